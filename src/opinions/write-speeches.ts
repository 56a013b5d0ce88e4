import { sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import type { PlainDate } from '../ground/clock.ts'
import { newId } from '../ground/ids.ts'
import type { Keys } from '../ground/keys.ts'
import { newSalt } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { openParticipant } from '../people/participant.ts'
import { contentCommitment, submitterCommitment } from './commit-to.ts'
import type { ItemInput } from './item.ts'
import { hashOfCode, lookupCodeFor } from './lookup-code.ts'
import type { Who } from './write-submission.ts'

/** What one person said aloud, as items; her particulars were sealed when she signed up. */
export type Spoken = {
  readonly registrationId: string
  readonly participantId: string
  readonly lang: 'zh' | 'en'
  readonly items: readonly ItemInput[]
}

/**
 * The lookup code under which somebody who spoke at a hearing follows what becomes of it: 50 bits that follow from
 * the installation's key and her sign-up, so that her private page can show it at any time.
 */
export const codeOfSpeaker = (keys: Keys, registrationId: string): Promise<string> =>
  lookupCodeFor(keys, `hearing\n${registrationId}`)

/**
 * The statements that lodge what was said at a hearing, one submission per person, in their order: ledger entry,
 * submission and items of each, to go into the batch that opens the intake. Received on the day of the hearing,
 * keyed in by the officer who closes the record.
 */
export async function writeSpeeches(
  visit: Who,
  at: { readonly intakeId: string; readonly heldOn: PlainDate; readonly officerId: string },
  people: readonly Spoken[],
): Promise<Statement[]> {
  const statements: Statement[] = []
  for (const person of people) statements.push(...(await writeOne(visit, at, person)))
  return statements
}

async function writeOne(
  { db, keys, now }: Who,
  at: { readonly intakeId: string; readonly heldOn: PlainDate; readonly officerId: string },
  { registrationId, participantId, lang, items }: Spoken,
): Promise<Statement[]> {
  const submissionId = newId()
  const known = await openParticipant(db, keys, participantId)
  const who = {
    kind: 'individual',
    name: known?.name ?? null,
    email: known?.email ?? null,
    phone: known?.phone ?? null,
    area: null,
  }
  // Erased: the commitment stays, and nobody can open it any more.
  const submitterSalt = known?.salt ?? newSalt()
  const rows = await Promise.all(
    items.map(async (item, index) => {
      const id = newId()
      const salt = newSalt()
      return {
        id,
        ord: index + 1,
        clause_uid: item.clause_uid ?? null,
        kind: item.kind,
        text: item.text,
        suggested_wording: item.suggested_wording ?? null,
        reason: item.reason ?? null,
        salt,
        content: await contentCommitment(salt, item),
        submitter: await submitterCommitment(submitterSalt, id, who),
      }
    }),
  )
  const entry = await prepareEntry({
    deed: 'opinion_lodged',
    at: now,
    actor: at.officerId,
    subject: submissionId,
    data: {
      intake: at.intakeId,
      channel: 'hearing',
      late: false,
      items: rows.map(({ id, content, submitter }) => ({ id, content, submitter })),
    },
  })
  const code = await codeOfSpeaker(keys, registrationId)
  return [
    appendEntry(db, entry),
    db.run(sql`INSERT INTO submissions (id, intake_id, seq, receipt_no, channel, received_at, received_on, late,
        submitter_kind, publish_name, participant_id, keyed_by, lookup_hash, lang, item_count, entry_id)
      SELECT ${submissionId}, id, submissions + 1, receipt_prefix || '-' || printf('%05d', submissions + 1),
        'hearing', ${now}, ${at.heldOn}, 0, 'individual', ${known?.name ? 1 : 0}, ${participantId}, ${at.officerId},
        ${await hashOfCode(keys, submissionId, code)}, ${lang}, ${rows.length}, ${entry.id}
      FROM intakes WHERE id = ${at.intakeId}`),
    db.run(sql`INSERT INTO items (id, submission_id, intake_id, seq, ord, clause_uid, kind, text,
        suggested_wording, reason, salt, content_commitment, submitter_commitment)
      SELECT j.value ->> 'id', s.id, s.intake_id, s.seq, j.value ->> 'ord', j.value ->> 'clause_uid',
        j.value ->> 'kind', j.value ->> 'text', j.value ->> 'suggested_wording', j.value ->> 'reason',
        j.value ->> 'salt', j.value ->> 'content', j.value ->> 'submitter'
      FROM submissions s, json_each(${JSON.stringify(rows)}) j WHERE s.id = ${submissionId} ORDER BY j.key`),
  ]
}
