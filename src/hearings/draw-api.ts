import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import { beijingIso } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { refuseJson } from '../paper/problem.ts'
import type { Desk, Officer } from '../people/officer.ts'
import { categories } from '../statute/hearing.ts'
import { appoint, appointInput } from './appoint.ts'
import { decline, declineInput } from './decline.ts'
import { drawOnTheSpot, spotInput } from './draw-on-the-spot.ts'
import { enterValue, valueInput } from './enter-value.ts'
import { freezeFromDesk } from './freeze-lists.ts'
import { listInput, waysToASeat } from './list.ts'
import { openHearing } from './open-file.ts'
import { anyPublishedDraw, publishedOf } from './published.ts'
import { type DrawResult, readDraw, readRepresentatives } from './read-draw.ts'
import { readHearing } from './read-hearing.ts'
import { saveList } from './save-list.ts'

export const api = new Hono<Desk>()

// Anyone, from the freeze on: everything to compute the draw again.
api.get(
  '/api/v1/hearings/:id/draw',
  describeRoute({
    tags: ['hearings'],
    summary: 'The draw of a hearing, to be computed again by anyone',
    description:
      'For anyone, once the lists are frozen: draw numbers, hashes, the announced value, and later the value and the order. The method is in docs/draw.md; /replay-draw.mjs computes it again. Nobody is named.',
    responses: {
      200: {
        description: 'The draw',
        content: { 'application/json': { schema: resolver(anyPublishedDraw) } },
      },
      404: { description: 'No such hearing, announced' },
      409: { description: 'The lists are not frozen yet' },
    },
  }),
  async (c) => {
    const { db } = c.get('visit')
    const id = c.req.param('id')
    const file = await readHearing(db, id)
    if (!file?.terms) return refuseJson(c, refuse('not_found').refusal)
    const published = publishedOf(id, await readDraw(db, id))
    return published ? c.json(published) : refuseJson(c, refuse('draw_not_frozen').refusal)
  },
)

const at = '/api/v1/desk/hearings/:id'
const drafters = 'drafters of the unit that holds the hearing'

type Doing<S extends z.ZodType, A> = {
  readonly path: string
  readonly summary: string
  readonly input: S
  readonly answer: z.ZodType<A>
  readonly deed: (visit: Visit, officer: Officer, id: string, input: z.output<S>) => Promise<Result<A>>
}

/** A deed behind JSON, documented by the schema that validates it. */
function post<S extends z.ZodType, A>({ path, summary, input, answer, deed }: Doing<S, A>) {
  api.post(
    `${at}${path}`,
    describeDesk({ summary, who: drafters, body: input, answer, status: 201 }),
    async (c: Context<Desk>) => {
      const parsed = await readBody(c, input)
      const done = parsed.ok
        ? await deed(c.get('visit'), c.get('officer'), c.req.param('id') ?? '', parsed.value)
        : parsed
      return done.ok ? c.json(done.value as never, 201) : refuseJson(c, done.refusal)
    },
  )
}

// Drafters of the unit, each of these.
post({
  path: '/draw/freeze',
  summary: 'Freeze the lists of draw numbers, once, after sign-up has closed and before the value can exist',
  input: z.object({}),
  answer: z.object({ frozen_sha256: z.string(), frozen_at: z.string(), needed: z.boolean() }),
  deed: async (visit, officer, id) => {
    const done = await freezeFromDesk(visit, officer, id)
    if (!done.ok) return done
    const { sha256, frozenAt, needed } = done.value
    return accept({ frozen_sha256: sha256, frozen_at: beijingIso(frozenAt), needed })
  },
})

const drawn = z.object({ method: z.string(), sha256: z.string(), drawn_at: z.string() })
const drawnJson = (done: Result<DrawResult>) =>
  done.ok
    ? accept({
        method: done.value.method,
        sha256: done.value.sha256,
        drawn_at: beijingIso(done.value.drawnAt),
      })
    : done

post({
  path: '/draw/value',
  summary: 'Enter the announced value with its source; result and seats follow at once, and once only',
  input: valueInput.extend({
    confirm: z.literal(true).meta({ description: 'Every digit was compared with the publication' }),
  }),
  answer: drawn,
  deed: async (...given) => drawnJson(await enterValue(...given)),
})

post({
  path: '/draw/on-the-spot',
  summary:
    'Record a draw on the spot with its minutes, where that is announced or the announced value never came',
  input: spotInput,
  answer: drawn,
  deed: async (...given) => drawnJson(await drawOnTheSpot(...given)),
})

post({
  path: '/representatives',
  summary: 'Give a seat to somebody recommended or invited, or by the announced fallback',
  input: appointInput,
  answer: z.object({ category: z.string(), how: z.string() }),
  deed: appoint,
})

post({
  path: '/representatives/decline',
  summary: 'Record that a seat is given up; the next reserve moves up',
  input: declineInput,
  answer: z.object({ moved_up: z.string().nullable() }),
  deed: async (...given) => {
    const done = await decline(...given)
    return done.ok ? accept({ moved_up: done.value.movedUp }) : done
  },
})

post({
  path: '/list',
  summary: 'Save the list of representatives as they are now (R16, R17, R18); published as any paper',
  input: listInput.extend({
    document_ids: z.array(z.string()).max(20).default([]),
    revision: z.int().min(0).optional(),
  }),
  answer: z.object({ paper_id: z.string(), no: z.int(), revision: z.int(), sha256: z.string() }),
  deed: async (visit, officer, id, { document_ids, revision, ...body }) => {
    const done = await saveList(visit, officer, id, { body, documentIds: document_ids, revision })
    if (!done.ok) return done
    const { paperId, no, revision: saved, sha256 } = done.value
    return accept({ paper_id: paperId, no, revision: saved, sha256 })
  },
})

const representative = z.object({
  draw_no: z.string(),
  category: z.enum(categories),
  how: z.enum(waysToASeat),
  rank: z.int().nullable(),
  appointed_at: z.string(),
})

// Whoever may see the unit's work. Draw numbers, no names.
api.get(
  `${at}/representatives`,
  describeDesk({
    summary: 'Who has a seat now, by draw number',
    who: 'drafters and reviewers of the unit, office, legal reviewers and supervisors',
    answer: z.object({ items: z.array(representative), next_cursor: z.null() }),
  }),
  async (c) => {
    const visit = c.get('visit')
    const opened = await openHearing(visit, c.get('officer'), c.req.param('id') ?? '')
    if (!opened.ok) return refuseJson(c, opened.refusal)
    const people = await readRepresentatives(visit.db, opened.value.hearing.id)
    return c.json({
      items: people.map(({ drawNo, category, how, rank, appointedAt }) => ({
        draw_no: drawNo,
        category,
        how,
        rank,
        appointed_at: beijingIso(appointedAt),
      })),
      next_cursor: null,
    })
  },
)
