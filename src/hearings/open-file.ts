import type { Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { mayDraftFor, maySee, type Officer } from '../people/officer.ts'
import type { HearingFile } from './hearing.ts'
import { type HearingGround, readGround } from './hearing-ground.ts'
import { readHearing } from './read-hearing.ts'

/** A hearing for whoever may see the unit's work; refuses `not_found` and `forbidden`. */
export async function openHearing(
  visit: Visit,
  officer: Officer,
  hearingId: string,
): Promise<Result<HearingFile>> {
  const file = await readHearing(visit.db, hearingId)
  if (!file) return refuse('not_found')
  return maySee(officer, file.decision.draftingUnitId) ? accept(file) : refuse('forbidden')
}

/** The same with its papers, its reviews, the rules and the documents. */
export async function openGround(
  visit: Visit,
  officer: Officer,
  hearingId: string,
): Promise<Result<HearingGround>> {
  const ground = await readGround(visit.db, hearingId)
  if (!ground) return refuse('not_found')
  return maySee(officer, ground.decision.draftingUnitId) ? accept(ground) : refuse('forbidden')
}

/** May prepare, publish, draw and record: a drafter of the unit that holds the hearing. */
export const mayRun = (officer: Officer, file: Pick<HearingFile, 'decision'>): boolean =>
  mayDraftFor(officer, file.decision.draftingUnitId)
