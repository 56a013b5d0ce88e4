import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { answerHearingQuestion } from '../decisions/answer-hearing-question.ts'
import { type JudgementInput, judgementInput } from '../decisions/judgement.ts'
import { type HearingJudgement, judgementOf } from '../decisions/procedure-store.ts'
import { describeDesk, readBody } from '../decisions/program.ts'
import { answer as answerOf, text } from '../decisions/typed-form.ts'
import { beijingIso } from '../ground/clock.ts'
import { type Nested, nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import type { Refusal } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { HearingQuestionPage, type TypedJudgement } from './desk-hearing.tsx'
import { seenRound, turnedAway } from './desk-routes.tsx'
import { readHearingQuestion } from './hearing-question.ts'
import type { Work } from './working-list.ts'

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

async function page(c: Context<Desk>, work: Work, typed?: TypedJudgement, refusal?: Refusal) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const question = await readHearingQuestion(visit, work)
  const done = c.req.query('done') !== undefined
  return c.html(
    <HearingQuestionPage {...{ visit, officer, work, question, typed, refusal, done }} />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

async function answer(c: Context<Desk>, work: Work, input: JudgementInput) {
  const visit = c.get('visit')
  const { figures, closed } = await readHearingQuestion(visit, work)
  const { persons, opposing, opinions } = figures
  const counted = { persons, opposing, opinions }
  return answerHearingQuestion(visit, c.get('officer'), work.decision_id, input, counted, closed)
}

// Drafters and reviewers of the unit, office, supervisors; only drafters get the form.
desk.get('/desk/intakes/:id/hearing-question', async (c) => {
  const work = await seenRound(c)
  return work.ok ? page(c, work.value) : turnedAway(c, work.refusal)
})

const typedOf = (form: Nested): TypedJudgement => {
  const names = ['dissent', 'attention', 'hearing', 'reason', 'signed_by'] as const
  return Object.fromEntries(names.flatMap((name) => (text(form, name) ? [[name, text(form, name)]] : [])))
}

// Drafters of the unit.
desk.post('/desk/intakes/:id/hearing-question', async (c) => {
  const work = await seenRound(c)
  if (!work.ok) return turnedAway(c, work.refusal)
  const form = nest(await c.req.formData())
  const input = parse(judgementInput, {
    ...form,
    dissent: answerOf(form.dissent),
    attention: answerOf(form.attention),
    hearing: answerOf(form.hearing),
  })
  const done = input.ok ? await answer(c, work.value, input.value) : input
  if (done.ok) return c.redirect(`/desk/intakes/${work.value.intake_id}/hearing-question?done`, 303)
  return statusOfRefusal(done.refusal) === 403
    ? turnedAway(c, done.refusal)
    : page(c, work.value, typedOf(form), done.refusal)
})

const judgementSchema = judgementInput.extend({
  persons: z.int().nullable(),
  opposing: z.int().nullable(),
  opinions: z.int().nullable(),
  recorded_at: z.iso.datetime({ offset: true }),
})

const judgementJson = (each: HearingJudgement): z.input<typeof judgementSchema> => ({
  dissent: each.dissent,
  attention: each.attention,
  hearing: each.hearing,
  reason: each.reason,
  signed_by: each.signedBy,
  persons: each.persons,
  opposing: each.opposing,
  opinions: each.opinions,
  recorded_at: beijingIso(each.recordedAt),
})

// Drafters and reviewers of the unit, office, supervisors.
api.get(
  '/api/v1/desk/intakes/:id/hearing-question',
  describeDesk({
    summary: 'Whether a hearing is needed (R21): the figures beside the question, and the answers so far',
    who: 'drafters and reviewers of the unit, legal reviewers, office and supervisors',
    answer: z.object({
      closed: z.boolean(),
      figures: z.object({
        persons: z.int().describe('Submissions'),
        opposing: z.int().describe('Submissions with an opposing opinion'),
        share: z.int().nullable().describe('Opposing of all, in hundredths of a percent'),
        opinions: z.int(),
        per_head: z.int().nullable().describe('Opinions for each person, in hundredths'),
      }),
      hearing_by_law: z.boolean().nullable().describe('As the plan says; null without a plan'),
      planning: judgementSchema.nullable(),
      close: z.array(judgementSchema).describe('Newest first; the first counts'),
    }),
  }),
  async (c) => {
    const work = await seenRound(c)
    if (!work.ok) return refuseJson(c, work.refusal)
    const { figures, procedure, closed } = await readHearingQuestion(c.get('visit'), work.value)
    const { perHead, ...counted } = figures
    const planning = judgementOf(procedure.judgements, 'planning')
    return c.json({
      closed,
      figures: { ...counted, per_head: perHead },
      hearing_by_law: procedure.plans[0]?.body.hearing_by_law ?? null,
      planning: planning && judgementJson(planning),
      close: procedure.judgements.filter(({ asked }) => asked === 'close').map(judgementJson),
    })
  },
)

// Drafters of the unit.
api.post(
  '/api/v1/desk/intakes/:id/hearing-question',
  describeDesk({
    summary: 'Answer whether a hearing is needed, once comments have closed (R21)',
    who: 'drafters of the unit',
    body: judgementInput,
    answer: z.object({
      id: z.string(),
      hearing: z.boolean(),
      plan_lacks_hearing: z.boolean().describe('The plan has to be approved anew, with a hearing'),
    }),
    status: 201,
  }),
  async (c) => {
    const work = await seenRound(c)
    if (!work.ok) return refuseJson(c, work.refusal)
    const input = await readBody(c, judgementInput)
    const done = input.ok ? await answer(c, work.value, input.value) : input
    if (!done.ok) return refuseJson(c, done.refusal)
    const { id, hearing, planLacksHearing } = done.value
    return c.json({ id, hearing, plan_lacks_hearing: planLacksHearing }, 201)
  },
)
