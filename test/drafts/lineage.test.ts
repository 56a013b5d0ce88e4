import { describe, expect, test } from 'vitest'
import { carryLineage, type LineageClause } from '../../src/drafts/lineage.ts'
import { parseOutline } from '../../src/drafts/outline.ts'

const version = (text: string): LineageClause[] =>
  parseOutline(text).clauses.map((clause, i) => ({ ...clause, lineageId: `L${i}` }))

const carry = (before: string, after: string): (string | null)[] =>
  carryLineage(version(before), parseOutline(after).clauses)

const A = '第一条　为了规范重大行政决策公众参与，制定本办法。'
const B = '第二条　征求意见的期限不少于十日，自公告发布之日起计算。'
const C = '第三条　听证会应当公开举行，并制作听证笔录。'

describe('what people said on a clause stays with it', () => {
  test('when nothing changed', () => {
    expect(carry([A, B, C].join('\n'), [A, B, C].join('\n'))).toEqual(['L0', 'L1', 'L2'])
  })

  test('when its text was edited', () => {
    expect(carry([A, B, C].join('\n'), [A, B.replace('十日', '三十日'), C].join('\n'))).toEqual([
      'L0',
      'L1',
      'L2',
    ])
  })

  test('when an article before it was inserted, and all numbers moved', () => {
    const inserted = '第二条　本办法适用于县人民政府及其部门。'
    const after = [
      A,
      inserted,
      B.replace('第二条', '第三条'),
      C.replace('第三条', '第四条').replace('笔录', '记录'),
    ]
    expect(carry([A, B, C].join('\n'), after.join('\n'))).toEqual(['L0', null, 'L1', 'L2'])
  })

  test('when an article was deleted, its lineage goes to nobody', () => {
    expect(carry([A, B, C].join('\n'), [A, C.replace('第三条', '第二条')].join('\n'))).toEqual(['L0', 'L2'])
  })

  test('when articles moved under new chapters', () => {
    expect(carry([A, B].join('\n'), ['第一章 总则', A, '第二章 参与', B].join('\n'))).toEqual([
      null,
      'L0',
      null,
      'L1',
    ])
  })

  test('with its items, each under its own article', () => {
    const before = '第一条 公告：\n（一）草案；\n（二）期限。\n第二条 报告：\n（一）草案；'
    expect(carry(before, before)).toEqual(['L0', 'L1', 'L2', 'L3', 'L4'])
  })

  test('no lineage is given twice', () => {
    const carried = carry([A, A.replace('第一条', '第二条')].join('\n'), [A, A, A].join('\n'))
    expect(carried.filter((id) => id !== null)).toEqual([...new Set(carried.filter((id) => id !== null))])
  })
})
