import { beforeAll, expect, test } from 'vitest'
import { commit } from '../../src/ground/batch.ts'
import { countFailure, failuresSince, sweepAttempts, withinLimit } from '../../src/people/attempts.ts'
import { changePassword } from '../../src/people/change-password.ts'
import type { Officer } from '../../src/people/officer.ts'
import { hashPassword, judgePassword, verifyPassword } from '../../src/people/password.ts'
import { officerOf } from '../../src/people/session.ts'
import { PER_ACCOUNT, PER_ADDRESS, signIn } from '../../src/people/sign-in.ts'
import { bindings, count, db, install, later, PASSWORD, raise, visitAt } from './house.ts'

let admin: Officer
beforeAll(async () => {
  admin = await install()
})

const codeOf = (result: Awaited<ReturnType<typeof signIn>>) =>
  result.ok ? 'ok' : result.refusal.problems[0].code

test('a password is kept as scrypt with its parameters, salted, and compared', async () => {
  const kept = await hashPassword('一句 好记的 长话')
  expect(kept).toMatch(/^scrypt:15:8:3:[\w-]{22}:[\w-]{43}$/)
  expect(await hashPassword('一句 好记的 长话')).not.toBe(kept)
  expect(await verifyPassword('一句 好记的 长话', kept)).toBe(true)
  expect(await verifyPassword('一句 好记的 长话。', kept)).toBe(false)
  expect(await verifyPassword('', undefined)).toBe(false)
})

test.each([
  ['short', 'password_too_short'],
  ['          a', 'password_too_short'],
  ['aaaaaaaaaaaa', 'password_too_easy'],
  ['1234567890', 'password_too_easy'],
  ['wang.jianguo@county.example', 'password_too_easy'],
  ['Wang.Jianguo2026', 'password_too_easy'],
  ['x1'.repeat(150), 'too_long'],
])('refuses %s as a new password', (password, code) => {
  const judged = judgePassword(password, { email: 'wang.jianguo@county.example', name: '王建国' }, 'password')
  expect(judged).toMatchObject({ ok: false, refusal: { problems: [{ code, field: 'password' }] } })
})

test('unknown account and wrong password get the same refusal', async () => {
  const visit = await visitAt(later(-1000))
  const unknown = await signIn(visit, { email: 'nobody@county.example', password: PASSWORD })
  const wrong = await signIn(visit, { email: admin.email, password: 'wrong' })
  expect(unknown).toEqual(wrong)
  expect(codeOf(unknown)).toBe('sign_in_failed')
})

test('twenty tries at once: ten are looked at, ten refused, and then the right password too', async () => {
  const visit = await visitAt(later(0))
  const tries = Array.from({ length: 20 }, (_, n) =>
    signIn(visit, { email: admin.email, password: `wrong ${n}` }),
  )
  const codes = (await Promise.all(tries)).map(codeOf)
  expect(codes.filter((code) => code === 'sign_in_failed')).toHaveLength(PER_ACCOUNT.failures)
  expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(10)
  expect(codeOf(await signIn(visit, { email: admin.email, password: PASSWORD }))).toBe('too_many_attempts')
  expect(codeOf(await signIn(await visitAt(later(14)), { email: admin.email, password: PASSWORD }))).toBe(
    'too_many_attempts',
  )
  expect(codeOf(await signIn(await visitAt(later(16)), { email: admin.email, password: PASSWORD }))).toBe(
    'ok',
  )
})

test('a right password takes its own try back and forgets the account’s failures', async () => {
  const visit = await visitAt(later(100), { addressHash: 'a'.repeat(64) })
  await signIn(visit, { email: admin.email, password: 'wrong' })
  expect(await count('SELECT sum(failures) AS n FROM attempts WHERE window_start >= ?', later(100))).toBe(2)
  expect(codeOf(await signIn(visit, { email: admin.email, password: PASSWORD }))).toBe('ok')
  expect(await count('SELECT sum(failures) AS n FROM attempts WHERE window_start >= ?', later(100))).toBe(1)
})

test('an address is limited across accounts, and accounts behind other addresses are not', async () => {
  const now = later(200)
  const addressHash = 'b'.repeat(64)
  const visit = await visitAt(now, { addressHash })
  const tries = Array.from({ length: PER_ADDRESS.failures + 2 }, (_, n) =>
    signIn(visit, { email: `guess${n}@county.example`, password: 'wrong' }),
  )
  const codes = (await Promise.all(tries)).map(codeOf)
  expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(2)
  expect(codeOf(await signIn(visit, { email: admin.email, password: PASSWORD }))).toBe('too_many_attempts')
  expect(codeOf(await signIn(await visitAt(now), { email: admin.email, password: PASSWORD }))).toBe('ok')
})

test('neither e-mail addresses nor network addresses stand in the attempts table', async () => {
  const { results } = await bindings.DB.prepare('SELECT * FROM attempts').all()
  expect(results.length).toBeGreaterThan(0)
  expect(JSON.stringify(results)).not.toMatch(/@|bbbbbbbb/)
})

test('the refusal tells programs when to come back', async () => {
  const go = raise(() => later(400))
  const post = (password: string) =>
    go('/api/v1/desk/session', {
      method: 'POST',
      body: JSON.stringify({ email: 'x@county.example', password }),
    })
  for (let n = 0; n < PER_ACCOUNT.failures; n++) expect((await post('wrong')).status).toBe(401)
  const refused = await post('wrong')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('900')
  expect(await refused.json()).toMatchObject({ code: 'too_many_attempts' })
})

test('the window of failures slides and is swept', async () => {
  const subject = 'c'.repeat(64)
  await countFailure(db, subject, later(500), 15)
  await countFailure(db, subject, later(500), 15)
  await countFailure(db, subject, later(510), 15)
  expect(await failuresSince(db, subject, later(511), 15)).toBe(3)
  expect(await failuresSince(db, subject, later(516), 15)).toBe(1)
  const limit = { failures: 3, minutes: 15 }
  const guard = [{ code: 'too_many_attempts', holds: withinLimit(subject, later(511), limit) }] as const
  expect((await commit(db, guard, [])).ok).toBe(false)
  await sweepAttempts(db, later(500 + 25 * 60))
  expect(await count('SELECT count(*) AS n FROM attempts WHERE subject = ?', subject)).toBe(0)
})

test('changing one’s password ends the other sessions, keeps this one and leaves an entry without secrets', async () => {
  const at = later(3000)
  const visit = await visitAt(at)
  const [here, elsewhere] = [
    await signIn(visit, { email: admin.email, password: PASSWORD }),
    await signIn(visit, { email: admin.email, password: PASSWORD }),
  ]
  if (!here.ok || !elsewhere.ok) throw new Error('not signed in')
  const change = (current: string, password: string) =>
    changePassword(visit, admin, here.value.tokenHash, { current, password })
  expect(await change('wrong', 'another quiet river')).toMatchObject({
    refusal: { problems: [{ code: 'password_wrong', field: 'current' }] },
  })
  expect((await change(PASSWORD, 'another quiet river')).ok).toBe(true)
  expect(await officerOf(visit, here.value.token)).toBeDefined()
  expect(await officerOf(visit, elsewhere.value.token)).toBeUndefined()
  expect(codeOf(await signIn(visit, { email: admin.email, password: PASSWORD }))).toBe('sign_in_failed')
  const { results } = await bindings.DB.prepare(
    "SELECT body FROM entries WHERE deed = 'officer_changed'",
  ).all()
  expect(results).toHaveLength(1)
  expect(JSON.stringify(results)).not.toMatch(/scrypt|river|王建国|@/)
})
