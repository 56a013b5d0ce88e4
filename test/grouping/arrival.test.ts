import { expect, test } from 'vitest'
import { benchGrouping } from '../../bench/grouping.ts'
import { placeOf } from '../../src/adoption/grouping/arrival.ts'
import { emptyGroups } from '../../src/adoption/grouping/groups.ts'
import { read } from '../../src/adoption/grouping/reading.ts'

const TEXT = '水价上涨以后水质没有改善，老旧管网也没有更换，请先把管网修好再谈价格。'

test('an arrival joins its like; nobody else moves', () => {
  const groups = emptyGroups()
  const first = groups.arrive({ kind: 'other', text: TEXT }, 'a')
  const other = groups.arrive({ kind: 'other', text: '图书馆周一也应当开放，方便退休的人。' }, 'a')
  const before = groups.work()
  expect(groups.headOf(groups.arrive({ kind: 'other', text: `您好，${TEXT}谢谢！` }, 'a'))).toBe(first)
  // Equal but for noise: not even compared.
  expect(groups.work()).toEqual(before)
  expect(groups.headOf(other)).toBe(other)
  expect(groups.arrive({ kind: 'other', text: TEXT }, 'b')).not.toBe(first)
})

test('support and oppose never share a group, nor through one who takes no side', () => {
  const groups = emptyGroups()
  const neutral = groups.arrive({ kind: 'other', text: TEXT }, 'a')
  const against = groups.arrive({ kind: 'oppose', text: TEXT }, 'a')
  const favour = groups.arrive({ kind: 'support', text: TEXT }, 'a')
  expect(groups.headOf(against)).toBe(groups.headOf(neutral))
  expect(groups.headOf(favour)).not.toBe(groups.headOf(against))
  expect(groups.arrive({ kind: 'support', text: TEXT }, 'a')).toBe(favour)
})

test('a candidate of the other side bars its whole group', () => {
  const arrival = read({ kind: 'other', text: '建议提高起步价，出租车司机收入太少，路上又堵。' })
  const near = read({ kind: 'other', text: '建议提高起步价，出租车司机收入太少，路上很堵。' })
  const opposite = read({ kind: 'other', text: '建议降低起步价，出租车司机收入太少，路上又堵。' })
  const place = (readings: readonly (typeof near)[]) =>
    placeOf(
      arrival,
      readings.map((reading) => ({ group: 'g', reading })),
      () => null,
    )
  expect(place([near]).group).toBe('g')
  expect(place([near, opposite]).group).toBeNull()
})

test('one more costs as much after many as after few', { timeout: 60_000 }, () => {
  const found = benchGrouping(6_000)
  expect(found.groups).toBeGreaterThan(3_000)
  expect(found.groups).toBeLessThan(5_000)
  expect(found.compared_per_item).toBeLessThan(12)
  expect(found.cpu_seconds).toBeLessThan(10)
})
