import * as z from 'zod'
import { required, typed } from '../ground/parse.ts'

/** What the public is told when a hearing will not be held: why, and whatever else there is to say. */
export const cancellationSchema = z.object({
  reason: required(3000).meta({ description: 'Why the hearing is cancelled; published' }),
  note: typed(3000).default('').meta({ description: 'What follows from it, if something does; published' }),
})
export type Cancellation = z.output<typeof cancellationSchema>
