import { type Context, Hono } from 'hono'
import { shut } from '../decisions/shut.tsx'
import { decisionById } from '../decisions/store.ts'
import { nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import { type Desk, maySee } from '../people/officer.ts'
import { announcementSchema, itemsSaid } from './announcement.ts'
import { saveCancellation } from './cancel-hearing.ts'
import { cancellationSchema } from './cancellation.ts'
import { desk as dayDesk } from './day-routes.tsx'
import { AnnouncementFormPage } from './desk-announcement.tsx'
import { CancellationPage } from './desk-cancellation.tsx'
import { HearingOverviewPage } from './desk-hearing.tsx'
import { desk as paperDesk } from './desk-hearing-routes.tsx'
import { DecisionHearingsPage } from './desk-hearings.tsx'
import { desk as drawDesk } from './draw-desk-routes.tsx'
import { type HearingGround, openPaper } from './hearing-ground.ts'
import { judgeProposal } from './judge-announcement.ts'
import { selectHearingsOf } from './list-hearings.ts'
import { mayRun, openGround } from './open-file.ts'
import { beginHearing } from './open-hearing.ts'
import { countSeated } from './read-draw.ts'
import { desk as registrationDesk } from './registration-desk-routes.tsx'
import { saveAnnouncement } from './save-announcement.ts'
import { bodyOf, onTheForm, savedOf, type TypedAnnouncement, typedOf } from './typed-announcement.ts'

export const desk = new Hono<Desk>()

const opened = (c: Context<Desk>, id: string) => openGround(c.get('visit'), c.get('officer'), id)

const shown = (c: Context<Desk>, file: HearingGround) => ({
  visit: c.get('visit'),
  officer: c.get('officer'),
  file,
})

async function ofDecision(c: Context<Desk>, id: string) {
  const decision = await decisionById(c.get('visit').db, id)
  if (!decision) return refuse('not_found')
  return maySee(c.get('officer'), decision.draftingUnitId) ? accept(decision) : refuse('forbidden')
}

async function hearingsPage(c: Context<Desk>, id: string, refusal?: Refusal) {
  const { db, now } = c.get('visit')
  const found = await ofDecision(c, id)
  if (!found.ok) return shut(c, found.refusal)
  const hearings = await selectHearingsOf(db, id, now)
  return c.html(
    <DecisionHearingsPage
      visit={c.get('visit')}
      officer={c.get('officer')}
      decision={found.value}
      hearings={hearings}
      refusal={refusal}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Whoever may see the unit's work; the button is for its drafters.
desk.get('/desk/decisions/:id/hearings', (c) => hearingsPage(c, c.req.param('id')))

// Drafters of the decision's unit.
desk.post('/desk/decisions/:id/hearings', async (c) => {
  const id = c.req.param('id')
  const done = await beginHearing(c.get('visit'), c.get('officer'), id)
  if (done.ok) return c.redirect(`/desk/hearings/${done.value.hearingId}?begun`, 303)
  return statusOfRefusal(done.refusal) === 403 ? shut(c, done.refusal) : hearingsPage(c, id, done.refusal)
})

// Whoever may see the unit's work.
desk.get('/desk/hearings/:id', async (c) => {
  const found = await opened(c, c.req.param('id'))
  if (!found.ok) return shut(c, found.refusal)
  const seated = await countSeated(c.get('visit').db, found.value.hearing.id)
  const begun = c.req.query('begun') !== undefined
  return c.html(<HearingOverviewPage {...shown(c, found.value)} seated={seated} begun={begun} />)
})

/** What the form begins with: what is being written, else the terms that count, else what can be guessed. */
function beginning(ground: HearingGround): TypedAnnouncement {
  const open = openPaper(ground, 'hearing_announcement')
  if (open)
    return savedOf(
      announcementSchema.parse(open.body),
      open.documents.map(({ id }) => id),
    )
  const { terms, decision } = ground
  if (terms)
    return savedOf(
      { ...terms.body, change_reason: '' },
      terms.documents.map(({ id }) => id),
    )
  return savedOf(
    announcementSchema.parse({ hearing_matter: decision.title, organizer: decision.unitName.slice(0, 100) }),
    [],
  )
}

// The form: drafters of the unit. Others who may see the unit's work read the preview.
desk.get('/desk/hearings/:id/announcement', async (c) => {
  const found = await opened(c, c.req.param('id'))
  if (!found.ok) return shut(c, found.refusal)
  const ground = found.value
  if (!mayRun(c.get('officer'), ground)) {
    return c.redirect(`/desk/hearings/${ground.hearing.id}/announcement/preview`, 303)
  }
  const typed = beginning(ground)
  const body = announcementSchema.parse(bodyOf(typed))
  const documents = typed.documentIds.length
  const problems = judgeProposal(ground, { body, documents, at: c.get('visit').now }, ground.pinned.effective)
  const saved = { problems: problems.length, whole: itemsSaid(body, documents).length === 4 }
  return c.html(
    <AnnouncementFormPage
      {...shown(c, ground)}
      typed={typed}
      body={body}
      revision={openPaper(ground, 'hearing_announcement')?.revision ?? 0}
      saved={c.req.query('saved') === undefined ? undefined : saved}
    />,
  )
})

async function refusedForm(c: Context<Desk>, id: string, typed: TypedAnnouncement, refusal: Refusal) {
  const found = await opened(c, id)
  if (!found.ok) return shut(c, found.refusal)
  const ground = found.value
  const conflict = refusal.problems[0].code === 'changed_meanwhile'
  const written = conflict
    ? openPaper(ground, 'hearing_announcement')?.revision
    : Number(typed.texts.revision)
  const read = announcementSchema.safeParse(bodyOf(typed))
  return c.html(
    <AnnouncementFormPage
      {...shown(c, ground)}
      typed={typed}
      body={read.success ? read.data : null}
      revision={Number.isSafeInteger(written) ? (written ?? 0) : 0}
      refusal={onTheForm(typed, refusal)}
      conflict={conflict}
    />,
    statusOfRefusal(refusal),
  )
}

const revisionOf = (text: unknown): number =>
  typeof text === 'string' && /^\d{1,7}$/.test(text) ? Number(text) : 0

// Drafters of the unit.
desk.post('/desk/hearings/:id/announcement', async (c) => {
  const id = c.req.param('id')
  const form = nest(await c.req.formData())
  const typed = typedOf(form)
  const body = parse(announcementSchema, bodyOf(typed))
  const done: Result<unknown> = body.ok
    ? await saveAnnouncement(c.get('visit'), c.get('officer'), id, {
        body: body.value,
        documentIds: typed.documentIds,
        revision: revisionOf(form.revision),
      })
    : body
  if (!done.ok && statusOfRefusal(done.refusal) === 403) return shut(c, done.refusal)
  if (!done.ok) return refusedForm(c, id, typed, done.refusal)
  const at = `/desk/hearings/${id}/announcement`
  if (form.after === 'preview') return c.redirect(`${at}/preview`, 303)
  return c.redirect(form.after === 'publication' ? `${at}/publication` : `${at}?saved`, 303)
})

// The form: drafters of the unit; others who may see the unit's work read it.
desk.get('/desk/hearings/:id/cancellation', async (c) => {
  const found = await opened(c, c.req.param('id'))
  if (!found.ok) return shut(c, found.refusal)
  const ground = found.value
  if (!mayRun(c.get('officer'), ground)) {
    return c.redirect(`/desk/hearings/${ground.hearing.id}/cancellation/preview`, 303)
  }
  const open = openPaper(ground, 'hearing_cancellation')
  const said = cancellationSchema.safeParse(open?.body)
  return c.html(
    <CancellationPage
      {...shown(c, ground)}
      typed={said.success ? said.data : {}}
      revision={open?.revision ?? 0}
    />,
  )
})

// Drafters of the unit.
desk.post('/desk/hearings/:id/cancellation', async (c) => {
  const id = c.req.param('id')
  const form = nest(await c.req.formData())
  const body = parse(cancellationSchema, form)
  const revision = revisionOf(form.revision)
  const done: Result<unknown> = body.ok
    ? await saveCancellation(c.get('visit'), c.get('officer'), id, { body: body.value, revision })
    : body
  if (done.ok) return c.redirect(`/desk/hearings/${id}/cancellation/publication`, 303)
  const found = await opened(c, id)
  if (!found.ok || statusOfRefusal(done.refusal) === 403)
    return shut(c, found.ok ? done.refusal : found.refusal)
  const said = (name: string) => (typeof form[name] === 'string' ? form[name] : undefined)
  return c.html(
    <CancellationPage
      {...shown(c, found.value)}
      typed={{ reason: said('reason'), note: said('note') }}
      revision={openPaper(found.value, 'hearing_cancellation')?.revision ?? 0}
      refusal={done.refusal}
    />,
    statusOfRefusal(done.refusal),
  )
})

desk.route('/', registrationDesk)
desk.route('/', drawDesk)
desk.route('/', dayDesk)
desk.route('/', paperDesk)
