import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Database } from './house.ts'
import { type RefusalCode, refusals } from './refusals.ts'
import { accept, type Problem, type Result, refuse } from './result.ts'

/** One statement of a deed: what `db.insert(…)`, `db.update(…)` or `db.run(sql…)` returns, not yet run. */
export type Statement = BatchItem<'sqlite'>

/** What must hold in the database at the moment of writing; `holds` is an SQL expression worth 1 when it does. */
export type Guard = { readonly code: RefusalCode; readonly holds: SQL }

/** The first statement of a deed: aborts the whole batch at the first guard that does not hold (design.md §3.1). */
export function guardStatement(db: Database, guards: readonly Guard[]): Statement {
  const rows = guards.map((guard) => sql`SELECT ${guard.code}, ${guard.holds}`)
  return db.run(sql`INSERT INTO guards (code, ok) ${sql.join(rows, sql` UNION ALL `)}`)
}

/**
 * Do a deed: one batch, all or nothing. Refuses with the code of the guard (or of the trigger) that failed;
 * any other database error is a broken promise and is thrown.
 */
export async function commit(
  db: Database,
  guards: readonly [Guard, ...Guard[]],
  statements: readonly Statement[],
  detail: Omit<Problem, 'code'> = {},
): Promise<Result<readonly unknown[]>> {
  try {
    return accept((await db.batch([guardStatement(db, guards), ...statements])) as unknown[])
  } catch (error) {
    const code = guardCodeOf(error)
    if (code) return refuse(code, detail)
    throw error
  }
}

/** The refusal code in an error raised by a guard or trigger (`guard:<code>`), else undefined. */
export function guardCodeOf(error: unknown): RefusalCode | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = /guard:([a-z_]+)/.exec(cause.message)?.[1]
    if (code && code in refusals) return code as RefusalCode
  }
  return undefined
}
