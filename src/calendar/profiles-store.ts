import { desc, eq, type SQL, sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { officers, units } from '../people/store.ts'
import type { ProfileValue, RuleProfile } from '../statute/profile.ts'
import { shippedProfiles } from '../statute/profiles.ts'

export const ruleProfiles = sqliteTable(
  'rule_profiles',
  {
    code: text('code').notNull(),
    version: integer('version').notNull(),
    kind: text('kind', { enum: ['national', 'regional', 'local', 'special'] }).notNull(),
    parent: text('parent'),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    descriptionZh: text('description_zh').notNull(),
    descriptionEn: text('description_en').notNull(),
    values: text('rules', { mode: 'json' }).$type<readonly ProfileValue[]>().notNull(),
    remark: text('remark').notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: text('saved_at').$type<Instant>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.version] })],
)

export const unitJurisdictions = sqliteTable(
  'unit_jurisdictions',
  {
    unitId: text('unit_id').notNull(),
    version: integer('version').notNull(),
    code: text('code').notNull(),
    setBy: text('set_by').notNull(),
    setAt: text('set_at').$type<Instant>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.version] })],
)

/** The jurisdiction of a unit for which none was set. */
export const NATIONAL = 'national'

const asProfile = (row: typeof ruleProfiles.$inferSelect): RuleProfile => ({
  code: row.code,
  kind: row.kind,
  parent: row.parent,
  version: row.version,
  name: { zh: row.nameZh, en: row.nameEn },
  description: { zh: row.descriptionZh, en: row.descriptionEn },
  values: row.values,
})

/** The newest version of every profile that was saved here. */
export const selectNewestProfiles = (db: Database) =>
  db
    .select()
    .from(ruleProfiles)
    .where(
      sql`(${ruleProfiles.code}, ${ruleProfiles.version}) IN
        (SELECT code, MAX(version) FROM rule_profiles GROUP BY code)`,
    )
    .orderBy(ruleProfiles.code)

type NewestRow = Awaited<ReturnType<typeof selectNewestProfiles>>[number]

/** Every profile as it counts: as saved here, otherwise as it comes with the program; the shipped ones first. */
export function profilesInForce(saved: readonly NewestRow[]): RuleProfile[] {
  const own = new Map(saved.map((row) => [row.code, asProfile(row)]))
  const shipped = shippedProfiles.map((profile) => own.get(profile.code) ?? profile)
  const known = new Set(shippedProfiles.map(({ code }) => code))
  return [...shipped, ...[...own.values()].filter(({ code }) => !known.has(code))]
}

export const readProfiles = async (db: Database): Promise<RuleProfile[]> =>
  profilesInForce(await selectNewestProfiles(db))

/**
 * The layers that a jurisdiction stands on, the highest first: its own profile and those above it, always the
 * national one; then the special law, if one is named. Undefined when either code is unknown or of a wrong kind.
 */
export function layersOf(
  profiles: readonly RuleProfile[],
  code: string,
  special: string | null = null,
): RuleProfile[] | undefined {
  const find = (wanted: string | null) => profiles.find((each) => each.code === wanted)
  const layers: RuleProfile[] = []
  for (let at = find(code); at && !layers.includes(at); at = find(at.parent)) layers.unshift(at)
  const national = find(NATIONAL)
  if (national && !layers.includes(national)) layers.unshift(national)
  const own = find(code)
  if (!own || own.kind === 'special') return undefined
  if (special === null) return layers
  const law = find(special)
  return law?.kind === 'special' ? [...layers, law] : undefined
}

/** The newest jurisdiction of a unit; no row for one that has none. */
export const selectJurisdiction = (db: Database, unitId: string) =>
  db
    .select({ code: unitJurisdictions.code, version: unitJurisdictions.version })
    .from(unitJurisdictions)
    .where(eq(unitJurisdictions.unitId, unitId))
    .orderBy(desc(unitJurisdictions.version))
    .limit(1)

/** What a unit stands under now: its jurisdiction with the version of its assignment (0: none was set). */
export async function readStanding(db: Database, unitId: string) {
  const [saved, [found]] = await db.batch([selectNewestProfiles(db), selectJurisdiction(db, unitId)])
  return { profiles: profilesInForce(saved), code: found?.code ?? NATIONAL, version: found?.version ?? 0 }
}

/**
 * The profiles that apply to a unit's decisions: national, perhaps regional, local, and the special law if one is
 * named. An unknown special law is left out; who takes one from a person checks it with `layersOf`.
 */
export async function readLayers(
  db: Database,
  unitId: string,
  special: string | null,
): Promise<RuleProfile[]> {
  const { profiles, code } = await readStanding(db, unitId)
  return layersOf(profiles, code, special) ?? layersOf(profiles, NATIONAL) ?? []
}

/** SQL that is 1 while each of these profiles is still the newest version of its code. */
export const profilesUnchanged = (layers: readonly RuleProfile[]): SQL =>
  sql.join(
    layers.map(
      ({ code, version }) =>
        sql`(SELECT COALESCE(MAX(version), 0) FROM rule_profiles WHERE code = ${code}) = ${version}`,
    ),
    sql` AND `,
  )

/** SQL that is 1 while the unit's jurisdiction is the one of this version (0: none was set). */
export const stillStanding = (unitId: string, version: number): SQL =>
  sql`(SELECT COALESCE(MAX(version), 0) FROM unit_jurisdictions WHERE unit_id = ${unitId}) = ${version}`

/** Every version of a profile that was saved here, newest first, with who saved it. */
export const selectVersions = (db: Database, code: string) =>
  db
    .select({ row: ruleProfiles, savedByName: officers.name })
    .from(ruleProfiles)
    .innerJoin(officers, eq(officers.id, ruleProfiles.savedBy))
    .where(eq(ruleProfiles.code, code))
    .orderBy(desc(ruleProfiles.version))

export type ProfileVersion = Awaited<ReturnType<typeof selectVersions>>[number]

/** Every unit with what was set for it, the newest first; units without a row are `national`. */
export const selectUnitJurisdictions = (db: Database) =>
  db
    .select({
      unitId: units.id,
      unitName: units.name,
      code: unitJurisdictions.code,
      version: unitJurisdictions.version,
      setAt: unitJurisdictions.setAt,
      setByName: officers.name,
    })
    .from(units)
    .leftJoin(unitJurisdictions, eq(unitJurisdictions.unitId, units.id))
    .leftJoin(officers, eq(officers.id, unitJurisdictions.setBy))
    .orderBy(units.name, desc(unitJurisdictions.version))

export type UnitJurisdiction = Awaited<ReturnType<typeof selectUnitJurisdictions>>[number]
