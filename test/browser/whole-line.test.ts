import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startHouse, type TestHouse } from '../support/house.ts'
import { plan } from '../support/procedure.ts'
import { noticeOf } from '../worker/line.ts'
import { emailOf, openOffice } from '../worker/office.ts'
import { PARKING } from '../worker/texts.ts'
import { type Walk, walk } from './walk.ts'

const MORNING = '2026-03-02T09:00:00+08:00'
const CLOSED = '2026-04-02T09:00:00+08:00'
const browser = await openBrowser()

const DECISION = '清源县公共停车场管理办法'
const HER_WORDS = '看病排队就要一小时，三十分钟太短了。'
const HER_WORDING = '停放不超过一小时的，不收费。'
const CALL = '电话里说：公共停车场晚上应当开灯。'
const REASON = '县城停车时间的调查支持这一意见。'
const SUMMARY = '共收到三条意见，逐条作了研究。'
const CHANGED = '公共停车场收费实行明码标价。停放不超过一小时的，不收费。'
const TELEVISION = '清源县电视台'
const BOARD = '清源镇政府公示栏'
const PROGRAMME = '《清源新闻》4月3日'
const REPLACED = '公示栏已拆除，改在镇政府公众号公布。'
const texts = (of: object) => Object.values(of).filter((each) => typeof each === 'string')
const EXPLANATION = '县城停车难，群众反映强烈，因此起草本办法。'
const BASIS = '政府信息公开条例第十四条'

describe.skipIf(!browser).each([
  ['without JavaScript', false],
  ['with JavaScript', true],
])('the whole line on a phone, %s', (_, javaScript) => {
  let house: TestHouse
  let drafter: Walk
  let reviewer: Walk
  let resident: Walk
  let head: Walk
  let decision = ''
  let consultation = ''
  let intake = ''
  let receiptNo = ''
  let code = ''
  const typed = [
    PARKING,
    DECISION,
    HER_WORDS,
    HER_WORDING,
    CALL,
    REASON,
    SUMMARY,
    CHANGED,
    EXPLANATION,
    BASIS,
  ]
  const known = () => typed.join('\n')
  const desk = (rest = '') => `/desk/decisions/${decision}${rest}`

  beforeAll(async () => {
    if (!browser) return
    house = await startHouse({ now: MORNING })
    await openOffice(house, Date.parse(MORNING))
    const { results } = await house.db
      .prepare('SELECT name FROM officers UNION SELECT name FROM units')
      .all<{ name: string }>()
    typed.push(
      ...results.map(({ name }) => name),
      '关于公开征求意见的公告',
      `《${DECISION}》公开征求意见采纳情况`,
    )
    typed.push(`关于公开征求《${DECISION}（征求意见稿）》意见的公告`)
    typed.push(...Object.values(plan.reasons), ...texts(plan), TELEVISION, BOARD, PROGRAMME, REPLACED)
    typed.push(
      ...Object.values(noticeOf('', '', '')).filter((each) => typeof each === 'string'),
      '停车场一览',
    )
    drafter = await walk(browser, house, { javaScript, known })
    reviewer = await walk(browser, house, { javaScript, known })
    resident = await walk(browser, house, { javaScript, known })
    head = await walk(browser, house, { javaScript, known })
  }, 60_000)
  afterAll(async () => {
    for (const each of [drafter, reviewer, resident, head]) await each?.page.context().close()
    await house?.close()
  })

  afterEach(() => {
    expect([drafter, reviewer, resident, head].flatMap((each) => each.complaints())).toEqual([])
  })

  test('a drafter signs in, creates a decision, pastes the draft and corrects a clause', async () => {
    const { page, see, press, fill } = drafter
    await drafter.visit('/desk', 'sign-in')
    expect(new URL(page.url()).pathname).toBe('/desk/sign-in')
    await fill({ email: emailOf('drafter'), password: 'a wrong one' })
    await press('main form button')
    await see('sign-in-refused', { once: true })
    await drafter.signIn('drafter')
    await see('desk-home-empty')
    await press('a[href="/desk/decisions/new"]')
    await press('main form button')
    await see('decision-refused', { once: true })
    await page.locator('.error-summary a').first().click()
    await fill({ title: DECISION })
    await page.locator('input[value="major_decision"]').check()
    await press('main form button')
    decision = /\/desk\/decisions\/(\w+)$/.exec(page.url())?.[1] ?? ''
    expect(decision).not.toBe('')
    await see('decision-new')
    await press(`main a[href="${desk('/draft')}"]`)
    await see('draft-bring')
    await press('button[value="outline"]')
    await see('draft-bring-refused', { once: true })
    await fill({ text: PARKING })
    await press('button[value="outline"]')
    await see('draft-correct', { once: true })
    expect(await page.locator('.outline > li').count()).toBeGreaterThan(20)
    const ninth = page.locator('.outline > li', { hasText: '第九条' })
    await ninth.locator('summary').click()
    const area = ninth.locator('textarea')
    await area.fill((await area.inputValue()).replace('三十分钟', '四十分钟'))
    await press('button[value="save"]')
    await see('draft-correct-refused', { once: true })
    await fill({ explanation: EXPLANATION })
    await press('button[value="save"]')
    await see('draft-saved')
    expect(page.url()).toContain('/draft/versions/1')
    expect(await page.locator('main').textContent()).toContain('停放不超过四十分钟的')
    await page.goto(desk('/documents'))
    await see('documents')
    await page.locator('input[type="file"]').setInputFiles({
      name: '停车场一览.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('河西街 120 个'),
    })
    await press('main form button')
    await see('documents-added')
  })

  test('the office puts it into the list; she fills the plan, is refused, mends it', async () => {
    const { page, see, press, fill } = drafter
    await drafter.visit(desk('/notice/publication'), 'publication-unplanned')
    expect(await page.locator('main').textContent()).toContain('公众参与方案')
    await head.signIn('office')
    await head.visit(desk('/listing'), 'listing')
    await head.press('main form button')
    await head.see('listing-refused', { once: true })
    await head.page.locator('input[name="excluded"][value="none"]').check()
    await head.fill({ party_consent_on: '2026-02-20' })
    await head.press('main form button')
    await head.see('listing-done')
    await drafter.visit(desk('/plan'), 'plan-form')
    await press('main form button')
    await see('plan-refused', { once: true })
    const { reasons, methods, version: _, ...said } = { ...plan, head_signed_on: '2026-03-02' }
    for (const [name, value] of Object.entries(said)) {
      if (typeof value === 'boolean')
        await page.locator(`input[name="${name}"][value="${value ? 'yes' : 'no'}"]`).check()
      else if (typeof value === 'string' && name !== 'matter_class' && value !== '')
        await fill({ [name]: value })
    }
    await page.locator(`input[name="matter_class"][value="${plan.matter_class}"]`).check()
    for (const method of methods) {
      await page.locator(`input[name="methods"][value="${method}"]`).check()
      await fill({ [`reasons.${method}`]: reasons[method] })
    }
    await fill({ comment_from: '2026-03-02', comment_to: '2026-04-01' })
    await press('main form .actions button:not([name])')
    await see('plan-approved')
    expect(await house.db.prepare('SELECT count(*) AS n FROM participation_plans').first<number>('n')).toBe(1)
  })

  test('she fills the notice, is refused, mends it; the reviewer gives the opinion; she publishes', async () => {
    const { page, see, press, fill } = drafter
    await drafter.visit(desk('/notice'), 'notice-form')
    await page.locator('[name="decision_name"]').fill('')
    await fill({ starts_on: '2026-03-02', ends_on: '2026-03-20', email: 'not an address' })
    await press('button[value="publication"]')
    await see('notice-form-refused', { once: true })
    const { decision_name, legal_basis, drafting_rationale, email } = noticeOf('', '', '') as Record<
      string,
      string
    >
    await fill({ email: email ?? '' })
    await press('button[value="publication"]')
    await see('publication-obstacles')
    const said = (await page.locator('main').textContent()) ?? ''
    for (const rule of ['A18', 'R2']) expect(said).toContain(rule)
    expect(said).toContain('因情况紧急等原因需要缩短期限的')
    await press(`main a[href$="/notice#legal_basis"]`)
    expect(page.url()).toContain('/notice#legal_basis')
    await fill({ decision_name: decision_name ?? '', legal_basis: legal_basis ?? '' })
    await fill({ drafting_rationale: drafting_rationale ?? '', ends_on: '2026-04-01' })
    const rest = noticeOf('', '', '') as Record<string, string>
    for (const name of [
      'recipient',
      'mail_address',
      'postcode',
      'fax',
      'contact_person',
      'contact_phone',
      'contact_hours',
    ])
      await fill({ [name]: rest[name] ?? '' })
    await page.locator('[name="carriers.0.kind"]').selectOption('media')
    await page.locator('[name="carriers.2.kind"]').selectOption('notice_board')
    await fill({ 'carriers.0.name': TELEVISION, 'carriers.2.name': BOARD })
    await press('main form.form button')
    await see('notice-form-saved')
    expect(await page.locator('[name="carriers.1.name"]').inputValue()).toBe(BOARD)
    await drafter.visit(desk('/notice/preview'), 'notice-preview')
    await drafter.visit(desk('/notice/publication'), 'publication-unreviewed')
    await press('form[action$="/review-request"] button')
    await see('publication-in-review')

    await reviewer.signIn('reviewer')
    await reviewer.see('desk-home-reviewer')
    await reviewer.visit('/desk/reviews', 'reviews')
    await reviewer.press('main a[href^="/desk/reviews/"]')
    const review = reviewer.page.url()
    await reviewer.see('review-form')
    await reviewer.press('main a[href*="/notice/preview"]')
    await reviewer.see('notice-preview-reviewer')
    await reviewer.page.goto(review)
    await reviewer.press(`form[action^="/desk/reviews/"] button`)
    await reviewer.see('review-refused', { once: true })
    await giveOpinion()
    await reviewer.see('review-given')

    await page.goto(desk('/notice/publication'))
    await see('publication-ready')
    await press('form[action$="/notice/publication"] button')
    await see('publication-done')
    consultation =
      /\/consultations\/(\w+)/.exec(
        (await page.locator('main a[href^="/consultations/"]').first().getAttribute('href')) ?? '',
      )?.[1] ?? ''
    await drafter.visit(`/desk/consultations/${consultation}/corrections`, 'corrections')
    intake = (await house.db.prepare('SELECT id FROM intakes').first<string>('id')) ?? ''
  })

  const giveOpinion = async () => {
    const { page } = reviewer
    await page.locator('input[name="opinion"][value="public"]').check()
    for (const box of await page.locator('input[name="checks"]').all()) await box.check()
    await reviewer.fill({ basis: BASIS, reason: '都是拟公开的文本。' })
    typed.push('都是拟公开的文本')
    await reviewer.press('form[action^="/desk/reviews/"] button')
  }

  test('a resident finds it, comments on two articles, checks, lodges, gets her receipt and tracks it', async () => {
    const { page, see, press, fill } = resident
    await resident.visit('/', 'home')
    await fill({ q: '停车' })
    await press('search button')
    await see('home-found')
    await press('.card__title a')
    await see('consultation')
    expect(await page.locator('h1').textContent()).toContain('停车场')
    const control = page.getByRole('link', { name: '对本条提意见 第九条' })
    await control.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/comment?clause=*')
    await see('comment')
    expect(await page.locator('blockquote').textContent()).toContain('四十分钟')
    const seventh = await page
      .locator('select[name="add_clause"] option', { hasText: /^第七条/ })
      .getAttribute('value')
    await page.locator('select[name="add_clause"]').selectOption(seventh)
    await press('button[value="add"]')
    await page.locator('[name="items.1.text"]').waitFor()
    await press('button.button[value="check"]')
    await see('comment-refused', { once: true })
    await page.locator('.error-summary a').first().click()
    await page.locator('input[name="items.0.kind"][value="amend"]').check()
    await fill({ 'items.0.text': HER_WORDS })
    const more = page.locator('#items-0 details')
    if ((await more.getAttribute('open')) === null) await more.locator('summary').click()
    await fill({ 'items.0.suggested_wording': HER_WORDING })
    await page.locator('input[name="items.1.kind"][value="support"]').check()
    await fill({ 'submitter.name': '张桂兰', 'submitter.contact.email': 'guilan@mail.example' })
    await page.locator('select[name="submitter.area"]').selectOption('same_town')
    typed.push('张桂兰')
    await press('button.button[value="check"]')
    await page.locator('button[value="lodge"]').waitFor()
    await see('comment-check', { once: true })
    await press('button[value="edit"]')
    expect(await page.locator('[name="items.0.text"]').inputValue()).toBe(HER_WORDS)
    await press('button.button[value="check"]')
    await press('button[value="lodge"]')
    await page.waitForURL('**/receipts/*')
    await see('receipt-new', { once: true })
    receiptNo = ((await page.locator('#receipt-no').textContent()) ?? '').trim()
    code = ((await page.locator('#receipt-code').textContent()) ?? '').trim()
    expect(receiptNo).toMatch(/^2026-\d{3}-00001$/)
    expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    expect(await page.locator('.receipt svg').count()).toBe(1)
    expect(await page.locator('main').textContent()).toContain(HER_WORDS)
    await resident.visit('/track', 'track')
    await fill({ receipt_no: '2026-999-00001' })
    await press('main form button')
    await see('track-refused', { once: true })
    await fill({ receipt_no: receiptNo.replaceAll('-', ' － ') })
    await press('main form button')
    await page.waitForURL(`**/receipts/${receiptNo}`)
    await see('receipt')
    expect(await page.locator('main').textContent()).not.toContain(HER_WORDS)
    await fill({ lookup_code: code.toLowerCase() })
    await press('main form button')
    await see('receipt-opened', { once: true })
    expect(await page.locator('main').textContent()).toContain(HER_WORDS)
    await resident.visit(`/consultations/${consultation}`, 'consultation-counted')
    expect(await page.locator('main').textContent()).not.toContain(HER_WORDS)
  })

  test('the officer keys in a call; after the last day she answers, in bulk too, and publishes the report', async () => {
    const { page, see, press, fill } = drafter
    await page.goto(desk())
    await see('decision-open')
    await drafter.visit(`/desk/intakes/${intake}/opinions/new`, 'key-in')
    await press('button.button[value="lodge"]')
    await see('key-in-refused', { once: true })
    await page.locator('input[name="arrival.channel"][value="phone"]').check()
    await page.locator('input[name="items.0.kind"][value="other"]').check()
    await fill({ 'items.0.text': CALL })
    await press('button.button[value="lodge"]')
    await page.locator('main .mono').first().waitFor()
    await see('keyed-in', { once: true })

    await house.setNow(CLOSED)
    await resident.visit(`/consultations/${consultation}`, 'consultation-closed')
    await page.goto(`/desk/intakes/${intake}/items`)
    expect(new URL(page.url()).pathname).toBe('/desk/sign-in')
    await drafter.signIn('drafter')
    await see('desk-home')
    await drafter.visit('/desk/decisions', 'decisions')
    await drafter.visit(`/desk/intakes/${intake}/report`, 'report-missing')
    await drafter.visit(`/desk/intakes/${intake}/items`, 'items')
    await press('.row__head a')
    await see('item-chosen')
    expect(await page.locator('#item').textContent()).toContain(HER_WORDS)
    await page.locator('input[name="disposition"][value="adopted"]').check()
    await page.locator('#answer details summary').click()
    await fill({ reason: REASON, changed_wording: CHANGED })
    await press('button[value="selected"]')
    await page.waitForURL('**changed=1*')
    await see('items-answered')
    await page.goto(`/desk/intakes/${intake}/items?state=unanswered`)
    await page.locator('input[name="disposition"][value="noted"]').check()
    await press('button[value="matching"]')
    await see('items-refused', { once: true })
    expect(await page.locator('main').textContent()).toContain('R8')
    await fill({ reason: REASON })
    await press('button[value="matching"]')
    await page.locator('button[value="confirmed"]').waitFor()
    await see('items-confirm', { once: true })
    await press('button[value="confirmed"]')
    await page.waitForURL('**changed=2*')

    await drafter.visit(`/desk/intakes/${intake}/report`, 'report-ready')
    await press(`.banner a[href$="/hearing-question"]`)
    await see('hearing-question')
    await press('main form button')
    await see('hearing-question-refused', { once: true })
    for (const name of ['dissent', 'attention', 'hearing'])
      await page.locator(`input[name="${name}"][value="no"]`).check()
    await fill({ reason: REASON, signed_by: plan.judgement_signed_by })
    await press('main form button')
    await see('hearing-question-answered')
    await page.goto(`/desk/intakes/${intake}/report`)
    await fill({ summary: SUMMARY })
    await press('form[action$="/report"] button')
    await page.waitForURL('**/desk/reports/*')
    await see('report-prepared')
    await press('form[action$="/review-request"] button')
    await see('report-in-review')
    const report = page.url()
    await reviewer.signIn('reviewer')
    await reviewer.page.goto('/desk/reviews')
    await reviewer.press('main a[href^="/desk/reviews/"]')
    await reviewer.see('review-report')
    await giveOpinion()
    await page.goto(report)
    await see('report-reviewed')
    await press('form[action$="/publication"] button')
    await see('report-publication-refused', { once: true })
    expect(await page.locator('main').textContent()).toContain('R12')
    await fill({
      'carriers.0.on': '2026-04-03',
      'carriers.0.time': '19:30',
      'carriers.0.evidence': PROGRAMME,
      'carriers.1.replaced_reason': REPLACED,
    })
    await press('form[action$="/publication"] button')
    await see('report-published')
    await drafter.visit(desk(), 'decision-done')
    await press('form[action="/desk/sign-out"] button')
    await see('signed-out')
  })

  test('the resident reads the report and, by her number, her answer', async () => {
    const { page, fill, press, see } = resident
    await resident.visit('/', 'home-reported')
    await press(`a[href="/consultations/${consultation}/adoption"]`)
    await see('adoption')
    const said = (await page.locator('main').textContent()) ?? ''
    for (const each of [HER_WORDS, REASON, CHANGED, SUMMARY, CALL]) expect(said).toContain(each)
    expect(said).not.toContain('张桂兰')
    await page.goto('/track')
    await fill({ receipt_no: receiptNo })
    await press('main form button')
    await page.waitForURL(`**/receipts/${receiptNo}`)
    await see('receipt-answered')
    expect(await page.locator('main').textContent()).toContain(REASON)
    for (const [path, name] of [
      [`/consultations/${consultation}`, 'consultation-reported'],
      ['/ledger', 'ledger'],
      ['/about', 'about'],
      ['/accessibility', 'accessibility'],
      ['/api', 'api'],
      ['/nothing-here', 'not-found'],
    ] as const)
      await resident.visit(path, name)
    await page.goto('/elder?on=1&back=/')
    await see('home-elder')
    await page.goto(`/consultations/${consultation}`)
    await see('consultation-elder')
  })

  test('the administrator’s and the office’s pages', async () => {
    const { page, see } = reviewer
    await page.goto('/desk')
    await reviewer.press('form[action="/desk/sign-out"] button')
    await reviewer.signIn('admin')
    await see('desk-home-admin')
    for (const [path, name] of [
      ['/desk/officers', 'officers'],
      ['/desk/units', 'units'],
      ['/desk/outbox?state=queued', 'outbox'],
      ['/desk/password', 'password'],
      ['/desk/decisions', 'forbidden'],
    ] as const)
      await reviewer.visit(path, name)
    await page.goto('/desk/officers')
    await reviewer.press('main a[href^="/desk/officers/"]')
    await see('officer')
  })
})

afterAll(() => browser?.close())
