import { get } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../support/house.ts'
import { publishDraft } from './line.ts'
import { openOffice } from './office.ts'
import { corpusText } from './texts.ts'

const LIMIT = 40 * 1024
const MORNING = '2026-03-02T09:00:00+08:00'

let house: TestHouse
beforeAll(async () => {
  house = await startHouse({ now: MORNING })
}, 60_000)
afterAll(() => house?.close())

const PARTS = [
  '建设单位',
  '经营者',
  '公共停车场',
  '沿街商户',
  '城市管理部门',
  '公安机关',
  '停车泊位',
  '收费标准',
  '无障碍设施',
  '周边居民',
  '专项规划',
  '县人民政府',
  '监督检查',
  '信息平台',
  '备案材料',
  '应急通道',
  '夜间时段',
  '交通流量',
]
const WAYS = [
  '应当依法',
  '不得擅自',
  '可以根据需要',
  '按照规定的程序',
  '应当在十个工作日内',
  '会同有关部门',
  '征得同意后',
  '应当向社会',
]
const DEEDS = [
  '公布并接受监督',
  '调整设置',
  '办理登记',
  '停止使用',
  '组织验收',
  '限期改正',
  '书面说明理由',
  '提供便利',
  '建立台账',
  '予以公告',
  '进行评估',
  '报送备案',
]

/** Forty-four articles of some 350 characters each, none like another: what compresses as real texts do. */
function invented(): string {
  let state = 20260302
  const one = (list: readonly string[]): string => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return list[Math.floor((state / 2 ** 31) * list.length)] ?? ''
  }
  const article = (_: unknown, index: number): string => {
    let text = ''
    while (text.length < 350)
      text += `${one(PARTS)}${one(WAYS)}${one(DEEDS)}，${one(PARTS)}和${one(PARTS)}${one(WAYS)}${one(DEEDS)}。`
    return `第${index + 1}条　${text}`
  }
  return `清源县停车管理规定（征求意见稿）\n\n${Array.from({ length: 44 }, article).join('\n')}\n`
}

/** The same size in real words, where the corpus is: a long statute cut into forty-four articles. */
function cut(statute: string | undefined): string | undefined {
  const words = statute
    ?.replaceAll(
      /第[一二三四五六七八九十百千零]+[条章节编]之?[一二三四五六七八九十]?|\s|[（(][一二三四五六七八九十]+[）)]/g,
      '',
    )
    .slice(500)
  if (words === undefined || words.length < 44 * 350) return undefined
  const articles = Array.from(
    { length: 44 },
    (_, n) => `第${n + 1}条　${words.slice(n * 350, n * 350 + 350)}`,
  )
  return `清源县综合规定（征求意见稿）\n\n${articles.join('\n')}\n`
}

/** Bytes of the body as they came over the wire. */
const weigh = (path: string): Promise<{ bytes: number; text: () => Promise<string> }> =>
  new Promise((resolve, reject) => {
    get(new URL(path, house.origin), { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const body = Buffer.concat(chunks)
        const zipped = answer.headers['content-encoding'] === 'gzip'
        const text = () =>
          new Response(
            zipped ? new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip')) : body,
          ).text()
        resolve({ bytes: body.length, text })
      })
    }).once('error', reject)
  })

test('the consultation page of a 44-article draft weighs at most 40 KB over the wire, with all it brings along', async () => {
  const office = await openOffice(house, Date.parse(MORNING))
  const real = corpusText('decree-713.txt')
  const texts = {
    'decree-713': real,
    '44 articles of a statute': cut(corpusText('criminal-law.txt')),
    invented: invented(),
  }
  for (const [name, text] of Object.entries(texts)) {
    if (text === undefined) continue
    const one = await publishDraft(house, office, text, ['2026-03-02', '2026-04-01'])
    expect(one.clauses.filter(({ level }) => level === 'article')).toHaveLength(44)
    const page = await weigh(`/consultations/${one.consultation_id}`)
    const html = await page.text()
    const brought = [...html.matchAll(/<(?:link|script|img)[^>]*?(?:href|src)="(\/[^"]+)"[^>]*>/g)]
      .filter(([tag]) => !/rel="(?:alternate|canonical)"/.test(tag))
      .map(([, path = '']) => path)
    expect(brought.some((path) => path.includes('style.css'))).toBe(true)
    expect(brought.some((path) => path.includes('wenji.js'))).toBe(true)
    expect(brought.some((path) => path.includes('favicon'))).toBe(true)
    const parts: Record<string, number> = { html: page.bytes }
    for (const path of new Set(brought)) parts[path.replace(/\?.*/, '')] = (await weigh(path)).bytes
    const total = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0)
    console.info(
      `${name}: ${(total / 1024).toFixed(1)} KB gzip (${Object.entries(parts)
        .map(([path, bytes]) => `${path} ${bytes}`)
        .join(', ')})`,
    )
    expect(total).toBeLessThanOrEqual(LIMIT)
  }
}, 60_000)
