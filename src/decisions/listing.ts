import * as z from 'zod'
import type { PlainDate } from '../ground/clock.ts'
import { plainDate, required } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'

/** N713 art. 3: the three kinds of decision to which the procedure does not apply, and none of them. */
export const excludedKinds = ['none', 'macro_control', 'legislation', 'emergency'] as const

/** What the office says to put a decision into the year's list (S02). */
export const listingInput = z.object({
  excluded: z.enum(excludedKinds).meta({ description: 'N713 art. 3: anything but `none` is refused' }),
  party_consent_on: plainDate.meta({ description: '同级党委同意的日期, not later than today' }),
  year: z.coerce.number().int().min(2019).max(2099).meta({ description: 'This year or the next' }),
  joint_units: z
    .array(required(100))
    .max(20)
    .default([])
    .meta({ description: 'N713 art. 11: units beside the drafting unit, which leads' }),
})

export type ListingInput = z.output<typeof listingInput>

/** The years whose list can be added to on a Beijing day: its own and the next. */
export const openYears = (today: PlainDate): readonly [number, number] => {
  const year = Number(today.slice(0, 4))
  return [year, year + 1]
}

/** Why this may not be listed today: an excluded kind (N713 art. 3), consent of a day to come, another year. */
export function judgeListing(input: ListingInput, today: PlainDate, endingPage: string): Problem[] {
  const problems: Problem[] = []
  if (input.excluded !== 'none')
    problems.push(breach('N713_3', 'matter_excluded', { field: 'excluded', link: endingPage }))
  if (input.party_consent_on > today)
    problems.push(breach('N713_3', 'date_in_future', { field: 'party_consent_on' }))
  if (!openYears(today).includes(input.year)) problems.push({ code: 'year_not_open', field: 'year' })
  return problems
}
