import { sha256 } from '../ground/keys.ts'

// The first half of the draw (docs/draw.md, steps 1 and 2): the lists as they stood at the close of sign-up, in
// bytes that everyone writes alike, and one hash over all of them that is published before the public value exists.

/** A draw number (抽签号): what is published of an applicant, and the only thing that is drawn. */
export const DRAW_NUMBER = /^[0-9A-Z]+(?:-[0-9A-Z]+)*$/
/** The id of a hearing, or the code of a category as in `citizens`. */
export const CODE = /^[a-z0-9]+(?:[_-][a-z0-9]+)*$/
/** A public value as it is named before it exists. */
export const ANNOUNCED = /^(?:(?:ssq|dlt) 20[0-9]{5}|drand quicknet [1-9][0-9]{0,9})$/

export const LIMITS = { drawNumber: 32, code: 64, seats: 10_000, numbers: 100_000 } as const

/** What is drawn for in one category: `seats` of the applicants with these draw numbers. */
export type CategoryList = {
  readonly category: string
  readonly seats: number
  readonly numbers: readonly string[]
}

export type FrozenCategory = CategoryList & { readonly listSha256: string }

/** The lists of a hearing as they stood at the close of sign-up, and the hash that binds all of it. */
export type Frozen = {
  readonly hearingId: string
  readonly announced: string
  readonly categories: readonly FrozenCategory[]
  readonly sha256: string
}

/** Every line ended by a line feed, the last one too: what `printf '%s\n'` prints. */
export const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('')

/** By the bytes of ASCII, as `LC_ALL=C sort` does. No language's alphabet comes into it. */
export const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The draw numbers in the order in which they are hashed and published. */
export const sorted = (numbers: readonly string[]): string[] => [...numbers].sort(byBytes)

/** SHA-256 of a list in the order given: its draw numbers and nothing else, one per line. Hexadecimal. */
export const listHash = (numbers: readonly string[]): Promise<string> => sha256(lines(numbers))

/** What is bound at the freeze besides the lists: for which hearing, which value, how many seats. */
type Bound = {
  readonly hearingId: string
  readonly announced: string
  readonly categories: readonly {
    readonly category: string
    readonly seats: number
    readonly count: number
    readonly listSha256: string
  }[]
}

/**
 * The hash that is published at the freeze: SHA-256 over a line naming this format, one for the hearing, one for
 * the announced value, and one per category, these sorted by their bytes. No field can contain a line feed, and
 * none but `announced`, the last of its line, a space: no two freezes have the same bytes.
 */
export function frozenHash({ hearingId, announced, categories }: Bound): Promise<string> {
  const head = ['wenji/v1/draw-freeze', `hearing ${hearingId}`, `value ${announced}`]
  const each = categories.map(
    (c) => `category ${c.category} seats ${c.seats} of ${c.count} list ${c.listSha256}`,
  )
  return sha256(lines([...head, ...each.sort(byBytes)]))
}

/** A promise to this module that only a mistake in the calling code can break. */
export function check(holds: boolean, what: string): void {
  if (!holds) throw new RangeError(`draw: ${what}`)
}

function checkList({ category, seats, numbers }: CategoryList): void {
  check(CODE.test(category) && category.length <= LIMITS.code, 'a category code')
  check(Number.isInteger(seats) && seats >= 0 && seats <= LIMITS.seats, `the seats of ${category}`)
  check(numbers.length <= LIMITS.numbers, `more than ${LIMITS.numbers} applicants in ${category}`)
  const sound = numbers.every((number) => DRAW_NUMBER.test(number) && number.length <= LIMITS.drawNumber)
  check(sound, `a draw number in ${category}`)
}

/**
 * Freeze the lists of a hearing at the close of sign-up. `announced` is the value the announcement named, from
 * `announceValue`. Every category that is filled by sign-up and draw belongs in it, also one with fewer
 * applicants than seats or none (seats 0 to 10,000, up to 100,000 numbers): a category left out could not be told
 * from one withheld. The order of anything given makes no difference.
 *
 * The same list always has the same hash, whenever and wherever it is frozen. Throws RangeError when an id, a
 * category code or a draw number (at most 32 capitals, digits and single hyphens) is not of its form, when there
 * is no category or the same one twice, or a draw number twice in the hearing: whoever had two would have two
 * chances.
 */
export async function freeze(list: {
  readonly hearingId: string
  readonly announced: string
  readonly categories: readonly CategoryList[]
}): Promise<Frozen> {
  const { hearingId, announced } = list
  check(ANNOUNCED.test(announced), 'the announced value')
  return bind(hearingId, announced, list.categories)
}

/** What stands where the announced value would, in the frozen hash of a hearing that is drawn on the spot. */
export const ON_THE_SPOT = 'on-the-spot'

/** The same for a hearing that is drawn on the spot: nothing is announced but that. */
export const freezeOnTheSpot = (hearingId: string, categories: readonly CategoryList[]): Promise<Frozen> =>
  bind(hearingId, ON_THE_SPOT, categories)

async function bind(hearingId: string, announced: string, lists: readonly CategoryList[]): Promise<Frozen> {
  check(CODE.test(hearingId) && hearingId.length <= LIMITS.code, 'the id of the hearing')
  check(lists.length > 0, 'no category')
  lists.forEach(checkList)
  const all = lists.flatMap(({ numbers }) => numbers)
  check(new Set(all).size === all.length, 'a draw number twice')
  const codes = new Set(lists.map(({ category }) => category))
  check(codes.size === lists.length, 'a category twice')
  const categories = await Promise.all(
    lists
      .toSorted((a, b) => byBytes(a.category, b.category))
      .map(async ({ category, seats, numbers }) => {
        const inOrder = sorted(numbers)
        return { category, seats, numbers: inOrder, listSha256: await listHash(inOrder) }
      }),
  )
  const bound = categories.map(({ numbers, ...rest }) => ({ ...rest, count: numbers.length }))
  const sha = await frozenHash({ hearingId, announced, categories: bound })
  return { hearingId, announced, categories, sha256: sha }
}
