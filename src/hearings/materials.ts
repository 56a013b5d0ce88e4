import * as z from 'zod'
import { plainDate } from '../ground/parse.ts'
import { clockTime } from './record.ts'

export const manners = ['in_person', 'post', 'courier', 'email', 'online'] as const

/** Which documents of the decision are the papers of the hearing, in order. */
export const materialsSchema = z.object({
  document_ids: z.array(z.string().max(64)).min(1).max(50),
})

/** On whom the papers were served, when (Beijing) and how. */
export const serviceSchema = z.object({
  registration_ids: z.array(z.string().max(64)).min(1).max(500),
  served_on: plainDate,
  served_time: clockTime.optional(),
  manner: z.enum(manners).describe('online: on her private page, from today on'),
})
export type ServiceInput = z.output<typeof serviceSchema>
