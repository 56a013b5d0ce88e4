import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { selectMilestones } from '../decisions/milestone.ts'
import { decisionEndings } from '../decisions/procedure-store.ts'
import { decisions, publications } from '../decisions/store.ts'
import { clauses, documents, draftVersions } from '../drafts/store.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { stateOf } from '../opinions/intake.ts'
import { clauseCounts, intakes } from '../opinions/store.ts'
import { units } from '../people/store.ts'
import type { Status } from './listing.ts'
import { corrections, noticeDocuments, notices } from './store.ts'

/** SQL for the id of a consultation's latest published round; null when there is none. */
export const latestRound = (consultationId: string) => sql<string>`(
  SELECT n.id FROM notices n JOIN intakes i ON i.id = n.id
  WHERE n.consultation_id = ${consultationId} ORDER BY n.round_no DESC LIMIT 1)`

const readRound = (db: Database, consultationId: string) =>
  db
    .select({
      ...getTableColumns(notices),
      opensAt: intakes.opensAt,
      closesAt: intakes.closesAt,
      submissions: intakes.submissions,
      itemTotal: sql<number>`${intakes.items}`.as('item_total'),
      unitName: sql<string>`${units.name}`.as('unit_name'),
      matterKind: decisions.matterKind,
      publishedAt: publications.publishedAt,
      bundleSha256: sql<string>`${publications.sha256}`.as('bundle_sha256'),
      draftTitle: sql<string>`${draftVersions.title}`.as('draft_title'),
      draftSha256: sql<string>`${draftVersions.sha256}`.as('draft_sha256'),
      explanation: draftVersions.explanation,
      version: draftVersions.version,
      wholeItems: sql<number>`(SELECT cc.items FROM clause_counts cc
        WHERE cc.intake_id = ${notices.id} AND cc.clause_uid = '')`.as('whole_items'),
      reportedAt: sql<Instant | null>`(SELECT MAX(r.published_at) FROM publications r
        WHERE r.decision_id = ${notices.decisionId} AND r.kind = 'adoption_report')`.as('reported_at'),
      endedAt: decisionEndings.endedAt,
      endingNote: decisionEndings.publicNote,
    })
    .from(notices)
    .innerJoin(intakes, eq(intakes.id, notices.id))
    .innerJoin(publications, eq(publications.subjectId, notices.id))
    .innerJoin(decisions, eq(decisions.id, notices.decisionId))
    .innerJoin(units, eq(units.id, decisions.draftingUnitId))
    .innerJoin(draftVersions, eq(draftVersions.id, notices.draftVersionId))
    .leftJoin(decisionEndings, eq(decisionEndings.decisionId, notices.decisionId))
    .where(eq(notices.id, latestRound(consultationId)))

const readClauses = (db: Database, consultationId: string) =>
  db
    .select({
      uid: clauses.uid,
      parentUid: clauses.parentUid,
      lineageId: clauses.lineageId,
      ord: clauses.ord,
      level: clauses.level,
      label: clauses.label,
      heading: clauses.heading,
      text: clauses.text,
      items: clauseCounts.items,
    })
    .from(notices)
    .innerJoin(clauses, eq(clauses.draftVersionId, notices.draftVersionId))
    .innerJoin(
      clauseCounts,
      and(eq(clauseCounts.intakeId, notices.id), eq(clauseCounts.clauseUid, clauses.uid)),
    )
    .where(eq(notices.id, latestRound(consultationId)))
    .orderBy(clauses.ord)

export type Round = Awaited<ReturnType<typeof readRound>>[number]
export type PublicClause = Awaited<ReturnType<typeof readClauses>>[number]

export type Consultation = {
  readonly id: string
  readonly status: Status
  readonly round: Round
  readonly clauses: readonly PublicClause[]
  readonly documents: readonly {
    id: string
    filename: string
    size: number
    sha256: string
    mediaType: string
  }[]
  readonly corrections: readonly { text: string; correctedAt: Instant }[]
  readonly milestones: Awaited<ReturnType<typeof selectMilestones>>
}

/**
 * Everything public about a consultation's latest round, in one batch whose cost does not depend on how many
 * opinions there are. Undefined when nothing of it is published.
 */
export async function readConsultation(
  db: Database,
  id: string,
  now: Instant,
): Promise<Consultation | undefined> {
  const [[round], text, attached, notes, milestones] = await db.batch([
    readRound(db, id),
    readClauses(db, id),
    db
      .select({
        id: documents.id,
        filename: documents.filename,
        size: documents.size,
        sha256: documents.sha256,
        mediaType: documents.mediaType,
      })
      .from(noticeDocuments)
      .innerJoin(documents, eq(documents.id, noticeDocuments.documentId))
      .where(eq(noticeDocuments.noticeId, latestRound(id)))
      .orderBy(noticeDocuments.ord),
    db
      .select({ text: corrections.text, correctedAt: corrections.correctedAt })
      .from(corrections)
      .where(eq(corrections.noticeId, latestRound(id)))
      .orderBy(corrections.correctedAt),
    selectMilestones(db, sql`(SELECT decision_id FROM consultations WHERE id = ${id})`),
  ])
  if (!round) return undefined
  const status = round.endedAt ? 'withdrawn' : round.reportedAt ? 'reported' : stateOf(round, now)
  return { id, status, round, clauses: text, documents: attached, corrections: notes, milestones }
}
