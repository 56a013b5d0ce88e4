import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import type { Refusal } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { approvePlan, planGround } from './approve-plan.ts'
import { PlanPage, type PlanProps } from './desk-plan.tsx'
import { planInput } from './plan.ts'
import { notesOn, noteText } from './plan-notes.ts'
import { openProcedure, type Procedure } from './procedure.ts'
import { describeDesk, readBody } from './program.ts'
import { shut } from './shut.tsx'
import { askedOf, differingFields, savedPlan, type TypedPlan, typedOf } from './typed-plan.ts'

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

const opened = (c: Context<Desk>) => openProcedure(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')

const saved = (found: Procedure): TypedPlan => savedPlan(found.plans[0]?.body)

async function planPage(
  c: Context<Desk>,
  found: Procedure,
  shown: Pick<PlanProps, 'typed' | 'version'> & Partial<Pick<PlanProps, 'refusal' | 'differing' | 'done'>>,
) {
  const visit = c.get('visit')
  const page = (
    <PlanPage
      visit={visit}
      officer={c.get('officer')}
      found={found}
      ground={await planGround(visit, found)}
      {...shown}
    />
  )
  return c.html(page, shown.refusal ? statusOfRefusal(shown.refusal) : 200)
}

// Whoever may see the unit's work; the form is for its drafters.
desk.get('/desk/decisions/:id/plan', async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const version = found.value.plans[0]?.version ?? 0
  const done = c.req.query('done') !== undefined
  return planPage(c, found.value, { typed: saved(found.value), version, done })
})

/** The form again, with everything that was typed; after a clash it follows the version that counts now. */
function refusedPlan(c: Context<Desk>, found: Procedure, typed: TypedPlan, refusal?: Refusal) {
  const clash = refusal?.problems[0].code === 'changed_meanwhile'
  const given = Number(typed.texts.version ?? 0)
  const version = clash ? (found.plans[0]?.version ?? 0) : Number.isSafeInteger(given) ? given : 0
  return planPage(c, found, {
    typed,
    version,
    refusal,
    ...(clash && { differing: differingFields(typed, saved(found)) }),
  })
}

// Drafters of the decision's unit.
desk.post('/desk/decisions/:id/plan', async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const form = nest(await c.req.formData())
  const typed = typedOf(form)
  if (form.after === 'recount') return refusedPlan(c, found.value, typed)
  const input = parse(planInput, askedOf(form))
  const { id } = found.value.decision
  const done = input.ok ? await approvePlan(c.get('visit'), c.get('officer'), id, input.value) : input
  if (done.ok) return c.redirect(`/desk/decisions/${id}/plan?done`, 303)
  if (statusOfRefusal(done.refusal) === 403) return shut(c, done.refusal)
  const again = await opened(c)
  return again.ok ? refusedPlan(c, again.value, typed, done.refusal) : shut(c, again.refusal)
})

const planSchema = z.object({
  state: z.string(),
  plan: z
    .object({
      version: z.int(),
      sha256: z.string().length(64),
      approved_at: z.iso.datetime({ offset: true }),
      plan: planInput.omit({ version: true }),
      notes: z.array(z.string()).describe('Lawful, and yet to be minded'),
    })
    .nullable(),
  versions: z.array(
    z.object({
      version: z.int(),
      sha256: z.string().length(64),
      approved_at: z.iso.datetime({ offset: true }),
    }),
  ),
})

const versionJson = (each: Procedure['plans'][number]) => ({
  version: each.version,
  sha256: each.sha256,
  approved_at: beijingIso(each.approvedAt),
})

// Whoever may see the unit's work.
api.get(
  '/api/v1/desk/decisions/:id/plan',
  describeDesk({
    summary: 'The participation plan that counts, and its versions (A01–A04)',
    who: 'drafters and reviewers of the unit, office, legal reviewers and supervisors',
    answer: planSchema,
  }),
  async (c) => {
    const found = await opened(c)
    if (!found.ok) return refuseJson(c, found.refusal)
    const { plans, state } = found.value
    const [newest] = plans
    const { lang } = c.get('visit')
    const ground = await planGround(c.get('visit'), found.value)
    return c.json({
      state,
      plan: newest
        ? {
            ...versionJson(newest),
            plan: newest.body,
            notes: notesOn(lang, newest.body, ground).map((note) => noteText(lang, note)),
          }
        : null,
      versions: plans.map(versionJson),
    })
  },
)

// Drafters of the decision's unit.
api.put(
  '/api/v1/desk/decisions/:id/plan',
  describeDesk({
    summary:
      'Record the participation plan as approved by the head of the unit (A01–A04, R21). `version` is the one it was written on, 0 for the first',
    who: 'drafters of the drafting unit',
    body: planInput,
    answer: z.object({ plan_id: z.string(), version: z.int(), sha256: z.string().length(64) }),
  }),
  async (c) => {
    const input = await readBody(c, planInput)
    const done = input.ok
      ? await approvePlan(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    if (!done.ok) return refuseJson(c, done.refusal)
    const { planId, version, sha256 } = done.value
    return c.json({ plan_id: planId, version, sha256 })
  },
)
