import { inArray } from 'drizzle-orm'
import { ruleProfiles } from '../calendar/profiles-store.ts'
import type { Database } from '../ground/house.ts'
import { shippedProfiles } from '../statute/profiles.ts'

export type Rules = {
  readonly code: string
  readonly version: number
  readonly name: { readonly zh: string; readonly en: string }
}

/** The profiles a decision began under, with their names: those that come with the program are known, the others are read. */
export async function readRules(
  db: Database,
  layers: readonly Pick<Rules, 'code' | 'version'>[],
): Promise<Rules[]> {
  const codes = layers.filter(({ version }) => version > 0).map(({ code }) => code)
  const saved =
    codes.length === 0
      ? []
      : await db
          .select({
            code: ruleProfiles.code,
            version: ruleProfiles.version,
            zh: ruleProfiles.nameZh,
            en: ruleProfiles.nameEn,
          })
          .from(ruleProfiles)
          .where(inArray(ruleProfiles.code, codes))
  return layers.map(({ code, version }) => {
    const own = saved.find((each) => each.code === code && each.version === version)
    const shipped = shippedProfiles.find((each) => each.code === code)
    return { code, version, name: own ?? shipped?.name ?? { zh: code, en: code } }
  })
}
