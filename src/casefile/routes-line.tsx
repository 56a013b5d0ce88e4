import { type Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import type * as z from 'zod'
import { transitionFor } from '../decisions/lifecycle.ts'
import { shut } from '../decisions/shut.tsx'
import type { Visit } from '../ground/house.ts'
import { parse } from '../ground/parse.ts'
import type { Refusal, Result } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk, Officer } from '../people/officer.ts'
import { mayAct } from './act.ts'
import { executionDeeds } from './dates.ts'
import { deferDecision, deferInput, scheduleDeliberation, scheduleInput } from './deliberate.ts'
import { DeliberationPage } from './desk-deliberation.tsx'
import { ExecutionPage } from './desk-execution.tsx'
import type { Shown, Typed } from './desk-frame.tsx'
import { OutcomePage } from './desk-outcome.tsx'
import { SubmissionPage } from './desk-submission.tsx'
import { actOnExecution, executionInput } from './execution.ts'
import { formLimit, opened, who } from './routes-steps.tsx'
import type { ActDeed } from './store.ts'
import { returnInput, returnSubmission, submitDecision, submitInput } from './submit.ts'
import { outcomeInput, takeDecision } from './take-decision.ts'
import { readForm, readFormWithFile } from './typed.ts'

export const desk = new Hono<Desk>()

type Face = FC<Shown & { readonly typed: Typed }>

const empty: Typed = { texts: {}, documentIds: [] }

async function show(c: Context<Desk>, Face: Face, typed: Typed = empty, refusal?: Refusal) {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  return c.html(
    <Face {...who(c)} file={found.value} typed={typed} refusal={refusal} />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

type Doing<S extends z.ZodType> = {
  readonly path: string
  readonly page: string
  readonly face: Face
  /** What the form can do; a file is kept for nothing else. */
  readonly acts: readonly ActDeed[]
  readonly input: S
  /** The form's fields as the schema wants them. */
  readonly from?: (form: Readonly<Record<string, unknown>>) => Record<string, unknown>
  readonly deed: (visit: Visit, officer: Officer, id: string, input: z.output<S>) => Promise<Result<unknown>>
}

/** A deed of the main line behind a form: read, do, answer with the page of the deed. */
function post<S extends z.ZodType>({ path, page, face, acts, input, from, deed }: Doing<S>) {
  desk.post(
    path,
    formLimit((c, refusal) => show(c, face, empty, refusal)),
    async (c) => {
      const id = c.req.param('id') ?? ''
      const { sent, kept } = await readFormWithFile(c, id, ({ decision, state, way }, officer) =>
        acts.some(
          (act) =>
            mayAct(officer, decision.draftingUnitId, act) && transitionFor(act, state, way) !== undefined,
        ),
      )
      const { form, typed } = sent
      const parsed = kept.ok
        ? parse(input, { ...form, ...from?.(form), document_ids: typed.documentIds })
        : kept
      const done = parsed.ok ? await deed(c.get('visit'), c.get('officer'), id, parsed.value) : parsed
      if (done.ok) return c.redirect(`/desk/decisions/${id}/${page}`, 303)
      const { code } = done.refusal.problems[0]
      if (code === 'forbidden' || code === 'not_found') return shut(c, done.refusal)
      return show(c, face, typed, done.refusal)
    },
  )
}

// Whoever may see the unit's work; handing in is for its drafters, giving back for the office.
desk.get('/desk/decisions/:id/submission', (c) => show(c, SubmissionPage))

// Drafters of the unit.
desk.post('/desk/decisions/:id/submission', async (c) => {
  const id = c.req.param('id')
  const { form, typed } = await readForm(c)
  const input = parse(submitInput, form)
  const done = input.ok ? await submitDecision(c.get('visit'), c.get('officer'), id, input.value) : input
  if (done.ok) return c.redirect(`/desk/decisions/${id}/submission`, 303)
  const { code } = done.refusal.problems[0]
  if (code === 'forbidden' || code === 'not_found') return shut(c, done.refusal)
  return show(c, SubmissionPage, typed, done.refusal)
})

// Office.
post({
  path: '/desk/decisions/:id/submission/return',
  page: 'submission',
  face: SubmissionPage,
  input: returnInput,
  acts: ['submission_returned'],
  deed: returnSubmission,
})

// Whoever may see the unit's work; the forms are for the office.
desk.get('/desk/decisions/:id/deliberation', (c) => show(c, DeliberationPage))

// Office.
post({
  path: '/desk/decisions/:id/deliberation',
  page: 'deliberation',
  face: DeliberationPage,
  input: scheduleInput,
  acts: ['deliberation_scheduled'],
  deed: scheduleDeliberation,
})

// Office.
post({
  path: '/desk/decisions/:id/deliberation/defer',
  page: 'deliberation',
  face: DeliberationPage,
  input: deferInput,
  acts: ['decision_deferred'],
  deed: deferDecision,
})

// Whoever may see the unit's work; the form is for the office.
desk.get('/desk/decisions/:id/outcome', (c) => show(c, OutcomePage))

// Office.
post({
  path: '/desk/decisions/:id/outcome',
  page: 'outcome',
  face: OutcomePage,
  input: outcomeInput,
  acts: ['decision_taken'],
  deed: takeDecision,
})

// Whoever may see the unit's work; the form is for the office.
desk.get('/desk/decisions/:id/execution', (c) => show(c, ExecutionPage))

// Office.
post({
  path: '/desk/decisions/:id/execution',
  page: 'execution',
  face: ExecutionPage,
  input: executionInput,
  from: (form) => ({ no_secret: form.no_secret === 'yes' }),
  acts: executionDeeds,
  deed: actOnExecution,
})
