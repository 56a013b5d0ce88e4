import { readdir, readFile } from 'node:fs/promises'
import { unstable_splitSqlQuery as splitSql } from 'wrangler'

const TABLE = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`

/**
 * Apply the migrations that have not run yet, in the order of their names, each in one batch with its row in
 * `d1_migrations`: the table `wrangler d1 migrations apply` keeps, so that either can go on after the other.
 * Returns the names applied. Throws, naming the file, when one fails; the ones before it stay.
 */
export async function applyMigrations(db: D1Database, folder = 'migrations'): Promise<string[]> {
  await db.prepare(TABLE).run()
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const done = new Set(results.map((row) => row.name))
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const applied: string[] = []
  for (const name of files.filter((file) => !done.has(file))) {
    const statements = splitSql(await readFile(`${folder}/${name}`, 'utf8'))
    const mark = db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name)
    try {
      await db.batch([...statements.map((sql) => db.prepare(sql)), mark])
    } catch (error) {
      throw new Error(`migration ${name} failed`, { cause: error })
    }
    applied.push(name)
  }
  return applied
}
