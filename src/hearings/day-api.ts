import { Hono } from 'hono'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import type { Visit } from '../ground/house.ts'
import type { Result } from '../ground/result.ts'
import { refuseJson } from '../paper/problem.ts'
import type { Desk, Officer } from '../people/officer.ts'
import { recordReceipt } from './acknowledge.ts'
import { attendanceSchema } from './attendance.ts'
import { closeRecord } from './close-record.ts'
import { paperConfirmationSchema, recordConfirmation } from './confirm-part.ts'
import { dayJson, daySchema } from './day-json.ts'
import { materialsSchema, serviceSchema } from './materials.ts'
import { openDay } from './open-day.ts'
import { headSchema } from './record.ts'
import { correctionRequestSchema, recordCorrectionRequest } from './request-correction.ts'
import { saveRecord } from './save-record.ts'
import { correctSpeech, saveSpeech } from './save-speech.ts'
import { serveMaterials } from './serve-materials.ts'
import { setMaterials } from './set-materials.ts'
import { settleCorrection, settlementSchema } from './settle-correction.ts'
import { correctionSchema, speechSchema, strikeSchema } from './speech.ts'
import { strikeSpeech } from './strike-speech.ts'
import { takeAttendance } from './take-attendance.ts'

export const api = new Hono<Desk>()
const at = '/api/v1/desk/hearings/:id'
const drafters = 'drafters of the unit that holds the hearing'

// Whoever may see the unit's work.
api.get(
  `${at}/record`,
  describeDesk({
    summary: 'The papers, attendance, every speech and every confirmation of a hearing',
    who: 'drafters and reviewers of the unit, office, legal reviewers and supervisors',
    answer: daySchema,
  }),
  async (c) => {
    const day = await openDay(c.get('visit'), c.get('officer'), c.req.param('id'))
    c.header('cache-control', 'no-store')
    return day.ok ? c.json(await dayJson(day.value)) : refuseJson(c, day.refusal)
  },
)

type Doing<S extends z.ZodType, A> = {
  readonly path: string
  readonly summary: string
  readonly input: S
  readonly answer: z.ZodType<A>
  readonly deed: (
    visit: Visit,
    officer: Officer,
    hearingId: string,
    input: z.output<S>,
    which: string,
  ) => Promise<Result<A>>
}

/** A deed behind JSON, documented by the schema that validates it. Drafters of the unit. */
function post<S extends z.ZodType, A>({ path, summary, input, answer, deed }: Doing<S, A>) {
  api.post(
    `${at}${path}`,
    describeDesk({ summary, who: drafters, body: input, answer, status: 201 }),
    async (c) => {
      const parsed = await readBody(c, input)
      const { id = '', which = '' } = c.req.param() as { id?: string; which?: string }
      const done = parsed.ok ? await deed(c.get('visit'), c.get('officer'), id, parsed.value, which) : parsed
      return done.ok ? c.json(done.value as never, 201) : refuseJson(c, done.refusal)
    },
  )
}

const nothing = z.object({})
const made = z.object({ id: z.string() })
const saved = z.object({
  id: z.string(),
  version: z.int(),
  ord: z.int(),
  sha256: z.string(),
  again: z.boolean().describe('It was here already: the same form came twice'),
})

post({
  path: '/materials',
  summary: 'Say which documents are the papers of the hearing (R15)',
  input: materialsSchema,
  answer: z.object({ documents: z.int() }),
  deed: setMaterials,
})
post({
  path: '/materials/services',
  summary: 'Record that the papers were served on representatives (R15)',
  input: serviceSchema,
  answer: z.object({ served: z.int(), exceptions: z.int() }),
  deed: serveMaterials,
})
post({
  path: '/materials/services/:which/receipt',
  summary: 'Record that the receipt of a service was signed on paper',
  input: nothing,
  answer: z.object({ services: z.int() }),
  deed: (visit, officer, id, _, which) => recordReceipt(visit, officer, id, which),
})
post({
  path: '/record',
  summary: 'Save the head of the record; the first version opens it, on the day (R15, R16)',
  input: z.object({
    head: headSchema,
    document_ids: z.array(z.string().max(64)).max(50).default([]),
    version: z.int().min(0).optional().describe('The version it was written on, 0 for the first'),
  }),
  answer: z.object({ version: z.int(), sha256: z.string() }),
  deed: (visit, officer, id, { head, document_ids, version }) =>
    saveRecord(visit, officer, id, { head, documentIds: document_ids, version }),
})
post({
  path: '/attendance',
  summary: 'Take down who of the list is there (R17)',
  input: attendanceSchema,
  answer: z.object({ present: z.int(), listed: z.int() }),
  deed: takeAttendance,
})
post({
  path: '/speeches',
  summary: 'Take down a speech: view and reason apart (A32); the same `form_key` twice is one speech',
  input: speechSchema,
  answer: saved,
  deed: saveSpeech,
})
post({
  path: '/speeches/:which',
  summary: 'Correct a speech: a further version, the earlier ones stay (R19)',
  input: correctionSchema,
  answer: saved,
  deed: (visit, officer, id, input, which) => correctSpeech(visit, officer, id, which, input),
})
post({
  path: '/speeches/:which/strike',
  summary: 'Strike a speech out of the record, with the reason',
  input: strikeSchema,
  answer: saved,
  deed: (visit, officer, id, input, which) => strikeSpeech(visit, officer, id, which, input),
})
post({
  path: '/record/requests',
  summary: 'Record what a representative wants put right in her part',
  input: correctionRequestSchema.extend({ registration_id: z.string().max(64) }),
  answer: made,
  deed: recordCorrectionRequest,
})
post({
  path: '/record/requests/:which',
  summary: 'Settle what a representative wanted put right',
  input: settlementSchema,
  answer: made,
  deed: (visit, officer, id, input, which) => settleCorrection(visit, officer, id, which, input),
})
post({
  path: '/record/confirmations',
  summary: 'Record a confirmation on paper with its scan, or a refusal with its reason (R19)',
  input: paperConfirmationSchema,
  answer: made,
  deed: recordConfirmation,
})
post({
  path: '/record/closing',
  summary: 'Close the record (R19): its speeches are lodged as opinions of the hearing’s intake',
  input: nothing,
  answer: z.object({ sha256: z.string(), submissions: z.int(), items: z.int() }),
  deed: closeRecord,
})
