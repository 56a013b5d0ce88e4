import { Hono } from 'hono'
import { routes as consultations } from './consultations/routes.tsx'
import { api as decisionsApi, desk as decisions } from './decisions/routes.tsx'
import { api as draftsApi, desk as drafts, routes as documents } from './drafts/routes.tsx'
import type { Env } from './ground/env.ts'
import type { House } from './ground/house.ts'
import { openDatabase } from './ground/open.ts'
import { assertSettings, enter, keysOf, readClock } from './ground/visit.ts'
import { atMost, failed, freshness, headers, notFound, ownRequestsOnly } from './hall/entrance.tsx'
import { letters } from './hall/mail.ts'
import { describing } from './hall/open-api.tsx'
import { routes as receipts } from './hall/receipt-routes.tsx'
import { routes as hall } from './hall/routes.tsx'
import { routes as ledger } from './ledger/routes.tsx'
import { api as keyInApi, desk as keyIn } from './opinions/routes.tsx'
import { sweepAttempts } from './people/attempts.ts'
import { api as peopleApi, desk as peopleDesk, routes as people } from './people/routes.tsx'
import { sendDue } from './people/send-due.ts'
import { requireOfficer, sweepSessions } from './people/session.ts'

const app = new Hono<House>()

app.use(headers, enter, freshness, ownRequestsOnly)
app.use('/desk/*', atMost(25))
app.use('/api/v1/desk/*', atMost(25))
app.use('/consultations/*', atMost(8))
app.use('/api/v1/*', atMost(25))
app.use('/desk', requireOfficer())
app.use('/desk/*', requireOfficer())
app.use('/api/v1/desk/*', requireOfficer())

for (const room of [consultations, hall, receipts, ledger, documents, people]) app.route('/', room)
for (const room of [peopleDesk, decisions, drafts, keyIn]) app.route('/', room)
for (const room of [peopleApi, decisionsApi, draftsApi, keyInApi])
  app.route('/', room)
app.route('/', describing(app))

app.notFound(notFound)
app.onError(failed)

/** Every clock duty. None of them opens or closes anything: that follows from the dates. */
async function strike(env: Env): Promise<void> {
  assertSettings(env)
  const hands = { db: openDatabase(env.DB), keys: await keysOf(env), now: readClock(env) }
  await hands.db.batch([sweepSessions(hands.db, hands.now) as never, sweepAttempts(hands.db, hands.now) as never])
  await sendDue(hands, env, letters)
}

export default {
  fetch: app.fetch,
  scheduled: (_event, env, context) => context.waitUntil(strike(env)),
} satisfies ExportedHandler<Env>
