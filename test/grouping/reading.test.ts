import { expect, test } from 'vitest'
import { withPlainAmounts } from '../../src/adoption/grouping/amounts.ts'
import { piecesOf, plainOf } from '../../src/adoption/grouping/plain.ts'
import { read } from '../../src/adoption/grouping/reading.ts'
import { KNOWN_TRADITIONAL, simplified } from '../../src/adoption/grouping/simplified.ts'

test('simplifies traditional characters and variants, and leaves the rest alone', () => {
  expect(KNOWN_TRADITIONAL).toBeGreaterThan(2_000)
  expect(simplified('反對徵收補償標準過低，請縣裏聽取羣眾意見')).toBe(
    '反对征收补偿标准过低，请县里听取群众意见',
  )
  expect(simplified('这里本来就是简体')).toBe('这里本来就是简体')
  // Simplifying twice changes nothing more: no simplified character is itself taken for a traditional one.
  const all = simplified('臺灣憂鬱發髮後後麵麪裡裏著佔復複覆製徵衝隻祇')
  expect(simplified(all)).toBe(all)
})

test.each([
  ['每小时三块五', '每小时3.5元'],
  ['一千五百元', '1500元'],
  ['1,500元', '1500元'],
  ['1.5万元', '15000元'],
  ['从一万二降到八千。', '从12000降到8000。'],
  ['百分之三十', '30%'],
  ['三分之二', '2/3'],
  ['晚上十点', '22点'],
  ['22:00', '22点'],
  ['半小时', '0.5小时'],
  ['第二十二条', '第22条'],
  ['8元/小时', '每小时8元'],
  ['十分不满，万一出事', '非常不满，万一出事'],
])('writes amounts one way: %s', (said, plain) => {
  expect(withPlainAmounts(said)).toBe(plain)
})

const pieces = (text: string): string[] => piecesOf(plainOf(text))

test('leaves out who writes and how politely', () => {
  expect(
    pieces('尊敬的领导：您好！我是李家村的村民张三，电话13812345678。反对建厂。谢谢！\n张三\n2026年3月8日'),
  ).toEqual(['反对建厂'])
  expect(pieces('作为一名学生家长，我觉得校车太少😡')).toEqual(['我觉得校车太少'])
  expect(pieces('建议幸福里小区装路灯')).toEqual(pieces('建议阳光花园装路灯'))
  expect(pieces('建议取消小区门禁')).toEqual(['建议取消小区门禁'])
  expect(pieces('谢谢领导')).toEqual(['谢谢领导'])
})

const of = (text: string) => read({ kind: 'other', text })

test.each([
  ['ＡＢ路，太堵了！！', 'ab路太堵了'],
  ['建議增加車位', '希望增设停车位。'],
  ['不应当收费', '不能收费'],
  ['不反对', '同意'],
  ['不得取消', '保留'],
  ['支持支持支持', '支持'],
])('reads %s and %s as the same', (a, b) => {
  expect(of(a).text).toBe(of(b).text)
})

test('takes the side from the kind, and from the words only where the kind takes none', () => {
  expect(read({ kind: 'support', text: '我反对' }).stance).toBe('support')
  expect(of('坚决反对第五条').stance).toBe('oppose')
  expect(of('我不是不同意').stance).toBe('support')
  expect(of('同意前半句，不同意后半句').stance).toBeNull()
  expect(of('每个单元都要有三分之二业主同意').stance).toBeNull()
  expect(read({ kind: 'oppose', text: '' }).text).toBe(of('反对').text)
})

test('reads the suggested wording and the reason as well', () => {
  const five = read({ kind: 'amend', text: '', suggestedWording: '每次不超过5元', reason: '太贵' })
  expect(five.figures.amounts).toContain('5元')
  expect(five.text).not.toBe(read({ kind: 'amend', text: '', suggestedWording: '每次不超过6元' }).text)
})

test('no text is slow, whatever is in it', () => {
  const begun = performance.now()
  for (const unit of [
    '请',
    '的',
    '我是',
    '1',
    '尊敬的领导您好',
    '谢谢',
    '建议',
    '不',
    '（',
    '第一条',
    '3元',
    '元/',
    '二〇',
  ])
    read({
      kind: 'other',
      text: unit.repeat(5_000).slice(0, 5_000),
      reason: unit.repeat(2_500).slice(0, 5_000),
    })
  expect(performance.now() - begun).toBeLessThan(3_000)
})
