import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { required } from '../ground/parse.ts'
import { accept, type Problem, type Result, refuse } from '../ground/result.ts'
import type { Officer } from '../people/officer.ts'
import { draw } from './draw.ts'
import { normaliseValue, type PublicValue, VALUE_KINDS } from './draw-value.ts'
import type { HearingFile } from './hearing.ts'
import { mayRun, openHearing } from './open-file.ts'
import { type DrawResult, type FrozenLists, readDraw } from './read-draw.ts'
import { sealResult } from './seal-result.ts'
import { valueDueAt } from './value-due.ts'

/** The public value as an officer read it, and where. */
export const valueInput = z.object({
  value: required(200).meta({
    description: 'As it was published: issue and numbers, or round and randomness',
  }),
  source: required(2000).meta({
    description: 'Where it was read: an address, or the newspaper and its date',
  }),
})
export type ValueInput = z.output<typeof valueInput>

/** Why no value can be entered at this instant, whatever it is; empty when it can. */
export function judgeValueTime(file: HearingFile, frozen: FrozenLists | null, now: Visit['now']): Problem[] {
  const { terms } = file
  if (!terms || file.cancelledAt) return [{ code: 'wrong_state' }]
  if (!frozen) return [{ code: 'draw_not_frozen' }]
  if (frozen.announced === null) return [{ code: 'draw_value_not_announced' }]
  if (terms.heldAt && now >= terms.heldAt) return [{ code: 'hearing_begun' }]
  const due = valueDueAt(terms.body)
  return due && now < due ? [{ code: 'draw_value_not_due', params: { due: beijingIso(due) } }] : []
}

/**
 * How a typed value is read, before anything is written: what the officer compares with the publication. Refuses
 * `draw_value_unclear`, `draw_value_impossible`, `draw_value_not_announced`.
 */
export function readValue(frozen: FrozenLists, text: string): Result<PublicValue> {
  const kind = VALUE_KINDS.find((each) => frozen.announced?.startsWith(`${each} `))
  if (!kind) return refuse('draw_value_not_announced', { field: 'value' })
  const value = normaliseValue(kind, text)
  if (!value.ok || value.value.announced === frozen.announced) return value
  const params = { announced: frozen.announced ?? '' }
  return refuse('draw_value_not_announced', { field: 'value', params })
}

/**
 * Enter the announced value with its source; the result follows, and the seats with it, in one batch. Drafters of the
 * unit may. Entering the same value again answers with what is there; there is no second draw. Refuses `not_found`,
 * `forbidden`, `draw_not_frozen`, `draw_value_*`, `already_drawn`, `wrong_state`, `hearing_begun`.
 */
export async function enterValue(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  { value: text, source }: ValueInput,
): Promise<Result<DrawResult>> {
  const opened = await openHearing(visit, officer, hearingId)
  if (!opened.ok) return opened
  const file = opened.value
  if (!mayRun(officer, file)) return refuse('forbidden')
  const { frozen, result } = await readDraw(visit.db, hearingId)
  const read = frozen && readValue(frozen, text)
  if (result) {
    const same = read?.ok && read.value.canonical === result.canonical
    return same ? accept(result) : refuse('already_drawn', { link: `/hearings/${hearingId}/draw` })
  }
  const [problem] = judgeValueTime(file, frozen, visit.now)
  if (problem || !frozen || !read) return refuse(problem?.code ?? 'draw_not_frozen')
  if (!read.ok) return read
  const announced = frozen.announced ?? ''
  const drawn = await draw({ frozen: { ...frozen, hearingId, announced }, value: read.value })
  if (!drawn.ok) return drawn
  return sealResult(visit, officer, file, frozen, {
    method: 'public_value',
    valueText: text,
    canonical: read.value.canonical,
    source,
    categories: drawn.value.categories.map(({ category, seed, ranking }) => ({
      category,
      seed,
      ranking: ranking.map(({ rank, number, ticket, seated }) => ({
        rank,
        number,
        ticket,
        outcome: seated ? ('seat' as const) : ('reserve' as const),
      })),
    })),
    witness: '',
    documents: [],
    reason: '',
  })
}
