import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import { type Nested, nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { accept, judge, type Refusal, type Result, refuse } from '../ground/result.ts'
import { itemNo } from '../opinions/item.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import { type Desk, mayDraftFor, maySee } from '../people/officer.ts'
import { answerItems, answerSchema, matching } from './answer-items.ts'
import { clauseTexts, selectClauses } from './clause-text.ts'
import { WorkingListPage } from './desk.tsx'
import { ConfirmPage } from './desk-answer.tsx'
import { listPath, type TypedAnswer } from './desk-way.tsx'
import { dispositionCodes, judgeAnswer } from './disposition.ts'
import { filterFrom, filterSchema, type ItemFilter } from './item-filter.ts'
import {
  cursorFrom,
  cursorOf,
  PAGE,
  selectAnswersTo,
  selectItems,
  selectSubmissionOf,
  selectWork,
  type Work,
} from './working-list.ts'

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

/** The intake, for those who may see the unit's work. */
export async function seen(c: Context<Desk>, intakeId: string): Promise<Result<Work>> {
  const [work] = await selectWork(c.get('visit').db, intakeId)
  if (!work) return refuse('not_found')
  return maySee(c.get('officer'), work.unit_id) ? accept(work) : refuse('forbidden')
}

/** The same of a round of comments; what was said at a hearing has pages of its own. */
export async function seenRound(c: Context<Desk>): Promise<Result<Work>> {
  const work = await seen(c, c.req.param('id') ?? '')
  return work.ok && work.value.kind !== 'public_comment' ? refuse('not_found') : work
}

/** A page for what was not found or may not be seen. */
export function turnedAway(c: Context<Desk>, refusal: Refusal): Response | Promise<Response> {
  if (statusOfRefusal(refusal) === 404) return c.notFound()
  return c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)
}

/** A page of the working list, and the submission beside it: a fixed number of queries. */
async function readList(c: Context<Desk>, work: Work, filter: ItemFilter, cursor?: string, itemId?: string) {
  const { db } = c.get('visit')
  const clauses = clauseTexts(await selectClauses(db, work.draft_version_id))
  const [rows, submission, given] = await db.batch([
    selectItems(db, work.intake_id, filter, clauses, { after: cursorFrom(cursor) }),
    selectSubmissionOf(db, work.intake_id, itemId ?? ''),
    selectAnswersTo(db, itemId ?? ''),
  ])
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return {
    clauses,
    items,
    cursor: cursorFrom(cursor) && cursor,
    next: rows.length > PAGE && last ? cursorOf(last) : undefined,
    chosen: itemId !== undefined && submission.length > 0 ? { id: itemId, submission, given } : undefined,
  }
}

const text = (form: Nested, name: string) => (typeof form[name] === 'string' ? form[name] : undefined)

// Drafters and reviewers of the unit, office, supervisors; only drafters get the form.
desk.get('/desk/intakes/:id/items', async (c) => {
  const work = await seen(c, c.req.param('id'))
  if (!work.ok) return turnedAway(c, work.refusal)
  const query = c.req.query()
  const filter = filterFrom(query)
  const list = await readList(c, work.value, filter, query.cursor, query.item)
  const own = list.chosen?.submission.find(({ id }) => id === list.chosen?.id)
  const base = query.base === '1' ? list.clauses.get(own?.clause_uid ?? '')?.text : undefined
  const typed: TypedAnswer | undefined =
    base === undefined || !own ? undefined : { changed_wording: base, items: [own.id] }
  const figure = (value: string | undefined) => (/^\d{1,6}$/.test(value ?? '') ? value : undefined)
  const count = figure(query.changed)
  return c.html(
    <WorkingListPage
      visit={c.get('visit')}
      officer={c.get('officer')}
      work={work.value}
      filter={filter}
      {...list}
      typed={typed}
      changed={count === undefined ? undefined : { count, matched: figure(query.matched) }}
    />,
  )
})

const formOf = (form: Nested): { typed: TypedAnswer; input: Nested; filter: ItemFilter } => {
  const { disposition, reason, changed_wording, confirmed, digest } = form
  const items = (Array.isArray(form.items) ? form.items : []).filter((each) => typeof each === 'string')
  const filter = filterFrom(typeof form.filter === 'object' ? (form.filter as Record<string, string>) : {})
  return {
    typed: {
      disposition: text(form, 'disposition'),
      reason: text(form, 'reason'),
      changed_wording: text(form, 'changed_wording'),
      items,
    },
    input: {
      disposition,
      reason,
      changed_wording,
      ...(form.scope === 'confirmed' ? { filter, confirmed, digest } : { items }),
    },
    filter,
  }
}

// Drafters of the unit.
desk.post('/desk/intakes/:id/answers', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const work = await seen(c, c.req.param('id'))
  if (!work.ok) return turnedAway(c, work.refusal)
  if (!mayDraftFor(officer, work.value.unit_id)) return turnedAway(c, refuse('forbidden').refusal)
  const form = nest(await c.req.formData())
  const { typed, input, filter } = formOf(form)
  const [cursor, item] = [text(form, 'cursor'), text(form, 'item')]

  const again = async (refusal: Refusal | undefined) => {
    const list = await readList(c, work.value, filter, cursor, item)
    const page = { visit, officer, work: work.value, filter, ...list, typed, refusal }
    return c.html(<WorkingListPage {...page} />, refusal ? statusOfRefusal(refusal) : 200)
  }
  if (form.scope === 'back') return again(undefined)
  const parsed = parse(answerSchema, input)
  if (!parsed.ok) return again(parsed.refusal)
  if (form.scope === 'matching') {
    const found = await matching(visit, work.value.intake_id, filter)
    if (!found || found.count === 0) return again(refuse('nothing_selected', { field: 'items' }).refusal)
    const judged = judge(judgeAnswer(parsed.value), undefined)
    if (!judged.ok) return again(judged.refusal)
    const { clauses, count, digest } = found
    return c.html(
      <ConfirmPage {...{ visit, officer, work: work.value, clauses, filter, typed, count, digest }} />,
    )
  }
  const done = await answerItems(visit, officer, work.value.intake_id, parsed.value)
  if (!done.ok) return again(done.refusal)
  const { changed, matched } = done.value
  const more = { changed: String(changed), ...(matched > changed && { matched: String(matched) }) }
  return c.redirect(listPath({ work: work.value, filter, cursor }, more), 303)
})

const itemJson = z.object({
  id: z.string(),
  item_no: z.string(),
  clause_uid: z.string().nullable(),
  clause_label: z.string(),
  kind: z.string(),
  text: z.string(),
  suggested_wording: z.string().nullable(),
  reason: z.string().nullable(),
  channel: z.string(),
  received_on: z.iso.date(),
  late: z.boolean(),
  submission_id: z.string(),
  submitter_kind: z.enum(['individual', 'organisation']),
  area: z.string().nullable(),
  disposition: z.enum(dispositionCodes).nullable(),
})

// Drafters and reviewers of the unit, office, supervisors.
api.get(
  '/api/v1/desk/intakes/:id/items',
  describeDesk({
    summary:
      'The items of a round, to be answered: filter by clause, kind, state, channel, late, words; `cursor` pages',
    who: 'drafters and reviewers of the unit, legal reviewers, office and supervisors',
    answer: z.object({
      items: z.array(itemJson),
      next_cursor: z.string().nullable(),
      total: z.int(),
      pending: z.int(),
    }),
  }),
  async (c) => {
    const work = await seen(c, c.req.param('id'))
    if (!work.ok) return refuseJson(c, work.refusal)
    const { cursor, ...query } = c.req.query()
    const filter = parse(filterSchema, query)
    if (!filter.ok) return refuseJson(c, filter.refusal)
    const { items, next, clauses } = await readList(c, work.value, filter.value, cursor)
    return c.json({
      items: items.map((item) => ({
        id: item.id,
        item_no: itemNo(item.receipt_no, item.ord),
        clause_uid: item.clause_uid,
        clause_label: clauses.get(item.clause_uid ?? '')?.label ?? '',
        kind: item.kind,
        text: item.text,
        suggested_wording: item.suggested_wording,
        reason: item.reason,
        channel: item.channel,
        received_on: item.received_on,
        late: item.late === 1,
        submission_id: item.submission_id,
        submitter_kind: item.submitter_kind,
        area: item.area,
        disposition: item.disposition,
      })),
      next_cursor: next ?? null,
      total: work.value.items,
      pending: work.value.pending,
    })
  },
)

// Drafters of the unit.
api.post(
  '/api/v1/desk/intakes/:id/answers',
  describeDesk({
    summary: 'Answer one or many items in one act (R8)',
    who: 'drafters of the unit',
    body: answerSchema,
    answer: z.object({ act: z.string(), changed: z.int(), matched: z.int() }),
    status: 201,
  }),
  async (c) => {
    const input = await readBody(c, answerSchema)
    const done = input.ok
      ? await answerItems(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    return done.ok ? c.json(done.value, 201) : refuseJson(c, done.refusal)
  },
)
