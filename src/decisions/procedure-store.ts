import { asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { officers } from '../people/store.ts'
import type { State } from './lifecycle.ts'
import type { Method, PlanBody } from './plan.ts'

export const decisionSteps = sqliteTable(
  'decision_steps',
  {
    decisionId: text('decision_id').notNull(),
    seq: integer('seq').notNull(),
    deed: text('deed').notNull(),
    state: text('state').$type<State>().notNull(),
    at: text('at').$type<Instant>().notNull(),
    officerId: text('officer_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.decisionId, table.seq] })],
)

export const decisionListings = sqliteTable('decision_listings', {
  decisionId: text('decision_id').primaryKey(),
  year: integer('year').notNull(),
  no: integer('no').notNull(),
  partyConsentOn: text('party_consent_on').$type<PlainDate>().notNull(),
  jointUnits: text('joint_units', { mode: 'json' }).$type<readonly string[]>().notNull(),
  listedBy: text('listed_by').notNull(),
  listedAt: text('listed_at').$type<Instant>().notNull(),
})

const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull()

export const participationPlans = sqliteTable('participation_plans', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  version: integer('version').notNull(),
  body: text('body', { mode: 'json' }).$type<PlanBody>().notNull(),
  methods: text('methods', { mode: 'json' }).$type<readonly Method[]>().notNull(),
  vital: flag('vital'),
  hearingByLaw: flag('hearing_by_law'),
  viewsDiverge: flag('views_diverge'),
  affectsGroups: flag('affects_groups'),
  technical: flag('technical'),
  risky: flag('risky'),
  affectsMarket: flag('affects_market'),
  sha256: text('sha256').notNull(),
  approvedBy: text('approved_by').notNull(),
  approvedAt: text('approved_at').$type<Instant>().notNull(),
})

export const hearingJudgements = sqliteTable('hearing_judgements', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  asked: text('asked', { enum: ['planning', 'close'] }).notNull(),
  dissent: flag('dissent'),
  attention: flag('attention'),
  hearing: flag('hearing'),
  reason: text('reason').notNull(),
  signedBy: text('signed_by').notNull(),
  persons: integer('persons'),
  opposing: integer('opposing'),
  opinions: integer('opinions'),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: text('recorded_at').$type<Instant>().notNull(),
})

export const decisionEndings = sqliteTable('decision_endings', {
  decisionId: text('decision_id').primaryKey(),
  kind: text('kind', { enum: ['withdrawn', 'urgent_exempt'] }).notNull(),
  basis: text('basis', { enum: ['emergency', 'macro_control', 'legislation', 'not_public'] }),
  ground: text('ground').notNull(),
  factPublic: flag('fact_public'),
  publicNote: text('public_note').notNull(),
  salt: text('salt').notNull(),
  endedBy: text('ended_by').notNull(),
  endedAt: text('ended_at').$type<Instant>().notNull(),
})

export type Listing = typeof decisionListings.$inferSelect
export type Plan = typeof participationPlans.$inferSelect
export type HearingJudgement = typeof hearingJudgements.$inferSelect
export type Ending = typeof decisionEndings.$inferSelect

// The queries below are not yet run: await them, or put them into one `db.batch`. Each answers with rows.

/** The state a decision stands in, `{ state }`; no row when there is no such decision. */
export const selectState = (db: Database, decisionId: string | SQL) =>
  db
    .select({ state: decisionSteps.state })
    .from(decisionSteps)
    .where(eq(decisionSteps.decisionId, decisionId))
    .orderBy(desc(decisionSteps.seq))
    .limit(1)

/** The states a decision has gone through, oldest first, with who brought it there. */
export const selectSteps = (db: Database, decisionId: string | SQL) =>
  db
    .select({
      seq: decisionSteps.seq,
      deed: decisionSteps.deed,
      state: decisionSteps.state,
      at: decisionSteps.at,
      officerName: officers.name,
    })
    .from(decisionSteps)
    .innerJoin(officers, eq(officers.id, decisionSteps.officerId))
    .where(eq(decisionSteps.decisionId, decisionId))
    .orderBy(asc(decisionSteps.seq))

/** Where a decision stands in its year's list; no row before it is listed. */
export const selectListing = (db: Database, decisionId: string | SQL) =>
  db.select().from(decisionListings).where(eq(decisionListings.decisionId, decisionId))

/** The plan that counts: the newest version. No row before the first. */
export const selectPlan = (db: Database, decisionId: string | SQL) =>
  db
    .select()
    .from(participationPlans)
    .where(eq(participationPlans.decisionId, decisionId))
    .orderBy(desc(participationPlans.version))
    .limit(1)

/** Every version of the plan, newest first, with who entered it. */
export const selectPlans = (db: Database, decisionId: string | SQL) =>
  db
    .select({
      id: participationPlans.id,
      version: participationPlans.version,
      body: participationPlans.body,
      sha256: participationPlans.sha256,
      approvedAt: participationPlans.approvedAt,
      approvedByName: officers.name,
    })
    .from(participationPlans)
    .innerJoin(officers, eq(officers.id, participationPlans.approvedBy))
    .where(eq(participationPlans.decisionId, decisionId))
    .orderBy(desc(participationPlans.version))

export type PlanVersion = Awaited<ReturnType<typeof selectPlans>>[number]

/** Every answer to the hearing question (R21), newest first: the first of each `asked` counts. */
export const selectJudgements = (db: Database, decisionId: string | SQL) =>
  db
    .select()
    .from(hearingJudgements)
    .where(eq(hearingJudgements.decisionId, decisionId))
    .orderBy(desc(hearingJudgements.recordedAt), desc(sql`rowid`))

/** The answer that counts, given what `selectJudgements` found; null while it is unanswered. */
export const judgementOf = (
  rows: readonly HearingJudgement[],
  asked: HearingJudgement['asked'],
): HearingJudgement | null => rows.find((each) => each.asked === asked) ?? null

/** How a procedure ended before a decision; no row while it has not. */
export const selectEnding = (db: Database, decisionId: string | SQL) =>
  db.select().from(decisionEndings).where(eq(decisionEndings.decisionId, decisionId))

/** One row: whether (1) there is a version of the draft, a notice, an announcement of a hearing that is out, and such a
 * hearing that was not cancelled. */
export const selectGroundwork = (db: Database, decisionId: string) =>
  db
    .select({
      drafts: sql<number>`EXISTS (SELECT 1 FROM draft_versions WHERE decision_id = ${decisionId})`,
      notices: sql<number>`EXISTS (SELECT 1 FROM publications WHERE decision_id = ${decisionId} AND kind = 'notice')`,
      hearings: sql<number>`EXISTS (
        SELECT 1 FROM publications WHERE decision_id = ${decisionId} AND kind = 'hearing_announcement')`,
      called: sql<number>`EXISTS (SELECT 1 FROM hearings_called WHERE decision_id = ${decisionId})`,
    })
    .from(sql`(SELECT 1)`)
