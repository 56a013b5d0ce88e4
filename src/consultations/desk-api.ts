import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import { beijingDate, beijingIso } from '../ground/clock.ts'
import { problemDetails, refuseJson } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { bundleOf } from './bundle.ts'
import { correctNotice } from './correct-notice.ts'
import { correctionInput, correctionJson, noticeFields, noticeInput } from './notice.ts'
import { type NoticeFile, openNoticeFile } from './notice-file.ts'
import { judgeNotice, judgePublication, publishNotice } from './publish-notice.ts'
import { requestNoticeReview } from './request-notice-review.ts'
import { saveNotice } from './save-notice.ts'

export const api = new Hono<Desk>()

const drafters = 'drafters of the drafting unit'
const readers = 'drafters and reviewers of the unit, legal reviewers, office and supervisors'
const hash = z.string().length(64)
const problemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  field: z.string().optional(),
  rule: z.string().optional(),
  link: z.string().optional(),
})
const noticeSchema = z.object({
  notice: noticeInput
    .omit({ document_ids: true })
    .extend({ id: z.string(), consultation_id: z.string(), round_no: z.number(), sha256: hash })
    .nullable(),
  documents: z.array(z.object({ id: z.string(), filename: z.string(), sha256: hash })),
  problems: z.array(problemSchema).describe('What is incomplete or unlawful, were it published today'),
  published_at: z.iso.datetime({ offset: true }).nullable(),
  corrections: z.array(
    z.object({ id: z.string(), text: z.string(), published_at: z.iso.datetime({ offset: true }) }),
  ),
})

const readable = (c: Context<Desk>, decisionId: string) =>
  openNoticeFile(c.get('visit'), c.get('officer'), decisionId)

const today = (c: Context<Desk>) => beijingDate(c.get('visit').now)

const problemsJson = (c: Context<Desk>, problems: ReturnType<typeof judgeNotice>) => {
  const [first, ...rest] = problems
  return first ? problemDetails(c.get('visit').lang, { problems: [first, ...rest] }).problems : []
}

const fileJson = (c: Context<Desk>, file: NoticeFile) => ({
  notice: file.notice && {
    ...noticeFields(file.notice),
    sha256: file.notice.sha256,
    revision: file.notice.revision,
  },
  documents: file.attached.map(({ id, filename, sha256 }) => ({ id, filename, sha256 })),
  problems: file.publication ? [] : problemsJson(c, judgeNotice(file, today(c))),
  published_at: file.publication && beijingIso(file.publication.publishedAt),
  corrections: file.corrections.map(correctionJson),
})

// Whoever may see the unit's work.
api.get(
  '/api/v1/desk/decisions/:id/notice',
  describeDesk({
    summary: 'The notice as saved, and what it still lacks',
    who: readers,
    answer: noticeSchema,
  }),
  async (c) => {
    const file = await readable(c, c.req.param('id'))
    return file.ok ? c.json(fileJson(c, file.value)) : refuseJson(c, file.refusal)
  },
)

// Drafters of the decision's unit.
api.put(
  '/api/v1/desk/decisions/:id/notice',
  describeDesk({
    summary: 'Save the notice; may be incomplete. `revision` is the one it was written on, 0 for the first',
    who: drafters,
    body: noticeInput,
    answer: z.object({
      notice_id: z.string(),
      consultation_id: z.string(),
      revision: z.number(),
      sha256: hash,
    }),
  }),
  async (c) => {
    const input = await readBody(c, noticeInput)
    const done = input.ok
      ? await saveNotice(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    if (!done.ok) return refuseJson(c, done.refusal)
    const { noticeId, consultationId, revision, sha256 } = done.value
    return c.json({ notice_id: noticeId, consultation_id: consultationId, revision, sha256 })
  },
)

// Drafters of the decision's unit.
api.post(
  '/api/v1/desk/decisions/:id/notice/review-request',
  describeDesk({
    summary: 'Hand notice, draft and attachments in for secrecy review (R28)',
    who: drafters,
    answer: z.object({ review_id: z.string(), bundle_sha256: hash }),
    status: 201,
  }),
  async (c) => {
    const done = await requestNoticeReview(c.get('visit'), c.get('officer'), c.req.param('id'))
    if (!done.ok) return refuseJson(c, done.refusal)
    return c.json({ review_id: done.value.reviewId, bundle_sha256: done.value.bundleSha256 }, 201)
  },
)

// Whoever may see the unit's work.
api.get(
  '/api/v1/desk/decisions/:id/notice/publication',
  describeDesk({
    summary: 'Whether the notice can be published now, over which texts, and what stands in the way',
    who: readers,
    answer: z.object({
      ready: z.boolean(),
      problems: z.array(problemSchema),
      bundle_sha256: hash.nullable(),
      bundle: z.array(z.object({ kind: z.string(), name: z.string(), sha256: hash })),
      published_at: z.iso.datetime({ offset: true }).nullable(),
      receipt_prefix: z.string().nullable(),
    }),
  }),
  async (c) => {
    const found = await readable(c, c.req.param('id'))
    if (!found.ok) return refuseJson(c, found.refusal)
    const file = found.value
    const bundle = await bundleOf(file)
    const problems = file.publication ? [] : judgePublication(file, bundle, today(c))
    return c.json({
      ready: !file.publication && problems.length === 0,
      problems: problemsJson(c, problems),
      bundle_sha256: bundle?.sha256 ?? null,
      bundle: (bundle?.parts ?? []).map(({ kind, name, sha256 }) => ({ kind, name, sha256 })),
      published_at: file.publication && beijingIso(file.publication.publishedAt),
      receipt_prefix: file.intake?.receiptPrefix ?? null,
    })
  },
)

const publishInput = z.object({ revision: z.number().int().min(1).max(1_000_000).optional() })

// Drafters of the decision's unit.
api.post(
  '/api/v1/desk/decisions/:id/notice/publication',
  describeDesk({
    summary: 'Publish the notice and open the intake (A18, R1–R4, R28)',
    who: drafters,
    body: publishInput,
    answer: z.object({ consultation_id: z.string(), intake_id: z.string() }),
    status: 201,
  }),
  async (c) => {
    const input = await readBody(c, publishInput)
    const done = input.ok
      ? await publishNotice(c.get('visit'), c.get('officer'), c.req.param('id'), input.value.revision)
      : input
    if (!done.ok) return refuseJson(c, done.refusal)
    return c.json({ consultation_id: done.value.consultationId, intake_id: done.value.noticeId }, 201)
  },
)

// Drafters of the decision's unit.
api.post(
  '/api/v1/desk/consultations/:id/corrections',
  describeDesk({
    summary: 'Publish a visible note about a published notice (R5, R28, R31)',
    who: drafters,
    body: correctionInput,
    answer: z.object({ correction_id: z.string() }),
    status: 201,
  }),
  async (c) => {
    const input = await readBody(c, correctionInput)
    const done = input.ok
      ? await correctNotice(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    return done.ok ? c.json({ correction_id: done.value.correctionId }, 201) : refuseJson(c, done.refusal)
  },
)
