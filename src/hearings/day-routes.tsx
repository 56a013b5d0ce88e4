import { and, desc, eq, sql } from 'drizzle-orm'
import { type Context, Hono } from 'hono'
import { shut } from '../decisions/shut.tsx'
import { list, text } from '../decisions/typed-form.ts'
import { type Nested, nest } from '../ground/form.ts'
import type { Database } from '../ground/house.ts'
import { parse } from '../ground/parse.ts'
import type { Refusal } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { attendanceSchema } from './attendance.ts'
import { isShut, showDay } from './day-reading.ts'
import { DayPage, type DayPageProps } from './desk-day.tsx'
import { headTyped, type TypedHead } from './head-form.tsx'
import { desk as materials } from './materials-routes.tsx'
import { agendaSteps, headSchema } from './record.ts'
import { desk as record } from './record-routes.tsx'
import { saveRecord } from './save-record.ts'
import { saveSpeech } from './save-speech.ts'
import { speechSchema } from './speech.ts'
import { formKey, desk as speeches, speechInput, typedSpeech } from './speech-routes.tsx'
import { hearingPapers } from './store.ts'
import { takeAttendance } from './take-attendance.ts'

export const desk = new Hono<Desk>()
for (const each of [materials, record, speeches]) desk.route('/', each)

/** What the newest published list says, to fill in who chairs and who records. */
async function readListed(db: Database, hearingId: string): Promise<Record<string, unknown> | null> {
  const row = await db
    .select({ body: hearingPapers.body })
    .from(hearingPapers)
    .where(
      and(
        eq(hearingPapers.hearingId, hearingId),
        eq(hearingPapers.kind, 'representative_list'),
        sql`EXISTS (SELECT 1 FROM publications WHERE subject_id = hearing_papers.id)`,
      ),
    )
    .orderBy(desc(hearingPapers.no))
    .limit(1)
    .get()
  return row ? (row.body as Record<string, unknown>) : null
}

type Refused = Pick<DayPageProps, 'refused' | 'attended'> & {
  readonly refusal: Refusal
  readonly head?: TypedHead
  readonly speech?: DayPageProps['speech']
}

const number = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined

async function page(c: Context<Desk>, refused?: Refused) {
  if (refused && isShut(refused.refusal)) return shut(c, refused.refusal)
  const asked = (name: string) => (refused ? undefined : c.req.query(name))
  const shown = await showDay(c, { refusal: refused?.refusal, done: asked('done') })
  if (!shown.ok) return shut(c, shown.refusal)
  const { day, visit } = shown.value
  const listed = day.record.head ? null : await readListed(visit.db, day.file.hearing.id)
  const used = refused?.refusal.problems.some(({ code }) => code === 'form_used_otherwise')
  const speech = {
    ...refused?.speech,
    form_key: used ? formKey() : (refused?.speech?.form_key ?? formKey()),
  }
  return c.html(
    <DayPage
      {...shown.value}
      head={refused?.head ?? headTyped(day, listed)}
      speech={speech}
      attended={refused?.attended}
      refused={refused?.refused}
      savedNo={number(asked('no'))}
      again={asked('again') !== undefined}
    />,
    refused ? statusOfRefusal(refused.refusal) : 200,
  )
}

// Whoever may see the unit's work; the forms are for the unit's drafters.
desk.get('/desk/hearings/:id/day', (c) => page(c))

const steps = (form: Nested): Nested =>
  typeof form.steps === 'object' && form.steps !== null ? (form.steps as Nested) : {}

/** The form of a head as its schema reads it. */
const headInput = (form: Nested): Nested => ({
  ...form,
  steps: agendaSteps.flatMap((step) => {
    const at = text(steps(form), step)
    return at === undefined ? [] : [{ step, at }]
  }),
  observers: form.observers === undefined ? 0 : Number(form.observers),
})

/** Its problems, named as its fields are: the third step given is not the third on the page. */
function asTyped(refusal: Refusal, form: Nested): Refusal {
  const given = agendaSteps.filter((step) => text(steps(form), step) !== undefined)
  const [first, ...rest] = refusal.problems.map((problem) => {
    const [, at] = /^steps\.(\d+)/.exec(problem.field ?? '') ?? []
    const step = given[Number(at)]
    return at !== undefined && step ? { ...problem, field: `steps.${step}` } : problem
  })
  return first ? { problems: [first, ...rest] } : refusal
}

const typedHead = (form: Nested): TypedHead => ({
  version: number(text(form, 'version')) ?? 0,
  documentIds: list(form.document_ids),
  texts: {
    ...Object.fromEntries(Object.keys(form).map((name) => [name, text(form, name)])),
    ...Object.fromEntries(agendaSteps.map((step) => [`steps.${step}`, text(steps(form), step)])),
  },
})

// Drafters of the unit.
desk.post('/desk/hearings/:id/record/head', async (c) => {
  const id = c.req.param('id')
  const form = nest(await c.req.formData())
  const head = typedHead(form)
  const input = parse(headSchema, headInput(form))
  const done = input.ok
    ? await saveRecord(c.get('visit'), c.get('officer'), id, {
        head: input.value,
        documentIds: head.documentIds,
        version: head.version,
      })
    : input
  if (!done.ok) return page(c, { refused: 'head', refusal: asTyped(done.refusal, form), head })
  return c.redirect(`/desk/hearings/${id}/day?done=${done.value.version === 1 ? 'opened' : 'saved'}`, 303)
})

// Drafters of the unit.
desk.post('/desk/hearings/:id/attendance', async (c) => {
  const id = c.req.param('id')
  const form = nest(await c.req.formData())
  const rows = (Array.isArray(form.people) ? form.people : []) as Nested[]
  const attended = new Map(
    rows.map((row) => [
      text(row, 'registration_id') ?? '',
      { present: text(row, 'present') ?? '', reason: text(row, 'reason') ?? '' },
    ]),
  )
  // Whoever is not ticked either way is not known yet: her row is left out.
  const people = rows
    .filter((row) => row.present !== undefined)
    .map((row) => ({ ...row, present: row.present === 'yes' }))
  const input = parse(attendanceSchema, { people })
  const done = input.ok ? await takeAttendance(c.get('visit'), c.get('officer'), id, input.value) : input
  return done.ok
    ? c.redirect(`/desk/hearings/${id}/day?done=saved`, 303)
    : page(c, { refused: 'attendance', refusal: done.refusal, attended })
})

// Drafters of the unit. The page's own script asks for JSON, so that a line that dropped loses nothing.
desk.post('/desk/hearings/:id/speeches', async (c) => {
  const id = c.req.param('id')
  const form = nest(await c.req.formData())
  const input = parse(speechSchema, speechInput(form))
  const done = input.ok ? await saveSpeech(c.get('visit'), c.get('officer'), id, input.value) : input
  if (c.req.header('accept')?.includes('application/json'))
    return done.ok ? c.json(done.value, done.value.again ? 200 : 201) : refuseJson(c, done.refusal)
  if (!done.ok) return page(c, { refused: 'speech', refusal: done.refusal, speech: typedSpeech(form) })
  const { ord, again } = done.value
  return c.redirect(`/desk/hearings/${id}/day?no=${ord}${again ? '&again' : ''}#speak`, 303)
})
