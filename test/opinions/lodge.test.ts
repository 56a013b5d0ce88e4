import { beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '../../src/ground/clock.ts'
import type { Visit } from '../../src/ground/house.ts'
import { deriveKeys } from '../../src/ground/keys.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { parse } from '../../src/ground/parse.ts'
import { leafHash } from '../../src/ledger/merkle.ts'
import { contentCommitment } from '../../src/opinions/commit-to.ts'
import { submissionSchema } from '../../src/opinions/item.ts'
import { lodge } from '../../src/opinions/lodge.ts'
import { openReceipt } from '../../src/opinions/open-receipt.ts'
import type { Lodging } from '../../src/opinions/write-submission.ts'
import { openParticipant } from '../../src/people/participant.ts'
import { bindings as env, freshDatabase } from '../support/fresh.ts'
import { at, type Seeded, seedConsultation } from '../support/seed.ts'

let seeded: Seeded
let visit: (now: Instant) => Pick<Visit, 'db' | 'keys' | 'now' | 'lang'>

const OPEN = at('2026-03-05 10:00')

beforeEach(async () => {
  await freshDatabase()
  seeded = await seedConsultation(env.DB, { onsiteClosesAt: '17:30' })
  const keys = await deriveKeys(env.WENJI_SECRET)
  const db = openDatabase(env.DB)
  visit = (now) => ({ db, keys, now, lang: 'zh' })
})

const said = (items: unknown[], submitter: unknown = {}) => {
  const parsed = parse(submissionSchema, { items, submitter })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal))
  return parsed.value
}

const one = (key: string, more: Partial<Lodging> = {}): Lodging => ({
  intakeId: seeded.intakeId,
  said: said([{ clause_uid: seeded.clauses[0], kind: 'oppose', text: '收费太高' }]),
  idempotencyKey: key.padEnd(16, '-'),
  ...more,
})

const count = async (table: string) =>
  (await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')) ?? 0
const codeOf = (outcome: Awaited<ReturnType<typeof lodge>>) =>
  outcome.ok ? 'ok' : outcome.refusal.problems[0].code

describe('a resident lodges an opinion', () => {
  it('records submission, items, sealed particulars, counts and ledger entry together', async () => {
    const outcome = await lodge(
      visit(OPEN),
      one('first', {
        said: said(
          [
            { clause_uid: seeded.clauses[0], kind: 'oppose', text: '收费太高' },
            {
              clause_uid: seeded.clauses[1],
              kind: 'amend',
              suggested_wording: '改为每月一次',
              reason: '便民',
            },
            { kind: 'support' },
          ],
          {
            kind: 'individual',
            name: '张三丰',
            area: 'same_town',
            contact: { email: 'Zhang@Example.CN' },
            publish_name: true,
          },
        ),
      }),
    )
    if (!outcome.ok) throw new Error(codeOf(outcome))
    const { value } = outcome
    expect(value.receiptNo).toBe('2026-a-00001')
    expect(value.items.map(({ itemNo }) => itemNo)).toEqual([
      '2026-a-00001-01',
      '2026-a-00001-02',
      '2026-a-00001-03',
    ])
    expect(value.lookupCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)

    const entry = await env.DB.prepare('SELECT * FROM entries WHERE position = ?')
      .bind(value.position)
      .first<{ body: string; leaf_hash: string }>()
    const bytes = new TextEncoder().encode(entry?.body)
    const hash = Array.from(await leafHash(bytes), (b) => b.toString(16).padStart(2, '0')).join('')
    expect(entry?.leaf_hash).toBe(hash)
    expect(value.leafHash).toBe(hash)
    for (const secret of [
      '张三丰',
      'zhang@example.cn',
      '收费太高',
      '便民',
      value.receiptNo,
      value.lookupCode,
    ])
      expect(entry?.body).not.toContain(secret)

    const rows = await env.DB.prepare('SELECT * FROM items ORDER BY ord').all<Record<string, string | null>>()
    const body = JSON.parse(entry?.body ?? '') as {
      data: { items: { id: string; content: string; submitter: string }[] }
    }
    for (const [index, row] of rows.results.entries()) {
      const commitment = await contentCommitment(row.salt ?? '', {
        clause_uid: row.clause_uid ?? undefined,
        kind: row.kind as 'amend',
        text: row.text ?? '',
        suggested_wording: row.suggested_wording ?? undefined,
        reason: row.reason ?? undefined,
      })
      expect(body.data.items[index]?.content).toBe(commitment)
    }
    expect(new Set(body.data.items.map(({ submitter }) => submitter)).size).toBe(3)

    const participant = await env.DB.prepare('SELECT * FROM participants').first<Record<string, string>>()
    expect(JSON.stringify(participant)).not.toMatch(/张三丰|zhang/)
    const { db, keys } = visit(OPEN)
    expect(await openParticipant(db, keys, participant?.id ?? '')).toMatchObject({
      name: '张三丰',
      email: 'zhang@example.cn',
    })

    expect(await env.DB.prepare('SELECT submissions, items, pending FROM intakes').first()).toEqual({
      submissions: 1,
      items: 3,
      pending: 3,
    })
    const counts = await env.DB.prepare(
      'SELECT clause_uid, items FROM clause_counts ORDER BY clause_uid',
    ).all()
    expect(counts.results).toEqual([
      { clause_uid: '', items: 1 },
      { clause_uid: seeded.clauses[0], items: 1 },
      { clause_uid: seeded.clauses[1], items: 1 },
      { clause_uid: seeded.clauses[2], items: 0 },
    ])
    expect(
      await env.DB.prepare('SELECT template, state FROM outbox')
        .all()
        .then((r) => r.results),
    ).toEqual([{ template: 'receipt', state: 'queued' }])
  })

  it('opens with the lookup code alone, however it is typed, and not after ten wrong ones', async () => {
    const outcome = await lodge(visit(OPEN), one('code'))
    if (!outcome.ok) throw new Error()
    const { receiptNo, lookupCode } = outcome.value
    const typed = ` ${lookupCode.slice(0, 5).toLowerCase()}-${lookupCode.slice(5).replaceAll('0', 'o').replaceAll('1', 'L')} `
    const opened = await openReceipt(visit(OPEN), receiptNo, typed)
    expect(opened.ok && opened.value[0]?.text).toBe('收费太高')
    for (let i = 0; i < 10; i++) {
      const wrong = await openReceipt(visit(OPEN), receiptNo, 'AAAAAAAAAA')
      expect(wrong.ok ? '' : wrong.refusal.problems[0].code).toBe('lookup_code_wrong')
    }
    const late = await openReceipt(visit(OPEN), receiptNo, lookupCode)
    expect(late.ok ? '' : late.refusal.problems[0].code).toBe('too_many_attempts')
    const stored = await env.DB.prepare('SELECT lookup_hash FROM submissions').first<string>('lookup_hash')
    expect(stored).not.toContain(lookupCode)
  })

  it('answers the same form twice with the same receipt and stores nothing more', async () => {
    const first = await lodge(visit(OPEN), one('twice'))
    const second = await lodge(visit(at('2026-03-06 09:00')), one('twice'))
    expect(first.ok && second.ok && second.value).toEqual(first.ok && first.value)
    expect(await count('submissions')).toBe(1)
    expect(await count('entries')).toBe(1)
    const other = await lodge(visit(OPEN), one('twice', { said: said([{ kind: 'support' }]) }))
    expect(codeOf(other)).toBe('idempotency_key_reused')
  })

  it('answers the same form twice even after the period has ended', async () => {
    const first = await lodge(visit(OPEN), one('after'))
    const second = await lodge(visit(at('2026-05-01 09:00')), one('after'))
    expect(second.ok && first.ok && second.value.receiptNo).toBe(first.ok && first.value.receiptNo)
  })
})

describe('refuses', () => {
  const refused: [string, () => Partial<Lodging>, string][] = [
    ['an unknown consultation', () => ({ intakeId: 'nowhere' }), 'not_found'],
    ['no words', () => ({ said: said([{ kind: 'amend', text: '   ' }]) }), 'nothing_said'],
    [
      'a clause that does not exist',
      () => ({ said: said([{ clause_uid: 'x', kind: 'support' }]) }),
      'clause_unknown',
    ],
    ['a short key', () => ({ idempotencyKey: 'short' }), 'idempotency_key_missing'],
  ]
  it.each(refused)('%s', async (_, more, code) => {
    const outcome = await lodge(visit(OPEN), one('refused', more()))
    expect(codeOf(outcome)).toBe(code)
    for (const table of ['submissions', 'items', 'participants', 'entries', 'outbox', 'lodgings'])
      expect(await count(table)).toBe(0)
  })

  it('a clause of another consultation', async () => {
    const other = await seedConsultation(env.DB, { name: 'b' })
    const outcome = await lodge(
      visit(OPEN),
      one('foreign', { said: said([{ clause_uid: other.clauses[0], kind: 'support' }]) }),
    )
    expect(codeOf(outcome)).toBe('clause_unknown')
  })

  it('a clause of an earlier version, naming its successor', async () => {
    const uid = 'old-clause'
    await env.DB.batch([
      env.DB.prepare(`INSERT INTO draft_versions (id, decision_id, version, title, explanation, sha256, clause_count, saved_by, saved_at)
        VALUES ('old', ?, 2, 't', 'e', ?, 1, ?, ?)`).bind(
        seeded.decisionId,
        'b'.repeat(64),
        seeded.drafterId,
        OPEN,
      ),
      env.DB.prepare(
        `INSERT INTO clauses (uid, draft_version_id, lineage_id, ord, level, text) VALUES (?, 'old', ?, 0, 'article', 'x')`,
      ).bind(uid, `l-${seeded.clauses[1]}`),
    ])
    const outcome = await lodge(
      visit(OPEN),
      one('old', { said: said([{ clause_uid: uid, kind: 'support' }]) }),
    )
    expect(outcome.ok ? '' : outcome.refusal.problems[0]).toMatchObject({
      code: 'draft_changed',
      params: { successor: seeded.clauses[1] },
    })
  })
})

describe('E20: closing is decided in the write, by the instant of arrival', () => {
  it.each([
    ['2026-03-01 23:59:59.999', 'not_yet_open'],
    ['2026-03-02 00:00:00.000', 'ok'],
    ['2026-04-01 23:59:59.999', 'ok'],
    ['2026-04-02 00:00:00.000', 'closed'],
  ])('%s Beijing: %s', async (time, code) => {
    expect(codeOf(await lodge(visit(at(time)), one(time.slice(0, 16).replace(' ', ''))))).toBe(code)
  })

  it('holds in SQL when the code is gone around', async () => {
    await lodge(visit(OPEN), one('base'))
    const copy = (received: Instant, late: number) =>
      env.DB.prepare(`INSERT INTO submissions SELECT 'x' || ?1, intake_id, seq + 1, 'no-' || ?1, channel, ?1, received_on,
        received_time, postmarked_on, ?2, submitter_kind, area, publish_name, 'p', keyed_by, lookup_hash, lang, item_count, 'e'
        FROM submissions LIMIT 1`)
        .bind(received, late)
        .run()
    await expect(copy(at('2026-04-02 00:00'), 0)).rejects.toThrow('guard:closed')
    await expect(copy(at('2026-03-01 23:59'), 0)).rejects.toThrow('guard:not_yet_open')
    await expect(copy(OPEN, 1)).rejects.toThrow('never late')
  })
})

describe('R6: opinions that an officer keys in', () => {
  const keyed = (arrival: object) => ({ keyed: { officerId: seeded.drafterId, arrival: arrival as never } })
  it.each([
    [
      'E22 at the counter before it closes',
      { channel: 'onsite', receivedOn: '2026-04-01', receivedTime: '17:30' },
      0,
    ],
    [
      'E22 at the counter after it closed',
      { channel: 'onsite', receivedOn: '2026-04-01', receivedTime: '17:45' },
      1,
    ],
    [
      'E23 a letter postmarked in time',
      { channel: 'letter', receivedOn: '2026-04-06', postmarkedOn: '2026-04-01' },
      0,
    ],
    [
      'a letter postmarked too late',
      { channel: 'letter', receivedOn: '2026-04-06', postmarkedOn: '2026-04-02' },
      1,
    ],
    ['a call after the end', { channel: 'phone', receivedOn: '2026-04-02' }, 1],
    ['a call on the last day', { channel: 'phone', receivedOn: '2026-04-01' }, 0],
  ])('%s', async (name, arrival, late) => {
    const outcome = await lodge(
      visit(at('2026-04-10 09:00')),
      one(name, { ...keyed(arrival), idempotencyKey: 'k'.repeat(20) }),
    )
    expect(codeOf(outcome)).toBe('ok')
    expect(await env.DB.prepare('SELECT late, keyed_by FROM submissions').first()).toEqual({
      late,
      keyed_by: seeded.drafterId,
    })
  })

  it('refuses a day that has not come', async () => {
    const outcome = await lodge(
      visit(OPEN),
      one('future', keyed({ channel: 'phone', receivedOn: '2026-03-06' })),
    )
    expect(codeOf(outcome)).toBe('received_in_future')
  })

  it('lateness that does not follow from the dates is refused by SQL', async () => {
    await lodge(
      visit(at('2026-04-10 09:00')),
      one('sql', keyed({ channel: 'phone', receivedOn: '2026-04-02' })),
    )
    await expect(
      env.DB.prepare(`INSERT INTO submissions SELECT 'x', intake_id, seq + 1, 'no', channel, received_at, received_on,
        received_time, postmarked_on, 0, submitter_kind, area, publish_name, 'p', keyed_by, lookup_hash, lang, item_count, 'e'
        FROM submissions LIMIT 1`).run(),
    ).rejects.toThrow('late must follow from the dates')
  })
})

describe('written once', () => {
  it.each([
    'UPDATE submissions SET late = 1',
    'DELETE FROM submissions',
    "UPDATE items SET text = '改过'",
    'DELETE FROM items',
    'UPDATE entries SET body = body',
    'DELETE FROM entries',
    'INSERT OR REPLACE INTO entries SELECT * FROM entries',
    'INSERT OR REPLACE INTO items SELECT * FROM items',
    'INSERT OR REPLACE INTO submissions SELECT * FROM submissions',
    'UPDATE intakes SET items = 0',
    "UPDATE intakes SET closes_at = '2027-01-01T00:00:00.000Z'",
  ])('SQL refuses: %s', async (sql) => {
    await lodge(visit(OPEN), one('once'))
    const before = await env.DB.prepare('SELECT * FROM items').all()
    await expect(env.DB.prepare(sql).run()).rejects.toThrow()
    expect((await env.DB.prepare('SELECT * FROM items').all()).results).toEqual(before.results)
  })
})

describe('under race', () => {
  const check = async (outcomes: Awaited<ReturnType<typeof lodge>>[]) => {
    const good = outcomes.filter((outcome) => outcome.ok).length
    for (const table of ['submissions', 'items', 'participants', 'entries', 'lodgings'])
      expect(await count(table)).toBe(good)
    const positions = await env.DB.prepare('SELECT position FROM entries ORDER BY position').all<{
      position: number
    }>()
    expect(positions.results.map(({ position }) => position)).toEqual(
      Array.from({ length: good }, (_, i) => i),
    )
    const numbers = await env.DB.prepare('SELECT seq FROM submissions ORDER BY seq').all<{ seq: number }>()
    expect(numbers.results.map(({ seq }) => seq)).toEqual(Array.from({ length: good }, (_, i) => i + 1))
    for (const outcome of outcomes)
      if (outcome.ok) {
        const row = await env.DB.prepare('SELECT leaf_hash FROM entries WHERE position = ?')
          .bind(outcome.value.position)
          .first()
        expect(row).toEqual({ leaf_hash: outcome.value.leafHash })
      }
    return good
  }

  it('50 at once: every one has its rows and its entry, numbers and positions without gaps', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) => lodge(visit(OPEN), one(`race${i}`))),
    )
    expect(await check(outcomes)).toBe(50)
  })

  it('50 around the closing instant: who came in time is in, the others left nothing behind', async () => {
    const end = Date.parse('2026-04-01T16:00:00Z')
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        lodge(visit(new Date(end - 25 + i).toISOString() as Instant), one(`end${i}`)),
      ),
    )
    expect(outcomes.map(codeOf)).toEqual(Array.from({ length: 50 }, (_, i) => (i < 25 ? 'ok' : 'closed')))
    expect(await check(outcomes)).toBe(25)
  })

  it('20 times the same form at once is one submission', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => lodge(visit(OPEN), one('same-form'))))
    expect(
      new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.receiptNo : codeOf(outcome)))).size,
    ).toBe(1)
    expect(await count('submissions')).toBe(1)
    expect(await count('entries')).toBe(1)
  })
})
