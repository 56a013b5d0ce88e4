import { sql } from 'drizzle-orm'
import type { Database } from '../ground/house.ts'
import { channels } from '../opinions/intake.ts'
import { kinds } from '../opinions/item.ts'
import type { ClauseText } from './clause-text.ts'
import { dispositionCodes } from './disposition.ts'

type Counts<K extends string> = Readonly<Record<K, number>>

/** Every figure an adoption report prints (domain.md §4.6). They must reconcile (R7). */
export type Totals = {
  readonly submissions: number
  readonly items: number
  /** Submissions that came after the last day: stored, flagged, answered like all others (R6). */
  readonly late: number
  readonly pending: number
  /** Submissions, by who sent them and by how they came. */
  readonly by_submitter: Counts<'individual' | 'organisation'>
  readonly by_channel: Counts<(typeof channels)[number]>
  /** Items. */
  readonly by_kind: Counts<(typeof kinds)[number]>
  readonly by_disposition: Counts<(typeof dispositionCodes)[number]>
  /** In the order of the draft; the draft as a whole last, with uid null and an empty label. */
  readonly by_clause: readonly { clause_uid: string | null; clause_label: string; items: number }[]
}

type Counted = { code: string; n: number }

/** The statements that count; a fixed number of them, whatever has been said. */
export const selectTotals = (db: Database, intakeId: string) =>
  [
    db.all<{ submissions: number; items: number; pending: number }>(
      sql`SELECT submissions, items, pending FROM intakes WHERE id = ${intakeId}`,
    ),
    db.all<Counted>(
      sql`SELECT channel AS code, count(*) AS n FROM submissions WHERE intake_id = ${intakeId} GROUP BY 1`,
    ),
    db.all<Counted & { late: number }>(sql`SELECT submitter_kind AS code, count(*) AS n, sum(late) AS late
      FROM submissions WHERE intake_id = ${intakeId} GROUP BY 1`),
    db.all<Counted>(
      sql`SELECT kind AS code, count(*) AS n FROM items WHERE intake_id = ${intakeId} GROUP BY 1`,
    ),
    db.all<Counted>(
      sql`SELECT disposition AS code, count(*) AS n FROM answers WHERE intake_id = ${intakeId} GROUP BY 1`,
    ),
    db.all<Counted>(sql`SELECT clause_uid AS code, items AS n FROM clause_counts
      WHERE intake_id = ${intakeId} AND items > 0`),
  ] as const

type Rows = readonly [
  { submissions: number; items: number; pending: number }[],
  Counted[],
  (Counted & { late: number })[],
  Counted[],
  Counted[],
  Counted[],
]

const counts = <K extends string>(codes: readonly K[], rows: readonly Counted[]): Counts<K> =>
  Object.fromEntries(codes.map((code) => [code, rows.find((row) => row.code === code)?.n ?? 0])) as Counts<K>

/** Put what was counted together. */
export function totalsFrom(rows: Rows, clauses: ReadonlyMap<string, ClauseText>): Totals {
  const [[intake], channel, submitter, kind, disposition, clause] = rows
  const place = (code: string) => (code === '' ? Number.MAX_SAFE_INTEGER : (clauses.get(code)?.ord ?? 0))
  return {
    submissions: intake?.submissions ?? 0,
    items: intake?.items ?? 0,
    late: submitter.reduce((sum, row) => sum + row.late, 0),
    pending: intake?.pending ?? 0,
    by_submitter: counts(['individual', 'organisation'], submitter),
    by_channel: counts(channels, channel),
    by_kind: counts(kinds, kind),
    by_disposition: counts(dispositionCodes, disposition),
    by_clause: [...clause]
      .sort((a, b) => place(a.code) - place(b.code))
      .map(({ code, n }) => ({
        clause_uid: code || null,
        clause_label: clauses.get(code)?.label ?? '',
        items: n,
      })),
  }
}

const sum = (figures: Readonly<Record<string, number>>) => Object.values(figures).reduce((a, b) => a + b, 0)

/**
 * R7: items = adopted + partially adopted + not adopted + noted + not relevant + pending; and every other way of
 * counting gives the same. False means that something has been lost.
 */
export const reconciles = (totals: Totals): boolean =>
  totals.items === sum(totals.by_disposition) + totals.pending &&
  totals.items === sum(totals.by_kind) &&
  totals.items === totals.by_clause.reduce((n, { items }) => n + items, 0) &&
  totals.submissions === sum(totals.by_channel) &&
  totals.submissions === sum(totals.by_submitter)
