import { describe, expect, test } from 'vitest'
import type { PlainDate } from '../../src/ground/clock.ts'
import type { Lang } from '../../src/ground/house.ts'
import type { Refusal } from '../../src/ground/result.ts'
import * as e from '../../src/paper/elements.tsx'

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='x'>&amp;{limit}`
const options = [
  { value: HOSTILE, label: HOSTILE, hint: HOSTILE },
  { value: 'b', label: 'B' },
]

/** Every element, with hostile text wherever a text can go. */
const examples = (lang: Lang) => {
  const field = { lang, name: 'items.0.text', label: HOSTILE, hint: HOSTILE, error: HOSTILE }
  const at = '2026-03-12' as PlainDate
  return {
    TextField: <e.TextField {...field} value={HOSTILE} optional width={11} inputmode="tel" />,
    TextArea: <e.TextArea {...field} value={HOSTILE} maxlength={200} />,
    DateField: <e.DateField {...field} value={HOSTILE} />,
    FileField: <e.FileField {...field} accept=".docx" />,
    Select: <e.Select {...field} options={options} value={HOSTILE} empty={HOSTILE} />,
    Radios: <e.Radios {...field} options={options} value={HOSTILE} />,
    Checkboxes: <e.Checkboxes {...field} options={options} values={[HOSTILE]} />,
    Checkbox: <e.Checkbox {...field} value={HOSTILE} checked />,
    Hidden: <e.Hidden fields={{ [HOSTILE]: HOSTILE, list: [HOSTILE, 'b'], none: undefined }} />,
    Button: (
      <e.Button name="a" value={HOSTILE}>
        {HOSTILE}
      </e.Button>
    ),
    LinkButton: <e.LinkButton href={HOSTILE}>{HOSTILE}</e.LinkButton>,
    CopyButton: <e.CopyButton lang={lang} of="code" label={HOSTILE} />,
    PrintButton: <e.PrintButton lang={lang} label={HOSTILE} />,
    Banner: (
      <e.Banner lang={lang} kind="success" title={HOSTILE}>
        {HOSTILE}
      </e.Banner>
    ),
    Tag: <e.Tag tone="red">{HOSTILE}</e.Tag>,
    StatusTag: <e.StatusTag lang={lang} status="open" />,
    DispositionTag: <e.DispositionTag lang={lang} disposition={null} />,
    Breadcrumb: <e.Breadcrumb lang={lang} items={[{ label: HOSTILE, href: HOSTILE }, { label: HOSTILE }]} />,
    Pager: <e.Pager lang={lang} next={HOSTILE} first={HOSTILE} shown={20} total={46} />,
    Details: <e.Details summary={HOSTILE}>{HOSTILE}</e.Details>,
    Table: <e.Table lang={lang} caption={HOSTILE} columns={[{ label: HOSTILE }]} rows={[[HOSTILE]]} scroll />,
    EmptyTable: <e.Table lang={lang} caption={HOSTILE} columns={[]} rows={[]} />,
    SummaryList: (
      <e.SummaryList
        rows={[{ key: HOSTILE, value: HOSTILE, action: { href: HOSTILE, label: HOSTILE, about: HOSTILE } }]}
      />
    ),
    Timeline: <e.Timeline lang={lang} events={[{ at, title: HOSTILE, detail: HOSTILE, state: 'now' }]} />,
    Figures: <e.Figures items={[{ value: 1, label: HOSTILE, note: HOSTILE, href: HOSTILE }]} />,
    Qr: <e.Qr text="https://example.gov.cn/receipts/1#abcdefghjk" label={HOSTILE} />,
    ErrorSummary: (
      <e.ErrorSummary lang={lang} refusal={refusal} labels={{ 'items.*.text': HOSTILE }} heading={HOSTILE} />
    ),
  }
}

const refusal: Refusal = {
  problems: [
    { code: 'missing', field: 'items.0.text' },
    { code: 'missing', field: 'channels[]' },
    {
      code: 'period_too_short',
      field: 'closes_on',
      rule: 'R1',
      params: { days: 20, min: 30 },
      link: '/desk/decisions/1',
    },
    {
      code: 'review_missing',
      rule: 'R28',
      citation: { source: HOSTILE, quote: HOSTILE },
      link: '/desk/reviews',
    },
    { code: 'closed' },
  ],
}

describe.each(['zh', 'en'] as const)('%s', (lang) => {
  test.each(Object.entries(examples(lang)))('%s shows hostile text as text', (_, element) => {
    const html = String(element)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<img')
    // Quotation marks of the text never end an attribute.
    expect(html).not.toContain('">&lt;script')
    expect(html).not.toContain("onerror='x'")
    expect(html).not.toMatch(/\[object|undefined|NaN/)
  })

  test('an error summary links to a control of the form for each field', () => {
    const error = e.errorsOf(lang, refusal)
    const form = String(
      <form method="post">
        <e.ErrorSummary lang={lang} refusal={refusal} />
        <e.TextArea lang={lang} name="items.0.text" label="1" error={error('items.0.text')} />
        <e.Checkboxes lang={lang} name="channels[]" label="2" options={options} error={error('channels[]')} />
        <e.DateField lang={lang} name="closes_on" label="3" error={error('closes_on')} />
      </form>,
    )
    const links = [...form.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])
    expect(links).toEqual(['items-0-text', 'channels', 'closes_on'])
    for (const id of links) expect(form).toMatch(new RegExp(`<(input|textarea)[^>]* id="${id}"`))
    const described = [...form.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(
      (match) => match[1]?.split(' ') ?? [],
    )
    for (const id of described) expect(form).toContain(` id="${id}"`)
    expect(form.match(/aria-invalid="true"/g)).toHaveLength(3)
  })
})

test('an error summary names the rule, quotes its source and leads to where it can be mended', () => {
  const cite = (rule: string) => (rule === 'R1' ? { source: '第七条', quote: '不少于30日' } : undefined)
  const html = String(
    <e.ErrorSummary lang="zh" refusal={refusal} cite={cite} labels={{ 'items.*.text': '意见内容' }} />,
  )
  expect(html).toContain('role="alert"')
  expect(html).toContain('请检查以下问题')
  expect(html).toContain('意见内容：请填写这一项。')
  expect(html).toMatch(/规则 R1.*第七条.*<q lang="zh-CN">不少于30日<\/q>/)
  expect(html).toMatch(/<a href="\/desk\/reviews">还没有通过审查/)
  expect(String(<e.ErrorSummary lang="zh" refusal={undefined} />)).toBe('')
})

test('a text area gives back exactly what was typed, leading line breaks too', () => {
  const html = String(<e.TextArea lang="zh" name="text" label="意见" value={'\n第一行\n'} />)
  expect(html).toMatch(/>\n\n第一行\n<\/textarea>/)
})

test('nothing the browser would cut: limits are said, not enforced', () => {
  expect(String(<e.TextArea lang="zh" name="text" label="意见" maxlength={2000} />)).not.toContain(
    'maxlength',
  )
})

test('a QR code is an image with a name and holds no readable code', () => {
  const html = String(<e.Qr text="https://example.gov.cn/#abcdefghjk" label="扫码查询" />)
  expect(html).toMatch(/^<svg[^>]*role="img"[^>]*aria-label="扫码查询"/)
  expect(html).not.toContain('abcdefghjk')
})
