import type { FactKey } from '../decisions/facts.ts'
import type { Case } from './case.ts'
import { isKind } from './kinds.ts'

/** The page on which a fact is supplied, a path under /desk; undefined while there is none yet. */
export function linkOf(
  { decision, rounds, hearings }: Pick<Case, 'decision' | 'rounds' | 'hearings'>,
  fact: FactKey,
): string | undefined {
  const at = `/desk/decisions/${decision.id}`
  const round = rounds.at(-1)
  const work = round && `/desk/intakes/${round.id}`
  const hearing = hearingLink({ decision, hearings })
  const heard = hearings.find(({ published_at }) => published_at === null) ?? hearings.at(-1)
  if (fact === 'hearing_report') return hearing.report
  if (isKind(fact)) return `${at}/steps/${fact}`
  switch (fact) {
    case 'not_excluded':
    case 'party_consent':
    case 'lead_unit':
      return `${at}/listing`
    case 'draft':
    case 'explanation':
      return `${at}/draft`
    case 'plan':
      return `${at}/plan`
    case 'notice_complete':
      return `${at}/notice`
    case 'notice_reviewed':
      return `${at}/notice/publication`
    case 'items_answered':
      if (!work && heard) return heard.record_closed_at ? `/desk/intakes/${heard.id}/items` : hearing.page
      return work ? `${work}/items` : `${at}/notice`
    case 'comments_closed':
      return work ? `${work}/items` : `${at}/notice`
    case 'hearing_answered':
      return work && `${work}/hearing-question`
    case 'comment_report':
      return work ? `${work}/report` : `${at}/notice`
    case 'report_reviewed':
    case 'result_published':
    case 'result_on_media':
      if (heard && (!round || round.result_whole_at !== null)) return `/desk/hearings/${heard.id}/report`
      // A report that does not tell of everything is made again; so is one that is out with a carrier's time wrong.
      return round?.report_id && round.report_current === 1 && round.result_whole_at === null
        ? `/desk/reports/${round.report_id}`
        : work && `${work}/report`
    case 'hearing_held':
      return hearing.page
    case 'risk_controllable':
      return `${at}/steps/risk_assessment`
    case 'legality':
      return `${at}/steps/legality_review`
    case 'poll_published':
      return `${at}/steps/poll_report`
    case 'discussion_record':
    case 'passed':
      return `${at}/outcome`
    default:
      return `${at}/promulgation`
  }
}

/** The hearing that counts now, and where its report is made; the list of hearings while none is announced. */
export function hearingLink({ decision, hearings }: Pick<Case, 'decision' | 'hearings'>) {
  const none = `/desk/decisions/${decision.id}/hearings`
  const open = hearings.find(({ report_current }) => report_current === 0) ?? hearings.at(-1)
  return {
    page: open ? `/desk/hearings/${open.id}` : none,
    report: open ? `/desk/hearings/${open.id}/report` : none,
  }
}
