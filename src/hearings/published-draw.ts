import * as z from 'zod'
import type { Drawn } from './draw.ts'
import { ANNOUNCED, CODE, DRAW_NUMBER, type Frozen, LIMITS } from './frozen-list.ts'

/** The name of the method in published data. Another method would have another name. */
export const METHOD = 'wenji/v1/draw'

const sha = z.string().regex(/^[0-9a-f]{64}$/)
const code = z.string().regex(CODE).max(LIMITS.code)
const drawNumber = z.string().regex(DRAW_NUMBER).max(LIMITS.drawNumber)

const place = z.object({
  rank: z.int().min(1),
  number: drawNumber,
  ticket: sha,
  outcome: z.enum(['seat', 'reserve']),
})

const category = z.object({
  category: code,
  seats: z.int().min(0).max(LIMITS.seats),
  /** The hash of `numbers`, one per line. */
  list_sha256: sha,
  numbers: z.array(drawNumber).max(LIMITS.numbers),
  /** Null, and `ranking` empty, until the value is known. */
  seed: sha.nullable(),
  ranking: z.array(place).max(LIMITS.numbers),
})

/** What is published of a draw: at the freeze without a value, later with it. Everything is in it to replay it. */
export const publishedDraw = z.object({
  method: z.literal(METHOD),
  hearing: code,
  announced: z.string().regex(ANNOUNCED),
  frozen_sha256: sha,
  value: z
    .object({
      /** As it was typed. */
      text: z.string().max(200),
      canonical: z.string().max(200),
      /** Where it was published, in words or as an address. */
      source: z.string().max(2000),
    })
    .nullable(),
  categories: z.array(category).min(1),
})
export type PublishedDraw = z.output<typeof publishedDraw>

/**
 * The published form of a frozen list and, once the value is known, of the draw. `entered` is the value as the
 * officer typed it and where she read it. Throws RangeError when `drawn` is not the draw of `frozen`.
 */
export function publishDraw(
  frozen: Frozen,
  outcome: {
    readonly drawn: Drawn
    readonly entered: { readonly text: string; readonly source: string }
  } | null,
): PublishedDraw {
  const drawn = new Map(outcome?.drawn.categories.map((each) => [each.category, each]))
  return {
    method: METHOD,
    hearing: frozen.hearingId,
    announced: frozen.announced,
    frozen_sha256: frozen.sha256,
    value: outcome && { ...outcome.entered, canonical: outcome.drawn.value.canonical },
    categories: frozen.categories.map(({ category, seats, listSha256, numbers }) => {
      const result = drawn.get(category)
      if (outcome && result?.ranking.length !== numbers.length)
        throw new RangeError('draw: the result of another list')
      return {
        category,
        seats,
        list_sha256: listSha256,
        numbers: [...numbers],
        seed: result?.seed ?? null,
        ranking: (result?.ranking ?? []).map(({ rank, number, ticket, seated }) => ({
          rank,
          number,
          ticket,
          outcome: seated ? 'seat' : 'reserve',
        })),
      }
    }),
  }
}
