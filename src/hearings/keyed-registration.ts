import * as z from 'zod'
import type { Instant } from '../ground/clock.ts'
import { plainDate } from '../ground/parse.ts'
import { type Result, refuse } from '../ground/result.ts'
import { beijingMinute } from './list-registrations.ts'
import { methods, registrationSchema } from './registration.ts'

/** A sign-up as the desk enters it: how it comes, and of a sign-up when it reached the unit (Beijing). */
export const keyedRegistrationSchema = registrationSchema.extend({
  method: z.enum(methods).default('sign_up'),
  received_on: plainDate.optional(),
  received_time: z
    .string()
    .refine((given) => /^([01]\d|2[0-3]):[0-5]\d$/.test(given), { params: { code: 'invalid_time' } })
    .meta({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
    .optional()
    .describe('HH:MM; decides whether it came in time'),
})
export type KeyedInput = z.output<typeof keyedRegistrationSchema>

/**
 * When it reached the unit: of a sign-up what the officer states, which she must; of a recommendation or an
 * invitation now. Refuses missing.
 */
export function receivedAt(input: KeyedInput, now: Instant): Result<Instant> {
  if (input.method !== 'sign_up') return { ok: true, value: now }
  if (!input.received_on) return refuse('missing', { field: 'received_on' })
  if (!input.received_time) return refuse('missing', { field: 'received_time' })
  return { ok: true, value: beijingMinute(input.received_on, input.received_time) }
}
