/** A table whose triggers say that its rows stay, and what became of the attempt to replace every row by itself. */
export type Swept = { readonly name: string; readonly empty: boolean; readonly replaced: boolean }

/**
 * INSERT OR REPLACE of every row of every append-only table: SQLite deletes for it without asking the triggers on
 * DELETE. Nothing may let itself be replaced, and no row may differ afterwards.
 */
export async function sweepReplacing(db: D1Database, without: readonly string[] = []): Promise<Swept[]> {
  const { results } = await db
    .prepare(
      `SELECT DISTINCT tbl_name AS name FROM sqlite_master WHERE type = 'trigger' AND (name LIKE '%never%' OR sql LIKE '%written once%') ORDER BY 1`,
    )
    .all<{ name: string }>()
  const names = results.map(({ name }) => name).filter((name) => !without.includes(name))
  const swept: Swept[] = []
  for (const name of [...names, 'entries']) {
    const rows = async () => JSON.stringify((await db.prepare(`SELECT * FROM ${name}`).all()).results)
    const before = await rows()
    const done = await db
      .prepare(`INSERT OR REPLACE INTO ${name} SELECT * FROM ${name}`)
      .run()
      .then(
        () => true,
        () => false,
      )
    swept.push({
      name,
      empty: before === '[]',
      replaced: before !== '[]' && (done || (await rows()) !== before),
    })
  }
  return swept
}

/** The tables of the hearings: filled by the demo's, empty where no hearing is called. */
export const HEARING_TABLES = [
  'attendances',
  'correction_requests',
  'draw_freezes',
  'draw_results',
  'drawn_ranks',
  'hearing_materials',
  'hearing_papers',
  'hearing_records',
  'hearing_reports',
  'hearings',
  'material_acknowledgements',
  'material_services',
  'observer_seats',
  'record_closings',
  'record_confirmations',
  'registration_acts',
  'registration_contacts',
  'registration_counts',
  'registration_lodgings',
  'registrations',
  'representatives',
  'speeches',
]
