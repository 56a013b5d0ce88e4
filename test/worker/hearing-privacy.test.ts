import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { announcement, planOfHearing } from '../support/hearing.ts'
import { startHouse, type TestHouse } from '../support/house.ts'
import { visitor } from './forms.ts'
import { createDecision, outlineOf, passReview, planDecision, readLedger, saveDraft } from './line.ts'
import { ask, emailOf, must, type Office, openOffice, PASSWORD } from './office.ts'
import { PARKING } from './texts.ts'

const START = '2026-05-18T09:00:00+08:00'
const logged: string[] = []
const watched = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
  vi.spyOn(console, level).mockImplementation((...said) => void logged.push(said.map(String).join(' '))),
)

type Applicant = { name: string; phone: string; email: string; category: string | null }
type Signed = Applicant & { drawNo: string; code: string }

const applicant = (n: number, category: string | null): Applicant => ({
  name: `欧阳${String.fromCodePoint(0x5e00 + n)}丰`,
  phone: `1370000${4000 + n}`,
  email: `person${n}@mail.example`,
  category,
})
/** Eight for four seats, eight for five, one for one, and seven who listen on five places. */
const applicants = [
  ...Array.from({ length: 8 }, (_, n) => applicant(n, 'stakeholder')),
  ...Array.from({ length: 8 }, (_, n) => applicant(n + 10, 'resident')),
  applicant(20, 'other'),
  ...Array.from({ length: 7 }, (_, n) => applicant(n + 30, null)),
]
const keyed = [
  ['recommendation', 'deputy'],
  ['recommendation', 'deputy'],
  ['invitation', 'expert'],
  ['recommendation', 'lawyer'],
] as const

describe('a hearing with its list published, and more applicants than seats', () => {
  let house: TestHouse
  let office: Office
  let hearing = ''
  const people: Signed[] = []
  let chosen = new Set<string>()
  const told = (category: string | null, { name, phone, email }: Applicant) => ({
    role: category ? 'representative' : 'observer',
    ...(category && { category }),
    name,
    area_or_unit: '清源镇',
    contact: { phone, email },
    reason: `${name}想来`,
  })
  const desk = (rest: string) => `/api/v1/desk/hearings/${hearing}${rest}`
  const open = (rest = '') => `/api/v1/hearings/${hearing}${rest}`
  const post = <T>(path: string, body: unknown) =>
    must<T>(house, 201, 'POST', path, { token: office.drafter, body })
  const publish = async (kind: string) => {
    const { review_id } = await post<{ review_id: string }>(desk(`/${kind}/review-request`), {})
    await passReview(house, office.reviewer, review_id)
    await post(desk(`/${kind}/publication`), {})
  }
  const at = async (iso: string) => {
    await house.setNow(`2026-${iso}:00+08:00`)
    // Two idle hours have ended their sessions.
    for (const who of ['drafter', 'reviewer', 'stranger'] as const) {
      const body = { email: emailOf(who), password: PASSWORD }
      const opened = await must<{ token: string }>(house, 201, 'POST', '/api/v1/desk/session', { body })
      office[who] = opened.token
    }
  }

  beforeAll(async () => {
    house = await startHouse({
      now: START,
      settings: { PUBLIC_ORIGIN: 'https://wenji.qingyuan.example' },
    })
    office = await openOffice(house, Date.parse(START))
    const decision = await createDecision(house, office.drafter, '清源县公共停车场收费方案')
    await saveDraft(
      house,
      office.drafter,
      decision,
      await outlineOf(house, office.drafter, decision, PARKING),
    )
    await planDecision(house, office, decision, ['2026-05-20', '2026-06-20'], {
      texts: planOfHearing,
    })
    ;({ hearing_id: hearing } = await post<{ hearing_id: string }>(
      `/api/v1/desk/decisions/${decision}/hearings`,
      {},
    ))
    await must(house, 200, 'PUT', desk('/announcement'), { token: office.drafter, body: announcement })
    await publish('announcement')

    await at('06-02T09:00')
    for (const each of applicants) {
      const { draw_no: drawNo, code } = await must<{ draw_no: string; code: string }>(
        house,
        201,
        'POST',
        open('/registrations'),
        { body: told(each.category, each), key: `privacy-key-of-${each.phone}` },
      )
      people.push({ ...each, drawNo, code })
    }
    const appointed: string[] = []
    for (const [n, [method, category]] of keyed.entries()) {
      const body = { ...told(category, applicant(50 + n, category)), method }
      const { draw_no } = await must<{ draw_no: string }>(house, 201, 'POST', desk('/registrations'), {
        token: office.drafter,
        body,
        key: `privacy-key-of-keyed-${n}`,
      })
      appointed.push(draw_no)
    }
    await house.scheduled()
    await at('06-15T19:40')
    await house.scheduled()
    await at('06-16T21:00')
    await post(desk('/draw/value'), {
      value: '2026071 03 08 15 22 27 31+09',
      source: '中国福利彩票官方网站',
      confirm: true,
    })
    for (const draw_no of appointed) await post(desk('/representatives'), { draw_no })
    const { items } = await must<{ items: { draw_no: string }[] }>(
      house,
      200,
      'GET',
      desk('/representatives'),
      {
        token: office.drafter,
      },
    )
    chosen = new Set(items.map(({ draw_no }) => draw_no))
    await post(desk('/list'), { chair: '主持吴', presenter: '发言王', recorder: '记录郑' })
    await publish('list')
    await house.scheduled()
  }, 60_000)
  afterAll(async () => {
    for (const spy of watched) spy.mockRestore()
    await house?.close()
  })

  const others = () => people.filter(({ drawNo }) => !chosen.has(drawNo))
  /** Whatever of it stands in a text. */
  const found = (text: string, secrets: readonly string[]) => secrets.filter((each) => text.includes(each))
  const secretsOf = ({ name, phone, email, code }: Signed) => [name, phone, email, code]

  test('no name, telephone or e-mail of whoever was not chosen is on a public page, in data, in the ledger or a log', async () => {
    expect([people.length, chosen.size, others().length]).toEqual([24, 14, 14])
    const secrets = [
      ...others().flatMap(secretsOf),
      // Of the representatives the law publishes the name, and nothing by which to reach them.
      ...people.flatMap(({ phone, email, code }) => [phone, email, code]),
    ]
    const waiting = [
      '/',
      '/hearings',
      `/hearings/${hearing}`,
      `/hearings/${hearing}.ics`,
      `/hearings/${hearing}/draw`,
      `/hearings/${hearing}/register`,
      `/hearings/${hearing}/mine`,
      `/hearings/${hearing}/papers/1`,
      `/hearings/${hearing}/papers/2`,
      '/api/v1/hearings',
      '/api/v1/hearings.csv',
      open(),
      open('/draw'),
      '/api/v1/ledger/entries.csv',
    ]
    const seen = new Set<string>()
    const leaks: [string, string[]][] = []
    let list = ''
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (seen.has(path)) continue
      seen.add(path)
      const answer = await house.fetch(path)
      const text = await answer.text()
      const said = `${text}\n${[...answer.headers].map(String).join('\n')}`
      const leaked = found(said, secrets)
      if (leaked.length > 0) leaks.push([path, leaked])
      if (path === `/hearings/${hearing}/papers/2`) list = text
      for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)/g)) {
        const next = href.replaceAll('&amp;', '&')
        if (/^\/(desk|assets|language|elder|calendar|api\/reference)\b/.test(next)) continue
        if (/hearing|decision|ledger|consultation/.test(next) && seen.size + waiting.length < 120)
          waiting.push(next)
      }
    }
    expect(leaks).toEqual([])
    expect(seen.size).toBeGreaterThan(20)
    // What is published is there: the test would see a name.
    const [representative] = people.filter(({ drawNo }) => chosen.has(drawNo))
    expect(list).toContain(representative?.name)

    const ledger = (await readLedger(house)).map(({ body }) => body).join('\n')
    expect(ledger).toContain('registration_made')
    expect(found(ledger, people.flatMap(secretsOf))).toEqual([])
    expect(found(logged.join('\n'), people.flatMap(secretsOf))).toEqual([])
  })

  test('a letter about a sign-up names nobody but whom it goes to', async () => {
    const letters = (await house.letters()).map((raw) => {
      const [head = '', ...body] = raw.split(/\r?\n\r?\n/)
      const joined = body.join('\n\n')
      const text = /base64/i.test(raw)
        ? Buffer.from(joined.replaceAll(/[^A-Za-z0-9+/=]/g, ''), 'base64').toString('utf8')
        : joined
      return {
        to: /^To:.*?(person\d+@mail\.example)/im.exec(head)?.[1] ?? '',
        said: `${head}\n${joined}\n${text}`,
      }
    })
    expect(letters.length).toBeGreaterThan(20)
    const leaks = letters.flatMap(({ to, said }) => {
      const about = people.filter(({ email }) => email !== to)
      const leaked = found(said, about.flatMap(secretsOf))
      return leaked.length > 0 ? [[to, leaked]] : []
    })
    expect(leaks).toEqual([])
  })

  test('who knows a telephone number, a draw number or another’s code sees, changes and withdraws nothing', async () => {
    const rows = () =>
      house.db
        .prepare(
          'SELECT id, revision, participant_id, withdrawn_at, code_hash FROM registrations ORDER BY id',
        )
        .all()
        .then(({ results }) => results)
    const before = await rows()
    const [victim, neighbour] = others() as [Signed, Signed]
    const id = String(
      await house.db
        .prepare('SELECT id FROM registrations WHERE draw_no = ?')
        .bind(victim.drawNo)
        .first('id'),
    )
    const guesses = [victim.phone, victim.drawNo, neighbour.code]
    const change = { ...told(victim.category, { ...victim, name: '冒名者' }), revision: 1 }
    for (const [index, code] of guesses.entries()) {
      const her = visitor(house)
      const page = await her.post(`/hearings/${hearing}/mine`, { draw_no: victim.drawNo, code })
      expect([index, page.status >= 400, page.html.includes(victim.name), her.jar.has('mine')]).toEqual([
        index,
        true,
        false,
        false,
      ])
      const said = await ask(house, 'POST', open(`/registrations/${victim.drawNo}/open`), { body: { code } })
      expect([index, said.status, said.text.includes(victim.name)]).toEqual([index, 403, false])
    }
    for (const [path, body] of [
      ['correction', { ...change, code: victim.phone }],
      ['withdrawal', { code: victim.drawNo }],
      ['withdrawal', { code: neighbour.code }],
    ] as const) {
      const said = await ask(house, 'POST', open(`/registrations/${victim.drawNo}/${path}`), { body })
      expect([path, said.status, said.text.includes(victim.name)]).toEqual([path, 403, false])
    }
    // Without her page open, or with a cookie that somebody made up, every page of hers leads to the door.
    const until = Date.parse('2026-06-16T22:00:00+08:00')
    const forged = `mine=${id}.${until}.${'0'.repeat(64)}`
    for (const cookie of ['', forged])
      for (const [method, rest] of [
        ['GET', '/correction'],
        ['POST', '/correction'],
        ['GET', '/withdrawal'],
        ['POST', '/withdrawal'],
        ['GET', '/record'],
        ['POST', '/acknowledgement'],
        ['POST', '/confirmation'],
      ] as const) {
        const answer = await house.fetch(`/hearings/${hearing}/mine${rest}`, {
          method,
          headers: { cookie },
          ...(method === 'POST' && { body: new URLSearchParams({ name: '冒名者' }) }),
        })
        expect([rest, answer.status, answer.headers.get('location')]).toEqual([
          rest,
          303,
          `/hearings/${hearing}/mine?over`,
        ])
      }
    // Whether a contact has signed up is told to nobody who asks for its code.
    const resend = (phone: string) =>
      ask<unknown>(house, 'POST', open('/registrations/resend'), { body: { contact: { phone } } })
    const [known, unknown] = [await resend(victim.phone), await resend('13799999999')]
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    const listing = await ask(house, 'GET', desk('/registrations'), { token: office.stranger })
    expect([listing.status, listing.text.includes(victim.name)]).toEqual([403, false])
    expect(await rows()).toEqual(before)
    // With her own code she still comes in.
    const own = await ask(house, 'POST', open(`/registrations/${victim.drawNo}/open`), {
      body: { code: victim.code },
    })
    expect([own.status, own.text.includes(victim.name)]).toEqual([200, true])
  })
})
