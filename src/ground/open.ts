import { drizzle } from 'drizzle-orm/d1'
import type { Database } from './house.ts'

const opened = new WeakMap<D1Database, Database>()

/**
 * The database handle every room uses.
 *
 * drizzle's D1 batch binds the parameters of its own queries only: a raw one (`db.run(sql…)`) has no prepared
 * statement to bind them to and fails. Each raw query is therefore given one.
 */
export function openDatabase(d1: D1Database): Database {
  const before = opened.get(d1)
  if (before) return before
  const db = drizzle(d1)
  const withStatement = <T extends object>(raw: T): T => {
    const { getQuery } = raw as { getQuery?: () => { sql: string } }
    const bind = (...values: unknown[]) => d1.prepare(getQuery?.call(raw).sql ?? '').bind(...values)
    return Object.assign(raw, { stmt: { bind } })
  }
  for (const method of ['run', 'all', 'get', 'values'] as const) {
    const raw = (db[method] as (...args: unknown[]) => object).bind(db)
    Object.assign(db, { [method]: (...args: unknown[]) => withStatement(raw(...args)) })
  }
  opened.set(d1, db)
  return db
}
