import { eq, sql } from 'drizzle-orm'
import { type Pinned, pinnedOf, selectPinned } from '../decisions/pinned-profile.ts'
import { documentsQuery } from '../drafts/store.ts'
import { beijingDate, type Instant, type PlainDate } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import type { SpokenClause } from '../opinions/spoken-of.ts'
import { readSpoken } from '../opinions/store.ts'
import type { Officer } from '../people/officer.ts'
import type { Finding } from '../statute/finding.ts'
import { judgeList, judgeMaterials } from '../statute/hearing.ts'
import type { HearingFile } from './hearing.ts'
import { mayRun, openHearing } from './open-file.ts'
import { recordOf, selectRecord } from './read-record.ts'
import type { Person, RecordFile, Service } from './record.ts'
import { hearingMaterials, type PaperRef } from './store.ts'

/** A paper of the hearing: a document of the decision, with its name. */
export type Material = PaperRef & { readonly filename: string; readonly size: number }

/** All that the desk needs on the day and around it. */
export type Day = {
  readonly file: HearingFile
  readonly record: RecordFile
  readonly pinned: Pinned
  readonly documents: readonly Material[]
  readonly materials: readonly Material[]
  /** The draft that is spoken of: that of the record, before it is opened the newest. Null where there is none. */
  readonly draftVersionId: string | null
  /** The clauses of that draft, in order. */
  readonly clauses: readonly SpokenClause[]
}

const selectMaterials = (db: Database, hearingId: string) =>
  db
    .select({ id: hearingMaterials.documentId })
    .from(hearingMaterials)
    .where(eq(hearingMaterials.hearingId, hearingId))
    .orderBy(hearingMaterials.ord)

/** The day of a hearing that was read before. */
export async function readDay(db: Database, file: HearingFile): Promise<Day> {
  const { hearing, decision } = file
  const [people, heads, attended, spoken, requests, confirmed, served, closings] = selectRecord(
    db,
    hearing.id,
  )
  const rows = await db.batch([
    people,
    heads,
    attended,
    spoken,
    requests,
    confirmed,
    served,
    closings,
    selectPinned(db, decision.id),
    documentsQuery(db, decision.id),
    selectMaterials(db, hearing.id),
    db.all<{ id: string }>(
      sql`SELECT id FROM draft_versions WHERE decision_id = ${decision.id} ORDER BY version DESC LIMIT 1`,
    ),
  ])
  const [, , , , , , , , pinned, documents, chosen, [newest]] = rows
  const record = recordOf(hearing.id, rows.slice(0, 8) as never)
  const draftVersionId = record.head?.body.draft_version_id ?? newest?.id ?? null
  return {
    file,
    record,
    pinned: pinnedOf(pinned),
    documents,
    materials: chosen.flatMap(({ id }) => documents.find((each) => each.id === id) ?? []),
    draftVersionId,
    clauses: draftVersionId === null ? [] : await readSpoken(db, draftVersionId),
  }
}

/** The day for whoever may see the unit's work; refuses `not_found` and `forbidden`. */
export async function openDay(visit: Visit, officer: Officer, hearingId: string): Promise<Result<Day>> {
  const file = await openHearing(visit, officer, hearingId)
  return file.ok ? accept(await readDay(visit.db, file.value)) : file
}

/** The day for whoever may run the hearing, while it is not cancelled; refuses `forbidden` and `wrong_state` too. */
export async function runDay(visit: Visit, officer: Officer, hearingId: string): Promise<Result<Day>> {
  const day = await openDay(visit, officer, hearingId)
  if (!day.ok) return day
  if (!mayRun(officer, day.value.file)) return refuse('forbidden')
  return day.value.file.cancelledAt ? refuse('wrong_state') : day
}

/** The Beijing date for which the hearing is announced; null while there is none. */
export const heldOn = ({ terms }: HearingFile): PlainDate | null =>
  terms?.heldAt ? beijingDate(terms.heldAt) : null

/** The day on which she had every one of the papers; null while one is missing. */
export function servedOn(
  services: readonly Pick<Service, 'registrationId' | 'servedOn' | 'documents'>[],
  registrationId: string,
  materials: readonly PaperRef[],
): PlainDate | null {
  const hers = services.filter((each) => each.registrationId === registrationId)
  const days = materials.map(({ id }) =>
    hers
      .filter(({ documents }) => documents.some((each) => each.id === id))
      .map((each) => each.servedOn)
      .sort()
      .at(0),
  )
  if (days.length === 0) return null
  return days.reduce<PlainDate | null>(
    (latest, day) => (latest === null || day === undefined ? null : day > latest ? day : latest),
    days[0] ?? null,
  )
}

/** As `judgeMaterials` wants a person: of a reserve who moved up also when. */
export const asServed = (person: Person, on: PlainDate | null) => ({
  id: person.registrationId,
  servedOn: on,
  ...(person.how === 'moved_up' && { movedUpOn: beijingDate(person.appointedAt as Instant) }),
})

/** R15: what is found of the service of the papers on everyone of the list, for the announced day. */
export function findServices(day: Day): Finding[] {
  const on = heldOn(day.file)
  if (on === null) return []
  const served = day.record.people.map((person) =>
    asServed(person, servedOn(day.record.services, person.registrationId, day.materials)),
  )
  return judgeMaterials(served, on, day.pinned.effective)
}

/** R16: whether the list, that is the first of them, was public before the announced day. */
export function findList({ file, pinned }: Day): Finding[] {
  const on = heldOn(file)
  return on === null
    ? []
    : judgeList(file.firstListedAt && beijingDate(file.firstListedAt), on, pinned.effective)
}
