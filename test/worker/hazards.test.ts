import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { firstAdmin } from '../../src/commands/first-admin.ts'
import { instant } from '../../src/ground/clock.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { makeFirstAdmin } from '../../src/people/new-installation.ts'
import { docx, p } from '../drafts/docx-fixtures.ts'
import { startHouse, type TestHouse } from '../support/house.ts'
import { hiddenFields, valueIn, visitor } from './forms.ts'
import {
  createDecision,
  itemsOf,
  lodge,
  publishDraft,
  publishReport,
  type Receipt,
  readLedger,
} from './line.ts'
import { ask, emailOf, must, type Office, openOffice, PASSWORD, signInAgain } from './office.ts'
import { startProduction } from './production.ts'
import { deskPages, deskPrograms } from './routes.ts'
import { HOSTILE, PARKING } from './texts.ts'

const MORNING = '2026-03-02T09:00:00+08:00'
/** The clock never goes back behind an entry: after a look at another day, this is the time of day. */
const NOON = '2026-03-02T12:00:00+08:00'
const DATES = ['2026-03-02', '2026-04-01'] as const
const NAME = '欧阳秋菊'
const EMAIL = 'qiuju.ouyang@mail.example'
const PHONE = '13700137000'
const WORDS = '我这句话谁也不该在日志里看到'
const SECRETS = [NAME, EMAIL, PHONE, WORDS]

let house: TestHouse
let office: Office
let open: Awaited<ReturnType<typeof publishDraft>>
let other: Awaited<ReturnType<typeof publishDraft>>
const logged: string[] = []
const watched = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
  vi.spyOn(console, level).mockImplementation((...said) => void logged.push(said.map(String).join(' '))),
)

beforeAll(async () => {
  house = await startHouse({ now: MORNING })
  office = await openOffice(house, Date.parse(MORNING))
  open = await publishDraft(house, office, PARKING, DATES)
  other = await publishDraft(
    house,
    office,
    PARKING.replace('第十三条', '第十三条　另一部。\n第十四条').replace('第十四条　本', '第十五条　本'),
    DATES,
  )
}, 120_000)
afterAll(async () => {
  for (const spy of watched) spy.mockRestore()
  await house?.close()
})

const articleOf = (label: string, of = open): string =>
  of.clauses.find((each) => each.label === label)?.uid ?? ''
const typed = (fields: Record<string, string> = {}) => ({
  key: 'a-form-key-of-its-own',
  'items.0.clause_uid': articleOf('第九条'),
  'items.0.kind': 'other',
  'items.0.text': '一句话',
  'submitter.kind': 'individual',
  ...fields,
})
const countOf = (table: string): Promise<number | null> =>
  house.db.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')

describe('text of every kind', () => {
  const form = () => `/consultations/${open.consultation_id}/comment`

  test('HTML and script in every field are shown as text, on every page they reach', {
    timeout: 60_000,
  }, async () => {
    const one = await publishDraft(
      house,
      office,
      PARKING.replace('稳定', '').replaceAll('无障碍停车位', `无障碍停车位${HOSTILE}`),
      DATES,
      HOSTILE,
    )
    const article = one.clauses.find(({ label }) => label === '第九条')?.uid
    const receipt = await lodge(
      house,
      one.consultation_id,
      {
        items: [
          { clause_uid: article, kind: 'amend', text: HOSTILE, suggested_wording: HOSTILE, reason: HOSTILE },
        ],
        submitter: { kind: 'organisation', name: HOSTILE, publish_name: true },
      },
      'a-hostile-key-0001',
    )
    await must(house, 201, 'POST', `/api/v1/desk/consultations/${one.consultation_id}/corrections`, {
      token: office.drafter,
      body: { text: HOSTILE, no_secret: true, no_substance: true },
    })
    const guest = visitor(house)
    const draft = await createDecision(house, office.drafter, `没有发布的${HOSTILE}`)
    const bad = typed({
      'items.0.text': HOSTILE,
      'items.0.kind': HOSTILE,
      'items.0.reason': HOSTILE,
      'items.0.suggested_wording': HOSTILE,
      'submitter.name': HOSTILE,
      'submitter.contact.email': HOSTILE,
      key: HOSTILE,
    })
    const good = { ...bad, 'items.0.kind': 'other', 'submitter.contact.email': '' }
    const opened = await guest.post(`/receipts/${receipt.receipt_no}`, { lookup_code: receipt.lookup_code })
    const pages = [
      opened,
      await guest.post(form(), { ...bad, action: 'check' }),
      await guest.post(form(), { ...good, action: 'check' }),
      await guest.post(`/receipts/${receipt.receipt_no}`, { lookup_code: HOSTILE }),
      await guest.post('/track', { receipt_no: HOSTILE }),
    ]
    const query = encodeURIComponent(HOSTILE)
    for (const path of [
      '/',
      `/?q=${query}`,
      `/?status=${query}`,
      `/consultations/${one.consultation_id}`,
      `${form()}?clause=${query}`,
      `/receipts/${receipt.receipt_no}`,
      `/language?to=en&back=${query}`,
      `/${query}`,
      `/receipts/${query}`,
      `/desk/sign-in?next=${query}`,
    ])
      pages.push(await guest.get(path))

    const officer = visitor(house)
    await officer.signIn('drafter')
    const [item] = await itemsOf(house, office.drafter, one.intake_id)
    await must(house, 201, 'POST', `/api/v1/desk/intakes/${one.intake_id}/answers`, {
      token: office.drafter,
      body: { items: [item?.id], disposition: 'adopted', reason: HOSTILE, changed_wording: HOSTILE },
    })
    pages.push(
      await officer.post(
        `/desk/decisions/${draft}/draft`,
        {
          do: 'outline',
          title: HOSTILE,
          explanation: HOSTILE,
          text: `第一条　${HOSTILE}\n第二条　二。`,
          base: '0',
        },
        true,
      ),
      await officer.post(
        `/desk/decisions/${draft}/draft`,
        {
          do: 'save',
          title: HOSTILE,
          explanation: '',
          base: '0',
          'clauses.0.level': 'article',
          'clauses.0.label': HOSTILE,
          'clauses.0.text': HOSTILE,
        },
        true,
      ),
      await officer.post(`/desk/decisions/${draft}/notice`, {
        revision: '0',
        decision_name: HOSTILE,
        legal_basis: HOSTILE,
        email: HOSTILE,
        starts_on: HOSTILE,
        postcode: HOSTILE,
        onsite_closes_at: HOSTILE,
      }),
      await officer.post(`/desk/decisions/${draft}/notice`, {
        revision: '0',
        postcode: HOSTILE,
        'carriers.0.kind': HOSTILE,
        'carriers.0.name': HOSTILE,
      }),
      await officer.post(`/desk/intakes/${one.intake_id}/hearing-question`, {
        dissent: HOSTILE,
        reason: HOSTILE,
        signed_by: HOSTILE,
      }),
      await officer.post('/desk/decisions/new', { title: HOSTILE, matter_kind: HOSTILE }),
      await officer.post(`/desk/intakes/${one.intake_id}/answers`, {
        scope: 'selected',
        disposition: 'noted',
        reason: '',
        changed_wording: HOSTILE,
        'filter.words': HOSTILE,
      }),
      await officer.post(`/desk/intakes/${one.intake_id}/opinions/new`, {
        ...bad,
        action: 'lodge',
        'arrival.channel': 'phone',
        'arrival.received_on': HOSTILE,
      }),
    )
    const { items: reviews } = await must<{ items: { id: string }[] }>(
      house,
      200,
      'GET',
      '/api/v1/desk/reviews',
      { token: office.reviewer },
    )
    const desk = (at: string) => [
      `/desk/decisions/${at}`,
      `/desk/decisions/${at}/draft`,
      `/desk/decisions/${at}/notice`,
      `/desk/decisions/${at}/notice/preview`,
      `/desk/decisions/${at}/notice/publication`,
      `/desk/decisions/${at}/documents`,
    ]
    for (const path of [
      '/desk',
      '/desk/decisions',
      '/desk/reviews',
      ...desk(one.decision),
      ...desk(draft),
      `/desk/decisions/${one.decision}/draft/versions/1`,
      `/desk/decisions/${one.decision}/draft?from=latest`,
      `/desk/reviews/${reviews[0]?.id}`,
      `/desk/consultations/${one.consultation_id}/corrections`,
      `/desk/intakes/${one.intake_id}/items?item=${item?.id}&words=${query}`,
      `/desk/intakes/${one.intake_id}/items?item=${item?.id}&base=1`,
      `/desk/intakes/${one.intake_id}/report`,
      `/desk/intakes/${one.intake_id}/opinions/new`,
      `/desk/decisions/${one.decision}/plan`,
      `/desk/decisions/${one.decision}/listing`,
    ]) {
      const page = await officer.get(path)
      expect([path, page.status]).toEqual([path, 200])
      pages.push(page)
    }
    const admin = visitor(house)
    await admin.signIn('admin')
    pages.push(
      await admin.post('/desk/units', { name: HOSTILE }),
      await admin.get('/desk/units'),
      await admin.post('/desk/officers', { name: HOSTILE, email: HOSTILE, unit_id: HOSTILE }),
    )

    await house.setNow('2026-04-02T09:00:00+08:00')
    await signInAgain(house, office)
    const hostile = { kind: 'media', name: HOSTILE, at: '2026-04-03T09:00:00+08:00', evidence: HOSTILE }
    pages.push(await officer.get(`/desk/intakes/${one.intake_id}/hearing-question`))
    await must(house, 201, 'POST', `/api/v1/desk/intakes/${one.intake_id}/hearing-question`, {
      token: office.drafter,
      body: { dissent: true, attention: false, hearing: false, reason: HOSTILE, signed_by: HOSTILE },
    })
    const report = await publishReport(
      house,
      office,
      one.intake_id,
      { title: `报告${HOSTILE}`, summary: HOSTILE },
      [hostile],
    )
    await officer.signIn('drafter')
    for (const path of [`/consultations/${one.consultation_id}/adoption`, `/receipts/${receipt.receipt_no}`])
      pages.push(await guest.get(path))
    for (const path of [
      `/desk/reports/${report}`,
      `/desk/intakes/${one.intake_id}/report`,
      `/desk/intakes/${one.intake_id}/hearing-question`,
    ])
      pages.push(await officer.get(path))

    let seen = 0
    for (const { html, headers } of pages) {
      expect(html).not.toMatch(/<script>alert|<img src=x|onerror=alert\(2\)>(?!&quot;)"/)
      if (html.includes('&lt;script&gt;alert(1)')) seen++
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    }
    expect(seen).toBeGreaterThan(30)
    // And the table as a file runs nothing in a spreadsheet either.
    const csv = await ask(house, 'GET', `/api/v1/consultations/${one.consultation_id}/adoption.csv`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(csv.headers.get('content-disposition')).toContain('attachment')
    await house.setNow(NOON)
    await signInAgain(house, office)
  })

  const long = '长'.repeat(100_000)
  const cases = [
    ['100,000 characters', long, 'too_long', 422],
    ['a control character', '响\u0007铃', 'unreadable_characters', 422],
    ['a right-to-left override', '不\u202e同意', 'unreadable_characters', 422],
    ['nothing', '', 'nothing_said', 422],
    ['white space only', ' \n\u3000\t ', 'nothing_said', 422],
    ['half a character', '半\ud83d', 'unreadable_characters', 422],
  ] as const
  for (const [name, text, code, status] of cases) {
    test(`${name} is refused, and nothing typed is lost`, async () => {
      const before = await countOf('entries')
      const said = await ask(house, 'POST', `/api/v1/consultations/${open.consultation_id}/submissions`, {
        body: { items: [{ kind: 'other', text }] },
        key: 'a-key-for-odd-texts-1',
      })
      expect([said.status, said.body.code, said.body.field]).toEqual([status, code, 'items.0.text'])
      const page = await visitor(house).post(
        form(),
        typed({
          action: 'lodge',
          'items.0.text': text,
          'items.0.reason': '我的理由',
          'submitter.name': NAME,
        }),
      )
      if (name === 'half a character') return expect(page.status).toBe(303)
      expect(page.status).toBe(status)
      expect(page.html).toContain('href="#items-0-text"')
      // A form sends line ends as CRLF, and a parser reads U+0007 as it is.
      expect(valueIn(page.html, 'items.0.text')?.replaceAll('\r\n', '\n')).toBe(text)
      expect(valueIn(page.html, 'items.0.reason')).toBe('我的理由')
      expect(valueIn(page.html, 'submitter.name')).toBe(NAME)
      expect(await countOf('entries')).toBe(before)
    })
  }

  test('emoji, rare characters and Arabic are taken and come back as they were', async () => {
    const text = '👩‍👩‍👧‍👦 好！𠮷田 مرحبا\n第二行'
    const receipt = await lodge(
      house,
      open.consultation_id,
      { items: [{ kind: 'other', text }] },
      'an-emoji-key-000001',
    )
    const own = await must<{ items: { text: string }[] }>(
      house,
      200,
      'POST',
      `/api/v1/receipts/${receipt.receipt_no}/open`,
      { body: { lookup_code: receipt.lookup_code } },
    )
    expect(own.items[0]?.text).toBe(text)
    expect(
      (await visitor(house).post(`/receipts/${receipt.receipt_no}`, { lookup_code: receipt.lookup_code }))
        .html,
    ).toContain(text)
  })

  test('100,000 characters in the desk’s fields are refused with their field and kept', async () => {
    const officer = visitor(house)
    await officer.signIn('drafter')
    const decision = await createDecision(house, office.drafter, '字数')
    const notice = await officer.post(`/desk/decisions/${decision}/notice`, {
      revision: '0',
      legal_basis: long,
      drafting_rationale: '理由还在',
    })
    expect(notice.status).toBe(422)
    expect(notice.html).toContain('href="#legal_basis"')
    expect(valueIn(notice.html, 'legal_basis')).toBe(long)
    expect(valueIn(notice.html, 'drafting_rationale')).toBe('理由还在')
    const draft = await officer.post(
      `/desk/decisions/${decision}/draft`,
      {
        do: 'save',
        title: '题',
        explanation: long,
        base: '0',
        'clauses.0.level': 'article',
        'clauses.0.label': '第一条',
        'clauses.0.text': '第一条还在',
      },
      true,
    )
    expect(draft.status).toBe(422)
    expect(valueIn(draft.html, 'explanation')).toBe(long)
    expect(valueIn(draft.html, 'clauses.0.text')).toBe('第一条还在')
    const title = await officer.post('/desk/decisions/new', { title: long, matter_kind: 'other' })
    expect([title.status, valueIn(title.html, 'title')]).toEqual([422, long])
  })
})

describe('where an opinion cannot go', () => {
  test('a clause of another consultation, an unknown and a closed consultation, each with its words kept', async () => {
    const guest = visitor(house)
    const path = `/consultations/${open.consultation_id}`
    const stray = { items: [{ clause_uid: articleOf('第九条', other), kind: 'support' }] }
    const said = await ask(house, 'POST', `/api/v1${path}/submissions`, {
      body: stray,
      key: 'a-key-for-stray-ones-1',
    })
    expect([said.status, said.body.code]).toEqual([422, 'clause_unknown'])
    const page = await guest.post(
      `${path}/comment`,
      typed({
        key: 'a-form-gone-astray-1',
        action: 'lodge',
        'items.0.clause_uid': articleOf('第九条', other),
        'items.0.text': '还在',
      }),
    )
    expect([page.status, valueIn(page.html, 'items.0.text')]).toEqual([422, '还在'])
    for (const [method, at] of [
      ['GET', ''],
      ['GET', '/comment'],
      ['POST', '/comment'],
      ['GET', '/adoption'],
    ] as const) {
      const unknown =
        method === 'GET'
          ? await guest.get(`/consultations/nobody${at}`)
          : await guest.post(`/consultations/nobody${at}`, typed({ action: 'lodge' }))
      expect([at, unknown.status]).toEqual([at, 404])
    }
    await house.setNow('2026-04-02T00:00:00+08:00')
    const shut = await guest.post(
      `${path}/comment`,
      typed({
        key: 'a-form-that-came-late',
        action: 'lodge',
        'items.0.text': '写了半小时的话',
        'submitter.name': NAME,
      }),
    )
    expect([shut.status, valueIn(shut.html, 'items.0.text'), valueIn(shut.html, 'submitter.name')]).toEqual([
      409,
      '写了半小时的话',
      NAME,
    ])
    expect(shut.html).toMatch(/R6[\s\S]*第二百零三条/)
    expect((await guest.get(`${path}/comment`)).location).toBe(path)
    await house.setNow(NOON)
    await signInAgain(house, office)
  })
})

describe('the same form twice', () => {
  test('an opinion, from the web and keyed in, is there once and shows the same receipt', async () => {
    const guest = visitor(house)
    const path = `/consultations/${open.consultation_id}/comment`
    const form = typed({
      key: 'the-same-form-twice',
      action: 'lodge',
      'items.0.text': WORDS,
      'submitter.name': NAME,
      'submitter.contact.email': EMAIL,
      'submitter.contact.phone': PHONE,
    })
    const answers = await Promise.all([
      guest.post(path, form),
      guest.post(path, form),
      guest.post(path, form),
    ])
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1)
    expect(answers[0]?.location).toMatch(/^\/receipts\/2026-\d{3}-\d{5}$/)
    const receipt = await guest.get(answers[0]?.location ?? '')
    expect(receipt.html).toContain('receipt-code')
    expect(receipt.html).toContain(WORDS)
    // The code is shown once: the page has taken its cookie away.
    expect((await guest.get(answers[0]?.location ?? '')).html).not.toMatch(/receipt-code|我这句话/)
    // Back to the form, other words, the button once more: told so first, lodged as another opinion then.
    const changed = await guest.post(path, { ...form, 'items.0.text': '改了主意' })
    expect([changed.status, valueIn(changed.html, 'items.0.text')]).toEqual([409, '改了主意'])
    expect(valueIn(changed.html, 'key')).not.toBe(form.key)
    const another = await guest.post(path, {
      ...form,
      'items.0.text': '改了主意',
      key: valueIn(changed.html, 'key') ?? '',
    })
    expect(another.status).toBe(303)
    expect(another.location).not.toBe(answers[0]?.location)
    const submissions = await countOf('submissions')
    const officer = visitor(house)
    await officer.signIn('drafter')
    const keyed = {
      ...typed({ key: 'keyed-in-form-twice', action: 'lodge' }),
      'arrival.channel': 'phone',
      'arrival.received_on': '2026-03-02',
    }
    const at = `/desk/intakes/${open.intake_id}/opinions/new`
    const [first, second] = [await officer.post(at, keyed), await officer.post(at, keyed)]
    const number = (html: string) => /2026-\d{3}-\d{5}/.exec(html)?.[0]
    expect([first.status, number(first.html)]).toEqual([200, number(second.html)])
    expect(await countOf('submissions')).toBe((submissions ?? 0) + 1)
  })

  test('draft, publication, review and correction leave one each', async () => {
    const token = office.drafter
    const officer = visitor(house)
    await officer.signIn('drafter')
    const form = {
      do: 'save',
      title: '同一稿',
      explanation: '说明',
      base: '0',
      'clauses.0.level': 'article',
      'clauses.0.label': '第一条',
      'clauses.0.text': '同一条。',
    }
    const decision = await createDecision(house, token, '两次')
    const saved = [
      await officer.post(`/desk/decisions/${decision}/draft`, form, true),
      await officer.post(`/desk/decisions/${decision}/draft`, form, true),
    ]
    expect(saved.map(({ location }) => location)).toEqual(
      Array(2).fill(`/desk/decisions/${decision}/draft/versions/1?saved`),
    )
    const again = await officer.post(`/desk/decisions/${open.decision}/notice/publication`, {})
    expect([again.status, /R31/.test(again.html)]).toEqual([409, true])
    const path = `/desk/consultations/${open.consultation_id}/corrections`
    const correction = { text: '第三条的“原则”二字重复。', no_secret: 'yes', no_substance: 'yes' }
    const twice = await Promise.all([officer.post(path, correction), officer.post(path, correction)])
    expect(twice.map(({ status }) => status)).toEqual([303, 303])
    expect(
      await house.db
        .prepare('SELECT count(*) AS n FROM corrections WHERE text = ?')
        .bind(correction.text)
        .first('n'),
    ).toBe(1)
  })
})

describe('a session that expires in mid-form', () => {
  test('loses nothing typed: sign in again, press once, and the notice, the draft and the answer are saved', async () => {
    const token = office.drafter
    const decision = await createDecision(house, token, '半途')
    const [item] = await itemsOf(house, token, open.intake_id)
    const forms = [
      [
        `/desk/decisions/${decision}/draft`,
        {
          do: 'save',
          title: '半途的草案',
          explanation: '第一行\n第二行 & <b>',
          base: '0',
          shape: '4.',
          front: '',
          'clauses.0.level': 'article',
          'clauses.0.label': '第一条',
          'clauses.0.text': '写了很久的一条。',
        },
        true,
      ],
      [
        `/desk/decisions/${decision}/notice`,
        {
          revision: '0',
          decision_name: '半途的公告',
          legal_basis: '很长的依据'.repeat(500),
          submission_channels: 'letter',
        },
        false,
      ],
      [
        `/desk/intakes/${open.intake_id}/answers`,
        { scope: 'selected', disposition: 'noted', reason: '半途写的理由', 'items[]': item?.id ?? '' },
        false,
      ],
    ] as const
    for (const [action, fields, multipart] of forms) {
      const officer = visitor(house)
      await officer.signIn('drafter')
      await house.db
        .prepare('DELETE FROM sessions WHERE officer_id = (SELECT id FROM officers WHERE email = ?)')
        .bind(emailOf('drafter'))
        .run()
      const refused = await officer.post(action, fields, multipart)
      expect(refused.status).toBe(401)
      const carried = hiddenFields(refused.html, '/desk/sign-in')
      const wrong = await officer.post('/desk/sign-in', [
        ...carried,
        ['email', emailOf('drafter')],
        ['password', 'not this one'],
      ])
      expect(wrong.status).toBe(401)
      const back = await officer.post('/desk/sign-in', [
        ...hiddenFields(wrong.html, '/desk/sign-in'),
        ['email', emailOf('drafter')],
        ['password', PASSWORD],
      ])
      expect(back.status).toBe(200)
      expect(back.html.includes('enctype="multipart/form-data"')).toBe(multipart)
      const done = await officer.post(action, hiddenFields(back.html, action), multipart)
      expect([action, done.status]).toEqual([action, 303])
    }
    office.drafter = (
      await must<{ token: string }>(house, 201, 'POST', '/api/v1/desk/session', {
        body: { email: emailOf('drafter'), password: PASSWORD },
      })
    ).token
    const draft = await must<{ explanation: string; clauses: { text: string }[] }>(
      house,
      200,
      'GET',
      `/api/v1/desk/decisions/${decision}/draft-versions/1`,
      { token: office.drafter },
    )
    expect([draft.explanation, draft.clauses[0]?.text]).toEqual(['第一行\n第二行 & <b>', '写了很久的一条。'])
    const { notice } = await must<{ notice: Record<string, unknown> }>(
      house,
      200,
      'GET',
      `/api/v1/desk/decisions/${decision}/notice`,
      { token: office.drafter },
    )
    expect(notice).toMatchObject({
      decision_name: '半途的公告',
      legal_basis: '很长的依据'.repeat(500),
      submission_channels: ['web', 'letter'],
    })
    const answered = await itemsOf(house, office.drafter, open.intake_id)
    expect(answered[0]?.disposition).toBe('noted')
  })
})

describe('files that are not what they are called', () => {
  const bomb = zipSync(
    { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(80 * 1024 * 1024) },
    { level: 9 },
  )
  const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(2048))
  const files: [string, Uint8Array, string, number][] = [
    ['炸弹.docx', bomb, 'file_too_large_inside', 413],
    ['旧的.doc', ole, 'file_is_old_word', 415],
    ['旧的.docx', ole, 'file_is_old_word', 415],
    ['报告.docx', strToU8('%PDF-1.7\n%âãÏÓ\n'), 'file_is_pdf', 415],
    ['照片.docx', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70), 'file_is_image', 415],
    ['图.docx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'file_is_image', 415],
    ['空.docx', new Uint8Array(), 'file_empty', 422],
    ['表.docx', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'file_not_word', 415],
  ]
  for (const [name, bytes, code, status] of files) {
    test(`${name} (${code}) is refused with its reason, and what was typed beside it stays`, async () => {
      const decision = await createDecision(house, office.drafter, '文件')
      const file = () => new File([bytes as Uint8Array<ArrayBuffer>], name)
      const form = new FormData()
      form.set('file', file())
      const said = await ask(house, 'POST', `/api/v1/desk/decisions/${decision}/outline`, {
        token: office.drafter,
        form,
      })
      expect([said.status, said.body.code, said.body.field]).toEqual([status, code, 'file'])
      const officer = visitor(house)
      await officer.signIn('drafter')
      const page = new FormData()
      for (const [field, value] of [
        ['do', 'outline'],
        ['title', '我写的名称'],
        ['explanation', '我写的说明'],
        ['base', '0'],
      ] as const)
        page.set(field, value)
      page.set('file', file())
      const { status: shown, html } = await officer.send(`/desk/decisions/${decision}/draft`, {
        method: 'POST',
        body: page,
      })
      expect(shown).toBe(status)
      expect(html).toContain('href="#file"')
      expect([valueIn(html, 'title'), valueIn(html, 'explanation')]).toEqual(['我写的名称', '我写的说明'])
    })
  }

  test('a Word file goes through, and a document by another name does not', async () => {
    const decision = await createDecision(house, office.drafter, 'Word')
    const form = new FormData()
    form.set(
      'file',
      new File(
        [docx({ body: p('第一条　一。') + p('第二条　二。') }) as Uint8Array<ArrayBuffer>],
        '草案.docx',
      ),
    )
    const outline = await must<{ labels: string[] }>(
      house,
      200,
      'POST',
      `/api/v1/desk/decisions/${decision}/outline`,
      { token: office.drafter, form },
    )
    expect(outline.labels).toEqual(['第一条', '第二条'])
    for (const [name, content, code] of [
      ['附件.pdf', '<script>alert(1)</script>', 'file_type_mismatch'],
      ['附件.html', '<p>', 'file_type_not_allowed'],
      ['附件.svg', '<svg/>', 'file_type_not_allowed'],
      ['附\u202efdp.txt', '字', 'unreadable_characters'],
    ] as const) {
      const upload = new FormData()
      upload.set('file', new File([content], name))
      const said = await ask(house, 'POST', `/api/v1/desk/decisions/${decision}/documents`, {
        token: office.drafter,
        form: upload,
      })
      expect([name, said.body.code]).toEqual([name, code])
    }
    const huge = new FormData()
    huge.set('file', new File([new Uint8Array(26 * 1024 * 1024)], '大.pdf'))
    expect(
      (
        await ask(house, 'POST', `/api/v1/desk/decisions/${decision}/documents`, {
          token: office.drafter,
          form: huge,
        })
      ).status,
    ).toBe(413)
  })
})

describe('requests from elsewhere and of other shapes', () => {
  test('what another site sends is refused, whatever its form', async () => {
    const before = await countOf('entries')
    const officer = visitor(house)
    await officer.signIn('drafter')
    const cookie = [...officer.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = new URLSearchParams(typed({ action: 'lodge' }))
    const targets = [
      `/consultations/${open.consultation_id}/comment`,
      '/track',
      '/desk/sign-in',
      '/desk/sign-out',
      '/desk/decisions/new',
      `/api/v1/consultations/${open.consultation_id}/submissions`,
    ]
    const ways: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: house.origin, 'sec-fetch-site': 'cross-site' },
      { origin: house.origin.replace('127.0.0.1', '127.0.0.1.evil.example') },
      { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' },
    ]
    for (const path of targets)
      for (const headers of ways) {
        const answer = await house.fetch(path, { method: 'POST', body, headers: { ...headers, cookie } })
        expect([path, headers, answer.status]).toEqual([path, headers, 403])
      }
    // A form without any word of where it comes from is not believed either: only browsers send forms.
    const bare = await fetch(new URL(targets[0] ?? '', house.origin), {
      method: 'POST',
      body,
      redirect: 'manual',
    })
    expect(bare.status).toBe(403)
    const json = JSON.stringify({ items: [{ kind: 'support' }] })
    const plain = await fetch(new URL(targets[5] ?? '', house.origin), {
      method: 'POST',
      body: json,
      headers: { 'content-type': 'text/plain', 'idempotency-key': 'a-simple-request-01' },
    })
    expect(plain.status).toBe(403)
    const program = await fetch(new URL(targets[5] ?? '', house.origin), {
      method: 'POST',
      body: json,
      headers: { 'content-type': 'application/json', 'idempotency-key': 'a-simple-request-01' },
    })
    expect(program.status).toBe(201)
    expect(await countOf('entries')).toBe((before ?? 0) + 1)
    const preflight = await house.fetch(targets[5] ?? '', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('JSON of wrong types is refused as problem JSON on every documented route, never a failure of ours', {
    timeout: 60_000,
  }, async () => {
    type Doc = { paths: Record<string, Record<string, unknown>> }
    const { paths } = await must<Doc>(house, 200, 'GET', '/api/v1/openapi.json')
    const odd: unknown[] = [
      null,
      [],
      1,
      'text',
      true,
      {},
      { items: 1 },
      { items: [null] },
      { items: [[]], filter: [], confirmed: {} },
      { title: {}, matter_kind: [], explanation: 1, clauses: [1], text: {} },
      { items: [{ kind: 1, text: {}, clause_uid: [] }], submitter: 'x' },
      { email: {}, password: [] },
      { revision: {}, submission_channels: 'web', document_ids: [{}], starts_on: 20260302 },
      { opinion: {}, checks: 'all', basis: 1 },
      { lookup_code: 1 },
      { name: {}, roles: {}, unit_id: 1 },
      { disposition: 'adopted', items: { a: 1 } },
      { items: [{ kind: 'other', text: 'x', clause_uid: '\u0000' }] },
    ]
    let asked = 0
    for (const [path, methods] of Object.entries(paths))
      for (const method of Object.keys(methods).filter((each) => ['post', 'put'].includes(each))) {
        const at = path
          .replace(
            '{id}',
            /consultations/.test(path)
              ? open.consultation_id
              : /intakes/.test(path)
                ? open.intake_id
                : open.decision,
          )
          .replace(/\{\w+\}/g, '1')
        for (const body of odd) {
          // Signing in and changing one's password are counted; they are tried less.
          if (/session|password/.test(path) && asked % 6 !== 0 && ++asked) continue
          const said = await ask(house, method.toUpperCase(), at, {
            token: office.both,
            body,
            key: `odd-key-${asked++}-0000000000`,
          })
          const fine =
            said.status < 500 &&
            (said.status < 400 || /problem\+json/.test(said.headers.get('content-type') ?? ''))
          expect([
            method,
            at,
            JSON.stringify(body),
            fine ? '' : `${said.status} ${said.text.slice(0, 300)}`,
          ]).toEqual([method, at, JSON.stringify(body), ''])
        }
        const broken = await house.fetch(at, {
          method: method.toUpperCase(),
          body: '{"items":[',
          headers: {
            authorization: `Bearer ${office.both}`,
            'content-type': 'application/json',
            'idempotency-key': 'odd-key-odd-key-odd-key',
          },
        })
        expect([method, at, broken.status >= 500]).toEqual([method, at, false])
      }
    expect(asked).toBeGreaterThan(150)
  })

  test('forms of wrong shapes are no failure of ours either', async () => {
    const officer = visitor(house)
    await officer.signIn('drafter')
    const shapes: RequestInit[] = [
      { body: '{}', headers: { 'content-type': 'application/json' } },
      { body: '--x\r\nnonsense', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      {
        body: 'a=%ff%fe&items=1&items.0=2&items.0.kind=x&__proto__.x=1&arrival=3&filter=4&submitter=5&checks=',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      { headers: { 'content-type': 'multipart/form-data' }, body: 'x' },
      { body: '' },
    ]
    const params = (path: string) =>
      path
        .replace(
          /:id\b/,
          /intakes/.test(path)
            ? open.intake_id
            : /consultations/.test(path)
              ? open.consultation_id
              : open.decision,
        )
        .replace(/:\w+/g, '1')
    const paths = [
      ...new Set(
        (await deskPages()).filter(({ method }) => method === 'POST').map(({ path }) => params(path)),
      ),
    ]
    for (const path of [
      ...paths.filter((each) => !each.includes('sign-out')),
      `/consultations/${open.consultation_id}/comment`,
      '/track',
      '/desk/sign-in',
    ])
      for (const shape of shapes) {
        const { status, html } = await officer.send(path, { method: 'POST', ...shape })
        expect([path, JSON.stringify(shape), status >= 500 ? html.slice(-600) : '']).toEqual([
          path,
          JSON.stringify(shape),
          '',
        ])
      }
  })

  test('unknown paths and methods are said to be so, to people and to programs', async () => {
    for (const path of [
      '/nothing',
      '/consultations/',
      '/receipts/',
      '/%E0%A4%A',
      '/%00',
      '/..%2f..%2fetc/passwd',
      `/${'x'.repeat(3000)}`,
      '/documents/x/y',
      '/assets/nothing.js',
      '/wrangler.toml',
      '/.env',
    ]) {
      const answer = await house.fetch(path)
      expect([path, answer.status]).toEqual([path, 404])
    }
    const api = await ask(house, 'GET', '/api/v1/nothing')
    expect([api.status, api.body.code, api.headers.get('content-type')]).toEqual([
      404,
      'not_found',
      expect.stringContaining('application/problem+json'),
    ])
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const said = await ask(house, method, `/api/v1/consultations/${open.consultation_id}`, { body: {} })
      expect([404, 405]).toContain(said.status)
    }
    for (const path of ['/cdn-cgi/mf/scheduled', '/CDN-CGI/handler/scheduled', '/__scheduled'])
      expect([path, (await house.fetch(path)).status]).toEqual([path, 404])
    for (const path of [
      '/api/v1/consultations?cursor=x',
      '/api/v1/consultations?status=x',
      '/api/v1/ledger/entries?from=-1',
      '/api/v1/ledger/entries?from=x',
    ])
      expect([path, (await ask(house, 'GET', path)).status]).toEqual([path, 422])
    for (const path of [
      '/language?to=en&back=https://evil.example',
      '/language?back=//evil.example',
      '/elder?on=1&back=/%5Cevil.example',
      '/language?back=javascript:alert(1)',
    ])
      expect([
        path,
        new URL((await house.fetch(path)).headers.get('location') ?? '', house.origin).origin,
      ]).toEqual([path, house.origin])
  })

  test('every kind of answer carries the headers that protect it', async () => {
    const officer = visitor(house)
    await officer.signIn('drafter')
    const answers: Record<string, Headers> = {}
    const take = async (name: string, path: string, init?: RequestInit) => {
      answers[name] = (await house.fetch(path, init)).headers
    }
    const cookie = [...officer.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    await take('page', '/')
    await take('consultation', `/consultations/${open.consultation_id}`)
    await take('desk', '/desk', { headers: { cookie } })
    await take('redirect', '/desk/decisions')
    await take('not found', '/nothing')
    await take('json', '/api/v1/consultations')
    await take('problem', '/api/v1/consultations/x')
    await take('refused', '/desk/sign-in', { method: 'POST', headers: { origin: 'https://evil.example' } })
    await take('keys', '/.well-known/jwks.json')
    await take('openapi', '/api/v1/openapi.json')
    await take('style', '/assets/style.css')
    await take('favicon', '/favicon.svg')
    await take('too large', '/track', {
      method: 'POST',
      body: new URLSearchParams({ receipt_no: 'x'.repeat(9 * 1024 * 1024) }),
    })
    for (const [name, headers] of Object.entries(answers)) {
      expect([name, headers.get('x-content-type-options')]).toEqual([name, 'nosniff'])
      expect([name, headers.get('content-security-policy')]).toEqual([
        name,
        expect.stringContaining("frame-ancestors 'none'"),
      ])
      expect([name, headers.get('content-security-policy')]).toEqual([
        name,
        expect.not.stringContaining('unsafe'),
      ])
      expect([name, headers.get('referrer-policy')]).toEqual([name, 'same-origin'])
      expect([name, headers.get('strict-transport-security')]).toEqual([
        name,
        expect.stringContaining('max-age='),
      ])
      expect([name, headers.get('server'), headers.get('x-powered-by')]).toEqual([name, null, null])
    }
    for (const name of ['desk', 'redirect'])
      expect([name, answers[name]?.get('cache-control')]).toEqual([name, 'no-store'])
    expect(officer.jar.size).toBe(1)
  })
})

describe('who may', () => {
  test('no desk route answers without a session, page or program', { timeout: 60_000 }, async () => {
    const waysIn = ['/desk/sign-in', '/desk/sign-out', '/api/v1/desk/session']
    const pages = (await deskPages()).filter(({ path }) => !waysIn.includes(path))
    expect(pages.length).toBeGreaterThan(25)
    for (const { method, path } of pages) {
      const at = path.replace(/:\w+(\{(?:[^{}]|\{[^}]*\})*\})?\??/g, '1')
      const answer = await house.fetch(at, {
        method,
        ...(method === 'POST' && { body: new URLSearchParams({ title: 'x' }) }),
      })
      expect([method, at, answer.status]).toEqual([method, at, method === 'GET' ? 303 : 401])
      if (method === 'GET')
        expect(answer.headers.get('location')).toBe(`/desk/sign-in?next=${encodeURIComponent(at)}`)
    }
    const programs = await deskPrograms()
    type Doc = { paths: Record<string, Record<string, unknown>> }
    const { paths } = await must<Doc>(house, 200, 'GET', '/api/v1/openapi.json')
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const plain = (path: string) => path.replace(/:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/g, '{$1}')
    for (const { method, path } of programs)
      expect(documented.map((each) => each.replace(/\{(\w+)[^/]*\}/g, '{$1}'))).toContain(
        `${method} ${plain(path)}`,
      )
    const routes = [
      ...programs,
      ...documented
        .filter((each) => each.includes('/api/v1/desk/'))
        .map((each) => ({ method: each.split(' ')[0] ?? '', path: each.split(' ')[1] ?? '' })),
    ]
    for (const { method, path } of routes.filter(
      (each) => !(waysIn.includes(each.path) && each.method === 'POST'),
    )) {
      const at = plain(path).replace(/\{[^/]*\}/g, '1')
      for (const token of [undefined, 'x'.repeat(43), 'short']) {
        const said = await ask(house, method, at, { token, ...(method === 'GET' ? {} : { body: {} }) })
        expect([method, at, said.status, said.body?.code]).toEqual([method, at, 401, 'sign_in_needed'])
      }
    }
  })

  test('each role gets what it may, and no more', async () => {
    const decision = `/api/v1/desk/decisions/${open.decision}`
    const intake = `/api/v1/desk/intakes/${open.intake_id}`
    const roles = [
      'drafter',
      'reviewer',
      'office',
      'supervisor',
      'admin',
      'stranger',
      'strangeReviewer',
    ] as const
    const lodged = { items: [{ kind: 'support' }], channel: 'phone', received_on: '2026-03-02' }
    const matrix: [string, string, unknown, Record<(typeof roles)[number], number>][] = [
      [
        'GET',
        '/api/v1/desk/decisions',
        undefined,
        {
          drafter: 200,
          reviewer: 200,
          office: 200,
          supervisor: 200,
          admin: 403,
          stranger: 200,
          strangeReviewer: 200,
        },
      ],
      [
        'GET',
        `${decision}/notice`,
        undefined,
        {
          drafter: 200,
          reviewer: 200,
          office: 200,
          supervisor: 200,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'GET',
        `${decision}/draft-versions/1`,
        undefined,
        {
          drafter: 200,
          reviewer: 200,
          office: 200,
          supervisor: 200,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'GET',
        `${decision}/documents`,
        undefined,
        {
          drafter: 200,
          reviewer: 200,
          office: 200,
          supervisor: 200,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'GET',
        `${intake}/items`,
        undefined,
        {
          drafter: 200,
          reviewer: 200,
          office: 200,
          supervisor: 200,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'GET',
        `${intake}/report`,
        undefined,
        {
          drafter: 200,
          reviewer: 200,
          office: 200,
          supervisor: 200,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'GET',
        '/api/v1/desk/reviews',
        undefined,
        {
          drafter: 200,
          reviewer: 200,
          office: 200,
          supervisor: 200,
          admin: 403,
          stranger: 200,
          strangeReviewer: 200,
        },
      ],
      [
        'GET',
        '/api/v1/desk/officers',
        undefined,
        {
          drafter: 403,
          reviewer: 403,
          office: 403,
          supervisor: 403,
          admin: 200,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'GET',
        '/api/v1/desk/outbox',
        undefined,
        {
          drafter: 403,
          reviewer: 403,
          office: 200,
          supervisor: 403,
          admin: 200,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'POST',
        '/api/v1/desk/units',
        { name: '' },
        {
          drafter: 403,
          reviewer: 403,
          office: 403,
          supervisor: 403,
          admin: 422,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'PUT',
        `${decision}/notice`,
        {},
        {
          drafter: 409,
          reviewer: 403,
          office: 403,
          supervisor: 403,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'POST',
        `${decision}/notice/publication`,
        {},
        {
          drafter: 409,
          reviewer: 403,
          office: 403,
          supervisor: 403,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'POST',
        `${decision}/outline`,
        { text: '第一条　一。' },
        {
          drafter: 200,
          reviewer: 403,
          office: 403,
          supervisor: 403,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'POST',
        `${intake}/submissions`,
        lodged,
        {
          drafter: 201,
          reviewer: 403,
          office: 403,
          supervisor: 403,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'POST',
        `${intake}/answers`,
        { items: [], disposition: 'adopted' },
        {
          drafter: 422,
          reviewer: 403,
          office: 403,
          supervisor: 403,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
      [
        'POST',
        `${intake}/report`,
        { title: '采纳情况' },
        {
          drafter: 409,
          reviewer: 403,
          office: 403,
          supervisor: 403,
          admin: 403,
          stranger: 403,
          strangeReviewer: 403,
        },
      ],
    ]
    for (const [method, path, body, expected] of matrix) {
      const got: Record<string, number> = {}
      for (const role of roles)
        got[role] = (
          await ask(house, method, path, { token: office[role], body, key: `role-key-${role}-0000000` })
        ).status
      expect([method, path, got]).toEqual([method, path, expected])
    }
    const others = await must<{ items: { id: string }[] }>(house, 200, 'GET', '/api/v1/desk/decisions', {
      token: office.stranger,
    })
    expect(others.items).toEqual([])
    // The page behind the same door says the same.
    for (const [who, status] of [
      ['drafter', 200],
      ['stranger', 403],
      ['admin', 403],
    ] as const) {
      const officer = visitor(house)
      await officer.signIn(who)
      for (const path of [
        `/desk/decisions/${open.decision}`,
        `/desk/decisions/${open.decision}/notice/publication`,
        `/desk/decisions/${open.decision}/documents`,
        `/desk/decisions/${open.decision}/draft`,
        `/desk/intakes/${open.intake_id}/items`,
        `/desk/intakes/${open.intake_id}/report`,
      ])
        expect([who, path, (await officer.get(path)).status]).toEqual([who, path, status])
    }
  })

  test('a changed or deactivated officer loses what she had at once', async () => {
    const { items } = await must<{ items: { id: string; email: string }[] }>(
      house,
      200,
      'GET',
      '/api/v1/desk/officers',
      { token: office.admin },
    )
    const id = items.find(({ email }) => email === emailOf('strangeReviewer'))?.id
    await must(house, 200, 'POST', `/api/v1/desk/officers/${id}/deactivation`, { token: office.admin })
    expect(
      (await ask(house, 'GET', '/api/v1/desk/decisions', { token: office.strangeReviewer })).status,
    ).toBe(401)
    const back = await ask(house, 'POST', '/api/v1/desk/session', {
      body: { email: emailOf('strangeReviewer'), password: PASSWORD },
    })
    expect([back.status, back.body.code]).toEqual([401, 'sign_in_failed'])
  })
})

describe('nobody is exposed', () => {
  test('no name, contact, word or code is in a ledger entry, an address or a log line, even when something breaks', async () => {
    const body = {
      items: [{ kind: 'other', text: WORDS, reason: WORDS }],
      submitter: { name: NAME, contact: { email: EMAIL, phone: PHONE } },
    }
    const receipt: Receipt = await lodge(house, open.consultation_id, body, 'an-exposed-key-00001')
    const secrets = [...SECRETS, receipt.lookup_code, 'an-exposed-key-00001', PASSWORD]
    const entries = await readLedger(house)
    for (const secret of secrets) expect(entries.some((entry) => entry.body.includes(secret))).toBe(false)
    const { results } = await house.db
      .prepare('SELECT sealed, nonce FROM participants')
      .all<Record<string, string>>()
    for (const secret of secrets) expect(JSON.stringify(results)).not.toContain(secret)
    for (const table of ['submissions', 'outbox', 'lodgings', 'attempts', 'sessions'])
      for (const secret of secrets)
        expect(
          JSON.stringify((await house.db.prepare(`SELECT * FROM ${table}`).all()).results),
        ).not.toContain(secret)

    // Break the house under the requests that carry secrets.
    logged.length = 0
    const broken = async (table: string, act: () => Promise<{ status: number; text: string }>[]) => {
      await house.db.prepare(`ALTER TABLE ${table} RENAME TO ${table}_away`).run()
      try {
        for (const said of await Promise.all(act())) {
          expect(said.status).toBe(500)
          for (const secret of secrets) expect(said.text).not.toContain(secret)
          expect(said.text).not.toMatch(/SELECT|INSERT|no such table|D1_ERROR/)
        }
      } finally {
        await house.db.prepare(`ALTER TABLE ${table}_away RENAME TO ${table}`).run()
      }
    }
    const guest = visitor(house)
    const shown = async (page: Promise<{ status: number; html: string }>) => {
      const { status, html } = await page
      return { status, text: html }
    }
    await broken('officers', () => [
      ask(house, 'POST', '/api/v1/desk/session', { body: { email: EMAIL, password: PASSWORD } }),
      shown(guest.post('/desk/sign-in', { email: EMAIL, password: PASSWORD })),
      ask(house, 'GET', '/api/v1/desk/session', { token: office.drafter }),
      ask(house, 'POST', '/api/v1/desk/officers', {
        token: office.admin,
        body: { name: NAME, email: EMAIL, unit_id: office.unitId, roles: ['office'] },
      }),
    ])
    await broken('lodgings', () => [
      ask(house, 'POST', `/api/v1/consultations/${open.consultation_id}/submissions`, {
        body,
        key: 'an-exposed-key-00002',
      }),
      shown(
        guest.post(
          `/consultations/${open.consultation_id}/comment`,
          typed({ action: 'lodge', 'items.0.text': WORDS, 'submitter.name': NAME }),
        ),
      ),
    ])
    await broken('outbox', () => [
      ask(house, 'POST', `/api/v1/consultations/${open.consultation_id}/submissions`, {
        body,
        key: 'an-exposed-key-00003',
      }),
    ])
    await broken('attempts', () => [
      ask(house, 'POST', `/api/v1/receipts/${receipt.receipt_no}/open`, {
        body: { lookup_code: receipt.lookup_code },
      }),
    ])
    await broken('intakes', () => [
      shown(guest.get(`/?q=${encodeURIComponent(WORDS)}`)),
      ask(house, 'GET', `/api/v1/desk/intakes/${open.intake_id}/items?words=${encodeURIComponent(WORDS)}`, {
        token: office.drafter,
      }),
    ])
    await broken('answers', () => [
      ask(house, 'GET', `/api/v1/desk/intakes/${open.intake_id}/items?words=${encodeURIComponent(WORDS)}`, {
        token: office.drafter,
      }),
      ask(house, 'POST', `/api/v1/desk/intakes/${open.intake_id}/answers`, {
        token: office.drafter,
        body: { filter: { words: WORDS }, confirmed: 1, disposition: 'noted', reason: WORDS },
      }),
    ])
    await expect.poll(() => logged.join('\n'), { timeout: 5_000 }).toMatch(/no such table/)
    const log = logged.join('\n')
    for (const secret of secrets) expect([secret, log.includes(secret)]).toEqual([secret, false])
    expect(log).not.toContain(office.drafter)
    // Put together again, everything works.
    expect((await house.fetch('/')).status).toBe(200)
    expect((await ask(house, 'GET', '/api/v1/desk/session', { token: office.drafter })).status).toBe(200)
  })
})

describe('production', () => {
  test.each<[string, Record<string, string>]>([
    ['DEMO_PASSWORD', { DEMO_PASSWORD: 'wenji-demo-2026' }],
    ['CLOCK_OFFSET_MS', { CLOCK_OFFSET_MS: '1000' }],
    ['NOW', { NOW: '2026-01-01T00:00:00Z' }],
    ['an unknown ENVIRONMENT', { ENVIRONMENT: 'staging' }],
  ])(
    'refuses to run with %s',
    async (_, settings) => {
      const production = await startProduction(settings)
      try {
        for (const path of ['/', '/desk/sign-in', '/api/v1/consultations', '/.well-known/jwks.json']) {
          const answer = await production.fetch(path)
          expect([path, answer.status]).toEqual([path, 500])
          expect(await answer.text()).not.toMatch(/wenji-demo|<html/)
        }
      } finally {
        await production.close()
      }
    },
    30_000,
  )

  test('runs without them, with a Secure host cookie, and lets no demo account in', async () => {
    const production = await startProduction({})
    try {
      expect((await production.fetch('/')).status).toBe(200)
      const hands = { db: openDatabase(production.db), now: instant(Date.now()) }
      const demo = await makeFirstAdmin(
        hands,
        { name: '演示', email: 'admin@demo.local', unit: '演示单位', password: 'wenji-demo-2026' },
        true,
      )
      expect(demo.ok).toBe(true)
      const said = await ask(production, 'POST', '/api/v1/desk/session', {
        body: { email: 'admin@demo.local', password: 'wenji-demo-2026' },
      })
      expect([said.status, said.body.code]).toEqual([401, 'sign_in_failed'])
      await production.db.prepare('UPDATE officers SET demo = 0').run()
      const answer = await production.fetch('/desk/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ email: 'admin@demo.local', password: 'wenji-demo-2026' }),
      })
      expect(answer.status).toBe(303)
      expect(answer.headers.getSetCookie()[0]).toMatch(
        /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
      await production.db.prepare('UPDATE officers SET demo = 1').run()
      const [, cookie = ''] = /^([^;]+)/.exec(answer.headers.getSetCookie()[0] ?? '') ?? []
      expect((await production.fetch('/desk', { headers: { cookie } })).status).toBe(303)
      expect(
        (
          await firstAdmin(production.db, Date.now(), {
            name: '二',
            email: 'b@b.example',
            unit: '二',
            password: PASSWORD,
          })
        ).ok,
      ).toBe(false)
    } finally {
      await production.close()
    }
  }, 30_000)
})
