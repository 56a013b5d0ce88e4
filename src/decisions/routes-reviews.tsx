import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { readYears } from '../calendar/store.ts'
import { beijingIso } from '../ground/clock.ts'
import { type Nested, nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import { type Desk, hasRole, maySee, type Officer } from '../people/officer.ts'
import type { TypedOpinion } from './desk-opinion.tsx'
import { ReviewPage } from './desk-review.tsx'
import { ReviewsPage } from './desk-reviews.tsx'
import { giveReview } from './give-review.ts'
import { page } from './page.ts'
import { describeDesk, readBody } from './program.ts'
import { type BundlePart, judgeOpinion, opinionInput, reviewOpinions } from './review.ts'
import { type Review, reviewById, selectReviewsDone, selectReviewsToDo } from './reviews.ts'
import { hearingKinds } from './store.ts'

const PAGE = 30

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

/** Whose reviews an officer may list: her unit's, all (null), or none (undefined). */
const unitToList = (officer: Officer): string | null | undefined => {
  if (hasRole(officer, 'legal', 'office', 'supervisor')) return null
  return hasRole(officer, 'drafter', 'reviewer') ? officer.unitId : undefined
}

async function listed(c: Context<Desk>, unitId: string | null) {
  const { db } = c.get('visit')
  const after = c.req.query('cursor')
  const [toDo, rows] = await db.batch([
    selectReviewsToDo(db, unitId),
    selectReviewsDone(db, { unitId, after, limit: PAGE + 1 }),
  ])
  const { items: done, next } = page(rows, PAGE)
  return { toDo, done, next, first: after === undefined }
}

async function readable(c: Context<Desk>): Promise<Result<Review>> {
  const review = await reviewById(c.get('visit').db, c.req.param('id') ?? '')
  if (!review) return refuse('not_found')
  return maySee(c.get('officer'), review.draftingUnitId) ? accept(review) : refuse('forbidden')
}

// Drafters and reviewers: their unit's reviews. Office, legal reviewers and supervisors: all.
desk.get('/desk/reviews', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const unitId = unitToList(officer)
  if (unitId === undefined) return c.html(<ForbiddenPage visit={visit} officer={officer} />, 403)
  const years = await readYears(visit.db)
  return c.html(<ReviewsPage {...{ visit, officer, years }} {...(await listed(c, unitId))} />)
})

// Whoever may see the unit's work; the form is for its reviewers only (B29).
desk.get('/desk/reviews/:id', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const review = await readable(c)
  if (review.ok) return c.html(<ReviewPage visit={visit} officer={officer} review={review.value} />)
  if (statusOfRefusal(review.refusal) === 404) return c.notFound()
  return c.html(<ForbiddenPage visit={visit} officer={officer} />, 403)
})

const text = (form: Nested, name: string) => (typeof form[name] === 'string' ? form[name] : undefined)

/** One ticked box arrives as a text, several as a list. */
const list = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

// Reviewers of the decision's own unit, never the one who asked (B29).
desk.post('/desk/reviews/:id', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const found = await readable(c)
  if (!found.ok && statusOfRefusal(found.refusal) === 404) return c.notFound()
  if (!found.ok) return c.html(<ForbiddenPage visit={visit} officer={officer} />, 403)
  const form = nest(await c.req.formData())
  const checks = list(form.checks)
  const input = parse(opinionInput, { ...form, checks })
  const done = input.ok ? await giveReview(visit, officer, found.value.id, input.value) : input
  if (done.ok) return c.redirect(`/desk/reviews/${done.value.reviewId}`, 303)
  const [first, ...rest] = done.refusal.problems
  const refusal = input.ok
    ? done.refusal
    : { problems: [first, ...rest, ...judgeOpinion(form.opinion, checks)] as const }
  const typed: TypedOpinion = {
    opinion: text(form, 'opinion'),
    basis: text(form, 'basis'),
    reason: text(form, 'reason'),
    checks: checks.filter((each) => typeof each === 'string'),
  }
  return c.html(
    <ReviewPage visit={visit} officer={officer} review={found.value} typed={typed} refusal={refusal} />,
    statusOfRefusal(refusal),
  )
})

const reviewJson = (review: Review) => ({
  id: review.id,
  decision_id: review.decisionId,
  decision_title: review.decisionTitle,
  subject_kind: review.subjectKind,
  subject_id: review.subjectId,
  bundle_sha256: review.bundleSha256,
  bundle: JSON.parse(review.bundle) as BundlePart[],
  requested_at: beijingIso(review.requestedAt),
  opinion: review.opinion,
  basis: review.basis,
  reason: review.reason,
  checks: JSON.parse(review.checks ?? '[]') as string[],
  reviewed_at: review.reviewedAt && beijingIso(review.reviewedAt),
})

const reviewSchema = z.object({
  id: z.string(),
  decision_id: z.string(),
  decision_title: z.string(),
  subject_kind: z.enum(['notice', 'adoption_report', 'decision', 'interpretation', ...hearingKinds]),
  subject_id: z.string(),
  bundle_sha256: z.string().length(64),
  bundle: z.array(
    z.object({ kind: z.string(), name: z.string(), sha256: z.string(), link: z.string().optional() }),
  ),
  requested_at: z.iso.datetime({ offset: true }),
  opinion: z.enum(reviewOpinions).nullable(),
  basis: z.string().nullable(),
  reason: z.string().nullable(),
  checks: z.array(z.string()),
  reviewed_at: z.iso.datetime({ offset: true }).nullable(),
})

// Drafters and reviewers: their unit's reviews. Office, legal reviewers and supervisors: all.
api.get(
  '/api/v1/desk/reviews',
  describeDesk({
    summary: 'List secrecy reviews: those to do, and those given',
    who: 'drafters and reviewers (their unit), office, legal reviewers and supervisors (all)',
    answer: z.object({
      to_do: z.array(reviewSchema),
      items: z.array(reviewSchema),
      next_cursor: z.string().nullable(),
    }),
  }),
  async (c) => {
    const unitId = unitToList(c.get('officer'))
    if (unitId === undefined) return refuseJson(c, refuse('forbidden').refusal)
    const { toDo, done, next } = await listed(c, unitId)
    return c.json({ to_do: toDo.map(reviewJson), items: done.map(reviewJson), next_cursor: next ?? null })
  },
)

// Whoever may see the unit's work.
api.get(
  '/api/v1/desk/reviews/:id',
  describeDesk({
    summary: 'A secrecy review with its exact texts and its opinion',
    who: 'drafters and reviewers of the unit, office, legal reviewers and supervisors',
    answer: reviewSchema,
  }),
  async (c) => {
    const review = await readable(c)
    return review.ok ? c.json(reviewJson(review.value)) : refuseJson(c, review.refusal)
  },
)

// Reviewers of the decision's own unit, never the one who asked (B29).
api.post(
  '/api/v1/desk/reviews/:id/opinion',
  describeDesk({
    summary: 'Give the opinion on a bundle of texts (R28, B38)',
    who: 'reviewers of the drafting unit, never the officer who asked',
    body: opinionInput,
    answer: z.object({ review_id: z.string() }),
    status: 201,
  }),
  async (c) => {
    const input = await readBody(c, opinionInput)
    const done = input.ok
      ? await giveReview(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    return done.ok ? c.json({ review_id: done.value.reviewId }, 201) : refuseJson(c, done.refusal)
  },
)
