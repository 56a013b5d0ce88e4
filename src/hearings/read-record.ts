import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../ground/house.ts'
import type { Attendance } from './attendance.ts'
import type { Confirmation, Head, RecordFile } from './record.ts'
import {
  attendances,
  correctionRequests,
  hearingRecords,
  materialAcknowledgements,
  materialServices,
  recordClosings,
  recordConfirmations,
  registrations,
  representatives,
  speeches,
} from './store.ts'

/** The representatives who have not declined, in the order of their categories and places. */
export const selectPeople = (db: Database, hearingId: string) =>
  db
    .select({
      registrationId: representatives.registrationId,
      participantId: registrations.participantId,
      drawNo: registrations.drawNo,
      category: representatives.category,
      how: representatives.how,
      rank: representatives.rank,
      appointedAt: representatives.appointedAt,
      hasEmail: registrations.hasEmail,
      lang: registrations.lang,
    })
    .from(representatives)
    .innerJoin(registrations, eq(registrations.id, representatives.registrationId))
    .where(and(eq(representatives.hearingId, hearingId), isNull(representatives.declinedAt)))
    .orderBy(
      sql`instr('stakeholder resident deputy expert lawyer other', ${representatives.category})`,
      asc(representatives.rank),
      asc(registrations.seq),
    )

/** The statements that read the record of a hearing, to go into a page's batch. */
export const selectRecord = (db: Database, hearingId: string) =>
  [
    selectPeople(db, hearingId),
    db
      .select()
      .from(hearingRecords)
      .where(eq(hearingRecords.hearingId, hearingId))
      .orderBy(sql`${hearingRecords.version} DESC`)
      .limit(1),
    db.select().from(attendances).where(eq(attendances.hearingId, hearingId)).orderBy(sql`rowid`),
    db
      .select()
      .from(speeches)
      .where(
        sql`${speeches.hearingId} = ${hearingId} AND ${speeches.version} = (
          SELECT MAX(s.version) FROM speeches s WHERE s.id = speeches.id)`,
      )
      .orderBy(asc(speeches.ord)),
    db
      .select()
      .from(correctionRequests)
      .where(eq(correctionRequests.hearingId, hearingId))
      .orderBy(asc(correctionRequests.requestedAt), sql`rowid`),
    db
      .select()
      .from(recordConfirmations)
      .where(eq(recordConfirmations.hearingId, hearingId))
      .orderBy(sql`rowid`),
    db
      // The alias matters: both tables say who recorded, and in a batch two columns of one name fall into one.
      .select({
        service: materialServices,
        how: sql<'code' | 'signature' | null>`${materialAcknowledgements.how}`.as('acknowledged_how'),
        acknowledgedAt: materialAcknowledgements.acknowledgedAt,
      })
      .from(materialServices)
      .leftJoin(materialAcknowledgements, eq(materialAcknowledgements.serviceId, materialServices.id))
      .where(eq(materialServices.hearingId, hearingId))
      .orderBy(asc(materialServices.servedOn), sql`material_services.rowid`),
    db.select().from(recordClosings).where(eq(recordClosings.hearingId, hearingId)),
  ] as const

type Selected = ReturnType<typeof selectRecord>
type Rows = { readonly [K in keyof Selected]: Awaited<Selected[K]> }

/** The record of the rows that `selectRecord` reads. */
export function recordOf(hearingId: string, rows: Rows): RecordFile {
  const [people, heads, attended, spoken, requests, confirmed, served, closings] = rows
  const [head] = heads
  return {
    hearingId,
    people,
    head: head
      ? {
          version: head.version,
          body: head.body as unknown as Head,
          documents: head.documents,
          sha256: head.sha256,
        }
      : null,
    // Rows come in the order in which they were written: the last of each person stays.
    attendance: new Map(attended.map((each): [string, Attendance] => [each.registrationId, each])),
    attended: attended.length,
    settled: confirmed.length,
    speeches: spoken,
    requests,
    confirmations: new Map(confirmed.map((each): [string, Confirmation] => [each.registrationId, each])),
    services: served.map(({ service, how, acknowledgedAt: at }) => ({
      ...service,
      acknowledged: how && at ? { how, at } : null,
    })),
    closing: closings[0] ?? null,
  }
}

/** Everything of the day of a hearing: an open record as it stands, a closed one for good. */
export async function readRecord(db: Database, hearingId: string): Promise<RecordFile> {
  const statements = selectRecord(db, hearingId)
  return recordOf(hearingId, (await db.batch(statements as never)) as unknown as Rows)
}
