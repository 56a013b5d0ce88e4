import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { api, desk } from '../../src/adoption/routes.tsx'
import type { Visit } from '../../src/ground/house.ts'
import type { Desk, Officer } from '../../src/people/officer.ts'
import { DB, one, type Round, say, sayMany, seedRound, visitAt } from './seed.ts'

let round: Round
let visit: Visit
beforeEach(async () => {
  round = await seedRound()
  visit = await visitAt()
})

const as = (officer: Officer) => {
  const house = new Hono<Desk>()
  house.use(async (c, next) => {
    c.set('visit', visit)
    c.set('officer', officer)
    await next()
  })
  return house.route('/', desk).route('/', api)
}
const list = () => `/desk/intakes/${round.intakeId}/items`
const post = (
  fields: Record<string, string | string[]>,
  officer = round.drafter,
  path = `/desk/intakes/${round.intakeId}/answers`,
) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) body.append(name, each)
  return as(officer).request(path, { method: 'POST', body })
}
const pending = () => one('SELECT pending AS x FROM intakes WHERE id = ?', round.intakeId)

describe('the working list', () => {
  test('the whole submission stands beside the chosen item; name and contact nowhere', async () => {
    const { items } = await say(round, {
      items: [
        { clause_uid: round.clauses[0], kind: 'oppose', text: '太贵 <script>x</script>' },
        { kind: 'question', text: '第二个问题' },
      ],
      submitter: {
        name: '张三丰',
        contact: { email: 'secret@example.cn', phone: '13812345678' },
        area: 'same_town',
      },
    })
    const page = await (await as(round.drafter).request(`${list()}?item=${items[0]?.id}`)).text()
    for (const shown of ['第二个问题', '本乡镇', '居民用水每立方米2.85元。', '&lt;script&gt;x'])
      expect(page).toContain(shown)
    for (const secret of ['张三丰', 'secret@example.cn', '13812345678', '<script>x'])
      expect(page).not.toContain(secret)
  })

  test('the drafter gets the form; reviewer and office read; other units are turned away', async () => {
    await sayMany(round, 1)
    const fate = async (officer: Officer) => {
      const answer = await as(officer).request(list())
      return [answer.status, (await answer.text()).includes('name="disposition"')]
    }
    expect(await fate(round.drafter)).toEqual([200, true])
    expect(await fate(round.reviewer)).toEqual([200, false])
    expect(await fate(round.office)).toEqual([200, false])
    expect((await fate(round.stranger))[0]).toBe(403)
    expect((await as(round.drafter).request('/desk/intakes/nosuch/items')).status).toBe(404)
    expect((await post({ scope: 'selected', disposition: 'adopted' }, round.office)).status).toBe(403)
    expect((await as(round.stranger).request(`/api/v1/desk/intakes/${round.intakeId}/items`)).status).toBe(
      403,
    )
  })

  test('51 items: 50 on the page, the rest on the next; the page reads as much among 300', async () => {
    const lodge = (n: number) =>
      say(round, {
        items: Array.from({ length: n }, (_, i) => ({
          clause_uid: round.clauses[0],
          kind: 'oppose' as const,
          text: `第${i}点`,
        })),
      })
    await lodge(50)
    await lodge(1)
    const first = await (await as(round.drafter).request(`/api/v1${list()}`)).json<{
      items: unknown[]
      next_cursor: string
    }>()
    expect(first.items.length).toBe(50)
    const second = await (
      await as(round.drafter).request(`/api/v1${list()}?cursor=${first.next_cursor}`)
    ).json<{ items: unknown[]; next_cursor: null }>()
    expect([second.items.length, second.next_cursor]).toEqual([1, null])
    const read = async () => {
      const seen: number[] = []
      const original = DB.batch.bind(DB)
      DB.batch = (async (statements: D1PreparedStatement[]) => {
        const results = await original(statements)
        seen.push(...results.map(({ meta }) => meta.rows_read))
        return results
      }) as typeof DB.batch
      await as(round.drafter).request(list())
      DB.batch = original
      return seen.reduce((a, b) => a + b, 0)
    }
    const few = await read()
    for (let i = 0; i < 5; i++) await lodge(50)
    expect(few).toBeGreaterThan(0)
    expect(await read()).toBe(few)
  })

  test('words of any length are found, and no pattern is one', async () => {
    await say(round, {
      items: [{ kind: 'other', text: '期限太短，一百个百分号100%也不行，这句话有二十多个汉字长长长长' }],
    })
    await say(round, { items: [{ kind: 'other', text: '别的' }] })
    for (const [words, n] of [
      ['期限', 1],
      ['一百个百分号100%也不行，这句话有二十多个汉字长长长长', 1],
      ['%', 1],
      ['_', 0],
      ['的', 1],
    ] as const) {
      const found = await (
        await as(round.drafter).request(`/api/v1${list()}?words=${encodeURIComponent(words)}`)
      ).json<{ items: unknown[] }>()
      expect(found.items.length, words).toBe(n)
    }
  })

  test('a refused answer keeps everything that was typed and ticked', async () => {
    const ids = await sayMany(round, 3)
    const answer = await post({
      scope: 'selected',
      disposition: 'noted',
      changed_wording: '改成这样',
      'items[]': ids.slice(0, 2),
      item: ids[0] as string,
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('改成这样')
    expect(page).toContain('href="#reason"')
    expect(page).toContain('规则 R8')
    expect(
      page.match(/data-select(="")? checked/g)?.length ?? page.match(/checked(="")?/g)?.length,
    ).toBeGreaterThanOrEqual(2)
    expect(await pending()).toBe(3)
    expect((await post({ scope: 'selected', disposition: 'adopted' })).status).toBe(422)
  })

  test('selected: answered and told how many', async () => {
    const ids = await sayMany(round, 3)
    const answer = await post({
      scope: 'selected',
      disposition: 'adopted',
      'items[]': ids.slice(0, 2),
      'filter.state': 'unanswered',
    })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${list()}?state=unanswered&changed=2`)
    const page = await (await as(round.drafter).request(answer.headers.get('location') as string)).text()
    expect(page).toContain('已答复 2 条意见')
    expect(await pending()).toBe(1)
  })

  test('all that match: first the exact number, then the deed; going back keeps what was typed', async () => {
    await sayMany(round, 4)
    const typed = { disposition: 'not_adopted', reason: '成本所限', 'filter.kind': 'oppose' }
    const asked = await post({ ...typed, scope: 'matching' })
    const page = await asked.text()
    expect(page).toContain('符合筛选条件的意见共 4 条')
    expect(await pending()).toBe(4)
    const hidden = Object.fromEntries(
      [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    )
    const back = await (await post({ ...hidden, scope: 'back' } as never)).text()
    expect(back).toContain('成本所限')
    await sayMany(round, 1)
    expect((await post({ ...hidden, scope: 'confirmed' } as never)).status).toBe(409)
    expect(await pending()).toBe(5)
    const again = await (await post({ ...typed, scope: 'matching' })).text()
    const digest = /name="digest" value="(\w+)"/.exec(again)?.[1] as string
    expect((await post({ ...hidden, confirmed: '5', digest, scope: 'confirmed' } as never)).status).toBe(303)
    expect(await pending()).toBe(0)
  })

  test('by program: the same deed', async () => {
    const ids = await sayMany(round, 2)
    const send = (body: unknown, officer = round.drafter) =>
      as(officer).request(`/api/v1/desk/intakes/${round.intakeId}/answers`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    const refused = await send({ items: ids, disposition: 'noted' })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'reason_missing', rule: 'R8', field: 'reason' })
    expect((await send({ items: ids, disposition: 'adopted' }, round.stranger)).status).toBe(403)
    const done = await send({ items: ids, disposition: 'adopted' })
    expect([done.status, await done.json()]).toMatchObject([201, { changed: 2, matched: 2 }])
    expect((await send({ filter: {}, disposition: 'adopted' })).status).toBe(422)
  })
})

describe('the report on the desk', () => {
  test('what is missing is listed with links; then it is prepared and previewed with what was masked marked', async () => {
    const { items } = await say(round, { items: [{ kind: 'oppose', text: '打13812345678给我' }] })
    const path = `/desk/intakes/${round.intakeId}/report`
    const missing = await (await as(round.drafter).request(path)).text()
    expect(missing).toContain(`/desk/intakes/${round.intakeId}/items?item=${items[0]?.id}`)
    expect(missing).not.toContain('name="summary"')
    const refused = await post({ title: '标题', summary: '写了很多' }, round.drafter, path)
    expect(refused.status).toBe(409)
    await post({
      scope: 'selected',
      disposition: 'noted',
      reason: '知悉',
      'items[]': [items[0]?.id as string],
    })
    const empty = await post({ summary: '写了很多' }, round.drafter, path)
    expect([empty.status, (await empty.text()).includes('写了很多')]).toEqual([422, true])
    const done = await post({ title: '标题', summary: '总体' }, round.drafter, path)
    expect(done.status).toBe(303)
    const report = await (await as(round.reviewer).request(done.headers.get('location') as string)).text()
    expect(report).toMatch(/<mark[^>]*>138\*\*\*\*5678<\/mark>/)
    expect(report).not.toContain('13812345678')
    expect((await as(round.stranger).request(done.headers.get('location') as string)).status).toBe(403)
    const early = await post({}, round.drafter, `${done.headers.get('location')}/publication`)
    expect([early.status, (await early.text()).includes('规则 R28')]).toEqual([409, true])
    expect((await post({}, round.drafter, `${done.headers.get('location')}/review-request`)).status).toBe(303)
    expect((await post({}, round.office, `${done.headers.get('location')}/publication`)).status).toBe(403)
  })
})
