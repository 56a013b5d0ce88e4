import * as z from 'zod'
import type { Instant } from '../ground/clock.ts'
import { sha256 } from '../ground/keys.ts'
import { plainDate, required, typed } from '../ground/parse.ts'
import { canonical, type Json } from '../ledger/canonical.ts'
import type { Attendance } from './attendance.ts'
import type { Speech } from './speech.ts'
import type {
  correctionRequests,
  materialServices,
  PaperRef,
  recordClosings,
  recordConfirmations,
} from './store.ts'

export { readRecord } from './read-record.ts'

/** A time of day in Beijing, `HH:MM`. */
export const clockTime = z
  .string()
  .refine((given) => /^([01]\d|2[0-3]):[0-5]\d$/.test(given), { params: { code: 'invalid_time' } })
  .meta({ description: 'HH:MM, Beijing', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })

/** The order of a hearing (N713 art. 17), with the reading of the discipline before it and the closing after it. */
export const agendaSteps = [
  'discipline',
  'introduction',
  'statements',
  'debate',
  'explanation',
  'closing',
] as const
export type AgendaStep = (typeof agendaSteps)[number]

/** The head of the record as it is typed (domain.md §4.4). Times are Beijing's, on the day of the hearing. */
export const headSchema = z.object({
  held_on: plainDate,
  started_at: clockTime,
  /** Left open while it lasts; the record closes only with it. */
  ended_at: clockTime.nullable().default(null),
  venue: required(200),
  chair: required(100),
  recorder: required(100),
  presenter: typed(100).default(''),
  monitor: typed(100).default(''),
  panel: typed(500).default(''),
  /** When each step of the agenda began; a step that did not take place is left out. */
  steps: z
    .array(z.object({ step: z.enum(agendaSteps), at: clockTime }))
    .max(6)
    .default([]),
  /** How many observers came: a number, never names. */
  observers: z.int().min(0).max(5000).default(0),
  press: typed(500).default(''),
  closing_words: typed(5000).default(''),
  /** R17: why it was held with fewer than the rules ask to be there. */
  quorum_reason: typed(1000).default(''),
  note: typed(2000).default(''),
})
export type HeadInput = z.input<typeof headSchema>
/** As it is kept: with the version of the draft that was spoken of. */
export type Head = z.output<typeof headSchema> & { readonly draft_version_id: string }

export type HeadVersion = {
  readonly version: number
  readonly body: Head
  readonly documents: readonly PaperRef[]
  readonly sha256: string
}

export type Service = typeof materialServices.$inferSelect & {
  readonly acknowledged: { readonly how: 'code' | 'signature'; readonly at: Instant } | null
}
export type CorrectionRequest = typeof correctionRequests.$inferSelect
export type Confirmation = typeof recordConfirmations.$inferSelect
export type Closing = typeof recordClosings.$inferSelect

/** Somebody of the list: a representative who has not declined. Her name lies sealed under `participantId`. */
export type Person = {
  readonly registrationId: string
  readonly participantId: string
  readonly drawNo: string
  readonly category: string
  readonly how: 'drawn' | 'admitted' | 'moved_up' | 'recommended' | 'invited' | 'fallback'
  readonly rank: number | null
  readonly appointedAt: string
  readonly hasEmail: boolean
  readonly lang: 'zh' | 'en'
}

/** Everything of the day: who was there, what was said, who confirmed it. */
export type RecordFile = {
  readonly hearingId: string
  readonly people: readonly Person[]
  /** The newest head; null before the record is opened. */
  readonly head: HeadVersion | null
  /** The newest of each person. */
  readonly attendance: ReadonlyMap<string, Attendance>
  /** How many rows of attendance there are, to know of one that came in between. */
  readonly attended: number
  /** How many rows of confirmations. */
  readonly settled: number
  /** The newest version of each speech in order, those struck out among them. */
  readonly speeches: readonly Speech[]
  readonly requests: readonly CorrectionRequest[]
  /** The newest of each person. */
  readonly confirmations: ReadonlyMap<string, Confirmation>
  readonly services: readonly Service[]
  readonly closing: Closing | null
}

/** Who is known to have been there. */
export const presentOf = ({ people, attendance }: RecordFile): Person[] =>
  people.filter(({ registrationId }) => attendance.get(registrationId)?.present === true)

/** One person's part, in order: what she said, and what was struck out of it, with why (R19: she confirms that too). */
export const partOf = ({ speeches }: RecordFile, registrationId: string): Speech[] =>
  speeches.filter((each) => each.registrationId === registrationId)

/** What of it counts as said: without what was struck out. */
export const saidOf = (file: RecordFile, registrationId: string): Speech[] =>
  partOf(file, registrationId).filter(({ struckReason }) => struckReason === '')

/**
 * Whether anything on record says that somebody was there: she spoke (what was struck out counts), or confirmed,
 * refused or objected to her part. What was sent in writing does not.
 */
export const tookPart = (file: RecordFile, registrationId: string): boolean =>
  partOf(file, registrationId).some(({ kind }) => kind !== 'written') ||
  file.confirmations.has(registrationId) ||
  file.requests.some((each) => each.registrationId === registrationId)

/** How many versions of her speeches and how many wishes of hers there are: one more, and she is asked again (R19). */
export const seenOf = (file: RecordFile, registrationId: string): number =>
  partOf(file, registrationId).reduce((sum, { version }) => sum + version, 0) +
  file.requests.filter((each) => each.registrationId === registrationId).length

/**
 * SHA-256 over one person's part as it stands, 64 hexadecimal digits: what she confirms. A corrected or struck
 * speech gives another hash, so that what was confirmed before is no longer her part (R19).
 */
export const partHash = (file: RecordFile, registrationId: string): Promise<string> =>
  sha256(
    canonical({
      v: 1,
      hearing: file.hearingId,
      registration: registrationId,
      speeches: partOf(file, registrationId).map(({ id, version, sha256: hash }) => ({ id, version, hash })),
    }),
  )

/**
 * How a representative stands to her part: `outdated` when it was changed after she confirmed or refused it, or when
 * she objected to it since, however that was settled.
 */
export type Standing = {
  readonly person: Person
  readonly hash: string
  readonly state: 'open' | 'outdated' | 'confirmed' | 'refused'
  readonly confirmation: Confirmation | null
  readonly requests: readonly CorrectionRequest[]
}

/** Every representative who was there, with how she stands to her part. */
export const standings = (file: RecordFile): Promise<Standing[]> =>
  Promise.all(
    presentOf(file).map(async (person) => {
      const hash = await partHash(file, person.registrationId)
      const confirmation = file.confirmations.get(person.registrationId) ?? null
      const current =
        confirmation?.partSha256 === hash && confirmation.seen === seenOf(file, person.registrationId)
      const state = confirmation === null ? 'open' : current ? confirmation.outcome : 'outdated'
      return {
        person,
        hash,
        state,
        confirmation,
        requests: file.requests.filter((each) => each.registrationId === person.registrationId),
      }
    }),
  )

/** SHA-256 over a head and the contents of its documents. */
export const headHash = (body: Head, documents: readonly PaperRef[]): Promise<string> =>
  sha256(
    canonical({
      v: 1,
      body: JSON.parse(JSON.stringify(body)) as Json,
      documents: documents.map((each) => each.sha256),
    }),
  )

/** SHA-256 over the whole record: what the closing keeps, and what can be worked out again from the rows. */
export async function recordHash(file: RecordFile): Promise<string> {
  const stands = await standings(file)
  return sha256(
    canonical({
      v: 1,
      hearing: file.hearingId,
      head: file.head?.sha256 ?? null,
      attendance: file.people.map(({ registrationId }) => ({
        registration: registrationId,
        present: file.attendance.get(registrationId)?.present ?? null,
      })),
      speeches: file.speeches.map(({ id, version, sha256: hash }) => ({ id, version, hash })),
      confirmations: stands.map(({ person, hash, state }) => ({
        registration: person.registrationId,
        part: hash,
        outcome: state,
      })),
    }),
  )
}
