import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Visit } from '../../src/ground/house.ts'
import { Page } from '../../src/paper/layout.tsx'

const visit = (more: Partial<Visit> = {}) =>
  ({ lang: 'zh', elder: false, path: '/consultations/1?a=1&b="x"', ...more }) as Visit

test('a page is a whole document in its language, with one main and a way past the header', () => {
  const html = String(
    <Page visit={visit()} title={'</title><script>'} description='"' current="/">
      <h1>题</h1>
    </Page>,
  )
  expect(html).toMatch(/^<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"/)
  expect(html).toContain('<title>&lt;/title&gt;&lt;script&gt; - 问计</title>')
  expect(html.match(/<main id="main"/g)).toHaveLength(1)
  expect(html).toContain('<a class="skip" href="#main">')
  expect(html).toMatch(/<a href="\/" aria-current="page">意见征集<\/a>/)
  expect(html).toContain('href="/assets/style.css?v=dev"')
  expect(html).toContain('<script type="module" src="/assets/wenji.js?v=dev"></script>')
  expect(html).not.toContain('noindex')
})

test('the language and the larger type are plain links that lead back here', () => {
  const html = String(<Page visit={visit()} title="题" />)
  const back = encodeURIComponent('/consultations/1?a=1&b="x"')
  expect(html).toContain(`href="/language?to=en&amp;back=${back}"`)
  expect(html).toContain(`href="/elder?on=1&amp;back=${back}"`)
  const other = String(<Page visit={visit({ lang: 'en', elder: true })} title="Title" />)
  expect(other).toContain('<html lang="en" data-elder="">')
  expect(other).toContain('/language?to=zh')
  expect(other).toContain('/elder?on=0')
})

test('the desk shows who is signed in, its own navigation, and is never indexed', () => {
  const html = String(
    <Page
      visit={visit()}
      title="工作台"
      area="desk"
      current="/desk/opinions"
      officer={{ name: '<b>李</b>', unit: '局' }}
      nav={[
        { href: '/desk', label: '办理事项' },
        { href: '/desk/opinions', label: '意见答复' },
      ]}
    />,
  )
  expect(html).toContain('&lt;b&gt;李&lt;/b&gt;')
  expect(html).toContain('<meta name="robots" content="noindex"')
  expect(html).toMatch(/<form class="officer" method="post" action="\/desk\/sign-out"/)
  expect(html).toContain('<a href="/desk/opinions" aria-current="page">意见答复</a>')
  expect(html).not.toContain('href="/track"')
})

test('a refused form says so first in the title', () => {
  expect(String(<Page visit={visit()} title="提意见" refused />)).toContain(
    '<title>错误：提意见 - 问计</title>',
  )
})

test('the icon is the seal of the header', () => {
  const icon = readFileSync(new URL('../../public/favicon.svg', import.meta.url), 'utf8')
  const html = String(<Page visit={visit()} title="题" />)
  for (const [, path = '?'] of html.matchAll(/ d="([^"]+)"/g)) expect(icon).toContain(path)
})
