import { gte, sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'

export const entries = sqliteTable('entries', {
  position: integer('position').primaryKey(),
  id: text('id').notNull().unique(),
  at: text('at').$type<Instant>().notNull(),
  deed: text('deed').notNull(),
  body: text('body').notNull(),
  leafHash: text('leaf_hash').notNull(),
})

/** How many entries a page of the ledger holds. */
export const PAGE_SIZE = 100

/** Entries from a position on, in order; paged by position, which has no gaps. */
export const readEntries = (db: Database, from: number) =>
  db
    .select({ position: entries.position, body: entries.body, leafHash: entries.leafHash })
    .from(entries)
    .where(gte(entries.position, from))
    .orderBy(entries.position)
    .limit(PAGE_SIZE)

/** How many entries there are: the last position and one. */
export const readSize = (db: Database) =>
  db.select({ size: sql<number>`COALESCE(MAX(${entries.position}) + 1, 0)`.as('size') }).from(entries)
