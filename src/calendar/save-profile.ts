import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { sha256 } from '../ground/keys.ts'
import { accept, judge, type Result, refuse } from '../ground/result.ts'
import { canonical } from '../ledger/canonical.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { stillAdmin } from '../people/admins.ts'
import { hasRole, type Officer } from '../people/officer.ts'
import type { ProfileKind, RuleProfile } from '../statute/profile.ts'
import { nationalProfile } from '../statute/profiles.ts'
import { judgeProfile, type ProfileInput, valuesOf } from './profile-input.ts'
import { layersOf, profilesUnchanged, readProfiles, ruleProfiles } from './profiles-store.ts'

/** The pages of the desk that are no profile. */
const RESERVED = ['new', 'units']

/** What a profile would be once it is saved, and what stands above it. */
export type Drafted = {
  readonly profile: RuleProfile
  /** The one that counts now; undefined for a new one. */
  readonly current: RuleProfile | undefined
  /** What stands above, the highest first; of the national one the program's own, which it never goes below. */
  readonly above: readonly RuleProfile[]
  /** All that apply once it is saved. */
  readonly layers: readonly RuleProfile[]
}

/**
 * A profile as it would be saved under `code`, judged: refused with `profile_code_wrong`, `profile_unknown` (what
 * stands above), `profile_exists` (a new one under a code in use), and with everything `judgeProfile` finds.
 */
export function draftProfile(
  profiles: readonly RuleProfile[],
  code: string,
  input: ProfileInput,
  isNew: boolean,
): Result<Drafted> {
  if (!/^[a-z][a-z0-9_-]{1,39}$/.test(code) || RESERVED.includes(code))
    return refuse('profile_code_wrong', { field: 'code' })
  const current = profiles.find((each) => each.code === code)
  if (isNew && current) return refuse('profile_exists', { field: 'code' })
  if (!isNew && !current) return refuse('not_found')
  const kind: ProfileKind = current?.kind ?? input.kind
  const parent = current ? current.parent : input.parent
  const higher = parent === null ? undefined : profiles.find((each) => each.code === parent)
  const fits = higher?.kind === 'national' || (higher?.kind === 'regional' && kind === 'local')
  if (parent !== null && !fits) return refuse('profile_unknown', { field: 'parent' })
  const national = profiles.filter((each) => each.code === nationalProfile.code)
  const above =
    kind === 'national'
      ? [nationalProfile]
      : parent === null
        ? national
        : (layersOf(profiles, parent) ?? national)
  const profile: RuleProfile = {
    code,
    kind,
    parent,
    version: input.version + 1,
    name: { zh: input.name_zh, en: input.name_en },
    description: { zh: input.description_zh, en: input.description_en },
    values: valuesOf(input),
  }
  const layers = kind === 'national' ? [profile] : [...above, profile]
  return judge(judgeProfile(input, above, kind === 'special'), { profile, current, above, layers })
}

/**
 * An administrator saves a profile: a further version, or a new place. Refused as `draftProfile` says, and when
 * somebody saved a version of it, or of what stands above it, meanwhile.
 */
export async function saveProfile(
  visit: Pick<Visit, 'db' | 'now'>,
  actor: Officer,
  code: string,
  input: ProfileInput,
  isNew: boolean,
): Promise<Result<{ readonly code: string; readonly version: number }>> {
  const { db, now } = visit
  if (!hasRole(actor, 'admin')) return refuse('forbidden')
  const drafted = draftProfile(await readProfiles(db), code, input, isNew)
  if (!drafted.ok) return drafted
  const { profile, above } = drafted.value
  const { kind, parent, version, name, description, values } = profile
  const hash = await sha256(
    canonical(JSON.parse(JSON.stringify({ code, kind, parent, name, description, values }))),
  )
  const entry = await prepareEntry({
    deed: 'profile_saved',
    at: now,
    actor: actor.id,
    subject: code,
    data: { version, values: values.length, sha256: hash },
  })
  const row = {
    code,
    version,
    kind: kind as Exclude<ProfileKind, 'platform'>,
    parent,
    nameZh: name.zh,
    nameEn: name.en,
    descriptionZh: description.zh,
    descriptionEn: description.en,
    values,
    remark: input.remark,
    savedBy: actor.id,
    savedAt: now,
  }
  const newest = sql`(SELECT COALESCE(MAX(version), 0) FROM rule_profiles WHERE code = ${code})`
  const done = await commit(
    db,
    [
      stillAdmin(actor.id),
      { code: isNew ? 'profile_exists' : 'changed_meanwhile', holds: sql`${newest} = ${input.version}` },
      { code: 'changed_meanwhile', holds: kind === 'national' ? sql`1` : profilesUnchanged(above) },
    ],
    [db.insert(ruleProfiles).values(row), appendEntry(db, entry)],
  )
  return done.ok ? accept({ code, version }) : done
}
