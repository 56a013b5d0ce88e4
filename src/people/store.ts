import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../ground/clock.ts'

export const units = sqliteTable('units', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  createdAt: text('created_at').$type<Instant>().notNull(),
})

export const officers = sqliteTable('officers', {
  id: text('id').primaryKey(),
  unitId: text('unit_id').notNull(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  roles: text('roles').notNull(),
  password: text('password').notNull(),
  mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull().default(false),
  demo: integer('demo', { mode: 'boolean' }).notNull().default(false),
  createdAt: text('created_at').$type<Instant>().notNull(),
  deactivatedAt: text('deactivated_at').$type<Instant>(),
})

export const sessions = sqliteTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  officerId: text('officer_id').notNull(),
  createdAt: text('created_at').$type<Instant>().notNull(),
  idleUntil: text('idle_until').$type<Instant>().notNull(),
  endsAt: text('ends_at').$type<Instant>().notNull(),
})

export const attempts = sqliteTable(
  'attempts',
  {
    subject: text('subject').notNull(),
    windowStart: text('window_start').$type<Instant>().notNull(),
    failures: integer('failures').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.windowStart] })],
)

export const participants = sqliteTable('participants', {
  id: text('id').primaryKey(),
  keyId: text('key_id').notNull(),
  nonce: text('nonce'),
  sealed: text('sealed'),
  hasEmail: integer('has_email', { mode: 'boolean' }).notNull(),
  createdAt: text('created_at').$type<Instant>().notNull(),
  erasedAt: text('erased_at').$type<Instant>(),
})

export const outbox = sqliteTable('outbox', {
  id: text('id').primaryKey(),
  participantId: text('participant_id').notNull(),
  template: text('template').notNull(),
  lang: text('lang', { enum: ['zh', 'en'] }).notNull(),
  subjectId: text('subject_id').notNull(),
  state: text('state', { enum: ['queued', 'sent', 'failed'] }).notNull(),
  attempts: integer('attempts').notNull().default(0),
  queuedAt: text('queued_at').$type<Instant>().notNull(),
  nextAt: text('next_at').$type<Instant>().notNull(),
  settledAt: text('settled_at').$type<Instant>(),
  error: text('error'),
})
