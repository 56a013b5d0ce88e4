import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { axe, openBrowser } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

test('look', async () => {
  const house = await startHouse({ now: '2026-11-20T02:00:00Z', demo: true })
  const browser = await openBrowser()
  if (!browser) return
  const log: string[] = []
  for (const width of [390, 1200]) {
    const page = await browser.page(house.origin, { width, javaScript: width > 500 })
    await page.goto('/desk/sign-in')
    await page.fill('[name=email]', 'drafter@demo.local')
    await page.fill('[name=password]', 'wenji-demo-2026')
    await page.click('main button')
    const look = async (name: string) => {
      const wide = await page.evaluate('document.documentElement.scrollWidth')
      log.push(`${name} ${width} ${page.url()} scrollWidth=${wide}`)
      await page.screenshot({ path: `/tmp/look-desk/${name}-${width}.png`, fullPage: true })
      writeFileSync("/tmp/look-desk/log.txt", log.join("\n")); try { await axe(page) } catch (e) { log.push(`AXE ${name} ${width}: ${String((e as Error).message).slice(0, 900)}`) }
    }
    await look('home')
    const href = await page.getAttribute('main table a', 'href')
    await page.goto('/desk/decisions'); await look('decisions')
    const all = await page.$$eval('main table a', (as) => as.map((a) => a.getAttribute('href')))
    await page.goto(all[all.length - 1] ?? href ?? '/desk'); await look('decision')
    const id = page.url().split('/').at(-1)
    await page.goto(`/desk/decisions/${id}/notice/publication`); await look('published')
    await page.goto(`/desk/decisions/${id}/notice/preview`); await look('preview')
    await page.goto('/desk/decisions/new'); await look('new')
    await page.fill('[name=title]', '平水县城区停车管理办法')
    await page.click('main button')
    const made = page.url().split('/').at(-1)
    await page.goto(`/desk/decisions/${made}/notice`)
    await page.fill('[name=starts_on]', '2026-11-25')
    await page.fill('[name=ends_on]', '2026-11-30')
    await page.click('main button >> nth=0')
    await look('form')
    await page.goto(`/desk/decisions/${made}/notice/publication`); await look('obstacles')
    await page.goto('/desk/reviews'); await look('reviews')
    const r = await page.$$eval('main table a', (as) => as.map((a) => a.getAttribute('href')))
    if (r[0]) { await page.goto(r.find((x) => x?.includes('/desk/reviews/')) ?? '/desk'); await look('review') }
  }
  const page = await browser.page(house.origin, { width: 390, javaScript: false, lang: 'en' })
  await page.goto('/desk/sign-in')
  await page.fill('[name=email]', 'reviewer@demo.local')
  await page.fill('[name=password]', 'wenji-demo-2026')
  await page.click('main button')
  await page.goto('/language?to=en&back=/desk')
  const look = async (name: string) => {
    const wide = await page.evaluate('document.documentElement.scrollWidth')
    log.push(`${name} en ${page.url()} scrollWidth=${wide}`)
    await page.screenshot({ path: `/tmp/look-desk/${name}-en.png`, fullPage: true })
    writeFileSync("/tmp/look-desk/log.txt", log.join("\n")); try { await axe(page) } catch (e) { log.push(`AXE ${name}: ${String((e as Error).message).slice(0, 900)}`) }
  }
  await look('home')
  await page.goto('/desk/reviews'); await look('reviews')
  const rows = (await house.db.prepare(`SELECT r.id, decision_id, requested_by FROM secrecy_reviews r JOIN decisions d ON d.id = r.decision_id JOIN officers o ON o.unit_id = d.drafting_unit_id WHERE o.email = 'reviewer@demo.local' LIMIT 1`).first()) as { id: string; decision_id: string; requested_by: string }
  await house.db.prepare(`INSERT INTO secrecy_reviews SELECT 'pending0000000000', decision_id, subject_kind, subject_id, bundle_sha256, bundle, requested_by, requested_at FROM secrecy_reviews WHERE decision_id IN (SELECT d.id FROM decisions d JOIN officers o ON o.unit_id = d.drafting_unit_id WHERE o.email = 'reviewer@demo.local') LIMIT 1`).run()
  await page.goto('/desk/reviews/pending0000000000'); await look('review-form')
  await page.check('[value=public]')
  await page.click('main form button'); await look('review-refused'); log.push(JSON.stringify(await page.evaluate(`[...document.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > 392).map((e) => e.tagName + '.' + e.className + ' ' + e.getBoundingClientRect().right + ' ' + (e.textContent ?? '').slice(0, 40))`)))
  await page.goto(`/desk/decisions/${rows.decision_id}`); await look('decision')
  await page.goto(`/desk/decisions/${rows.decision_id}/notice/preview`); await look('preview')
  await page.goto(`/desk/decisions/${rows.decision_id}/notice/publication`); await look('publication')
  writeFileSync('/tmp/look-desk/log.txt', log.join('\n'))
  await browser.close()
  await house.close()
}, 180000)
