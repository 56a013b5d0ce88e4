import { byTicket, seedOf, ticketsUnder } from './draw.ts'
import { normaliseValue, VALUE_KINDS } from './draw-value.ts'
import { frozenHash, listHash, sorted } from './frozen-list.ts'
import { type PublishedDraw, publishedDraw } from './published-draw.ts'

// A published draw is a chain: numbers → list hash → frozen hash, and value, list hash → seed → tickets → order →
// seats. Every link is computed again from what is published just before it, so a fault names the place where
// the chain is broken and not everything that follows. Whoever replaces the whole chain consistently shows in
// what is known from elsewhere: the frozen hash as it was published at the close, the result in the newspaper.

/** What can fail to fit. The sentences are in docs/draw.md. */
export type FaultCode =
  | 'unreadable'
  | 'category_twice'
  | 'number_twice'
  | 'list_not_sorted'
  | 'list_changed'
  | 'frozen_changed'
  | 'frozen_differs'
  | 'value_missing'
  | 'value_unclear'
  | 'value_changed'
  | 'value_not_announced'
  | 'value_differs'
  | 'seed_changed'
  | 'number_missing'
  | 'number_added'
  | 'ticket_changed'
  | 'order_changed'
  | 'seats_changed'

/** One thing that does not fit, and where: a path in the data, a category, a draw number. */
export type Fault = {
  readonly code: FaultCode
  readonly path?: string
  readonly category?: string
  readonly number?: string
}

/** What the reader knows from elsewhere, and trusts more than this file. */
export type Known = {
  /** The frozen hash as the ledger, a newspaper or her own note of that day has it. */
  readonly frozenSha256?: string
  /** The public value as the lottery or the beacon published it, in any form `normaliseValue` takes. */
  readonly value?: string
}

type Category = PublishedDraw['categories'][number]

/** The elements that occur more than once, each named once. */
function repeated(all: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(all.filter((one) => seen.has(one) || !seen.add(one)))]
}

async function frozenFaults(published: PublishedDraw, known: Known): Promise<Fault[]> {
  const faults: Fault[] = []
  const codes = published.categories.map(({ category }) => category)
  for (const category of repeated(codes)) faults.push({ code: 'category_twice', category })
  for (const number of repeated(published.categories.flatMap(({ numbers }) => numbers)))
    faults.push({ code: 'number_twice', number })
  for (const { category, numbers, list_sha256 } of published.categories) {
    if (sorted(numbers).some((number, i) => number !== numbers[i]))
      faults.push({ code: 'list_not_sorted', category })
    if ((await listHash(numbers)) !== list_sha256) faults.push({ code: 'list_changed', category })
  }
  const categories = published.categories.map(({ category, seats, numbers, list_sha256 }) => ({
    category,
    seats,
    count: numbers.length,
    listSha256: list_sha256,
  }))
  const bound = { hearingId: published.hearing, announced: published.announced, categories }
  if ((await frozenHash(bound)) !== published.frozen_sha256) faults.push({ code: 'frozen_changed' })
  if (known.frozenSha256 !== undefined && known.frozenSha256.trim().toLowerCase() !== published.frozen_sha256)
    faults.push({ code: 'frozen_differs' })
  return faults
}

/** The canonical line of a text as the kind of value that was announced, or null. */
function lineOf(announced: string, text: string): string | null {
  const kind = VALUE_KINDS.find((each) => announced.startsWith(`${each} `))
  const read = kind && normaliseValue(kind, text)
  return read?.ok ? read.value.canonical : null
}

function valueFaults({ announced, value }: PublishedDraw, known: Known): Fault[] {
  if (!value) return []
  const faults: Fault[] = []
  const line = lineOf(announced, value.text)
  if (line === null) faults.push({ code: 'value_unclear' })
  else if (line !== value.canonical) faults.push({ code: 'value_changed' })
  if (!value.canonical.startsWith(`${announced} `)) faults.push({ code: 'value_not_announced' })
  if (known.value !== undefined && lineOf(announced, known.value) !== value.canonical)
    faults.push({ code: 'value_differs' })
  return faults
}

async function categoryFaults(hearing: string, value: string, each: Category): Promise<Fault[]> {
  const { category, numbers, ranking, seats } = each
  const faults: Fault[] = []
  const seed = await seedOf(value, hearing, category, each.list_sha256)
  if (seed !== each.seed) faults.push({ code: 'seed_changed', category })

  const [listed, ranked] = [new Set(numbers), new Set(ranking.map(({ number }) => number))]
  for (const number of listed)
    if (!ranked.has(number)) faults.push({ code: 'number_missing', category, number })
  for (const number of ranked)
    if (!listed.has(number)) faults.push({ code: 'number_added', category, number })
  for (const number of repeated(ranking.map((place) => place.number)))
    faults.push({ code: 'number_twice', category, number })

  const ticketOf = await ticketsUnder(each.seed ?? seed)
  for (const { number, ticket } of ranking)
    if ((await ticketOf(number)) !== ticket) faults.push({ code: 'ticket_changed', category, number })

  const inOrder = ranking.toSorted(byTicket)
  ranking.forEach(({ number, rank }, i) => {
    if (rank !== i + 1 || number !== inOrder[i]?.number)
      faults.push({ code: 'order_changed', category, number })
  })
  ranking.forEach(({ number, outcome }, i) => {
    if ((outcome === 'seat') !== i < seats) faults.push({ code: 'seats_changed', category, number })
  })
  return faults
}

/**
 * Replay a published draw and say everything that does not fit; an empty list means that all of it follows from
 * the frozen list and the value. `published` is the published JSON, parsed; of something else the only fault is
 * `unreadable`, with its place. Before the value is known the lists alone are checked. Give in `known` what you
 * have from elsewhere: only that shows a draw that was exchanged as a whole.
 *
 * Never throws. Source: docs/draw.md.
 */
export async function replay(published: unknown, known: Known = {}): Promise<readonly Fault[]> {
  const read = publishedDraw.safeParse(published)
  if (!read.success)
    return read.error.issues.map(({ path }) => ({ code: 'unreadable', path: path.join('.') }))
  const { hearing, value, categories } = read.data
  const faults = [...(await frozenFaults(read.data, known)), ...valueFaults(read.data, known)]
  for (const each of categories) {
    if (value) faults.push(...(await categoryFaults(hearing, value.canonical, each)))
    else if (each.seed !== null || each.ranking.length > 0)
      faults.push({ code: 'value_missing', category: each.category })
  }
  return faults
}
