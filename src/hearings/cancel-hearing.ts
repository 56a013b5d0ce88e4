import type { Visit } from '../ground/house.ts'
import { type Problem, type Result, refuse } from '../ground/result.ts'
import type { Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { type Cancellation, cancellationSchema } from './cancellation.ts'
import type { HearingGround } from './hearing-ground.ts'
import { openGround } from './open-file.ts'
import type { HearingPaper } from './paper.ts'
import { type SavedPaper, savePaper } from './save-paper.ts'

/**
 * Write the announcement that a hearing will not be held. It cancels nothing before it is reviewed and published
 * (`publishPaper`). Refuses what `savePaper` refuses, `not_published` (nothing was announced that could be
 * cancelled) and `hearing_held`. A hearing to which nobody came was not held, whatever its record says of that.
 */
export async function saveCancellation(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: { readonly body: Cancellation; readonly revision?: number | undefined },
): Promise<Result<SavedPaper>> {
  const ground = await openGround(visit, officer, hearingId)
  if (!ground.ok) return ground
  if (!ground.value.terms) return refuse('not_published')
  if (wasHeld(ground.value)) return refuse('hearing_held')
  return savePaper(visit, officer, ground.value, {
    kind: 'hearing_cancellation',
    body: { ...input.body },
    documentIds: [],
    revision: input.revision,
  })
}

/** Somebody sat or spoke, or the record is closed: then it is not called off any more. */
export const wasHeld = ({ taken, recordClosedAt }: HearingGround): boolean =>
  taken.sat || recordClosedAt !== null

/** Why this cancellation cannot go out: nothing was announced, the hearing was held, or no reason is given. */
export function judgeCancellation(ground: HearingGround, paper: HearingPaper): Problem[] {
  const said = cancellationSchema.safeParse(paper.body)
  return [
    ...(ground.terms ? [] : [{ code: 'not_published' } as const]),
    ...(wasHeld(ground) ? [{ code: 'hearing_held' } as const] : []),
    ...(said.success ? [] : [breach('R14', 'missing', { field: 'reason' })]),
  ]
}
