import { describe, expect, test } from 'vitest'
import { kindNames } from '../../src/casefile/kinds.ts'
import { api, desk } from '../../src/casefile/routes.tsx'
import type { Officer } from '../../src/people/officer.ts'
import {
  bodies,
  type Cast,
  count,
  doorOf,
  form,
  json,
  LATER,
  MEETING,
  makeCase,
  makePaper,
  toDecided,
  toReports,
  toSubmitted,
} from './setting.ts'

const pages = ['procedure', 'submission', 'deliberation', 'outcome', 'promulgation', 'execution']
const at = (cast: Cast, path: string) => `/desk/decisions/${cast.decisionId}/${path}`
const door = (officer: Officer, when = LATER) => doorOf(officer, when, desk, api)

describe('the desk of the case file', () => {
  test('whoever may see the unit’s work sees every page; another unit sees none', async () => {
    const cast = await toReports()
    for (const officer of [cast.drafter, cast.reviewer, cast.office, cast.legal]) {
      for (const page of [...pages, ...kindNames.map((kind) => `steps/${kind}`)]) {
        const answer = await door(officer)(at(cast, page))
        expect([page, answer.status]).toEqual([page, 200])
        const text = await answer.text()
        expect(text).toContain('<h1>')
        expect(text).not.toMatch(/undefined|\[object/)
      }
    }
    for (const page of [...pages, 'steps/costs'])
      expect((await door(cast.stranger)(at(cast, page))).status).toBe(403)
    expect((await door(cast.drafter)('/desk/decisions/nothing/procedure')).status).toBe(404)
    expect((await door(cast.drafter)(at(cast, 'steps/nothing'))).status).toBe(404)
  })

  test('the procedure names what is missing, who supplies it, and quotes the rule', async () => {
    const cast = await toReports()
    const text = await (await door(cast.drafter)(at(cast, 'procedure'))).text()
    for (const each of [
      '上报决策草案',
      '公众参与情况书面说明',
      '合法性审查人员',
      '应当附征求意见公众参与情况书面说明',
    ])
      expect(text).toContain(each)
    expect(text).toContain(`/desk/decisions/${cast.decisionId}/steps/participation_statement`)
  })

  test('a form is only for who supplies the kind', async () => {
    const cast = await makeCase()
    const page = (officer: Officer, kind: string) =>
      door(officer)(at(cast, `steps/${kind}`)).then((answer) => answer.text())
    expect(await page(cast.legal, 'legality_review')).toContain('name="counsel"')
    expect(await page(cast.legal, 'costs')).not.toContain('name="inputs"')
    expect(await page(cast.drafter, 'legality_review')).not.toContain('name="counsel"')
    expect((await door(cast.legal)(at(cast, 'steps/costs'), form(bodies.costs))).status).toBe(403)
  })

  test('a record by form, with rows, with a document sent along; more rows lose nothing', async () => {
    const cast = await makeCase()
    const fields = {
      version: '0',
      spare: '2',
      'points.0.risk': '负担增加',
      'points.0.measure': '减免',
      'points.3.risk': '上访',
      'points.3.measure': '解释',
      assessed_by: '水务局',
      contingency: '预案',
      departments: '已听取',
      verdict: 'controllable',
    }
    const more = await door(cast.drafter)(
      at(cast, 'steps/risk_assessment'),
      form({ ...fields, more: 'points' }),
    )
    const text = await more.text()
    expect(text).toContain('name="points.6.risk"')
    expect(text).toContain('负担增加')
    const sent = form(fields)
    const body = sent.body as FormData
    body.append('file', new File(['风险评估报告'], '风险评估报告.txt', { type: 'text/plain' }))
    const done = await door(cast.drafter)(at(cast, 'steps/risk_assessment'), sent)
    expect(done.status).toBe(303)
    expect(
      await count(
        `step_records WHERE decision_id = ? AND kind = 'risk_assessment'
         AND json_array_length(body, '$.points') = 2 AND json_array_length(documents) = 1`,
        cast.decisionId,
      ),
    ).toBe(1)
  })

  test('a refused form keeps what was typed and says what is wrong', async () => {
    const cast = await makeCase()
    const answer = await door(cast.drafter)(
      at(cast, 'steps/unit_discussion'),
      form({ version: '0', held_on: '2026-02-30', chaired_by: '<b>王</b>', outcome: '同意' }),
    )
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('&lt;b&gt;王')
    expect(text).toContain('error-summary')
  })

  test('handing in by form: refused with every missing thing, then done', async () => {
    const cast = await toReports()
    const refused = await door(cast.drafter)(at(cast, 'submission'), form({}))
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('解读方案和解读材料（由承办单位经办人提供）')
    const whole = await toSubmitted()
    const shown = await (await door(whole.office)(at(whole, 'submission'))).text()
    expect(shown).toContain('退回补正')
  })

  test('the paper, its review and the promulgation stand on one page', async () => {
    const cast = await toDecided()
    const paper = await makePaper(cast, true)
    const text = await (await door(cast.office, MEETING)(at(cast, 'promulgation'))).text()
    expect(text).toContain('关于调整水价的决定')
    expect(text).toContain('name="doc_no"')
    const sheet = await door(cast.reviewer, MEETING)(at(cast, `promulgation/papers/${paper}`))
    expect(sheet.status).toBe(200)
    const answer = await door(cast.office, MEETING)(at(cast, 'promulgation'), form({ doc_no: '一' }))
    expect(answer.status).toBe(422)
  })
})

describe('the same for programs', () => {
  const path = (cast: Cast, more: string) => `/api/v1/desk/decisions/${cast.decisionId}/${more}`

  test('the procedure, a record written and read, and refusals as problems', async () => {
    const cast = await toReports()
    const open = door(cast.drafter)
    const file = (await (await open(path(cast, 'procedure'))).json()) as {
      state: string
      ahead: { deed: string; missing: { fact: string; supplier: string; quote: string; page: string }[] }[]
    }
    expect(file.state).toBe('reports_ready')
    const submit = file.ahead.find(({ deed }) => deed === 'decision_submitted')
    expect(submit?.missing[0]).toMatchObject({
      fact: 'costs',
      supplier: 'drafter',
      page: expect.stringContaining('/steps/costs'),
    })
    const made = await open(path(cast, 'steps/costs'), json({ body: bodies.costs, document_ids: [] }))
    expect(made.status).toBe(201)
    const list = (await (await open(path(cast, 'steps/costs'))).json()) as { items: { version: number }[] }
    expect(list.items.map(({ version }) => version)).toEqual([1])
    const refused = await open(path(cast, 'submission'), json({}))
    expect(refused.status).toBe(409)
    expect(refused.headers.get('content-type')).toContain('problem+json')
    expect((await door(cast.stranger)(path(cast, 'procedure'))).status).toBe(403)
    expect((await door(cast.drafter)(path(cast, 'outcome'), json({}))).status).toBe(422)
  })
})
