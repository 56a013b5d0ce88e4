import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../src/ground/clock.ts'
import { type OfficialDocument, officialDocument } from '../../src/paper/word/official.ts'

const AT = '2026-07-06T01:00:00.000Z' as Instant

const letter: OfficialDocument = {
  title: '关于《某县城镇供水价格调整方案》的听证报告\n（第3号）',
  addressees: '县人民政府',
  body: [
    { kind: 'level1', text: '一、听证事由' },
    { kind: 'level2', text: '（一）内容' },
    { kind: 'paragraph', text: '第一段。\n第二段 <b>&\u0007。' },
    {
      kind: 'table',
      columns: [
        { label: '类别', share: 3 },
        { label: '名额', share: 1 },
      ],
      rows: [['公众', '4']],
    },
  ],
  attachments: ['听证意见采纳情况表', '笔录'],
  signed: { unit: '县发展和改革委员会', date: '2026年7月6日' },
  note: '此件公开发布',
  annexes: [
    {
      title: '听证意见采纳情况表',
      landscape: true,
      body: [{ kind: 'table', columns: [{ label: '意见', share: 1 }], rows: [['太高'], ['太低']] }],
    },
    { title: '笔录', body: [{ kind: 'paragraph', text: '略。' }] },
  ],
}

const open = async (document = letter) => {
  const files = unzipSync(await officialDocument(document, AT))
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  return { files, part, xml: part('word/document.xml') }
}

/** The paragraph that says this. */
const saying = (xml: string, text: string): string =>
  xml.match(/<w:p>.*?<\/w:p>/gs)?.find((each) => each.includes(`>${text}<`)) ?? ''

describe('an official document in Word (GB/T 9704, domain.md §5.1)', () => {
  test('A4 with the margins of the standard; an annex laid across', async () => {
    const { xml } = await open()
    const sizes = [...xml.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="(\w+)"/g)].map(
      ([, ...size]) => size,
    )
    expect(sizes).toEqual([
      ['11906', '16838', 'portrait'],
      ['16838', '11906', 'landscape'],
      ['11906', '16838', 'portrait'],
    ])
    const [margins] = xml.match(/<w:pgMar [^>]*>/) ?? []
    for (const each of ['w:top="2098"', 'w:left="1587"', 'w:right="1474"', 'w:bottom="1984"'])
      expect(margins).toContain(each)
  })

  test('each part in its font and size, as the official names have them', async () => {
    const { xml } = await open()
    const fonts: [text: string, font: string, size: number][] = [
      ['关于《某县城镇供水价格调整方案》的听证报告', '方正小标宋简体', 44],
      ['一、听证事由', '黑体', 32],
      ['（一）内容', '楷体_GB2312', 32],
      ['第一段。', '仿宋_GB2312', 32],
      ['附件1', '黑体', 32],
      ['公众', '仿宋_GB2312', 24],
    ]
    for (const [text, font, size] of fonts) {
      expect(saying(xml, text)).toContain(`w:eastAsia="${font}"`)
      expect(saying(xml, text)).toContain(`<w:sz w:val="${size}"/>`)
    }
    // Two characters in, and 22 lines on a page; the numbers are text, never Word's own.
    expect(saying(xml, '第一段。')).toMatch(/w:firstLineChars="200"/)
    expect(saying(xml, '第一段。')).toContain('w:line="580" w:lineRule="exact"')
    expect(xml).not.toContain('w:numPr')
  })

  test('附件说明, 署名, 附注, and the head of an annex', async () => {
    const { xml } = await open()
    for (const text of [
      '县人民政府：',
      '附件：1. 听证意见采纳情况表',
      '2. 笔录',
      '2026年7月6日',
      '（此件公开发布）',
      '附件2',
    ])
      expect(saying(xml, text)).not.toBe('')
    const alone = await open({ title: '公告', body: [], attachments: ['报名表'] })
    expect(saying(alone.xml, '附件：报名表')).not.toBe('')
  })

  test('a table repeats its header and tears no row apart', async () => {
    const { xml } = await open()
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
    expect(tables).toHaveLength(2)
    for (const table of tables) {
      expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
      expect(table.match(/<w:cantSplit\/>/g)?.length).toBe(table.match(/<w:tr>/g)?.length)
    }
  })

  test('page numbers between dashes, odd pages right and even pages left', async () => {
    const { files, part } = await open()
    const footers = Object.keys(files).filter((name) => /footer\d+\.xml$/.test(name))
    const shown = footers.map((name) => part(name))
    for (const footer of shown) for (const text of ['— ', 'PAGE', ' —']) expect(footer).toContain(text)
    const sides = shown.map((footer) => /<w:jc w:val="(\w+)"/.exec(footer)?.[1])
    expect(new Set(sides)).toEqual(new Set(['left', 'right']))
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  })

  test('what somebody typed is text; the same document is the same bytes', async () => {
    const { xml, part } = await open()
    expect(xml).toContain('第二段 &lt;b&gt;&amp;。')
    expect(xml).not.toContain('\u0007')
    expect(part('docProps/core.xml')).toContain('2026-07-06T01:00:00Z')
    expect(await officialDocument(letter, AT)).toEqual(await officialDocument(letter, AT))
  })
})
