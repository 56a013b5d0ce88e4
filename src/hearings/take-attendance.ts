import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import type { AttendanceInput } from './attendance.ts'
import { mayConduct, notClosed, recordOpened } from './day-guards.ts'
import { runDay } from './open-day.ts'
import { tookPart } from './record.ts'
import { attendances } from './store.ts'

/**
 * Take down who of the list is there and who is not (R17). May be mended while the record is open; each change is a
 * row of its own, the newest counts. Whoever has spoken, even in a speech struck out since, or has confirmed, refused
 * or objected to her part was there, and is not made absent to be rid of her confirmation (R19).
 *
 * Refuses `not_found`, `forbidden`, `wrong_state`, `record_not_open`, `record_closed`, `not_a_representative`,
 * `present_who_spoke`.
 */
export async function takeAttendance(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: AttendanceInput,
): Promise<Result<{ present: number; listed: number }>> {
  const { db, now } = visit
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const { file, record } = opened.value
  if (!record.head) return refuse('record_not_open')
  const told = new Map(input.people.map((each) => [each.registration_id, each]))
  const problems = input.people.flatMap(({ registration_id: id, present }, i): Problem[] => {
    const field = `people.${i}.present`
    if (!record.people.some((each) => each.registrationId === id))
      return [{ code: 'not_a_representative', field }]
    return !present && tookPart(record, id) ? [{ code: 'present_who_spoke', field }] : []
  })
  const judged = judge(problems, undefined)
  if (!judged.ok) return judged
  const rows = [...told.values()].flatMap(({ registration_id, present, reason }) => {
    const before = record.attendance.get(registration_id)
    const why = present ? '' : reason
    if (before && before.present === present && before.reason === why) return []
    return [
      {
        id: newId(),
        hearingId,
        registrationId: registration_id,
        present,
        reason: why,
        recordedBy: officer.id,
        recordedAt: now,
      },
    ]
  })
  const present = record.people.filter(
    ({ registrationId: id }) => (told.get(id) ?? record.attendance.get(id))?.present,
  ).length
  const listed = record.people.length
  if (rows.length === 0) return accept({ present, listed })
  const entry = await prepareEntry({
    deed: 'attendance_taken',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: { present, listed },
  })
  const done = await commit(
    db,
    [
      ...mayConduct(officer, file),
      notClosed(hearingId),
      recordOpened(hearingId),
      {
        // Somebody else was taking attendance at the same time: what she took down is looked at first.
        code: 'changed_meanwhile',
        holds: sql`(SELECT count(*) FROM attendances WHERE hearing_id = ${hearingId}) = ${record.attended}`,
      },
    ],
    [...rows.map((row) => db.insert(attendances).values(row)), appendEntry(db, entry)],
  )
  return done.ok ? accept({ present, listed }) : done
}
