import { beforeEach, describe, expect, test } from 'vitest'
import { endDecision } from '../../src/decisions/end-decision.ts'
import { endingInput } from '../../src/decisions/ending.ts'
import { listDecision } from '../../src/decisions/list-decision.ts'
import { listingInput } from '../../src/decisions/listing.ts'
import { at, NOW, value, visitAt } from '../decisions/house.ts'
import { makeCast, makeDecision } from '../decisions/setting.ts'
import { publicHall } from './house.ts'

type Cast = Awaited<ReturnType<typeof makeCast>>
type Page = {
  items: { id: string; no: number; title: string; status: string; joint_units: string[] }[]
  next_cursor: string | null
}

let cast: Cast
beforeEach(async () => {
  cast = await makeCast()
})

// Each test takes a year of its own: the lists of the others stay as they are.
const list = async (year: number, joint: string[] = []) => {
  const id = await makeDecision(cast.drafter)
  const input = { excluded: 'none', party_consent_on: `${year}-01-05`, year, joint_units: joint }
  const visit = await visitAt(at(`${year}-03-02 09:00`))
  value(await listDecision(visit, cast.office, id, listingInput.parse(input)))
  return id
}

const read = async (path: string, year: number) => {
  const get = await publicHall(at(`${year}-06-01 09:00`))
  return (await (await get(path)).json()) as Page
}

describe('the annual list of decisions (N713 art. 3)', () => {
  test('has every listed decision by number, and nothing that is only proposed', async () => {
    const proposed = await makeDecision(cast.drafter)
    const first = await list(2031)
    const second = await list(2031, ['县财政局'])
    const page = await read('/api/v1/decisions?year=2031', 2031)
    expect(page.items.map(({ id, no, status }) => [id, no, status])).toEqual([
      [first, 1, 'preparing'],
      [second, 2, 'preparing'],
    ])
    expect(page.items[1]?.joint_units).toEqual(['县财政局'])
    expect(JSON.stringify(page)).not.toContain(proposed)
    const get = await publicHall(at('2031-06-01 09:00'))
    const html = await (await get('/decisions')).text()
    expect(html).toContain('2031年度重大行政决策事项目录')
    expect(html).toContain(`href="/decisions/${second}"`)
    expect(html).not.toContain(proposed)
  })

  test('is of the running year unless another is asked for, and links the years that there are', async () => {
    await list(2032)
    await list(2033)
    expect((await read('/api/v1/decisions', 2033)).items).toHaveLength(1)
    const get = await publicHall(at('2033-06-01 09:00'))
    const html = await (await get('/decisions')).text()
    expect(html).toContain('href="/decisions?year=2032"')
    expect(html).toContain('2033年度')
    expect(await (await get('/decisions?year=2040')).text()).toContain('还没有列入目录的事项')
  })

  test('goes on by key, fifty at a time, to the last one', async () => {
    await list(2034)
    for (let i = 0; i < 51; i++) await list(2034)
    const first = await read('/api/v1/decisions?year=2034', 2034)
    expect([first.items.length, first.next_cursor]).toEqual([50, '50'])
    const rest = await read('/api/v1/decisions?year=2034&cursor=50', 2034)
    expect([rest.items.map(({ no }) => no), rest.next_cursor]).toEqual([[51, 52], null])
    const get = await publicHall(at('2034-06-01 09:00'))
    expect(await (await get('/decisions?year=2034')).text()).toContain('/decisions?year=2034&amp;cursor=50')
  })

  test('as CSV: byte order mark, a line for each decision, and their number at the end', async () => {
    await list(2035, ['县财政局', '县民政局'])
    await list(2035)
    const get = await publicHall(at('2035-06-01 09:00'))
    const answer = await get('/api/v1/decisions.csv?year=2035')
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = new TextDecoder().decode(bytes).trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toMatch(/^1,集中供水水价调整方案,水务局\w+,县财政局、县民政局,正在起草,2035-03-02,\w+$/)
    expect(lines[3]).toBe('合计,2')
  })

  test('keeps silent about what may not be known, and says what was withdrawn', async () => {
    const [secret, open] = [await list(2036), await list(2036)]
    const end = async (id: string, changes: object) => {
      const input = { ground: '依法', no_secret: true, ...changes }
      value(
        await endDecision(await visitAt(at('2036-04-01 09:00')), cast.office, id, endingInput.parse(input)),
      )
    }
    await end(secret, { kind: 'urgent_exempt', basis: 'not_public' })
    await end(open, { kind: 'withdrawn', fact_public: true, public_note: '不再办理。' })
    const { items } = await read('/api/v1/decisions?year=2036', 2036)
    expect(items.map(({ id, no, status }) => [id, no, status])).toEqual([[open, 2, 'withdrawn']])
    const get = await publicHall(at('2036-06-01 09:00'))
    expect((await get(`/decisions/${secret}`)).status).toBe(404)
    expect((await get(`/api/v1/decisions/${secret}`)).status).toBe(404)
    expect(await (await get(`/decisions/${open}`)).text()).toContain('不再办理。')
  })

  test('refuses a year and a cursor that are none', async () => {
    const get = await publicHall(NOW)
    for (const query of ['year=abc', 'year=1', 'year=9999', 'year=2026&cursor=x', 'cursor=-1', 'year=2026.5'])
      expect([query, (await get(`/api/v1/decisions?${query}`)).status]).toEqual([query, 422])
    expect((await get('/decisions?year=abc')).status).toBe(404)
    expect((await get('/api/v1/decisions?year=&cursor=')).status).toBe(200)
  })
})
