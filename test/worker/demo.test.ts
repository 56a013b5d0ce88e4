import { describe, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../support/house.ts'
import { HEARING_TABLES, sweepReplacing } from './sweep.ts'

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
          WHERE r.intake_id = intakes.id) AS reported FROM intakes WHERE kind = 'public_comment')`,
        at,
      )
      expect(known).toEqual({ upcoming: 1, open: 2, closed: 1, reported: 5, silent: 1 })

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
      // Every state that a decision stops in on its way is there, and nobody stands under another county's rules.
      const states = await rowsOf<{ state: string; n: number }>(
        house,
        `SELECT state, count(*) AS n FROM decision_steps s
         WHERE seq = (SELECT max(seq) FROM decision_steps WHERE decision_id = s.decision_id) GROUP BY state`,
      )
      expect(Object.fromEntries(states.map(({ state, n }) => [state, n]))).toEqual({
        // the bus lines and the dogs (no major decision, its draft is being written)
        proposed: 2,
        listed: 1,
        plan_approved: 1,
        // one of them by a hearing alone, which is put off
        consulting: 5,
        // sorting rubbish and the names of streets (no major decision)
        reports_ready: 2,
        submitted: 1,
        decided: 1,
        promulgated: 1,
        withdrawn: 1,
      })
      const pinned = await rowsOf<{ layers: string }>(house, 'SELECT DISTINCT layers FROM decision_profiles')
      expect(pinned.map(({ layers }) => layers)).toEqual([
        JSON.stringify([
          { code: 'national', version: 0 },
          { code: 'yunxi', version: 1 },
        ]),
      ])
      // Four hearings, each as far as it is meant to be, whatever the day of the week.
      const hearings = await rowsOf<Record<string, number>>(
        house,
        `SELECT (SELECT count(*) FROM registrations WHERE hearing_id = t.hearing_id) AS signed_up,
          (SELECT count(*) FROM representatives WHERE hearing_id = t.hearing_id AND declined_at IS NULL) AS seated,
          (SELECT count(*) FROM material_services WHERE hearing_id = t.hearing_id) AS served,
          (SELECT count(*) FROM record_confirmations WHERE hearing_id = t.hearing_id) AS confirmed,
          (SELECT count(*) FROM items WHERE intake_id = t.hearing_id) AS views,
          t.held_at > ?1 AS ahead, t.registration_to > ?1 AS open
        FROM hearing_terms t ORDER BY confirmed DESC, served DESC, seated DESC`,
        at,
      )
      expect(hearings).toEqual([
        { signed_up: 37, seated: 14, served: 14, confirmed: 13, views: 15, ahead: 0, open: 0 },
        { signed_up: 22, seated: 13, served: 13, confirmed: 0, views: 0, ahead: 1, open: 0 },
        { signed_up: 13, seated: 9, served: 0, confirmed: 0, views: 0, ahead: null, open: 0 },
        { signed_up: 14, seated: 0, served: 0, confirmed: 0, views: 0, ahead: 1, open: 1 },
      ])
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
          { upcoming: 1, open: 2, closed: 1, reported: 5 }[status],
        ])
        for (const { id } of items) expect((await house.fetch(`/consultations/${id}`)).status).toBe(200)
      }
    }))

  test('has its annual list, a page for each decision, and one promulgated with everything', () =>
    withDemo('2026-11-20T09:30:00+08:00', async (house) => {
      const list = async (year: number) => {
        const answer = await house.fetch(`/api/v1/decisions?year=${year}`)
        return ((await answer.json()) as { items: { id: string; no: number; status: string }[] }).items
      }
      const items = await list(2026)
      expect(items.map(({ no }) => no)).toEqual(items.map((_, index) => index + 1))
      const statuses = items.map(({ status }) => status)
      for (const status of [
        'preparing',
        'upcoming',
        'open',
        'hearing',
        'reported',
        'decided',
        'promulgated',
        'withdrawn',
      ])
        expect(statuses).toContain(status)
      for (const { id } of items) expect((await house.fetch(`/decisions/${id}`)).status).toBe(200)
      const out = items.find(({ status }) => status === 'promulgated')
      const decision = (await (await house.fetch(`/api/v1/decisions/${out?.id}`)).json()) as {
        promulgation: { text: { url: string }; interpretation: { url: string } }
      }
      const { text, interpretation } = decision.promulgation
      for (const { url } of [text, interpretation]) expect((await house.fetch(url)).status).toBe(200)
      const proposed = await rowsOf<{ id: string }>(
        house,
        `SELECT d.id FROM decisions d WHERE NOT EXISTS (SELECT 1 FROM decision_listings l WHERE l.decision_id = d.id)
         AND NOT EXISTS (SELECT 1 FROM publications p WHERE p.decision_id = d.id)`,
      )
      for (const { id } of proposed) expect((await house.fetch(`/decisions/${id}`)).status).toBe(404)
    }))

  test('has a hearing to sign up for, one that is listed, one put off and one with its report', () =>
    withDemo('2026-11-20T09:30:00+08:00', async (house) => {
      const both = async (path: string) => {
        for (const lang of ['zh', 'en']) {
          const answer = await house.fetch(path, { headers: { cookie: `lang=${lang}` } })
          expect([path, lang, answer.status]).toEqual([path, lang, 200])
          expect(await answer.text()).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"`)
        }
      }
      const { items } = (await (await house.fetch('/api/v1/hearings')).json()) as {
        items: { id: string; state: string }[]
      }
      const ids = new Map(items.map(({ id, state }) => [state, id]))
      expect([...ids.keys()].sort()).toEqual(['listed', 'postponed', 'registration_open', 'reported'])
      await both('/hearings')
      for (const id of ids.values()) {
        const papers = await rowsOf<{ no: number }>(
          house,
          'SELECT h.no FROM hearing_papers h JOIN publications p ON p.subject_id = h.id WHERE h.hearing_id = ?',
          id,
        )
        const pages = ['', '/register', '/draw', '/mine', ...papers.map(({ no }) => `/papers/${no}`)]
        for (const page of pages) await both(`/hearings/${id}${page}`)
      }
      await both(`/hearings/${ids.get('reported')}/report`)

      // S2-9 art. 10: all six categories; a draw that anyone can replay, of a value that says it is invented.
      const listed = await rowsOf<{ category: string }>(
        house,
        'SELECT DISTINCT category FROM representatives WHERE hearing_id = ?',
        ids.get('reported'),
      )
      expect(listed.length).toBe(6)
      const sources = await rowsOf<{ source: string }>(house, 'SELECT source FROM draw_results')
      expect(sources.length).toBe(3)
      for (const { source } of sources) expect(source).toContain('随机数是编造的')
      const [seats] = await rowsOf<{ taken: number; waiting: number }>(
        house,
        `SELECT (SELECT count(*) FROM observer_seats WHERE hearing_id = ?1) AS taken,
          (SELECT count(*) FROM registrations r WHERE r.hearing_id = ?1 AND r.role = 'observer' AND NOT EXISTS (
            SELECT 1 FROM observer_seats s WHERE s.registration_id = r.id)) AS waiting`,
        ids.get('registration_open'),
      )
      expect(seats).toEqual({ taken: 4, waiting: 2 })
      const answers = await rowsOf<{ disposition: string; unreasoned: number }>(
        house,
        `SELECT disposition, sum(answer = '') AS unreasoned FROM report_rows
         WHERE report_id = (SELECT id FROM hearing_reports) GROUP BY disposition ORDER BY disposition`,
      )
      expect(answers).toEqual([
        { disposition: 'adopted', unreasoned: 0 },
        { disposition: 'not_adopted', unreasoned: 0 },
        { disposition: 'noted', unreasoned: 0 },
        { disposition: 'partially_adopted', unreasoned: 0 },
      ])

      // Append-only: no row of the filled hearings lets itself be replaced. Nobody asked for her code again.
      await house.db
        .prepare(
          `INSERT INTO registration_acts (id, registration_id, act, acted_at)
           SELECT 'again', id, 'code_resent', registered_at FROM registrations LIMIT 1`,
        )
        .run()
      const swept = await sweepReplacing(house.db)
      const ofHearings = swept.filter(({ name }) => HEARING_TABLES.includes(name))
      expect(ofHearings.filter(({ replaced }) => replaced)).toEqual([])
      expect(ofHearings.filter(({ empty }) => empty).map(({ name }) => name)).toEqual([])
      expect(ofHearings.map(({ name }) => name)).toEqual(HEARING_TABLES)
    }))

  test('lets its officers sign in with the demo password', () =>
    withDemo('2026-11-20T09:30:00+08:00', async (house) => {
      for (const account of ['drafter', 'reviewer', 'legal', 'office', 'supervisor', 'admin']) {
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
