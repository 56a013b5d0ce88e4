import { daysBetween } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Breadcrumb,
  Details,
  ErrorSummary,
  LinkButton,
  PrintButton,
  Time,
} from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { common } from '../paper/words/index.ts'
import { cite } from '../statute/citations.ts'
import type { RuleProfile } from '../statute/profile.ts'
import type { Plan } from './plan.ts'
import type { PlanEntry } from './plan-entry.ts'
import { type PlanQuery, searchOf, type TypedPlan } from './plan-query.ts'
import { noteText, planStepText } from './plan-words.ts'
import { PlannerForm, RulesForm } from './planner-form.tsx'
import { weekdayName, plannerWords as words } from './words.ts'

/** The question and, once it is asked, the timetable with every date explained. */
export function PlannerPage(props: {
  readonly visit: Visit
  readonly typed: TypedPlan
  readonly profiles: readonly RuleProfile[]
  readonly refusal?: Refusal | undefined
  readonly made?: { readonly plan: Plan; readonly query: PlanQuery } | undefined
}) {
  const { visit, typed, profiles, refusal, made } = props
  const { lang } = visit
  const t = words(lang)
  const labels = { ...t.form, from: t.form.from, until: t.form.until } as unknown as Record<string, string>
  return (
    <Page visit={visit} title={t.title} description={t.lead} refused={refusal !== undefined}>
      <Breadcrumb lang={lang} items={[{ label: common(lang).site.home, href: '/' }, { label: t.title }]} />
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={(field) => labels[field]} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {made && <Timetable lang={lang} {...made} />}
      {made ? (
        <Details summary={common(lang).buttons.change}>
          <RulesForm lang={lang} typed={typed} profiles={profiles} />
          <PlannerForm lang={lang} typed={typed} />
        </Details>
      ) : (
        <>
          <RulesForm lang={lang} typed={typed} profiles={profiles} refusal={refusal} />
          <PlannerForm lang={lang} typed={typed} refusal={refusal} />
        </>
      )}
    </Page>
  )
}

function Timetable({ lang, plan, query }: { lang: Lang; plan: Plan; query: PlanQuery }) {
  const t = words(lang).result
  const search = searchOf(query, lang)
  const against = plan.notes.filter(({ impossible }) => impossible)
  const other = plan.notes.filter(({ impossible }) => !impossible)
  const backward = query.asked.from === undefined
  const { starts, promulgated } = plan
  const years = [...new Set(plan.entries.map(({ date }) => Number(date.slice(0, 4))))]
  return (
    <section aria-labelledby="timetable">
      <h2 id="timetable">{t.title}</h2>
      <p>
        {t.under(query.under.layers.map(({ name }) => name[lang]).join(lang === 'en' ? ', ' : '、'))}{' '}
        <a href={`/profiles/${query.under.profile}`}>{t.underLink}</a>
      </p>
      {against.length > 0 && (
        <Banner lang={lang} kind="warning" title={t.impossible}>
          <Notes lang={lang} notes={against} />
        </Banner>
      )}
      {other.length > 0 && (
        <Banner lang={lang} title={t.notes}>
          <Notes lang={lang} notes={other} />
        </Banner>
      )}
      <dl class="plan__ends">
        <div>
          <dt>{backward ? t.latestStart : t.starts}</dt>
          <dd>{starts === null ? t.unknown : <Time lang={lang} at={starts} />}</dd>
        </div>
        <div>
          <dt>{backward ? t.promulgated : t.earliest}</dt>
          <dd>{promulgated === null ? t.unknown : <Time lang={lang} at={promulgated} />}</dd>
        </div>
        {starts !== null && promulgated !== null && (
          <div>
            <dt>{t.whole}</dt>
            <dd>{t.days(daysBetween(starts, promulgated))}</dd>
          </div>
        )}
      </dl>
      {plan.entries.length > 0 && (
        <>
          <p class="hint">{t.assumption}</p>
          <ol class="plan">
            {plan.entries.map((entry) => (
              <Entry lang={lang} entry={entry} />
            ))}
          </ol>
          <p class="actions">
            <LinkButton href={`/planner.ics?${search}`}>{t.save}</LinkButton>
            <PrintButton lang={lang} />
          </p>
        </>
      )}
      <ul class="inline-links">
        <li>
          <a href={`/api/v1/planner?${search}`}>{t.json}</a>
        </li>
        {years.map((year) => (
          <li>
            <a href={`/calendar/${year}`}>{t.calendar(year)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Notes = ({ lang, notes }: { lang: Lang; notes: Plan['notes'] }) => (
  <ul>
    {notes.map((note) => (
      <li>
        {noteText(lang, note)}
        {note.citation && <Source source={note.citation.source} quote={note.citation.quote} />}
      </li>
    ))}
  </ul>
)

const Source = ({ source, quote }: { source: string; quote: string }) => (
  <small class="cite" lang="zh-CN">
    {source}
    {quote !== '' && <q>{quote}</q>}
  </small>
)

function Entry({ lang, entry }: { lang: Lang; entry: PlanEntry }) {
  const t = words(lang)
  return (
    <li class="plan__entry">
      <p class="plan__date">
        <Time lang={lang} at={entry.date} />{' '}
        <span class="plan__manner">
          {weekdayName(lang, entry.date)} · {t.manners[entry.manner]}
        </span>
      </p>
      <div>
        <h3 class="plan__title">{t.entries[entry.code]}</h3>
        <small class="cite" lang="zh-CN">
          {entry.citations[0]?.source}
        </small>
        <Details
          summary={
            <>
              {t.result.why}
              <span class="vh"> {t.entries[entry.code]}</span>
            </>
          }
        >
          <ol>
            {entry.steps.map((step) => (
              <li>{planStepText(lang, step)}</li>
            ))}
          </ol>
          {entry.citations.map(({ source, quote }) => (
            <Source source={source} quote={quote} />
          ))}
        </Details>
      </div>
    </li>
  )
}
