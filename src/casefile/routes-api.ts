import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import type { Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { refuseJson } from '../paper/problem.ts'
import type { Desk, Officer } from '../people/officer.ts'
import { openCase } from './case.ts'
import { caseJson, caseSchema, recordJson, recordSchema } from './case-json.ts'
import { deferDecision, deferInput, scheduleDeliberation, scheduleInput } from './deliberate.ts'
import { actOnExecution, executionInput } from './execution.ts'
import { figure } from './figure.ts'
import { isKind, kindNames, kinds } from './kinds.ts'
import { paperInput, preparePaper, requestPaperReview } from './prepare-paper.ts'
import { promulgate, promulgationInput, publishInterpretation } from './promulgate.ts'
import { recordStep } from './record-step.ts'
import { readVersions } from './store.ts'
import { returnInput, returnSubmission, submitDecision, submitInput } from './submit.ts'
import { outcomeInput, takeDecision } from './take-decision.ts'

export const api = new Hono<Desk>()

const at = '/api/v1/desk/decisions/:id'
const readers = 'drafters and reviewers of the unit, office, legal reviewers and supervisors'
const opened = (c: Context<Desk>) => openCase(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')

// Whoever may see the unit's work.
api.get(
  `${at}/procedure`,
  describeDesk({
    summary:
      'A decision’s whole procedure: where it stands, what is on record, what is missing and who supplies it',
    who: readers,
    answer: caseSchema,
  }),
  async (c) => {
    const found = await opened(c)
    return found.ok ? c.json(caseJson(found.value)) : refuseJson(c, found.refusal)
  },
)

// Whoever may see the unit's work.
api.get(
  `${at}/steps/:kind`,
  describeDesk({
    summary:
      'Every version of a record of the procedure, newest first: 20 at a time, the next before `cursor`',
    who: readers,
    answer: z.object({ items: z.array(recordSchema), next_cursor: z.string().nullable() }),
  }),
  async (c) => {
    const found = await opened(c)
    if (!found.ok) return refuseJson(c, found.refusal)
    const kind = c.req.param('kind')
    if (!isKind(kind)) return refuseJson(c, refuse('not_found').refusal)
    const { db } = c.get('visit')
    const { items, next } = await readVersions(
      db,
      found.value.decision.id,
      kind,
      figure(c.req.query('cursor')),
    )
    return c.json({ items: items.map(recordJson), next_cursor: next === null ? null : String(next) })
  },
)

const bodies = kindNames.map((kind) => kinds[kind].body.meta({ title: kind }))
const recordInput = z.object({
  body: z.record(z.string(), z.unknown()),
  document_ids: z.array(z.string()).max(50).default([]),
  version: z.int().min(0).optional(),
  draft_sha256: z
    .string()
    .optional()
    .meta({ description: 'Of a legality review: the draft that was seen; another by now is refused (R25)' }),
})

// Drafters of the unit, legal reviewers for their review, the office for its own steps.
api.post(
  `${at}/steps/:kind`,
  describeDesk({
    summary: `Write a record of the procedure (N713 chapters 2 and 3): ${kindNames.join(', ')}`,
    who: 'drafters of the unit; legal reviewers for legality_review; office for party_report, proposal and units',
    body: recordInput.extend({
      body: z.union(bodies as unknown as [z.ZodType, z.ZodType]).meta({ description: 'As `kind` has it' }),
    }),
    answer: z.object({ id: z.string(), version: z.int(), sha256: z.string() }),
    status: 201,
  }),
  async (c) => {
    const input = await readBody(c, recordInput)
    if (!input.ok) return refuseJson(c, input.refusal)
    const kind = c.req.param('kind')
    if (!isKind(kind)) return refuseJson(c, refuse('not_found').refusal)
    const { body, document_ids, version, draft_sha256 } = input.value
    const done = await recordStep(c.get('visit'), c.get('officer'), c.req.param('id'), kind, {
      body,
      documentIds: document_ids,
      version,
      draft: draft_sha256,
    })
    return done.ok ? c.json(done.value, 201) : refuseJson(c, done.refusal)
  },
)

type Doing<S extends z.ZodType, A> = {
  readonly path: string
  readonly summary: string
  readonly who: string
  readonly input: S
  readonly answer: z.ZodType<A>
  readonly deed: (visit: Visit, officer: Officer, id: string, input: z.output<S>) => Promise<Result<A>>
}

/** A deed behind JSON, documented by the schema that validates it. */
function post<S extends z.ZodType, A>({ path, summary, who, input, answer, deed }: Doing<S, A>) {
  api.post(`${at}${path}`, describeDesk({ summary, who, body: input, answer, status: 201 }), async (c) => {
    const parsed = await readBody(c, input)
    const done = parsed.ok
      ? await deed(c.get('visit'), c.get('officer'), c.req.param('id') ?? '', parsed.value)
      : parsed
    return done.ok ? c.json(done.value as never, 201) : refuseJson(c, done.refusal)
  })
}

const acted = z.object({ id: z.string(), sha256: z.string() })
const office = 'office'
const drafters = 'drafters of the unit'
const nothing = z.object({})

post({
  path: '/submission',
  summary: 'Hand the draft in with everything the law asks for (R24, R21, A10, B12)',
  who: drafters,
  input: submitInput,
  answer: acted,
  deed: submitDecision,
})
post({
  path: '/submission/return',
  summary: 'Give a submission back with the reason (B12)',
  who: office,
  input: returnInput,
  answer: acted,
  deed: returnSubmission,
})
post({
  path: '/deliberation',
  summary: 'Put a submission before a meeting (R25)',
  who: office,
  input: scheduleInput,
  answer: acted,
  deed: scheduleDeliberation,
})
post({
  path: '/deliberation/defer',
  summary: 'Put a decision off',
  who: office,
  input: deferInput,
  answer: acted,
  deed: deferDecision,
})
post({
  path: '/outcome',
  summary: 'Record the decision of the meeting (N713 arts 24, 30)',
  who: office,
  input: outcomeInput,
  answer: acted,
  deed: takeDecision,
})
post({
  path: '/promulgation/paper',
  summary: 'Prepare what is to go out: a further version, to be reviewed (R28)',
  who: drafters,
  input: paperInput,
  answer: z.object({ id: z.string(), version: z.int(), bundle_sha256: z.string() }),
  deed: async (...given) => {
    const done = await preparePaper(...given)
    if (!done.ok) return done
    const { id, version, bundleSha256 } = done.value
    return accept({ id, version, bundle_sha256: bundleSha256 })
  },
})
post({
  path: '/promulgation/review-request',
  summary: 'Ask for the secrecy review of the newest paper (R28)',
  who: drafters,
  input: z.object({ kind: z.enum(['decision', 'interpretation']).default('decision') }),
  answer: z.object({ review_id: z.string() }),
  deed: async (visit, officer, id, { kind }) => {
    const done = await requestPaperReview(visit, officer, id, kind)
    return done.ok ? accept({ review_id: done.value.reviewId }) : done
  },
})
post({
  path: '/promulgation',
  summary: 'Promulgate (R11, R12, R23, R26, R28; N713 arts 31, 32)',
  who: office,
  input: promulgationInput,
  answer: z.object({ paper_id: z.string(), interpretation_due: z.string().nullable() }),
  deed: async (...given) => {
    const done = await promulgate(...given)
    if (!done.ok) return done
    return accept({ paper_id: done.value.paperId, interpretation_due: done.value.interpretationDue })
  },
})
post({
  path: '/promulgation/interpretation',
  summary: 'Publish the interpretation, where it may follow (R26)',
  who: office,
  input: nothing,
  answer: z.object({ paper_id: z.string() }),
  deed: async (visit, officer, id) => {
    const done = await publishInterpretation(visit, officer, id)
    return done.ok ? accept({ paper_id: done.value.paperId }) : done
  },
})
post({
  path: '/execution',
  summary: 'Suspend, resume, adjust or end a decision in force (N713 art. 37)',
  who: office,
  input: executionInput,
  answer: acted,
  deed: actOnExecution,
})
