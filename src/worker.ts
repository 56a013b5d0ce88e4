import { Hono } from 'hono'
import { routes as adoption, api as adoptionApi, desk as adoptionDesk } from './adoption/routes.tsx'
import { routes as calendar, api as calendarApi, desk as calendarDesk } from './calendar/routes.tsx'
import { api as casefileApi, desk as casefileDesk } from './casefile/routes.tsx'
import { desk as notices, api as noticesApi } from './consultations/desk-routes.tsx'
import { routes as consultations } from './consultations/routes.tsx'
import { desk as decisions, api as decisionsApi } from './decisions/routes.tsx'
import { routes as documents, desk as drafts, api as draftsApi } from './drafts/routes.tsx'
import type { Env } from './ground/env.ts'
import type { House } from './ground/house.ts'
import { openDatabase } from './ground/open.ts'
import { assertSettings, enter, keysOf, readClock } from './ground/visit.ts'
import { desk as deskHall, api as deskHallApi } from './hall/desk-routes.tsx'
import { atMost, failed, freshness, headers, hearOut, notFound, ownRequestsOnly } from './hall/entrance.tsx'
import { letters } from './hall/mail.ts'
import { describing } from './hall/open-api.tsx'
import { routes as receipts } from './hall/receipt-routes.tsx'
import { routes as hall } from './hall/routes.tsx'
import { api as hearingsApi } from './hearings/api.ts'
import { desk as hearingsDesk } from './hearings/desk-routes.tsx'
import { freezeDue } from './hearings/freeze-due.ts'
import { remindOfHearings, tellOfEnded } from './hearings/letters-queue.ts'
import { seatObserversDue } from './hearings/observer-seats.ts'
import { routes as hearings } from './hearings/routes.tsx'
import { routes as ledger } from './ledger/routes.tsx'
import { desk as keyIn, api as keyInApi } from './opinions/routes.tsx'
import { sweepAttempts } from './people/attempts.ts'
import { routes as people, api as peopleApi, desk as peopleDesk } from './people/routes.tsx'
import { sendDue } from './people/send-due.ts'
import { requireOfficer, sweepSessions } from './people/session.ts'

const app = new Hono<House>()

app.use(hearOut, headers, enter, freshness, ownRequestsOnly)
// Files come to the desk; elsewhere forms, of which the longest refused one must still be shown again.
app.use('*', async (c, next) => atMost(/^\/(api\/v1\/)?desk\//.test(c.req.path) ? 25 : 8)(c, next))
app.use('/desk', requireOfficer())
app.use('/desk/*', requireOfficer())
app.use('/api/v1/desk/*', requireOfficer())

const pages = [consultations, hearings, hall, receipts, ledger, documents, adoption, calendar, people]
const desks = [
  deskHall,
  peopleDesk,
  calendarDesk,
  decisions,
  drafts,
  notices,
  hearingsDesk,
  keyIn,
  adoptionDesk,
  casefileDesk,
]
const forDecisions = [decisionsApi, draftsApi, noticesApi, hearingsApi, keyInApi, adoptionApi, casefileApi]
for (const room of pages) app.route('/', room)
for (const room of [...desks, deskHallApi, peopleApi, calendarApi, ...forDecisions]) app.route('/', room)
app.route('/', describing(app))

app.notFound(notFound)
app.onError(failed)

/** Every clock duty. None of them opens or closes anything: that follows from the dates. */
async function strike(env: Env): Promise<void> {
  assertSettings(env)
  const hands = { db: openDatabase(env.DB), keys: await keysOf(env), now: readClock(env) }
  await hands.db.batch([
    sweepSessions(hands.db, hands.now) as never,
    sweepAttempts(hands.db, hands.now) as never,
  ])
  const done = await Promise.allSettled(
    [freezeDue, seatObserversDue, remindOfHearings, tellOfEnded].map((duty) => duty(hands)),
  )
  await sendDue(hands, env, letters)
  for (const each of done) if (each.status === 'rejected') throw each.reason
}

export default {
  fetch: app.fetch,
  scheduled: (_event, env, context) => context.waitUntil(strike(env)),
} satisfies ExportedHandler<Env>
