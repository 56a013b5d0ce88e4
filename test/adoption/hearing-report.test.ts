import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { answerItems } from '../../src/adoption/answer-items.ts'
import { hearingReportLetters } from '../../src/adoption/hearing-letters.ts'
import { prepareReport } from '../../src/adoption/prepare-report.ts'
import { requestHearingReportReview } from '../../src/adoption/publish-hearing-report.ts'
import { answersForItems } from '../../src/adoption/report-reading.ts'
import { api, desk, routes } from '../../src/adoption/routes.tsx'
import type { House } from '../../src/ground/house.ts'
import { routes as hearings } from '../../src/hearings/routes.tsx'
import { canonical, type Json } from '../../src/ledger/canonical.ts'
import {
  answerViews,
  codes,
  count,
  doorOf,
  env,
  form,
  heldHearing,
  json,
  LATER,
  openedDay,
  prepare,
  publish,
  reviewedReport,
  run,
  value,
  viewsOf,
  visitAt,
} from './held.ts'

const all = async <T = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<T>()
  ).results

const publicDoor = async () => {
  const visit = await visitAt(LATER)
  const house = new Hono<House>()
  house.use(async (c, next) => {
    c.set('visit', visit)
    await next()
  })
  return house.route('/', routes)
}

test('R19, R20: no report before the record is closed, before every view is answered, without a conclusion', async () => {
  const open = await openedDay()
  expect(codes(await prepare(open))).toEqual(['hearing_record_open'])
  const cast = await heldHearing()
  const waiting = await prepare(cast)
  expect(codes(waiting)).toEqual(['items_pending', 'item_unanswered', 'item_unanswered', 'item_unanswered'])
  // R8: whatever is not adopted has a reason, every view of a hearing.
  const [first] = await viewsOf(cast)
  expect(
    codes(
      await answerItems(await visitAt(LATER), cast.drafter, cast.hearingId, {
        items: [first ?? ''],
        disposition: 'not_adopted',
        reason: '',
      }),
    ),
  ).toEqual(['reason_missing'])
  await answerViews(cast)
  for (const lacking of [{ conclusion: null }, { conclusion_text: '' }])
    expect(codes(await prepare(cast, lacking))).toEqual(['conclusion_missing'])
  expect(codes(await prepare(cast, { opinions: '' }))).toEqual(['missing'])
  for (const who of [cast.reviewer, cast.stranger])
    expect(codes(await prepare(cast, {}, LATER, who))).toEqual(['forbidden'])
  expect(codes(await prepare({ ...cast, hearingId: 'nosuch' }))).toEqual(['not_found'])
  // Another kind of report is not made of it.
  expect(
    codes(
      await prepareReport(await visitAt(LATER), cast.drafter, cast.hearingId, {
        title: '采纳情况',
        summary: '',
      }),
    ),
  ).toEqual(['not_found'])
  expect(value(await prepare(cast))).toMatchObject({ no: 3, rows: 3 })
})

test('A35: the report is filled from the record, and anyone can compute its hash from the public data', async () => {
  const cast = await heldHearing({ email: true })
  await answerViews(cast)
  const id = await reviewedReport(cast)
  const app = await publicDoor()
  for (const path of [`/hearings/${cast.hearingId}/report`, `/api/v1/hearings/${cast.hearingId}/report.docx`])
    expect((await app.request(path)).status).toBe(404)
  expect(value(await publish(cast, id))).toEqual({ reportId: id, hearingId: cast.hearingId })

  const told = (await (await app.request(`/api/v1/hearings/${cast.hearingId}/report`)).json()) as {
    no: number
    body: Record<string, unknown>
    totals: Record<string, unknown>
    items: ({ ledger: unknown; text: string; submitter: string; channel: string } & Record<string, Json>)[]
    changes: Json[]
    sha256: string
  }
  expect(told.body).toMatchObject({
    title: '关于《某县城镇供水价格调整方案》的听证报告',
    held_on: '2026-06-30',
    started_at: '09:00',
    ended_at: '11:30',
    chair: '张主持',
    observers: 5,
    confirmed: 2,
    refused: 0,
    conclusion: 'carry_out_amended',
    papers: [
      { no: 1, kind: 'hearing_announcement' },
      { no: 2, kind: 'representative_list' },
    ],
    materials: { served: 3, exceptions: 0, first_on: '2026-06-23' },
  })
  expect(told.totals).toMatchObject({ views: 3, speakers: 2, pending: 0 })
  expect(told.items.map(({ submitter, channel }) => [submitter, channel])).toEqual([
    ['stakeholder', 'hearing'],
    ['stakeholder', 'hearing'],
    ['resident', 'hearing'],
  ])
  // No name of a representative, and no telephone that one of them said aloud.
  expect(JSON.stringify(told)).not.toMatch(/代表[123]|13912345678|1380000/)
  const lines = [
    {
      v: 1,
      kind: 'hearing_report',
      hearing: cast.hearingId,
      no: told.no,
      body: told.body,
      totals: told.totals,
    },
    ...told.items.map(({ ledger: _, ...row }) => row),
    ...told.changes,
  ]
  const hash = createHash('sha256')
  for (const line of lines) hash.update(`${canonical(line as Json)}\n`)
  expect(hash.digest('hex')).toBe(told.sha256)

  const page = await (await app.request(`/hearings/${cast.hearingId}/report`)).text()
  for (const text of [
    '一、听证事由',
    '八、结论性建议意见',
    '修改后实施',
    '成本监审结论不支持。',
    '价格分两年调整到位。',
  ])
    expect(page).toContain(text)
  expect(page).not.toMatch(/13912345678|代表1/)
  const csv = await (await app.request(`/api/v1/hearings/${cast.hearingId}/report.csv`)).text()
  expect(csv.trim().split('\r\n').at(-1)).toBe('合计,3,,,,,')

  const file = new Uint8Array(
    await (await app.request(`/api/v1/hearings/${cast.hearingId}/report.docx`)).arrayBuffer(),
  )
  const xml = strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array())
  for (const text of ['（第3号）', '结论：修改后实施。', '听证意见采纳情况表', '（此件公开发布）'])
    expect(xml).toContain(text)
  expect(xml).toContain('w:orient="landscape"')

  // It is numbered like the papers of the hearing and stands among them; its page is its own.
  const room = new Hono<House>()
  room.use(async (c, next) => {
    c.set('visit', await visitAt(LATER))
    await next()
  })
  room.route('/', hearings)
  const hearing = await (await room.request(`/hearings/${cast.hearingId}`)).text()
  for (const text of ['第3号', '关于《某县城镇供水价格调整方案》的听证报告', '或者注明拒绝签字的理由'])
    expect(hearing).toContain(text)
  const third = await room.request(`/hearings/${cast.hearingId}/papers/3`)
  expect([third.status, third.headers.get('location')]).toEqual([303, `/hearings/${cast.hearingId}/report`])
  expect((await room.request(`/hearings/${cast.hearingId}/papers/4`)).status).toBe(404)
  const data = await (await room.request(`/api/v1/hearings/${cast.hearingId}`)).json()
  expect((data as { papers: object[] }).papers.at(-1)).toMatchObject({
    no: 3,
    kind: 'hearing_report',
    sha256: told.sha256,
    url: `/hearings/${cast.hearingId}/report`,
  })

  // A08: the representatives who left an address are told; her tracking page has the answer.
  expect(await count(`outbox WHERE template = 'hearing_reported'`)).toBe(2)
  expect(
    await count(
      `outbox o JOIN registrations g ON g.participant_id = o.participant_id
        WHERE o.template = 'hearing_reported_absent' AND g.id = ?`,
      cast.people.at(-1),
    ),
  ).toBe(1)
  const letter = async (name: 'hearing_reported' | 'hearing_reported_absent') =>
    hearingReportLetters[name]?.({
      ...(await visitAt(LATER)),
      subjectId: cast.hearingId,
      participantId: 'p',
      participant: {} as never,
    })
  expect((await letter('hearing_reported'))?.subject).toBe('【问计】听证报告已经公布')
  expect((await letter('hearing_reported'))?.text).toContain('您作为听证代表参加了')
  expect((await letter('hearing_reported_absent'))?.text).toContain('当天没有到会')
  expect((await letter('hearing_reported_absent'))?.text).toContain('请不要直接回复')
  expect((await answersForItems((await visitAt(LATER)).db, await viewsOf(cast))).size).toBe(3)
  expect(
    await all(
      `SELECT code FROM milestones WHERE decision_id = ? ORDER BY rowid DESC LIMIT 1`,
      cast.decisionId,
    ),
  ).toEqual([{ code: 'hearing_report_published' }])
})

test('R28, R31: reviewed as it stands, published once; nothing that it tells of changes afterwards', async () => {
  const cast = await heldHearing()
  await answerViews(cast)
  const { reportId } = value(await prepare(cast))
  expect(codes(await publish(cast, reportId))).toEqual(['review_missing'])
  await expect(force(cast, reportId)).rejects.toThrow('review_missing')
  // An answer changed since: the report is out of date, whatever path is taken.
  const [first] = await viewsOf(cast)
  const again = async () =>
    answerItems(await visitAt(LATER), cast.drafter, cast.hearingId, {
      items: [first ?? ''],
      disposition: 'not_adopted',
      reason: '补充理由。',
    })
  value(await again())
  expect(codes(await publish(cast, reportId))).toEqual(['report_outdated', 'review_missing'])
  await expect(force(cast, reportId)).rejects.toThrow('report_outdated')
  expect(codes(await requestHearingReportReview(await visitAt(LATER), cast.drafter, reportId))).toEqual([
    'report_outdated',
  ])
  const id = await reviewedReport(cast)
  for (const who of [cast.reviewer, cast.stranger])
    expect(codes(await publish(cast, id, LATER, who))).toEqual(['forbidden'])
  value(await publish(cast, id))
  expect(codes(await publish(cast, id))).toEqual(['already_published'])
  expect(codes(await again())).toContain('report_published')
  expect(codes(await prepare(cast))).toContain('already_published')
  await expect(run('UPDATE hearing_reports SET no = 9 WHERE id = ?', id)).rejects.toThrow('never changed')
  await expect(run('DELETE FROM hearing_reports WHERE id = ?', id)).rejects.toThrow('never deleted')
  await expect(run('DELETE FROM report_rows WHERE report_id = ?', id)).rejects.toThrow('never deleted')
})

type Held = Awaited<ReturnType<typeof heldHearing>>

/** Publish past the deed. */
const force = async (cast: Held, reportId: string) => {
  const [report] = await all<{ sha256: string }>('SELECT sha256 FROM hearing_reports WHERE id = ?', reportId)
  return run(
    `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
     VALUES (?, ?, 'hearing_report', ?, ?, 'R20', ?, ?)`,
    `p-${reportId}-${Math.random()}`,
    cast.decisionId,
    reportId,
    report?.sha256,
    LATER,
    cast.drafterId,
  )
}

test('R20, R7, R8: SQL takes no report without a conclusion, over an open record, or with views that wait', async () => {
  const insert = (cast: Held, body: object, rows = 0) =>
    run(
      `INSERT INTO hearing_reports (id, hearing_id, decision_id, intake_id, revision, no, body, conclusion, totals,
         row_count, sha256, prepared_by, prepared_at)
       SELECT 'forced-' || ?1, ?1, ?2, ?1, COALESCE((SELECT revision FROM intakes WHERE id = ?1), 0), 3, ?3, 'do_not',
         '{}', ?4, ?5, ?6, ?7`,
      cast.hearingId,
      cast.decisionId,
      JSON.stringify(body),
      rows,
      'a'.repeat(64),
      cast.drafterId,
      LATER,
    )
  const open = await openedDay()
  await expect(insert(open, { conclusion_text: '不宜实施。' })).rejects.toThrow()
  const cast = await heldHearing()
  await expect(insert(cast, { conclusion_text: '不宜实施。' })).rejects.toThrow('items_pending')
  await answerViews(cast)
  await expect(insert(cast, { conclusion_text: '不宜实施。' })).rejects.toThrow('report_incomplete')
  const { reportId } = value(await prepare(cast))
  await expect(
    run(`INSERT INTO report_changes VALUES (?, 99, NULL, '', '', 'x', 1)`, reportId),
  ).rejects.toThrow('takes no more changes')
})

test('the desk makes it page by page: what is missing, the form, the preview, the review, the publication', async () => {
  const cast = await heldHearing()
  const door = doorOf(cast.drafter, LATER, desk, api)
  const at = `/desk/hearings/${cast.hearingId}/report`
  const waiting = await (await door(at)).text()
  expect(waiting).toContain(`/desk/intakes/${cast.hearingId}/items`)
  expect(waiting).not.toContain('name="conclusion_text"')
  const list = await (await door(`/desk/intakes/${cast.hearingId}/items`)).text()
  expect(list).toContain('听证代表 · 利害关系人')
  expect((await door(`/desk/intakes/${cast.hearingId}/report`)).status).toBe(303)
  expect((await door(`/desk/intakes/${cast.hearingId}/hearing-question`)).status).toBe(404)
  await answerViews(cast)
  const page = await (await door(at)).text()
  for (const text of ['name="conclusion_text"', '修改后实施', '听证代表共3名，到会2名'])
    expect(page).toContain(text)
  const refused = await door(
    at,
    form({ opinions: '赞成的认为成本上涨。', conclusion_text: '写了又丢就不好' }),
  )
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('写了又丢就不好')
  const sent = { opinions: '有赞成有反对。', conclusion: 'postpone', conclusion_text: '建议暂缓。' }
  const made = await door(at, form(sent))
  expect(made.status).toBe(303)
  const report = made.headers.get('location') ?? ''
  const preview = await (await door(report)).text()
  for (const text of ['建议暂缓。', '暂缓实施', '（第3号）']) expect(preview).toContain(text)
  expect(preview).not.toContain('13912345678')
  const word = await door(`${report}/word`)
  expect(word.headers.get('content-type')).toContain('wordprocessingml')
  expect((await door(`${report}/publication`, form({}))).status).toBe(409)
  expect((await door(`${report}/review-request`, form({}))).status).toBe(303)
  const told = await door(`/api/v1${report}`)
  expect(await told.json()).toMatchObject({ current: true, reviewed: false, published_at: null })
  expect((await door(`/api/v1${at}`, json({ conclusion: 'sometimes' }))).status).toBe(422)
  const stranger = doorOf(cast.stranger, LATER, desk, api)
  for (const path of [at, report, `${report}/word`]) expect((await stranger(path)).status).toBe(403)
})
