import { desc, eq, sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { officers } from '../people/store.ts'
import { quotesKept } from '../statute/day.ts'
import { type CalendarYear, knownYears } from '../statute/years.ts'
import { type Arrangement, asCalendarYear, type Rest, shippedArrangement } from './year.ts'

export const calendarYears = sqliteTable(
  'calendar_years',
  {
    year: integer('year').notNull(),
    version: integer('version').notNull(),
    noticeNo: text('notice_no').notNull(),
    noticeTitle: text('notice_title').notNull(),
    off: text('off', { mode: 'json' }).$type<readonly Rest[]>().notNull(),
    makeUp: text('make_up', { mode: 'json' }).$type<readonly PlainDate[]>().notNull(),
    workdays: integer('workdays').notNull(),
    remark: text('remark').notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: text('saved_at').$type<Instant>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.year, table.version] })],
)

type Row = typeof calendarYears.$inferSelect

/** A year as it counts now; `saved` is null for one that comes with the program. */
export type YearInForce = Arrangement & {
  readonly saved: { readonly version: number; readonly at: Instant } | null
}

/** The years entered here, each in its newest version; a statement, so that a page can put it into its batch. */
export const selectYears = (db: Database) =>
  db
    .select()
    .from(calendarYears)
    .where(
      sql`(${calendarYears.year}, ${calendarYears.version}) IN
        (SELECT year, MAX(version) FROM calendar_years GROUP BY year)`,
    )
    .orderBy(calendarYears.year)

const asInForce = (row: Row): YearInForce => ({ ...row, saved: { version: row.version, at: row.savedAt } })

const shipped: readonly YearInForce[] = knownYears.map((year) => ({
  ...shippedArrangement(year),
  saved: null,
}))

/** Every year that is known, in order: as entered here, otherwise as it comes with the program. */
export const readYearsInForce = async (db: Database): Promise<YearInForce[]> => inForce(await selectYears(db))

function inForce(rows: readonly Row[]): YearInForce[] {
  const entered = rows.map(asInForce)
  const own = new Set(entered.map(({ year }) => year))
  return [...shipped.filter(({ year }) => !own.has(year)), ...entered].sort((a, b) => a.year - b.year)
}

/**
 * The values that `statute/` computes with. What comes with the program keeps its notice's own sentences, and a
 * correction of it those that it does not contradict.
 */
export const calendarYearsOf = (inForce: readonly YearInForce[]): CalendarYear[] =>
  inForce.map((each) => {
    const ours = knownYears.find(({ year }) => year === each.year)
    if (ours && !each.saved) return ours
    const year = asCalendarYear(each)
    return ours ? { ...year, quotes: quotesKept(ours, year) } : year
  })

/** Every year whose working days are known, given what `selectYears` found. */
export const yearsOf = (rows: readonly Row[]): CalendarYear[] => calendarYearsOf(inForce(rows))

/** Every year whose working days are known here, in order. */
export const readYears = async (db: Database): Promise<CalendarYear[]> => yearsOf(await selectYears(db))

/** Every version of a year that was entered here, newest first, with who entered it. */
export const readHistory = (db: Database, year: number) =>
  db
    .select({
      version: calendarYears.version,
      noticeNo: calendarYears.noticeNo,
      noticeTitle: calendarYears.noticeTitle,
      off: calendarYears.off,
      makeUp: calendarYears.makeUp,
      workdays: calendarYears.workdays,
      remark: calendarYears.remark,
      savedAt: calendarYears.savedAt,
      savedByName: officers.name,
    })
    .from(calendarYears)
    .innerJoin(officers, eq(officers.id, calendarYears.savedBy))
    .where(eq(calendarYears.year, year))
    .orderBy(desc(calendarYears.version))

export type Version = Awaited<ReturnType<typeof readHistory>>[number]
