import { eq, type SQL, sql } from 'drizzle-orm'
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { sha256 } from '../ground/keys.ts'
import { canonical } from '../ledger/canonical.ts'
import type { MatterKind } from '../statute/matter.ts'
import { type Effective, type EffectiveValues, effective, type RuleProfile } from '../statute/profile.ts'
import { nationalRules } from '../statute/profiles.ts'
import { decisions } from './store.ts'

/** A layer by name: version 0 came with the program, 1 and up were saved here. */
export type Layer = { readonly code: string; readonly version: number }

/**
 * The rules a decision was begun under, whole: a profile that changes later changes no decision. `effective` has
 * the numbers by parameter (`$.comment_days.floor`), so that SQL can hold them too.
 */
export const decisionProfiles = sqliteTable('decision_profiles', {
  decisionId: text('decision_id').primaryKey(),
  special: text('special'),
  layers: text('layers', { mode: 'json' }).$type<readonly Layer[]>().notNull(),
  effective: text('effective', { mode: 'json' }).$type<EffectiveValues>().notNull(),
  sha256: text('sha256').notNull(),
  pinnedAt: text('pinned_at').$type<Instant>().notNull(),
})

/** What a new decision of this kind would be pinned to, with the hash over it. */
export async function pinOf(layers: readonly RuleProfile[], kind: MatterKind) {
  const { values } = effective(layers, kind)
  const named: Layer[] = layers.map(({ code, version }) => ({ code, version }))
  const special = layers.find((layer) => layer.kind === 'special')?.code ?? null
  // Through JSON, so that what is hashed is exactly what is stored.
  const stored = JSON.parse(JSON.stringify(values)) as EffectiveValues
  const hash = await sha256(canonical({ special, layers: named, effective: stored as never }))
  return { special, layers: named, effective: stored, sha256: hash }
}

/** The pinned rules of a decision with its kind: one row; a statement, so that a page can put it into its batch. */
export const selectPinned = (db: Database, decisionId: string | SQL) =>
  db
    .select({
      matterKind: decisions.matterKind,
      special: decisionProfiles.special,
      layers: decisionProfiles.layers,
      effective: decisionProfiles.effective,
      pinnedAt: decisionProfiles.pinnedAt,
    })
    .from(decisions)
    .leftJoin(decisionProfiles, eq(decisionProfiles.decisionId, decisions.id))
    .where(
      typeof decisionId === 'string' ? eq(decisions.id, decisionId) : sql`${decisions.id} = ${decisionId}`,
    )

export type PinnedRow = Awaited<ReturnType<typeof selectPinned>>[number]

/** The rules that apply to a decision, where they come from, and since when. */
export type Pinned = {
  readonly effective: Effective
  readonly layers: readonly Layer[]
  readonly special: string | null
}

/**
 * The rules a decision was begun under. Without a pinned row, and for a parameter that did not exist when it was
 * pinned, those that come with the program for the whole country apply (version 0). `kind` is for no rows at all.
 */
export function pinnedOf(rows: readonly PinnedRow[], kind: MatterKind = 'major_decision'): Pinned {
  const [row] = rows
  const national = nationalRules(row?.matterKind ?? kind)
  const layers = row?.layers ?? [{ code: 'national', version: 0 }]
  const values = Object.fromEntries(
    Object.entries(national.values).map(([parameter, value]) => {
      const pinned = row?.effective?.[parameter as keyof EffectiveValues]
      return [parameter, pinned ? { ...value, ...pinned } : value]
    }),
  ) as unknown as EffectiveValues
  return { effective: { kind: national.kind, values }, layers, special: row?.special ?? null }
}
