import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { beijingDate } from '../ground/clock.ts'
import type { House } from '../ground/house.ts'
import { accept, judge, type Result } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { answered, problemAnswers } from '../people/answers.ts'
import { matterKinds } from '../statute/matter.ts'
import { answerForward, answerGap, forwardSchema, gapSchema } from './deadlines.ts'
import { CalendarPage } from './pages.tsx'
import { makePlan, type Plan } from './plan.ts'
import { planFile, planJson, planSchema } from './plan-program.ts'
import { type PlanQuery, planQuery, typedPlan, underOf } from './plan-query.ts'
import { PlannerPage } from './planner-page.tsx'
import { readProfiles } from './profiles-store.ts'
import { routes as profileRoutes } from './routes-profiles.tsx'
import { calendarYearsOf, readYears, readYearsInForce, type YearInForce } from './store.ts'
import { isYear } from './year.ts'
import { yearJson, yearSchema, yearsSchema } from './year-program.ts'

export { api, desk } from './routes-desk.tsx'

export const routes = new Hono<House>()

routes.route('/', profileRoutes)

const query = (name: string, description: string, schema: Record<string, unknown>, required = true) =>
  ({ in: 'query', name, required, description, schema }) as const
const day = { type: 'string', format: 'date' }
const days = query('days', 'A whole number', { type: 'integer', minimum: 1, maximum: 3650 })
const unit = query('unit', 'Calendar days or working days', { type: 'string', enum: ['day', 'working_day'] })
const lang = query('lang', 'The language of the sentences', { type: 'string', enum: ['zh', 'en'] }, false)

// Anyone.
routes.get(
  '/api/v1/deadlines/forward',
  describeRoute({
    tags: ['deadlines'],
    summary: 'The end of a period, explained step by step',
    description: 'For anyone. The day of `from` is not counted (Civil Code art. 201).',
    parameters: [query('from', 'The day of the act', day), days, unit, lang],
    responses: {
      200: answered('The end; `rolled_end` is null where its year has no calendar', forwardSchema),
      ...problemAnswers(409, 422),
    },
  }),
  async (c) => {
    const visit = c.get('visit')
    const found = await answerForward(visit.db, visit.lang, c.req.queries())
    return found.ok ? c.json(found.value) : refuseJson(c, found.refusal)
  },
)

// Anyone.
routes.get(
  '/api/v1/deadlines/gap',
  describeRoute({
    tags: ['deadlines'],
    summary: 'Whether an act came early enough before an event, explained step by step',
    description: 'For anyone. `exact` is lawful, with no day to spare.',
    parameters: [
      query('act', 'When it was done', day),
      query('event', 'What it is before', day),
      days,
      unit,
      lang,
    ],
    responses: { 200: answered('The gap and the verdict', gapSchema), ...problemAnswers(409, 422) },
  }),
  async (c) => {
    const visit = c.get('visit')
    const found = await answerGap(visit.db, visit.lang, c.req.queries())
    return found.ok ? c.json(found.value) : refuseJson(c, found.refusal)
  },
)

/** The rules that a query names; the years and the profiles are read side by side. */
async function underAsked(c: Context<House>) {
  const { db } = c.get('visit')
  const [years, profiles] = await Promise.all([readYears(db), readProfiles(db)])
  return { years, profiles, ...underOf(c.req.queries(), profiles) }
}

type Under = Awaited<ReturnType<typeof underAsked>>

function planned(
  c: Context<House>,
  { under, problems, years }: Under,
): Result<{ plan: Plan; query: PlanQuery }> {
  const named = judge(problems, undefined)
  if (!named.ok) return named
  const asked = planQuery(c.req.queries(), under)
  if (!asked.ok) return asked
  const { value } = asked
  const plan = makePlan(value.asked, value.choices, beijingDate(c.get('visit').now), years)
  if (!plan) throw new Error('a plan has a start or an end')
  return accept({ plan, query: value })
}

// Anyone, without account; nothing is kept.
routes.get('/planner', async (c) => {
  const visit = c.get('visit')
  const fields = c.req.queries()
  const found = await underAsked(c)
  const { profiles } = found
  const typed = typedPlan(fields, found.under)
  const named = judge(found.problems, undefined)
  const ends = (typed.from || typed.until) !== ''
  const asked = ['must', 'from', 'until'].some((name) => Object.hasOwn(fields, name))
  // Other rules were chosen and no day is given yet: the form again, with their numbers.
  if (named.ok && (!asked || (c.req.query('step') === 'rules' && !ends)))
    return c.html(<PlannerPage {...{ visit, typed, profiles }} />)
  const made = planned(c, found)
  if (made.ok) return c.html(<PlannerPage {...{ visit, typed, profiles }} made={made.value} />)
  return c.html(
    <PlannerPage {...{ visit, typed, profiles }} refusal={made.refusal} />,
    statusOfRefusal(made.refusal),
  )
})

const planParameters = [
  query(
    'profile',
    'Whose rules apply: a code of /api/v1/profiles',
    { type: 'string', default: 'national' },
    false,
  ),
  query('special', 'A special law whose numbers apply instead', { type: 'string' }, false),
  query('kind', 'The kind of matter', { type: 'string', enum: [...matterKinds] }, false),
  query('must', 'What has to be done, separated by commas or repeated', { type: 'string' }, false),
  query('comment_days', 'Calendar days; bounds and default by the rules', { type: 'integer' }, false),
  query('secrecy_days', 'Working days; at most what the rules allow', { type: 'integer', minimum: 1 }, false),
  query('analysis_days', 'Working days', { type: 'integer', minimum: 0, maximum: 60, default: 7 }, false),
  query('legality_days', 'Working days; default by the rules', { type: 'integer', maximum: 60 }, false),
  query(
    'interpretation',
    'Working days after promulgation; at most what the rules allow',
    { type: 'integer', minimum: 0 },
    false,
  ),
  query('from', 'The first day; without it the plan is made backward from `until`', day, false),
  query('until', 'The last day for promulgation', day, false),
  lang,
]

// Anyone.
routes.get(
  '/api/v1/planner',
  describeRoute({
    tags: ['deadlines'],
    summary: 'A whole timetable, forward or backward, every date explained',
    description:
      'For anyone. `must` names secrecy, comment, hearing, symposium, legality; the rest always follows.',
    parameters: planParameters,
    responses: { 200: answered('The timetable', planSchema), ...problemAnswers(422) },
  }),
  async (c) => {
    const made = planned(c, await underAsked(c))
    if (!made.ok) return refuseJson(c, made.refusal)
    return c.json(planJson(c.get('visit'), made.value.plan, made.value.query))
  },
)

// Anyone.
routes.get(
  '/planner.ics',
  describeRoute({
    tags: ['deadlines'],
    summary: 'The same timetable as a calendar file (RFC 5545)',
    description: 'For anyone. Whole days.',
    parameters: planParameters,
    responses: {
      200: { description: 'The calendar', content: { 'text/calendar': {} } },
      ...problemAnswers(409, 422),
    },
  }),
  async (c) => {
    const visit = c.get('visit')
    const made = planned(c, await underAsked(c))
    if (!made.ok) return refuseJson(c, made.refusal)
    const { plan } = made.value
    if (plan.entries.length === 0)
      return refuseJson(c, {
        problems: [{ code: 'needs_calendar', params: { year: plan.needsCalendar ?? 0 } }],
      })
    return c.body(await planFile(visit, plan, made.value.query), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="timetable.ics"',
    })
  },
)

// Anyone: this year’s calendar.
routes.get('/calendar', (c) => c.redirect(`/calendar/${beijingDate(c.get('visit').now).slice(0, 4)}`, 303))

// Anyone.
routes.get('/calendar/:year', async (c) => {
  const visit = c.get('visit')
  const text = c.req.param('year')
  if (!isYear(text)) return c.notFound()
  const year = Number(text)
  const all = await readYearsInForce(visit.db)
  const arranged = all.find((each) => each.year === year)
  const counted = arranged && calendarYearsOf([arranged])[0]
  const known = arranged && counted ? { arranged, counted } : undefined
  const years = all.map((each) => each.year)
  return c.html(<CalendarPage {...{ visit, year, known, years }} />, known ? 200 : 404)
})

// Anyone.
routes.get(
  '/api/v1/calendar',
  describeRoute({
    tags: ['deadlines'],
    summary: 'The years whose working days are known',
    description: 'For anyone.',
    responses: { 200: answered('All of them, in order', yearsSchema) },
  }),
  async (c) => {
    const years = await readYearsInForce(c.get('visit').db)
    return c.json({ items: years.map(yearJson), next_cursor: null })
  },
)

// Anyone.
routes.get(
  '/api/v1/calendar/:year',
  describeRoute({
    tags: ['deadlines'],
    summary: 'The days off and the days worked in lieu of a year, with the notice they come from',
    description: 'For anyone.',
    responses: { 200: answered('The year', yearSchema), ...problemAnswers(404) },
  }),
  async (c) => {
    const found: YearInForce | undefined = (await readYearsInForce(c.get('visit').db)).find(
      ({ year }) => String(year) === c.req.param('year'),
    )
    return found ? c.json(yearJson(found)) : refuseJson(c, { problems: [{ code: 'not_found' }] })
  },
)
