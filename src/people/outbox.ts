import { and, desc, eq, sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import { type Instant, instant, msOf } from '../ground/clock.ts'
import type { Database, Lang } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { outbox } from './store.ts'

export const mailStates = ['queued', 'sent', 'failed'] as const
export type MailState = (typeof mailStates)[number]

/** Why mail was not sent: stable codes, never what a mail server answered (it quotes addresses). */
export const mailErrors = [
  'no_address',
  'cannot_open',
  'unknown_template',
  'nothing_to_say',
  'render_failed',
  'send_failed',
  'gave_up',
] as const
export type MailError = (typeof mailErrors)[number]

export type Mail = typeof outbox.$inferSelect

/** Tries in all; after the n-th failed one the next comes after `PAUSES_MS[n - 1]`. */
export const TRIES = 5
const MINUTE_MS = 60_000
const PAUSES_MS = [2, 10, 50, 250, 250].map((minutes) => minutes * MINUTE_MS)
const PER_RUN = 20
const PAGE_SIZE = 50
/** States are counted up to here: the outbox grows for ever, and nobody needs the exact figure. */
export const COUNT_LIMIT = 1000

/**
 * Queue a mail to a participant about a subject (an opaque id): goes into the batch of the deed it tells of.
 * The same template to the same participant about the same subject is queued once, however often it is asked for.
 */
export function queueMail(
  db: Database,
  mail: { participantId: string; template: string; lang: Lang; subjectId: string; now: Instant },
): Statement {
  const { now, ...rest } = mail
  return db
    .insert(outbox)
    .values({ id: newId(), ...rest, state: 'queued', queuedAt: now, nextAt: now })
    .onConflictDoNothing({ target: [outbox.template, outbox.participantId, outbox.subjectId] })
}

/**
 * Take up to 20 mails that are due, in one statement: each is counted as a try and put off at once, so that a
 * second run at the same time does not see it, and a run that dies leaves it for later.
 */
export function claimDue(db: Database, now: Instant): Promise<Mail[]> {
  const pauses = PAUSES_MS.map((ms, tries) => sql`WHEN ${tries} THEN ${instant(msOf(now) + ms)}`)
  const due = sql`SELECT id FROM outbox WHERE state = 'queued' AND next_at <= ${now} AND attempts < ${TRIES}
    ORDER BY next_at, id LIMIT ${PER_RUN}`
  return db
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      nextAt: sql`CASE ${outbox.attempts} ${sql.join(pauses, sql` `)} END`,
    })
    .where(sql`${outbox.id} IN (${due})`)
    .returning()
}

// Only whoever made this try may settle it.
const thisTry = (mail: Mail) =>
  and(eq(outbox.id, mail.id), eq(outbox.state, 'queued'), eq(outbox.attempts, mail.attempts))

/** It went out. */
export const settleSent = (db: Database, mail: Mail, now: Instant) =>
  db.update(outbox).set({ state: 'sent', settledAt: now, nextAt: now, error: null }).where(thisTry(mail))

/** It did not go out: for good when `final` or when this was the last try, else it waits for the next. */
export const settleFailed = (db: Database, mail: Mail, now: Instant, error: MailError, final: boolean) =>
  db
    .update(outbox)
    .set(
      final || mail.attempts >= TRIES ? { state: 'failed', settledAt: now, nextAt: now, error } : { error },
    )
    .where(thisTry(mail))

/** Give up what was tried five times by runs that died before they could say how it went. */
export const giveUp = (db: Database, now: Instant) =>
  db
    .update(outbox)
    .set({ state: 'failed', settledAt: now, nextAt: now, error: 'gave_up' })
    .where(sql`state = 'queued' AND attempts >= ${TRIES} AND next_at <= ${now}`)

/** Put a failed mail back in the queue with all its tries before it. */
export const requeue = (db: Database, id: string, now: Instant): Statement =>
  db
    .update(outbox)
    .set({ state: 'queued', attempts: 0, nextAt: now, settledAt: null, error: null })
    .where(and(eq(outbox.id, id), eq(outbox.state, 'failed')))

/** How many are in each state, up to `COUNT_LIMIT` each. */
export async function mailCounts(db: Database): Promise<Record<MailState, number>> {
  const count = (state: MailState) =>
    sql<number>`(SELECT count(*) FROM (SELECT 1 FROM outbox WHERE state = ${state} LIMIT ${COUNT_LIMIT}))`
  const row = await db.get<[number, number, number]>(
    sql`SELECT ${count('queued')} AS queued, ${count('sent')} AS sent, ${count('failed')} AS failed`,
  )
  const { queued = 0, sent = 0, failed = 0 } = row as unknown as Partial<Record<MailState, number>>
  return { queued, sent, failed }
}

/** The mails in one state, latest first, from after the mail with the id `after`; and the next page's cursor. */
export async function mailPage(
  db: Database,
  state: MailState,
  after: string | undefined,
): Promise<{ items: Mail[]; next: string | undefined }> {
  const before =
    after === undefined
      ? undefined
      : sql`(next_at, id) < (SELECT next_at, id FROM outbox WHERE id = ${after})`
  const rows = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.state, state), before))
    .orderBy(desc(outbox.nextAt), desc(outbox.id))
    .limit(PAGE_SIZE + 1)
  const items = rows.slice(0, PAGE_SIZE)
  return { items, next: rows.length > PAGE_SIZE ? items[items.length - 1]?.id : undefined }
}
