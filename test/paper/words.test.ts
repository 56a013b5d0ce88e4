import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type RefusalCode, refusals } from '../../src/ground/refusals.ts'
import { common as commonEn } from '../../src/paper/words/common.en.ts'
import { common as commonZh } from '../../src/paper/words/common.zh.ts'
import { chooser, common, fill, plural, problemText } from '../../src/paper/words/index.ts'
import { refusals as refusalsEn } from '../../src/paper/words/refusals.en.ts'
import { refusals as refusalsZh } from '../../src/paper/words/refusals.zh.ts'

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/
/** The other language's name, a masked name, a Chinese document's title, words that are to be written in Chinese. */
const IN_ANOTHER_LANGUAGE = [
  'language.other',
  'asked.publishName',
  'about.sections.privacy.text',
  'report.defaultTitle',
  'hints.fax',
  'text.letter',
  'lotteryOf.ssq',
  'lotteryOf.dlt',
]

/** Every leaf of a dictionary by its path; a function is called with figures as texts, which fit any parameter. */
function leaves(words: object, path = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(words).map(([key, value]) => {
      const at = path === '' ? key : `${path}.${key}`
      if (typeof value === 'string') return { [at]: value }
      return typeof value === 'function' ? { [at]: value('2', '3', '4', '5') } : leaves(value, at)
    }),
  )
}

/** All dictionaries of the house: a new room's pair is found by its file names. */
const folder = new URL('../../src/paper/words/', import.meta.url)
const rooms = readdirSync(folder)
  .filter((name) => name.endsWith('.zh.ts'))
  .map((name) => name.replace('.zh.ts', ''))

test.each(rooms)('%s: both languages have the same keys, and each says something', async (room) => {
  const load = async (lang: string) => {
    const [words] = Object.values(await import(new URL(`${room}.${lang}.ts`, folder).href))
    return leaves(words as object)
  }
  const [zh, en] = [await load('zh'), await load('en')]
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  expect([...Object.entries(zh), ...Object.entries(en)].filter(([, text]) => text.trim() === '')).toEqual([])
  const strangers = Object.entries(en).filter(
    ([path, text]) => CJK.test(text) && !IN_ANOTHER_LANGUAGE.includes(path),
  )
  expect(strangers).toEqual([])
})

test('every refusal has a sentence in both languages, which stands without its params too', () => {
  for (const code of Object.keys(refusals) as RefusalCode[]) {
    for (const lang of ['zh', 'en'] as const) {
      expect(problemText(lang, { code }), `${lang} ${code}`).toMatch(/^[^{}[\]]{3,}[。.]$/)
    }
  }
  expect(Object.keys(refusalsZh).sort()).toEqual(Object.keys(refusals).sort())
  expect(Object.keys(refusalsEn).sort()).toEqual(Object.keys(refusals).sort())
})

test('both languages of a sentence ask for the same params', () => {
  const asked = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
  for (const code of Object.keys(refusals) as RefusalCode[]) {
    expect(asked(refusalsEn[code]), code).toEqual(asked(refusalsZh[code]))
  }
})

test('params fill a sentence once and never leak a placeholder', () => {
  expect(fill('太长[（最多{limit}字）]。', { limit: 300 })).toBe('太长（最多300字）。')
  expect(fill('太长[（最多{limit}字）]。')).toBe('太长。')
  expect(fill('{a} and {b}', { a: '{b}', b: 0 })).toBe('{b} and 0')
  expect(fill('{constructor}')).toBe('')
})

test('English counts one thing as one', () => {
  expect([0, 1, 2].map((n) => plural(n, 'opinion', 'opinions'))).toEqual([
    '0 opinions',
    '1 opinion',
    '2 opinions',
  ])
})

test('a chooser gives the dictionary of the language', () => {
  const words = chooser({ title: '标题' } as const, { title: 'Title' })
  expect([words('zh').title, words('en').title]).toEqual(['标题', 'Title'])
  expect(common('zh').site.name).toBe(commonZh.site.name)
  expect(common('en').site.name).toBe(commonEn.site.name)
})
