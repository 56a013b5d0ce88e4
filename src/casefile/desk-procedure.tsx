import { demands } from '../decisions/facts.ts'
import type { Deed } from '../decisions/lifecycle.ts'
import { words as lineWords } from '../decisions/procedure-words.ts'
import type { Rules } from '../decisions/rule-names.ts'
import type { Lang } from '../ground/house.ts'
import { Details, LinkButton, SummaryList, Tag, Time, Timeline } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import type { Role } from '../people/officer.ts'
import type { Ahead } from './case.ts'
import { CasePage, Cited, type Shown } from './desk-frame.tsx'
import { type Kind, kinds } from './kinds.ts'
import { newestRecord } from './known.ts'
import { hearingLink, linkOf } from './links.ts'
import { words } from './words.ts'

/** In which part of the page a kind of record stands; together every kind once. */
const groups: Readonly<Record<'start' | 'participation' | 'review' | 'submission', readonly Kind[]>> = {
  start: ['proposal', 'units', 'costs', 'schemes', 'departments'],
  participation: ['groups', 'symposium_report', 'poll_report', 'hearing_report', 'participation_statement'],
  review: ['expert_review', 'risk_assessment', 'fair_competition', 'legality_review'],
  submission: ['unit_discussion', 'interpretation_plan', 'party_report'],
}
const groupNames = Object.keys(groups) as (keyof typeof groups)[]

/** Where a deed of the main line is done, below the decision's own path, or the path of the round. */
const pages: Readonly<Partial<Record<Deed, string>>> = {
  decision_listed: '/listing',
  draft_saved: '/draft',
  plan_approved: '/plan',
  notice_published: '/notice/publication',
  hearing_announced: '/hearings',
  decision_submitted: '/submission',
  submission_returned: '/submission',
  deliberation_scheduled: '/deliberation',
  decision_deferred: '/deliberation',
  decision_taken: '/outcome',
  decision_promulgated: '/promulgation',
  decision_suspended: '/execution',
  decision_resumed: '/execution',
  decision_adjusted: '/execution',
  decision_terminated: '/execution',
  decision_withdrawn: '/ending',
  decision_exempted: '/ending',
}

/** The page of a deed for this decision; undefined for one without a page of its own. */
function pageOf({ file }: Pick<Shown, 'file'>, deed: Deed): string | undefined {
  const round = file.rounds.at(-1)
  if (deed === 'report_prepared' || deed === 'report_published')
    return round && `/desk/intakes/${round.id}/report`
  if (deed === 'hearing_report_prepared') return hearingLink(file).report
  const page = pages[deed]
  return page && `/desk/decisions/${file.decision.id}${page}`
}

const roleNames = (lang: Lang, roles: readonly (Role | 'clock')[]): string =>
  roles
    .flatMap((role) => (role === 'clock' ? [] : [common(lang).roles[role]]))
    .join(lang === 'en' ? ', ' : '、')

/** English names of facts stand within sentences elsewhere. */
const headed = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Deeds that end or break off the procedure stand apart from those that carry it on. */
const aside: readonly Deed[] = [
  'decision_withdrawn',
  'decision_exempted',
  'submission_returned',
  'decision_deferred',
]

/** The whole procedure of a decision: where it stands, what is there, what is missing, who supplies it, by which rule. */
export function ProcedurePage(props: Shown & { readonly rules: readonly Rules[] }) {
  const { visit, file, rules } = props
  const { lang } = visit
  const t = words(lang).procedure
  const line = lineWords(lang)
  const onward = file.ahead.filter(({ transition }) => !aside.includes(transition.deed))
  const others = file.ahead.filter(({ transition }) => aside.includes(transition.deed))
  return (
    <CasePage {...props} title={t.title} wide>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <SummaryList
        rows={[
          {
            key: t.now,
            value: <strong>{line.states[file.shownState]}</strong>,
          },
          {
            key: t.rules,
            value: rules.map(({ code, version, name }, index) => (
              <>
                {index > 0 && (lang === 'en' ? ', ' : '、')}
                <a href={`/profiles/${code}`}>{t.rulesOf(name[lang], version)}</a>
              </>
            )),
          },
        ]}
      />
      <h2>{t.next}</h2>
      {file.ahead.length === 0 && <p class="empty">{t.nextNone}</p>}
      {onward.map((ahead) => (
        <Next {...props} ahead={ahead} />
      ))}
      <h2>{t.records}</h2>
      {groupNames.map((name) => (
        <section aria-label={t.groups[name]}>
          <h3>{t.groups[name]}</h3>
          <ul class="checklist">
            {groups[name].map((kind) => (
              <RecordLine {...props} kind={kind} />
            ))}
          </ul>
        </section>
      ))}
      <h2>{t.line}</h2>
      <Timeline
        lang={lang}
        events={file.steps.map((step, index) => ({
          at: step.at,
          title: line.states[step.state],
          detail: `${(line.deeds as Readonly<Record<string, string>>)[step.deed] ?? step.deed}${lang === 'en' ? ', ' : '，'}${step.officerName}`,
          state: index === file.steps.length - 1 ? 'now' : 'done',
        }))}
      />
      {others.length > 0 && (
        <>
          <h2>{t.other}</h2>
          <ul>
            {others.map(({ transition }) => (
              <li>
                <a href={pageOf(props, transition.deed)}>{line.deeds[transition.deed]}</a>
                {lang === 'en' ? ' · ' : '：'}
                {t.does(roleNames(lang, transition.by))}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`/api/v1/desk/decisions/${file.decision.id}/procedure`}>{t.json}</a>
      </p>
    </CasePage>
  )
}

/** A deed by which it can go on: what it lacks, by whom and where that is supplied, and under which rule. */
function Next(props: Shown & { readonly ahead: Ahead }) {
  const { visit, file, ahead } = props
  const { lang } = visit
  const t = words(lang).procedure
  const line = lineWords(lang)
  const { transition, missing } = ahead
  const page = pageOf(props, transition.deed)
  return (
    <section class="group" aria-label={line.deeds[transition.deed]}>
      <h3>
        {line.deeds[transition.deed]}{' '}
        <Tag tone={missing.length === 0 ? 'green' : 'amber'}>
          {missing.length === 0 ? t.ready : t.lacks(missing.length)}
        </Tag>
      </h3>
      <p class="hint">{t.does(roleNames(lang, transition.by))}</p>
      {missing.length > 0 && (
        <ul class="checklist">
          {missing.map(({ fact, rule, supplier }) => {
            const link = linkOf(file, fact)
            return (
              <li class="missing">
                {link ? <a href={link}>{headed(line.facts[fact])}</a> : headed(line.facts[fact])}{' '}
                <Tag tone="amber">{t.owed.missing}</Tag>
                <p class="small">
                  {t.supplier}
                  {lang === 'en' ? ': ' : '：'}
                  {common(lang).roles[supplier]}
                </p>
                <Cited lang={lang} rule={rule} />
              </li>
            )
          })}
        </ul>
      )}
      {transition.asks.length > missing.length && (
        <Details summary={t.owed.met}>
          <ul class="checklist">
            {transition.asks
              .filter((fact) => !missing.some((each) => each.fact === fact))
              .map((fact) => (
                <li class={file.facts[fact] === 'met' ? 'done' : undefined}>
                  {headed(line.facts[fact])}{' '}
                  <Tag>{t.owed[file.facts[fact] === 'met' ? 'met' : 'not_needed']}</Tag>
                  <Cited lang={lang} rule={demands[fact].rule} />
                </li>
              ))}
          </ul>
        </Details>
      )}
      {page && (
        <p class="actions">
          <LinkButton href={page} kind={missing.length === 0 ? 'primary' : 'secondary'}>
            {t.go}
          </LinkButton>
        </p>
      )}
    </section>
  )
}

/** A kind of record: whether it is owed and there, its newest version, who writes it, and by which rule. */
function RecordLine({ visit, officer, file, kind }: Shown & { readonly kind: Kind }) {
  const { lang } = visit
  const t = words(lang)
  const newest = newestRecord(file.records, kind)
  // One that was handed in on paper before hearings had a room of their own stays here.
  if (kind === 'hearing_report' && !newest) return <HearingLine {...{ visit, officer, file }} />
  const owed = file.owed[kind]
  const state = newest ? 'met' : owed ? 'missing' : 'not_needed'
  return (
    <li class={newest ? 'done' : owed ? 'missing' : undefined}>
      <a href={`/desk/decisions/${file.decision.id}/steps/${kind}`}>{t.kinds[kind]}</a>{' '}
      <Tag tone={newest ? 'green' : owed ? 'amber' : 'plain'}>
        {!newest && (kind === 'proposal' || kind === 'units')
          ? t.procedure.optional
          : t.procedure.owed[state]}
      </Tag>
      {newest ? (
        <p class="small">
          {t.procedure.last(newest.version, newest.officerName)}
          {lang === 'en' ? ', ' : '，'}
          {t.procedure.lastAt} <Time lang={lang} at={newest.at} />
        </p>
      ) : (
        <p class="small">
          {t.procedure.supplier}
          {lang === 'en' ? ': ' : '：'}
          {roleNames(lang, kinds[kind].by)}
        </p>
      )}
      <Details summary={t.procedure.rule}>
        <Cited lang={lang} rule={kinds[kind].rule} />
      </Details>
    </li>
  )
}

/** A35: the hearing's report comes out of the hearing; here it is told whether it is there. */
function HearingLine({ visit: { lang }, file }: Shown) {
  const t = words(lang)
  const fact = file.facts.hearing_report ?? 'missing'
  const link = hearingLink(file)
  return (
    <li class={fact === 'met' ? 'done' : fact === 'missing' ? 'missing' : undefined}>
      <a href={link.report}>{t.kinds.hearing_report}</a>{' '}
      <Tag tone={fact === 'met' ? 'green' : fact === 'missing' ? 'amber' : 'plain'}>
        {t.procedure.owed[fact]}
      </Tag>
      <p class="small">
        {t.procedure.fromHearing} <a href={link.page}>{t.procedure.toHearing}</a>
      </p>
      <Details summary={t.procedure.rule}>
        <Cited lang={lang} rule={kinds.hearing_report.rule} />
      </Details>
    </li>
  )
}
