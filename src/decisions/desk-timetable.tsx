import { daysBetween } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { Table, Time } from '../paper/elements.tsx'
import { stepText } from '../paper/words/deadlines.ts'
import { forward } from '../statute/deadline.ts'
import { forwardDays } from '../statute/periods.ts'
import type { PlanGround } from './judge-plan.ts'
import { words } from './plan-words.ts'
import { countSpans, type Dates, daysOf, spans } from './timetable.ts'

type Props = { readonly lang: Lang; readonly ground: PlanGround }

/** The earliest dates if everything were begun today, as hints while planning. */
export function EarliestDates({ lang, ground: { today, rules, years } }: Props) {
  const t = words(lang).dates
  const { floor, usual } = rules.values.comment_days
  const comment = (label: string, days: number) => {
    const { rawEnd, rolledEnd } = forwardDays(today, days, years)
    const rolled = rolledEnd !== null && rolledEnd !== rawEnd ? rolledEnd : null
    return [
      label,
      <Time lang={lang} at={today} />,
      <>
        <Time lang={lang} at={rawEnd} />
        {rolled && <p class="hint">{t.rolled(formatDate(lang, rolled))}</p>}
      </>,
    ]
  }
  const event = (label: string, days: number, unit: 'day' | 'working_day') => {
    const { rawEnd, needsCalendar } = forward(today, days, unit, years)
    const when = rawEnd ? <Time lang={lang} at={rawEnd} /> : t.unknown(String(needsCalendar ?? ''))
    return [label, <Time lang={lang} at={today} />, when]
  }
  const [notice, , papers] = spans
  const [hearing, symposium] = [daysOf(notice, rules).usual, daysOf(papers, rules).usual]
  return (
    <div class="panel field">
      <p>
        <strong>{t.earliest}</strong>
      </p>
      <Table
        lang={lang}
        caption={t.earliest}
        hideCaption
        columns={[{ label: t.what }, { label: t.begin }, { label: t.end }]}
        rows={[
          comment(t.commentUsual(String(usual)), usual),
          ...(floor < usual ? [comment(t.commentFloor(String(floor)), floor)] : []),
          event(t.hearing(String(hearing)), hearing, 'day'),
          event(t.symposium(String(symposium)), symposium, 'working_day'),
        ]}
      />
      <p>
        <a href="/planner">{t.planner}</a>
      </p>
    </div>
  )
}

/** How each date in the form is counted, step by step. Nothing while no pair of dates is there. */
export function CountedDates({ lang, ground: { rules, years }, dates }: Props & { readonly dates: Dates }) {
  const t = words(lang).dates
  const { comment_from: from, comment_to: to } = dates
  const counted = countSpans(dates, rules, years).map(({ span, gap }) => ({
    name: t[span.term],
    steps: gap.steps,
  }))
  const { usual, floor } = rules.values.comment_days
  // By the usual period, or, where it is shortened, by the fewest days there may be.
  const least = from && to && daysBetween(from, to) >= usual ? usual : floor
  const comment =
    from && to ? [{ name: t.comment, steps: forward(from, Math.max(least, 1), 'day', years).steps }] : []
  const all = [...comment, ...counted]
  if (all.length === 0) return null
  return (
    <div class="panel field" id="counted">
      <p>
        <strong>{t.title}</strong>
      </p>
      {all.map(({ name, steps }) => (
        <>
          <p>{name}</p>
          <ol>
            {steps.map((step) => (
              <li>{stepText(lang, step)}</li>
            ))}
          </ol>
        </>
      ))}
    </div>
  )
}
