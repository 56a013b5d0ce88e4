import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { sha256 } from '../ground/keys.ts'
import { accept, judge, type Result, refuse } from '../ground/result.ts'
import { canonical } from '../ledger/canonical.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { stillAdmin } from '../people/admins.ts'
import { hasRole, type Officer } from '../people/officer.ts'
import { doubtsOf, judgeDoubts } from './doubts.ts'
import { calendarYears } from './store.ts'
import { arrangementOf, asCalendarYear, isYear, judgeYear, workdaysOf, type yearInput } from './year.ts'

/**
 * An administrator enters a year from the State Council's notice, or corrects it by a further version. Refused
 * when the arrangement cannot be right (`judgeYear`), when the sum that was confirmed is not its own
 * (`calendar_sum_differs`), when a doubt about it is not confirmed with a reason (`judgeDoubts`), or when somebody
 * else saved a version meanwhile.
 */
export async function saveYear(
  visit: Pick<Visit, 'db' | 'now'>,
  actor: Officer,
  year: number,
  input: z.output<typeof yearInput>,
): Promise<Result<{ readonly year: number; readonly version: number; readonly workdays: number }>> {
  const { db, now } = visit
  if (!hasRole(actor, 'admin')) return refuse('forbidden')
  if (!isYear(String(year))) return refuse('not_found')
  const judged = judge(judgeYear(year, input), undefined)
  if (!judged.ok) return judged
  const arranged = arrangementOf(year, input)
  const { noticeNo, noticeTitle, off, makeUp } = arranged
  const workdays = workdaysOf(asCalendarYear(arranged))
  if (input.workdays !== workdays) {
    return refuse('calendar_sum_differs', { field: 'workdays', params: { days: workdays } })
  }
  const sure = judge(judgeDoubts(doubtsOf(arranged), input), undefined)
  if (!sure.ok) return sure
  const version = input.version + 1
  const rests = off.map(({ first, last }) => [first, last])
  const hash = await sha256(canonical({ year, notice: noticeNo, off: rests, make_up: makeUp }))
  const entry = await prepareEntry({
    deed: 'calendar_year_saved',
    at: now,
    actor: actor.id,
    subject: String(year),
    data: { version, workdays, sha256: hash },
  })
  const latest = sql`(SELECT COALESCE(MAX(version), 0) FROM calendar_years WHERE year = ${year})`
  const guards = [
    stillAdmin(actor.id),
    { code: 'changed_meanwhile', holds: sql`${latest} = ${input.version}` },
  ] as const
  const row = { year, version, noticeNo, noticeTitle, off, makeUp, workdays, remark: input.remark }
  const done = await commit(db, guards, [
    db.insert(calendarYears).values({ ...row, savedBy: actor.id, savedAt: now }),
    appendEntry(db, entry),
  ])
  return done.ok ? accept({ year, version, workdays }) : done
}
