import { and, eq } from 'drizzle-orm'
import type { Visit } from '../ground/house.ts'
import { submissions } from '../opinions/store.ts'
import { codeOfSpeaker } from '../opinions/write-speeches.ts'
import type { HearingFile } from './hearing.ts'
import { type Day, type Material, readDay } from './open-day.ts'
import { partOf, presentOf, type Service, type Standing, standings } from './record.ts'
import type { Registration } from './registration.ts'
import type { Speech } from './speech.ts'

/** What a representative finds on her private page of the papers and of the record. */
export type MyDay = {
  readonly hearingId: string
  readonly services: readonly Service[]
  /** The papers that were served on her, the ones of today's list. */
  readonly papers: readonly Material[]
  /** The record is open. */
  readonly opened: boolean
  readonly closed: boolean
  readonly present: boolean | null
  /** Her part as it stands, with what was struck out of it. */
  readonly part: readonly Speech[]
  /** How she stands to it; null where she was not there. */
  readonly standing: Standing | null
  readonly clauses: Day['clauses']
  /** Once the record is closed and she said something: the number and the code of her opinions. */
  readonly receipt: { readonly no: string; readonly code: string } | null
}

/** What there is for one representative; null for whoever has no seat. */
export async function readMyDay(
  visit: Visit,
  file: HearingFile,
  registration: Pick<Registration, 'id' | 'participantId'>,
): Promise<MyDay | null> {
  const day = await readDay(visit.db, file)
  const { record } = day
  const { id } = registration
  if (!record.people.some(({ registrationId }) => registrationId === id)) return null
  const services = record.services.filter(({ registrationId }) => registrationId === id)
  const served = new Set(services.flatMap(({ documents }) => documents.map((each) => each.id)))
  const stands = await standings(record)
  const lodged = record.closing
    ? await visit.db
        .select({ no: submissions.receiptNo })
        .from(submissions)
        .where(
          and(
            eq(submissions.intakeId, file.hearing.id),
            eq(submissions.participantId, registration.participantId),
          ),
        )
        .get()
    : undefined
  return {
    hearingId: file.hearing.id,
    services,
    papers: day.materials.filter((each) => served.has(each.id)),
    opened: record.head !== null,
    closed: record.closing !== null,
    present: record.attendance.has(id) ? presentOf(record).some((each) => each.registrationId === id) : null,
    part: partOf(record, id),
    standing: stands.find(({ person }) => person.registrationId === id) ?? null,
    clauses: day.clauses,
    receipt: lodged ? { no: lodged.no, code: await codeOfSpeaker(visit.keys, id) } : null,
  }
}
