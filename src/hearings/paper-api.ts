import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import { beijingIso } from '../ground/clock.ts'
import { type Problem, refuse } from '../ground/result.ts'
import { problemDetails, refuseJson } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { openPaper, publishedPaper } from './hearing-ground.ts'
import { openGround } from './open-file.ts'
import { type PaperKind, paperPaths } from './paper.ts'
import { bundleOfPaper } from './paper-bundle.ts'
import { judgePaperPublication, publishPaper } from './publish-paper.ts'
import { requestPaperReview } from './request-paper-review.ts'

// Review and publication for programs: the same for every numbered paper.

export const api = new Hono<Desk>()

const drafters = 'drafters of the drafting unit'
const readers = 'drafters and reviewers of the unit, legal reviewers, office and supervisors'
const hash = z.string().length(64)

const publicationSchema = z.object({
  ready: z.boolean(),
  problems: z.array(
    z.object({
      code: z.string(),
      detail: z.string(),
      field: z.string().optional(),
      rule: z.string().optional(),
      link: z.string().optional(),
    }),
  ),
  no: z.int().nullable(),
  bundle_sha256: hash.nullable(),
  bundle: z.array(z.object({ kind: z.string(), name: z.string(), sha256: hash })),
  published_at: z.iso.datetime({ offset: true }).nullable(),
})
const publishInput = z.object({ revision: z.int().min(1).max(1_000_000).optional() })

const opened = (c: Context<Desk>) => openGround(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')

const problemsJson = (c: Context<Desk>, problems: readonly Problem[]) => {
  const [first, ...rest] = problems
  return first ? problemDetails(c.get('visit').lang, { problems: [first, ...rest] }).problems : []
}

const named: Readonly<Record<PaperKind, string>> = {
  hearing_announcement: 'the announcement',
  representative_list: 'the list of representatives',
  hearing_cancellation: 'the cancellation',
}

for (const kind of Object.keys(paperPaths) as PaperKind[]) {
  const at = `/api/v1/desk/hearings/:id/${paperPaths[kind]}` as const

  // Drafters of the decision's unit.
  api.post(
    `${at}/review-request`,
    describeDesk({
      summary: `Hand ${named[kind]} and its documents in for secrecy review (R28)`,
      who: drafters,
      answer: z.object({ review_id: z.string(), bundle_sha256: hash }),
      status: 201,
    }),
    async (c) => {
      const found = await opened(c)
      if (!found.ok) return refuseJson(c, found.refusal)
      const paper = openPaper(found.value, kind)
      if (!paper) return refuseJson(c, refuse('not_found').refusal)
      const done = await requestPaperReview(c.get('visit'), c.get('officer'), paper.id)
      if (!done.ok) return refuseJson(c, done.refusal)
      return c.json({ review_id: done.value.reviewId, bundle_sha256: done.value.bundleSha256 }, 201)
    },
  )

  // Whoever may see the unit's work.
  api.get(
    `${at}/publication`,
    describeDesk({
      summary: `Whether ${named[kind]} can be published now, over which texts, and what stands in the way`,
      who: readers,
      answer: publicationSchema,
    }),
    async (c) => {
      const found = await opened(c)
      if (!found.ok) return refuseJson(c, found.refusal)
      const paper = openPaper(found.value, kind) ?? publishedPaper(found.value, kind)
      if (!paper) return refuseJson(c, refuse('not_found').refusal)
      const bundle = await bundleOfPaper(found.value, paper)
      const problems = paper.publishedAt
        ? []
        : await judgePaperPublication(c.get('visit'), found.value, paper)
      return c.json({
        ready: !paper.publishedAt && problems.length === 0,
        problems: problemsJson(c, problems),
        no: paper.no,
        bundle_sha256: bundle.sha256,
        bundle: bundle.parts.map((part) => ({ kind: part.kind, name: part.name, sha256: part.sha256 })),
        published_at: paper.publishedAt && beijingIso(paper.publishedAt),
      })
    },
  )

  // Drafters of the decision's unit.
  api.post(
    `${at}/publication`,
    describeDesk({
      summary: `Publish ${named[kind]}`,
      who: drafters,
      body: publishInput,
      answer: z.object({ hearing_id: z.string(), paper_id: z.string(), no: z.int() }),
      status: 201,
    }),
    async (c) => {
      const input = await readBody(c, publishInput)
      if (!input.ok) return refuseJson(c, input.refusal)
      const found = await opened(c)
      if (!found.ok) return refuseJson(c, found.refusal)
      const paper = openPaper(found.value, kind) ?? publishedPaper(found.value, kind)
      if (!paper) return refuseJson(c, refuse('not_found').refusal)
      const done = await publishPaper(c.get('visit'), c.get('officer'), paper.id, input.value.revision)
      if (!done.ok) return refuseJson(c, done.refusal)
      const { hearingId, paperId, no } = done.value
      return c.json({ hearing_id: hearingId, paper_id: paperId, no }, 201)
    },
  )
}
