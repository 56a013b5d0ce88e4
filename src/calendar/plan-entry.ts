import { addDays, type PlainDate } from '../ground/clock.ts'
import type { Citation, Step } from '../statute/deadline.ts'
import { rollForward } from '../statute/periods.ts'
import type { Effective, From } from '../statute/profile.ts'
import { citationOf } from '../statute/terms.ts'
import type { CalendarYear } from '../statute/years.ts'

/** What may have to be done; the rest of the procedure always follows. */
export const tasks = ['secrecy', 'comment', 'hearing', 'symposium', 'legality'] as const
export type Task = (typeof tasks)[number]

export type Choices = {
  /** The numbers of the law that apply. */
  readonly rules: Effective
  readonly must: readonly Task[]
  /** Calendar days, not under what the rules ask without exception (R1, R3). */
  readonly commentDays: number
  /** Working days that the secrecy review may take, 1 to what the rules allow (R28). */
  readonly secrecyDays: number
  /** Working days for analysis and report, 0 or more: an estimate, no law sets them. */
  readonly analysisDays: number
  /** Working days for the legality review, 1 or more (R25). */
  readonly legalityDays: number
  /** Working days after promulgation within which the interpretation appears; 0: together with it (R26). */
  readonly interpretationDays: number
}

export const planCodes = [
  'secrecy_request',
  'secrecy_opinion',
  'notice',
  'comment_end',
  'hearing_notice',
  'hearing_list',
  'hearing_materials',
  'hearing',
  'symposium_papers',
  'symposium',
  'report',
  'report_review',
  'legality_request',
  'legality_opinion',
  'discussion',
  'feedback',
  'promulgation',
  'interpretation',
  'disclosure',
] as const
export type PlanCode = (typeof planCodes)[number]

/** Steps that only a plan has; the others are the law's own. */
export const planSteps = [
  'starts',
  'next_workday',
  'same_day',
  'estimate',
  'within_comments',
  'after_review',
  'only_rest_days',
] as const
export type PlanStep = Step | { readonly code: (typeof planSteps)[number]; readonly params: Step['params'] }

export type PlanEntry = {
  readonly code: PlanCode
  readonly date: PlainDate
  /** `on` that day, `by` that day at the latest, `until` 24:00 of it. */
  readonly manner: 'on' | 'by' | 'until'
  readonly steps: readonly PlanStep[]
  readonly citations: readonly Citation[]
}

/** Where the procedure stands after a stage: it may go on from `at`; the report has been there since `reportAt`. */
export type Stage = {
  readonly entries: readonly PlanEntry[]
  readonly at: PlainDate
  readonly reportAt: PlainDate
  /** The last of `at` ends at 24:00 of it: what comes after comes on another day. */
  readonly until24?: boolean
  /** Nothing can be said from here on without this year. */
  readonly needsCalendar?: number
  /** What falls due after promulgation, with the year that its date needs. */
  readonly undated?: readonly Undated[]
}

export type Undated = { readonly code: PlanCode; readonly year: number }

export type Next = (before: Stage, choices: Choices, years: readonly CalendarYear[]) => Stage

export const planStep = (code: (typeof planSteps)[number], params: Step['params']): PlanStep => ({
  code,
  params,
})

/** The working day on which something is taken up that was finished on `after`. */
export function takenUp(after: PlainDate, years: readonly CalendarYear[]) {
  const day = rollForward(addDays(after, 1), years)
  return typeof day === 'string' ? { day, steps: [planStep('next_workday', { after, date: day })] } : day
}

type Dated = Pick<PlanEntry, 'steps' | 'citations'>
export const entry = (
  code: PlanCode,
  date: PlainDate,
  manner: PlanEntry['manner'],
  told: Dated,
): PlanEntry => ({
  code,
  date,
  manner,
  steps: told.steps,
  citations: told.citations,
})
/** The texts that ask for it stand before the texts on counting; `otherwise` where no text sets the number. */
export const ruled = (
  rules: Citation | readonly (From | null)[],
  { steps, citations }: Dated,
  otherwise?: Citation,
): Dated => {
  const texts = 'source' in rules ? [rules] : rules.filter((each) => each !== null).map(citationOf)
  return { steps, citations: [...(texts.length > 0 || !otherwise ? texts : [otherwise]), ...citations] }
}
