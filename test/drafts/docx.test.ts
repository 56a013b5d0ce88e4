import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../src/drafts/docx.ts'
import { formatNumber } from '../../src/drafts/docx-formats.ts'
import { parseOutline } from '../../src/drafts/outline.ts'
import { abstract, docx, level, list, num, type Parts, p } from './docx-fixtures.ts'

async function read(parts: Parts): Promise<{ lines: string[]; notes: Record<string, unknown> }> {
  const result = await readDocx(docx(parts))
  if (!result.ok) throw new Error(result.refusal.problems[0].code)
  const notes = Object.fromEntries(result.value.notes.map((note) => [note.code, note.params.count]))
  return { lines: result.value.text.split('\n'), notes }
}

async function refusal(bytes: Uint8Array): Promise<string | null> {
  const result = await readDocx(bytes)
  return result.ok ? null : result.refusal.problems[0].code
}

describe('automatic numbers, which are not in the text', () => {
  const law = abstract(
    0,
    level(0, 'chineseCountingThousand', '第%1章', { suffix: 'space' }) +
      level(1, 'chineseCountingThousand', '第%2条', { suffix: 'tab', more: '<w:lvlRestart w:val="0"/>' }) +
      level(2, 'chineseCountingThousand', '（%3）'),
  )

  test('chapters, articles that count through, items that start again', async () => {
    const { lines, notes } = await read({
      numbering: law + list(1, 0),
      body: [
        p('总则', num(1)),
        p('甲。', num(1, 1)),
        p('乙：', num(1, 1)),
        p('一；', num(1, 2)),
        p('二。', num(1, 2)),
        p('附则', num(1)),
        p('丙：', num(1, 1)),
        p('一。', num(1, 2)),
      ].join(''),
    })
    expect(lines).toEqual([
      '第一章 总则',
      '第一条 甲。',
      '第二条 乙：',
      '（一）一；',
      '（二）二。',
      '第二章 附则',
      '第三条 丙：',
      '（一）一。',
    ])
    expect(notes.automatic_numbers).toBe(8)
    expect(parseOutline(lines.join('\n')).labels).toEqual(['第一条', '第二条', '第三条'])
  })

  test('numbering inherited from a style, and switched off in one paragraph', async () => {
    const { lines } = await read({
      numbering:
        abstract(
          0,
          level(0, 'chineseCountingThousand', '第%1条', { more: '<w:pStyle w:val="Article"/>' }) +
            level(1, 'decimal', '%2．', { more: '<w:pStyle w:val="Sub"/>' }),
        ) + list(3, 0),
      styles:
        '<w:style w:type="paragraph" w:styleId="Article"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Article"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Article"/></w:style>',
      body:
        p('甲。', '<w:pStyle w:val="Article"/>') +
        p('目。', '<w:pStyle w:val="Sub"/>') +
        p('无号。', `<w:pStyle w:val="Article"/>${num(0)}`) +
        p('乙。', '<w:pStyle w:val="Child"/>'),
    })
    expect(lines).toEqual(['第一条甲。', '1．目。', '无号。', '第二条乙。'])
  })

  test('start values, overrides, and lists that share a definition', async () => {
    const { lines } = await read({
      numbering:
        abstract(0, level(0, 'decimal', '%1.', { start: 5 })) +
        list(1, 0) +
        list(2, 0) +
        list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>') +
        list(4, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'lowerRoman', '%1)')}</w:lvlOverride>`),
      body: p('a', num(1)) + p('b', num(2)) + p('c', num(3)) + p('d', num(3)) + p('e', num(4)),
    })
    expect(lines).toEqual(['5.a', '6.b', '1.c', '2.d', 'iii)e'])
  })

  test('levels in one number, decimals by isLgl, restart after a chosen level', async () => {
    const { lines } = await read({
      numbering:
        abstract(
          0,
          level(0, 'chineseCounting', '%1') +
            level(1, 'decimal', '%1.%2', { more: '<w:isLgl/>' }) +
            level(2, 'lowerLetter', '%3)', { more: '<w:lvlRestart w:val="1"/>' }),
        ) + list(1, 0),
      body:
        p('甲', num(1)) +
        p('乙', num(1, 1)) +
        p('丙', num(1, 2)) +
        p('丁', num(1, 1)) +
        p('戊', num(1, 2)) +
        p('己', num(1)) +
        p('庚', num(1, 2)),
    })
    expect(lines).toEqual(['一甲', '1.1乙', 'a)丙', '1.2丁', 'b)戊', '二己', 'a)庚'])
  })

  test('a list that opens on a deeper level, with levels and starts that make no sense', async () => {
    const { lines } = await read({
      numbering:
        abstract(
          0,
          level(0, 'decimal', '%1') + level(1, 'decimal', '%1.%2.') + level(4_000_000_000, 'decimal', '%9'),
        ) +
        list(1, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>') +
        list(2, 0, '<w:lvlOverride w:ilvl="-1"><w:startOverride w:val="x"/></w:lvlOverride>'),
      body: p('甲', num(1, 1)) + p('乙', num(1, 1)) + p('丙', num(2, 4_000_000_000)) + p('丁', num(99)),
    })
    expect(lines.slice(0, 2)).toEqual(['3.1.甲', '3.2.乙'])
    expect(lines.at(-1)).toBe('丁')
  })

  test('a bullet from a symbol font becomes a plain one; a list definition may be linked', async () => {
    const { lines } = await read({
      numbering:
        abstract(0, level(0, 'bullet', '\uf0b7', { suffix: 'tab' })) +
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Law"/></w:abstractNum>' +
        `<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Law"/>${level(0, 'decimalFullWidth', '第%1条')}</w:abstractNum>` +
        list(1, 0) +
        list(2, 1),
      body: p('甲', num(1)) + p('乙', num(2)),
    })
    expect(lines).toEqual(['• 甲', '第１条乙'])
  })

  test.each([
    ['decimal', 12, '12'],
    ['decimalZero', 3, '03'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalEnclosedCircle', 1, '①'],
    ['decimalEnclosedCircle', 21, '㉑'],
    ['decimalEnclosedCircleChinese', 36, '㊱'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalEnclosedFullstop', 3, '⒊'],
    ['chineseCounting', 99, '九十九'],
    ['chineseCounting', 100, '一○○'],
    ['chineseCountingThousand', 123, '一百二十三'],
    ['ideographDigital', 10, '一〇'],
    ['japaneseCounting', 11, '十一'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographTraditional', 3, '丙'],
    ['ideographZodiac', 1, '子'],
    ['ideographEnclosedCircle', 2, '㈡'],
    ['lowerLetter', 27, 'aa'],
    ['upperLetter', 26, 'Z'],
    ['upperRoman', 1994, 'MCMXCIV'],
    ['none', 4, ''],
    ['hebrew1', 4, '4'],
  ])('%s writes %i as %s', (format, value, text) => expect(formatNumber(value, format)).toBe(text))
})

describe('what Word keeps beside the text', () => {
  test('tracked changes: insertions accepted, deletions dropped', async () => {
    const { lines, notes } = await read({
      body:
        '<w:p><w:r><w:t>第一条　期限不少于</w:t></w:r><w:del><w:r><w:delText>七</w:delText></w:r></w:del><w:ins><w:r><w:t>十</w:t></w:r></w:ins><w:r><w:t>日。</w:t></w:r></w:p>' +
        '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>第二条　前半，</w:t></w:r></w:p>' +
        p('后半。') +
        '<w:moveFrom><w:p><w:r><w:t>搬走。</w:t></w:r></w:p></w:moveFrom>',
    })
    expect(lines).toEqual(['第一条　期限不少于十日。', '第二条　前半，后半。'])
    expect(notes.tracked_changes).toBe(4)
  })

  test('a deleted paragraph mark leaves the number of the paragraph it joins', async () => {
    const { lines } = await read({
      numbering: abstract(0, level(0, 'chineseCountingThousand', '第%1条')) + list(1, 0),
      body: p('前，', `${num(1)}<w:rPr><w:del/></w:rPr>`) + p('后。', num(1)) + p('乙。', num(1)),
    })
    expect(lines).toEqual(['第一条前，后。', '第二条乙。'])
  })

  test('comments and footnotes are left out and counted', async () => {
    const { lines, notes } = await read({
      body: '<w:p><w:commentRangeStart/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd/><w:r><w:commentReference/></w:r><w:r><w:footnoteReference/></w:r><w:r><w:t>乙。</w:t></w:r></w:p>',
    })
    expect(lines).toEqual(['甲乙。'])
    expect(notes).toEqual({ comments: 1, footnotes: 1 })
  })

  test('hidden text is dropped, by its own mark or by its style, and a mark may show it again', async () => {
    const { lines, notes } = await read({
      styles: '<w:style w:type="paragraph" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>',
      body:
        '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>乙</w:t></w:r></w:p>' +
        '<w:p><w:pPr><w:pStyle w:val="Hidden"/></w:pPr><w:r><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>丙</w:t></w:r></w:p>',
    })
    expect(lines).toEqual(['甲乙', '丙'])
    expect(notes.hidden_text).toBe(2)
  })

  test('line breaks, tabs, hyphens, symbols, fields, content controls, full-width blanks', async () => {
    const { lines, notes } = await read({
      body:
        '<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>　　第一条　甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:sym w:char="F0A3"/></w:r></w:p></w:sdtContent></w:sdt>' +
        '<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:ruby><w:rt><w:r><w:t>zi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>',
    })
    expect(lines).toEqual(['　　第一条　甲', '乙\t丙-□', '链接字'])
    expect(notes).toEqual({ symbols: 1 })
  })

  test('a text box drawn twice is read once', async () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`
    const { lines, notes } = await read({
      body: `<w:p><w:r><w:t>正文。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('框')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    })
    expect(lines).toEqual(['正文。', '框'])
    expect(notes).toEqual({ text_boxes: 1 })
  })

  test('tables become lines; a frame of one cell does not; nested tables go into their cell', async () => {
    const cell = (inside: string): string => `<w:tc><w:tcPr/>${inside}</w:tc>`
    const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`
    const { lines, notes } = await read({
      body:
        `<w:tbl>${row(p('项目'), p('标准|元'))}${row(p('居民') + p('用水'), `<w:tbl>${row(p('2.85'), p('3'))}</w:tbl>${p('')}`)}<w:tr><w:trPr><w:del/></w:trPr>${cell(p('删'))}</w:tr></w:tbl>` +
        `<w:tbl>${row(p('第一条 甲。') + p('第二条 乙。'))}</w:tbl>`,
    })
    expect(lines).toEqual([
      '| 项目 | 标准｜元 |',
      '| 居民 用水 | ｜ 2.85 ｜ 3 ｜ |',
      '第一条 甲。',
      '第二条 乙。',
    ])
    expect(notes.tracked_changes).toBe(1)
  })
})

describe('refuses', () => {
  const ole = (name: string): Uint8Array => {
    const bytes = new Uint8Array(2048)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    Array.from(name).forEach((c, i) => {
      bytes[1024 + 2 * i] = c.charCodeAt(0)
    })
    return bytes
  }
  const whole = docx({ body: p('第一条 甲。') })

  test.each([
    ['an empty file', new Uint8Array(), 'file_empty'],
    ['an old .doc', ole('WordDocument'), 'file_is_old_word'],
    ['a document with a password', ole('EncryptedPackage'), 'file_encrypted'],
    ['an old workbook', ole('Workbook'), 'file_not_word'],
    ['a PDF', strToU8('%PDF-1.7\n'), 'file_is_pdf'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'file_is_image'],
    ['a photograph', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'file_is_image'],
    ['a web page', strToU8('<!DOCTYPE html><p>甲'), 'file_not_word'],
    ['rich text', strToU8('{\\rtf1 甲}'), 'file_not_word'],
    ['a zip of other things', zipSync({ 'a.txt': strToU8('甲') }), 'file_not_word'],
    ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'file_not_word'],
    ['a document cut in half', whole.slice(0, whole.length / 2), 'file_broken'],
    ['a document without words', docx({ body: p(' ') }), 'file_empty'],
    ['text that is not XML', docx({ body: '<w:p>' }), 'file_broken'],
  ])('%s', async (_, bytes, code) => expect(await refusal(bytes)).toBe(code))

  test('a damaged stream', async () => {
    const bytes = docx({ body: p('第一条 甲。'.repeat(300)) })
    const damaged = bytes.slice()
    const at = new TextDecoder('latin1').decode(bytes).indexOf('word/document.xml') + 30
    damaged.fill(0xff, at, at + 60)
    expect(await refusal(damaged)).toBe('file_broken')
  })

  test('a zip bomb, also when it lies about its size', async () => {
    const bomb = docx({ body: p(' '.repeat(40_000_000)) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refusal(bomb)).toBe('file_too_large_inside')
    const lying = bomb.slice()
    const view = new DataView(lying.buffer)
    for (let at = 0; at + 46 < lying.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
        view.setUint32(at + 24, 100, true)
    }
    expect(await refusal(lying)).toBe('file_too_large_inside')
  })

  test('definitions of entities', async () => {
    const evil =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="urn:w"><w:body><w:p/></w:body></w:document>'
    expect(await refusal(zipSync({ 'word/document.xml': strToU8(evil) }))).toBe('file_unsafe')
  })

  test('elements nested without end', async () => {
    const depth = 50_000
    expect(await refusal(docx({ body: '<w:ins>'.repeat(depth) + '</w:ins>'.repeat(depth) }))).toBe(
      'file_broken',
    )
  })

  test('two parts of one name', async () => {
    const bytes = zipSync({ 'word/document.xml': strToU8('<a/>'), 'word/documenT.xml': strToU8('<b/>') })
    const text = new TextDecoder('latin1').decode(bytes).replaceAll('documenT', 'document')
    expect(await refusal(Uint8Array.from(text, (c) => c.charCodeAt(0)))).toBe('file_broken')
  })

  test('never throws, whatever byte is changed', async () => {
    const bytes = docx({ body: p('第一条 甲。') + p('第二条 乙。') })
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x55
      const result = await readDocx(changed)
      expect(typeof result.ok).toBe('boolean')
    }
  })
})

describe('a real-sized document', () => {
  test('44 articles written by Word with automatic numbers come out as 44 articles', async () => {
    const { lines } = await read({
      numbering: abstract(0, level(0, 'chineseCountingThousand', '第%1条', { suffix: 'tab' })) + list(1, 0),
      body: Array.from({ length: 44 }, (_, i) => p(`本办法第${i + 1}项规定。`, num(1))).join(''),
    })
    const { labels, warnings } = parseOutline(lines.join('\n'))
    expect(labels).toHaveLength(44)
    expect(labels.at(-1)).toBe('第四十四条')
    expect(warnings).toEqual([])
  })
})
