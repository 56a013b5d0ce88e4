import type { Database } from '../../src/ground/house.ts'

type Prepared = {
  readonly stmt?: D1PreparedStatement
  getQuery(): { readonly sql: string; readonly params: readonly unknown[] }
  mapResult(result: unknown, fromBatch: true): unknown
}
type Session = { batch(queries: readonly { _prepare(): Prepared }[]): Promise<unknown[]> }

/** drizzle's own batch fails on `db.run(sql…)` with parameters: it looks for a statement that only builders have. */
export function allowRawInBatches(db: Database, d1: D1Database): Database {
  const session = (db as unknown as { session: Session }).session
  session.batch = async (queries) => {
    const prepared = queries.map((query) => query._prepare())
    const statements = prepared.map((each) => {
      const { sql, params } = each.getQuery()
      return (each.stmt ?? d1.prepare(sql)).bind(...params)
    })
    const results = await d1.batch(statements)
    return results.map((result, i) => prepared[i]?.mapResult(result, true))
  }
  return db
}
