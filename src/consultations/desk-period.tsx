import { isPlainDate } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { Table, Time } from '../paper/elements.tsx'
import {
  advisePeriod,
  type ForwardEnd,
  floorDays,
  forwardDays,
  GENERAL_DAYS,
  type MatterKind,
  type PeriodAdvice,
  periodDays,
} from '../statute/periods.ts'
import type { CalendarYear } from '../statute/years.ts'
import { words } from './notice-words.ts'

/** Advice in a sentence. */
export function adviceText(lang: Lang, advice: PeriodAdvice): string {
  const t = words(lang).period
  return advice.kind === 'run_to' ? t.runTo(formatDate(lang, advice.date)) : t.needsCalendar(advice.year)
}

/** What the law says about the dates given: the earliest lawful ends, and advice. Nothing without a start date. */
export function PeriodPanel(props: {
  readonly visit: Visit
  readonly matterKind: MatterKind
  readonly startsOn: string | undefined
  readonly endsOn: string | undefined
  readonly shortenReason: string
  readonly years: readonly CalendarYear[]
}) {
  const { visit, matterKind, startsOn, endsOn, shortenReason, years } = props
  const { lang } = visit
  const t = words(lang).period
  if (startsOn === undefined || !isPlainDate(startsOn)) return null
  const floor = floorDays(matterKind)
  const rolled = ({ rolledEnd, needsCalendar }: ForwardEnd) =>
    rolledEnd ? <Time lang={lang} at={rolledEnd} /> : t.needsCalendar(needsCalendar ?? 0)
  const row = (label: string, days: number) => {
    const end = forwardDays(startsOn, days, years)
    return [label, <Time lang={lang} at={end.rawEnd} />, rolled(end)]
  }
  const period =
    endsOn !== undefined && isPlainDate(endsOn) ? { matterKind, startsOn, endsOn, shortenReason } : undefined
  const advice = period ? advisePeriod(period, years) : null
  return (
    <div class="panel field">
      <p>
        <strong>{t.title}</strong>
      </p>
      <p>{t.from(formatDate(lang, startsOn))}</p>
      <Table
        lang={lang}
        caption={t.title}
        hideCaption
        columns={[{ label: t.kind }, { label: t.raw }, { label: t.rolled }]}
        rows={[row(t.general, GENERAL_DAYS), row(t.floor(floor), floor)]}
      />
      <p class="hint">{t.note}</p>
      <p>
        <a href={`/planner?must=comment,legality&from=${startsOn}`}>{t.planner}</a>
      </p>
      {period && periodDays(period) > 0 && (
        <p>
          {t.now(periodDays(period))} {advice && adviceText(lang, advice)}
        </p>
      )}
    </div>
  )
}
