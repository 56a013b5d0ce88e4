import * as z from 'zod'
import { documentsQuery } from '../drafts/store.ts'
import { type Instant, instant, msOf } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { required, typed } from '../ground/parse.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import type { Officer } from '../people/officer.ts'
import { type FrozenCategory, sorted } from './frozen-list.ts'
import type { HearingFile } from './hearing.ts'
import { mayRun, openHearing } from './open-file.ts'
import { type DrawResult, type FrozenLists, readDraw, readStandings } from './read-draw.ts'
import { sealResult } from './seal-result.ts'
import { valueDueAt } from './value-due.ts'

/** The numbers as they came out, under the eyes of a notary or of the discipline office. */
export const spotInput = z.object({
  witness: required(200).meta({ description: 'The notary or discipline office that watched' }),
  orders: z.record(z.string(), z.string().max(50_000)).default({}).meta({
    description: 'By category: its draw numbers in the order in which they were drawn, apart by spaces',
  }),
  document_ids: z
    .array(z.string())
    .max(20)
    .default([])
    .meta({ description: 'The minutes, documents of the decision' }),
  reason: typed(500).default('').meta({
    description: 'Where a value was announced: why it has not appeared. Published',
  }),
})
export type SpotInput = z.output<typeof spotInput>

const GRACE_MS = 3 * 86_400_000

/** From when a draw on the spot may take the place of the announced value: three days after the value's time. */
export const spotInsteadFrom = (file: HearingFile): Instant | null => {
  const due = file.terms && valueDueAt(file.terms.body)
  return due && instant(msOf(due) + GRACE_MS)
}

/** Why nothing can be drawn on the spot at this instant; empty when it can. */
export function judgeSpot(file: HearingFile, frozen: FrozenLists | null, now: Visit['now']): Problem[] {
  const { terms } = file
  if (!terms || file.cancelledAt) return [{ code: 'wrong_state' }]
  if (!frozen) return [{ code: 'draw_not_frozen' }]
  const instead = spotInsteadFrom(file)
  if (frozen.announced !== null && (instead === null || now < instead))
    return [{ code: 'draw_not_on_the_spot' }]
  return terms.heldAt && now >= terms.heldAt ? [{ code: 'hearing_begun' }] : []
}

const numbersIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\s,;、，；]+/)
    .filter((each) => each !== '')

/**
 * The order of one category: numbers of its frozen list, each once, at least as many as there are seats to give
 * among those who are still there. Where everybody has a seat nothing is drawn, and they stand in the list's order.
 */
function orderOf(
  { category, seats, numbers }: FrozenCategory,
  text: string,
  gone: ReadonlySet<string>,
): Result<string[]> {
  const field = `orders.${category}`
  if (numbers.length <= seats) return accept(sorted(numbers))
  const drawn = numbersIn(text)
  const wrong = drawn.find((number, i) => !numbers.includes(number) || drawn.indexOf(number) !== i)
  if (wrong !== undefined) {
    const known = /^[0-9A-Z-]{1,32}$/.test(wrong)
    return refuse('draw_order_wrong', { field, ...(known && { params: { number: wrong } }) })
  }
  const present = drawn.filter((number) => !gone.has(number)).length
  const due = Math.min(seats, numbers.filter((number) => !gone.has(number)).length)
  return present < due ? refuse('draw_order_wrong', { field }) : accept(drawn)
}

/**
 * Record a draw on the spot with its minutes; the seats follow in the same batch. Only where that was announced when
 * the lists were frozen, for to change to it when a value may be known would be a choice; or where the announced value
 * has not appeared three days after its time, with the reason, which is published. Drafters of the unit may. Refuses
 * `not_found`, `forbidden`, `draw_not_frozen`, `draw_not_on_the_spot`, `draw_order_wrong`, `document_missing`,
 * `document_unknown`, `reason_missing`, `already_drawn`.
 */
export async function drawOnTheSpot(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: SpotInput,
): Promise<Result<DrawResult>> {
  const opened = await openHearing(visit, officer, hearingId)
  if (!opened.ok) return opened
  const file = opened.value
  if (!mayRun(officer, file)) return refuse('forbidden')
  const { frozen, result } = await readDraw(visit.db, hearingId)
  if (result) return refuse('already_drawn', { link: `/hearings/${hearingId}/draw` })
  const [problem] = judgeSpot(file, frozen, visit.now)
  if (problem || !frozen) return refuse(problem?.code ?? 'draw_not_frozen')

  const standings = await readStandings(visit.db, hearingId)
  const gone = new Set(
    [...standings.values()].filter(({ withdrawn }) => withdrawn).map(({ drawNo }) => drawNo),
  )
  const orders = frozen.categories.map((each) => ({
    ...each,
    order: orderOf(each, input.orders[each.category] ?? '', gone),
  }))
  const known = await documentsQuery(visit.db, file.decision.id)
  const documents = [...new Set(input.document_ids)].map((id) => known.find((each) => each.id === id))
  const problems: Problem[] = [
    ...orders.flatMap(({ order }) => (order.ok ? [] : order.refusal.problems)),
    ...(documents.length === 0 ? [{ code: 'document_missing' as const, field: 'document_ids' }] : []),
    ...(frozen.announced !== null && input.reason === ''
      ? [{ code: 'reason_missing' as const, field: 'reason' }]
      : []),
    ...(documents.includes(undefined) ? [{ code: 'document_unknown' as const, field: 'document_ids' }] : []),
  ]
  if (problems.length > 0) return judge(problems, undefined as never)
  return sealResult(visit, officer, file, frozen, {
    method: 'on_the_spot',
    valueText: null,
    canonical: null,
    source: null,
    categories: orders.map(({ category, seats, order }) => ({
      category,
      seed: null,
      ranking: (order.ok ? order.value : []).map((number, i) => ({
        rank: i + 1,
        number,
        ticket: null,
        outcome: i < seats ? ('seat' as const) : ('reserve' as const),
      })),
    })),
    witness: input.witness,
    documents: documents.flatMap((each) => (each ? [{ id: each.id, sha256: each.sha256 }] : [])),
    reason: frozen.announced === null ? '' : input.reason,
  })
}
