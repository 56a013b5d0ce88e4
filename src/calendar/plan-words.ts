import { isPlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { stepText } from '../paper/words/deadlines.ts'
import { fill } from '../paper/words/words.ts'
import { type PlanCode, type PlanStep, planCodes, planSteps } from './plan-entry.ts'
import type { PlanNote } from './plan-notes.ts'
import { plannerWords as words } from './words.ts'

const written = (lang: Lang, params: PlanStep['params']) =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' && isPlainDate(value) ? formatDate(lang, value) : value,
    ]),
  )

type OwnCode = (typeof planSteps)[number]
const isOwn = (code: string): code is OwnCode => (planSteps as readonly string[]).includes(code)

/** A step of a plan as a sentence. */
export function planStepText(lang: Lang, step: PlanStep): string {
  const { code, params } = step
  if (isOwn(code)) return fill(words(lang).steps[code], written(lang, params))
  return stepText(lang, { code, params })
}

const isEntry = (code: unknown): code is PlanCode => (planCodes as readonly unknown[]).includes(code)

/** A note on a plan as a sentence; `entry` is told by its name. */
export function noteText(lang: Lang, { code, params }: PlanNote): string {
  const t = words(lang)
  const { entry } = params
  return fill(t.notes[code], { ...written(lang, params), ...(isEntry(entry) && { entry: t.entries[entry] }) })
}
