import { beforeAll, expect, test } from 'vitest'
import { addOfficer } from '../../src/people/add-officer.ts'
import { addUnit } from '../../src/people/add-unit.ts'
import { changeOfficer } from '../../src/people/change-officer.ts'
import { deactivateOfficer, reactivateOfficer } from '../../src/people/deactivate-officer.ts'
import { makeFirstAdmin } from '../../src/people/new-installation.ts'
import type { Officer, Role } from '../../src/people/officer.ts'
import { resetPassword } from '../../src/people/reset-password.ts'
import { cut, officerById, PAGE_SIZE, rosterPage } from '../../src/people/roster.ts'
import { bindings, cookieOf, count, db, form, install, NOW, PASSWORD, raise, visitAt } from './house.ts'

let admin: Officer
beforeAll(async () => {
  const made = await Promise.allSettled([install(), install()])
  const [first, second] = made.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  if (!first || second) throw new Error('an installation has one first administrator')
  admin = first
})

const add = async (name: string, roles: Role[], actor = admin) =>
  addOfficer(await visitAt(), actor, {
    name,
    email: `${name}@county.example`,
    unit_id: admin.unitId,
    roles,
  })

async function added(name: string, ...roles: Role[]): Promise<Officer> {
  const done = await add(name, roles)
  if (!done.ok) throw new Error(done.refusal.problems[0].code)
  return (await officerById(db, done.value.id)) as Officer
}

const codeOf = (result: { ok: boolean; refusal?: { problems: readonly { code: string }[] } }) =>
  result.ok ? 'ok' : result.refusal?.problems[0]?.code

const entries = (deed: string) => count('SELECT count(*) AS n FROM entries WHERE deed = ?', deed)

test('the first administrator is made once, and never with a weak password', async () => {
  const input = { name: '李四', email: 'li@county.example', unit: '另一单位', password: PASSWORD }
  expect(codeOf(await makeFirstAdmin({ db, now: NOW }, input))).toBe('already_installed')
  expect(codeOf(await makeFirstAdmin({ db, now: NOW }, { ...input, password: '1234567890' }))).toBe(
    'password_too_easy',
  )
  expect(await count('SELECT count(*) AS n FROM units')).toBe(1)
  expect(await entries('officer_created')).toBe(1)
})

test('an administrator adds a unit; two of one name are refused', async () => {
  const visit = await visitAt()
  expect((await addUnit(visit, admin, { name: '县水务局' })).ok).toBe(true)
  expect(await addUnit(visit, admin, { name: '县水务局' })).toMatchObject({
    refusal: { problems: [{ code: 'unit_exists', field: 'name' }] },
  })
  expect(await entries('unit_created')).toBe(2)
})

test('an added officer gets a temporary password once and must change it', async () => {
  const done = await add('drafter1', ['drafter'])
  if (!done.ok) throw new Error('not added')
  expect(done.value.temporaryPassword).toMatch(/^(?:[0-9a-z]{4}-){3}[0-9a-z]{4}$/)
  const { results } = await bindings.DB.prepare('SELECT * FROM officers, entries').all()
  expect(JSON.stringify(results)).not.toContain(done.value.temporaryPassword)
  const go = raise(() => NOW)
  const fields = { email: 'drafter1@county.example', password: done.value.temporaryPassword ?? '' }
  const entered = await go('/desk/sign-in', form({ ...fields, next: '/desk/decisions' }))
  expect(entered.headers.get('location')).toBe('/desk/password?next=%2Fdesk%2Fdecisions')
  const cookie = cookieOf(entered)
  expect((await go('/desk', { headers: { cookie } })).headers.get('location')).toBe(
    '/desk/password?next=%2Fdesk',
  )
  expect((await go('/api/v1/desk/units', { headers: { cookie } })).status).toBe(403)
  const own = { current: fields.password, password: 'my own long sentence', repeat: 'my own long sentence' }
  const differs = await go('/desk/password', form({ ...own, repeat: 'something else' }, cookie))
  expect(differs.status).toBe(422)
  expect((await go('/desk/password', form(own, cookie))).status).toBe(200)
  expect((await go('/desk', { headers: { cookie } })).status).toBe(200)
})

test('two accounts with one e-mail are refused kindly, at its field', async () => {
  await added('twice', 'drafter')
  expect(await add('twice', ['reviewer'])).toMatchObject({
    refusal: { problems: [{ code: 'email_taken', field: 'email' }] },
  })
})

test('an unknown unit is refused at its field', async () => {
  const input = { name: '甲', email: 'a@county.example', unit_id: 'nowhere', roles: ['drafter' as const] }
  expect(await addOfficer(await visitAt(), admin, input)).toMatchObject({
    refusal: { problems: [{ code: 'invalid_choice', field: 'unit_id' }] },
  })
})

test('nobody but administrators looks after officers and units', async () => {
  const drafter = await added('plain', 'drafter', 'reviewer', 'office', 'supervisor')
  const visit = await visitAt()
  expect(codeOf(await addUnit(visit, drafter, { name: 'x' }))).toBe('forbidden')
  expect(codeOf(await add('other', ['admin'], drafter))).toBe('forbidden')
  expect(codeOf(await deactivateOfficer(visit, drafter, admin.id))).toBe('forbidden')
  expect(codeOf(await resetPassword(visit, drafter, admin.id))).toBe('forbidden')
  expect(
    codeOf(
      await changeOfficer(visit, drafter, drafter.id, { name: 'x', unit_id: admin.unitId, roles: ['admin'] }),
    ),
  ).toBe('forbidden')
  // Somebody who says she is one, too: SQL looks again.
  const pretender = { ...drafter, roles: ['admin' as const] }
  expect(codeOf(await addUnit(visit, pretender, { name: 'x' }))).toBe('forbidden')
})

test('the last administrator stays, even when two remove each other at once', async () => {
  const second = await added('admin2', 'admin')
  const visit = await visitAt()
  const both = await Promise.all([
    deactivateOfficer(visit, admin, second.id),
    deactivateOfficer(visit, second, admin.id),
  ])
  expect(both.filter((each) => each.ok)).toHaveLength(1)
  const left = both[0].ok ? admin : second
  expect(codeOf(await deactivateOfficer(visit, left, left.id))).toBe('last_admin')
  const demoted = await changeOfficer(visit, left, left.id, {
    name: 'x',
    unit_id: left.unitId,
    roles: ['drafter'],
  })
  expect(demoted).toMatchObject({ refusal: { problems: [{ code: 'last_admin', field: 'roles' }] } })
  const other = left === admin ? second : admin
  expect(codeOf(await reactivateOfficer(visit, left, other.id))).toBe('ok')
  expect(codeOf(await reactivateOfficer(visit, left, other.id))).toBe('changed_meanwhile')
})

test('a demo administrator does not count where demo accounts cannot sign in', async () => {
  const input = { name: 'd', email: 'admin@demo.local', unit_id: admin.unitId, roles: ['admin' as const] }
  await addOfficer(await visitAt(), admin, input, { password: PASSWORD, demo: true })
  await bindings.DB.prepare("UPDATE officers SET deactivated_at = ? WHERE email = 'admin2@county.example'")
    .bind(NOW)
    .run()
  expect(codeOf(await deactivateOfficer(await visitAt(), admin, admin.id))).toBe('last_admin')
})

test('changes and resets leave entries that name nobody', async () => {
  const officer = await added('changed', 'drafter')
  const before = await entries('officer_changed')
  const visit = await visitAt()
  await changeOfficer(visit, admin, officer.id, {
    name: '新名字',
    unit_id: admin.unitId,
    roles: ['reviewer', 'drafter'],
  })
  expect((await officerById(db, officer.id))?.roles).toEqual(['drafter', 'reviewer'])
  expect(codeOf(await resetPassword(visit, admin, officer.id))).toBe('ok')
  expect((await officerById(db, officer.id))?.mustChangePassword).toBe(true)
  expect(await entries('officer_changed')).toBe(before + 2)
  const { results } = await bindings.DB.prepare('SELECT body FROM entries').all()
  expect(JSON.stringify(results)).not.toMatch(/新名字|county\.example|水务局|scrypt/)
})

test('the list is paged by key and its cursor is an opaque id', async () => {
  const insert = bindings.DB.prepare(
    `INSERT INTO officers (id, unit_id, email, name, roles, password, created_at) VALUES (?1, ?2, ?1 || '@x', 'same', '["drafter"]', 'scrypt:none', ?3)`,
  )
  await bindings.DB.batch(Array.from({ length: 120 }, (_, n) => insert.bind(`id${n}`, admin.unitId, NOW)))
  const seen = new Set<string>()
  let after: string | undefined
  do {
    const { items, next } = cut(await rosterPage(db, after))
    expect(items.length).toBeLessThanOrEqual(PAGE_SIZE)
    for (const { id } of items) seen.add(id)
    after = next
  } while (after !== undefined)
  expect(seen.size).toBe(await count('SELECT count(*) AS n FROM officers'))
})

test('pages and JSON: the administrator adds, others get 403, typed fields come back', async () => {
  const go = raise(() => NOW)
  const cookie = cookieOf(await go('/desk/sign-in', form({ email: admin.email, password: PASSWORD })))
  expect((await go('/desk/officers', { headers: { cookie } })).status).toBe(200)
  expect((await go(`/desk/officers/${admin.id}`, { headers: { cookie } })).status).toBe(200)
  const refused = await go('/desk/officers', form({ name: '<i>某某</i>', email: 'no address' }, cookie))
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('value="&lt;i&gt;某某&lt;/i&gt;"')
  expect(page).toContain('href="#roles"')
  const fields = { name: '赵六', email: 'zhao@county.example', unit_id: admin.unitId, roles: 'drafter' }
  const done = await go('/desk/officers', form(fields, cookie))
  expect(done.status).toBe(201)
  expect(await done.text()).toMatch(/id="temporary-password">[0-9a-z-]{19}</)
  expect((await go('/desk/units', form({ name: '县教育局' }, cookie))).headers.get('location')).toBe(
    '/desk/units?added',
  )

  const headers = { cookie, 'content-type': 'application/json' }
  const body = JSON.stringify({ ...fields, email: 'qian@county.example', roles: ['reviewer'] })
  const made = await go('/api/v1/desk/officers', { method: 'POST', headers, body })
  expect(made.status).toBe(201)
  const { id, temporary_password } = (await made.json()) as { id: string; temporary_password: string }
  const one = await go(`/api/v1/desk/officers/${id}`, { headers })
  expect(await one.json()).toMatchObject({
    id,
    roles: ['reviewer'],
    must_change_password: true,
    deactivated_at: null,
  })
  expect((await go(`/api/v1/desk/officers/${id}/deactivation`, { method: 'POST', headers })).status).toBe(200)
  expect((await go(`/api/v1/desk/officers/${id}/deactivation`, { method: 'DELETE', headers })).status).toBe(
    200,
  )
  expect((await go('/api/v1/desk/units', { headers })).status).toBe(200)

  const other = cookieOf(
    await go('/desk/sign-in', form({ email: 'qian@county.example', password: temporary_password })),
  )
  await bindings.DB.prepare('UPDATE officers SET must_change_password = 0 WHERE id = ?').bind(id).run()
  for (const path of ['/desk/officers', `/desk/officers/${id}`, '/desk/units', '/desk/outbox']) {
    expect([path, (await go(path, { headers: { cookie: other } })).status]).toEqual([path, 403])
  }
  for (const path of ['/api/v1/desk/officers', '/api/v1/desk/outbox']) {
    expect([path, (await go(path, { headers: { cookie: other } })).status]).toEqual([path, 403])
  }
})
