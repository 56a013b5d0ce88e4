import { eq, sql } from 'drizzle-orm'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit, type Guard, type Statement } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { channels } from '../opinions/intake.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { type NoticeInput, noticeHash } from './notice.ts'
import { type NoticeFile, readNoticeFile } from './notice-file.ts'
import { consultations, notices } from './store.ts'

export type SavedNotice = {
  readonly noticeId: string
  readonly consultationId: string
  readonly revision: number
  readonly sha256: string
}

function strangers(file: NoticeFile, input: NoticeInput): Problem[] {
  const problems: Problem[] = []
  const { draft_version_id: draft, document_ids: ids } = input
  if (draft !== null && !file.versions.some((each) => each.id === draft)) {
    problems.push({ code: 'invalid_choice', field: 'draft_version_id' })
  }
  if (!ids.every((id) => file.documents.some((each) => each.id === id))) {
    problems.push({ code: 'invalid_choice', field: 'document_ids' })
  }
  return problems
}

/**
 * Save the notice, complete or not; the first saving opens the consultation with its round 1. Only drafters of the
 * decision's unit may. Refuses `not_found`, `forbidden`, `already_published` (R31), `changed_meanwhile` (somebody
 * saved another revision since), `invalid_choice` (a draft or document of another decision), `wrong_state` (ended).
 */
export async function saveNotice(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  input: NoticeInput,
): Promise<Result<SavedNotice>> {
  const { db, now } = visit
  const file = await readNoticeFile(db, decisionId)
  if (!file) return refuse('not_found')
  if (!mayDraftFor(officer, file.decision.draftingUnitId)) return refuse('forbidden')
  const link = `/desk/decisions/${decisionId}/notice/publication`
  if (file.publication) return judge([breach('R31', 'already_published', { link })], undefined as never)
  const before = file.notice
  if (input.revision !== (before?.revision ?? 0)) return refuse('changed_meanwhile')
  const problems = strangers(file, input)
  if (problems.length > 0) return judge(problems, undefined as never)

  const identity = {
    id: before?.id ?? newId(),
    consultationId: before?.consultationId ?? newId(),
    decisionId,
    roundNo: before?.roundNo ?? 1,
  }
  const said = {
    draftVersionId: input.draft_version_id,
    decisionName: input.decision_name,
    legalBasis: input.legal_basis,
    draftingRationale: input.drafting_rationale,
    startsOn: input.starts_on,
    endsOn: input.ends_on,
    shortenReason: input.shorten_reason,
    submissionChannels: JSON.stringify(
      channels.filter((each) => each === 'web' || input.submission_channels.includes(each)),
    ),
    onsiteAddress: input.onsite_address,
    onsiteClosesAt: input.onsite_closes_at || null,
    recipient: input.recipient,
    mailAddress: input.mail_address,
    postcode: input.postcode,
    email: input.email,
    fax: input.fax,
    contactPerson: input.contact_person,
    contactPhone: input.contact_phone,
    contactHours: input.contact_hours,
    media: '',
    carriers: input.carriers,
    other: input.other,
  }
  const sha256 = await noticeHash({ ...identity, ...said })
  const revision = input.revision + 1
  const saved = { ...said, sha256, revision, savedBy: officer.id, savedAt: now }
  const entry = await prepareEntry({
    deed: 'notice_saved',
    at: now,
    actor: officer.id,
    subject: identity.id,
    data: {
      decision: decisionId,
      consultation: identity.consultationId,
      round_no: identity.roundNo,
      revision,
      sha256,
      documents: file.documents
        .filter(({ id }) => input.document_ids.includes(id))
        .map((each) => each.sha256),
    },
  })
  const unchanged: Guard = before
    ? {
        code: 'changed_meanwhile',
        holds: sql`EXISTS (SELECT 1 FROM notices WHERE id = ${before.id} AND revision = ${before.revision})`,
      }
    : {
        code: 'changed_meanwhile',
        holds: sql`NOT EXISTS (SELECT 1 FROM consultations WHERE decision_id = ${decisionId})`,
      }
  const write: Statement[] = before
    ? [db.update(notices).set(saved).where(eq(notices.id, before.id))]
    : [
        db.insert(consultations).values({ id: identity.consultationId, decisionId, createdAt: now }),
        db.insert(notices).values({ ...identity, ...saved }),
      ]
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      unchanged,
      {
        code: 'wrong_state',
        holds: sql`NOT EXISTS (SELECT 1 FROM decision_endings WHERE decision_id = ${decisionId})`,
      },
    ],
    [
      ...write,
      db.run(sql`DELETE FROM notice_documents WHERE notice_id = ${identity.id}`),
      db.run(sql`INSERT INTO notice_documents (notice_id, document_id, ord)
        SELECT ${identity.id}, d.id, MIN(j.key) FROM json_each(${JSON.stringify(input.document_ids)}) j
        JOIN documents d ON d.id = j.value AND d.decision_id = ${decisionId} GROUP BY d.id`),
      appendEntry(db, entry),
    ],
  )
  const { id: noticeId, consultationId } = identity
  return done.ok ? accept({ noticeId, consultationId, revision, sha256 }) : done
}
