import { isPlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { fill } from '../paper/words/index.ts'
import type { participation as zh } from '../paper/words/participation.zh.ts'
import { advisePeriod } from '../statute/periods.ts'
import type { PlanGround } from './judge-plan.ts'
import { consultees, type PlanBody } from './plan.ts'
import { words } from './plan-words.ts'
import { countSpans, daysOf } from './timetable.ts'

/** What is lawful and yet worth saying about a plan. Worded under `notes` in `paper/words/participation`. */
export type PlanNote = {
  readonly code: keyof typeof zh.notes
  readonly params?: Readonly<Record<string, string | number>>
}

/** A01, A39, N713 art. 12, and the dates: what to mind about a plan, in the order of the form. */
export function notesOn(lang: Lang, plan: PlanBody, ground: PlanGround): PlanNote[] {
  const t = words(lang)
  const { rules, years, closing } = ground
  const notes: PlanNote[] = []
  if (!plan.whole_economy && !plan.close_to_people) notes.push({ code: 'out_of_scope' })
  if (closing?.hearing && plan.methods.includes('hearing')) notes.push({ code: 'after_hearing' })
  if (plan.views_diverge) notes.push({ code: 'schemes' })
  const unheard = consultees.filter((each) => !plan.consultees.includes(each))
  if (plan.affects_enterprises && unheard.length > 0) {
    const who = unheard.map((each) => t.consultees[each]).join(lang === 'en' ? ', ' : '、')
    notes.push({ code: 'consultees', params: { who } })
  }
  const { comment_from: startsOn, comment_to: endsOn, shorten_reason: shortenReason } = plan
  if (startsOn && endsOn) {
    const advice = advisePeriod({ startsOn, endsOn, shortenReason }, rules, years)
    if (advice?.kind === 'run_to') notes.push({ code: 'run_to', params: { date: advice.date } })
    if (advice?.kind === 'needs_calendar')
      notes.push({ code: 'needs_calendar', params: { year: advice.year } })
  }
  for (const { span, gap } of countSpans(plan, rules, years)) {
    const what = t.dates[span.term]
    const { usual, floor } = daysOf(span, rules)
    if (gap.gap !== null && gap.gap < usual && usual > floor)
      notes.push({ code: 'below_usual', params: { what, days: usual } })
    else if (gap.verdict === 'exact') notes.push({ code: 'no_day_to_spare', params: { what } })
  }
  return notes
}

/** A note as a sentence. */
export function noteText(lang: Lang, { code, params = {} }: PlanNote): string {
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' && isPlainDate(value) ? formatDate(lang, value) : value,
  ])
  return fill(words(lang).notes[code], Object.fromEntries(shown))
}
