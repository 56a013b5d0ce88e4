import { list } from '../decisions/typed-form.ts'
import type { Nested } from '../ground/form.ts'
import type { Problem, Refusal } from '../ground/result.ts'
import { type Category, categories } from '../statute/hearing.ts'
import type { Announcement } from './announcement.ts'

/** One row of the form: its fields as typed. */
export type TypedRow = Readonly<Record<string, string | undefined>>

/** What stands in the form: one text per field, the choices, the rows. */
export type TypedAnnouncement = {
  readonly texts: TypedRow
  readonly methods: readonly string[]
  readonly documentIds: readonly string[]
  readonly quota: Readonly<Partial<Record<Category, TypedRow>>>
  readonly sessions: readonly TypedRow[]
}

const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof File)

const row = (value: unknown): TypedRow =>
  isNested(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, typeof each === 'string' ? each : undefined]),
      )
    : {}

/** Rows of sessions in which something stands; the choice of kind alone is nothing. */
const sessionRows = (value: unknown): TypedRow[] =>
  (Array.isArray(value) ? value : [])
    .map(row)
    .filter(({ kind: _, ...rest }) => Object.values(rest).some(Boolean))

/** What was typed, for showing the form again. */
export function typedOf(form: Nested): TypedAnnouncement {
  const quota = isNested(form.quota) ? form.quota : {}
  return {
    texts: row(form),
    methods: list(form.registration_methods),
    documentIds: list(form.document_ids),
    quota: Object.fromEntries(categories.map((category) => [category, row(quota[category])])),
    sessions: sessionRows(form.sessions),
  }
}

const number = (text: string | undefined): unknown =>
  text !== undefined && /^\d{1,5}$/.test(text.trim()) ? Number(text) : text

/** The categories that have seats, in the order in which they are sent on. */
const withSeats = ({ quota }: TypedAnnouncement): Category[] =>
  categories.filter((category) => !['', '0', undefined].includes(quota[category]?.seats?.trim()))

/** A form as `announcementSchema` wants it. */
export function bodyOf(typed: TypedAnnouncement): unknown {
  const { texts } = typed
  const { is_public, observer_seats, ...rest } = texts
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return {
    ...said,
    is_public: is_public !== 'no',
    ...(observer_seats === undefined ? {} : { observer_seats: number(observer_seats) }),
    registration_methods: ['web', ...typed.methods.filter((method) => method !== 'web')],
    quota: withSeats(typed).map((category) => ({
      category,
      seats: number(typed.quota[category]?.seats),
      selection: typed.quota[category]?.selection,
    })),
    sessions: typed.sessions.map(({ kind, venue, on, time, note }) => ({
      kind,
      venue: venue ?? '',
      ...(on && { on }),
      ...(time && { time }),
      ...(note && { note }),
    })),
  }
}

/** A refusal with its fields as the form names them: the rows of the quota go by their category. */
export function onTheForm(typed: TypedAnnouncement, refusal: Refusal): Refusal {
  const named = withSeats(typed)
  const renamed = (problem: Problem): Problem => {
    const [, place, rest] = /^quota\.(\d+)(.*)$/.exec(problem.field ?? '') ?? []
    const category = place === undefined ? undefined : named[Number(place)]
    const field = category ? `quota.${category}${rest}` : problem.field
    const clock = /(^|[._])time$/.test(field ?? '') && problem.code === 'invalid_choice'
    return { ...problem, ...(field && { field }), ...(clock && { code: 'invalid_time' as const }) }
  }
  const [first, ...others] = refusal.problems
  return { problems: [renamed(first), ...others.map(renamed)] }
}

/** What is saved, for the form. */
export function savedOf(body: Announcement, documentIds: readonly string[]): TypedAnnouncement {
  const { quota, sessions, registration_methods, is_public, observer_seats, ...texts } = body
  return {
    texts: {
      ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, value ?? undefined])),
      is_public: is_public ? 'yes' : 'no',
      observer_seats: String(observer_seats),
    },
    methods: registration_methods,
    documentIds,
    quota: Object.fromEntries(
      quota.map(({ category, seats, selection }) => [category, { seats: String(seats), selection }]),
    ),
    sessions: sessions.map(({ kind, venue, on, time, note }) => ({
      kind,
      venue,
      on: on ?? undefined,
      time: time ?? undefined,
      note,
    })),
  }
}
