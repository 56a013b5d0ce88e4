import type { NoticeFile } from '../consultations/notice-file.ts'
import type { Instant } from '../ground/clock.ts'
import { stateOf } from '../opinions/intake.ts'

/** The newest report of an intake, as far as the checklist needs it. */
export type ReportFacts = {
  readonly id: string
  /** Nothing has changed since it was prepared. */
  readonly current: boolean
  readonly waiting: boolean
  readonly reviewed: boolean
  readonly published: boolean
}

export type Facts = {
  readonly file: NoticeFile
  /** What is incomplete or unlawful about the notice, were it published today. */
  readonly noticeProblems: number
  /** The hash over the texts as they stand; null without notice or draft. */
  readonly bundleSha256: string | null
  readonly report: ReportFacts | null
}

export const stepNames = [
  'draft',
  'notice',
  'review',
  'published',
  'comments',
  'answered',
  'report',
  'report_published',
] as const

export type StepName = (typeof stepNames)[number]

export type Step = {
  readonly name: StepName
  readonly state: 'done' | 'now' | 'ahead'
  readonly href: string | null
}

/** Where the secrecy review of the notice as it stands has come. */
export function reviewState(file: NoticeFile, bundleSha256: string | null) {
  const current = file.reviews.filter((each) => each.bundleSha256 === bundleSha256)
  if (file.publication || current.some(({ opinion }) => opinion === 'public')) return 'public'
  const [newest] = current
  if (newest) return newest.opinion ?? 'waiting'
  return file.reviews.length > 0 ? 'stale' : 'none'
}

/**
 * The checklist of a decision: what is done, what is to do, what lies ahead, each with where it is done. The steps
 * after publication are read from dates and counters at `now`; a step is to do when the one before it is done.
 */
export function stepsOf({ file, noticeProblems, bundleSha256, report }: Facts, now: Instant): Step[] {
  const { decision, notice, publication, intake, versions } = file
  const at = `/desk/decisions/${decision.id}`
  const published = publication !== null
  const closed = intake !== null && stateOf(intake, now) === 'closed'
  const work = intake && `/desk/intakes/${intake.id}`
  const done: Readonly<Record<StepName, boolean>> = {
    draft: versions.length > 0,
    notice: published || (notice !== null && noticeProblems === 0),
    review: reviewState(file, bundleSha256) === 'public',
    published,
    comments: closed,
    answered: closed && intake.pending === 0,
    report: report !== null && (report.published || report.current),
    report_published: report?.published ?? false,
  }
  const hrefs: Readonly<Record<StepName, string | null>> = {
    draft: `${at}/draft`,
    notice: `${at}/notice`,
    review: `${at}/notice/publication`,
    published: `${at}/notice/publication`,
    comments: work && `${work}/items`,
    answered: work && `${work}/items`,
    report: work && `${work}/report`,
    report_published: report ? `/desk/reports/${report.id}` : work && `${work}/report`,
  }
  let reached = true
  return stepNames.map((name) => {
    const state = done[name] ? 'done' : reached ? 'now' : 'ahead'
    if (!done[name]) reached = false
    return { name, state, href: hrefs[name] }
  })
}
