import { type Context, Hono } from 'hono'
import { shut } from '../decisions/shut.tsx'
import { parse } from '../ground/parse.ts'
import type { Refusal } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { PaperPage } from './desk-paper.tsx'
import { PromulgationPage } from './desk-promulgation.tsx'
import { paperInput, preparePaper, requestPaperReview } from './prepare-paper.ts'
import { interpretationDue, promulgate, promulgationInput, publishInterpretation } from './promulgate.ts'
import { opened, who } from './routes-steps.tsx'
import { selectPaper } from './store.ts'
import { readForm } from './typed.ts'

export const desk = new Hono<Desk>()

type Texts = Readonly<Record<string, string | undefined>>

async function show(c: Context<Desk>, texts: Texts = {}, refusal?: Refusal) {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const file = found.value
  const at = file.promulgation?.promulgatedAt
  const due = at === undefined ? null : await interpretationDue(c.get('visit'), file, at)
  return c.html(
    <PromulgationPage {...who(c)} file={file} texts={texts} due={due} refusal={refusal} />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

function again(c: Context<Desk>, texts: Texts, refusal: Refusal) {
  const { code } = refusal.problems[0]
  return code === 'forbidden' || code === 'not_found' ? shut(c, refusal) : show(c, texts, refusal)
}

const back = (c: Context<Desk>) => c.redirect(`/desk/decisions/${c.req.param('id')}/promulgation`, 303)

// Whoever may see the unit's work; preparing is for its drafters, promulgating for the office.
desk.get('/desk/decisions/:id/promulgation', (c) => show(c))

// Office.
desk.post('/desk/decisions/:id/promulgation', async (c) => {
  const { form, typed } = await readForm(c)
  const input = parse(promulgationInput, form)
  const done = input.ok
    ? await promulgate(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
    : input
  return done.ok ? back(c) : again(c, typed.texts, done.refusal)
})

// Drafters of the unit.
desk.post('/desk/decisions/:id/promulgation/paper', async (c) => {
  const { form, typed } = await readForm(c)
  const input = parse(paperInput, form)
  const done = input.ok
    ? await preparePaper(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
    : input
  return done.ok ? back(c) : again(c, typed.texts, done.refusal)
})

// Drafters of the unit.
desk.post('/desk/decisions/:id/promulgation/review-request', async (c) => {
  const { form } = await readForm(c)
  const kind = form.kind === 'interpretation' ? 'interpretation' : 'decision'
  const done = await requestPaperReview(c.get('visit'), c.get('officer'), c.req.param('id'), kind)
  return done.ok ? back(c) : again(c, {}, done.refusal)
})

// Office.
desk.post('/desk/decisions/:id/promulgation/interpretation', async (c) => {
  const done = await publishInterpretation(c.get('visit'), c.get('officer'), c.req.param('id'))
  return done.ok ? back(c) : again(c, {}, done.refusal)
})

// Whoever may see the unit's work; reviewers come here from the review.
desk.get('/desk/decisions/:id/promulgation/papers/:paper', async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const { id } = found.value.decision
  const [paper] = await selectPaper(c.get('visit').db, id, c.req.param('paper'))
  return paper ? c.html(<PaperPage {...who(c)} file={found.value} paper={paper} />) : c.notFound()
})
