import { Hono } from 'hono'
import * as z from 'zod'
import { linkOf } from '../casefile/links.ts'
import { decisionJson } from '../decisions/decision.ts'
import { describeDesk } from '../decisions/program.ts'
import { beijingIso } from '../ground/clock.ts'
import { refuse } from '../ground/result.ts'
import { refuseJson } from '../paper/problem.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import { type Desk, hasRole, maySee, type Officer } from '../people/officer.ts'
import { DeskDecisionPage } from './desk-decision.tsx'
import { DeskHomePage } from './desk-home.tsx'
import { nextDeeds, stretchesOf, stretchNames } from './desk-line.ts'
import { stepNames, stepsOf } from './desk-progress.ts'
import { readHome, readOverview } from './desk-reading.ts'
import { awaitsLegality, stageOf, stages, turns } from './desk-stage.ts'

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

/** Whose work an officer sees at home: her unit's, or everybody's (null). */
const unitToSee = (officer: Officer): string | null =>
  hasRole(officer, 'legal', 'office', 'supervisor') ? null : officer.unitId

const works = (officer: Officer) => hasRole(officer, 'drafter', 'reviewer', 'legal', 'office', 'supervisor')

// Every officer. Office and supervisors see all units, administrators only their own navigation.
desk.get('/desk', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const found = works(officer)
    ? await readHome(visit, unitToSee(officer))
    : { running: [], hearings: [], reviews: [] }
  return c.html(<DeskHomePage visit={visit} officer={officer} {...found} />)
})

// Drafters and reviewers of the unit, office and supervisors.
desk.get('/desk/decisions/:id', async (c, next) => {
  if (c.req.param('id') === 'new') return next()
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const found = await readOverview(visit, c.req.param('id'))
  if (!found) return c.notFound()
  if (!maySee(officer, found.facts.file.decision.draftingUnitId)) {
    return c.html(<ForbiddenPage visit={visit} officer={officer} />, 403)
  }
  return c.html(<DeskDecisionPage visit={visit} officer={officer} {...found} />)
})

const homeSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      drafting_unit: z.string(),
      stage: z.enum(stages),
      turn: z.string().nullable().describe('The role whose turn it is'),
      awaits_legality: z.boolean(),
      intake_id: z.string().nullable(),
      items: z.number(),
      pending: z.number(),
    }),
  ),
  reviews: z.array(z.object({ id: z.string(), decision_id: z.string(), subject_kind: z.string() })),
})

// Drafters and reviewers: their unit. Office and supervisors: all.
api.get(
  '/api/v1/desk',
  describeDesk({
    summary: 'What awaits: decisions in progress with their stage, and reviews to give',
    who: 'drafters and reviewers (their unit), office and supervisors (all)',
    answer: homeSchema,
  }),
  async (c) => {
    const [visit, officer] = [c.get('visit'), c.get('officer')]
    if (!works(officer)) return refuseJson(c, refuse('forbidden').refusal)
    const { running, reviews } = await readHome(visit, unitToSee(officer))
    return c.json({
      items: running.map((row) => ({
        id: row.id,
        title: row.title,
        drafting_unit: row.unit_name,
        stage: stageOf(row, visit.now),
        turn: turns[stageOf(row, visit.now)],
        awaits_legality: awaitsLegality(row),
        intake_id: row.published ? row.notice_id : null,
        items: row.items ?? 0,
        pending: row.pending ?? 0,
      })),
      reviews: reviews.map((each) => ({
        id: each.id,
        decision_id: each.decisionId,
        subject_kind: each.subjectKind,
      })),
    })
  },
)

const overviewSchema = z.object({
  id: z.string(),
  title: z.string(),
  matter_kind: z.string(),
  drafting_unit: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  consultation_id: z.string().nullable(),
  intake_id: z.string().nullable(),
  state: z.string().describe('As domain.md §3 names it, facts included'),
  next: z.array(
    z.object({
      deed: z.string(),
      missing: z.array(
        z.object({
          fact: z.string(),
          rule: z.string(),
          supplier: z.string().describe('The role that can supply it'),
          link: z.string().nullable(),
        }),
      ),
    }),
  ),
  procedure: z.array(z.object({ name: z.enum(stretchNames), state: z.enum(['done', 'now', 'ahead']) })),
  steps: z.array(z.object({ name: z.enum(stepNames), state: z.enum(['done', 'now', 'ahead']) })),
  milestones: z.array(
    z.object({
      at: z.iso.datetime({ offset: true }),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
})

// Drafters and reviewers of the unit, office and supervisors.
api.get(
  '/api/v1/desk/decisions/:id',
  describeDesk({
    summary: 'A decision with its checklist and its public story',
    who: 'drafters and reviewers of the unit, office and supervisors',
    answer: overviewSchema,
  }),
  async (c) => {
    const [visit, officer] = [c.get('visit'), c.get('officer')]
    const found = await readOverview(visit, c.req.param('id'))
    if (!found) return refuseJson(c, refuse('not_found').refusal)
    const { file } = found.facts
    if (!maySee(officer, file.decision.draftingUnitId)) return refuseJson(c, refuse('forbidden').refusal)
    return c.json({
      ...decisionJson(file.decision),
      consultation_id: file.notice?.consultationId ?? null,
      intake_id: file.intake?.id ?? null,
      state: found.file.shownState,
      next: nextDeeds(found.file).map(({ transition, missing }) => ({
        deed: transition.deed,
        missing: missing.map(({ fact, rule, supplier }) => ({
          fact,
          rule,
          supplier,
          link: linkOf(found.file, fact) ?? null,
        })),
      })),
      procedure: stretchesOf(found.file).map(({ name, state }) => ({ name, state })),
      steps: stepsOf(found.facts, visit.now).map(({ name, state }) => ({ name, state })),
      milestones: found.story.map(({ at, code, params }) => ({
        at: beijingIso(at),
        code,
        params: JSON.parse(params) as Record<string, string | number>,
      })),
    })
  },
)
