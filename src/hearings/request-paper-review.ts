import { sql } from 'drizzle-orm'
import { requestReview } from '../decisions/request-review.ts'
import type { Visit } from '../ground/house.ts'
import { judge, type Result, refuse } from '../ground/result.ts'
import type { Officer } from '../people/officer.ts'
import { paperById } from './hearing-ground.ts'
import { mayRun, openGround } from './open-file.ts'
import { bundleOfPaper } from './paper-bundle.ts'
import { judgePaper } from './publish-paper.ts'

/**
 * Hand a numbered paper and its documents in for secrecy review (R28), as they stand. What is incomplete or unlawful
 * is not worth a reviewer's time and is refused as it would be at publication.
 */
export async function requestPaperReview(
  visit: Visit,
  officer: Officer,
  paperId: string,
): Promise<Result<{ reviewId: string; bundleSha256: string }>> {
  const named = await paperById(visit.db, paperId)
  if (!named) return refuse('not_found')
  const opened = await openGround(visit, officer, named.hearingId)
  if (!opened.ok) return opened
  const ground = opened.value
  const paper = ground.papers.find(({ id }) => id === paperId) ?? named
  if (!mayRun(officer, ground)) return refuse('forbidden')
  if (paper.publishedAt) return refuse('already_published')
  const judged = judge(await judgePaper(visit, ground, paper), await bundleOfPaper(ground, paper))
  if (!judged.ok) return judged
  return requestReview(visit, officer, {
    decisionId: ground.decision.id,
    subjectKind: paper.kind,
    subjectId: paper.id,
    bundle: judged.value.parts,
    guards: [
      {
        code: 'changed_meanwhile',
        holds: sql`EXISTS (SELECT 1 FROM hearing_papers WHERE id = ${paper.id} AND revision = ${paper.revision})`,
      },
    ],
  })
}
