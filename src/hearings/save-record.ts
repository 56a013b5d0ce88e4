import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import { beijingDate, beijingIso, instant, msOf } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import type { Json } from '../ledger/canonical.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { queueMail } from '../people/outbox.ts'
import { breach } from '../statute/citations.ts'
import { mayConduct, notClosed } from './day-guards.ts'
import { type Day, findList, findServices, heldOn, runDay } from './open-day.ts'
import { type Head, type HeadInput, headHash, headSchema, presentOf } from './record.ts'
import { hearingRecords } from './store.ts'

export type RecordInput = {
  readonly head: HeadInput
  readonly documentIds: readonly string[]
  /** The version it was written on, 0 for the first; left out: whatever there is. */
  readonly version?: number | undefined
}

/** So long before the announced time the record may be opened, to have it ready when people come. */
const EARLY_MS = 2 * 60 * 60 * 1000

/** What may still be put into the head after the first confirmation: nothing that says how the hearing went. */
const OPEN_TO_THE_END: ReadonlySet<string> = new Set(['note', 'press', 'observers', 'quorum_reason'])

/**
 * What cannot stand in a head: another day than the announced one, an end before the start or in the future; and,
 * once a representative has confirmed or refused, anything else than before in what she confirmed it under (R19).
 */
function judgeHead(day: Day, head: Omit<Head, 'draft_version_id'>, now: Visit['now']): Problem[] {
  const { file, record } = day
  const on = heldOn(file)
  const problems: Problem[] = []
  if (head.held_on > beijingDate(now)) problems.push({ code: 'date_in_future', field: 'held_on' })
  else if (on !== null && head.held_on !== on)
    problems.push({ code: 'head_of_another_day', field: 'held_on', params: { date: on } })
  if (head.ended_at !== null && head.ended_at < head.started_at)
    problems.push({ code: 'ends_before_start', field: 'ended_at' })
  else if (head.ended_at !== null && instant(Date.parse(`${head.held_on}T${head.ended_at}:00+08:00`)) > now)
    problems.push({ code: 'time_in_future', field: 'ended_at' })
  const before = record.head?.body
  if (!before || record.confirmations.size === 0) return problems
  const changed = (Object.keys(head) as (keyof typeof head)[]).filter(
    (key) => !OPEN_TO_THE_END.has(key) && JSON.stringify(head[key]) !== JSON.stringify(before[key]),
  )
  return [...problems, ...changed.map((field) => ({ code: 'head_confirmed' as const, field }))]
}

/**
 * What keeps the record from being opened: it is not the day, nor two hours before the announced time, the list was not public before it (R16), somebody of
 * the list has not had the papers in time (R15), there is no draft, nobody is on the list.
 */
export function obstacles(day: Day, now: Visit['now']): Problem[] {
  const { file, record, materials } = day
  const on = heldOn(file)
  const at = `/desk/hearings/${file.hearing.id}`
  if (on === null) return [{ code: 'hearing_has_no_date', link: `${at}/announcement` }]
  const problems: Problem[] = []
  const heldAt = file.terms?.heldAt
  if (beijingDate(now) < on) problems.push({ code: 'not_the_day_yet', params: { date: on } })
  else if (heldAt && msOf(now) < msOf(heldAt) - EARLY_MS)
    problems.push({ code: 'record_too_early', params: { at: beijingIso(heldAt).slice(11, 16) } })
  if (findList(day).some(({ severity }) => severity === 'block'))
    problems.push(breach('R16', 'list_not_published', { link: `${at}/list` }))
  if (record.people.length === 0) problems.push({ code: 'no_representatives', link: `${at}/representatives` })
  if (materials.length === 0) problems.push(breach('R15', 'materials_missing', { link: `${at}/materials` }))
  else {
    const late = findServices(day).filter(({ severity }) => severity === 'block')
    if (late.length > 0)
      problems.push(
        breach('R15', 'materials_not_served', { params: { n: late.length }, link: `${at}/materials` }),
      )
  }
  if (!day.draftVersionId) problems.push({ code: 'draft_missing' })
  return problems
}

/**
 * Save the head of the record: the first version opens it, on the day of the hearing and not before; every further
 * one stands beside the earlier ones. From the opening on the list stays as it is.
 *
 * Refuses `not_found`, `forbidden`, `wrong_state`, `record_closed`, what `headSchema` says, what `obstacles` finds for
 * the first version and `judgeHead` for each, `document_unknown`, `changed_meanwhile` (another version).
 */
export async function saveRecord(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: RecordInput,
): Promise<Result<{ version: number; sha256: string }>> {
  const { db, now } = visit
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const day = opened.value
  const { file, record, documents } = day
  if (record.closing) return refuse('record_closed')
  const head = headSchema.parse(input.head)
  const before = record.head?.version ?? 0
  if (input.version !== undefined && input.version !== before) return refuse('changed_meanwhile')
  const problems = before === 0 ? obstacles(day, now) : []
  const ids = [...new Set(input.documentIds)]
  const chosen = ids.flatMap((id) => documents.find((each) => each.id === id) ?? [])
  if (chosen.length < ids.length) problems.push({ code: 'document_unknown', field: 'document_ids' })
  problems.push(...judgeHead(day, head, now))
  const judged = judge(problems, undefined)
  if (!judged.ok) return judged
  const body: Head = { ...head, draft_version_id: day.draftVersionId ?? '' }
  const papers = chosen.map(({ id, sha256 }) => ({ id, sha256 }))
  const version = before + 1
  const hash = await headHash(body, papers)
  const entry = await prepareEntry({
    deed: 'record_saved',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: { version, sha256: hash, documents: papers.length },
  })
  // It is over: whoever was there is asked to read and confirm her part (R19).
  const over = head.ended_at !== null && (record.head?.body.ended_at ?? null) === null
  const asked = over ? presentOf(record).filter(({ hasEmail }) => hasEmail) : []
  const letters = asked.map(({ participantId, lang }) =>
    queueMail(db, {
      participantId,
      template: 'hearing_confirm',
      lang,
      subjectId: `${hearingId}/${version}`,
      now,
    }),
  )
  const done = await commit(
    db,
    [
      ...mayConduct(officer, file),
      notClosed(hearingId),
      {
        code: 'changed_meanwhile',
        holds: sql`NOT EXISTS (SELECT 1 FROM hearing_records
          WHERE hearing_id = ${hearingId} AND version >= ${version})`,
      },
    ],
    [
      db.insert(hearingRecords).values({
        hearingId,
        version,
        body: JSON.parse(JSON.stringify(body)) as Json,
        documents: papers,
        sha256: hash,
        savedBy: officer.id,
        savedAt: now,
      }),
      ...letters,
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ version, sha256: hash }) : done
}
