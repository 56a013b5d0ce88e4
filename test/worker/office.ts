import { expect } from 'vitest'
import { firstAdmin } from '../../src/commands/first-admin.ts'
import type { TestHouse } from '../support/house.ts'

export type Problem = {
  code: string
  rule?: string
  field?: string
  link?: string
  detail: string
  citation?: { source: string; quote: string }
  params?: Record<string, string | number>
  problems: Problem[]
}

export type Said<T> = { status: number; body: T; headers: Headers; text: string }

type Options = {
  token?: string | undefined
  body?: unknown
  form?: FormData
  key?: string
  headers?: HeadersInit
}

/** Ask the house as a program does; the answer's JSON is taken for a `T`. */
export async function ask<T = Problem>(
  house: TestHouse,
  method: string,
  path: string,
  { token, body, form, key, headers }: Options = {},
): Promise<Said<T>> {
  const all = new Headers(headers)
  if (token) all.set('authorization', `Bearer ${token}`)
  if (key) all.set('idempotency-key', key)
  if (body !== undefined) all.set('content-type', 'application/json')
  const answer = await house.fetch(path, {
    method,
    headers: all,
    ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const json = /json/.test(answer.headers.get('content-type') ?? '')
  return {
    status: answer.status,
    body: (json ? JSON.parse(text) : undefined) as T,
    headers: answer.headers,
    text,
  }
}

/** The same, and it must be answered with `status`. */
export async function must<T>(
  house: TestHouse,
  status: number,
  method: string,
  path: string,
  options: Options = {},
): Promise<T> {
  const said = await ask<T>(house, method, path, options)
  expect([method, path, said.status, said.status === status ? '' : said.text.slice(0, 600)]).toEqual([
    method,
    path,
    status,
    '',
  ])
  return said.body
}

export const PASSWORD = '河清海晏 wenji 2026'

/** The tokens of an office at work; `both` drafts and reviews, `stranger` drafts in another unit. */
export type Office = Record<
  'admin' | 'both' | 'drafter' | 'reviewer' | 'office' | 'supervisor' | 'stranger' | 'strangeReviewer',
  string
> & { unitId: string }

export const emailOf = (who: string): string => `${who.toLowerCase()}@qingyuan.example`

async function signIn(house: TestHouse, email: string, password: string): Promise<string> {
  const opened = await must<{ token: string }>(house, 201, 'POST', '/api/v1/desk/session', {
    body: { email, password },
  })
  return opened.token
}

/** New tokens, after the old ones have run out: two idle hours end a session. */
export async function signInAgain(house: TestHouse, office: Office): Promise<void> {
  for (const who of [
    'admin',
    'both',
    'drafter',
    'reviewer',
    'office',
    'supervisor',
    'stranger',
    'strangeReviewer',
  ] as const)
    office[who] = await signIn(house, emailOf(who), PASSWORD)
}

/** A new installation from its first administrator on, everything else by the API. */
export async function openOffice(house: TestHouse, nowMs: number): Promise<Office> {
  const email = emailOf('admin')
  const made = await firstAdmin(house.db, nowMs, {
    name: '管理员',
    email,
    unit: '清源县人民政府办公室',
    password: PASSWORD,
  })
  expect(made.ok).toBe(true)
  const again = await firstAdmin(house.db, nowMs, {
    name: '又一个',
    email: 'b@b.example',
    unit: '别的',
    password: PASSWORD,
  })
  expect(again).toMatchObject({ ok: false, refusal: { problems: [{ code: 'already_installed' }] } })
  const admin = await signIn(house, email, PASSWORD)
  const unit = async (name: string) =>
    (await must<{ id: string }>(house, 201, 'POST', '/api/v1/desk/units', { token: admin, body: { name } }))
      .id
  const unitId = await unit('清源县住房和城乡建设局')
  const otherId = await unit('清源县水务局')

  const join = async (who: string, roles: string[], unit_id: string) => {
    const added = await must<{ temporary_password: string }>(house, 201, 'POST', '/api/v1/desk/officers', {
      token: admin,
      body: { name: `经办${who}`, email: emailOf(who), unit_id, roles },
    })
    const token = await signIn(house, emailOf(who), added.temporary_password)
    // A temporary password opens nothing but its own change.
    const early = await ask(house, 'GET', '/api/v1/desk/decisions', { token })
    expect([early.status, early.body.code]).toEqual([403, 'password_change_needed'])
    await must(house, 204, 'POST', '/api/v1/desk/password', {
      token,
      body: { current: added.temporary_password, password: PASSWORD },
    })
    return token
  }
  return {
    unitId,
    admin,
    both: await join('both', ['drafter', 'reviewer'], unitId),
    drafter: await join('drafter', ['drafter'], unitId),
    reviewer: await join('reviewer', ['reviewer'], unitId),
    office: await join('office', ['office'], unitId),
    supervisor: await join('supervisor', ['supervisor'], unitId),
    stranger: await join('stranger', ['drafter'], otherId),
    strangeReviewer: await join('strangeReviewer', ['reviewer'], otherId),
  }
}
