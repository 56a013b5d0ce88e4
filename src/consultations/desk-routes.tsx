import { type Context, Hono } from 'hono'
import { beijingDate } from '../ground/clock.ts'
import { nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, type Result, refuse } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import { type Desk, mayDraftFor } from '../people/officer.ts'
import { bundleOf } from './bundle.ts'
import { correctNotice } from './correct-notice.ts'
import { CorrectionsPage } from './desk-corrections.tsx'
import { NoticeFormPage, type TypedNotice } from './desk-notice.tsx'
import { NoticePreviewPage } from './desk-preview.tsx'
import { PublicationPage } from './desk-publication.tsx'
import { correctionInput, noticeInput } from './notice.ts'
import { type NoticeFile, openNoticeFile } from './notice-file.ts'
import { judgeNotice, judgePublication, publishNotice } from './publish-notice.ts'
import { requestNoticeReview } from './request-notice-review.ts'
import { saveNotice } from './save-notice.ts'
import { decisionOfConsultation } from './store.ts'
import { differing, listed, savedOf, typedOf } from './typed-notice.ts'

export { api } from './desk-api.ts'

export const desk = new Hono<Desk>()

const readable = (c: Context<Desk>, decisionId: string) =>
  openNoticeFile(c.get('visit'), c.get('officer'), decisionId)

const shut = (c: Context<Desk>, refusal: Refusal) =>
  statusOfRefusal(refusal) === 404
    ? c.notFound()
    : c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)

const shown = (c: Context<Desk>, file: NoticeFile) => ({
  visit: c.get('visit'),
  officer: c.get('officer'),
  file,
})

// The form: drafters of the unit. Others who may see the unit's work read the preview.
desk.get('/desk/decisions/:id/notice', async (c) => {
  const found = await readable(c, c.req.param('id'))
  if (!found.ok) return shut(c, found.refusal)
  const file = found.value
  if (!mayDraftFor(c.get('officer'), file.decision.draftingUnitId)) {
    return c.redirect(`/desk/decisions/${file.decision.id}/notice/preview`, 303)
  }
  const saved = c.req.query('saved') === undefined ? {} : { saved: judgeNotice(file, today(c)).length }
  return c.html(
    <NoticeFormPage
      {...shown(c, file)}
      typed={savedOf(file)}
      revision={file.notice?.revision ?? 0}
      {...saved}
    />,
  )
})

const today = (c: Context<Desk>) => beijingDate(c.get('visit').now)

async function refusedForm(c: Context<Desk>, decisionId: string, typed: TypedNotice, refusal: Refusal) {
  const found = await readable(c, decisionId)
  if (!found.ok) return shut(c, found.refusal)
  const file = found.value
  const clash = refusal.problems[0].code === 'changed_meanwhile'
  const revision = clash ? (file.notice?.revision ?? 0) : Number(typed.texts.revision ?? 0)
  return c.html(
    <NoticeFormPage
      {...shown(c, file)}
      typed={typed}
      revision={Number.isSafeInteger(revision) ? revision : 0}
      refusal={refusal}
      {...(clash && { differing: differing(typed, savedOf(file)) })}
    />,
    statusOfRefusal(refusal),
  )
}

// Drafters of the decision's unit.
desk.post('/desk/decisions/:id/notice', async (c) => {
  const id = c.req.param('id')
  const form = nest(await c.req.formData())
  const input = parse(noticeInput, listed(form))
  const done = input.ok ? await saveNotice(c.get('visit'), c.get('officer'), id, input.value) : input
  if (!done.ok && statusOfRefusal(done.refusal) === 403) return shut(c, done.refusal)
  if (!done.ok) return refusedForm(c, id, typedOf(form), done.refusal)
  const at = `/desk/decisions/${id}/notice`
  if (form.after === 'preview') return c.redirect(`${at}/preview`, 303)
  return c.redirect(form.after === 'publication' ? `${at}/publication` : `${at}?saved`, 303)
})

// Whoever may see the unit's work; reviewers come here from the review.
desk.get('/desk/decisions/:id/notice/preview', async (c) => {
  const found = await readable(c, c.req.param('id'))
  if (!found.ok) return shut(c, found.refusal)
  return c.html(<NoticePreviewPage {...shown(c, found.value)} as={c.req.query('as')} />)
})

async function publicationPage(c: Context<Desk>, decisionId: string, refusal?: Refusal) {
  const found = await readable(c, decisionId)
  if (!found.ok) return shut(c, found.refusal)
  const file = found.value
  const bundle = await bundleOf(file)
  const done = c.req.query('done')
  return c.html(
    <PublicationPage
      {...shown(c, file)}
      bundle={bundle}
      problems={file.publication ? [] : judgePublication(file, bundle, today(c))}
      refusal={refusal}
      done={done === 'published' || done === 'requested' ? done : undefined}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Whoever may see the unit's work; the buttons are for its drafters.
desk.get('/desk/decisions/:id/notice/publication', (c) => publicationPage(c, c.req.param('id')))

// Drafters of the decision's unit.
desk.post('/desk/decisions/:id/notice/review-request', async (c) => {
  const id = c.req.param('id')
  const done = await requestNoticeReview(c.get('visit'), c.get('officer'), id)
  if (done.ok) return c.redirect(`/desk/decisions/${id}/notice/publication?done=requested`, 303)
  return publicationPage(c, id, done.refusal)
})

// Drafters of the decision's unit.
desk.post('/desk/decisions/:id/notice/publication', async (c) => {
  const id = c.req.param('id')
  const given = nest(await c.req.formData()).revision
  const revision = given === undefined ? undefined : Number(given)
  const done = await publishNotice(c.get('visit'), c.get('officer'), id, revision)
  if (done.ok) return c.redirect(`/desk/decisions/${id}/notice/publication?done=published`, 303)
  return publicationPage(c, id, done.refusal)
})

async function ofConsultation(c: Context<Desk>): Promise<Result<NoticeFile>> {
  const decisionId = await decisionOfConsultation(c.get('visit').db, c.req.param('id') ?? '')
  return decisionId ? readable(c, decisionId) : refuse('not_found')
}

// Whoever may see the unit's work; the form is for its drafters.
desk.get('/desk/consultations/:id/corrections', async (c) => {
  const found = await ofConsultation(c)
  if (!found.ok) return shut(c, found.refusal)
  const typed = { noSecret: false, noSubstance: false }
  const done = c.req.query('done') !== undefined
  return c.html(<CorrectionsPage {...shown(c, found.value)} typed={typed} done={done} />)
})

// Drafters of the decision's unit.
desk.post('/desk/consultations/:id/corrections', async (c) => {
  const found = await ofConsultation(c)
  if (!found.ok) return shut(c, found.refusal)
  const form = nest(await c.req.formData())
  const [noSecret, noSubstance] = [form.no_secret === 'yes', form.no_substance === 'yes']
  const input = parse(correctionInput, { text: form.text, no_secret: noSecret, no_substance: noSubstance })
  const id = c.req.param('id')
  const done = input.ok ? await correctNotice(c.get('visit'), c.get('officer'), id, input.value) : input
  if (done.ok) return c.redirect(`/desk/consultations/${id}/corrections?done`, 303)
  const typed = { text: typeof form.text === 'string' ? form.text : undefined, noSecret, noSubstance }
  return c.html(
    <CorrectionsPage {...shown(c, found.value)} typed={typed} refusal={done.refusal} />,
    statusOfRefusal(done.refusal),
  )
})
