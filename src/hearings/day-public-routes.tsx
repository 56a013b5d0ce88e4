import { type Context, Hono } from 'hono'
import { text } from '../decisions/typed-form.ts'
import { serveDocument } from '../drafts/serve-document.ts'
import { documentQuery } from '../drafts/store.ts'
import { nest } from '../ground/form.ts'
import type { House } from '../ground/house.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { Breadcrumb, ErrorSummary } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { statusOfRefusal } from '../paper/problem.ts'
import { acknowledgeMaterials } from './acknowledge.ts'
import { confirmationSchema, confirmPart } from './confirm-part.ts'
import { words } from './day-words.ts'
import { type MyDay, readMyDay } from './mine-day.ts'
import { MyRecordForms } from './mine-record.tsx'
import { type Mine, requireRegistration } from './mine-session.ts'
import { readHearing } from './read-hearing.ts'
import { words as registrationWords } from './registration-words.ts'
import { correctionRequestSchema, requestCorrection } from './request-correction.ts'
import { words as hearingWords } from './words.ts'

/** Behind her draw number and her code. */
const mine = new Hono<Mine>()
const at = '/hearings/:id/mine'
for (const path of ['papers/:document', 'acknowledgement', 'record', 'confirmation', 'corrections'])
  mine.use(`${at}/${path}`, requireRegistration)

async function myDay(c: Context<Mine>): Promise<MyDay | null> {
  const file = await readHearing(c.get('visit').db, c.req.param('id') ?? '')
  return file ? readMyDay(c.get('visit'), file, c.get('registration')) : null
}

// The representative on whom it was served, and nobody else; no cache keeps it.
mine.get(`${at}/papers/:document`, async (c) => {
  const day = await myDay(c)
  const id = c.req.param('document')
  if (!day?.papers.some((each) => each.id === id)) return c.notFound()
  const [document] = await documentQuery(c.get('visit').db, id)
  return document ? serveDocument(c.env.FILES, document, c.req.raw, 'private, no-store') : c.notFound()
})

// The representative herself.
mine.post(`${at}/acknowledgement`, async (c) => {
  const { id } = c.req.param()
  // Acknowledged before is as good as acknowledged now.
  await acknowledgeMaterials(c.get('visit'), id, c.get('registration').id)
  return c.redirect(`/hearings/${id}/mine?acknowledged#papers`, 303)
})

async function recordPage(
  c: Context<Mine>,
  refused?: {
    readonly refusal: Refusal
    readonly form: string
    readonly typed: Readonly<Record<string, string | undefined>>
  },
) {
  const visit = c.get('visit')
  const day = await myDay(c)
  if (!day) return c.notFound()
  const { lang } = visit
  const t = words(lang).mine
  const back = `/hearings/${day.hearingId}/mine`
  return c.html(
    <Page visit={visit} title={t.record} current="/hearings" noindex refused={refused !== undefined}>
      <Breadcrumb
        lang={lang}
        items={[
          { label: hearingWords(lang).list.title, href: '/hearings' },
          { label: registrationWords(lang).mine.title, href: back },
          { label: t.record },
        ]}
      />
      <ErrorSummary lang={lang} refusal={refused?.refusal} labels={words(lang).refusalLabels} />
      <h1>{t.record}</h1>
      <MyRecordForms visit={visit} mine={day} {...refused} />
      <p class="actions">
        <a href={back}>{t.back}</a>
      </p>
    </Page>,
    refused ? statusOfRefusal(refused.refusal) : 200,
  )
}

// The representative herself.
mine.get(`${at}/record`, (c) => recordPage(c))

// The representative herself: her part is right, or she refuses and says why (R19).
mine.post(`${at}/confirmation`, async (c) => {
  const form = nest(await c.req.formData())
  const typed = { refusal_reason: text(form, 'refusal_reason') }
  const input = parse(confirmationSchema, form)
  const which = text(form, 'outcome') ?? 'confirmed'
  const unread = which === 'confirmed' && form.confirm === undefined
  const done = unread
    ? refuse('confirmation_missing', { field: 'confirm' })
    : input.ok
      ? await confirmPart(c.get('visit'), c.req.param('id'), c.get('registration').id, input.value)
      : input
  return done.ok
    ? c.redirect(`/hearings/${c.req.param('id')}/mine/record`, 303)
    : recordPage(c, { refusal: done.refusal, form: which, typed })
})

// The representative herself.
mine.post(`${at}/corrections`, async (c) => {
  const form = nest(await c.req.formData())
  const typed = { text: text(form, 'text'), speech_id: text(form, 'speech_id') }
  const input = parse(correctionRequestSchema, form)
  const done = input.ok
    ? await requestCorrection(c.get('visit'), c.req.param('id'), c.get('registration').id, input.value)
    : input
  return done.ok
    ? c.redirect(`/hearings/${c.req.param('id')}/mine/record`, 303)
    : recordPage(c, { refusal: done.refusal, form: 'request', typed })
})

export const routes = new Hono<House>()
routes.route('/', mine as unknown as Hono<House>)
