import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import {
  addDays,
  beijingDate,
  beijingIso,
  daysBetween,
  endOfDay,
  type Instant,
  isPlainDate,
  type PlainDate,
  startOfDay,
} from '../../src/ground/clock.ts'
import { nest } from '../../src/ground/form.ts'
import { deriveKeys } from '../../src/ground/keys.ts'
import { email, parse, plainDate, required, typed } from '../../src/ground/parse.ts'
import { isReadable, lengthOf, tidy } from '../../src/ground/text.ts'
import { assertSettings, isOwnRequest } from '../../src/ground/visit.ts'

describe('dates are Beijing’s', () => {
  it('E21: 16:10Z is the next day there', () => {
    expect(beijingDate('2026-03-02T16:10:00.000Z' as Instant)).toBe('2026-03-03')
    expect(beijingDate('2026-03-02T15:59:59.999Z' as Instant)).toBe('2026-03-02')
  })

  it('E20: a day ends at 24:00', () => {
    expect(endOfDay('2026-03-12' as PlainDate)).toBe('2026-03-12T16:00:00.000Z')
    expect(startOfDay('2026-03-12' as PlainDate)).toBe('2026-03-11T16:00:00.000Z')
    expect(beijingIso('2026-03-12T15:59:59.999Z' as Instant)).toBe('2026-03-12T23:59:59.999+08:00')
  })

  it('counts calendar days over months and leap days', () => {
    expect(addDays('2028-02-28' as PlainDate, 1)).toBe('2028-02-29')
    expect(daysBetween('2026-12-22' as PlainDate, '2027-01-01' as PlainDate)).toBe(10)
  })

  it.each([
    '2026-02-29',
    '2026-13-01',
    '0001-01-01',
    '9999-01-01',
    '2026-3-2',
    '2026-03-02T00:00Z',
    '',
    '2026-03-32',
  ])('refuses %s', (text) => {
    expect(isPlainDate(text)).toBe(false)
  })
})

describe('typed text', () => {
  it('keeps every word, line and emoji', () => {
    expect(tidy(' 一\r\n二\r三 ')).toBe('一\n二\n三')
    expect(isReadable('家🏠，𠮷野家，👨‍👩‍👧\t好\n')).toBe(true)
    expect(lengthOf('𠮷野家')).toBe(3)
  })

  it.each(['\u0000', '\u0007', '\u202e', '\u2066', '\ud800', '\ufffe', '\u009f'])(
    'refuses %j',
    (character) => {
      expect(isReadable(`好${character}好`)).toBe(false)
    },
  )

  it('refuses by field, with the limit, and never repeats what was typed', () => {
    const schema = z.object({
      a: required(5),
      b: typed(5),
      c: email,
      d: plainDate,
      e: z.enum(['x', 'y']),
      g: z.literal('yes'),
      f: z.string(),
    })
    const refused = parse(schema, { a: '  ', b: '一二三四五六', c: 'nobody', d: '2026-02-30', e: '<script>' })
    if (refused.ok) throw new Error()
    expect(refused.refusal.problems).toEqual([
      { code: 'missing', params: {}, field: 'a' },
      { code: 'too_long', params: { limit: 5 }, field: 'b' },
      { code: 'invalid_email', params: {}, field: 'c' },
      { code: 'invalid_date', params: {}, field: 'd' },
      { code: 'invalid_choice', field: 'e' },
      { code: 'confirmation_missing', field: 'g' },
      { code: 'missing', field: 'f' },
    ])
    expect(JSON.stringify(refused)).not.toContain('script')
  })
})

describe('forms', () => {
  const form = (...fields: [string, string][]) => {
    const data = new FormData()
    for (const [name, value] of fields) data.append(name, value)
    return data
  }

  it('nest, close up gaps and leave out what is empty', () => {
    expect(
      nest(form(['a', '1'], ['items.2.text', 'c'], ['items.0.text', 'a'], ['b', ''], ['c[]', 'x'])),
    ).toEqual({
      a: '1',
      items: [{ text: 'a' }, { text: 'c' }],
      c: ['x'],
    })
  })

  it('drops names that reach into objects', () => {
    const nested = nest(form(['__proto__.x', '1'], ['a.constructor.y', '2'], ['a.b', '3']))
    expect(nested).toEqual({ a: { b: '3' } })
    expect(({} as { x?: string }).x).toBeUndefined()
  })

  it('survive a name that is both a text and a group', () => {
    expect(() => nest(form(['a', '1'], ['a.b', '2'], ['a', '3']))).not.toThrow()
  })
})

describe('requests that change something', () => {
  const request = (headers: Record<string, string>, method = 'POST') =>
    new Request('https://wenji.example/x', { method, headers: { host: 'wenji.example', ...headers } })
  const formType = { 'content-type': 'application/x-www-form-urlencoded' }

  it.each([
    ['a form of this site', { ...formType, origin: 'https://wenji.example' }, true],
    ['a form from elsewhere', { ...formType, origin: 'https://evil.example' }, false],
    ['a form from a sandbox', { ...formType, origin: 'null' }, false],
    ['a form that does not say', formType, false],
    ['a form the browser calls same-origin', { ...formType, 'sec-fetch-site': 'same-origin' }, true],
    ['a form the browser calls cross-site', { ...formType, 'sec-fetch-site': 'cross-site' }, false],
    ['JSON from a program', { 'content-type': 'application/json' }, true],
    ['JSON from another site', { 'content-type': 'application/json', origin: 'https://evil.example' }, false],
    ['nothing said at all', {}, false],
    ['a form from a program with its token', { ...formType, authorization: 'Bearer abc_-9' }, true],
    ['a token of another kind', { ...formType, authorization: 'Basic abc' }, false],
    ['a token beside a session', { ...formType, authorization: 'Bearer a', cookie: 'x=1; session=b' }, false],
    [
      'a token beside a session over TLS',
      { ...formType, authorization: 'Bearer a', cookie: '__Host-session=b' },
      false,
    ],
    [
      'a token from another site',
      { ...formType, authorization: 'Bearer a', origin: 'https://evil.example' },
      false,
    ],
    ['a token cross-site', { ...formType, authorization: 'Bearer a', 'sec-fetch-site': 'cross-site' }, false],
  ])('%s: %s', (_, headers, own) => {
    expect(isOwnRequest(request(headers as Record<string, string>))).toBe(own)
  })
})

describe('settings', () => {
  const secret = 'd2VuamktdGVzdC13ZW5qaS10ZXN0LXdlbmppLXRlc3Q'

  it('production refuses to run with what belongs to development', () => {
    for (const bad of [
      { DEMO_PASSWORD: 'x' },
      { CLOCK_OFFSET_MS: '1' },
      { NOW: 'x' },
      { ENVIRONMENT: 'test' },
    ])
      expect(() => assertSettings(bad as never)).toThrow()
    expect(() => assertSettings({} as never)).not.toThrow()
    expect(() => assertSettings({ ENVIRONMENT: 'development', DEMO_PASSWORD: 'x' } as never)).not.toThrow()
  })

  it('refuses a secret of the wrong length and derives the same keys from the same one', async () => {
    await expect(deriveKeys(undefined)).rejects.toThrow('WENJI_SECRET')
    await expect(deriveKeys('c2hvcnQ')).rejects.toThrow('WENJI_SECRET')
    const [one, two] = [await deriveKeys(secret), await deriveKeys(secret)]
    expect(one.signingPublic).toEqual(two.signingPublic)
    expect(one.id).toMatch(/^[0-9a-f]{16}$/)
  })
})
