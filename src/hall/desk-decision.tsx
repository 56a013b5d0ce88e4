import { milestoneText } from '../decisions/milestone.ts'
import { words as decisionWords } from '../decisions/words.ts'
import type { Instant } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import { daysLeft, stateOf } from '../opinions/intake.ts'
import { daysLeftText, formatInstant } from '../paper/dates.ts'
import { Breadcrumb, SummaryList, Tag, Time, Timeline } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { type Facts, reviewState, type StepName, stepsOf } from './desk-progress.ts'
import { words } from './desk-words.ts'

const tones = { done: 'green', now: 'amber', ahead: 'plain' } as const

/** A decision at a glance: the checklist from draft to report, links, and the story as the public reads it. */
export function DeskDecisionPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly facts: Facts
  readonly story: readonly { readonly at: Instant; readonly code: string; readonly params: string }[]
}) {
  const { visit, officer, facts, story } = props
  const { lang } = visit
  const t = words(lang)
  const { decision, notice, publication, intake } = facts.file
  return (
    <DeskPage visit={visit} officer={officer} title={decision.title} current="/desk/decisions" wide>
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).site.desk, href: '/desk' },
          { label: decisionWords(lang).list.title, href: '/desk/decisions' },
          { label: decision.title },
        ]}
      />
      <h1>{decision.title}</h1>
      <SummaryList
        rows={[
          { key: t.overview.unit, value: decision.unitName },
          { key: t.overview.kind, value: decisionWords(lang).matterKinds[decision.matterKind] },
          { key: t.overview.created, value: <Time lang={lang} at={decision.createdAt} /> },
          ...(intake
            ? [{ key: t.overview.receiptPrefix, value: <code class="mono">{intake.receiptPrefix}</code> }]
            : []),
        ]}
      />
      <h2>{t.overview.checklist}</h2>
      <ol class="checklist">
        {stepsOf(facts, visit.now).map(({ name, state, href }) => (
          <li
            class={state === 'done' ? 'done' : state === 'now' ? 'missing' : undefined}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            {href && state !== 'ahead' ? <a href={href}>{t.steps[name]}</a> : t.steps[name]}{' '}
            <Tag tone={tones[state]}>
              {t.overview[state === 'now' && name === 'comments' ? 'running' : state]}
            </Tag>
            {state !== 'ahead' && <p class="small">{detailOf(visit, facts, name)}</p>}
          </li>
        ))}
      </ol>
      <ul>
        <li>
          <a href={`/desk/decisions/${decision.id}/documents`}>{t.overview.documents}</a>
        </li>
        {intake && mayDraftFor(officer, decision.draftingUnitId) && (
          <li>
            <a href={`/desk/intakes/${intake.id}/opinions/new`}>{t.overview.keyIn}</a>
          </li>
        )}
        {publication && notice && (
          <li>
            <a href={`/consultations/${notice.consultationId}`}>{t.overview.publicPage}</a>
          </li>
        )}
        {facts.report?.published && notice && (
          <li>
            <a href={`/consultations/${notice.consultationId}/adoption`}>{t.overview.publicReport}</a>
          </li>
        )}
      </ul>
      <h2>{t.overview.story}</h2>
      {story.length === 0 ? (
        <p class="empty">{t.overview.noStory}</p>
      ) : (
        <Timeline
          lang={lang}
          events={story.map((each) => ({ at: each.at, title: milestoneText(lang, each) }))}
        />
      )}
    </DeskPage>
  )
}

/** What there is to say about a step that has been reached. */
function detailOf({ lang, now }: Visit, facts: Facts, name: StepName): string {
  const t = words(lang).details
  const { versions, publication, notice, intake } = facts.file
  const [latest] = versions
  switch (name) {
    case 'draft':
      return latest ? t.draft(latest.version, latest.clauseCount) : ''
    case 'notice':
      if (publication || (notice && facts.noticeProblems === 0)) return t.notice_ready
      return notice ? t.notice_problems(facts.noticeProblems) : ''
    case 'review':
      return t[`review_${reviewState(facts.file, facts.bundleSha256)}`]
    case 'published':
      return publication ? formatInstant(lang, publication.publishedAt) : ''
    case 'comments':
      return intake ? commentsText(lang, intake, now) : ''
    case 'answered':
      if (!intake) return ''
      return intake.items === 0 ? t.no_items : t.answered(intake.items - intake.pending, intake.items)
    default:
      return reportText(lang, facts)
  }
}

function commentsText(lang: Lang, intake: NonNullable<Facts['file']['intake']>, now: Instant): string {
  const t = words(lang).details
  if (stateOf(intake, now) === 'upcoming') return t.upcoming(formatInstant(lang, intake.opensAt))
  const counts = t.comments(intake.submissions, intake.items)
  const left = daysLeftText(lang, stateOf(intake, now) === 'closed' ? -1 : daysLeft(intake.endsOn, now))
  return `${counts}${lang === 'en' ? '. ' : '，'}${left}`
}

function reportText(lang: Lang, { report }: Facts): string {
  const t = words(lang).details
  if (!report || report.published) return ''
  if (!report.current) return t.report_outdated
  if (report.reviewed) return t.report_reviewed
  return report.waiting ? t.report_waiting : t.report_unreviewed
}
