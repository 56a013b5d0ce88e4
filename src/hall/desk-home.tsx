import type { Review } from '../decisions/reviews.ts'
import type { Visit } from '../ground/house.ts'
import { Figures, LinkButton, Table, Tag } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import { hasRole, type Officer } from '../people/officer.ts'
import {
  ForLegal,
  ForOffice,
  Hearings,
  type Listed,
  type Part,
  Pending,
  Reports,
  ReviewsToGive,
  waiting,
} from './desk-home-panels.tsx'
import type { LiveHearing } from './desk-reading.ts'
import { awaitsLegality, nextHref, type Running, type Stage, stageOf, turns } from './desk-stage.ts'
import { words } from './desk-words.ts'

const tones = {
  listing_needed: 'plain',
  plan_needed: 'amber',
  submission_needed: 'amber',
  scheduling_needed: 'blue',
  outcome_needed: 'blue',
  text_needed: 'amber',
  promulgation_needed: 'blue',
  draft_needed: 'amber',
  notice_needed: 'amber',
  review_needed: 'amber',
  in_review: 'blue',
  publishable: 'amber',
  upcoming: 'blue',
  open: 'green',
  answering: 'amber',
  report_needed: 'amber',
  hearing_needed: 'amber',
  hearing: 'green',
  hearing_answering: 'amber',
  hearing_report_needed: 'amber',
  reported: 'blue',
} as const satisfies Record<Stage, string>

/** What awaits the officer who has just signed in. */
export function DeskHomePage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly running: readonly Running[]
  readonly hearings: readonly LiveHearing[]
  readonly reviews: readonly Review[]
}) {
  const { visit, officer } = props
  const { lang } = visit
  const t = words(lang).home
  const running = props.running.map((row): Listed => ({ ...row, stage: stageOf(row, visit.now) }))
  const reviewer = hasRole(officer, 'reviewer')
  const reviews = props.reviews.filter(({ requestedBy }) => requestedBy !== officer.id)
  const pending = running.filter((row) => waiting(row) > 0)
  const reports = running.filter(
    ({ stage }) => stage === 'report_needed' || stage === 'hearing_report_needed',
  )
  const office = hasRole(officer, 'office')
  const forOffice = running.filter(({ stage }) => turns[stage] === 'office')
  const legal = hasRole(officer, 'legal')
  const forLegal = running.filter(awaitsLegality)
  const works = hasRole(officer, 'drafter', 'reviewer', 'legal', 'office', 'supervisor')
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
              ...(office ? [{ value: forOffice.length, label: t.figures.office, href: '#office' }] : []),
              ...(legal ? [{ value: forLegal.length, label: t.figures.legal, href: '#legal' }] : []),
              {
                value: pending.reduce((sum, row) => sum + waiting(row), 0),
                label: t.figures.pending,
                href: '#pending',
              },
              { value: reports.length, label: t.figures.reports, href: '#reports' },
              { value: running.length, label: t.figures.running, href: '#running' },
            ]}
          />
          <div class="board">
            {reviewer && <ReviewsToGive lang={lang} reviews={reviews} />}
            {office && <ForOffice lang={lang} rows={forOffice} />}
            {legal && <ForLegal lang={lang} rows={forLegal} />}
            <Pending lang={lang} rows={pending} />
            <Reports lang={lang} rows={reports} />
            {props.hearings.length > 0 && <Hearings lang={lang} hearings={props.hearings} />}
          </div>
          <RunningTable lang={lang} rows={running} officer={officer} />
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

function RunningTable({ lang, rows, officer }: Part & { officer: Officer }) {
  const w = words(lang)
  const t = w.home
  const acts = hasRole(officer, 'drafter', 'office')
  const mine = ({ stage }: Listed) => {
    const turn = turns[stage]
    return turn === null ? hasRole(officer, 'drafter') : hasRole(officer, turn)
  }
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
          ...(acts ? [{ label: t.next, kind: 'tight' as const }] : []),
        ]}
        rows={rows.map((row) => [
          <a href={`/desk/decisions/${row.id}`}>{row.title}</a>,
          row.unit_name,
          <Tag tone={tones[row.stage]}>{w.stages[row.stage]}</Tag>,
          ...(acts
            ? [mine(row) ? <Next lang={lang} row={row} /> : <Waits lang={lang} stage={row.stage} />]
            : []),
        ])}
        empty={t.noRunning}
      />
    </section>
  )
}

const Next = ({ lang, row }: { lang: Visit['lang']; row: Listed }) => (
  <a href={nextHref(row, row.stage)}>
    {words(lang).next[row.stage]}
    <span class="vh"> {row.title}</span>
  </a>
)

/** Somebody else's turn, and whose. */
function Waits({ lang, stage }: { lang: Visit['lang']; stage: Stage }) {
  const turn = turns[stage]
  return turn ? <span class="muted">{words(lang).home.waitsFor(common(lang).roles[turn])}</span> : null
}
