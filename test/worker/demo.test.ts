import { describe, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../support/house.ts'

const withDemo = async (now: string, look: (house: TestHouse) => Promise<void>) => {
  const house = await startHouse({ now, demo: true })
  try {
    await look(house)
  } finally {
    await house.close()
  }
}

const rowsOf = async <T>(house: TestHouse, sql: string, ...values: unknown[]): Promise<T[]> =>
  (
    await house.db
      .prepare(sql)
      .bind(...values)
      .all<T>()
  ).results

// Every day of the week is among them; the first and the last second of a day, a leap day, two years without a
// known calendar.
const INSTANTS = [
  '2026-02-05T10:00:00+08:00',
  '2026-06-12T00:00:00+08:00',
  '2026-08-15T14:20:00+08:00',
  '2026-12-31T23:59:30+08:00',
  '2027-05-02T09:00:00+08:00',
  '2028-02-29T12:00:00+08:00',
  '2027-03-01T08:00:00+08:00',
  '2026-09-23T17:45:00+08:00',
]

describe('the demo', () => {
  test.each(INSTANTS)('is whole when it is made at %s', (now) =>
    withDemo(now, async (house) => {
      const at = new Date(now).toISOString()
      const entries = await rowsOf<{ position: number; at: string }>(
        house,
        'SELECT position, at FROM entries ORDER BY position',
      )
      expect(entries.map(({ position }) => position)).toEqual(entries.map((_, index) => index))
      expect(entries.map((entry) => entry.at)).toEqual(entries.map((entry) => entry.at).sort())
      expect(entries.every((entry) => entry.at < at)).toBe(true)

      const [known] = await rowsOf<Record<string, number>>(
        house,
        `SELECT sum(opens_at > ?1) AS upcoming, sum(opens_at <= ?1 AND closes_at > ?1) AS open,
          sum(closes_at <= ?1 AND NOT reported) AS closed, sum(reported) AS reported, sum(reported AND items = 0) AS silent
        FROM (SELECT *, EXISTS (SELECT 1 FROM adoption_reports r JOIN publications p ON p.subject_id = r.id
          WHERE r.intake_id = intakes.id) AS reported FROM intakes)`,
        at,
      )
      expect(known).toEqual({ upcoming: 1, open: 2, closed: 1, reported: 2, silent: 1 })

      // R7: what the counters say is what is there.
      const counted = await rowsOf<Record<string, number>>(
        house,
        `SELECT submissions, items, pending,
          (SELECT count(*) FROM submissions s WHERE s.intake_id = k.id) AS submissions_there,
          (SELECT count(*) FROM items i WHERE i.intake_id = k.id) AS items_there,
          (SELECT count(*) FROM answers a WHERE a.intake_id = k.id) AS answered,
          (SELECT sum(c.items) FROM clause_counts c WHERE c.intake_id = k.id) AS by_clause,
          (SELECT COALESCE(max(seq), 0) FROM submissions s WHERE s.intake_id = k.id) AS last
        FROM intakes k`,
      )
      for (const intake of counted)
        expect(intake).toEqual({
          ...intake,
          submissions_there: intake.submissions,
          last: intake.submissions,
          items_there: intake.items,
          by_clause: intake.items,
          answered: (intake.items ?? 0) - (intake.pending ?? 0),
        })
      const [late] = await rowsOf<{ n: number }>(house, 'SELECT sum(late) AS n FROM submissions')
      expect(late?.n).toBe(1)
    }),
  )

  test('shows a long open draft, work in progress, and a report in which numbers are masked', () =>
    withDemo('2026-11-20T09:30:00+08:00', async (house) => {
      const one = async <T>(sql: string) => (await rowsOf<{ x: T }>(house, sql))[0]?.x
      expect(
        await one<number>(`SELECT count(*) AS x FROM clauses c JOIN intakes k USING (draft_version_id)
          WHERE c.level = 'article' AND k.closes_at > '2026-11-28'  GROUP BY k.id ORDER BY x DESC`),
      ).toBe(34)
      expect(await one<number>('SELECT count(*) AS x FROM corrections')).toBe(1)
      const waiting = `FROM secrecy_reviews r LEFT JOIN secrecy_opinions o ON o.review_id = r.id WHERE o.opinion IS NULL`
      expect(await one<number>(`SELECT count(*) AS x ${waiting}`)).toBe(1)
      expect(
        await one<number>(
          `SELECT count(*) AS x FROM notices WHERE drafting_rationale = '' AND ends_on IS NULL`,
        ),
      ).toBe(1)
      const texts = await one<string>('SELECT group_concat(text || submitter) AS x FROM report_rows')
      expect(texts).toContain('130****0000')
      expect(texts).toContain('欧阳*')
      expect(texts).not.toContain('欧阳丽')
      const dispositions = 'SELECT count(DISTINCT disposition) AS x FROM report_rows'
      expect(await one<number>(dispositions)).toBe(5)

      for (const status of ['upcoming', 'open', 'closed', 'reported']) {
        const answer = await house.fetch(`/api/v1/consultations?status=${status}`)
        const { items } = (await answer.json()) as { items: { id: string }[] }
        expect([status, items.length]).toEqual([
          status,
          { upcoming: 1, open: 2, closed: 1, reported: 2 }[status],
        ])
        for (const { id } of items) expect((await house.fetch(`/consultations/${id}`)).status).toBe(200)
      }
    }))

  test('lets its officers sign in with the demo password', () =>
    withDemo('2026-11-20T09:30:00+08:00', async (house) => {
      for (const account of ['drafter', 'reviewer', 'office', 'supervisor', 'admin']) {
        const answer = await house.fetch('/api/v1/desk/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: `${account}@demo.local`, password: 'wenji-demo-2026' }),
        })
        expect([account, answer.status]).toEqual([account, 201])
      }
      const plain = await rowsOf(house, 'SELECT 1 FROM officers WHERE demo = 0')
      expect(plain).toEqual([])
    }))
})
