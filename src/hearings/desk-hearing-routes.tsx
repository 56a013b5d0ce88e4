import { type Context, Hono } from 'hono'
import { shut } from '../decisions/shut.tsx'
import { nest } from '../ground/form.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { PaperPublicationPage } from './desk-hearing-paper.tsx'
import { PaperPreviewPage } from './desk-hearing-preview.tsx'
import { type HearingGround, openPaper, publishedPaper } from './hearing-ground.ts'
import { openGround } from './open-file.ts'
import { kindOfPath, type PaperKind } from './paper.ts'
import { bundleOfPaper } from './paper-bundle.ts'
import { judgePaperPublication, publishPaper } from './publish-paper.ts'
import { requestPaperReview } from './request-paper-review.ts'

// Preview, review and publication are the same for every numbered paper: announcement, list, cancellation.

export const desk = new Hono<Desk>()

const PATH = '/desk/hearings/:id/:paper{announcement|list|cancellation}'

/** The paper a page speaks of: the one being written, else the newest published one. */
const paperOf = (ground: HearingGround, kind: PaperKind) =>
  openPaper(ground, kind) ?? publishedPaper(ground, kind) ?? null

/** The kind that the path names; the pattern lets no other through. */
const kindOf = (c: Context<Desk>): PaperKind =>
  kindOfPath(c.req.param('paper') ?? '') ?? 'hearing_announcement'

const opened = (c: Context<Desk>) => openGround(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')

// Whoever may see the unit's work; reviewers come here from the review.
desk.get(`${PATH}/preview`, async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const kind = kindOf(c)
  const as = c.req.query('as')
  const named = as && found.value.papers.find((paper) => paper.kind === kind && paper.sha256 === as)
  return c.html(
    <PaperPreviewPage
      visit={c.get('visit')}
      officer={c.get('officer')}
      file={found.value}
      kind={kind}
      paper={named || paperOf(found.value, kind)}
      as={as}
    />,
  )
})

async function publicationPage(c: Context<Desk>, refusal?: Refusal) {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  if (refusal && statusOfRefusal(refusal) === 403) return shut(c, refusal)
  const [ground, kind, done] = [found.value, kindOf(c), c.req.query('done')]
  const paper = paperOf(ground, kind)
  const problems =
    paper && !paper.publishedAt ? await judgePaperPublication(c.get('visit'), ground, paper) : []
  return c.html(
    <PaperPublicationPage
      visit={c.get('visit')}
      officer={c.get('officer')}
      file={ground}
      kind={kind}
      paper={paper}
      bundle={paper && (await bundleOfPaper(ground, paper))}
      problems={problems}
      refusal={refusal}
      done={done === 'published' || done === 'requested' ? done : undefined}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Whoever may see the unit's work; the buttons are for its drafters.
desk.get(`${PATH}/publication`, (c) => publicationPage(c))

// Drafters of the unit.
desk.post(`${PATH}/review-request`, async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const paper = openPaper(found.value, kindOf(c))
  const done = paper
    ? await requestPaperReview(c.get('visit'), c.get('officer'), paper.id)
    : refuse('step_missing', { params: { what: c.req.param('paper') ?? '' } })
  if (!done.ok) return publicationPage(c, done.refusal)
  return c.redirect(`${c.req.path.replace(/review-request$/, 'publication')}?done=requested`, 303)
})

// Drafters of the unit.
desk.post(`${PATH}/publication`, async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const paper = openPaper(found.value, kindOf(c))
  const given = nest(await c.req.formData()).revision
  const revision = typeof given === 'string' && /^\d{1,7}$/.test(given) ? Number(given) : undefined
  const done = paper
    ? await publishPaper(c.get('visit'), c.get('officer'), paper.id, revision)
    : refuse('already_published')
  return done.ok ? c.redirect(`${c.req.path}?done=published`, 303) : publicationPage(c, done.refusal)
})
