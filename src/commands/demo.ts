import { beijingDate, type Instant, instant } from '../ground/clock.ts'
import type { Env } from '../ground/env.ts'
import type { Visit } from '../ground/house.ts'
import { openDatabase } from '../ground/open.ts'
import { keysOf } from '../ground/visit.ts'
import { engage } from './demo/cast.ts'
import { rule } from './demo/county.ts'
import { actsOfIdea, ideas } from './demo/ideas.ts'
import { matters } from './demo/matters.ts'
import { actsOf, judge } from './demo/stage.ts'
import { inOrder, momentOf, officeDay } from './demo/timetable.ts'

/** Every officer's account is older than the first matter. */
const BEGINNING = -240

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
    path: '/',
    secure: false,
    development: true,
    origin: env.PUBLIC_ORIGIN ?? 'http://localhost',
    addressHash: null,
  })
  const today = beijingDate(instant(now))
  const began = momentOf(today, [officeDay(today, BEGINNING), '09:00'])
  const cast = await engage(visitAt(began), env.DEMO_PASSWORD ?? 'wenji-demo-2026')
  await rule(visitAt(began), cast)
  const stage = { files: env.FILES, cast, today, judge }
  const acts = [
    ...matters.flatMap((matter) => actsOf(matter, stage)),
    ...ideas.flatMap((idea) => actsOfIdea(idea, stage)),
  ]
  for (const { at, deed } of inOrder(acts, instant(now))) await deed(visitAt(at))
}
