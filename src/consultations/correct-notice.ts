import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { recordMilestone } from '../decisions/milestone.ts'
import { publish } from '../decisions/publication.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { sha256 } from '../ground/keys.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { canonical } from '../ledger/canonical.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import type { correctionInput } from './notice.ts'
import { type NoticeFile, readNoticeFile } from './notice-file.ts'
import { corrections, decisionOfConsultation } from './store.ts'

/**
 * Publish a visible note about a published notice, whose own words never change (R31). The officer confirms that
 * nothing secret comes out (R28: the review carries over to a mere correction) and that nothing of substance
 * changes (R5: that needs a new round). The same note again, as from a form sent twice, publishes nothing and answers
 * with the one that is there. Only drafters of the decision's unit may. Refuses `not_found`, `forbidden`,
 * `not_published`, `confirmation_missing`.
 */
export async function correctNotice(
  visit: Visit,
  officer: Officer,
  consultationId: string,
  input: z.output<typeof correctionInput>,
): Promise<Result<{ correctionId: string }>> {
  const { db, now } = visit
  const decisionId = await decisionOfConsultation(db, consultationId)
  const file = decisionId === undefined ? undefined : await readNoticeFile(db, decisionId)
  if (!file?.notice) return refuse('not_found')
  const { decision, notice } = file
  if (!mayDraftFor(officer, decision.draftingUnitId)) return refuse('forbidden')
  if (!file.publication) return refuse('not_published')
  const problems: Problem[] = []
  if (!input.no_secret) problems.push(breach('R28', 'confirmation_missing', { field: 'no_secret' }))
  if (!input.no_substance) problems.push(breach('R5', 'confirmation_missing', { field: 'no_substance' }))
  if (problems.length > 0) return judge(problems, undefined as never)

  const same = (known: NoticeFile | undefined) =>
    known?.corrections.find(({ text }) => text === input.text)?.id
  const before = same(file)
  if (before !== undefined) return accept({ correctionId: before })

  const correctionId = newId()
  const hash = await sha256(canonical({ id: correctionId, notice: notice.id, text: input.text }))
  const entry = await prepareEntry({
    deed: 'correction_published',
    at: now,
    actor: officer.id,
    subject: correctionId,
    data: { decision: decision.id, consultation: consultationId, notice: notice.id, sha256: hash },
  })
  const row = {
    id: correctionId,
    noticeId: notice.id,
    text: input.text,
    correctedBy: officer.id,
    correctedAt: now,
  }
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decision.id)) },
      {
        code: 'already_published',
        holds: sql`NOT EXISTS (SELECT 1 FROM corrections WHERE notice_id = ${notice.id} AND text = ${input.text})`,
      },
    ],
    [
      db.insert(corrections).values(row),
      publish(db, {
        decisionId: decision.id,
        kind: 'correction',
        subjectId: correctionId,
        sha256: hash,
        rule: 'R5,R28,R31',
        publishedAt: now,
        publishedBy: officer.id,
      }),
      recordMilestone(db, { decisionId: decision.id, at: now, code: 'correction_published' }),
      appendEntry(db, entry),
    ],
  )
  if (done.ok) return accept({ correctionId })
  const faster = same(await readNoticeFile(db, decision.id))
  return faster === undefined ? done : accept({ correctionId: faster })
}
