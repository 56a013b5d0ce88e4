import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import type { Day } from './open-day.ts'
import { partOf, type Standing, standings } from './record.ts'

const instant = z.iso.datetime({ offset: true })

/** The day of a hearing for programs: ids, codes and what was said; names stay on the pages. */
export const daySchema = z.object({
  hearing_id: z.string(),
  materials: z.array(z.object({ id: z.string(), filename: z.string(), sha256: z.string() })),
  representatives: z.array(
    z.object({
      registration_id: z.string(),
      draw_no: z.string(),
      category: z.string(),
      how: z.string(),
      present: z.boolean().nullable(),
      services: z.array(
        z.object({
          id: z.string(),
          served_on: z.iso.date(),
          manner: z.string(),
          exception: z.boolean(),
          acknowledged: z.boolean(),
        }),
      ),
      part: z
        .object({ sha256: z.string(), state: z.string(), speeches: z.int() })
        .nullable()
        .describe('Of whoever was there'),
    }),
  ),
  record: z
    .object({ version: z.int(), sha256: z.string(), body: z.record(z.string(), z.unknown()) })
    .nullable(),
  speeches: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      ord: z.int(),
      speaker: z.string(),
      registration_id: z.string().nullable(),
      speaker_name: z.string(),
      kind: z.string(),
      stance: z.string().nullable(),
      clause_uid: z.string().nullable(),
      viewpoint: z.string(),
      reason: z.string(),
      suggested_wording: z.string(),
      answers: z.string().nullable(),
      said_at: instant,
      struck_reason: z.string(),
      sha256: z.string(),
    }),
  ),
  closed_at: instant.nullable(),
  sha256: z.string().nullable(),
})

export async function dayJson(day: Day): Promise<z.input<typeof daySchema>> {
  const { record, materials, file } = day
  const stands = new Map((await standings(record)).map((each) => [each.person.registrationId, each]))
  const partJson = (stand: Standing | undefined) =>
    stand
      ? {
          sha256: stand.hash,
          state: stand.state,
          speeches: partOf(record, stand.person.registrationId).length,
        }
      : null
  return {
    hearing_id: file.hearing.id,
    materials: materials.map(({ id, filename, sha256 }) => ({ id, filename, sha256 })),
    representatives: record.people.map(({ registrationId, drawNo, category, how }) => ({
      registration_id: registrationId,
      draw_no: drawNo,
      category,
      how,
      present: record.attendance.get(registrationId)?.present ?? null,
      services: record.services
        .filter((each) => each.registrationId === registrationId)
        .map(({ id, servedOn, manner, exception, acknowledged }) => ({
          id,
          served_on: servedOn,
          manner,
          exception,
          acknowledged: acknowledged !== null,
        })),
      part: partJson(stands.get(registrationId)),
    })),
    record: record.head && {
      version: record.head.version,
      sha256: record.head.sha256,
      body: { ...record.head.body },
    },
    speeches: record.speeches.map((each) => ({
      id: each.id,
      version: each.version,
      ord: each.ord,
      speaker: each.speaker,
      registration_id: each.registrationId,
      speaker_name: each.speakerName,
      kind: each.kind,
      stance: each.stance,
      clause_uid: each.clauseUid,
      viewpoint: each.viewpoint,
      reason: each.reason,
      suggested_wording: each.suggestedWording,
      answers: each.answers,
      said_at: beijingIso(each.saidAt),
      struck_reason: each.struckReason,
      sha256: each.sha256,
    })),
    closed_at: record.closing ? beijingIso(record.closing.closedAt) : null,
    sha256: record.closing?.sha256 ?? null,
  }
}
