import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { METHOD, publishedDraw } from './published-draw.ts'
import type { DrawResult, DrawState, FrozenLists } from './read-draw.ts'

const spotCategory = z.object({
  category: z.string(),
  seats: z.int(),
  list_sha256: z.string(),
  numbers: z.array(z.string()),
  ranking: z.array(z.object({ rank: z.int(), number: z.string(), outcome: z.enum(['seat', 'reserve']) })),
})

const dates = {
  frozen_at: z.iso.datetime({ offset: true }),
  drawn_at: z.iso.datetime({ offset: true }).nullable(),
  needed: z.boolean().meta({ description: 'false: no category has more applicants than seats' }),
}

/** The name of the method where a hearing is drawn on the spot: nothing in it can be computed again but the lists. */
export const SPOT_METHOD = 'wenji/v1/draw-on-the-spot'

/** A draw by public value as it is published: what `replay` and the program take, and when it was. */
export const publishedByValue = publishedDraw.extend(dates)

export const publishedOnTheSpot = z.object({
  method: z.literal(SPOT_METHOD),
  hearing: z.string(),
  announced: z
    .string()
    .nullable()
    .meta({ description: 'The value that was announced and frozen over, where it never appeared' }),
  frozen_sha256: z.string(),
  ...dates,
  reason: z.string().meta({ description: 'Why the announced value never appeared; empty without one' }),
  witness: z.string(),
  /** SHA-256 of the minutes. */
  minutes: z.array(z.string()),
  categories: z.array(spotCategory).min(1),
})

export const anyPublishedDraw = z.union([publishedByValue, publishedOnTheSpot])
export type AnyPublishedDraw = z.output<typeof anyPublishedDraw>

const rankingOf = (result: DrawResult | null, category: string) =>
  result?.categories.find((each) => each.category === category)

/** What anyone may have of a hearing's draw, from the freeze on; null before it. */
export function publishedOf(hearing: string, { frozen, result }: DrawState): AnyPublishedDraw | null {
  if (!frozen) return null
  const when = {
    frozen_at: beijingIso(frozen.frozenAt),
    drawn_at: result && beijingIso(result.drawnAt),
    needed: frozen.categories.some(({ seats, numbers }) => numbers.length > seats),
  }
  return frozen.announced === null || result?.method === 'on_the_spot'
    ? onTheSpot(hearing, frozen, result, when)
    : byValue(hearing, frozen, result, when)
}

type When = { frozen_at: string; drawn_at: string | null; needed: boolean }

function byValue(
  hearing: string,
  frozen: FrozenLists,
  result: DrawResult | null,
  when: When,
): AnyPublishedDraw {
  const { valueText, canonical, source } = result ?? {}
  return {
    method: METHOD,
    hearing,
    announced: frozen.announced ?? '',
    frozen_sha256: frozen.sha256,
    ...when,
    value: valueText && canonical && source ? { text: valueText, canonical, source } : null,
    categories: frozen.categories.map(({ category, seats, listSha256, numbers }) => {
      const drawn = rankingOf(result, category)
      return {
        category,
        seats,
        list_sha256: listSha256,
        numbers: [...numbers],
        seed: drawn?.seed ?? null,
        ranking: (drawn?.ranking ?? []).map((place) => ({ ...place, ticket: place.ticket ?? '' })),
      }
    }),
  }
}

function onTheSpot(
  hearing: string,
  frozen: FrozenLists,
  result: DrawResult | null,
  when: When,
): AnyPublishedDraw {
  return {
    method: SPOT_METHOD,
    hearing,
    announced: frozen.announced,
    frozen_sha256: frozen.sha256,
    ...when,
    reason: result?.reason ?? '',
    witness: result?.witness ?? '',
    minutes: (result?.documents ?? []).map((each) => each.sha256),
    categories: frozen.categories.map(({ category, seats, listSha256, numbers }) => ({
      category,
      seats,
      list_sha256: listSha256,
      numbers: [...numbers],
      ranking: (rankingOf(result, category)?.ranking ?? []).map(({ rank, number, outcome }) => ({
        rank,
        number,
        outcome,
      })),
    })),
  }
}
