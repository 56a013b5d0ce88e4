import { sql } from 'drizzle-orm'
import { requestReview } from '../decisions/request-review.ts'
import { beijingDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { judge, type Result, refuse } from '../ground/result.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { bundleOf } from './bundle.ts'
import { readNoticeFile } from './notice-file.ts'
import { judgeNotice } from './publish-notice.ts'

/**
 * Hand the notice, its draft and its attachments in for secrecy review (R28), as they stand. What is incomplete
 * or unlawful is not worth a reviewer's time and is refused as it would be at publication.
 */
export async function requestNoticeReview(
  visit: Visit,
  officer: Officer,
  decisionId: string,
): Promise<Result<{ reviewId: string; bundleSha256: string }>> {
  const file = await readNoticeFile(visit.db, decisionId)
  if (!file) return refuse('not_found')
  if (!mayDraftFor(officer, file.decision.draftingUnitId)) return refuse('forbidden')
  const judged = judge(judgeNotice(file, beijingDate(visit.now)), await bundleOf(file))
  if (!judged.ok) return judged
  const { notice } = file
  const bundle = judged.value
  if (!notice || !bundle) return refuse('notice_incomplete')
  return requestReview(visit, officer, {
    decisionId,
    subjectKind: 'notice',
    subjectId: notice.id,
    bundle: bundle.parts,
    guards: [
      {
        code: 'changed_meanwhile',
        holds: sql`EXISTS (SELECT 1 FROM notices WHERE id = ${notice.id} AND revision = ${notice.revision})`,
      },
    ],
  })
}
