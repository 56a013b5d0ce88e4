import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { publicationInput } from '../../src/adoption/carried.ts'
import { prepareReport } from '../../src/adoption/prepare-report.ts'
import { publishReport, requestReportReview } from '../../src/adoption/publish-report.ts'
import { desk, routes } from '../../src/adoption/routes.tsx'
import { giveReview } from '../../src/decisions/give-review.ts'
import { reviewChecks } from '../../src/decisions/review.ts'
import { sha256 } from '../../src/ground/keys.ts'
import { canonical, type Json } from '../../src/ledger/canonical.ts'
import type { Desk } from '../../src/people/officer.ts'
import { DB, one, type Round, run, seedRound, visitAt } from './seed.ts'

const television = { kind: 'media' as const, name: '县电视台' }
const board = { kind: 'notice_board' as const, name: '镇政府公示栏' }
const conference = { kind: 'press_conference' as const, name: '3月2日新闻发布会' }

const shown = { ...television, at: '2026-04-03T19:30:00+08:00', evidence: '《云溪新闻》4月3日' }
const replaced = { ...board, replaced_reason: '公示栏已拆除，改在镇政府微信公众号公布。' }

let round: Round
let reportId: string
beforeEach(async () => {
  round = await seedRound({ carriers: [{ kind: 'portal', name: '' }, television, board, conference] })
  const visit = await visitAt()
  const input = { title: '供水价格采纳情况', summary: '' }
  const prepared = await prepareReport(visit, round.drafter, round.intakeId, input)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.refusal))
  reportId = prepared.value.reportId
  const asked = await requestReportReview(visit, round.drafter, reportId)
  if (!asked.ok) throw new Error(JSON.stringify(asked.refusal))
  const opinion = { opinion: 'public' as const, basis: '依据', reason: '理由', checks: [...reviewChecks] }
  const given = await giveReview(visit, round.reviewer, asked.value.reviewId, opinion)
  if (!given.ok) throw new Error(JSON.stringify(given.refusal))
})

const publish = async (...carriers: object[]) =>
  publishReport(await visitAt(), round.drafter, reportId, publicationInput.parse({ carriers }))

const told = async (...carriers: object[]) => {
  const done = await publish(...carriers)
  return done.ok ? [] : done.refusal.problems.map(({ rule, code, field }) => `${rule} ${code} ${field}`)
}

async function door() {
  const visit = await visitAt()
  const app = new Hono<Desk>()
  app.use(async (c, next) => {
    c.set('visit', visit)
    c.set('officer', round.drafter)
    await next()
  })
  app.route('/', desk).route('/', routes as never)
  return async (path: string, init?: RequestInit) => app.request(path, init)
}

describe('R12: the result appears wherever the draft did', () => {
  test('E46: announced on portal and television, result only on the portal: refused, each with its carrier', async () => {
    const done = await publish(replaced)
    expect(done.ok ? [] : done.refusal.problems).toMatchObject([
      { rule: 'R12', code: 'channel_missing', params: { name: '县电视台' }, field: 'carriers.0.at' },
    ])
    expect(await told()).toEqual(['R12 channel_missing carriers.0.at', 'R12 channel_missing carriers.1.at'])
    expect(await one('SELECT count(*) AS x FROM report_carriers WHERE report_id = ?', reportId)).toBe(0)
  })

  test.each([
    [[{ ...shown, evidence: '' }, replaced], 'R12 missing carriers.0.evidence'],
    [[{ ...shown, at: '2026-04-01T08:00:00+08:00' }, replaced], 'R12 carrier_too_early carriers.0.at'],
    [[{ ...shown, at: '2062-04-03T08:00:00+08:00' }, replaced], 'R12 carrier_too_late carriers.0.at'],
    [
      [{ ...television, replaced_reason: '不想播' }, replaced],
      'R12 invalid_choice carriers.0.replaced_reason',
    ],
    [[shown, replaced, shown], 'undefined repeated carriers.2.name'],
    [[shown, replaced, { kind: 'media', name: '省电视台' }], 'undefined invalid_choice carriers.2.name'],
  ])('refuses %o', async (carriers, first) => {
    expect((await told(...carriers))[0]).toBe(first)
  })

  test('works: television shown, the board replaced with a reason, the press conference exempt; on record', async () => {
    expect(await told(shown, replaced)).toEqual([])
    const get = await door()
    const page = await (await get(`/consultations/${round.consultationId}/adoption`)).text()
    for (const words of ['县电视台', '《云溪新闻》4月3日', '公示栏已拆除', '2026年4月3日'])
      expect(page).toContain(words)
    const json = (await (await get(`/api/v1/consultations/${round.consultationId}/adoption`)).json()) as {
      carriers: Json[]
    }
    expect(json.carriers).toEqual([
      { ...shown, at: '2026-04-03T19:30:00.000+08:00', replaced_reason: '' },
      { ...replaced, at: null, evidence: '' },
    ])
    const body = await one<string>(
      `SELECT body AS x FROM entries WHERE deed = 'report_published' AND json_extract(body, '$.subject') = ?`,
      reportId,
    )
    expect(JSON.parse(body).data.carriers_sha256).toBe(await sha256(canonical(json.carriers)))
    expect(body).not.toContain('电视台')
  })

  test('through the page: every carrier is asked, and nothing typed is lost', async () => {
    const get = await door()
    const page = await (await get(`/desk/reports/${reportId}`)).text()
    expect(page).toContain('name="carriers.0.on"')
    expect(page).toContain('name="carriers.1.replaced_reason"')
    expect(page).not.toContain('3月2日新闻发布会（')
    const send = (fields: Record<string, string>) => {
      const body = new FormData()
      for (const [name, each] of Object.entries(fields)) body.append(name, each)
      return get(`/desk/reports/${reportId}/publication`, { method: 'POST', body })
    }
    const rows = {
      'carriers.0.kind': 'media',
      'carriers.0.name': '县电视台',
      'carriers.0.on': '2026-04-03',
      'carriers.0.evidence': '《云溪新闻》',
      'carriers.1.kind': 'notice_board',
      'carriers.1.name': '镇政府公示栏',
      'carriers.1.replaced_reason': '已拆除，改在公众号公布。',
    }
    const refused = await send(rows)
    expect(refused.status).toBe(422)
    const again = await refused.text()
    expect(again).toContain('href="#carriers-0-on"')
    for (const words of ['value="2026-04-03"', '《云溪新闻》', '已拆除，改在公众号公布。'])
      expect(again).toContain(words)
    expect((await send({ ...rows, 'carriers.0.time': '19:30' })).status).toBe(303)
  })

  test('SQL refuses an hour more than 30 days ahead', async () => {
    const put = (kind: string, name: string, at: string | null, ord: number) =>
      run(
        `INSERT INTO report_carriers VALUES (?1, ?2, ?3, ?4, ?5, CASE WHEN ?5 IS NULL THEN '' ELSE '节目' END,
           CASE WHEN ?5 IS NULL THEN '拆除' ELSE '' END)`,
        reportId,
        ord,
        kind,
        name,
        at,
      )
    await put('media', '县电视台', '2026-05-02T03:00:00.001Z', 1)
    await put('notice_board', '镇政府公示栏', null, 2)
    const sha = await one<string>('SELECT sha256 AS x FROM adoption_reports WHERE id = ?', reportId)
    const out = (id: string, when: string) =>
      run(
        `INSERT INTO publications VALUES (?, ?, 'adoption_report', ?, ?, 'R12', ?, ?)`,
        id,
        round.decisionId,
        reportId,
        sha,
        when,
        round.drafter.id,
      )
    await expect(out('p1', '2026-04-02T03:00:00.000Z')).rejects.toThrow('guard:carrier_too_late')
    await out('p2', '2026-04-02T03:00:00.001Z')
  })

  test('SQL refuses: a publication without them, a made-up exemption, an early hour, a change afterwards', async () => {
    const sha = await one<string>('SELECT sha256 AS x FROM adoption_reports WHERE id = ?', reportId)
    const raw = () =>
      run(
        `INSERT INTO publications VALUES ('p', ?, 'adoption_report', ?, ?, 'R12', '2026-04-02T03:00:00.000Z', ?)`,
        round.decisionId,
        reportId,
        sha,
        round.drafter.id,
      )
    await expect(raw()).rejects.toThrow('guard:channel_missing')
    const put = (
      kind: string,
      name: string,
      at: string | null,
      evidence: string,
      reason: string,
      ord: number,
    ) =>
      run(
        `INSERT INTO report_carriers VALUES (?,?,?,?,?,?,?)`,
        reportId,
        ord,
        kind,
        name,
        at,
        evidence,
        reason,
      )
    await expect(put('media', '县电视台', null, '', '不播', 1)).rejects.toThrow('CHECK')
    await expect(put('media', '县电视台', '2026-04-01T00:00:00.000Z', '节目', '', 1)).rejects.toThrow(
      'guard:carrier_too_early',
    )
    await expect(put('media', '县电视台', '2026-04-03T00:00:00.000Z', ' ', '', 1)).rejects.toThrow('CHECK')
    await put('media', '县电视台', '2026-04-03T00:00:00.000Z', '节目', '', 1)
    await expect(raw()).rejects.toThrow('guard:channel_missing')
    await put('notice_board', '镇政府公示栏', null, '', '拆除', 2)
    await raw()
    await expect(put('other', '别处', '2026-04-03T00:00:00.000Z', '有', '', 3)).rejects.toThrow(
      'already_published',
    )
    await expect(run(`UPDATE report_carriers SET evidence = 'x'`)).rejects.toThrow('never changed')
    await expect(run(`DELETE FROM report_carriers`)).rejects.toThrow('never deleted')
    const replace = DB.prepare(
      `INSERT OR REPLACE INTO report_carriers VALUES (?, 1, 'media', '县电视台', '2026-04-03T00:00:00.000Z', 'y', '')`,
    ).bind(reportId)
    await expect(replace.run()).rejects.toThrow()
  })
})
