import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import { decisionById } from '../decisions/store.ts'
import { beijingIso } from '../ground/clock.ts'
import { type Problem, type Result, refuse } from '../ground/result.ts'
import { problemDetails, refuseJson } from '../paper/problem.ts'
import { type Desk, maySee } from '../people/officer.ts'
import { announcementItems } from '../statute/hearing.ts'
import { announcementSchema } from './announcement.ts'
import { saveCancellation } from './cancel-hearing.ts'
import { cancellationSchema } from './cancellation.ts'
import { api as dayApi } from './day-api.ts'
import { lackingItems } from './desk-announcement-days.tsx'
import { api as drawApi } from './draw-api.ts'
import { hearingStates, stateOfHearing } from './hearing.ts'
import { type HearingGround, openPaper } from './hearing-ground.ts'
import { announcementJson, isoOrNull } from './hearing-json.ts'
import { judgeProposal, judgeTerms } from './judge-announcement.ts'
import { selectHearingsOf } from './list-hearings.ts'
import { openGround } from './open-file.ts'
import { beginHearing } from './open-hearing.ts'
import { api as paperApi } from './paper-api.ts'
import { api as registrationApi } from './registration-api.ts'
import { saveAnnouncement } from './save-announcement.ts'
import type { SavedPaper } from './save-paper.ts'

export const api = new Hono<Desk>()

const drafters = 'drafters of the drafting unit'
const readers = 'drafters and reviewers of the unit, legal reviewers, office and supervisors'
const instant = z.iso.datetime({ offset: true })
const hash = z.string().length(64)

export const problemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  field: z.string().optional(),
  rule: z.string().optional(),
  link: z.string().optional(),
})

const saved = z.object({ paper_id: z.string(), no: z.int(), revision: z.int(), sha256: hash })
const savedJson = ({ paperId, no, revision, sha256 }: SavedPaper) => ({
  paper_id: paperId,
  no,
  revision,
  sha256,
})

const announcementBody = announcementSchema.extend({
  document_ids: z.array(z.string().max(40)).max(50).default([]),
  revision: z
    .int()
    .min(0)
    .optional()
    .describe('The one it was written on, 0 for the first; left out: whatever is there'),
})
const cancellationBody = cancellationSchema.extend({ revision: z.int().min(0).optional() })

const overviewSchema = z.object({
  id: z.string(),
  decision_id: z.string(),
  state: z.enum(hearingStates),
  held_at: instant.nullable(),
  complete_on: z.iso.date().nullable().describe('The day on which all four things had been announced (E31)'),
  gap: z.int().nullable().describe('Calendar days from that day to the hearing (R14)'),
  gap_verdict: z.enum(['ok', 'exact', 'short']).nullable(),
  lacking: z.array(z.enum(announcementItems)),
  papers: z.array(
    z.object({
      id: z.string(),
      no: z.int(),
      kind: z.string(),
      revision: z.int(),
      sha256: hash,
      published_at: instant.nullable(),
    }),
  ),
})

const announcementAnswer = z.object({
  announcement: announcementSchema.nullable(),
  document_ids: z.array(z.string()),
  no: z.int(),
  revision: z.int(),
  problems: z.array(problemSchema).describe('What is wrong, were it published now'),
})

const opened = (c: Context<Desk>) => openGround(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')

const problemsJson = (c: Context<Desk>, problems: readonly Problem[]) => {
  const [first, ...rest] = problems
  return first ? problemDetails(c.get('visit').lang, { problems: [first, ...rest] }).problems : []
}

const overviewJson = (c: Context<Desk>, ground: HearingGround) => {
  const { gap, completeOn } = judgeTerms(ground, ground.pinned.effective)
  const open = openPaper(ground, 'hearing_announcement')
  const body = open ? announcementSchema.parse(open.body) : ground.terms?.body
  const documents = (open ?? ground.terms)?.documents.length ?? 0
  return {
    id: ground.hearing.id,
    decision_id: ground.decision.id,
    state: stateOfHearing(ground, c.get('visit').now),
    held_at: isoOrNull(ground.terms?.heldAt ?? null),
    complete_on: completeOn,
    gap: gap?.gap ?? null,
    gap_verdict: gap?.verdict ?? null,
    lacking: body ? lackingItems(ground, body, documents) : [...announcementItems],
    papers: ground.papers.map(({ id, no, kind, revision, sha256, publishedAt }) => ({
      id,
      no,
      kind,
      revision,
      sha256,
      published_at: publishedAt && beijingIso(publishedAt),
    })),
  }
}

// Whoever may see the unit's work.
api.get(
  '/api/v1/desk/decisions/:id/hearings',
  describeDesk({
    summary: 'The hearings of a decision, the newest first',
    who: readers,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          ord: z.int(),
          state: z.enum(hearingStates),
          held_at: instant.nullable(),
          created_at: instant,
        }),
      ),
      next_cursor: z.null(),
    }),
  }),
  async (c) => {
    const { db, now } = c.get('visit')
    const decision = await decisionById(db, c.req.param('id'))
    if (!decision) return refuseJson(c, refuse('not_found').refusal)
    if (!maySee(c.get('officer'), decision.draftingUnitId)) return refuseJson(c, refuse('forbidden').refusal)
    const items = await selectHearingsOf(db, decision.id, now)
    return c.json({
      items: items.map(({ id, ord, state, heldAt, createdAt }) => ({
        id,
        ord,
        state,
        held_at: isoOrNull(heldAt),
        created_at: beijingIso(createdAt),
      })),
      next_cursor: null,
    })
  },
)

// Drafters of the decision's unit.
api.post(
  '/api/v1/desk/decisions/:id/hearings',
  describeDesk({
    summary: 'Begin to prepare a hearing; nothing of it is public yet',
    who: drafters,
    answer: z.object({ hearing_id: z.string() }),
    status: 201,
  }),
  async (c) => {
    const done = await beginHearing(c.get('visit'), c.get('officer'), c.req.param('id'))
    return done.ok ? c.json({ hearing_id: done.value.hearingId }, 201) : refuseJson(c, done.refusal)
  },
)

// Whoever may see the unit's work.
api.get(
  '/api/v1/desk/hearings/:id',
  describeDesk({
    summary: 'A hearing: where it stands, how its days are counted, its papers',
    who: readers,
    answer: overviewSchema,
  }),
  async (c) => {
    const found = await opened(c)
    return found.ok ? c.json(overviewJson(c, found.value)) : refuseJson(c, found.refusal)
  },
)

// Whoever may see the unit's work.
api.get(
  '/api/v1/desk/hearings/:id/announcement',
  describeDesk({
    summary: 'The announcement being written, or the terms that count, and what is wrong with it',
    who: readers,
    answer: announcementAnswer,
  }),
  async (c) => {
    const found = await opened(c)
    if (!found.ok) return refuseJson(c, found.refusal)
    const ground = found.value
    const open = openPaper(ground, 'hearing_announcement')
    const body = open ? announcementSchema.parse(open.body) : ground.terms?.body
    const documents = (open ?? ground.terms)?.documents ?? []
    const proposal = body && { body, documents: documents.length, at: c.get('visit').now }
    const problems = proposal && open ? judgeProposal(ground, proposal, ground.pinned.effective) : []
    return c.json({
      announcement: body ? announcementJson(body) : null,
      document_ids: documents.map(({ id }) => id),
      no: open?.no ?? ground.terms?.no ?? 0,
      revision: open?.revision ?? 0,
      problems: problemsJson(c, problems),
    })
  },
)

// Drafters of the decision's unit.
api.put(
  '/api/v1/desk/hearings/:id/announcement',
  describeDesk({
    summary: 'Save the next announcement, complete or not; it says the whole terms (domain.md §4.2)',
    who: drafters,
    body: announcementBody,
    answer: saved,
  }),
  async (c) => {
    const input = await readBody(c, announcementBody)
    if (!input.ok) return refuseJson(c, input.refusal)
    const { document_ids: documentIds, revision, ...body } = input.value
    const done: Result<SavedPaper> = await saveAnnouncement(
      c.get('visit'),
      c.get('officer'),
      c.req.param('id'),
      { body, documentIds, revision },
    )
    return done.ok ? c.json(savedJson(done.value)) : refuseJson(c, done.refusal)
  },
)

// Drafters of the decision's unit.
api.put(
  '/api/v1/desk/hearings/:id/cancellation',
  describeDesk({
    summary: 'Write the announcement that the hearing will not be held; it cancels once it is published',
    who: drafters,
    body: cancellationBody,
    answer: saved,
  }),
  async (c) => {
    const input = await readBody(c, cancellationBody)
    if (!input.ok) return refuseJson(c, input.refusal)
    const { revision, ...body } = input.value
    const done = await saveCancellation(c.get('visit'), c.get('officer'), c.req.param('id'), {
      body,
      revision,
    })
    return done.ok ? c.json(savedJson(done.value)) : refuseJson(c, done.refusal)
  },
)

api.route('/', paperApi)
api.route('/', registrationApi)
api.route('/', drawApi)
api.route('/', dayApi)
