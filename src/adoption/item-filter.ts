import { type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import { typed } from '../ground/parse.ts'
import { channels } from '../opinions/intake.ts'
import { kinds } from '../opinions/item.ts'
import type { ClauseText } from './clause-text.ts'
import { dispositionCodes } from './disposition.ts'

/** The clause filter's value for opinions on the draft as a whole. */
export const WHOLE = 'whole'

export const itemStates = ['unanswered', ...dispositionCodes] as const

/** Which items of an intake: all conditions must hold. */
export const filterSchema = z.object({
  clause: z.string().max(64).optional().describe('A clause uid (with all that is under it), or `whole`'),
  kind: z.enum(kinds).optional(),
  state: z.enum(itemStates).optional().describe('Not answered yet, or answered so'),
  channel: z.enum(channels).optional(),
  late: z.enum(['yes', 'no']).optional(),
  words: typed(100).optional().describe('Found in the text, the suggested wording or the reason'),
})

export type ItemFilter = z.output<typeof filterSchema>

/** The filter in an address: whatever is not understood is left out, so that an old link still shows a list. */
export function filterFrom(query: Readonly<Record<string, string | undefined>>): ItemFilter {
  const filter: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(filterSchema.shape)) {
    const outcome = schema.safeParse(query[name] === '' ? undefined : query[name])
    if (outcome.success && outcome.data !== undefined && outcome.data !== '') filter[name] = outcome.data
  }
  return filter as ItemFilter
}

/** The filter as the query of an address, without the question mark; `more` is added when it has a value. */
export function queryOf(filter: ItemFilter, more: Readonly<Record<string, string | undefined>> = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...more })) if (value) query.set(name, value)
  return query.toString()
}

/**
 * The filter as SQL over items `i`, submissions `s` and answers `a` (left joined). Words are found with instr():
 * LIKE refuses patterns over 50 bytes, which is 16 Chinese characters.
 */
export function conditionOf(
  intakeId: string,
  filter: ItemFilter,
  clauses: ReadonlyMap<string, ClauseText>,
): SQL {
  const conditions: SQL[] = [sql`i.intake_id = ${intakeId}`]
  if (filter.clause === WHOLE) conditions.push(sql`i.clause_uid IS NULL`)
  else if (filter.clause) {
    const uids = clauses.get(filter.clause)?.uids ?? [filter.clause]
    conditions.push(sql`i.clause_uid IN (SELECT value FROM json_each(${JSON.stringify(uids)}))`)
  }
  if (filter.kind) conditions.push(sql`i.kind = ${filter.kind}`)
  if (filter.state === 'unanswered') conditions.push(sql`a.item_id IS NULL`)
  else if (filter.state) conditions.push(sql`a.disposition = ${filter.state}`, sql`a.intake_id = ${intakeId}`)
  if (filter.channel) conditions.push(sql`s.channel = ${filter.channel}`)
  if (filter.late) conditions.push(sql`s.late = ${filter.late === 'yes' ? 1 : 0}`)
  if (filter.words)
    conditions.push(sql`(instr(i.text, ${filter.words}) > 0 OR instr(i.suggested_wording, ${filter.words}) > 0
      OR instr(i.reason, ${filter.words}) > 0)`)
  return sql.join(conditions, sql` AND `)
}
