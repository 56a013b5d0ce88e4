import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import sparticuz from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

export type PageOptions = {
  /** Default true. */
  javaScript?: boolean
  /** The window's width in CSS pixels; default 1280, a phone is 390. */
  width?: number
  /** The browser's language; default zh-CN. */
  lang?: 'zh-CN' | 'en'
}

export type TestBrowser = {
  /** A page in a context of its own (own cookies), on which relative addresses mean `origin`. */
  readonly page: (origin: string, options?: PageOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

const INSTALLED = [
  process.env.CHROME_PATH ?? '',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
]

/** The Chromium that npm brought (Linux), or one that is installed; null where there is neither. */
async function executable(): Promise<string | null> {
  if (process.platform === 'linux') {
    const brought = await sparticuz.executablePath().catch(() => null)
    if (brought) return brought
  }
  return INSTALLED.find((path) => path !== '' && existsSync(path)) ?? null
}

const FONT = 'node_modules/@fontsource-variable/noto-sans-sc'

/**
 * The browser from npm has no Chinese glyphs. The site's own style sheet is answered with the web font added
 * at its end, which needs no script and leaves the page itself as it is.
 */
async function lendFont(context: BrowserContext): Promise<void> {
  const faces = (await readFile(`${FONT}/index.css`, 'utf8')).replaceAll('./files/', '/test-font/')
  const use = '\n*:not(code, pre, kbd) { font-family: "Noto Sans SC Variable", sans-serif !important }\n'
  await context.route('**/test-font/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1)
    return route.fulfill({ path: `${FONT}/files/${name}`, contentType: 'font/woff2' })
  })
  await context.route('**/assets/style.css*', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: `${await answer.text()}\n${faces}${use}` })
  })
}

async function launch(): Promise<Browser | null> {
  const executablePath = await executable()
  if (!executablePath) return null
  // Only this one: the package's own list of arguments switches web security off.
  const args = process.platform === 'linux' ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args, headless: true })
}

/**
 * A browser for tests; null, with one line that says so, where there is none: then the test is skipped
 * (`describe.skipIf(!browser)`), not failed.
 */
export async function openBrowser(): Promise<TestBrowser | null> {
  const browser = await launch()
  if (!browser) {
    console.warn('No browser: install Google Chrome, or set CHROME_PATH; the browser tests are skipped.')
    return null
  }
  return {
    page: async (origin, options = {}) => {
      const width = options.width ?? 1280
      const context = await browser.newContext({
        baseURL: origin,
        bypassCSP: true,
        javaScriptEnabled: options.javaScript ?? true,
        locale: options.lang ?? 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        viewport: { width, height: width < 600 ? 844 : 900 },
        hasTouch: width < 600,
      })
      if (options.javaScript === false) scriptless.add(context)
      await lendFont(context)
      return context.newPage()
    },
    close: () => browser.close(),
  }
}

const scriptless = new WeakSet<BrowserContext>()
let axeSource: Promise<string> | undefined

type Finding = { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }

/** A page whose scripts are off never answers axe: its markup is looked at in a page that may run axe only. */
async function twinOf(page: Page): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser')
  const context = await browser.newContext({ bypassCSP: true, viewport: page.viewportSize() })
  await lendFont(context)
  const body = (await page.content())
    .replaceAll(/<\/?noscript[^>]*>/g, '')
    .replaceAll(/<script\b[^>]*>/g, '<script type="off">')
  await context.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  const twin = await context.newPage()
  await twin.goto(page.url())
  return twin
}

async function findingsOn(page: Page): Promise<Finding[]> {
  axeSource ??= readFile('node_modules/axe-core/axe.min.js', 'utf8')
  await page.evaluate(await axeSource)
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: { run: () => Promise<{ violations: Finding[] }> } }
    return (await checker.run()).violations
  })
}

/** Throws, naming rule and element, unless axe-core finds nothing to object to on the page as it is. */
export async function axe(page: Page): Promise<void> {
  const twin = scriptless.has(page.context()) ? await twinOf(page) : null
  const findings = await findingsOn(twin ?? page)
  await twin?.context().close()
  if (findings.length === 0) return
  const lines = findings.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes
      .slice(0, 5)
      .map((node) => `  ${node.target.join(' ')}: ${node.failureSummary?.replaceAll('\n', ' ') ?? ''}`),
  ])
  throw new Error(`accessibility of ${page.url()}\n${lines.join('\n')}`)
}

/** Writes `<name>.png` of the whole page into the folder named by `SHOTS`; does nothing where it is unset. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
