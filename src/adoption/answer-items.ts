import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit, type Guard } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { sha256 } from '../ground/keys.ts'
import { accept, judge, type Result, refuse } from '../ground/result.ts'
import { commitTo, newSalt } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { clauseTexts, selectClauses } from './clause-text.ts'
import { answerCommitment, answerFields, judgeAnswer } from './disposition.ts'
import { filterSchema, type ItemFilter } from './item-filter.ts'
import { countOf, matchesOf, selectItemIds, selectWork } from './working-list.ts'

/** Most items that one act answers. */
export const MAX_ACT = 1_000

/** Which items: named one by one, or all that match a filter, whose number has been seen and confirmed. */
export const answerSchema = z.object({
  ...answerFields,
  items: z.array(z.string().max(32)).optional().describe('Ids of the items, 1 to 1000'),
  filter: filterSchema.optional().describe('Instead of `items`: all that match, the first 1000 of them'),
  confirmed: z.coerce.number().int().min(0).optional().describe('How many match the filter, as confirmed'),
  digest: z
    .string()
    .length(64)
    .optional()
    .describe('Of the items as confirmed: refused when another set matches'),
})

export type AnswerInput = z.output<typeof answerSchema>

export type Answered = {
  readonly act: string
  /** How many items this act answered. */
  readonly changed: number
  /** How many matched the filter; the same as `changed` when the items were named. */
  readonly matched: number
}

/** What a set of items is called on the confirmation page: SHA-256 over their sorted ids, a line each. */
const digestOf = (ids: readonly string[]): Promise<string> => sha256([...ids].sort().join('\n'))

/** How many items match, and which ones an act would answer now. Undefined when there is no such intake. */
export async function matching(visit: Visit, intakeId: string, filter: ItemFilter) {
  const { db } = visit
  const [work] = await selectWork(db, intakeId)
  if (!work) return undefined
  const clauses = clauseTexts(await selectClauses(db, work.draft_version_id))
  const [[counted], ids] = await db.batch([
    db.all<{ n: number }>(sql`SELECT ${countOf(intakeId, filter, clauses)} AS n`),
    selectItemIds(db, intakeId, filter, clauses, MAX_ACT),
  ])
  const found = ids.map(({ id }) => id)
  return { work, clauses, count: counted?.n ?? 0, ids: found, digest: await digestOf(found) }
}

type Chosen = { readonly ids: readonly string[]; readonly matched: number; readonly guards: readonly Guard[] }

const inList = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`

/** Settle which items are meant, with the guard that they still are when it is written. */
async function choose(visit: Visit, intakeId: string, input: AnswerInput): Promise<Result<Chosen>> {
  if (input.items) {
    const ids = [...new Set(input.items)]
    if (ids.length === 0) return refuse('nothing_selected', { field: 'items' })
    if (ids.length > MAX_ACT) return refuse('too_many_items', { field: 'items', params: { limit: MAX_ACT } })
    const there = sql`(SELECT count(*) FROM items WHERE intake_id = ${intakeId} AND id IN ${inList(ids)})`
    return accept({
      ids,
      matched: ids.length,
      guards: [{ code: 'not_found', holds: sql`${there} = ${ids.length}` }],
    })
  }
  if (!input.filter) return refuse('nothing_selected', { field: 'items' })
  if (input.confirmed === undefined) return refuse('missing', { field: 'confirmed' })
  const found = await matching(visit, intakeId, input.filter)
  if (!found) return refuse('not_found')
  const { ids, count, digest, clauses } = found
  if (count !== input.confirmed || (input.digest !== undefined && digest !== input.digest))
    return refuse('changed_meanwhile')
  if (ids.length === 0) return refuse('nothing_selected', { field: 'items' })
  const still = sql`${countOf(intakeId, input.filter, clauses)} = ${count}
    AND ${matchesOf(intakeId, input.filter, clauses, ids)} = ${ids.length}`
  return accept({ ids, matched: count, guards: [{ code: 'changed_meanwhile', holds: still }] })
}

/**
 * Answer one or many items of an intake with the same disposition, reason and changed wording: all of them or
 * none, in one batch that says how many. An earlier answer is kept in the history, the new one stands. Only
 * drafters of the unit may.
 *
 * Refuses `not_found`, `forbidden`, `reason_missing` (R8), `wording_not_allowed`, `wording_needs_one_clause`,
 * `nothing_selected`, `too_many_items`, `wrong_state`, `changed_meanwhile` (another set matches than was confirmed) and
 * `report_published` (one of them stands in a published report, which is never changed, R31).
 */
export async function answerItems(
  visit: Visit,
  officer: Officer,
  intakeId: string,
  input: AnswerInput,
): Promise<Result<Answered>> {
  const { db, now } = visit
  const [work] = await selectWork(db, intakeId)
  if (!work) return refuse('not_found')
  if (!mayDraftFor(officer, work.unit_id)) return refuse('forbidden')
  const judged = judge(judgeAnswer(input), undefined)
  if (!judged.ok) return judged
  const chosen = await choose(visit, intakeId, input)
  if (!chosen.ok) return chosen
  const { ids, matched, guards } = chosen.value

  const act = newId()
  const salt = newSalt()
  const wording = input.changed_wording || null
  const entry = await prepareEntry({
    deed: 'answers_given',
    at: now,
    actor: officer.id,
    subject: act,
    data: {
      intake: intakeId,
      count: ids.length,
      // Which items, and how they were answered, stays sealed until the report gives the act's salt.
      answer: await answerCommitment(salt, input),
      items: await commitTo('items', salt, [...ids].sort()),
    },
  })
  const given = JSON.stringify(ids.map((item) => [newId(), item]))
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(work.decision_id)) },
      mayHappen('answers_given', work.decision_id),
      ...guards,
      {
        code: 'report_published',
        holds: sql`NOT EXISTS (SELECT 1 FROM report_rows r JOIN publications p ON p.subject_id = r.report_id
          WHERE r.item_id IN ${inList(ids)})`,
      },
      {
        code: 'wording_needs_one_clause',
        holds: sql`${wording} IS NULL OR (SELECT count(DISTINCT COALESCE(clause_uid, '')) FROM items
          WHERE id IN ${inList(ids)}) = 1`,
      },
    ],
    [
      db.run(sql`INSERT INTO dispositions (id, item_id, act_id, disposition, reason, changed_wording, answered_by,
          answered_at, salt)
        SELECT value ->> 0, value ->> 1, ${act}, ${input.disposition}, ${input.reason}, ${wording}, ${officer.id},
          ${now}, ${salt}
        FROM json_each(${given})`),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ act, changed: ids.length, matched }) : done
}
