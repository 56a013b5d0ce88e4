import * as z from 'zod'
import { sha256 } from '../ground/keys.ts'
import { required, typed } from '../ground/parse.ts'
import { canonical } from '../ledger/canonical.ts'
import { categories } from '../statute/hearing.ts'
import type { ActiveRepresentative } from './read-draw.ts'

/** How a representative was found, as the list says it. */
export const waysToASeat = ['drawn', 'admitted', 'moved_up', 'recommended', 'invited', 'fallback'] as const

const reason = typed(1000).default('')

/** Why there are fewer than the rules ask for, or why somebody is missing (R17, R18). */
export const reasonsSchema = z.object({
  few: reason,
  missing: z
    .object({
      stakeholder: reason,
      resident: reason,
      deputy: reason,
      expert: reason,
      lawyer: reason,
      other: reason,
    })
    .prefault({}),
  share: reason,
})

/** What an officer writes of a list; the representatives are put in by the platform. It may be saved incomplete. */
export const listInput = z.object({
  chair: typed(100).default('').meta({ description: '听证主持人' }),
  panel: z.array(required(100)).max(20).default([]).meta({ description: '听证人（听证员）' }),
  presenter: typed(100).default('').meta({ description: '决策发言人' }),
  monitor: typed(100).default('').meta({ description: '听证监察人' }),
  recorder: typed(100).default('').meta({ description: '记录人' }),
  reasons: reasonsSchema.prefault({}),
})
export type ListInput = z.output<typeof listInput>

/** A representative as the law has her published: name, category, unit or area, how found; nothing else. */
export const listedSchema = z.object({
  name: z.string(),
  category: z.enum(categories),
  unit: z.string(),
  how: z.enum(waysToASeat),
})

/** The list of representatives as it is saved, reviewed and published (domain.md §4.3). */
export const listSchema = listInput.extend({
  representatives: z.array(listedSchema).default([]),
  /** Over the sign-ups listed, so that it is known whether the list is still that of today. */
  people_sha256: z.string().default(''),
})
export type RepresentativeList = z.output<typeof listSchema>

/** Binds a list to the sign-ups behind it, and to their particulars as they were sealed then. */
export const peopleHash = (people: readonly ActiveRepresentative[]): Promise<string> =>
  sha256(
    canonical(
      people
        .map(({ registrationId, participantId, category, how }) => [
          registrationId,
          participantId,
          category,
          how,
        ])
        .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
    ),
  )
