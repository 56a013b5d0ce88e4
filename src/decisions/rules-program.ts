import * as z from 'zod'
import { effectiveJson, effectiveSchema } from '../calendar/profile-program.ts'
import { matterKinds } from '../statute/matter.ts'
import type { Pinned } from './pinned-profile.ts'

/** Which rules a decision was begun under, for every JSON that shows a decision. */
export const rulesSchema = z.object({
  rules: z
    .array(z.object({ code: z.string(), version: z.int() }))
    .describe('The profiles, the highest first; version 0 came with the program'),
  special: z.string().nullable().describe('The special law it is under'),
})

export const rulesJson = ({ layers, special }: Pick<Pinned, 'layers' | 'special'>) => ({
  rules: layers.map(({ code, version }) => ({ code, version })),
  special,
})

/** The same with every number and its text, as they were pinned. */
export const pinnedSchema = rulesSchema.extend({
  id: z.string(),
  matter_kind: z.enum(matterKinds),
  effective: effectiveSchema,
})

export const pinnedJson = (id: string, pinned: Pinned) => ({
  id,
  ...rulesJson(pinned),
  matter_kind: pinned.effective.kind,
  effective: effectiveJson(pinned.effective),
})
