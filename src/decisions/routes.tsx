import { Hono } from 'hono'
import * as z from 'zod'
import { type Nested, nest } from '../ground/form.ts'
import { randomCode } from '../ground/ids.ts'
import { parse } from '../ground/parse.ts'
import { refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import { type Desk, hasRole, type Officer } from '../people/officer.ts'
import { createDecision } from './create-decision.ts'
import { decisionInput, decisionJson, type ListedDecision, matterKinds } from './decision.ts'
import { DecisionsPage, NewDecisionPage } from './desk.tsx'
import { page } from './page.ts'
import { describeDesk, readBody } from './program.ts'
import { api as reviewApi, desk as reviewDesk } from './routes-reviews.tsx'
import { selectDecisions } from './store.ts'

const PAGE = 30

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

/** The unit whose decisions an officer may list: her own, every one (null), or none (undefined). */
const unitToList = (officer: Officer): string | null | undefined => {
  if (hasRole(officer, 'office', 'supervisor')) return null
  return hasRole(officer, 'drafter', 'reviewer') ? officer.unitId : undefined
}

const text = (form: Nested, name: string) => (typeof form[name] === 'string' ? form[name] : undefined)

// Drafters and reviewers: their unit's decisions. Office and supervisors: all.
desk.get('/desk/decisions', async (c) => {
  const visit = c.get('visit')
  const officer = c.get('officer')
  const unitId = unitToList(officer)
  if (unitId === undefined) return c.html(<ForbiddenPage visit={visit} officer={officer} />, 403)
  const after = c.req.query('cursor')
  const rows: ListedDecision[] = await selectDecisions(visit.db, { unitId, after, limit: PAGE + 1 })
  const { items, next } = page(rows, PAGE)
  return c.html(
    <DecisionsPage
      visit={visit}
      officer={officer}
      decisions={items}
      next={next}
      first={after === undefined}
    />,
  )
})

// Drafters.
desk.get('/desk/decisions/new', (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  if (!hasRole(officer, 'drafter')) return c.html(<ForbiddenPage visit={visit} officer={officer} />, 403)
  return c.html(<NewDecisionPage visit={visit} officer={officer} typed={{ key: randomCode(32) }} />)
})

// Drafters, for their own unit.
desk.post('/desk/decisions/new', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const form = nest(await c.req.formData())
  const input = parse(decisionInput, form)
  const done = input.ok ? await createDecision(visit, officer, input.value, text(form, 'key')) : input
  if (done.ok) return c.redirect(`/desk/decisions/${done.value.id}`, 303)
  return c.html(
    <NewDecisionPage
      visit={visit}
      officer={officer}
      typed={{
        key: text(form, 'key') || randomCode(32),
        title: text(form, 'title'),
        matter_kind: text(form, 'matter_kind'),
      }}
      refusal={done.refusal}
    />,
    statusOfRefusal(done.refusal),
  )
})

/** A decision as programs read it. */
export const decisionSchema = z.object({
  id: z.string(),
  title: z.string(),
  matter_kind: z.enum(matterKinds),
  drafting_unit: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  state: z.enum(['preparing', 'published', 'reported']),
})

// Drafters and reviewers: their unit's decisions. Office and supervisors: all.
api.get(
  '/api/v1/desk/decisions',
  describeDesk({
    summary: 'List decisions, newest first',
    who: 'drafters and reviewers (their unit), office and supervisors (all)',
    answer: z.object({ items: z.array(decisionSchema), next_cursor: z.string().nullable() }),
  }),
  async (c) => {
    const unitId = unitToList(c.get('officer'))
    if (unitId === undefined) return refuseJson(c, refuse('forbidden').refusal)
    const after = c.req.query('cursor')
    const rows = await selectDecisions(c.get('visit').db, { unitId, after, limit: PAGE + 1 })
    const { items, next } = page(rows, PAGE)
    return c.json({ items: items.map(decisionJson), next_cursor: next ?? null })
  },
)

// Drafters, for their own unit.
api.post(
  '/api/v1/desk/decisions',
  describeDesk({
    summary: 'Create a decision',
    who: 'drafters, for their own unit',
    body: decisionInput,
    answer: z.object({ id: z.string() }),
    status: 201,
  }),
  async (c) => {
    const input = await readBody(c, decisionInput)
    const done = input.ok ? await createDecision(c.get('visit'), c.get('officer'), input.value) : input
    return done.ok ? c.json(done.value, 201) : refuseJson(c, done.refusal)
  },
)

desk.route('/', reviewDesk)
api.route('/', reviewApi)
