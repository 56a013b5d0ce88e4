import { weightyWords } from './topic-words.ts'

/** What is gathered into topics: a group with its leading opinion, or one opinion standing alone. */
export type TopicMember = {
  readonly id: string
  /** The words of one opinion of the group, as the person wrote them. */
  readonly text: string
  /** How many opinions it stands for, 1 or more. */
  readonly count: number
}

/** A candidate topic: kindred opinions on one clause, whatever side they take. */
export type Topic = {
  readonly members: readonly string[]
  readonly count: number
  /** Up to `WORDS` words that set it apart from the other topics of the clause, the most telling first. */
  readonly words: readonly string[]
}

const WORDS = 5
/** Words of a text that decide where it goes: more would let a long text be kin to everything. */
const TELLING = 12
/** Shared weight of words, as a cosine, from which two texts are kindred. */
const KINDRED = 0.3

type Weights = ReadonlyMap<string, number>

/** A topic is recognised by its heaviest words; without the cap it would in time be kin to everything. */
const CENTRE = 40

type Growing = { readonly members: number[]; readonly sum: Map<string, number>; length: number }

const lengthOf = (weights: Weights): number => Math.hypot(...weights.values())

function weigh(texts: readonly ReadonlySet<string>[]): Weights[] {
  const spread = new Map<string, number>()
  for (const words of texts) for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1)
  return texts.map((words) => {
    // A word that nobody else says makes no text kindred to another: it would only dilute the rest.
    const weighed = [...words]
      .filter((word) => (spread.get(word) ?? 0) > 1)
      .map((word): [string, number] => [word, Math.log(1 + texts.length / (spread.get(word) ?? 1))])
    const telling = new Map(weighed.sort(([v, a], [w, b]) => b - a || (v < w ? -1 : 1)).slice(0, TELLING))
    const length = lengthOf(telling) || 1
    return new Map([...telling].map(([word, weight]) => [word, weight / length]))
  })
}

function settle(topic: Growing): void {
  if (topic.sum.size > 2 * CENTRE) {
    const light = [...topic.sum].sort(([, a], [, b]) => a - b).slice(0, topic.sum.size - CENTRE)
    for (const [word] of light) topic.sum.delete(word)
  }
  topic.length = lengthOf(topic.sum)
}

/** Puts each text, in the order given, with the topic it is most kindred to, or into one of its own. */
function gather(weights: readonly Weights[], order: readonly number[]): Growing[] {
  const topics: Growing[] = []
  const byWord = new Map<string, Set<number>>()
  for (const at of order) {
    const own = weights[at] ?? new Map<string, number>()
    const shared = new Map<number, number>()
    for (const [word, weight] of own) {
      for (const topic of byWord.get(word) ?? [])
        shared.set(topic, (shared.get(topic) ?? 0) + weight * (topics[topic]?.sum.get(word) ?? 0))
    }
    let best = -1
    let most = KINDRED
    for (const [topic, product] of shared) {
      const kin = product / (topics[topic]?.length || 1)
      if (kin > most) [best, most] = [topic, kin]
    }
    const found = topics[best] ?? { members: [], sum: new Map<string, number>(), length: 0 }
    if (best < 0) best = topics.push(found) - 1
    found.members.push(at)
    for (const [word, weight] of own) {
      found.sum.set(word, (found.sum.get(word) ?? 0) + weight)
      const topicsOfWord = byWord.get(word)
      if (topicsOfWord) topicsOfWord.add(best)
      else byWord.set(word, new Set([best]))
    }
    settle(found)
  }
  return topics
}

/**
 * Gathers the opinions on one clause into candidate topics: the looser level above groups. Unlike a group a
 * topic may hold both sides, as 停车费太高 and 停车费不高 are one topic; a person accepts, splits or names it.
 *
 * The large groups come first, so that they and not chance decide what the topics are. The same members give
 * the same topics, in whatever order they come.
 *
 * @returns every member in exactly one topic; topics by count, the largest first
 */
export function topicsOf(members: readonly TopicMember[]): Topic[] {
  const texts = members.map(({ text }) => weightyWords(text))
  const weights = weigh(texts)
  const order = members
    .map((_, at) => at)
    .sort((a, b) => {
      const [x, y] = [members[a], members[b]]
      return (y?.count ?? 0) - (x?.count ?? 0) || ((x?.id ?? '') < (y?.id ?? '') ? -1 : 1)
    })
  const everywhere = new Map<string, number>()
  for (const words of texts) for (const word of words) everywhere.set(word, (everywhere.get(word) ?? 0) + 1)
  return gather(weights, order)
    .map((topic): Topic => {
      const here = new Map<string, number>()
      for (const at of topic.members)
        for (const word of texts[at] ?? []) here.set(word, (here.get(word) ?? 0) + 1)
      // A word tells when many here say it and few elsewhere do.
      const telling = [...here].map(([word, times]): [string, number] => [
        word,
        times *
          Math.log((1 + members.length) / (1 + (everywhere.get(word) ?? 0) - times)) *
          Math.min(3, word.length),
      ])
      return {
        members: topic.members.map((at) => members[at]?.id ?? ''),
        count: topic.members.reduce((sum, at) => sum + (members[at]?.count ?? 0), 0),
        words: telling
          .sort(([v, a], [w, b]) => b - a || (v < w ? -1 : 1))
          .slice(0, WORDS)
          .map(([word]) => word),
      }
    })
    .sort((a, b) => b.count - a.count)
}
