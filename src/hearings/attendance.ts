import * as z from 'zod'
import { typed } from '../ground/parse.ts'
import type { Finding } from '../statute/finding.ts'
import { judgePresence } from '../statute/hearing.ts'
import type { Effective } from '../statute/profile.ts'
import type { attendances } from './store.ts'

export type Attendance = typeof attendances.$inferSelect

/** Who was there, as the desk takes it: one row per representative of the list. */
export const attendanceSchema = z.object({
  people: z
    .array(
      z.object({
        registration_id: z.string().max(64),
        present: z.boolean(),
        reason: typed(500).default('').describe('Of an absence: why, as far as it is known'),
      }),
    )
    .min(1)
    .max(500),
})
export type AttendanceInput = z.output<typeof attendanceSchema>

/** R17 on the day: how many of the list are there, judged by the decision's rules. */
export function presence(
  people: readonly { readonly registrationId: string }[],
  attendance: ReadonlyMap<string, Pick<Attendance, 'present'>>,
  rules: Effective,
): { readonly present: number; readonly listed: number; readonly findings: readonly Finding[] } {
  const present = people.filter(({ registrationId }) => attendance.get(registrationId)?.present).length
  return { present, listed: people.length, findings: judgePresence(present, people.length, rules) }
}
