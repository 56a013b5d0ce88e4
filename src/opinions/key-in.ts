import * as z from 'zod'
import { plainDate } from '../ground/parse.ts'
import type { Arrival } from './intake.ts'
import { offlineChannels } from './intake.ts'
import { submissionSchema } from './item.ts'

/** How an opinion reached the unit, as the officer states it. Dates and times are Beijing's. */
export const arrivalSchema = z.object({
  channel: z.enum(offlineChannels),
  received_on: plainDate,
  received_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .describe('HH:MM; decides at the counter on the last day (E22)'),
  postmarked_on: plainDate.optional().describe('For letters (E23)'),
})

export const keyedSchema = submissionSchema.extend(arrivalSchema.shape)

export const arrivalOf = (typed: z.output<typeof arrivalSchema>): Arrival => ({
  channel: typed.channel,
  receivedOn: typed.received_on,
  ...(typed.received_time && { receivedTime: typed.received_time }),
  ...(typed.postmarked_on && { postmarkedOn: typed.postmarked_on }),
})

/** What keying in answers. */
export const keyedInSchema = z.object({
  receipt_no: z.string(),
  lookup_code: z.string(),
  received_at: z.iso.datetime({ offset: true }),
  late: z.boolean(),
  items: z.array(z.object({ item_no: z.string() })),
  ledger: z.object({ position: z.int(), leaf_hash: z.string() }),
})
