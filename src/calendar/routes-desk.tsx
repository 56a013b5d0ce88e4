import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { beijingDate } from '../ground/clock.ts'
import { nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { judge, type Refusal, refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { answered, problemAnswers } from '../people/answers.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import { type Desk, hasRole } from '../people/officer.ts'
import { YearsPage } from './desk.tsx'
import { YearPreviewPage } from './desk-preview.tsx'
import { YearPage } from './desk-year.tsx'
import { api as profileApi, desk as profileDesk } from './routes-profiles.tsx'
import { saveYear } from './save-year.ts'
import { readHistory, readYearsInForce } from './store.ts'
import { emptyYear, shownAgain, type TypedYear, typedYear } from './typed-year.ts'
import { type Arrangement, arrangementInput, arrangementOf, isYear, judgeYear, yearInput } from './year.ts'
import {
  previewJson,
  previewSchema,
  savedSchema,
  versionJson,
  yearFileSchema,
  yearJson,
  yearsSchema,
} from './year-program.ts'

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

const shut = (c: Context<Desk>) =>
  c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)

desk.use('/desk/calendar/*', async (c, next) => (hasRole(c.get('officer'), 'admin') ? next() : shut(c)))

// Administrators.
desk.get('/desk/calendar', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const years = await readYearsInForce(visit.db)
  const [year, month] = beijingDate(visit.now).split('-').map(Number) as [number, number]
  const soon = month >= 9 ? [year, year + 1] : [year]
  const missing = soon.filter((each) => !years.some((known) => known.year === each))
  return c.html(<YearsPage {...{ visit, officer, years, missing }} />)
})

// Administrators: the year typed into the list’s little form.
desk.get('/desk/calendar/open', (c) => {
  const year = c.req.query('year')?.trim() ?? ''
  return c.redirect(isYear(year) ? `/desk/calendar/${year}` : '/desk/calendar', 303)
})

async function fileOf(c: Context<Desk>) {
  const year = Number(c.req.param('year'))
  const { db } = c.get('visit')
  const [all, history] = await Promise.all([readYearsInForce(db), readHistory(db, year)])
  return { year, current: all.find((each) => each.year === year), history }
}

async function yearPage(c: Context<Desk>, typed?: TypedYear, refusal?: Refusal) {
  const file = await fileOf(c)
  const shown = typed ? shownAgain(typed) : emptyYear(file.year, file.current)
  // After a clash the form goes on from the version that is there now.
  const clash = refusal?.problems[0].code === 'changed_meanwhile'
  const version = clash ? String(file.current?.saved?.version ?? 0) : shown.version
  return c.html(
    <YearPage
      visit={c.get('visit')}
      officer={c.get('officer')}
      {...file}
      typed={{ ...shown, version }}
      refusal={refusal}
      saved={c.req.query('saved') !== undefined}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Administrators.
desk.get('/desk/calendar/:year', (c) => (isYear(c.req.param('year')) ? yearPage(c) : c.notFound()))

/** The fields that only the preview has. */
const ON_PREVIEW = ['doubts_confirmed', 'remark']

// Administrators: preview, go back and change, or save what was previewed.
desk.post('/desk/calendar/:year', async (c) => {
  if (!isYear(c.req.param('year'))) return c.notFound()
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const year = Number(c.req.param('year'))
  const form = nest(await c.req.formData())
  const typed = typedYear(form)
  const make_up = typed.make_up.filter((each) => each !== '')
  const sent = { ...typed, make_up, workdays: form.workdays, doubts_confirmed: form.doubts_confirmed }
  const preview = async (arrangement: Arrangement, refusal?: Refusal) =>
    c.html(
      <YearPreviewPage
        {...{ visit, officer, typed, arrangement, refusal }}
        current={(await fileOf(c)).current}
      />,
      refusal ? statusOfRefusal(refusal) : 200,
    )
  if (form.step === 'change') return yearPage(c, typed)
  if (form.step === 'save') {
    const input = parse(yearInput, sent)
    const done = input.ok ? await saveYear(visit, officer, year, input.value) : input
    if (done.ok) return c.redirect(`/desk/calendar/${year}?saved`, 303)
    const doubted = done.refusal.problems.every(({ field = '' }) => ON_PREVIEW.includes(field))
    return input.ok && doubted
      ? preview(arrangementOf(year, input.value), done.refusal)
      : yearPage(c, typed, done.refusal)
  }
  const input = parse(arrangementInput, sent)
  if (!input.ok) return yearPage(c, typed, input.refusal)
  const sound = judge(judgeYear(year, input.value), arrangementOf(year, input.value))
  if (!sound.ok) return yearPage(c, typed, sound.refusal)
  return preview(sound.value)
})

const forbidden = (c: Context<Desk>) => refuseJson(c, refuse('forbidden').refusal)
const isAdmin = (c: Context<Desk>) => hasRole(c.get('officer'), 'admin')

// Administrators.
api.get(
  '/api/v1/desk/calendar',
  describeRoute({
    tags: ['desk'],
    summary: 'The years on file',
    description: 'Administrators.',
    responses: { 200: answered('All of them, in order', yearsSchema), ...problemAnswers(401, 403) },
  }),
  async (c) => {
    if (!isAdmin(c)) return forbidden(c)
    const years = await readYearsInForce(c.get('visit').db)
    return c.json({ items: years.map(yearJson), next_cursor: null })
  },
)

// Administrators.
api.get(
  '/api/v1/desk/calendar/:year',
  describeRoute({
    tags: ['desk'],
    summary: 'A year as it counts, and every change made to it',
    description: 'Administrators.',
    responses: { 200: answered('The year', yearFileSchema), ...problemAnswers(401, 403, 404) },
  }),
  async (c) => {
    if (!isAdmin(c)) return forbidden(c)
    if (!isYear(c.req.param('year'))) return refuseJson(c, refuse('not_found').refusal)
    const { year, current, history } = await fileOf(c)
    return c.json({
      current: current ? yearJson(current) : null,
      history: history.map((version) => versionJson(year, version)),
    })
  },
)

const body = (schema: typeof arrangementInput | typeof yearInput) => ({
  required: true,
  content: { 'application/json': { schema: resolver(schema) } },
})

// Administrators.
api.post(
  '/api/v1/desk/calendar/:year/preview',
  describeRoute({
    tags: ['desk'],
    summary: 'Check a year and count its working days, with what is unusual, without saving',
    description: 'Administrators.',
    requestBody: body(arrangementInput),
    responses: { 200: answered('The sum', previewSchema), ...problemAnswers(401, 403, 404, 422) },
  }),
  async (c) => {
    if (!isAdmin(c)) return forbidden(c)
    if (!isYear(c.req.param('year'))) return refuseJson(c, refuse('not_found').refusal)
    const year = Number(c.req.param('year'))
    const input = parse(arrangementInput, await c.req.json().catch(() => null))
    if (!input.ok) return refuseJson(c, input.refusal)
    const sound = judge(judgeYear(year, input.value), arrangementOf(year, input.value))
    return sound.ok ? c.json(previewJson(c.get('visit').lang, sound.value)) : refuseJson(c, sound.refusal)
  },
)

// Administrators.
api.post(
  '/api/v1/desk/calendar/:year',
  describeRoute({
    tags: ['desk'],
    summary: 'Enter a year, or correct it; `workdays` confirms its sum, `doubts_confirmed` what is unusual',
    description: 'Administrators.',
    requestBody: body(yearInput),
    responses: { 201: answered('Saved', savedSchema), ...problemAnswers(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    if (!isAdmin(c)) return forbidden(c)
    if (!isYear(c.req.param('year'))) return refuseJson(c, refuse('not_found').refusal)
    const input = parse(yearInput, await c.req.json().catch(() => null))
    const done = input.ok
      ? await saveYear(c.get('visit'), c.get('officer'), Number(c.req.param('year')), input.value)
      : input
    return done.ok ? c.json(done.value, 201) : refuseJson(c, done.refusal)
  },
)

desk.route('/', profileDesk)
api.route('/', profileApi)
