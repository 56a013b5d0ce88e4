import { isPlainDate, type PlainDate } from '../ground/clock.ts'
import type { Nested } from '../ground/form.ts'
import { type PlanBody, type PlannedDate, plannedDates, questions } from './plan.ts'
import type { Dates } from './timetable.ts'
import { answer, list } from './typed-form.ts'

/** What stands in the plan's form: one text per field (`reasons.poll` too), and the lists. */
export type TypedPlan = {
  readonly texts: Readonly<Record<string, string | undefined>>
  readonly methods: readonly string[]
  readonly consultees: readonly string[]
}

/** A form as `planInput` wants it: answers are booleans, lists are lists. */
export const askedOf = (form: Nested) => ({
  ...form,
  ...Object.fromEntries(questions.map((name) => [name, answer(form[name])])),
  methods: list(form.methods),
  consultees: list(form.consultees),
})

/** What was typed, for showing the form again. */
export function typedOf(form: Nested): TypedPlan {
  const reasons = typeof form.reasons === 'object' && form.reasons !== null ? form.reasons : {}
  const texts = [
    ...Object.entries(form),
    ...Object.entries(reasons).map(([method, reason]) => [`reasons.${method}`, reason] as const),
  ]
  return {
    texts: Object.fromEntries(
      texts.map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
    ),
    methods: list(form.methods),
    consultees: list(form.consultees),
  }
}

/** The version that counts, for the form; an empty form before the first. */
export function savedPlan(plan: PlanBody | undefined, dates: Partial<Dates> = {}): TypedPlan {
  if (!plan) return { texts: dates as TypedPlan['texts'], methods: [], consultees: [] }
  // Each version gives its own reason for what it takes back.
  const { methods, consultees, reasons, withdrawn_needs_reason: _, ...rest } = plan
  const said = (value: string | boolean | null) =>
    typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value ?? undefined)
  return {
    texts: Object.fromEntries([
      ...Object.entries(rest).map(([name, value]) => [name, said(value)]),
      ...Object.entries(reasons).map(([method, reason]) => [`reasons.${method}`, reason]),
    ]),
    methods,
    consultees,
  }
}

/** The dates that are typed and exist, of the ways that are chosen or of all. */
export const datesOf = (typed: TypedPlan): Dates =>
  Object.fromEntries(
    plannedDates.map((name) => {
      const given = typed.texts[name]
      return [name, given !== undefined && isPlainDate(given) ? given : null]
    }),
  ) as Record<PlannedDate, PlainDate | null>

/** The fields in which what was typed differs from what is saved. */
export function differingFields(typed: TypedPlan, saved: TypedPlan): string[] {
  const names = [...new Set([...Object.keys(saved.texts), ...Object.keys(typed.texts)])]
  const texts = names.filter(
    (name) =>
      !['version', 'after', 'reasons'].includes(name) &&
      (typed.texts[name] ?? '') !== (saved.texts[name] ?? ''),
  )
  const other = (a: readonly string[], b: readonly string[]) =>
    a.length !== b.length || a.some((each) => !b.includes(each))
  return [
    ...texts,
    ...(other(typed.methods, saved.methods) ? ['methods'] : []),
    ...(other(typed.consultees, saved.consultees) ? ['consultees'] : []),
  ]
}
