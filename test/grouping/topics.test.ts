import { expect, test } from 'vitest'
import { weightyWords } from '../../src/adoption/grouping/topic-words.ts'
import { topicsOf } from '../../src/adoption/grouping/topics.ts'

const TEXTS = [
  ['e1', '加装电梯要有三分之二以上业主同意才能动工', 40],
  ['e2', '加装电梯的费用分摊比例应当写明', 12],
  ['e3', '希望统一招标选择电梯厂家', 3],
  ['e4', '反对加装电梯，影响一楼采光', 9],
  ['p1', '小区停车位不够，建议在空地上画停车位', 20],
  ['p2', '停车位被外来车辆占用，请装道闸', 5],
  ['p3', '地下停车位的租金太高', 1],
  ['x1', '垃圾站气味难闻', 2],
] as const
const members = TEXTS.map(([id, text, count]) => ({ id, text, count }))

test('gathers kindred opinions, whatever side they take, with the words that tell', () => {
  const topics = topicsOf(members)
  const lift = topics.find((topic) => topic.members.includes('e1'))
  expect(lift?.members.toSorted()).toEqual(['e1', 'e2', 'e3', 'e4'])
  expect(lift?.count).toBe(64)
  expect(lift?.words).toContain('电梯')
  expect(topics.find((topic) => topic.members.includes('p1'))?.members).toContain('p2')
})

test('every member is in exactly one topic, and the order they come in changes nothing', () => {
  const topics = topicsOf(members)
  expect(topics.flatMap((topic) => topic.members).toSorted()).toEqual(members.map(({ id }) => id).toSorted())
  expect(topicsOf(members.toReversed())).toEqual(topics)
  expect(topicsOf([])).toEqual([])
})

test('does without a segmenter, and pairs characters it does not know', () => {
  expect([...weightyWords('建议保留早市')]).toContain('早市')
  expect([...weightyWords('电梯费用', null)]).toEqual(['电梯', '梯费', '费用'])
  expect([...weightyWords('建议尽快')]).toEqual([])
})
