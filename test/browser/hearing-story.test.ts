import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { announcement, planOfHearing } from '../support/hearing.ts'
import { startHouse, type TestHouse } from '../support/house.ts'
import { hiddenFields, visitor } from '../worker/forms.ts'
import { createDecision, outlineOf, planDecision, saveDraft } from '../worker/line.ts'
import { type Office, openOffice } from '../worker/office.ts'
import { PARKING } from '../worker/texts.ts'
import { type Walk, walk } from './walk.ts'

const START = '2026-05-18T09:00:00+08:00'
const DECISION = '清源县公共停车场收费方案'
const VALUE = '双色球第2026071期 03 08 15 22 27 31＋09'
const SOURCE = '中国福利彩票官方网站 2026年6月16日开奖公告'
const DROPPED = '现在进入陈述意见阶段，请各位代表依次发言。'
const HALF = '请下一位代表'
const WISH = '我说的是工作日，请写明。'
const CORRECTED = '观点更正：工作日收费应当分时段。'
const REFUSAL = '笔录没有写我补充的数字。'
const NOT_ADOPTED = '分时段收费已由上位文件规定，本方案不能改变。'
const ADOPTED = '已在第二条写明分时段收费。'
const OPINIONS = '赞成分时段收费的，认为有利于周转；反对的，认为增加负担。'
const CONCLUSION = '建议按照代表意见修改后实施。'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
)
const browser = await openBrowser()

/** Who signs up by herself: 24 in two oversubscribed categories, 2 in one with room, 10 who only listen. */
const applicants = [
  ...Array.from({ length: 10 }, (_, i) => ({
    category: 'stakeholder',
    name: `商户${'甲乙丙丁戊己庚辛壬癸'[i]}`,
  })),
  ...Array.from({ length: 14 }, (_, i) => ({
    category: 'resident',
    name: `居民${'子丑寅卯辰巳午未申酉戌亥金木'[i]}`,
  })),
  { category: 'other', name: '协会之一' },
  ...Array.from({ length: 10 }, (_, i) => ({ category: null, name: `旁听${'东南西北中前后左右上'[i]}` })),
]
/** Whom the desk keys in: three categories are recommended or invited, one sign-up came by telephone. */
const keyed = [
  { method: 'recommendation', category: 'deputy', name: '代表赵' },
  { method: 'recommendation', category: 'deputy', name: '委员钱' },
  { method: 'invitation', category: 'expert', name: '教授孙' },
  { method: 'recommendation', category: 'lawyer', name: '律师李' },
  { method: 'sign_up', category: 'resident', name: '来电周' },
]

type Mine = { name: string; drawNo: string; code: string; category: string | null }

describe.skipIf(!browser)('a hearing from its announcement to its report, without JavaScript', () => {
  let house: TestHouse
  let office: Office
  let drafter: Walk
  let reviewer: Walk
  let resident: Walk
  let decision = ''
  let hearing = ''
  const typed: string[] = [PARKING, DECISION, VALUE, SOURCE]
  const people: Mine[] = []
  const chosen: string[] = []
  const present: string[] = []
  const desk = (rest = '') => `/desk/hearings/${hearing}${rest}`
  const at = async (iso: string, ...who: [Walk, string][]) => {
    await house.setNow(`2026-${iso}:00+08:00`)
    for (const [each, name] of who) await each.signIn(name)
  }
  const mineOf = (drawNo: string | undefined): Mine => {
    const found = people.find((each) => each.drawNo === drawNo)
    if (!found) throw new Error(`nobody has ${drawNo}`)
    return found
  }
  const upload = async (name: string, mimeType: string, buffer: Buffer) => {
    await drafter.page.goto(`/desk/decisions/${decision}/documents`)
    await drafter.page.setInputFiles('input[type="file"]', { name, mimeType, buffer })
    await drafter.press('main form:has(input[type="file"]) button')
  }
  /** The reviewer finds the newest text that waits, and says 公开. */
  const pass = async () => {
    const { page, press } = reviewer
    await page.goto('/desk/reviews')
    await press('main a[href^="/desk/reviews/"]')
    for (const box of await page.locator('[name^="checks"]').all()) await box.check()
    await page.locator('input[value="public"]').check()
    await reviewer.fill({ basis: '政府信息公开条例', reason: '不涉及应当保密的内容。' })
    await press('main form button')
  }
  const publish = async (kind: string, name: string) => {
    const { page, press, see } = drafter
    await page.goto(desk(`/${kind}/publication`))
    await see(`hearing-${name}-check`)
    await press('form[action$="/review-request"] button')
    await pass()
    await page.goto(desk(`/${kind}/publication`))
    await press('form[action$="/publication"] button')
    expect(page.url()).toContain('done=published')
  }

  beforeAll(async () => {
    if (!browser) return
    house = await startHouse({ now: START })
    office = await openOffice(house, Date.parse(START))
    decision = await createDecision(house, office.drafter, DECISION)
    const outline = await outlineOf(house, office.drafter, decision, PARKING)
    await saveDraft(house, office.drafter, decision, outline)
    await planDecision(house, office, decision, ['2026-05-20', '2026-06-20'], {
      texts: planOfHearing,
    })
    const { results } = await house.db
      .prepare('SELECT name FROM officers UNION SELECT name FROM units')
      .all<{ name: string }>()
    typed.push(...results.map(({ name }) => name))
    typed.push(...Object.values(announcement).filter((each) => typeof each === 'string'))
    typed.push(DROPPED, HALF, WISH, CORRECTED, REFUSAL, NOT_ADOPTED, ADOPTED, OPINIONS, CONCLUSION)
    typed.push(
      '因病请假。清源镇关心停车收费。听证材料签字页扫描件夜间停车多，白天周转快。',
      '个观点：收费应当分时段。',
      '关于的听证报告',
    )
    typed.push(...applicants.map(({ name }) => name), ...keyed.map(({ name }) => name))
    const known = () => typed.join('\n')
    const options = { javaScript: false, known }
    drafter = await walk(browser, house, options)
    reviewer = await walk(browser, house, options)
    resident = await walk(browser, house, options)
  }, 60_000)
  afterAll(async () => {
    for (const each of [drafter, reviewer, resident]) await each?.page.context().close()
    await house?.close()
  })
  afterEach(() => {
    expect([drafter, reviewer, resident].flatMap((each) => each.complaints())).toEqual([])
  })

  test('the unit announces it, and everyone can read the announcement', async () => {
    const { page, press, see, fill } = drafter
    await drafter.signIn('drafter')
    await reviewer.signIn('reviewer')
    await drafter.visit(`/desk/decisions/${decision}/hearings`, 'hearings-of-decision')
    await press(`form[action$="/hearings"] button`)
    hearing = /\/desk\/hearings\/(\w+)/.exec(page.url())?.[1] ?? ''
    expect(hearing).not.toBe('')
    await drafter.visit(desk(), 'hearing-desk-new')
    await page.goto(desk('/announcement'))
    await see('hearing-announcement-empty')
    const { quota, registration_methods, draw_method, value_kind, observer_seats, ...texts } = announcement
    await fill({ ...texts, observer_seats: String(observer_seats) })
    for (const each of registration_methods.filter((method) => method !== 'web'))
      await page
        .locator(
          `[name="registration_methods"][value="${each}"], [name="registration_methods[]"][value="${each}"]`,
        )
        .check()
    await page.locator(`[name="draw_method"][value="${draw_method}"]`).check()
    await page.locator('[name="value_kind"]').selectOption(value_kind)
    for (const { category, seats, selection } of quota) {
      await page.locator(`[name="quota.${category}.seats"]`).fill(String(seats))
      await page.locator(`[name="quota.${category}.selection"]`).selectOption(selection)
    }
    await press('main form button')
    await see('hearing-announcement-saved')
    await drafter.visit(desk('/announcement/preview'), 'hearing-announcement-preview')
    await publish('announcement', 'announcement')
    await drafter.visit(desk(), 'hearing-desk-announced')
    await resident.visit('/hearings', 'hearings')
    await resident.visit(`/hearings/${hearing}`, 'hearing-announced')
    expect(await resident.page.locator('main').innerText()).toContain('第1号')
  })

  /** What the page of a new sign-up says of it: its number, and its code, this once. */
  const readMine = (said: string) => ({
    drawNo: /[A-Z]-\d{4}/.exec(said)?.[0] ?? '',
    code: /id="private-code"[^>]*>\s*([0-9A-Z-]{13,20})/.exec(said)?.[1] ?? '',
  })
  const phoneOf = (index: number) => `1380000${1000 + index}`
  /** The same form without a browser's pictures of it: who signs up as the first of her kind did. */
  const signUpAsBefore = async (name: string, category: string | null, phone: string) => {
    const her = visitor(house)
    const path = `/hearings/${hearing}/register`
    const form = await her.get(path)
    const sent = await her.post(path, {
      ...Object.fromEntries(hiddenFields(form.html, path)),
      role: category ? 'representative' : 'observer',
      ...(category && { category }),
      name,
      area_or_unit: '清源镇',
      'contact.phone': phone,
      reason: '关心停车收费。',
    })
    expect([name, sent.status]).toEqual([name, 303])
    return (await her.get(sent.location ?? '')).html
  }

  test('forty people sign up, by themselves or through the desk, and get a number and a code', async () => {
    await at('06-02T09:00', [drafter, 'drafter'])
    const { page, press, see, fill } = resident
    await resident.visit(`/hearings/${hearing}/register`, 'sign-up')
    await press('main form button')
    await see('sign-up-refused', { once: true })
    const kinds = new Set<string | null>()
    let last = ''
    for (const [index, { category, name }] of applicants.entries()) {
      let said: string
      if (kinds.has(category)) said = await signUpAsBefore(name, category, phoneOf(index))
      else {
        kinds.add(category)
        await page.goto(`/hearings/${hearing}/register`)
        await page.locator(`[name="role"][value="${category ? 'representative' : 'observer'}"]`).check()
        if (category) await page.locator('[name="category"]').selectOption(category)
        await fill({
          name,
          area_or_unit: '清源镇',
          'contact.phone': phoneOf(index),
          reason: '关心停车收费。',
        })
        await press('main form button')
        said = await page.content()
        if (index === 0) await see('signed-up', { once: true })
      }
      const { drawNo, code } = readMine(said)
      expect([name, drawNo !== '', code !== '']).toEqual([name, true, true])
      people.push({ name, drawNo, code, category })
      last = said
    }
    // Five observers have places, the other five wait.
    expect(last).toMatch(/第\s*5\s*位/)
    await page.context().clearCookies()
    await page.goto(`/hearings/${hearing}/register`)
    await page.locator('[name="role"][value="observer"]').check()
    await fill({ name: '商户甲', area_or_unit: '清源镇', 'contact.phone': '138 0000 1000' })
    await press('main form button')
    await see('signed-up-already', { once: true })
    expect(await page.content()).not.toContain(people[0]?.drawNo)

    const keyer = visitor(house)
    await keyer.signIn('drafter')
    const path = desk('/registrations/new')
    for (const [index, { method, category, name }] of keyed.entries()) {
      const told = { name, area_or_unit: '清源镇', 'contact.phone': `1390000${1000 + index}` }
      if (index > 0) {
        const form = await keyer.get(path)
        const sent = await keyer.post(path, {
          ...Object.fromEntries(hiddenFields(form.html, path)),
          ...told,
          method,
          category,
          role: 'representative',
          received_on: '2026-06-02',
          received_time: '08:30',
        })
        expect([name, sent.status < 400]).toEqual([name, true])
        continue
      }
      const { page: deskPage } = drafter
      await drafter.visit(path, 'registration-new')
      await deskPage.locator(`[name="method"][value="${method}"]`).check()
      await deskPage.locator('[name="role"][value="representative"]').check()
      await deskPage.locator('[name="category"]').selectOption(category)
      await drafter.fill(told)
      await drafter.press('main form button')
      await drafter.see('registration-keyed', { once: true })
    }
    await drafter.visit(desk('/registrations'), 'registrations')
    expect(await house.db.prepare('SELECT count(*) AS n FROM registrations').first('n')).toBe(40)
  })

  const open = async ({ drawNo, code }: Mine) => {
    await resident.page.context().clearCookies()
    await resident.page.goto(`/hearings/${hearing}/mine`)
    await resident.fill({ draw_no: drawNo, code })
    await resident.press('form[action$="/mine"] button')
  }

  test('with her code, and only with it, she sees her sign-up', async () => {
    const { page, press, see, fill } = resident
    const first = mineOf(people[0]?.drawNo)
    await page.context().clearCookies()
    await resident.visit(`/hearings/${hearing}/mine`, 'mine-enter')
    await fill({ draw_no: first.drawNo, code: 'AAAAA-AAAA-AAAA' })
    await press('form[action$="/mine"] button')
    await see('mine-refused', { once: true })
    expect(await page.locator('main').innerText()).not.toContain('商户甲')
    await open(first)
    await see('mine')
    expect(await page.locator('main').innerText()).toContain('商户甲')
  })

  test('the lists are frozen at the close, and the lottery of the next day decides', async () => {
    // Two hours after the close, in which a letter that came in time could still be entered.
    await at('06-15T19:40', [drafter, 'drafter'])
    await house.scheduled()
    const { page, press, see, fill } = drafter
    await drafter.visit(desk('/draw'), 'draw-desk-frozen')
    await resident.visit(`/hearings/${hearing}/draw`, 'draw-frozen')
    await at('06-17T09:00', [drafter, 'drafter'])
    await page.goto(desk('/draw'))
    await fill({ value: VALUE, source: SOURCE })
    await press('form[action$="/draw/value"] button')
    await see('draw-value-check', { once: true })
    await page.locator('[name="confirm"]').check()
    await press('form[action$="/draw/value"] button')
    await see('draw-done')
    await resident.visit(`/hearings/${hearing}/draw`, 'draw-public')
    const drawn = (await (await house.fetch(`/api/v1/hearings/${hearing}/draw`)).json()) as {
      categories: { category: string; ranking: { number: string; outcome: string }[] }[]
    }
    for (const { ranking } of drawn.categories)
      chosen.push(...ranking.filter(({ outcome }) => outcome === 'seat').map(({ number }) => number))
    expect(chosen).toHaveLength(10)
  })

  test('the recommended and invited join, and the list goes out with names and nothing else', async () => {
    const { page, press, see, fill } = drafter
    await reviewer.signIn('reviewer')
    await drafter.visit(desk('/representatives'), 'representatives')
    const { results } = await house.db
      .prepare(`SELECT draw_no FROM registrations WHERE method <> 'sign_up' AND hearing_id = ?`)
      .bind(hearing)
      .all<{ draw_no: string }>()
    for (const { draw_no } of results) {
      await page.locator('form[action$="/representatives"] [name="draw_no"]').fill(draw_no)
      await press('form[action$="/representatives"] button')
    }
    await see('representatives-appointed', { once: true })
    await page.goto(desk('/list'))
    await see('list-form')
    const staff = { chair: '主持吴', recorder: '记录郑', presenter: '发言人王', monitor: '' }
    typed.push(...Object.values(staff).filter(Boolean))
    await fill(staff)
    await press('main form[action$="/list"] button')
    await see('list-saved')
    await publish('list', 'list')
    await resident.visit(`/hearings/${hearing}`, 'hearing-listed')
    const said = await resident.page.locator('main').innerText()
    expect(said).not.toMatch(/1380000/)
  })

  test('materials are served, and acknowledged on her private page', async () => {
    await at('06-18T09:00', [drafter, 'drafter'])
    const { page, press, see } = drafter
    await upload('听证材料.txt', 'text/plain', Buffer.from('停车收费方案说明。'))
    await page.goto(desk('/materials'))
    await page.locator('[name="document_ids"]').first().check()
    await press('form[action$="/materials"] button')
    await see('materials')
    expect(await page.locator('[name="registration_ids"]:checked').count()).toBe(14)
    await press('form[action$="/materials/services"] button')
    await see('materials-served')
    await open(mineOf(chosen[0]))
    await resident.see('mine-chosen')
    await resident.press('form[action$="/acknowledgement"] button')
    await resident.see('mine-acknowledged', { once: true })
    await drafter.visit(desk('/print/sign-in'), 'print-sign-in')
    await drafter.visit(desk('/print/receipts'), 'print-receipts')
    await page.goto(desk('/print/name-plates'))
    await see('print-name-plates', { once: true })
  })

  const VIEW = (index: number) => `第${index + 1}个观点：收费应当分时段。`
  const REASON = '夜间停车多，白天周转快。'
  test('on the day everyone is recorded with viewpoint and reason', async () => {
    await at('06-30T09:05', [drafter, 'drafter'])
    const { page, press, see, fill } = drafter
    await drafter.visit(desk('/day'), 'day-before')
    await press('form[action$="/record/head"] button')
    await see('day')
    // All but the last are there.
    const there = page.locator('[name$=".present"][value="yes"]')
    const all = await there.count()
    expect(all).toBe(14)
    for (const box of (await there.all()).slice(0, -1)) await box.check()
    await page.locator(`[name="people.${all - 1}.present"][value="no"]`).check()
    await fill({ [`people.${all - 1}.reason`]: '因病请假。' })
    await press('form[action$="/attendance"] button')
    const options = await page
      .locator('[name="registration_id"] option')
      .evaluateAll((each) => each.map((one) => (one as HTMLOptionElement).value).filter(Boolean))
    expect(options).toHaveLength(14)
    present.push(...options.slice(0, -1))
    const recorder = visitor(house)
    await recorder.signIn('drafter')
    for (const [index, id] of present.entries()) {
      const said = {
        registration_id: id,
        viewpoint: VIEW(index),
        reason: index === 1 ? '' : REASON,
      }
      const stance = index % 3 === 0 ? 'oppose' : 'amend'
      if (index > 1) {
        const form = await recorder.get(desk('/day'))
        const sent = await recorder.post(desk('/speeches'), {
          ...Object.fromEntries(hiddenFields(form.html, desk('/speeches'))),
          ...said,
          speaker: 'representative',
          kind: 'view',
          stance,
        })
        expect([index, sent.status]).toEqual([index, 303])
        continue
      }
      await page.locator('[name="registration_id"]').selectOption(id)
      await page.locator(`[name="stance"][value="${stance}"]`).check()
      await fill({ viewpoint: said.viewpoint, reason: said.reason })
      await press('form[action$="/speeches"] button')
      if (index === 0) continue
      // A view without its reason is asked for it (A32).
      await see('day-refused', { once: true })
      await fill({ reason: REASON })
      await press('form[action$="/speeches"] button')
    }
    await drafter.visit(desk('/day'), 'day-spoken')
    await drafter.visit(desk('/record'), 'record')
    expect(await page.locator('main').innerText()).toContain(VIEW(12))
  })

  test('with JavaScript the line may drop: nothing is lost, and it is sent once', async () => {
    const live = await walk(browser as TestBrowser, house, {
      javaScript: true,
      known: () => typed.join('\n'),
    })
    const { page } = live
    try {
      await live.signIn('drafter')
      await page.goto(desk('/day'))
      const before = Number(await house.db.prepare('SELECT count(DISTINCT id) AS n FROM speeches').first('n'))
      await page.locator('[name="speaker"][value="chair"]').check()
      await page.locator('[name="kind"][value="statement"]').check()
      await live.fill({ speaker_name: '主持吴', viewpoint: '现在进入' })
      await page.context().setOffline(true)
      await live.fill({ viewpoint: DROPPED })
      await page.locator('form[data-keep] button').click()
      await page.locator('#kept-count').waitFor({ state: 'visible' })
      expect(await page.locator('#kept-count').innerText()).toBe('1')
      await live.see('day-offline', { once: true })
      // The next speech is being typed while that one waits; the page is even loaded anew afterwards.
      await live.fill({ viewpoint: HALF })
      await page.context().setOffline(false)
      await page.locator('#kept').waitFor({ state: 'hidden' })
      expect(await page.locator('#said').innerText()).toContain(DROPPED)
      await page.reload()
      expect(await page.locator('[name="viewpoint"]').inputValue()).toBe(HALF)
      expect(await page.locator('#said').innerText()).toContain(DROPPED)
      const { results } = await house.db
        .prepare('SELECT id FROM speeches WHERE viewpoint = ?')
        .bind(DROPPED)
        .all()
      expect(results).toHaveLength(1)
      const after = await house.db.prepare('SELECT count(DISTINCT id) AS n FROM speeches').first('n')
      expect(after).toBe(before + 1)
      expect(live.complaints()).toEqual([])
    } finally {
      await page.context().close()
    }
  })

  test('each one present confirms her part by code or on paper, or refuses with her reason', async () => {
    const { page, press, see, fill } = drafter
    // Nobody confirms before the end is on record.
    await at('06-30T12:00', [drafter, 'drafter'])
    await page.goto(desk('/day'))
    await page.locator('details:has(form[action$="/record/head"]) summary').click()
    await fill({ ended_at: '11:20' })
    await press('form[action$="/record/head"] button')
    const { results } = await house.db
      .prepare('SELECT id, draw_no FROM registrations WHERE hearing_id = ?')
      .bind(hearing)
      .all<{ id: string; draw_no: string }>()
    const drawNoOf = new Map(results.map(({ id, draw_no }) => [id, draw_no]))
    const online = present.filter((id) => people.some(({ drawNo }) => drawNo === drawNoOf.get(id)))
    const [asking = '', agreeing = '', refusing = ''] = online
    await upload('签字页扫描件.png', 'image/png', PNG)

    // The first asks for a correction; the unit makes it, and only then does she confirm.
    await open(mineOf(drawNoOf.get(asking)))
    await resident.visit(`/hearings/${hearing}/mine/record`, 'mine-record')
    await resident.page.locator('form[action$="/corrections"] [name="text"]').fill(WISH)
    await resident.press('form[action$="/corrections"] button')
    await resident.see('mine-record-asked', { once: true })
    await drafter.visit(desk(`/record/parts/${asking}`), 'part')
    await page.goto(desk('/record'))
    await press(`a[href*="/record/parts/${asking}"]`)
    await press('.panel a[href*="/speeches/"]')
    await see('speech', { once: true })
    await fill({ viewpoint: CORRECTED })
    await press('main form[data-unsaved] button')
    await page.goto(desk(`/record/parts/${asking}`))
    await page.locator('[name^="settle."][value="corrected"]').check()
    await press('form[action*="/record/requests/"] button')
    await see('part-settled', { once: true })
    await resident.page.goto(`/hearings/${hearing}/mine/record`)
    expect(await resident.page.locator('main').innerText()).toContain(CORRECTED)
    await resident.page.locator('[name="confirm"]').check()
    await resident.press('form[action$="/confirmation"]:has([name="confirm"]) button')
    await resident.see('mine-record-confirmed', { once: true })

    await open(mineOf(drawNoOf.get(agreeing)))
    await resident.page.goto(`/hearings/${hearing}/mine/record`)
    await resident.page.locator('[name="confirm"]').check()
    await resident.press('form[action$="/confirmation"]:has([name="confirm"]) button')
    await open(mineOf(drawNoOf.get(refusing)))
    await resident.page.goto(`/hearings/${hearing}/mine/record`)
    await resident.fill({ refusal_reason: REFUSAL })
    await resident.press('form[action$="/confirmation"]:has([name="refusal_reason"]) button')
    await resident.see('mine-record-refused', { once: true })

    await drafter.visit(desk('/record'), 'record-open')
    expect(await page.locator('form[action$="/closing"]').count()).toBe(0)
    const recorder = visitor(house)
    await recorder.signIn('drafter')
    const onPaper = present.filter((id) => ![asking, agreeing, refusing].includes(id))
    for (const [index, id] of onPaper.entries()) {
      const path = desk(`/record/parts/${id}`)
      if (index === 0) {
        await page.goto(path)
        await page.locator('[name="outcome"][value="confirmed"]').check()
        await page.locator('[name="document_id"]').selectOption({ label: '签字页扫描件.png' })
        await press('form[action$="/record/confirmations"] button')
        await see('part-confirmed', { once: true })
        continue
      }
      const { html } = await recorder.get(path)
      const [, scan = ''] = /<option value="(\w+)"[^>]*>签字页扫描件/.exec(html) ?? []
      const sent = await recorder.post(desk('/record/confirmations'), {
        ...Object.fromEntries(hiddenFields(html, desk('/record/confirmations'))),
        outcome: 'confirmed',
        method: 'signature',
        document_id: scan,
      })
      expect([id, sent.status]).toEqual([id, 303])
    }
    await page.goto(desk('/record'))
    await press('form[action$="/closing"] button')
    await see('record-closed')
    await drafter.visit(desk('/print/record'), 'print-record')
  })

  test('every view is answered, and the report tells what became of each', async () => {
    await at('07-02T09:00', [drafter, 'drafter'], [reviewer, 'reviewer'])
    const { page, press, see, fill } = drafter
    const items = `/desk/intakes/${hearing}/items`
    await drafter.visit(items, 'hearing-items')
    await page.goto(`${items}?kind=oppose`)
    for (const box of await page.locator('[name="items[]"]').all()) await box.check()
    await page.locator('input[name="disposition"][value="not_adopted"]').check()
    await fill({ reason: NOT_ADOPTED })
    await press('[name="scope"][value="selected"]')
    await drafter.visit(desk('/report'), 'hearing-report-not-yet')
    await page.goto(`${items}?state=unanswered`)
    for (const box of await page.locator('[name="items[]"]').all()) await box.check()
    await page.locator('input[name="disposition"][value="adopted"]').check()
    await fill({ reason: ADOPTED })
    await press('[name="scope"][value="selected"]')

    await drafter.visit(desk('/report'), 'hearing-report-form')
    await fill({ opinions: OPINIONS, conclusion_text: CONCLUSION })
    await press('form[action$="/report"] button')
    // Without a conclusion there is no report (R20).
    await see('hearing-report-refused', { once: true })
    await page.locator('[name="conclusion"]').nth(1).check()
    await press('form[action$="/report"] button')
    await see('hearing-report-prepared')
    const report = page.url()
    await press('form[action$="/review-request"] button')
    await pass()
    await page.goto(report)
    await press('form[action$="/publication"] button')
    await resident.page.context().clearCookies()
    await resident.visit(`/hearings/${hearing}/report`, 'hearing-report')
    const said = await resident.page.locator('main').innerText()
    for (const each of [CONCLUSION, NOT_ADOPTED, CORRECTED]) expect(said).toContain(each)
    const word = await house.fetch(
      (await resident.page.locator('a[href$="/report.docx"]').getAttribute('href')) ?? '',
    )
    expect(word.headers.get('content-type')).toContain('wordprocessingml')
    expect(
      Buffer.from(await word.arrayBuffer())
        .subarray(0, 4)
        .toString('latin1'),
    ).toBe('PK\u0003\u0004')
    await resident.visit(`/hearings/${hearing}`, 'hearing-done')
    await resident.visit(`/decisions/${decision}`, 'decision-heard')
    await open(mineOf(chosen[0]))
    await resident.see('mine-done', { once: true })
  })
})
