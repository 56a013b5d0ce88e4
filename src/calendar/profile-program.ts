import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { listOf } from '../people/answers.ts'
import { matterKinds } from '../statute/matter.ts'
import { parameterCodes, parameterOf } from '../statute/parameters.ts'
import {
  bases,
  type Effective,
  effective,
  type From,
  forces,
  profileKinds,
  type RuleProfile,
} from '../statute/profile.ts'
import { saidText } from './profile-text.ts'
import type { ProfileVersion } from './profiles-store.ts'

const value = z.union([z.int(), z.string(), z.array(z.string())])
const two = z.object({ zh: z.string(), en: z.string() })
const origin = z.object({ source: z.string(), quote: z.string().optional(), basis: z.enum(bases) })
const from = origin.extend({ profile: z.string() })

const summary = z.object({
  code: z.string(),
  kind: z.enum(profileKinds),
  parent: z.string().nullable(),
  version: z.int().describe('0: as it comes with the program'),
  name: two,
  description: two,
})

const own = origin.extend({
  parameter: z.enum(parameterCodes),
  value,
  force: z.enum(forces),
  kinds: z.array(z.enum(matterKinds)).optional().describe('Left out: every matter'),
})

const applies = z.object({
  rule: z.string(),
  unit: z.string().optional(),
  usual: value.nullable().describe('The strictest of everything that applies'),
  floor: value.nullable().describe('The strictest of what is asked without exception'),
  force: z.enum(forces),
  source: from.nullable(),
  floor_source: from.nullable(),
  text: two.describe('The same as a sentence'),
})

/** What applies, by parameter. */
export const effectiveSchema = z.record(z.enum(parameterCodes), applies)

export const profilesSchema = listOf(summary)
export const profileSchema = summary.extend({
  values: z.array(own).describe('What this profile says itself'),
  layers: z.array(z.object({ code: z.string(), version: z.int() })).describe('The highest first'),
  effective: z
    .record(z.enum(matterKinds), effectiveSchema)
    .describe('What applies, by kind of matter and parameter'),
})

export const savedProfileSchema = z.object({ code: z.string(), version: z.int() })
export const profileFileSchema = profileSchema.extend({
  history: z.array(
    summary.extend({
      values: z.array(own),
      remark: z.string(),
      saved_by: z.string(),
      saved_at: z.iso.datetime({ offset: true }),
    }),
  ),
})

export const summaryJson = ({ code, kind, parent, version, name, description }: RuleProfile) => ({
  code,
  kind,
  parent,
  version,
  name,
  description,
})

const fromJson = (said: From | null) => said && { ...said }

export const effectiveJson = (rules: Effective) =>
  Object.fromEntries(
    parameterCodes.map((parameter) => {
      const { usual, floor, force, source, floorSource } = rules.values[parameter]
      const { rule, unit } = parameterOf(parameter)
      return [
        parameter,
        {
          rule: rule.split('_')[0] ?? rule,
          ...(unit && { unit }),
          usual,
          floor,
          force,
          source: fromJson(source),
          floor_source: fromJson(floorSource),
          text: { zh: saidText('zh', parameter, rules), en: saidText('en', parameter, rules) },
        },
      ]
    }),
  )

/** A profile as programs read it: what it says, and what applies under it. */
export const profileJson = (profile: RuleProfile, layers: readonly RuleProfile[]) => ({
  ...summaryJson(profile),
  values: profile.values,
  layers: layers.map(({ code, version }) => ({ code, version })),
  effective: Object.fromEntries(matterKinds.map((kind) => [kind, effectiveJson(effective(layers, kind))])),
})

export const versionJson = ({ row, savedByName }: ProfileVersion) => ({
  code: row.code,
  kind: row.kind,
  parent: row.parent,
  version: row.version,
  name: { zh: row.nameZh, en: row.nameEn },
  description: { zh: row.descriptionZh, en: row.descriptionEn },
  values: row.values,
  remark: row.remark,
  saved_by: savedByName,
  saved_at: beijingIso(row.savedAt),
})
