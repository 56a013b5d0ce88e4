import { beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../src/ground/keys.ts'
import { addOfficer } from '../../src/people/add-officer.ts'
import { deactivateOfficer } from '../../src/people/deactivate-officer.ts'
import type { Officer } from '../../src/people/officer.ts'
import { deskPath } from '../../src/people/resume.tsx'
import { officerOf, openSession } from '../../src/people/session.ts'
import { signIn } from '../../src/people/sign-in.ts'
import { bindings, cookieOf, count, form, install, later, NOW, PASSWORD, raise, visitAt } from './house.ts'

let admin: Officer
beforeAll(async () => {
  admin = await install()
})

async function open(now = NOW, officerId = admin.id) {
  const session = await openSession(await visitAt(now), officerId)
  await session.statement
  return session
}

test('only the SHA-256 of a token is kept, and the token has 256 bits', async () => {
  const { token } = await open()
  expect(token).toMatch(/^[\w-]{43}$/)
  const { results } = await bindings.DB.prepare('SELECT * FROM sessions').all()
  expect(JSON.stringify(results)).not.toContain(token)
  expect(await count('SELECT count(*) AS n FROM sessions WHERE token_hash = ?', await sha256(token))).toBe(1)
})

test('a session ends two hours after its last use', async () => {
  const { token } = await open()
  expect((await officerOf(await visitAt(later(119)), token))?.officer.id).toBe(admin.id)
  expect(await officerOf(await visitAt(later(119 + 120)), token)).toBeUndefined()
  const { token: idle } = await open()
  expect(await officerOf(await visitAt(later(120)), idle)).toBeUndefined()
})

test('a session ends twelve hours after sign-in however much it is used', async () => {
  const { token } = await open()
  for (let minute = 100; minute < 720; minute += 100) {
    expect(await officerOf(await visitAt(later(minute)), token)).toBeDefined()
  }
  expect(await officerOf(await visitAt(later(719)), token)).toBeDefined()
  expect(await officerOf(await visitAt(later(720)), token)).toBeUndefined()
})

test('reading pages renews a session at most every five minutes', async () => {
  const { token, tokenHash } = await open()
  const idleUntil = () =>
    bindings.DB.prepare('SELECT idle_until FROM sessions WHERE token_hash = ?')
      .bind(tokenHash)
      .first('idle_until')
  const before = await idleUntil()
  await officerOf(await visitAt(later(4)), token)
  expect(await idleUntil()).toBe(before)
  await officerOf(await visitAt(later(5)), token)
  expect(await idleUntil()).toBe(later(125))
})

test('demo accounts sign in in development and never in production', async () => {
  const input = { name: '演示', email: 'demo@demo.local', unit_id: admin.unitId, roles: ['drafter' as const] }
  const added = await addOfficer(await visitAt(), admin, input, { password: PASSWORD, demo: true })
  if (!added.ok) throw new Error('not added')
  const credentials = { email: input.email, password: PASSWORD }
  expect(await signIn(await visitAt(), credentials)).toMatchObject({
    refusal: { problems: [{ code: 'sign_in_failed' }] },
  })
  const opened = await signIn(await visitAt(NOW, { development: true }), credentials)
  if (!opened.ok) throw new Error('not opened')
  expect(await officerOf(await visitAt(NOW), opened.value.token)).toBeUndefined()
})

test('a deactivated officer is out at once and cannot come back', async () => {
  const input = {
    name: '李四',
    email: 'li@county.example',
    unit_id: admin.unitId,
    roles: ['drafter' as const],
  }
  const added = await addOfficer(await visitAt(), admin, input)
  if (!added.ok) throw new Error('not added')
  const { token } = await open(NOW, added.value.id)
  expect(await officerOf(await visitAt(), token)).toBeDefined()
  expect((await deactivateOfficer(await visitAt(), admin, added.value.id)).ok).toBe(true)
  expect(await officerOf(await visitAt(), token)).toBeUndefined()
  const { token: smuggled } = await open(NOW, added.value.id)
  expect(await officerOf(await visitAt(), smuggled)).toBeUndefined()
  const again = await signIn(await visitAt(), {
    email: input.email,
    password: added.value.temporaryPassword ?? '',
  })
  expect(again).toMatchObject({ refusal: { problems: [{ code: 'sign_in_failed' }] } })
})

test.each([
  ['/desk', '/desk'],
  ['/desk/decisions?cursor=a&q=http://x', '/desk/decisions?cursor=a&q=http://x'],
  ['//evil.example', undefined],
  ['/\\evil.example', undefined],
  ['/desk/\\evil', undefined],
  ['https://evil.example/desk', undefined],
  ['javascript:alert(1)', undefined],
  ['/desk/../..//evil.example', undefined],
  ['/desk/..%2f', '/desk/..%2f'],
  ['/desk/../consultations', undefined],
  ['/desk/a\tb', undefined],
  ['/deskevil', undefined],
  ['/desk//evil.example', undefined],
  ['/desk/sign-out', undefined],
  ['/api/v1/desk', undefined],
])('next=%s leads to %s', (next, path) => {
  expect(deskPath(next)).toBe(path)
})

test('a page without a session leads to sign-in and back, and nowhere else', async () => {
  const go = raise(() => NOW)
  const asked = await go('/desk/units?cursor=abc')
  expect(asked.status).toBe(303)
  expect(asked.headers.get('location')).toBe('/desk/sign-in?next=%2Fdesk%2Funits%3Fcursor%3Dabc')
  const credentials = { email: 'Wang@county.example ', password: PASSWORD }
  const back = await go('/desk/sign-in', form({ ...credentials, next: '/desk/units' }))
  expect([back.status, back.headers.get('location')]).toEqual([303, '/desk/units'])
  const cookie = back.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  expect((await go('/desk', { headers: { cookie: cookieOf(back) } })).headers.get('cache-control')).toBe(
    'no-store',
  )
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example/desk']) {
    const away = await go('/desk/sign-in', form({ ...credentials, next }))
    expect(away.headers.get('location')).toBe('/desk')
  }
})

test('in production the cookie is __Host-session, Secure, and no other name is read', async () => {
  const go = raise(() => NOW, { secure: true })
  const done = await go('/desk/sign-in', form({ email: admin.email, password: PASSWORD }))
  expect(done.headers.get('set-cookie')).toMatch(
    /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect((await go('/desk', { headers: { cookie: cookieOf(done) } })).status).toBe(200)
  const renamed = cookieOf(done).replace('__Host-', '')
  expect((await go('/desk', { headers: { cookie: renamed } })).status).toBe(303)
})

test('a form whose session expired is carried through sign-in, whole, and resumed by a press', async () => {
  let now = NOW
  const go = raise(() => now)
  const cookie = cookieOf(await go('/desk/sign-in', form({ email: admin.email, password: PASSWORD })))
  now = later(121)
  const typed = {
    title: '关于<b>"停车"</b>的决定\n第二行 & =',
    'items.0.text': 'x',
    empty: '',
    new_password: 'never carried',
  }
  const expired = await go('/desk/decisions/new?a=1', form(typed, cookie))
  expect(expired.status).toBe(401)
  const page = await expired.text()
  expect(page).not.toContain('never carried')
  expect(page).not.toContain('<b>')
  const carried = hiddenIn(page)
  expect(carried.resume_action).toBe('/desk/decisions/new?a=1')

  const wrong = await go('/desk/sign-in', form({ ...carried, email: admin.email, password: 'wrong' }))
  expect(wrong.status).toBe(401)
  expect(hiddenIn(await wrong.text())).toEqual(carried)

  const resumed = await go('/desk/sign-in', form({ ...carried, email: admin.email, password: PASSWORD }))
  expect(resumed.status).toBe(200)
  const again = await resumed.text()
  expect(again).toContain('继续提交')
  expect(again).toContain('action="/desk/decisions/new?a=1"')
  const { new_password: _, ...kept } = typed
  expect(hiddenIn(again)).toEqual(kept)
  const answer = await go('/desk/decisions/new?a=1', form(hiddenIn(again), cookieOf(resumed)))
  expect(answer.status).toBe(200)
})

test('a file in an expired form is not carried, and the page says so', async () => {
  const body = new FormData()
  body.set('title', '标题')
  body.set('file', new File(['secret text'], 'draft.txt'))
  const go = raise(() => NOW)
  const page = await (await go('/desk/decisions/new', { method: 'POST', body })).text()
  expect(page).toContain('需要重新选择')
  expect(page).not.toContain('secret text')
  const carried = hiddenIn(page)
  const resumed = await go('/desk/sign-in', form({ ...carried, email: admin.email, password: PASSWORD }))
  const again = await resumed.text()
  expect(again).toContain('multipart/form-data')
  expect(hiddenIn(again)).toEqual({ title: '标题' })
})

test('a resumed form goes to the desk of this site or nowhere', async () => {
  const go = raise(() => NOW)
  for (const action of [
    '//evil.example/desk/',
    '/consultations/1/comment',
    'https://evil.example',
    '/desk/sign-out',
  ]) {
    const fields = { resume_action: action, resume_body: 'a=1', email: admin.email, password: PASSWORD }
    const done = await go('/desk/sign-in', form(fields))
    expect([done.status, done.headers.get('location')]).toEqual([303, '/desk'])
  }
})

test('programs: 401 without a token, the same token as bearer, sign-out ends it', async () => {
  const go = raise(() => NOW)
  const refused = await go('/api/v1/desk/officers')
  expect(refused.status).toBe(401)
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  const body = JSON.stringify({ email: admin.email, password: PASSWORD })
  const opened = await go('/api/v1/desk/session', { method: 'POST', body })
  expect(opened.status).toBe(201)
  const answer = (await opened.json()) as { token: string }
  expect(answer).toMatchObject({
    expires_at: '2026-03-02T11:00:00.000+08:00',
    officer: { id: admin.id, name: '王建国', roles: ['admin'], unit: { id: admin.unitId } },
  })
  const headers = { authorization: `Bearer ${answer.token}` }
  expect((await go('/api/v1/desk/session', { headers })).status).toBe(200)
  expect((await go('/desk', { headers })).status).toBe(200)
  expect((await go('/api/v1/desk/session', { method: 'DELETE', headers })).status).toBe(204)
  expect((await go('/api/v1/desk/session', { headers })).status).toBe(401)
  expect((await go('/desk', { headers })).status).toBe(303)
})

test('signing out ends the session in the database, not only the cookie', async () => {
  const go = raise(() => NOW)
  const cookie = cookieOf(await go('/desk/sign-in', form({ email: admin.email, password: PASSWORD })))
  const out = await go('/desk/sign-out', form({}, cookie))
  expect(out.status).toBe(303)
  expect(out.headers.get('set-cookie')).toMatch(/^session=; Max-Age=0/)
  expect((await go('/desk', { headers: { cookie } })).status).toBe(303)
})

/** Hidden fields of a page, unescaped. */
function hiddenIn(page: string): Record<string, string> {
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [plain(name), plain(value)]))
}
