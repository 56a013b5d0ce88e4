import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { MAX_DRAFT_FILE_BYTES, MAX_DRAFT_TEXT_BYTES, readDraftFile } from '../../src/drafts/read-file.ts'
import { docx, p } from './docx-fixtures.ts'

const TEXT = '第一条　为了规范公众参与，制定本办法。\r\n第二条　期限不少于10日。'

const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array => {
  const bytes: number[] = mark ? (little ? [0xff, 0xfe] : [0xfe, 0xff]) : []
  for (let i = 0; i < text.length; i++) {
    const [high, low] = [text.charCodeAt(i) >> 8, text.charCodeAt(i) & 0xff]
    bytes.push(...(little ? [low, high] : [high, low]))
  }
  return Uint8Array.from(bytes)
}

/** 第一条 甲。 in GB18030. */
const GB = Uint8Array.from([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0x20, 0xbc, 0xd7, 0xa1, 0xa3])

async function code(name: string, bytes: Uint8Array): Promise<string | null> {
  const result = await readDraftFile(name, bytes)
  return result.ok ? null : result.refusal.problems[0].code
}

describe('text files', () => {
  test.each([
    ['UTF-8', strToU8(TEXT), TEXT, undefined],
    ['UTF-8 with a mark', strToU8(`\ufeff${TEXT}`), TEXT, undefined],
    ['UTF-16 little-endian', utf16(TEXT, true, true), TEXT, 'utf-16le'],
    ['UTF-16 big-endian', utf16(TEXT, false, true), TEXT, 'utf-16be'],
    ['UTF-16 without a mark', utf16(TEXT, true, false), TEXT, 'utf-16le'],
    ['UTF-16 big-endian without a mark', utf16(TEXT, false, false), TEXT, 'utf-16be'],
    ['GB18030', GB, '第一条 甲。', 'gb18030'],
  ])('%s', async (_, bytes, text, encoding) => {
    const notes = encoding === undefined ? [] : [{ code: 'encoding', params: { encoding } }]
    expect(await readDraftFile('草案.txt', bytes)).toEqual({ ok: true, value: { text, notes } })
  })

  test('the content decides, not the name', async () => {
    const word = docx({ body: p('第一条 甲。') })
    expect(await readDraftFile('草案.txt', word)).toMatchObject({ ok: true, value: { text: '第一条 甲。' } })
    expect(await readDraftFile('草案.docx', strToU8(TEXT))).toMatchObject({ ok: true, value: { text: TEXT } })
  })
})

describe('refuses', () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) & 0xff)
  test.each([
    ['an empty file', 'a.txt', new Uint8Array(), 'file_empty'],
    ['blanks only', 'a.txt', strToU8(' \n\u3000'), 'file_empty'],
    ['noise called text', 'a.txt', noise, 'file_not_text'],
    ['noise called Word', 'a.docx', noise, 'file_not_word'],
    ['control characters', 'a.txt', strToU8('\u0001\u0002\u0003甲'), 'file_not_text'],
    ['a text with NUL', 'a.txt', strToU8('甲\0乙'), 'file_not_text'],
    ['a PDF called text', 'a.txt', strToU8('%PDF-1.4'), 'file_is_pdf'],
    ['a picture called Word', 'a.docx', Uint8Array.from([0xff, 0xd8, 0xff]), 'file_is_image'],
    ['a file over the limit', 'a.txt', new Uint8Array(MAX_DRAFT_FILE_BYTES + 1), 'file_too_large'],
    [
      'a text over the limit',
      'a.txt',
      new Uint8Array(MAX_DRAFT_TEXT_BYTES + 1).fill(0x61),
      'file_text_too_long',
    ],
  ])('%s', async (_, name, bytes, expected) => expect(await code(name, bytes)).toBe(expected))

  test('not a text of exactly the limit', async () => {
    expect(await code('a.txt', new Uint8Array(MAX_DRAFT_TEXT_BYTES).fill(0x61))).toBeNull()
  })
})
