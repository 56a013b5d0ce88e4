/** A database that counts what D1 would bill: every row read through it, and every call to it. */
export function meter(db: D1Database): {
  readonly db: D1Database
  readonly take: () => { rows: number; calls: number }
} {
  let rows = 0
  let calls = 0
  const count = (results: readonly D1Result[]) => {
    calls += 1
    for (const { meta } of results) rows += meta.rows_read
  }
  const originals = new WeakMap<object, D1PreparedStatement>()
  const watch = (statement: D1PreparedStatement): D1PreparedStatement => {
    const watched = new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => watch(target.bind(...values))
        if (name === 'all' || name === 'run')
          return async () => {
            const result = await target.all()
            count([result])
            return result
          }
        if (name === 'raw')
          return async () => {
            const result = await target.all<Record<string, unknown>>()
            count([result])
            return result.results.map((row) => Object.values(row))
          }
        if (name === 'first')
          return async (column?: string) => {
            const result = await target.all<Record<string, unknown>>()
            count([result])
            const [row] = result.results
            return row === undefined ? null : column === undefined ? row : row[column]
          }
        return Reflect.get(target, name)
      },
    })
    originals.set(watched, statement)
    return watched
  }
  const counted = new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => watch(target.prepare(sql))
      if (name === 'batch')
        return async (statements: D1PreparedStatement[]) => {
          const results = await target.batch(statements.map((each) => originals.get(each) ?? each))
          count(results)
          return results
        }
      const value = Reflect.get(target, name) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return {
    db: counted,
    take: () => {
      const taken = { rows, calls }
      rows = 0
      calls = 0
      return taken
    },
  }
}
