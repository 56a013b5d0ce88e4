import type { Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import type { Json } from '../ledger/canonical.ts'
import type { Officer } from '../people/officer.ts'
import { type ListInput, peopleHash, type RepresentativeList } from './list.ts'
import { mayRun, openGround } from './open-file.ts'
import { readRepresentatives } from './read-draw.ts'
import { readParticulars } from './read-registrations.ts'
import { type SavedPaper, savePaper } from './save-paper.ts'

/**
 * Save the list of representatives, complete or not: what the officer writes, and everybody who has a seat now, whose
 * name and unit are taken from the sealed sign-ups into the list, because the law publishes them (R16). A further list
 * after a published one names everybody again. Drafters of the unit may. Refuses what `savePaper` refuses,
 * `not_found`, `wrong_state` before anything was announced and `hearing_begun`.
 */
export async function saveList(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: {
    readonly body: ListInput
    readonly documentIds: readonly string[]
    readonly revision?: number | undefined
  },
): Promise<Result<SavedPaper>> {
  const opened = await openGround(visit, officer, hearingId)
  if (!opened.ok) return opened
  const ground = opened.value
  if (!mayRun(officer, ground)) return refuse('forbidden')
  if (!ground.terms) return refuse('wrong_state')
  if (ground.terms.heldAt && visit.now >= ground.terms.heldAt) return refuse('hearing_begun')
  const listed = await listNow(visit, hearingId)
  if (!listed.ok) return listed
  const body: RepresentativeList = { ...input.body, ...listed.value }
  return savePaper(visit, officer, ground, {
    kind: 'representative_list',
    body: JSON.parse(JSON.stringify(body)) as Json,
    documentIds: input.documentIds,
    revision: input.revision,
  })
}

/** Everybody who has a seat now, as the list names her. */
async function listNow(
  { db, keys }: Visit,
  hearingId: string,
): Promise<Result<Pick<RepresentativeList, 'representatives' | 'people_sha256'>>> {
  const people = await readRepresentatives(db, hearingId)
  const particulars = await readParticulars(
    db,
    keys,
    people.map(({ registrationId }) => registrationId),
  )
  const representatives = people.flatMap(({ registrationId, category, how }) => {
    const known = particulars.get(registrationId)
    return known?.name ? [{ name: known.name, category, unit: known.unit ?? '', how }] : []
  })
  // Whoever has her particulars erased has withdrawn, and has no seat.
  if (representatives.length < people.length) return refuse('changed_meanwhile')
  return accept({ representatives, people_sha256: await peopleHash(people) })
}
