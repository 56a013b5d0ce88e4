import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { beijingDate, beijingIso } from '../ground/clock.ts'
import { nest } from '../ground/form.ts'
import { randomCode } from '../ground/ids.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { str } from '../opinions/opinion-form.ts'
import { csvHeaders, csvStream } from '../paper/csv.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import type { Desk } from '../people/officer.ts'
import { KeyedRegistrationPage, KeyRegistrationPage, type TypedKeying } from './desk-registration-new.tsx'
import { RegistrationsPage } from './desk-registrations.tsx'
import type { HearingFile } from './hearing.ts'
import { keyedRegistrationSchema, receivedAt } from './keyed-registration.ts'
import { cursorPattern, listRegistrations, readSignUpCounts } from './list-registrations.ts'
import { mayRun, openHearing } from './open-file.ts'
import { register } from './register.ts'
import { registrationRoles } from './registration.ts'
import { bodyOf, emptyForm, readForm, type TypedRegistration } from './registration-form.ts'
import { desk as one } from './registration-one-routes.tsx'
import { words } from './registration-words.ts'

export const desk = new Hono<Desk>()

const turnAway = (c: Context<Desk>, refusal: Refusal) =>
  refusal.problems[0].code === 'not_found'
    ? c.notFound()
    : c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)

const open = (c: Context<Desk>) => openHearing(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')

/** The same for whoever may enter and reveal: a drafter of the unit. */
async function openToRun(c: Context<Desk>) {
  const file = await open(c)
  return file.ok && !mayRun(c.get('officer'), file.value) ? refuse('forbidden') : file
}

const listQuerySchema = z.object({
  role: z.enum(registrationRoles).optional(),
  cursor: z.string().regex(cursorPattern).optional(),
})

const queryOf = (c: Context<Desk>) =>
  parse(
    listQuerySchema,
    Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== '')),
  )

// Whoever may see the unit's work; names masked.
desk.get('/desk/hearings/:id/registrations', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const file = await open(c)
  if (!file.ok) return turnAway(c, file.refusal)
  const asked = queryOf(c)
  const query = asked.ok ? asked.value : {}
  const { id } = file.value.hearing
  const [{ items, nextCursor }, counts] = await Promise.all([
    listRegistrations(visit.db, visit.keys, id, query),
    readSignUpCounts(visit.db, id),
  ])
  return c.html(
    <RegistrationsPage
      visit={visit}
      officer={officer}
      file={file.value}
      items={items}
      nextCursor={nextCursor}
      counts={counts}
      role={query.role}
      cursor={query.cursor}
    />,
  )
})

// Whoever may see the unit's work; names masked, no units, no contacts.
desk.get('/desk/hearings/:id/registrations.csv', async (c) => {
  const { db, keys, lang } = c.get('visit')
  const file = await open(c)
  if (!file.ok) return turnAway(c, file.refusal)
  const t = words(lang)
  const { id } = file.value.hearing
  let cursor: string | null | undefined
  const nextPage = async () => {
    if (cursor === null) return []
    const page = await listRegistrations(db, keys, id, { cursor })
    cursor = page.nextCursor
    return page.items.map(({ registration, standing, maskedName: name }) => [
      registration.drawNo,
      name ?? t.desk.erased,
      t.roles[registration.role],
      registration.category ? t.categories[registration.category] : '',
      t.methods[registration.method],
      t.channels[registration.channel],
      beijingIso(registration.registeredAt),
      t.standings[standing.status],
    ])
  }
  const { drawNo, name, role, category, method, channel, registeredAt, standing } = t.desk
  const header = [drawNo, name, role, category, method, channel, registeredAt, standing]
  const body = csvStream(header, nextPage, (rows) => [t.desk.total, rows])
  return c.body(body, 200, csvHeaders(`${t.desk.csvName}.csv`, 'sign-ups.csv'))
})

function keyPage(
  c: Context<Desk>,
  file: HearingFile,
  form: TypedRegistration,
  keying: TypedKeying,
  refusal?: Refusal,
) {
  const page = (
    <KeyRegistrationPage
      visit={c.get('visit')}
      officer={c.get('officer')}
      file={file}
      form={form}
      keying={keying}
      refusal={refusal}
    />
  )
  return c.html(page, refusal ? statusOfRefusal(refusal) : 200)
}

// A drafter of the unit.
desk.get('/desk/hearings/:id/registrations/new', async (c) => {
  const file = await openToRun(c)
  if (!file.ok) return turnAway(c, file.refusal)
  const { now } = c.get('visit')
  const keying = {
    method: c.req.query('method') ?? '',
    receivedOn: beijingDate(now),
    receivedTime: beijingIso(now).slice(11, 16),
  }
  return keyPage(
    c,
    file.value,
    emptyForm(randomCode(32), c.req.query('role'), c.req.query('category')),
    keying,
  )
})

// A drafter of the unit.
desk.post('/desk/hearings/:id/registrations/new', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const file = await openToRun(c)
  if (!file.ok) return turnAway(c, file.refusal)
  const posted = nest(await c.req.formData())
  const form = readForm(posted, randomCode(32))
  const keying = {
    method: str(posted.method),
    receivedOn: str(posted.received_on),
    receivedTime: str(posted.received_time),
  }
  const asked = parse(keyedRegistrationSchema, {
    ...(bodyOf(form) as object),
    method: keying.method || undefined,
    received_on: keying.receivedOn || undefined,
    received_time: keying.receivedTime || undefined,
  })
  if (!asked.ok) return keyPage(c, file.value, form, keying, asked.refusal)
  const at = receivedAt(asked.value, visit.now)
  if (!at.ok) return keyPage(c, file.value, form, keying, at.refusal)
  const { method, received_on: _on, received_time: _time, ...input } = asked.value
  const done = await register(visit, file.value.hearing.id, input, form.key, {
    officer,
    method,
    receivedAt: at.value,
  })
  if (done.ok)
    return c.html(
      <KeyedRegistrationPage visit={visit} officer={officer} file={file.value} done={done.value} />,
    )
  const reused = done.refusal.problems[0].code === 'idempotency_key_reused'
  const again = reused ? { ...form, key: randomCode(32) } : form
  return keyPage(c, file.value, again, keying, reused ? refuse('form_lodged_before').refusal : done.refusal)
})

desk.route('/', one)
