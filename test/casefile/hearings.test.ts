import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readCase } from '../../src/casefile/case.ts'
import { scheduleDeliberation } from '../../src/casefile/deliberate.ts'
import { promulgate } from '../../src/casefile/promulgate.ts'
import { desk } from '../../src/casefile/routes.tsx'
import { packageOf, submitDecision } from '../../src/casefile/submit.ts'
import { takeDecision } from '../../src/casefile/take-decision.ts'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import type { House } from '../../src/ground/house.ts'
import { desk as deskHall, api as deskHallApi } from '../../src/hall/desk-routes.tsx'
import { routes as hall } from '../../src/hall/routes.tsx'
import {
  answerViews,
  LATER as HEARD,
  heldHearing,
  prepare,
  publish,
  reviewedReport,
} from '../adoption/held.ts'
import { makeOfficer, makeUnit } from '../decisions/house.ts'
import {
  addDoc,
  answerHearing,
  at,
  type Cast,
  carriers,
  codes,
  doorOf,
  forceOut,
  makePaper,
  makeReport,
  outcome,
  owedByAll,
  publishResult,
  run,
  value,
  visitAt,
  write,
  writeAll,
} from './setting.ts'

const MEETING = at('2026-07-08 09:00')
const OUT = at('2026-07-20 09:00')

type Held = Cast & Awaited<ReturnType<typeof heldHearing>>

/** A major decision with a hearing that was held; asked by comments too, or by the hearing alone. */
async function heldCase(alone: boolean): Promise<Held> {
  const day = await heldHearing(alone ? { methods: ['hearing'] } : {})
  const hallUnit = await makeUnit()
  return {
    ...day,
    office: await makeOfficer(hallUnit, 'office'),
    legal: await makeOfficer(hallUnit, 'legal'),
    doc: await addDoc(day.drafter, day.decisionId, HEARD),
  }
}

const file = async (cast: Held, when: Instant = HEARD) => {
  const found = await readCase(await visitAt(when), cast.decisionId)
  if (!found) throw new Error('no such decision')
  return found
}

const missing = async (cast: Held): Promise<string[]> => {
  const done = await submitDecision(await visitAt(HEARD), cast.drafter, cast.decisionId)
  return done.ok ? [] : done.refusal.problems.map(({ params, code }) => String(params?.fact ?? code))
}

const forceSubmit = async (cast: Held) =>
  run(
    `INSERT INTO case_acts SELECT 'f' || hex(randomblob(8)), ?1, MAX(seq) + 1, 'decision_submitted', '{}', '[]', ?2, ?3, ?4
     FROM decision_steps WHERE decision_id = ?1`,
    cast.decisionId,
    'd'.repeat(64),
    cast.drafter.id,
    HEARD,
  )

const goOut = async (cast: Held, when: Instant = OUT) =>
  promulgate(await visitAt(when), cast.office, cast.decisionId, carriers())

/** From the submitted draft to the decision taken, and the text that would go out. */
async function toDecided(cast: Held): Promise<string> {
  const input = { meeting: 'standing', meets_on: '2026-07-08' as PlainDate } as const
  value(await scheduleDeliberation(await visitAt(HEARD), cast.office, cast.decisionId, input))
  const taken = outcome(cast, { meets_on: '2026-07-08' as PlainDate })
  value(await takeDecision(await visitAt(MEETING), cast.office, cast.decisionId, taken))
  value(await write(cast, 'party_report', {}, MEETING))
  return makePaper(cast, true, MEETING)
}

const publicDoor = async (when: Instant) => {
  const visit = await visitAt(when)
  const house = new Hono<House>()
  house.use(async (c, next) => {
    c.set('visit', visit)
    await next()
  })
  return house.route('/', hall)
}

test('A35, R21, R24: a hearing that was held goes into the package with its report, in SQL too', async () => {
  const cast = await heldCase(false)
  await answerHearing(cast, false, HEARD)
  const commentReport = await makeReport(cast, HEARD)
  await writeAll(cast, ...owedByAll, 'legality_review')
  expect(await missing(cast)).toEqual(['hearing_report'])
  await expect(forceSubmit(cast)).rejects.toThrow('step_missing')
  const procedure = doorOf(cast.drafter, HEARD, desk)
  const page = await (await procedure(`/desk/decisions/${cast.decisionId}/procedure`)).text()
  expect(page).toContain(`/desk/hearings/${cast.hearingId}/report`)

  await answerViews(cast)
  const { reportId, sha256 } = value(await prepare(cast))
  expect(packageOf(await file(cast)).hearings).toMatchObject([
    { hearing: cast.hearingId, report: reportId, sha256 },
  ])
  // The state stays where the comments' report has brought it.
  expect((await file(cast)).state).toBe('reports_ready')
  expect(await missing(cast)).toEqual([])
  expect((await file(cast)).state).toBe('submitted')
  expect(await (await procedure(`/desk/decisions/${cast.decisionId}/submission`)).text()).toContain(sha256)

  // R11: the result of the hearing is out before the decision is, strictly.
  const paperId = await toDecided(cast)
  await publishResult(cast, commentReport, at('2026-07-09 09:00'))
  expect(codes(await goOut(cast))).toEqual(['step_missing'])
  await expect(forceOut({ ...cast, paperId }, OUT)).rejects.toThrow('result_not_before_promulgation')
  const id = await reviewedReport(cast)
  value(await publish(cast, id, OUT))
  expect(codes(await goOut(cast))).toEqual(['result_not_before_promulgation'])
  await expect(forceOut({ ...cast, paperId }, OUT)).rejects.toThrow('result_not_before_promulgation')
  value(await goOut(cast, at('2026-07-20 09:01')))
})

test('A03, R11: a hearing alone asks the public, and its report is the result', async () => {
  const cast = await heldCase(true)
  expect((await file(cast)).shownState).toBe('analysing')
  const home = doorOf(cast.drafter, HEARD, deskHall, deskHallApi)
  const overview = await (await home(`/desk/decisions/${cast.decisionId}`)).text()
  expect(overview).toContain(`/desk/hearings/${cast.hearingId}`)
  const stage = async () => {
    const { items } = (await (await home('/api/v1/desk')).json()) as {
      items: { id: string; stage: string }[]
    }
    return items.find(({ id }) => id === cast.decisionId)?.stage
  }
  expect(await stage()).toBe('hearing_answering')
  await answerViews(cast)
  expect(await stage()).toBe('hearing_report_needed')
  expect((await file(cast)).ahead.map(({ transition }) => transition.deed)).toContain(
    'hearing_report_prepared',
  )
  value(await prepare(cast))
  // S09: nothing else was asked, so this report leads on.
  expect((await file(cast)).state).toBe('reports_ready')
  await writeAll(cast, ...owedByAll, 'legality_review')
  expect((await file(cast)).facts).toMatchObject({
    hearing_answered: 'not_needed',
    comment_report: 'not_needed',
    result_on_media: 'not_needed',
  })
  expect(await missing(cast)).toEqual([])
  const paperId = await toDecided(cast)
  expect(codes(await goOut(cast))).toEqual(['step_missing'])
  await expect(forceOut({ ...cast, paperId }, OUT)).rejects.toThrow('result_not_before_promulgation')

  const door = await publicDoor(MEETING)
  const before = (await (await door.request(`/api/v1/decisions/${cast.decisionId}`)).json()) as object
  expect(before).toMatchObject({ status: 'decided', hearings: [{ id: cast.hearingId, report: null }] })
  const id = await reviewedReport(cast)
  value(await publish(cast, id, at('2026-07-19 09:00')))
  value(await goOut(cast))
  const after = await publicDoor(at('2026-07-21 09:00'))
  const told = (await (await after.request(`/api/v1/decisions/${cast.decisionId}`)).json()) as object
  expect(told).toMatchObject({
    status: 'promulgated',
    hearings: [{ state: 'reported', report: `/hearings/${cast.hearingId}/report` }],
  })
  const page = await (await after.request(`/decisions/${cast.decisionId}`)).text()
  expect(page).toContain(`/hearings/${cast.hearingId}/report`)
})

test('S09: the hearing’s report does not lead on where comments are asked for too, in SQL neither', async () => {
  const cast = await heldCase(false)
  await answerViews(cast)
  value(await prepare(cast))
  expect((await file(cast)).state).toBe('consulting')
  await expect(
    run(
      `INSERT INTO decision_steps SELECT decision_id, MAX(seq) + 1, 'hearing_report_prepared', 'reports_ready', ?, ?
       FROM decision_steps WHERE decision_id = ?`,
      HEARD,
      cast.drafter.id,
      cast.decisionId,
    ),
  ).rejects.toThrow('wrong_state')
})

test('A02, S90: a hearing that is announced stays in the plan, and an ending says why', async () => {
  const cast = await heldCase(false)
  await expect(
    run(
      `INSERT INTO participation_plans SELECT id || '+', decision_id, version + 1, body, '["public_comment"]', vital,
         hearing_by_law, views_diverge, affects_groups, technical, risky, affects_market, sha256, approved_by, approved_at
       FROM participation_plans WHERE decision_id = ?`,
      cast.decisionId,
    ),
  ).rejects.toThrow('plan_keeps_hearing')
  await expect(
    run(
      `INSERT INTO decision_endings (decision_id, kind, ground, fact_public, ended_by, ended_at)
       VALUES (?, 'withdrawn', '不再需要', 1, ?, ?)`,
      cast.decisionId,
      cast.office.id,
      HEARD,
    ),
  ).rejects.toThrow('public_note_missing')
})
