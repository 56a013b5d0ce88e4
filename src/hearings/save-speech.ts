import { and, eq, sql } from 'drizzle-orm'
import { commit, type Guard } from '../ground/batch.ts'
import { type Instant, instant } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { mayConduct, notClosed, recordOpened } from './day-guards.ts'
import { type Day, runDay } from './open-day.ts'
import { presentOf } from './record.ts'
import {
  type CorrectionInput,
  isOpinion,
  lacking,
  MAX_SPOKEN,
  type Speech,
  type SpeechInput,
  speechHash,
} from './speech.ts'
import { speeches } from './store.ts'

export type SavedSpeech = {
  readonly id: string
  readonly version: number
  readonly ord: number
  readonly sha256: string
  /** It was here already: the same form came twice. */
  readonly again: boolean
}

const fresh = (hearingId: string, formKey: string): Guard => ({
  code: 'already_lodged',
  holds: sql`NOT EXISTS (SELECT 1 FROM speeches WHERE hearing_id = ${hearingId} AND form_key = ${formKey})`,
})

/** What came before under this form's key, if anything. */
export const speechUnder = (visit: Visit, hearingId: string, formKey: string) =>
  visit.db
    .select()
    .from(speeches)
    .where(and(eq(speeches.hearingId, hearingId), eq(speeches.formKey, formKey)))
    .get()

type Content = Pick<
  Speech,
  'kind' | 'stance' | 'clauseUid' | 'viewpoint' | 'reason' | 'suggestedWording' | 'answers'
>

/** What is said, as it is kept: what does not belong to its kind is left out. */
export const contentOf = (
  speaker: Speech['speaker'],
  said: Omit<CorrectionInput, 'form_key' | 'version'>,
): Content => {
  const opinion = isOpinion({ speaker, kind: said.kind })
  return {
    kind: said.kind,
    stance: opinion ? (said.stance ?? null) : null,
    clauseUid: said.clause_uid ?? null,
    viewpoint: said.viewpoint,
    reason: said.reason,
    suggestedWording: opinion ? said.suggested_wording : '',
    answers: said.kind === 'answer' ? (said.answers ?? null) : null,
  }
}

/** What a speech refers to must be there: its clause in the draft, the question it answers. */
export function misplaced(day: Day, said: Pick<Content, 'clauseUid' | 'answers'>): Problem[] {
  const { clauses, record } = day
  const problems: Problem[] = []
  if (said.clauseUid !== null && !clauses.some(({ uid }) => uid === said.clauseUid))
    problems.push({ code: 'clause_unknown', field: 'clause_uid' })
  if (said.answers !== null && !record.speeches.some(({ id }) => id === said.answers))
    problems.push({ code: 'invalid_choice', field: 'answers' })
  return problems
}

function judgeSpeaker(day: Day, input: SpeechInput): Problem[] {
  const { record } = day
  const id = input.registration_id
  if (input.speaker !== 'representative' || !id) return []
  const field = 'registration_id'
  if (!record.people.some((each) => each.registrationId === id))
    return [{ code: 'not_a_representative', field }]
  const there = presentOf(record).some((each) => each.registrationId === id)
  if (!there && input.kind !== 'written') return [{ code: 'not_present', field }]
  const spoken = record.speeches.filter((each) => each.registrationId === id && isOpinion(each))
  return isOpinion(input) && spoken.length >= MAX_SPOKEN
    ? [{ code: 'too_many_items', field, params: { limit: MAX_SPOKEN } }]
    : []
}

/** The instant of a time of day on the day of the hearing; undefined when it lies after `now`. */
function saidAt(day: Day, time: string | undefined, now: Instant): Instant | undefined {
  const on = day.record.head?.body.held_on
  if (time === undefined || on === undefined) return now
  const at = instant(Date.parse(`${on}T${time}:00+08:00`))
  return at > now ? undefined : at
}

/**
 * Take down what somebody said (A32: viewpoint and reason apart). It gets the next place in the record. The same form
 * twice, as a line that dropped may send it, is one speech: the second time it answers what is there.
 *
 * Refuses `not_found`, `forbidden`, `wrong_state`, `record_not_open`, `record_closed`, what `lacking` and `misplaced`
 * find, `not_a_representative`, `not_present`, `too_many_items`, `time_in_future`, and `form_used_otherwise` when
 * other words came under the same key before: nothing is thrown away, the form comes back with a key of its own.
 */
export async function saveSpeech(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: SpeechInput,
): Promise<Result<SavedSpeech>> {
  const { db, now } = visit
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const day = opened.value
  const content = contentOf(input.speaker, input)
  const at = saidAt(day, input.said_on_time, now)
  const row = {
    hearingId,
    speaker: input.speaker,
    registrationId: input.speaker === 'representative' ? (input.registration_id ?? null) : null,
    speakerName: input.speaker === 'representative' ? '' : input.speaker_name,
    ...content,
    struckReason: '',
  }
  const first = await speechUnder(visit, hearingId, input.form_key)
  if (first) return sameAgain(first, row)
  if (!day.record.head) return refuse('record_not_open')
  if (day.record.closing) return refuse('record_closed')
  const problems = [...lacking(input), ...judgeSpeaker(day, input), ...misplaced(day, content)]
  if (!at) problems.push({ code: 'time_in_future', field: 'said_on_time' })
  const judged = judge(problems, undefined)
  if (!judged.ok || !at) return judged as Result<never>
  const id = newId()
  const hash = await speechHash({ id, ...row, saidAt: at })
  const entry = await prepareEntry({
    deed: 'speech_recorded',
    at: now,
    actor: officer.id,
    subject: id,
    data: { hearing: hearingId, version: 1, sha256: hash },
  })
  const done = await commit(
    db,
    [
      ...mayConduct(officer, day.file),
      notClosed(hearingId),
      recordOpened(hearingId),
      fresh(hearingId, input.form_key),
    ],
    [
      db.insert(speeches).values({
        id,
        version: 1,
        ...row,
        ord: sql`(SELECT COALESCE(MAX(ord), 0) + 1 FROM speeches WHERE hearing_id = ${hearingId})`,
        saidAt: at,
        formKey: input.form_key,
        sha256: hash,
        recordedBy: officer.id,
        recordedAt: now,
      }),
      appendEntry(db, entry),
      db.select({ ord: speeches.ord }).from(speeches).where(eq(speeches.id, id)),
    ],
  )
  if (done.ok) {
    const [written] = done.value.at(-1) as { ord: number }[]
    return accept({ id, version: 1, ord: written?.ord ?? 0, sha256: hash, again: false })
  }
  // It came twice at the same moment: the answer is the one that was written.
  const twin = await speechUnder(visit, hearingId, input.form_key)
  return twin ? sameAgain(twin, row) : done
}

const same = (a: object, b: object): boolean =>
  Object.entries(b).every(([key, each]) => (a as Record<string, unknown>)[key] === each)

function sameAgain(first: Speech, said: object): Result<SavedSpeech> {
  const { id, version, ord, sha256 } = first
  return same(first, said)
    ? accept({ id, version, ord, sha256, again: true })
    : refuse('form_used_otherwise', { params: { no: ord } })
}

/** A further version of a speech: everything of the one before, and what changed. */
export async function nextVersion(
  visit: Visit,
  officer: Officer,
  day: Day,
  before: Speech,
  changes: Partial<Content> & { readonly struckReason?: string },
  formKey: string,
): Promise<Result<SavedSpeech>> {
  const { db, now } = visit
  const { hearingId } = before
  const version = before.version + 1
  const first = await speechUnder(visit, hearingId, formKey)
  if (first) return sameAgain(first, { id: before.id, ...changes })
  const { sha256: _, ...rest } = { ...before, ...changes, version }
  const hash = await speechHash(rest)
  const entry = await prepareEntry({
    deed: 'speech_corrected',
    at: now,
    actor: officer.id,
    subject: before.id,
    data: { hearing: hearingId, version, sha256: hash, struck: rest.struckReason !== '' },
  })
  const done = await commit(
    db,
    [
      ...mayConduct(officer, day.file),
      notClosed(hearingId),
      {
        code: 'changed_meanwhile',
        holds: sql`NOT EXISTS (SELECT 1 FROM speeches WHERE id = ${before.id} AND version >= ${version})`,
      },
      fresh(hearingId, formKey),
    ],
    [
      db.insert(speeches).values({ ...rest, formKey, sha256: hash, recordedBy: officer.id, recordedAt: now }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ id: before.id, version, ord: before.ord, sha256: hash, again: false }) : done
}

/** The newest version of a speech on which somebody works; refuses what keeps it from being changed. */
export function workedOn(day: Day, speechId: string, version: number): Result<Speech> {
  if (day.record.closing) return refuse('record_closed')
  const before = day.record.speeches.find(({ id }) => id === speechId)
  if (!before) return refuse('not_found')
  return before.version === version && before.struckReason === ''
    ? accept(before)
    : refuse('changed_meanwhile')
}

/**
 * Correct what was taken down: a further version; the earlier ones stay. Whoever confirmed this part before is asked
 * again (R19), because its hash is another. Who spoke is not changed: strike it out and take it down anew.
 *
 * Refuses as `saveSpeech` does, and `changed_meanwhile` for another version than the newest.
 */
export async function correctSpeech(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  speechId: string,
  input: CorrectionInput,
): Promise<Result<SavedSpeech>> {
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const day = opened.value
  const newest = day.record.speeches.find(({ id }) => id === speechId)
  const content = contentOf(newest?.speaker ?? 'other', input)
  const again = await speechUnder(visit, hearingId, input.form_key)
  if (again) return sameAgain(again, { id: speechId, ...content })
  const before = workedOn(day, speechId, input.version)
  if (!before.ok) return before
  const { speaker, registrationId, speakerName } = before.value
  const problems = [
    ...lacking({
      ...input,
      speaker,
      registration_id: registrationId ?? undefined,
      speaker_name: speakerName,
    }),
    ...misplaced(day, content),
  ]
  const judged = judge(problems, undefined)
  return judged.ok ? nextVersion(visit, officer, day, before.value, content, input.form_key) : judged
}
