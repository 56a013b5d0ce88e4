import type { Review } from '../decisions/reviews.ts'
import type { Visit } from '../ground/house.ts'
import { Figures, LinkButton, Table, Tag } from '../paper/elements.tsx'
import { DeskPage } from '../people/desk-nav.tsx'
import { hasRole, type Officer } from '../people/officer.ts'
import { nextHref, type Running, type Stage, stageOf } from './desk-progress.ts'
import { words } from './desk-words.ts'

const tones = {
  draft_needed: 'amber',
  notice_needed: 'amber',
  review_needed: 'amber',
  in_review: 'blue',
  publishable: 'amber',
  upcoming: 'blue',
  open: 'green',
  answering: 'amber',
  report_needed: 'amber',
  reported: 'blue',
} as const satisfies Record<Stage, string>

type Listed = Running & { readonly stage: Stage }

/** What awaits the officer who has just signed in. */
export function DeskHomePage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly running: readonly Running[]
  readonly reviews: readonly Review[]
}) {
  const { visit, officer } = props
  const { lang } = visit
  const t = words(lang).home
  const running = props.running.map((row): Listed => ({ ...row, stage: stageOf(row, visit.now) }))
  const reviewer = hasRole(officer, 'reviewer')
  const reviews = props.reviews.filter(({ requestedBy }) => requestedBy !== officer.id)
  const pending = running.filter((row) => row.pending)
  const reports = running.filter(({ stage }) => stage === 'report_needed')
  const works = hasRole(officer, 'drafter', 'reviewer', 'office', 'supervisor')
  return (
    <DeskPage visit={visit} officer={officer} title={t.title} current="/desk" wide>
      <div class="page-head">
        <h1>{t.welcome(officer.name)}</h1>
        {hasRole(officer, 'drafter') && <LinkButton href="/desk/decisions/new">{t.newDecision}</LinkButton>}
      </div>
      {works ? (
        <>
          <Figures
            items={[
              ...(reviewer
                ? [{ value: reviews.length, label: t.figures.reviews, href: '/desk/reviews' }]
                : []),
              {
                value: pending.reduce((sum, row) => sum + (row.pending ?? 0), 0),
                label: t.figures.pending,
                href: '#pending',
              },
              { value: reports.length, label: t.figures.reports, href: '#reports' },
              { value: running.length, label: t.figures.running, href: '#running' },
            ]}
          />
          <div class="board">
            {reviewer && <ReviewsToGive lang={lang} reviews={reviews} />}
            <Pending lang={lang} rows={pending} />
            <Reports lang={lang} rows={reports} />
          </div>
          <RunningTable lang={lang} rows={running} drafter={hasRole(officer, 'drafter')} />
          <p>
            <a href="/desk/decisions">{t.allDecisions}</a>
          </p>
        </>
      ) : (
        <p class="lead">{t.adminOnly}</p>
      )}
    </DeskPage>
  )
}

type Part = { readonly lang: Visit['lang']; readonly rows: readonly Listed[] }

function ReviewsToGive({ lang, reviews }: { lang: Visit['lang']; reviews: readonly Review[] }) {
  const t = words(lang).home
  return (
    <section class="panel" aria-labelledby="reviews">
      <h2 id="reviews">{t.reviews}</h2>
      {reviews.length === 0 ? (
        <p class="muted">{t.noReviews}</p>
      ) : (
        <ul>
          {reviews.slice(0, 10).map((review) => (
            <li>
              <a href={`/desk/reviews/${review.id}`}>{review.decisionTitle}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Pending({ lang, rows }: Part) {
  const t = words(lang).home
  return (
    <section class="panel" aria-labelledby="pending">
      <h2 id="pending">{t.pending}</h2>
      {rows.length === 0 ? (
        <p class="muted">{t.noPending}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li>
              <a href={`/desk/intakes/${row.notice_id}/items`}>{row.title}</a>
              <br />
              <span class="small">{t.pendingOf(row.pending ?? 0, row.items ?? 0)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Reports({ lang, rows }: Part) {
  const t = words(lang).home
  return (
    <section class="panel" aria-labelledby="reports">
      <h2 id="reports">{t.reports}</h2>
      {rows.length === 0 ? (
        <p class="muted">{t.noReports}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li>
              <a href={`/desk/intakes/${row.notice_id}/report`}>{row.title}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function RunningTable({ lang, rows, drafter }: Part & { drafter: boolean }) {
  const w = words(lang)
  const t = w.home
  return (
    <section>
      <h2 id="running">{t.running}</h2>
      <Table
        lang={lang}
        caption={t.running}
        hideCaption
        columns={[
          { label: t.name, kind: 'wide' },
          { label: t.unit },
          { label: t.stage, kind: 'tight' },
          ...(drafter ? [{ label: t.next, kind: 'tight' as const }] : []),
        ]}
        rows={rows.map((row) => [
          <a href={`/desk/decisions/${row.id}`}>{row.title}</a>,
          row.unit_name,
          <Tag tone={tones[row.stage]}>{w.stages[row.stage]}</Tag>,
          ...(drafter
            ? [
                <a href={nextHref(row, row.stage)}>
                  {w.next[row.stage]}
                  <span class="vh"> {row.title}</span>
                </a>,
              ]
            : []),
        ])}
        empty={t.noRunning}
      />
    </section>
  )
}
