import type { RuleProfile } from './profile.ts'
import { effective, type MatterKind } from './profile.ts'
import { nationalProfile } from './profile-national.ts'
import { priceHearing } from './profile-price-hearing.ts'
import { stricterProfile } from './profile-stricter.ts'
import { wuyuanProfile } from './profile-wuyuan.ts'

export { platformDefaults } from './defaults.ts'
export { nationalProfile } from './profile-national.ts'
export { priceHearing } from './profile-price-hearing.ts'
export { stricterProfile } from './profile-stricter.ts'
export { wuyuanProfile } from './profile-wuyuan.ts'

/** The profiles that come with the program, in the order in which they are shown. */
export const shippedProfiles: readonly RuleProfile[] = [
  nationalProfile,
  wuyuanProfile,
  stricterProfile,
  priceHearing,
]

/** What applies where nothing but the national texts does. */
export const nationalRules = (kind: MatterKind = 'major_decision') => effective([nationalProfile], kind)

/** What applies in 五原县. */
export const wuyuanRules = (kind: MatterKind = 'major_decision') =>
  effective([nationalProfile, wuyuanProfile], kind)
