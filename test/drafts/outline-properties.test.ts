import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { levels } from '../../src/drafts/clause.ts'
import { articleLabel, writeNumeral } from '../../src/drafts/numerals.ts'
import { type Outline, parseOutline } from '../../src/drafts/outline.ts'

/** Pieces that drafts are made of, good and bad, in any order. */
const line = fc.oneof(
  fc.constantFrom(
    '',
    '\u200b',
    '目录',
    '第一章 总则',
    '第二章 公众参与……3',
    '第一节',
    '附　则',
    '序言',
    '附件1',
    '附件：报名表',
    '| 甲 | 乙 |',
    '第三条规定的人数',
    '第三条之一 丙',
    '第二条（定义）',
    '一、总体要求',
    '（一）草案；',
    '(二)说明：',
    '1．网站 2、窗口',
    '①甲；②乙。',
    '“第五条 甲',
    '乙。”',
    '将第五条修改为："第五条 甲',
    '2026年3月2日',
    '某县人民政府',
    '（此件公开发布）',
    '<p>文本</p>',
  ),
  fc.nat({ max: 120 }).map((n) => `第${writeNumeral(n)}条　甲乙丙。`),
  fc.nat({ max: 30 }).map((n) => `（${writeNumeral(n)}）甲；`),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const text = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'))

/** All characters in any order, without blanks and without the colon that may follow an article's label. */
const characters = (whole: string): string =>
  Array.from(whole.replace(/[\s\u00ad\u180e\u200b-\u200f\u2060\ufeff：:]/gu, ''))
    .sort()
    .join('')

const printed = (outline: Outline): string =>
  [
    outline.title,
    ...outline.front,
    ...outline.contents,
    ...outline.clauses.flatMap((clause) => [clause.label, clause.heading, clause.text]),
  ].join('\n')

describe('any text', () => {
  test('loses no character and invents none', () => {
    fc.assert(
      fc.property(text, (whole) => {
        expect(characters(printed(parseOutline(whole)))).toBe(characters(whole))
      }),
      { numRuns: 400 },
    )
  })

  test('parents stand before their children, and everything is as the types say', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const { clauses, counts, labels } = parseOutline(whole)
        clauses.forEach((clause, i) => {
          expect(levels).toContain(clause.level)
          expect(clause.parent === null || clause.parent < i).toBe(true)
          expect(clause.line).toBeGreaterThan(0)
        })
        expect(labels).toHaveLength(counts.article)
      }),
    )
  })

  test('gives the same outline twice', () => {
    fc.assert(
      fc.property(text, (whole) => {
        expect(parseOutline(whole)).toEqual(parseOutline(whole))
      }),
    )
  })

  test('finds every article of a regular text, whatever the separator', () => {
    const separators = fc.constantFrom(' ', '　', '：', '\n', '', '（条名）')
    fc.assert(
      fc.property(fc.array(separators, { minLength: 1, maxLength: 150 }), (chosen) => {
        const lines = chosen.map(
          (separator, i) => `${articleLabel(String(i + 1))}${separator}本单位应当办理。`,
        )
        const { labels, warnings } = parseOutline(lines.join('\n'))
        expect(labels).toEqual(chosen.map((_, i) => articleLabel(String(i + 1))))
        expect(warnings.filter((w) => w.code !== 'duplicate_block')).toEqual([])
      }),
    )
  })
})

describe('texts made to be slow', () => {
  const million = 1_000_000
  test.each([
    ['one line of a million characters', '第'.repeat(million)],
    ['numerals without end', `第${'一'.repeat(million)}条`],
    ['leaders without end', `第一章${'.'.repeat(million)}1`],
    ['blanks without end', `第${' '.repeat(million)}条`],
    ['opening quotation marks', '：“\n'.repeat(300_000)],
    ['brackets without end', '（'.repeat(million)],
    ['100,000 articles', Array.from({ length: 100_000 }, (_, i) => `第${(i % 9999) + 1}条 甲`).join('\n')],
    ['100,000 items', '（一）甲；\n'.repeat(100_000)],
    ['100,000 rows of a table', '| 甲 | 乙 |\n'.repeat(100_000)],
    ['100,000 equal lines', '各单位应当认真组织实施本办法，确保落实。\n'.repeat(50_000)],
    ['100,000 annexes', '附件1\n'.repeat(100_000)],
    ['inline lists without end', `（一）甲；${'（一）'.repeat(300_000)}`],
    ['100,000 headings', '第一章 总则\n'.repeat(100_000)],
  ])(
    'ends on %s',
    (_, whole) => {
      expect(parseOutline(whole).clauses.length + parseOutline(whole).front.length).toBeGreaterThanOrEqual(0)
    },
    20_000,
  )
})
