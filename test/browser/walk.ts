import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe, shot, type TestBrowser } from '../support/browser.ts'
import type { TestHouse } from '../support/house.ts'
import { emailOf, PASSWORD } from '../worker/office.ts'

export const PHONE = 390
const DESKTOP = 1280

/** Scrolls sideways by so many CSS pixels; and by what. */
const overflowOf = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement
    const wide = [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((each) => each.getBoundingClientRect().right > root.clientWidth + 1)
      .map((each) => `${each.tagName.toLowerCase()}.${each.className}`)
    return root.scrollWidth > root.clientWidth ? wide.slice(0, 5) : []
  })

/** Text that is squeezed into a column a few characters wide. */
const squeezedOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main :is(td, dd, p, li, a, span, div)')]
      .filter((each) =>
        [...each.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim().length > 12,
        ),
      )
      .filter((each) => each.checkVisibility() && !each.closest('.vh, thead'))
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect()
        return width > 1 && width < 80 && height > 80
      })
      .map((each) => `${each.tagName.toLowerCase()}.${each.className} ${each.textContent?.slice(0, 12)}`)
      .slice(0, 3),
  )

/**
 * Chinese that stands on the page as it is, in texts and in what screen readers are told, outside of what is
 * marked as Chinese: a list of runs, each once.
 */
const chineseOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const chinese = /[\u3400-\u9fff]+/g
    const runs: string[] = [...(document.title.match(chinese) ?? [])]
    for (const each of document.querySelectorAll<HTMLElement>('body, body *')) {
      if (each.closest('[lang^="zh"]') || each.closest('script, style')) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        runs.push(...(each.getAttribute(name)?.match(chinese) ?? []))
      for (const node of each.childNodes)
        if (node.nodeType === Node.TEXT_NODE) runs.push(...(node.textContent?.match(chinese) ?? []))
    }
    return [...new Set(runs)]
  })

export type Walk = {
  readonly page: Page
  /** Look at the page as it stands: accessible, no wider than the phone; pictures of it where they are asked for. */
  readonly see: (name: string, options?: { once?: boolean }) => Promise<void>
  /** Go to a path, and look. */
  readonly visit: (path: string, name: string) => Promise<void>
  readonly press: (selector: string) => Promise<void>
  readonly fill: (fields: Record<string, string>) => Promise<void>
  readonly signIn: (who: string) => Promise<void>
  /** What was wrong with the pages looked at since it was last asked. */
  readonly complaints: () => string[]
}

const seen = new Set<string>()

/** Somebody with a phone. `known`: everything that people have typed, which may be Chinese on English pages too. */
export async function walk(
  browser: TestBrowser,
  house: TestHouse,
  options: { javaScript: boolean; known?: () => string },
): Promise<Walk> {
  const { javaScript, known } = options
  const page = await browser.page(house.origin, { javaScript, width: PHONE })
  page.setDefaultTimeout(10_000)

  const wrong: string[] = []
  const noWider = async (name: string) => {
    const wide = await overflowOf(page)
    if (wide.length > 0) wrong.push(`${name} is wider than the phone: ${wide.join(', ')}`)
    const squeezed = await squeezedOn(page)
    if (squeezed.length > 0) wrong.push(`${name} squeezes its text: ${squeezed.join(', ')}`)
  }

  const english = async (name: string) => {
    const path = page.url()
    const at = new URL(path)
    at.searchParams.set('lang', 'en')
    await page.goto(at.href)
    const typed = known?.() ?? ''
    const left = (await chineseOn(page)).filter(
      (run) => !typed.includes(run) && !['问计', '中文', '张'].includes(run),
    )
    if (left.length > 0) wrong.push(`${name} in English still says: ${left.join(' ')}`)
    await noWider(`${name} in English`)
    await pictures(name, 'en')
    await page.goto(path)
  }

  const pictures = async (name: string, lang: string) => {
    if (!process.env.SHOTS) return
    await shot(page, `${name}-${lang}-${PHONE}`)
    await page.setViewportSize({ width: DESKTOP, height: 900 })
    await shot(page, `${name}-${lang}-${DESKTOP}`)
    await page.setViewportSize({ width: PHONE, height: 844 })
  }

  const see: Walk['see'] = async (name, { once = false } = {}) => {
    await noWider(name)
    await axe(page).catch((error: Error) => wrong.push(`${name}: ${error.message}`))
    if (seen.has(name)) return
    seen.add(name)
    await pictures(name, 'zh')
    if (!once) await english(name)
  }
  const press = async (selector: string) => {
    // Every press leads to a page, if only to the same address again.
    await Promise.all([page.waitForEvent('framenavigated'), page.locator(selector).first().click()])
    await page.waitForLoadState()
  }
  const fill = async (fields: Record<string, string>) => {
    for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value)
  }
  return {
    page,
    see,
    press,
    fill,
    complaints: () => wrong.splice(0),
    visit: async (path, name) => {
      await page.goto(path)
      await see(name)
    },
    signIn: async (who) => {
      await page.goto('/desk/sign-in')
      await fill({ email: emailOf(who), password: PASSWORD })
      await press('main form button')
      expect(new URL(page.url()).pathname).toBe('/desk')
    },
  }
}
