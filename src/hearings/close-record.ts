import { sql } from 'drizzle-orm'
import { commit, type Guard } from '../ground/batch.ts'
import { beijingDate, type Instant, instant } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { type NewIntake, openIntake } from '../opinions/open-intake.ts'
import { writeSpeeches } from '../opinions/write-speeches.ts'
import type { Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { judgeRecord } from '../statute/hearing.ts'
import { presence } from './attendance.ts'
import { mayConduct, notClosed } from './day-guards.ts'
import { type Day, runDay } from './open-day.ts'
import { type Head, presentOf, recordHash, type Standing, saidOf, standings } from './record.ts'
import { isOpinion } from './speech.ts'
import { recordClosings } from './store.ts'

const signed = ({ state, confirmation }: Standing) =>
  state === 'confirmed'
    ? { kind: confirmation?.method === 'seal' ? ('sealed' as const) : ('signed' as const) }
    : state === 'refused'
      ? { kind: 'refused' as const, reason: confirmation?.refusalReason ?? '' }
      : undefined

/** The instant of a time of day on the day of the record. */
const timeOf = ({ held_on }: Head, time: string): Instant =>
  instant(Date.parse(`${held_on}T${time}:00+08:00`))

/**
 * Whether its times are those of a hearing that was held and is over: begun before now, ended after the announced
 * time, and both in the past.
 */
function timesOf({ file, record }: Day, now: Instant, link: string): Problem[] {
  const body = record.head?.body
  if (!body) return []
  if (body.ended_at === null) return [{ code: 'record_unfinished', link: `${link}#ended_at` }]
  const [began, ended] = [timeOf(body, body.started_at), timeOf(body, body.ended_at)]
  const problems: Problem[] = []
  if (began >= now) problems.push({ code: 'time_in_future', link: `${link}#started_at` })
  if (ended > now) problems.push({ code: 'time_in_future', link: `${link}#ended_at` })
  const heldAt = file.terms?.heldAt
  if (heldAt && (now < heldAt || ended < heldAt))
    problems.push({ code: 'ended_before_announced', link: `${link}#ended_at` })
  return problems
}

/**
 * What keeps the record from being closed: it has no end yet, or times that cannot be; nobody was there, so that no
 * hearing was held; somebody of the list is neither present nor absent; fewer than the rules demand were there (R17);
 * a wish for correction is open; somebody who was there has neither
 * confirmed her part as it stands nor refused it with a reason (R19).
 */
export async function stillOpen(day: Day, now: Instant): Promise<Problem[]> {
  const { record, pinned, file } = day
  const at = `/desk/hearings/${file.hearing.id}`
  if (!record.head) return [{ code: 'record_not_open', link: `${at}/day` }]
  const problems = timesOf(day, now, `${at}/day`)
  const unknown = record.people.filter(({ registrationId: id }) => !record.attendance.has(id)).length
  if (unknown > 0) problems.push({ code: 'attendance_missing', params: { n: unknown }, link: `${at}/day` })
  else if (presentOf(record).length === 0) problems.push({ code: 'nobody_present', link: `${at}/day` })
  const { findings } = presence(record.people, record.attendance, pinned.effective)
  for (const { severity, params, rule, citation } of findings)
    if (severity === 'block' || (severity === 'reason' && record.head.body.quorum_reason === ''))
      problems.push({
        code: 'too_few_present',
        rule,
        citation,
        params: { present: Number(params.present), listed: Number(params.listed) },
        link: `${at}/day#quorum_reason`,
      })
  const waiting = record.requests.filter(({ outcome }) => outcome === null).length
  if (waiting > 0) problems.push({ code: 'requests_open', params: { n: waiting }, link: `${at}/record` })
  const stands = await standings(record)
  const said = Object.fromEntries(
    stands.flatMap((each) => {
      const kind = signed(each)
      return kind ? [[each.person.registrationId, kind]] : []
    }),
  )
  const open = judgeRecord(
    presentOf(record).map(({ registrationId }) => registrationId),
    said,
  )
  if (open.length > 0)
    problems.push(breach('R19', 'record_unconfirmed', { params: { n: open.length }, link: `${at}/record` }))
  return problems
}

/** The intake of the hearing: open from the start of the hearing to the closing of its record. */
function intakeOf({ file, record }: Day, now: Visit['now']): NewIntake {
  const head = record.head?.body
  return {
    id: file.hearing.id,
    kind: 'hearing',
    decisionId: file.decision.id,
    draftVersionId: head?.draft_version_id ?? '',
    opensAt: head ? timeOf(head, head.started_at) : now,
    closesAt: now,
    endsOn: beijingDate(now),
    onsiteClosesAt: null,
  }
}

/** Nothing was written into the record since it was read. */
const asRead = ({ record }: Day): Guard => {
  const versions = record.speeches.reduce((sum, { version }) => sum + version, 0)
  const { hearingId } = record
  return {
    code: 'changed_meanwhile',
    holds: sql`(SELECT count(*) FROM speeches WHERE hearing_id = ${hearingId}) = ${versions}
      AND (SELECT count(*) FROM attendances WHERE hearing_id = ${hearingId}) = ${record.attended}
      AND (SELECT count(*) FROM record_confirmations WHERE hearing_id = ${hearingId}) = ${record.settled}
      AND (SELECT count(*) FROM correction_requests WHERE hearing_id = ${hearingId}) = ${record.requests.length}
      AND (SELECT MAX(version) FROM hearing_records WHERE hearing_id = ${hearingId}) = ${record.head?.version ?? 0}`,
  }
}

/**
 * Close the record of a hearing (R19): from now on nothing in it changes. In the same batch the hearing's intake
 * opens and takes what each representative said: one submission each, every view, question and written statement an
 * item of it, with commitments, receipt number and ledger entry, like all other opinions. What was struck out, and
 * what officials and experts said, stays in the record alone.
 *
 * Refuses `not_found`, `forbidden`, `wrong_state`, `record_closed`, what `stillOpen` finds, `changed_meanwhile`.
 */
export async function closeRecord(
  visit: Visit,
  officer: Officer,
  hearingId: string,
): Promise<Result<{ sha256: string; submissions: number; items: number }>> {
  const { db, now } = visit
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const day = opened.value
  const { file, record } = day
  if (record.closing) return refuse('record_closed')
  const judged = judge(await stillOpen(day, now), undefined)
  if (!judged.ok) return judged
  const sha256 = await recordHash(record)
  const parts = record.people
    .map((person) => ({ person, said: saidOf(record, person.registrationId).filter(isOpinion) }))
    .filter(({ said }) => said.length > 0)
  const entry = await prepareEntry({
    deed: 'record_closed',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: {
      sha256,
      speeches: record.speeches.length,
      present: presentOf(record).length,
      listed: record.people.length,
      submissions: parts.length,
      items: parts.reduce((sum, { said }) => sum + said.length, 0),
    },
  })
  const lodged = await writeSpeeches(
    visit,
    { intakeId: hearingId, heldOn: record.head?.body.held_on ?? beijingDate(now), officerId: officer.id },
    parts.map(({ person, said }) => ({
      registrationId: person.registrationId,
      participantId: person.participantId,
      lang: person.lang,
      items: said.map(({ clauseUid, stance, viewpoint, reason, suggestedWording }) => ({
        clause_uid: clauseUid ?? undefined,
        kind: stance ?? 'other',
        text: viewpoint,
        reason: reason || undefined,
        suggested_wording: suggestedWording || undefined,
      })),
    })),
  )
  const done = await commit(
    db,
    [...mayConduct(officer, file), notClosed(hearingId), asRead(day)],
    [
      db.insert(recordClosings).values({ hearingId, sha256, closedBy: officer.id, closedAt: now }),
      appendEntry(db, entry),
      openIntake(db, intakeOf(day, now), beijingDate(now).slice(0, 4)),
      ...lodged,
    ],
  )
  return done.ok
    ? accept({
        sha256,
        submissions: parts.length,
        items: parts.reduce((sum, { said }) => sum + said.length, 0),
      })
    : done
}
