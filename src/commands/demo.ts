import { beijingDate, type Instant, instant } from '../ground/clock.ts'
import type { Env } from '../ground/env.ts'
import type { Visit } from '../ground/house.ts'
import { openDatabase } from '../ground/open.ts'
import { keysOf } from '../ground/visit.ts'
import { engage } from './demo/cast.ts'
import { matters } from './demo/matters.ts'
import { actsOf } from './demo/stage.ts'
import { inOrder, momentOf, officeDay } from './demo/timetable.ts'

/** Every officer's account is older than the first matter. */
const BEGINNING = -120

/**
 * Fill an empty database with the demo: the decisions of a county that does not exist, in every state, made
 * through the deeds with past instants in time order. `now` is milliseconds since 1970 on the house's own clock;
 * whatever it is, the last deed was done on the day before. Throws when a deed refuses.
 */
export async function loadDemo(env: Env, now: number): Promise<void> {
  const [db, keys] = [openDatabase(env.DB), await keysOf(env)]
  const visitAt = (at: Instant): Visit => ({
    requestId: 'demo',
    now: at,
    db,
    keys,
    lang: 'zh',
    elder: false,
    nonce: '',
    path: '/',
    secure: false,
    development: true,
    origin: env.PUBLIC_ORIGIN ?? 'http://localhost',
    addressHash: null,
  })
  const today = beijingDate(instant(now))
  const began = momentOf(today, [officeDay(today, BEGINNING), '09:00'])
  const cast = await engage(visitAt(began), env.DEMO_PASSWORD ?? 'wenji-demo-2026')
  const acts = matters.flatMap((matter) => actsOf(matter, { files: env.FILES, cast, today }))
  for (const { at, deed } of inOrder(acts, instant(now))) await deed(visitAt(at))
}
