import { sql } from 'drizzle-orm'
import { readYears } from '../calendar/store.ts'
import { mayHappen } from '../decisions/advance.ts'
import { serves, unitOf, worksFor } from '../decisions/guards.ts'
import { commit } from '../ground/batch.ts'
import { beijingDate, isPlainDate, type PlainDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { sha256 } from '../ground/keys.ts'
import { parse } from '../ground/parse.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { canonical, type Json } from '../ledger/canonical.ts'
import { commitTo } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { hasRole, mayDraftFor, type Officer, type Role } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { judgeLegality } from '../statute/publishing.ts'
import type { CalendarYear } from '../statute/years.ts'
import { type Case, openCase } from './case.ts'
import { judgeDiscussionDay } from './dates.ts'
import { type Kind, kinds } from './kinds.ts'
import { isReform, newestRecord } from './known.ts'
import { hearingLink } from './links.ts'
import { papersOf } from './papers.ts'
import type { LegalityBody } from './record-bodies.ts'
import { type Paper, stepRecords } from './store.ts'

export type RecordInput = {
  /** What the kind's schema reads. */
  readonly body: Readonly<Record<string, unknown>>
  readonly documentIds: readonly string[]
  /** The version it was written on, 0 for the first; left out: whatever there is. */
  readonly version?: number | undefined
  /** Of a legality review: the hash of the draft that was seen, 64 hexadecimal digits; left out: the newest. */
  readonly draft?: string | undefined
}

/** In which of its roles an officer may write this kind of record; undefined in none. */
export const writesAs = (officer: Officer, unitId: string, kind: Kind): Role | undefined =>
  (kinds[kind].by as readonly Role[]).find((role) =>
    role === 'drafter' ? mayDraftFor(officer, unitId) : hasRole(officer, role),
  )

/** Over kind, body and the contents of its documents: SHA-256 of canonical JSON, 64 hexadecimal digits. */
export const recordHash = (kind: string, body: Json, documents: readonly Paper[]): Promise<string> =>
  sha256(canonical({ v: 1, kind, body, documents: documents.map((each) => each.sha256) }))

/** What happened cannot have happened tomorrow; only what is planned may lie ahead. */
function inFuture(value: unknown, today: PlainDate, path: readonly string[] = []): Problem[] {
  if (typeof value === 'string')
    return isPlainDate(value) && value > today && path.at(-1) !== 'planned_on'
      ? [{ code: 'date_in_future', field: path.join('.') }]
      : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => inFuture(inner, today, [...path, key]))
}

/** R25, N713 art. 26: the review had the time that the rules of this decision ask for, or says why not. */
function judgeTime(body: LegalityBody, { effective }: Case, years: readonly CalendarYear[]): Problem[] {
  const { usual, floor, force } = effective.values.legality_review
  if (force === 'default' || usual < 1) return []
  const review = {
    receivedOn: body.received_on,
    concludedOn: body.concluded_on,
    lawful: body.verdict === 'lawful',
    shortReason: body.short_reason,
    exploratoryRisks: body.exploratory_risks,
  }
  const { time, findings } = judgeLegality(review, body.concluded_on, years, usual)
  const below = floor !== null && time?.gap !== null && time !== null && time.gap < floor
  return findings.some(({ code }) => code === 'review_time_short') || below
    ? [
        breach('R25', 'review_time_short', {
          field: 'short_reason',
          params: { days: below && floor !== null ? floor : usual, gap: time?.gap ?? 0 },
        }),
      ]
    : []
}

/** In the order of the form, so that its summary can be worked off from the top. */
function asInForm(kind: Kind, problems: readonly Problem[]): Problem[] {
  const fields = Object.keys(kinds[kind].body.shape)
  const place = ({ field = '' }: Problem) => fields.indexOf(field.split('.')[0] ?? '')
  return problems.toSorted((a, b) => place(a) - place(b))
}

const judgePapers = (kind: Kind, papers: readonly Paper[]): Problem[] =>
  kinds[kind].paper && papers.length === 0
    ? [breach(kinds[kind].rule, 'document_missing', { field: 'document_ids' })]
    : []

async function judgeRecord(
  visit: Visit,
  file: Case,
  kind: Kind,
  body: object,
  papers: readonly Paper[],
): Promise<Problem[]> {
  const problems = [...inFuture(body, beijingDate(visit.now)), ...judgePapers(kind, papers)]
  if (kind === 'unit_discussion')
    problems.push(...judgeDiscussionDay(file, (body as { held_on: string }).held_on))
  if (kind === 'legality_review') {
    if (!file.draft) problems.push(breach('R25', 'draft_missing'))
    if ((body as LegalityBody).exploratory === 'yes' && !isReform(file.plan))
      problems.push(breach('N713_25', 'not_a_reform', { field: 'exploratory' }))
    if (problems.length === 0)
      problems.push(...judgeTime(body as LegalityBody, file, await readYears(visit.db)))
  }
  return problems
}

/** R25: a review is of one draft, which the server names, whatever was sent. */
const reviewed = (kind: Kind, { draft }: Case) =>
  kind === 'legality_review' && draft ? { draft_version: draft.version, draft_sha256: draft.sha256 } : {}

/**
 * Write a record of the procedure with its documents (N713 chapters 2 and 3): a new version, beside all earlier ones.
 * Who supplies the kind may: drafters of the unit, the legal reviewer, the office.
 *
 * Refuses `not_found`, `forbidden`, `wrong_state`, what the kind's schema says, `date_in_future`,
 * `document_missing`, `document_unknown`, `review_time_short` (R25), `draft_missing`, `not_a_reform` (N713 25),
 * `report_from_hearing` (A35), `changed_meanwhile` (another version, or another draft than the reviewer saw). SQL refuses the same.
 */
export async function recordStep(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  kind: Kind,
  input: RecordInput,
): Promise<Result<{ id: string; version: number; sha256: string }>> {
  const { db, now } = visit
  const opened = await openCase(visit, officer, decisionId)
  if (!opened.ok) return opened
  const file = opened.value
  const role = writesAs(officer, file.decision.draftingUnitId, kind)
  if (!role) return refuse('forbidden')
  // A35: it comes out of the hearing itself.
  if (kind === 'hearing_report')
    return judge(
      [breach('R20', 'report_from_hearing', { link: hearingLink(file).report })],
      undefined as never,
    )
  const papers = papersOf(file, input.documentIds)
  const parsed = parse(kinds[kind].body, input.body)
  // A form that is wrong in several places hears of all of them at once.
  if (!parsed.ok)
    return papers.ok
      ? judge(
          [...asInForm(kind, parsed.refusal.problems), ...judgePapers(kind, papers.value)],
          undefined as never,
        )
      : parsed
  if (!papers.ok) return papers
  const judged = judge(await judgeRecord(visit, file, kind, parsed.value, papers.value), undefined)
  if (!judged.ok) return judged
  const version = (newestRecord(file.records, kind)?.version ?? 0) + 1
  if (input.version !== undefined && input.version !== version - 1) return refuse('changed_meanwhile')
  if (input.draft !== undefined && input.draft !== file.draft?.sha256) return refuse('changed_meanwhile')
  const told = { ...parsed.value, ...reviewed(kind, file) }
  const body = JSON.parse(JSON.stringify(told)) as Record<string, Json>
  const row = {
    id: newId(),
    decisionId,
    kind,
    version,
    body,
    documents: papers.value,
    sha256: await recordHash(kind, body, papers.value),
    recordedBy: officer.id,
    recordedAt: now,
  }
  const entry = await prepareEntry({
    deed: 'step_recorded',
    at: now,
    actor: officer.id,
    subject: decisionId,
    data: { seal: await commitTo('inner', row.id, row.sha256) },
  })
  const done = await commit(
    db,
    [
      {
        code: 'forbidden',
        holds: role === 'drafter' ? worksFor(officer, role, unitOf(decisionId)) : serves(officer, role),
      },
      mayHappen('step_recorded', decisionId),
      {
        code: 'changed_meanwhile',
        holds: sql`NOT EXISTS (SELECT 1 FROM step_records
          WHERE decision_id = ${decisionId} AND kind = ${kind} AND version >= ${version})`,
      },
    ],
    [db.insert(stepRecords).values(row), appendEntry(db, entry)],
  )
  return done.ok ? accept({ id: row.id, version, sha256: row.sha256 }) : done
}
