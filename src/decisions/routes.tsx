import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { layersOf, readStanding } from '../calendar/profiles-store.ts'
import { type Nested, nest } from '../ground/form.ts'
import { randomCode } from '../ground/ids.ts'
import { parse } from '../ground/parse.ts'
import { refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import { type Desk, hasRole, maySee, type Officer } from '../people/officer.ts'
import { createDecision } from './create-decision.ts'
import { decisionInput, decisionJson, type ListedDecision, matterKinds } from './decision.ts'
import { DecisionsPage, NewDecisionPage } from './desk.tsx'
import { page } from './page.ts'
import { pinnedOf, selectPinned } from './pinned-profile.ts'
import { describeDesk, readBody } from './program.ts'
import { api as planApi, desk as planDesk } from './routes-plan.tsx'
import { api as procedureApi, desk as procedureDesk } from './routes-procedure.tsx'
import { api as reviewApi, desk as reviewDesk } from './routes-reviews.tsx'
import { pinnedJson, pinnedSchema, rulesJson, rulesSchema } from './rules-program.ts'
import { decisionById, selectDecisions } from './store.ts'

const PAGE = 30

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

/** The unit whose decisions an officer may list: her own, every one (null), or none (undefined). */
const unitToList = (officer: Officer): string | null | undefined => {
  if (hasRole(officer, 'legal', 'office', 'supervisor')) return null
  return hasRole(officer, 'drafter', 'reviewer') ? officer.unitId : undefined
}

const text = (form: Nested, name: string) => (typeof form[name] === 'string' ? form[name] : undefined)

// Drafters and reviewers: their unit's decisions. Office, legal reviewers and supervisors: all.
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

/** The rules the officer's unit is under now, and the special laws there are. */
async function rulesFor(c: Context<Desk>) {
  const { profiles, code } = await readStanding(c.get('visit').db, c.get('officer').unitId)
  return {
    layers: layersOf(profiles, code) ?? [],
    specials: profiles.filter(({ kind }) => kind === 'special'),
  }
}

// Drafters.
desk.get('/desk/decisions/new', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  if (!hasRole(officer, 'drafter')) return c.html(<ForbiddenPage visit={visit} officer={officer} />, 403)
  const rules = await rulesFor(c)
  return c.html(<NewDecisionPage {...{ visit, officer, rules }} typed={{ key: randomCode(32) }} />)
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
      rules={await rulesFor(c)}
      typed={{
        key: text(form, 'key') || randomCode(32),
        title: text(form, 'title'),
        matter_kind: text(form, 'matter_kind'),
        special: text(form, 'special'),
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
  stage: z.string().describe('Where it stands on the main line of the state table (domain.md §3)'),
})

// Drafters and reviewers: their unit's decisions. Office, legal reviewers and supervisors: all.
api.get(
  '/api/v1/desk/decisions',
  describeDesk({
    summary: 'List decisions, newest first',
    who: 'drafters and reviewers (their unit), office, legal reviewers and supervisors (all)',
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
    answer: z.object({ id: z.string(), ...rulesSchema.shape }),
    status: 201,
  }),
  async (c) => {
    const { db } = c.get('visit')
    const input = await readBody(c, decisionInput)
    const done = input.ok ? await createDecision(c.get('visit'), c.get('officer'), input.value) : input
    if (!done.ok) return refuseJson(c, done.refusal)
    const { id } = done.value
    return c.json({ id, ...rulesJson(pinnedOf(await selectPinned(db, id))) }, 201)
  },
)

// Whoever may see the decision: its unit's drafters and reviewers, office, legal reviewers, supervisors.
api.get(
  '/api/v1/desk/decisions/:id/rules',
  describeDesk({
    summary: 'The rules a decision was begun under: the profiles with their versions, and every number',
    who: 'its unit’s drafters and reviewers; office, legal reviewers and supervisors',
    answer: pinnedSchema,
  }),
  async (c) => {
    const { db } = c.get('visit')
    const decision = await decisionById(db, c.req.param('id'))
    if (!decision) return refuseJson(c, refuse('not_found').refusal)
    if (!maySee(c.get('officer'), decision.draftingUnitId)) return refuseJson(c, refuse('forbidden').refusal)
    return c.json(pinnedJson(decision.id, pinnedOf(await selectPinned(db, decision.id))))
  },
)

desk.route('/', reviewDesk)
api.route('/', reviewApi)
desk.route('/', planDesk)
api.route('/', planApi)
desk.route('/', procedureDesk)
api.route('/', procedureApi)
