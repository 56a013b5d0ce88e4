import { isPlainDate } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { Table, Time } from '../paper/elements.tsx'
import {
  advisePeriod,
  type ForwardEnd,
  forwardDays,
  type PeriodAdvice,
  periodDays,
} from '../statute/periods.ts'
import type { From } from '../statute/profile.ts'
import type { NoticeFile } from './notice-file.ts'
import { words } from './notice-words.ts'

/** Advice in a sentence. */
export function adviceText(lang: Lang, advice: PeriodAdvice): string {
  const t = words(lang).period
  return advice.kind === 'run_to' ? t.runTo(formatDate(lang, advice.date)) : t.needsCalendar(advice.year)
}

/** Which numbers apply to this decision, from which text, and which profiles it was begun under and keeps. */
function Numbers({ lang, file }: { lang: Lang; file: NoticeFile }) {
  const t = words(lang).period
  const { comment_days: asked, comment_workdays: worked, roll_end: end } = file.rules.effective.values
  const from = (source: From | null) =>
    source && (
      <small class="cite">
        <span lang="zh-CN">{source.source}</span>
        {source.quote && <q lang="zh-CN">{source.quote}</q>}
      </small>
    )
  const named = file.layers.map(({ name, version }) =>
    t.layer(name[lang], version === 0 ? t.shipped : t.version(version)),
  )
  return (
    <>
      <ul>
        <li>
          {asked.force === 'must' ? t.always(asked.usual) : t.usual(asked.usual)}
          {from(asked.source)}
        </li>
        {asked.floor < asked.usual && (
          <li>
            {t.shortest(asked.floor)}
            {from(asked.floorSource)}
          </li>
        )}
        {worked.usual > 0 && (
          <li>
            {t.workdays(worked.usual)}
            {from(worked.source)}
          </li>
        )}
        {end.usual === 'refuse' && (
          <li>
            {t.refuses}
            {from(end.source)}
          </li>
        )}
      </ul>
      <p class="hint">{t.kept(named.join(lang === 'en' ? ', ' : '、'))}</p>
    </>
  )
}

/** What the law says about the dates given: the numbers that apply, the earliest lawful ends, and advice. */
export function PeriodPanel(props: {
  readonly visit: Visit
  readonly file: NoticeFile
  readonly startsOn: string | undefined
  readonly endsOn: string | undefined
  readonly shortenReason: string
}) {
  const { visit, file, startsOn, endsOn, shortenReason } = props
  const { lang } = visit
  const { rules, years } = file
  const t = words(lang).period
  const asked = rules.effective.values.comment_days
  if (startsOn === undefined || !isPlainDate(startsOn))
    return (
      <div class="panel field">
        <p>
          <strong>{t.numbers}</strong>
        </p>
        <Numbers lang={lang} file={file} />
      </div>
    )
  const rolled = ({ rolledEnd, needsCalendar }: ForwardEnd) =>
    rolledEnd ? <Time lang={lang} at={rolledEnd} /> : t.needsCalendar(needsCalendar ?? 0)
  const row = (label: string, days: number) => {
    const end = forwardDays(startsOn, days, years)
    return [label, <Time lang={lang} at={end.rawEnd} />, rolled(end)]
  }
  const period = endsOn !== undefined && isPlainDate(endsOn) ? { startsOn, endsOn, shortenReason } : undefined
  const advice = period ? advisePeriod(period, rules.effective, years) : null
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
        rows={[
          row(asked.force === 'must' ? t.least(asked.usual) : t.general(asked.usual), asked.usual),
          ...(asked.floor < asked.usual ? [row(t.floor(asked.floor), asked.floor)] : []),
        ]}
      />
      <p class="hint">{rules.effective.values.roll_end.usual === 'refuse' ? t.refuses : t.note}</p>
      <Numbers lang={lang} file={file} />
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
