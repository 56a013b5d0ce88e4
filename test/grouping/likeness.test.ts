import { expect, test } from 'vitest'
import { likeness } from '../../src/adoption/grouping/likeness.ts'
import { read } from '../../src/adoption/grouping/reading.ts'
import { signatureOf } from '../../src/adoption/grouping/signature.ts'
import { LABELLED } from './labelled.ts'

const of = (text: string) => read({ kind: 'other', text })

test.each([
  ['应当允许餐饮商户占道经营，方便居民', '不应当允许餐饮商户占道经营，方便居民', 'denial'],
  ['建议把起步价提高，出租车司机收入太少', '建议把起步价降低，出租车司机收入太少', 'opposite'],
  ['赞成这样拓宽河道，两岸都能受益', '不赞成这样拓宽河道，两岸都能受益', 'stance'],
  ['建议把补助标准定为每月300元，按季度发放', '建议把补助标准定为每月500元，按季度发放', 'amount'],
  ['建议删去第三条，同上位法重复，纯属多余', '建议删去第四条，同上位法重复，纯属多余', 'clause'],
  ['第六条请把“可以”改为“应当”', '第六条请把“应当”改为“可以”', 'wording'],
  ['建议在校门口装红绿灯，车速太快', '建议在校门口装人行天桥，车速太快', 'demand'],
  ['收费太高', '收费太低了', 'short'],
])('keeps apart %s / %s', (a, b, why) => {
  expect(likeness(of(a), of(b))).toEqual({ likeness: 0, apart: why })
})

test('finds a template inside a longer text, and not a text with a further demand of its own', () => {
  const template = '殡仪馆紧挨着中学，运输车辆每天从校门口经过，请重新选址。'
  expect(
    likeness(of(template), of(`我女儿就在那里念书，天天担心。${template}说的都是实话。`)).likeness,
  ).toBeGreaterThan(0.7)
  const more = `${template}建议把中学旁边的空地建成足球场，配好灯光和看台，免费向学生和附近的居民开放到晚上九点。`
  expect(likeness(of(template), of(more)).apart).toBe('demand')
})

test('says the same of two texts whichever comes first', () => {
  const some = LABELLED.filter((_, at) => at % 7 === 0).map(({ text, kind }) => read({ text, kind }))
  for (const a of some) for (const b of some) expect(likeness(a, b)).toEqual(likeness(b, a))
})

test('a signature follows from text and scope alone', () => {
  const text = '建议在草案中补充对独居老人的定期探访制度，由社区网格员每周至少上门一次。'
  const one = signatureOf(of(text), 'intake/clause')
  expect(one).toEqual(signatureOf(of(`您好！${text}谢谢`), 'intake/clause'))
  expect(one?.bands).toHaveLength(34)
  expect(Number.isSafeInteger(one?.exact)).toBe(true)
  // Fixed: what is stored today is found tomorrow, on any machine.
  expect(one?.bands.slice(0, 2)).toMatchInlineSnapshot(`
    [
      1239367940,
      334918549,
    ]
  `)
  const elsewhere = new Set(signatureOf(of(text), 'intake/other')?.bands)
  expect(one?.bands.some((band) => elsewhere.has(band))).toBe(false)
  expect(signatureOf(of('同意'), '')?.bands).toEqual([])
  expect(signatureOf(of('……'), '')).toBeNull()
})

test('the bands miss hardly a pair that is alike', () => {
  const readings = LABELLED.map((item) => ({ item, reading: read(item) })).filter(
    ({ reading }) => reading.text.length > 7,
  )
  let alike = 0
  let met = 0
  readings.forEach(({ item, reading }, at) => {
    const own = signatureOf(reading, item.clause)
    for (const other of readings.slice(0, at)) {
      if (other.item.clause !== item.clause || likeness(reading, other.reading).likeness === 0) continue
      alike++
      const theirs = signatureOf(other.reading, item.clause)
      const set = new Set(theirs?.bands)
      if (own?.exact === theirs?.exact || own?.bands.some((band) => set.has(band))) met++
    }
  })
  expect(alike).toBeGreaterThan(500)
  expect(met / alike).toBeGreaterThan(0.97)
})
