import type { Instant } from '../ground/clock.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'
import { type Announcement, announcementSchema, isDrawn } from './announcement.ts'
import type { HearingFile } from './hearing.ts'
import type { Taken } from './taken.ts'
import { valueDueAt } from './value-due.ts'

type Field = keyof Announcement

/** Everything that is announced; the reason for a change is none. */
const SAID = (Object.keys(announcementSchema.shape) as Field[]).filter((field) => field !== 'change_reason')

const DRAW = ['draw_method', 'value_kind', 'value_name', 'value_on', 'draw_arrangement'] as const

/** What the list was frozen over: none of it changes afterwards. */
const FROZEN = ['registration_to', 'registration_to_time', 'quota', 'fallback', ...DRAW] as const

/** What people signed up by: none of it changes once sign-up has closed. */
const CLOSED = ['eligibility', 'registration_from', 'registration_from_time', ...FROZEN] as const

const same = (field: Field, a: Announcement, b: Announcement): boolean =>
  JSON.stringify(a[field]) === JSON.stringify(b[field])

const nothing = (value: unknown): boolean =>
  value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0)

/** True where a field had been left open: filling it in changes nothing that was said. */
function leftOpen(field: Field, before: Announcement): boolean {
  if (field === 'registration_from_time') return before.registration_from === null
  if (field === 'registration_to_time') return before.registration_to === null
  if (field === 'registration_methods') return before.registration_from === null
  if (field === 'draw_method') return !isDrawn(before)
  return nothing(before[field])
}

/** The fields in which a later announcement says something else than was said; filling in what was left is none. */
export const changedFields = (before: Announcement, body: Announcement): Field[] =>
  SAID.filter((field) => !same(field, before, body) && !leftOpen(field, before))

/**
 * What no longer changes: after the freeze what the list was frozen over, after the close of sign-up what people
 * signed up by. Until the freeze a value that came too early makes room for a later one (docs/draw.md).
 */
function judgeFixed({ terms, frozenAt }: Base, body: Announcement, at: Instant): Problem[] {
  if (!terms) return []
  const closed = terms.registrationTo !== null && terms.registrationTo <= at
  const due = valueDueAt(terms.body)
  const open: readonly Field[] = !frozenAt && due !== null && due <= at ? DRAW : []
  const fixed: readonly Field[] = closed ? CLOSED : frozenAt ? FROZEN : []
  return fixed
    .filter((field) => !open.includes(field) && !same(field, terms.body, body))
    .map((field) => ({
      code: frozenAt && (FROZEN as readonly Field[]).includes(field) ? 'terms_frozen' : 'terms_closed',
      field,
    }))
}

/** Seats and places that were given stay, and whoever signed up for a draw is drawn. */
function judgeTaken({ terms, taken }: Base, { quota, observer_seats }: Announcement): Problem[] {
  if (!terms || !taken) return []
  const of = (category: string) => quota.find((each) => each.category === category)
  const fewer = Object.entries(taken.seats)
    .filter(([category, given]) => (of(category)?.seats ?? 0) < given)
    .map(
      ([category, given]): Problem => ({
        code: 'seats_given_already',
        field: `quota.${category}.seats`,
        params: { given },
      }),
    )
  const undrawn = terms.body.quota
    .filter(({ category, selection }) => selection === 'draw' && (taken.signedUp[category] ?? 0) > 0)
    .filter(({ category }) => of(category)?.selection !== 'draw')
    .map(({ category }): Problem => ({ code: 'category_signed_up', field: `quota.${category}.selection` }))
  const places: Problem[] =
    observer_seats < taken.observers
      ? [{ code: 'observer_seats_given', field: 'observer_seats', params: { given: taken.observers } }]
      : []
  return [...fewer, ...undrawn, ...places]
}

type Base = Pick<HearingFile, 'terms' | 'frozenAt'> & { readonly taken?: Taken }

/** What is wrong with a later announcement against the one that counts so far. */
export function judgeChanges(
  base: Base,
  { body, at }: { readonly body: Announcement; readonly at: Instant },
): Problem[] {
  if (!base.terms) return []
  const unsaid = changedFields(base.terms.body, body).length > 0 && body.change_reason === ''
  return [
    ...judgeFixed(base, body, at),
    ...(unsaid ? [breach('R14', 'change_reason_missing', { field: 'change_reason' })] : []),
    ...judgeTaken(base, body),
  ]
}
