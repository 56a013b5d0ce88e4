import sparticuz from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import { readFile } from 'node:fs/promises'
const base = process.env.BASE, out = process.env.OUT
const FONT = 'node_modules/@fontsource-variable/noto-sans-sc'
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox'] })
export async function context(width, lang) {
  const ctx = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 900 }, bypassCSP: true, javaScriptEnabled: process.env.JS !== '0' })
  const faces = (await readFile(`${FONT}/index.css`, 'utf8')).replaceAll('./files/', '/test-font/')
  await ctx.route('**/test-font/*', (r) => r.fulfill({ path: `${FONT}/files/${new URL(r.request().url()).pathname.split('/').at(-1)}`, contentType: 'font/woff2' }))
  await ctx.route('**/assets/style.css*', async (r) => { const a = await r.fetch(); await r.fulfill({ response: a, body: `${await a.text()}\n${faces}\n*:not(code,pre,kbd){font-family:"Noto Sans SC Variable",sans-serif !important}` }) })
  if (lang === 'en') await ctx.addCookies([{ name: 'lang', value: 'en', url: base }])
  return ctx
}
const jobs = JSON.parse(process.env.JOBS)
for (const { name, path, width = 1280, lang = 'zh', login, full = true, clip } of jobs) {
  const ctx = await context(width, lang)
  const page = await ctx.newPage()
  if (login) {
    await page.goto(`${base}/desk/sign-in`)
    await page.fill('[name=email]', `${login}@demo.local`); await page.fill('[name=password]', 'wenji-demo-2026')
    await page.click('form button[type=submit].button'); await page.waitForLoadState()
  }
  await page.goto(base + path); await page.waitForTimeout(400)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (over > 0) console.log('OVERFLOW', name, over)
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: full, ...(clip ? { clip } : {}) })
  await ctx.close()
}
await browser.close()
