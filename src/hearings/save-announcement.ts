import type { Visit } from '../ground/house.ts'
import { type Result, refuse } from '../ground/result.ts'
import type { Json } from '../ledger/canonical.ts'
import type { Officer } from '../people/officer.ts'
import { type Announcement, beijingInstant, itemsSaid } from './announcement.ts'
import { openGround } from './open-file.ts'
import { type SavedPaper, savePaper } from './save-paper.ts'

/**
 * Save the next announcement, complete or not (domain.md §4.2). Only drafters of the unit may. Refuses what
 * `savePaper` refuses, `not_found`, `hearing_held`, `invalid_choice` (a category twice) and `ends_before_start`
 * (sign-up that closes before it opens).
 */
export async function saveAnnouncement(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: {
    readonly body: Announcement
    readonly documentIds: readonly string[]
    readonly revision?: number | undefined
  },
): Promise<Result<SavedPaper>> {
  const ground = await openGround(visit, officer, hearingId)
  if (!ground.ok) return ground
  if (ground.value.begun) return refuse('hearing_held')
  const { body } = input
  const categories = body.quota.map(({ category }) => category)
  const twice = categories.findIndex((each, i) => categories.indexOf(each) !== i)
  if (twice >= 0) return refuse('invalid_choice', { field: `quota.${twice}.category` })
  const registrationFrom = beijingInstant(body.registration_from, body.registration_from_time)
  const registrationTo = beijingInstant(body.registration_to, body.registration_to_time)
  if (registrationFrom && registrationTo && registrationTo <= registrationFrom) {
    return refuse('ends_before_start', { field: 'registration_to' })
  }
  return savePaper(visit, officer, ground.value, {
    kind: 'hearing_announcement',
    body: JSON.parse(JSON.stringify(body)) as Json,
    documentIds: input.documentIds,
    revision: input.revision,
    columns: {
      heldAt: beijingInstant(body.held_on, body.held_time),
      venue: body.venue,
      registrationFrom,
      registrationTo,
      observerSeats: body.observer_seats,
      says: itemsSaid(body, input.documentIds.length),
    },
  })
}
