import * as z from 'zod'
import { text } from '../decisions/typed-form.ts'
import { type Instant, instant } from '../ground/clock.ts'
import type { Nested } from '../ground/form.ts'
import { typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'
import { type Carrier, carrierKinds, judgeCarriers } from '../statute/publishing.ts'

const OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

const moment = z
  .string()
  .refine((given) => OFFSET.test(given) && Number.isFinite(Date.parse(given)) && given > '2000', {
    params: { code: 'invalid_time' },
  })
  .transform((given): Instant => instant(Date.parse(given)))
  .meta({ type: 'string', format: 'date-time' })

const carried = z.object({
  kind: z.enum(carrierKinds),
  name: typed(100),
  at: moment
    .nullish()
    .transform((given) => given ?? null)
    .describe('When the result appears there'),
  evidence: typed(500).default('').describe('By what one can see it: an address, a page, a programme'),
  replaced_reason: typed(1000).default('').describe('Why a notice board is left out'),
})

/** R12: what is said at publication about each carrier of the notice. */
export const publicationInput = z.object({
  carriers: z.array(carried).max(21).default([]),
})

export type PublicationInput = z.output<typeof publicationInput>
export type Carried = PublicationInput['carriers'][number]

/** One carrier's row as it was typed: the date and the time of Beijing apart. */
export type TypedCarried = {
  readonly kind: string
  readonly name: string
  readonly on: string
  readonly time: string
  readonly evidence: string
  readonly replaced_reason: string
}

/** The form of the publication: what was typed, and as `publicationInput` wants it. */
export function formOfCarried(form: Nested): { readonly typed: TypedCarried[]; readonly body: unknown } {
  const typed = (Array.isArray(form.carriers) ? form.carriers : []).map((row: Nested) => ({
    kind: text(row, 'kind') ?? '',
    name: text(row, 'name') ?? '',
    on: text(row, 'on') ?? '',
    time: text(row, 'time') ?? '',
    evidence: text(row, 'evidence') ?? '',
    replaced_reason: text(row, 'replaced_reason') ?? '',
  }))
  const carriers = typed.map(({ on, time, ...row }) => ({
    ...row,
    at: on === '' && time === '' ? null : `${on}T${time}:00+08:00`,
  }))
  return { typed, body: { carriers } }
}

/** The carriers of which something has to be said: the report itself is the portal, a press conference is exempt. */
export const askedOf = (draftOn: readonly Carrier[]): Carrier[] =>
  draftOn.filter(({ kind }) => kind !== 'portal' && kind !== 'press_conference')

/** How many days ahead an appearance may be announced: further off, the year is mistyped. */
export const MOST_DAYS_AHEAD = 30

const same = (a: Carrier) => (b: Carrier) => a.kind === b.kind && a.name === b.name

/**
 * R12, E46: whether the result appears wherever the draft did. Each problem in the field of what was sent:
 * `channel_missing`, `missing` (half of an answer), `carrier_too_early` (before the report was prepared),
 * `carrier_too_late` (more than 30 days after now),
 * `invalid_choice` (a carrier that the notice does not name), `repeated`.
 */
export function judgeCarried(
  draftOn: readonly Carrier[],
  said: readonly Carried[],
  preparedAt: Instant,
  now: Instant,
): Problem[] {
  const latest = instant(Date.parse(now) + MOST_DAYS_AHEAD * 86_400_000)
  const asked = askedOf(draftOn)
  const problems: Problem[] = []
  for (const [index, each] of said.entries()) {
    const at = (field: string) => `carriers.${index}.${field}`
    if (!asked.some(same(each))) problems.push({ code: 'invalid_choice', field: at('name') })
    if (said.findIndex(same(each)) < index) problems.push({ code: 'repeated', field: at('name') })
    if (each.at && each.evidence === '') problems.push(breach('R12', 'missing', { field: at('evidence') }))
    if (!each.at && each.evidence !== '') problems.push(breach('R12', 'missing', { field: at('at') }))
    if (each.at && each.at < preparedAt)
      problems.push(breach('R12', 'carrier_too_early', { field: at('at') }))
    if (each.at && each.at > latest)
      problems.push(breach('R12', 'carrier_too_late', { field: at('at'), params: { days: MOST_DAYS_AHEAD } }))
    if (each.replaced_reason !== '' && (each.at || each.evidence !== '' || each.kind !== 'notice_board'))
      problems.push(breach('R12', 'invalid_choice', { field: at('replaced_reason') }))
  }
  const shown = said.filter((each) => each.at !== null || each.evidence !== '')
  const replaced = Object.fromEntries(
    said.filter(({ kind }) => kind === 'notice_board').map((each) => [each.name, each.replaced_reason]),
  )
  for (const { params } of judgeCarriers(draftOn, [{ kind: 'portal', name: '' }, ...shown], replaced)) {
    const { kind, name } = params
    const index = said.findIndex((each) => each.kind === kind && each.name === name)
    const row = index < 0 ? asked.findIndex((each) => each.kind === kind && each.name === name) : index
    problems.push(breach('R12', 'channel_missing', { params, field: `carriers.${row}.at` }))
  }
  return problems
}
