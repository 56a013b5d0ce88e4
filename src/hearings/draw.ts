import { hex } from '../ground/keys.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import type { PublicValue } from './draw-value.ts'
import { byBytes, check, type Frozen, type FrozenCategory, freeze, lines } from './frozen-list.ts'

// The draw of hearing representatives, as docs/draw.md states it. Four steps, all of them pure:
//
//   list     = the draw numbers of a category, sorted, one per line          → its SHA-256
//   frozen   = hearing, announced value, and each category with seats and list hash → its SHA-256, published
//   seed     = HMAC-SHA-256 under the public value, of hearing, category and list hash
//   ticket   = HMAC-SHA-256 under the seed, of one draw number; whoever has the smallest tickets has the seats
//
// It uses Web Crypto only and so runs in the Worker, in a browser and in Node. public/replay-draw.mjs does the
// same a second time without this file; the two are held against each other by tests.

/** One applicant's place. Ranks start at 1; `seated` are the first `seats` of them, the others are reserves. */
export type Place = {
  readonly rank: number
  readonly number: string
  readonly ticket: string
  readonly seated: boolean
}

export type DrawnCategory = {
  readonly category: string
  readonly seed: string
  readonly ranking: readonly Place[]
}

export type Drawn = { readonly value: PublicValue; readonly categories: readonly DrawnCategory[] }

const encoder = new TextEncoder()

async function keyed(key: Uint8Array<ArrayBuffer>): Promise<(message: string) => Promise<string>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign'])
  return async (message) =>
    hex(new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(message))))
}

/**
 * The seed of one category: HMAC-SHA-256 (RFC 2104) under the canonical line of the public value, of four lines:
 * the name of this step, the hearing, the category, the list's hash. The same value therefore serves any number
 * of hearings and categories without one result saying anything about another. 64 hexadecimal digits.
 */
export async function seedOf(
  value: string,
  hearingId: string,
  category: string,
  listSha256: string,
): Promise<string> {
  const sign = await keyed(encoder.encode(value))
  return sign(lines(['wenji/v1/draw-seed', hearingId, category, listSha256]))
}

/** A function that gives a draw number's ticket: HMAC-SHA-256 under the 32 bytes of the seed, of the number. */
export function ticketsUnder(seed: string): Promise<(number: string) => Promise<string>> {
  return keyed(Uint8Array.from(seed.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)))
}

/** By ticket, and between equal tickets (which nobody will ever see: 1 in 2^256) by draw number. */
export const byTicket = (
  a: { readonly ticket: string; readonly number: string },
  b: { readonly ticket: string; readonly number: string },
): number => byBytes(a.ticket, b.ticket) || byBytes(a.number, b.number)

async function drawCategory(
  value: string,
  hearingId: string,
  { category, seats, numbers, listSha256 }: FrozenCategory,
): Promise<DrawnCategory> {
  const seed = await seedOf(value, hearingId, category, listSha256)
  const ticketOf = await ticketsUnder(seed)
  const tickets = await Promise.all(
    numbers.map(async (number) => ({ number, ticket: await ticketOf(number) })),
  )
  const ranking = tickets
    .sort(byTicket)
    .map(({ number, ticket }, i) => ({ rank: i + 1, number, ticket, seated: i < seats }))
  return { category, seed, ranking }
}

/**
 * Draw: rank the applicants of every category. There is nothing to choose in it; the same frozen list and value
 * always give the same ranking. Refuses `draw_value_not_announced` when `value` is another one than was
 * announced (another issue, another round). Throws RangeError when `frozen` does not have the hash it claims
 * (then somebody has changed it since) and when `value` does not come from `normaliseValue`.
 */
export async function draw(given: {
  readonly frozen: Frozen
  readonly value: PublicValue
}): Promise<Result<Drawn>> {
  const { frozen, value } = given
  const again = await freeze(frozen)
  check(again.sha256 === frozen.sha256, 'the frozen list is not the one of its hash')
  check(value.canonical.startsWith(`${value.announced} `), 'a value that is not canonical')
  if (value.announced !== frozen.announced)
    return refuse('draw_value_not_announced', { field: 'value', params: { announced: frozen.announced } })
  const categories = again.categories.map((each) => drawCategory(value.canonical, again.hearingId, each))
  return accept({ value, categories: await Promise.all(categories) })
}

/**
 * Who holds the seats of a category and who waits, when those in `gone` have withdrawn or declined since the
 * freeze (before or after the draw, in whatever order). Nothing is drawn again: those who are left keep their
 * order, and the next reserve moves up. With no reserve left there are fewer holders than seats, and the
 * announced fallback begins.
 */
export function standing(
  ranking: readonly Place[],
  gone: ReadonlySet<string>,
): { readonly holders: readonly string[]; readonly reserves: readonly string[] } {
  const seats = ranking.filter(({ seated }) => seated).length
  const left = ranking
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ number }) => number)
    .filter((number) => !gone.has(number))
  return { holders: left.slice(0, seats), reserves: left.slice(seats) }
}
