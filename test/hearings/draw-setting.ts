import { Hono } from 'hono'
import type { Instant } from '../../src/ground/clock.ts'
import type { AnnouncementInput } from '../../src/hearings/announcement.ts'
import { api } from '../../src/hearings/draw-api.ts'
import { routes } from '../../src/hearings/draw-routes.tsx'
import { freezeFromDesk } from '../../src/hearings/freeze-lists.ts'
import { register } from '../../src/hearings/register.ts'
import { type Method, registrationSchema } from '../../src/hearings/registration.ts'
import type { Desk, Officer } from '../../src/people/officer.ts'
import type { Category } from '../../src/statute/hearing.ts'
import { addDoc } from '../casefile/setting.ts'
import { at, env, makeOfficer, makeUnit, run, value, visitAt } from '../decisions/house.ts'
import { type SeededHearing, seedHearing } from '../support/hearing.ts'

export { at, codes, count, db, doorOf, env, form, json, run, value, visitAt } from '../decisions/house.ts'
export { addDoc }

/** During sign-up, right after its close, after the lottery, after that. */
export const OPEN = at('2026-06-10 09:00')
export const CLOSED = at('2026-06-15 17:30')
export const VALUE = at('2026-06-16 22:00')
export const LATER = at('2026-06-18 09:00')
export const TYPED = '双色球 2026-071 03,08,15,22,27,31+09'

export type Hearing = SeededHearing & { readonly drafter: Officer; readonly stranger: Officer }

let seeds = 0
let people = 0

/** An announced hearing: two seats for stakeholders, three for residents, one expert and one lawyer. */
export async function makeHearing(terms: Partial<AnnouncementInput> = {}): Promise<Hearing> {
  const seeded = await seedHearing(env.DB, {
    name: `d${++seeds}`,
    terms: {
      quota: [
        { category: 'stakeholder', seats: 2, selection: 'draw' },
        { category: 'resident', seats: 3, selection: 'draw' },
        { category: 'expert', seats: 1, selection: 'invitation' },
        { category: 'lawyer', seats: 1, selection: 'recommendation' },
      ],
      ...terms,
    },
  })
  const drafter: Officer = {
    id: seeded.drafterId,
    unitId: seeded.unitId,
    unitName: '单位',
    email: 'drafter@example.cn',
    name: 'drafter',
    roles: ['drafter'],
    mustChangePassword: false,
  }
  return { ...seeded, drafter, stranger: await makeOfficer(await makeUnit(), 'drafter') }
}

/** Somebody signs up, or is entered by the desk as recommended or invited; her draw number. */
export async function signUp(
  hearing: Hearing,
  category: Category,
  options: { method?: Method; when?: Instant; official?: boolean; email?: boolean } = {},
): Promise<{ drawNo: string; id: string; name: string }> {
  const n = ++people
  const when = options.when ?? OPEN
  const name = `甲${n}`
  const input = registrationSchema.parse({
    role: 'representative',
    category,
    name,
    area_or_unit: `某街道${n}号社区`,
    contact: {
      phone: `1380000${String(n).padStart(4, '0')}`,
      ...(options.email && { email: `p${n}@example.cn` }),
    },
    official: options.official ?? false,
  })
  const method = options.method ?? 'sign_up'
  const keyed = method === 'sign_up' ? undefined : { officer: hearing.drafter, method, receivedAt: when }
  const done = value(
    await register(await visitAt(when), hearing.hearingId, input, `draw-test-key-${n}-${n}`, keyed),
  )
  if (done.already) throw new Error('signed up before')
  return { drawNo: done.drawNo, id: done.registrationId, name }
}

export const signUpMany = async (hearing: Hearing, category: Category, n: number) => {
  const all: Awaited<ReturnType<typeof signUp>>[] = []
  for (let i = 0; i < n; i++) all.push(await signUp(hearing, category))
  return all
}

export const freezeIt = async (hearing: Hearing, when: Instant = CLOSED) =>
  freezeFromDesk(await visitAt(when), hearing.drafter, hearing.hearingId)

/** A further announcement, written past the deed but not past the triggers. */
export async function announceAgain(hearing: Hearing, changes: Partial<AnnouncementInput>): Promise<void> {
  const id = `${hearing.paperId}-again`
  const now = at('2026-06-17 08:00')
  await run(
    `INSERT INTO hearing_papers (id, hearing_id, kind, no, body, documents, held_at, venue, registration_from,
       registration_to, observer_seats, says, sha256, saved_by, saved_at)
     SELECT ?, hearing_id, kind, 2, json_patch(body, ?), documents, held_at, venue, registration_from, registration_to,
       observer_seats, says, sha256, saved_by, ? FROM hearing_papers WHERE id = ?`,
    id,
    JSON.stringify(changes),
    now,
    hearing.paperId,
  )
  const copy = (table: string, columns: string, values: string, where: string) =>
    run(`INSERT INTO ${table} (${columns}) SELECT ${values} FROM ${table} WHERE ${where}`)
  await copy(
    'secrecy_reviews',
    'id, decision_id, subject_kind, subject_id, bundle_sha256, bundle, requested_by, requested_at',
    `id || '-again', decision_id, subject_kind, '${id}', bundle_sha256, bundle, requested_by, '${now}'`,
    `subject_id = '${hearing.paperId}'`,
  )
  await copy(
    'secrecy_opinions',
    'review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at',
    `review_id || '-again', opinion, basis, reason, checks, reviewed_by, '${now}'`,
    `review_id = 'review-${hearing.hearingId}'`,
  )
  await copy(
    'publications',
    'id, decision_id, kind, subject_id, sha256, rule, published_at, published_by',
    `id || '-again', decision_id, kind, '${id}', sha256, rule, '${now}', published_by`,
    `subject_id = '${hearing.paperId}'`,
  )
}

/** The public pages and JSON of the draw, for anyone. */
export function publicDoor(when: Instant) {
  const app = new Hono<Desk>()
  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    c.set('visit', await visitAt(when, { path: pathname + search }))
    await next()
  })
  app.route('/', routes as never)
  app.route('/', api)
  app.onError((error) => {
    throw error
  })
  return async (path: string) => app.request(path, {}, env)
}
