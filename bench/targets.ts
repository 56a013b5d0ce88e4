import { addDays, beijingDate, instant } from '../src/ground/clock.ts'
import type { Env } from '../src/ground/env.ts'
import { seedConsultation, seedOpinions } from '../test/support/seed.ts'

/** What is measured, and which bare Worker it is measured against. */
export type Target = {
  readonly name: string
  readonly floor: 'constant' | 'insert'
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** In headers and body `{unique}` becomes another 32 letters and digits for every request. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The status of a request that counts; anything else is a failure. */
  readonly status: number
}

/** An article of the length that articles have, about 200 characters. */
const article = (n: number): string =>
  `停车设施的建设和管理应当遵循第${n}项原则。`.padEnd(
    200,
    '停车人应当按照标识停放车辆，经营者应当明码标价，主管部门应当公开投诉电话。',
  )

/** Fill the empty, migrated house with what the targets need, and name them. */
export async function prepare(env: Env, full: boolean): Promise<Target[]> {
  const today = beijingDate(instant(Date.now()))
  const texts = Array.from({ length: 44 }, (_, i) => article(i + 1))
  const dates = { startsOn: addDays(today, -5), endsOn: addDays(today, 30), texts }
  const [quiet, busy] = [
    await seedConsultation(env.DB, { ...dates, name: 'quiet' }),
    await seedConsultation(env.DB, { ...dates, name: 'busy' }),
  ]
  await seedOpinions(env.DB, quiet, 10)
  await seedOpinions(env.DB, busy, full ? 100_000 : 10_000)
  const page = { floor: 'constant', method: 'GET', status: 200 } as const
  return [
    { ...page, name: 'home page', path: '/' },
    { ...page, name: 'consultation page, 10 opinions', path: `/consultations/${quiet.consultationId}` },
    {
      ...page,
      name: `consultation page, ${full ? '100,000' : '10,000'} opinions`,
      path: `/consultations/${busy.consultationId}`,
    },
    { ...page, name: 'consultation as JSON', path: `/api/v1/consultations/${quiet.consultationId}` },
    {
      name: 'submission of one opinion',
      floor: 'insert',
      method: 'POST',
      path: `/api/v1/consultations/${quiet.consultationId}/submissions`,
      headers: { 'content-type': 'application/json', 'idempotency-key': '{unique}' },
      body: JSON.stringify({
        items: [
          { clause_uid: quiet.clauses[6], kind: 'amend', text: '{unique}', reason: '这样老人也看得懂。' },
        ],
      }),
      status: 201,
    },
  ]
}
