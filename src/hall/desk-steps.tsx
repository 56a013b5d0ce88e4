import type { Case } from '../casefile/case.ts'
import type { Instant } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import { daysLeft, stateOf } from '../opinions/intake.ts'
import { daysLeftText, formatInstant } from '../paper/dates.ts'
import { Tag } from '../paper/elements.tsx'
import { type Facts, reviewState, type StepName, stepsOf } from './desk-progress.ts'
import { words } from './desk-words.ts'

export const tones = { done: 'green', now: 'amber', ahead: 'plain' } as const

/** The eight steps of the consultation, each reached one with its link and what there is to say about it. */
export function Steps({ visit, facts }: { visit: Visit; facts: Facts }) {
  const t = words(visit.lang)
  return (
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

/** What there is of each hearing that was called: held, answered, reported, published. */
export function HearingSteps({ lang, file }: { lang: Lang; file: Pick<Case, 'hearings'> }) {
  const t = words(lang)
  return (
    <>
      {file.hearings.map((each) => {
        const at = `/desk/hearings/${each.id}`
        const held = each.record_closed_at !== null
        const steps = [
          { name: 'held', done: held, href: at },
          { name: 'answered', done: held && each.pending === 0, href: `/desk/intakes/${each.id}/items` },
          { name: 'report', done: each.report_current === 1, href: `${at}/report` },
          { name: 'published', done: each.published_at !== null, href: `${at}/report` },
        ] as const
        const now = steps.findIndex(({ done }) => !done)
        return (
          <ol class="checklist" aria-label={t.overview.hearingOf(each.ord)}>
            {steps.map(({ name, done, href }, index) => {
              const state = done ? 'done' : index === now ? 'now' : 'ahead'
              return (
                <li class={done ? 'done' : state === 'now' ? 'missing' : undefined}>
                  {state === 'ahead' ? t.hearingSteps[name] : <a href={href}>{t.hearingSteps[name]}</a>}{' '}
                  <Tag tone={tones[state]}>{t.overview[state]}</Tag>
                </li>
              )
            })}
          </ol>
        )
      })}
    </>
  )
}
