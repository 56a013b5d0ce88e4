import { sql } from 'drizzle-orm'
import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import type { Guard } from '../ground/batch.ts'
import type { Officer } from '../people/officer.ts'
import type { HearingFile } from './hearing.ts'

/** What must hold for whatever an officer does on the day: she works for the unit, and a hearing may be held. */
export const mayConduct = (officer: Officer, { decision }: HearingFile): [Guard, ...Guard[]] => [
  { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decision.id)) },
  mayHappen('hearing_conducted', decision.id),
]

/** The record is not closed. */
export const notClosed = (hearingId: string): Guard => ({
  code: 'record_closed',
  holds: sql`NOT EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = ${hearingId})`,
})

/** The record has been opened. */
export const recordOpened = (hearingId: string): Guard => ({
  code: 'record_not_open',
  holds: sql`EXISTS (SELECT 1 FROM hearing_records WHERE hearing_id = ${hearingId})`,
})
