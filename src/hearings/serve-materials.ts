import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import { beijingDate, type Instant, type PlainDate } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { queueMail } from '../people/outbox.ts'
import type { Finding } from '../statute/finding.ts'
import { judgeMaterials } from '../statute/hearing.ts'
import { mayConduct, notClosed } from './day-guards.ts'
import type { ServiceInput } from './materials.ts'
import { asServed, type Day, heldOn, runDay } from './open-day.ts'
import type { Person } from './record.ts'
import { materialServices } from './store.ts'

/** The first Beijing date on which all the papers can have been served on her: they are chosen, and she has a seat. */
async function servableFrom(db: Database, hearingId: string, people: readonly Person[]): Promise<PlainDate> {
  const [chosen] = await db.all<{ at: Instant | null }>(
    sql`SELECT MAX(added_at) AS at FROM hearing_materials WHERE hearing_id = ${hearingId}`,
  )
  const instants = [...people.map(({ appointedAt }) => appointedAt), chosen?.at ?? '']
  return beijingDate(instants.sort().at(-1) as Instant)
}

/** R15 for one service: what blocks it, and whether it stands as the exception of a reserve who moved up. */
function judgeService(day: Day, person: Person, input: ServiceInput): Finding[] {
  const on = heldOn(day.file)
  return on === null ? [] : judgeMaterials([asServed(person, input.served_on)], on, day.pinned.effective)
}

const problemOf = ({ rule, citation, params }: Finding, hearingId: string): Problem => ({
  code: 'materials_too_late',
  field: 'served_on',
  rule,
  citation,
  params: { gap: Number(params.gap ?? 0), days: Number(params.days ?? 0) },
  link: `/desk/hearings/${hearingId}/announcement`,
})

/**
 * Record that the papers of the hearing were served on representatives: all the papers, on this Beijing day, in this
 * manner (R15, N713 art. 16). `online` puts them on each private page at once and tells whoever left an e-mail
 * address. The gap to the announced day is that of the decision's rules; a reserve who moved up later and is served
 * on the same day or the next, before the hearing begins, stands as a recorded exception. Too late for the announced day
 * is refused: it must be postponed. Nothing is served before it was chosen, or on somebody who had no seat yet.
 *
 * Refuses `not_found`, `forbidden`, `wrong_state`, `record_closed`, `nothing_selected`, `materials_missing`,
 * `not_a_representative`, `date_in_future`, `served_too_early`, `materials_too_late` (R15), `served_online_today`.
 */
export async function serveMaterials(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: ServiceInput,
): Promise<Result<{ served: number; exceptions: number }>> {
  const { db, now } = visit
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const day = opened.value
  const { file, record, materials } = day
  const today = beijingDate(now)
  if (materials.length === 0) return refuse('materials_missing')
  const ids = [...new Set(input.registration_ids)]
  if (ids.length === 0) return refuse('nothing_selected', { field: 'registration_ids' })
  const people = ids.flatMap((id) => record.people.find((each) => each.registrationId === id) ?? [])
  if (people.length < ids.length) return refuse('not_a_representative', { field: 'registration_ids' })
  if (input.served_on > today) return refuse('date_in_future', { field: 'served_on' })
  if (input.manner === 'online' && input.served_on !== today)
    return refuse('served_online_today', { field: 'served_on' })
  const from = await servableFrom(db, hearingId, people)
  if (input.served_on < from)
    return refuse('served_too_early', { field: 'served_on', params: { date: from } })
  const judged = people.map((person) => ({ person, findings: judgeService(day, person, input) }))
  const late = judged.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'block')
  const [first] = late
  if (first) return judge([problemOf(first, hearingId)], undefined as never)
  const documents = materials.map(({ id, sha256 }) => ({ id, sha256 }))
  const rows = judged.map(({ person, findings }) => ({
    id: newId(),
    hearingId,
    registrationId: person.registrationId,
    servedOn: input.served_on,
    servedTime: input.served_time ?? null,
    manner: input.manner,
    documents,
    exception: findings.some(({ code }) => code === 'reserve_served_late'),
    recordedBy: officer.id,
    recordedAt: now,
  }))
  const exceptions = rows.filter(({ exception }) => exception).length
  const entry = await prepareEntry({
    deed: 'materials_served',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: {
      services: rows.map(({ id }) => id),
      documents: documents.length,
      manner: input.manner,
      served_on: input.served_on,
      exceptions,
    },
  })
  const letters = people.flatMap(({ hasEmail, participantId, lang }, i) => {
    const subjectId = rows[i]?.id
    return hasEmail && subjectId
      ? [queueMail(db, { participantId, template: 'hearing_materials', lang, subjectId, now })]
      : []
  })
  const done = await commit(
    db,
    [...mayConduct(officer, file), notClosed(hearingId)],
    [...rows.map((row) => db.insert(materialServices).values(row)), ...letters, appendEntry(db, entry)],
  )
  return done.ok ? accept({ served: rows.length, exceptions }) : done
}
