import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerItems } from '../../src/adoption/answer-items.ts'
import { answerCommitment } from '../../src/adoption/disposition.ts'
import { prepareReport } from '../../src/adoption/prepare-report.ts'
import { publishReport, requestReportReview } from '../../src/adoption/publish-report.ts'
import { answersForItems } from '../../src/adoption/report-reading.ts'
import { routes } from '../../src/adoption/routes.tsx'
import { giveReview } from '../../src/decisions/give-review.ts'
import { reviewChecks } from '../../src/decisions/review.ts'
import type { House, Visit } from '../../src/ground/house.ts'
import { newId } from '../../src/ground/ids.ts'
import { sha256 } from '../../src/ground/keys.ts'
import { canonical, type Json } from '../../src/ledger/canonical.ts'
import { commitTo } from '../../src/ledger/commitment.ts'
import { db, duringComments, one, type Round, run, say, sayMany, seedRound, visitAt } from './seed.ts'

let round: Round
let visit: Visit
beforeEach(async () => {
  round = await seedRound()
  visit = await visitAt()
})

const input = { title: '供水价格采纳情况', summary: '感谢大家。' }
const prepare = async (at = visit) => prepareReport(at, round.drafter, round.intakeId, input)
const codes = (done: { ok: boolean; refusal?: { problems: readonly { code: string }[] } }) =>
  done.ok ? ['done'] : (done.refusal?.problems.map(({ code }) => code) ?? [])
const answer = (items: readonly string[], more: object = {}) =>
  answerItems(visit, round.drafter, round.intakeId, {
    disposition: 'adopted',
    reason: '有理',
    items: [...items],
    ...more,
  })

/** Prepare and have it reviewed; returns the report's id. */
async function reviewed(): Promise<string> {
  const prepared = await prepare()
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.refusal))
  const { reportId } = prepared.value
  const asked = await requestReportReview(visit, round.drafter, reportId)
  if (!asked.ok) throw new Error(JSON.stringify(asked.refusal))
  const given = await giveReview(visit, round.reviewer, asked.value.reviewId, {
    opinion: 'public',
    basis: '依据',
    reason: '理由',
    checks: [...reviewChecks],
  })
  if (!given.ok) throw new Error(JSON.stringify(given.refusal))
  return reportId
}

async function published(): Promise<string> {
  const id = await reviewed()
  const done = await publishReport(visit, round.drafter, id)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return id
}

const app = () => {
  const house = new Hono<House>()
  house.use(async (c, next) => {
    c.set('visit', visit)
    await next()
  })
  return house.route('/', routes)
}
const get = (path: string) => app().request(path)

describe('preparing', () => {
  test('E47, R7: 62 received, 55 adopted, 7 without an answer: refused, each named with a link', async () => {
    const ids = await sayMany(round, 62)
    await answer(ids.slice(0, 55))
    const done = await prepare()
    expect(done.ok).toBe(false)
    const problems = done.ok ? [] : done.refusal.problems
    expect(problems[0]).toMatchObject({ code: 'items_pending', rule: 'R7', params: { count: 7 } })
    expect(problems.slice(1).map(({ code, rule, link }) => [code, rule, link])).toEqual(
      ids
        .slice(55)
        .map((id) => ['item_unanswered', 'R8', `/desk/intakes/${round.intakeId}/items?item=${id}`]),
    )
    await answer(ids.slice(55))
    expect(codes(await prepare())).toEqual(['done'])
  })

  test('of more than 100 pending items the first 100 are listed, with the total', async () => {
    for (let i = 0; i < 3; i++)
      await say(round, { items: Array.from({ length: 40 }, () => ({ kind: 'support' as const })) })
    const done = await prepare()
    expect(done.ok ? 0 : done.refusal.problems.length).toBe(101)
    expect(done.ok ? {} : done.refusal.problems[0].params).toEqual({ count: 120 })
  })

  test('R6: refused while comments are open; forbidden to all but the unit’s drafters', async () => {
    expect(codes(await prepare(await duringComments()))).toEqual(['still_open'])
    for (const officer of [round.stranger, round.office, round.reviewer])
      expect(codes(await prepareReport(visit, officer, round.intakeId, input))).toEqual(['forbidden'])
    expect(codes(await prepareReport(visit, round.drafter, 'nosuch', input))).toEqual(['not_found'])
  })

  test('what a preparation left behind is removed by the next one', async () => {
    const ids = await sayMany(round, 2)
    await answer(ids)
    const abandoned = newId()
    await run(
      `INSERT INTO report_rows (report_id, row_no, item_id, item_no, clause_label, kind, text, submitter, channel, received_on, late, disposition, answer, content_commitment, act_id)
       VALUES (?,1,?,'x','','oppose','','匿名','web','2026-03-10',0,'adopted','','','')`,
      abandoned,
      ids[0],
    )
    expect(codes(await prepare())).toEqual(['done'])
    expect(await one('SELECT count(*) AS x FROM report_rows WHERE report_id = ?', abandoned)).toBe(0)
  })

  test('R7: figures reconcile, counted every way', async () => {
    const a = await sayMany(round, 3)
    const { items } = await say(round, {
      items: [{ kind: 'support' }, { clause_uid: round.clauses[1], kind: 'question', text: '怎么减半？' }],
      submitter: { kind: 'organisation', name: '河西村' },
    })
    const late = await say(
      round,
      { items: [{ kind: 'other', text: '来晚了' }] },
      { officerId: round.drafter.id, arrival: { channel: 'phone', receivedOn: '2026-04-02' as never } },
    )
    await answer(a)
    await answer(
      [...items, ...late.items].map(({ id }) => id),
      { disposition: 'noted' },
    )
    const done = await prepare()
    const totals = JSON.parse(
      await one<string>(
        'SELECT totals AS x FROM adoption_reports WHERE id = ?',
        done.ok ? done.value.reportId : '',
      ),
    )
    expect(totals).toMatchObject({
      submissions: 5,
      items: 6,
      late: 1,
      pending: 0,
      by_submitter: { individual: 4, organisation: 1 },
      by_channel: { web: 4, phone: 1, letter: 0 },
      by_kind: { oppose: 3, support: 1, question: 1, other: 1, amend: 0 },
      by_disposition: { adopted: 3, noted: 3, not_adopted: 0 },
      by_clause: [
        { clause_label: '第一条', items: 3 },
        { clause_label: '第一条第二款', items: 1 },
        { clause_uid: null, items: 2 },
      ],
    })
  })
})

describe('publishing', () => {
  test('R28: not without a review; R7: not when something changed since; R31: not twice', async () => {
    const ids = await sayMany(round, 2)
    await answer(ids)
    const first = await prepare()
    const id = first.ok ? first.value.reportId : ''
    expect(codes(await publishReport(visit, round.drafter, id))).toEqual(['review_missing'])
    const whole = await reviewed()
    await answer(ids.slice(0, 1), { disposition: 'noted' })
    expect(codes(await publishReport(visit, round.drafter, whole))).toEqual(['report_outdated'])
    expect(codes(await requestReportReview(visit, round.drafter, id))).toEqual(['report_outdated'])
    const again = await published()
    expect(codes(await publishReport(visit, round.drafter, again))).toEqual(['already_published'])
    for (const officer of [round.stranger, round.office])
      expect(codes(await publishReport(visit, officer, again))).toEqual(['forbidden'])
  })

  test('one batch: publication, milestone, entry, and one mail for each who left an address', async () => {
    await say(round, { items: [{ kind: 'support' }], submitter: { contact: { email: 'a@example.cn' } } })
    const withMail = await say(round, {
      items: [{ kind: 'support' }, { kind: 'oppose', text: '贵' }],
      submitter: { contact: { email: 'b@example.cn' } },
    })
    await say(round, { items: [{ kind: 'support' }] })
    const filter = {}
    await answerItems(visit, round.drafter, round.intakeId, {
      disposition: 'noted',
      reason: '知悉',
      filter,
      confirmed: 4,
    })
    const id = await published()
    expect(await one(`SELECT count(*) AS x FROM outbox WHERE template = 'answers_published'`)).toBe(2)
    expect(
      await one(
        `SELECT count(*) AS x FROM outbox WHERE template = 'answers_published' AND subject_id = ?`,
        withMail.submissionId,
      ),
    ).toBe(1)
    expect(
      await one(
        `SELECT count(*) AS x FROM milestones WHERE decision_id = ? AND code = 'report_published'`,
        round.decisionId,
      ),
    ).toBe(1)
    const body = JSON.parse(
      await one<string>(
        `SELECT body AS x FROM entries WHERE deed = 'report_published' AND json_extract(body, '$.subject') = ?`,
        id,
      ),
    )
    expect(body.data).toEqual({
      intake: round.intakeId,
      report: id,
      rows: 4,
      carriers_sha256: await sha256('[]'),
      sha256: await one<string>('SELECT sha256 AS x FROM adoption_reports WHERE id = ?', id),
    })

    // A late letter afterwards: a second report over all items; nobody is written to twice.
    const late = await say(
      round,
      { items: [{ kind: 'other', text: '迟到的信' }], submitter: { contact: { email: 'c@example.cn' } } },
      { officerId: round.drafter.id, arrival: { channel: 'letter', receivedOn: '2026-04-02' as never } },
    )
    expect(codes(await answer([withMail.items[0]?.id as string]))).toEqual(['report_published'])
    expect(codes(await answer([late.items[0]?.id as string]))).toEqual(['done'])
    const second = await published()
    expect(await one(`SELECT count(*) AS x FROM outbox WHERE template = 'answers_published'`)).toBe(3)
    const page = await (await get(`/consultations/${round.consultationId}/adoption`)).text()
    expect(page).toContain('迟到的信')
    expect(page).toContain(`report=${id}`)
    const earlier = await (await get(`/consultations/${round.consultationId}/adoption?report=${id}`)).text()
    expect(earlier).not.toContain('迟到的信')
    expect(earlier).toContain('这是以前公布的报告')
    expect(
      ((await (await get(`/api/v1/consultations/${round.consultationId}/adoption`)).json()) as { id: string })
        .id,
    ).toBe(second)
  })

  test('an answer and the publication at the same instant: one of them is refused', async () => {
    const ids = await sayMany(round, 3)
    await answer(ids)
    const id = await reviewed()
    const [answered, out] = await Promise.all([
      answer(ids.slice(0, 1), { disposition: 'not_adopted' }),
      publishReport(visit, round.drafter, id),
    ])
    const fates = [codes(answered)[0], codes(out)[0]]
    expect([
      ['done', 'report_outdated'],
      ['report_published', 'done'],
    ]).toContainEqual(fates)
    const out_ = await one('SELECT count(*) AS x FROM publications WHERE subject_id = ?', id)
    expect(out_).toBe(fates[1] === 'done' ? 1 : 0)
  })

  test('R10: zero opinions: the same path, and the report says so', async () => {
    const id = await published()
    expect(await one<string>('SELECT rule AS x FROM publications WHERE subject_id = ?', id)).toContain('R10')
    const page = await (await get(`/consultations/${round.consultationId}/adoption`)).text()
    expect(page).toContain('在公开征求意见期间，未收到意见和建议。')
    const json = (await (await get(`/api/v1/consultations/${round.consultationId}/adoption`)).json()) as {
      zero_opinions: boolean
      items: unknown[]
    }
    expect(json).toMatchObject({ zero_opinions: true, items: [], next_cursor: null, row_count: 0 })
    const csv = await (await get(`/api/v1/consultations/${round.consultationId}/adoption.csv`)).text()
    expect(csv.trim().split('\r\n').at(-1)).toBe('合计,0,,,,,,')
  })

  test('SQL alone refuses: pending, unreviewed, outdated, another hash; answers after; changed rows', async () => {
    const ids = await sayMany(round, 2)
    await answer(ids)
    const publish = (id: string, sha: string, at = visit.now as string) =>
      run(
        `INSERT INTO publications VALUES (?,?,'adoption_report',?,?,'R7',?,?)`,
        newId(),
        round.decisionId,
        id,
        sha,
        at,
        round.drafter.id,
      )
    const raw = await prepare()
    const unreviewed = raw.ok ? raw.value : { reportId: '', sha256: '' }
    await expect(publish(unreviewed.reportId, unreviewed.sha256)).rejects.toThrow('review_missing')
    const id = await reviewed()
    const sha = await one<string>('SELECT sha256 AS x FROM adoption_reports WHERE id = ?', id)
    await expect(publish(id, 'b'.repeat(64))).rejects.toThrow('not_found')
    await expect(publish(id, sha, '2026-03-20T00:00:00.000Z')).rejects.toThrow('still_open')
    await expect(run('UPDATE report_rows SET text = ? WHERE report_id = ?', 'x', id)).rejects.toThrow()
    await expect(run('DELETE FROM report_rows WHERE report_id = ?', id)).rejects.toThrow()
    await expect(run(`UPDATE adoption_reports SET title = 'x' WHERE id = ?`, id)).rejects.toThrow()
    await expect(
      run(`INSERT OR REPLACE INTO adoption_reports SELECT * FROM adoption_reports WHERE id = ?`, id),
    ).rejects.toThrow()
    await expect(
      run(`INSERT OR REPLACE INTO report_rows SELECT * FROM report_rows WHERE report_id = ?`, id),
    ).rejects.toThrow()
    await say(
      round,
      { items: [{ kind: 'other', text: '晚' }] },
      { officerId: round.drafter.id, arrival: { channel: 'phone', receivedOn: '2026-04-02' as never } },
    )
    await expect(publish(id, sha)).rejects.toThrow('items_pending')
    await answerItems(visit, round.drafter, round.intakeId, {
      disposition: 'noted',
      reason: '知悉',
      filter: { state: 'unanswered' },
      confirmed: 1,
    })
    await expect(publish(id, sha)).rejects.toThrow('report_outdated')
    await published()
    await expect(
      run(
        `INSERT INTO dispositions (id, item_id, act_id, disposition, reason, answered_by, answered_at, salt) VALUES (?,?,?,'noted','改',?,?,?)`,
        newId(),
        ids[0],
        newId(),
        round.drafter.id,
        visit.now,
        'a'.repeat(64),
      ),
    ).rejects.toThrow('report_published')
  })
})

type Published = {
  sha256: string
  title: string
  summary: string
  totals: Json
  round_id: string
  next_cursor: string | null
  changes: Json[]
  items: ({ ledger: { position: number; leaf_hash: string } } & Record<string, Json>)[]
}

describe('what the public reads', () => {
  test('404 before publication, whatever is prepared', async () => {
    await answer(await sayMany(round, 1))
    await reviewed()
    for (const path of ['consultations', 'api/v1/consultations'])
      expect((await get(`/${path}/${round.consultationId}/adoption`)).status).toBe(404)
    expect((await get(`/api/v1/consultations/${round.consultationId}/adoption.csv`)).status).toBe(404)
  })

  test('names only with consent and masked; numbers inside texts masked; texts shown as text', async () => {
    const said = [
      await say(round, {
        items: [
          {
            clause_uid: round.clauses[0],
            kind: 'oppose',
            text: '太贵，电话13812345678 <script>alert(1)</script>',
          },
        ],
        submitter: { name: '张三丰', publish_name: true },
      }),
      await say(round, { items: [{ kind: 'support', text: '好' }], submitter: { name: '李不愿' } }),
      await say(round, {
        items: [{ kind: 'support', text: '好' }],
        submitter: { kind: 'organisation', name: '河西村村民委员会', publish_name: true },
      }),
    ]
    await answer(
      said.flatMap(({ items }) => items.map(({ id }) => id)),
      { disposition: 'not_adopted', reason: '成本所限，可拨打0478-5221234询问。' },
    )
    await published()
    const page = await (await get(`/consultations/${round.consultationId}/adoption`)).text()
    expect(page).toContain('张**')
    expect(page).toContain('河西村村民委员会')
    expect(page).toContain('匿名')
    expect(page).toContain('138****5678')
    expect(page).toContain('0478-5221234')
    expect(page).not.toContain('<script>alert')
    for (const secret of ['张三丰', '李不愿', '13812345678']) expect(page).not.toContain(secret)
  })

  test('JSON: every commitment opens to its leaf, masked rows say so, and the report’s hash can be computed again', async () => {
    await sayMany(round, 60)
    await say(round, {
      items: [
        {
          clause_uid: round.clauses[0],
          kind: 'amend',
          text: '打13812345678',
          suggested_wording: '每立方米2.50元',
          reason: '穷',
        },
      ],
    })
    const first = await one<string>(
      'SELECT id AS x FROM items WHERE intake_id = ? ORDER BY seq LIMIT 1',
      round.intakeId,
    )
    await answerItems(visit, round.drafter, round.intakeId, {
      disposition: 'noted',
      reason: '知悉',
      filter: {},
      confirmed: 61,
    })
    await answer([first], { changed_wording: '居民用水每立方米2.50元。' })
    await published()
    const pages: Published[] = []
    for (let cursor: string | null = ''; cursor !== null; cursor = pages.at(-1)?.next_cursor ?? null)
      pages.push(
        (await (
          await get(`/api/v1/consultations/${round.consultationId}/adoption?cursor=${cursor}`)
        ).json()) as Published,
      )
    const items = pages.flatMap((page) => page.items)
    const [head] = pages as [Published]
    expect(items.length).toBe(61)
    for (const item of items) {
      const body = JSON.parse(
        await one<string>('SELECT body AS x FROM entries WHERE position = ?', item.ledger.position),
      )
      const leaf = body.data.items.find((each: { id: string }) => each.id === item.item_id)
      expect(leaf.content).toBe(item.commitment)
      if (item.masked) expect(item.salt).toBe(null)
      else
        expect(
          await commitTo('content', item.salt as string, {
            clause_uid: item.clause_uid as string,
            kind: item.kind as string,
            text: item.text as string,
            suggested_wording: item.suggested_wording as string,
            reason: item.opinion_reason as string,
          }),
        ).toBe(leaf.content)
      const act = JSON.parse(
        await one<string>(
          `SELECT body AS x FROM entries WHERE deed = 'answers_given' AND json_extract(body, '$.subject') = ?`,
          item.act,
        ),
      )
      expect(
        await answerCommitment(item.answer_salt as string, {
          disposition: item.disposition as 'noted',
          reason: item.reason as string,
          changed_wording: item.changed_wording as string,
        }),
      ).toBe(act.data.answer)
    }
    expect(items.filter(({ masked }) => masked).length).toBe(1)
    expect(head.changes).toEqual([
      {
        change_no: 1,
        clause_uid: round.clauses[0],
        clause_label: '第一条',
        items: 1,
        before: '居民用水每立方米2.85元。\n困难家庭减半收取。',
        after: '居民用水每立方米2.50元。',
      },
    ])
    const hash = createHash('sha256')
    const line = (value: Json) => hash.update(`${canonical(value)}\n`)
    line({
      v: 1,
      kind: 'adoption_report',
      round: head.round_id,
      title: head.title,
      summary: head.summary,
      totals: head.totals,
    })
    for (const { ledger: _, ...row } of items) line(row)
    for (const change of head.changes) line(change)
    expect(hash.digest('hex')).toBe(head.sha256)
  })

  test('a page reads as much with 120 opinions as with 60', async () => {
    const reads: number[] = []
    for (const n of [60, 120]) {
      round = await seedRound()
      for (let i = 0; i < n / 30; i++)
        await say(round, { items: Array.from({ length: 30 }, () => ({ kind: 'support' as const })) })
      await answerItems(visit, round.drafter, round.intakeId, {
        disposition: 'noted',
        reason: '知悉',
        filter: {},
        confirmed: n,
      })
      const id = await published()
      const { results, meta } = await (await import('./seed.ts')).DB.prepare(
        'SELECT * FROM report_rows WHERE report_id = ? AND row_no > 0 ORDER BY row_no LIMIT 51',
      )
        .bind(id)
        .all()
      expect(results.length).toBe(51)
      reads.push(meta.rows_read)
    }
    expect(reads[0]).toBe(reads[1])
  })

  test('CSV: every row, hostile cells guarded, the last line counts', async () => {
    const { items } = await say(round, {
      items: [
        { kind: 'oppose', text: '=cmd|calc' },
        { kind: 'oppose', text: '他说"不行",\n算了' },
      ],
      submitter: { kind: 'organisation', name: '=1+1有限公司', publish_name: true },
    })
    await answer(
      items.map(({ id }) => id),
      { disposition: 'not_adopted', reason: '@SUM(A1)' },
    )
    await published()
    const answered = await get(`/api/v1/consultations/${round.consultationId}/adoption.csv`)
    expect(answered.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const bytes = new Uint8Array(await answered.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const csv = new TextDecoder().decode(bytes)
    expect(
      csv.startsWith('序号,意见编号,针对条款,意见和建议,提出人,渠道,采纳情况,理由或修改后表述\r\n'),
    ).toBe(true)
    expect(csv).toContain(`,'=1+1有限公司,`)
    expect(csv).toContain(`,'@SUM(A1)\r\n`)
    expect(csv).toContain('反对：他说""不行"",\n算了')
    expect(csv.endsWith('合计,2,,,,,,\r\n')).toBe(true)
  })

  test('tracking: only published answers, with their line in the table', async () => {
    const ids = await sayMany(round, 2)
    await answer(ids)
    await reviewed()
    expect((await answersForItems(db, ids)).size).toBe(0)
    const id = await published()
    const found = await answersForItems(db, ids)
    expect(found.get(ids[1] as string)).toMatchObject({
      disposition: 'adopted',
      reason: '有理',
      reportId: id,
      rowNo: 2,
    })
  })
})
