import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { mayHappen } from '../../src/decisions/advance.ts'
import { demands } from '../../src/decisions/facts.ts'
import {
  aheadOf,
  type Deed,
  lifecycle,
  missingFor,
  type State,
  states,
  transitionFor,
  transitions,
  type Way,
} from '../../src/decisions/lifecycle.ts'
import { guardCodeOf } from '../../src/ground/batch.ts'
import { procedure as en } from '../../src/paper/words/procedure.en.ts'
import { procedure as zh } from '../../src/paper/words/procedure.zh.ts'
import { roles } from '../../src/people/officer.ts'
import { citations } from '../../src/statute/citations.ts'
import { db, env, makeOfficer, makeUnit, NOW, run } from './house.ts'

const deeds = Object.keys(lifecycle) as Deed[]
const every = Object.keys(states) as State[]
const ways: readonly Way[] = ['major', 'minor']

describe('the state table of domain.md §3', () => {
  test('SQL holds exactly its rows', async () => {
    const { results } = await env.DB.prepare('SELECT deed, from_state, to_state, way FROM lifecycle').all()
    const held = results.map((row) => Object.values(row).join(' '))
    const told = transitions.flatMap(({ deed, from, to, way }) =>
      from.map((state) => `${deed} ${state} ${to === 'same' ? state : to} ${way}`),
    )
    expect(held.sort()).toEqual(told.sort())
  })

  test('a deed has one way out of a state, never two', () => {
    const seen = transitions.flatMap(({ deed, from, way }) =>
      (way === 'both' ? ways : [way]).flatMap((each) => from.map((state) => `${deed} ${state} ${each}`)),
    )
    expect(seen.length).toBe(new Set(seen).size)
  })

  test('it moves only between states that are held by a row', () => {
    const named = transitions.flatMap(({ from, to }) => [...from, ...(to === 'same' ? [] : [to])])
    expect(named.filter((state) => states[state].held !== 'row')).toEqual([])
  })

  test('every state of §3 has its code, S01 to S21, S90 and S91', () => {
    const codes = new Set(every.map((state) => states[state].code))
    const numbers = Array.from({ length: 21 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`)
    expect([...codes].sort()).toEqual([...numbers, 'S90', 'S91'])
  })

  test('every demand is worded in both languages and names a rule and a role', () => {
    for (const [fact, { rule, supplier }] of Object.entries(demands)) {
      expect(zh.facts[fact as keyof typeof demands], fact).toBeTruthy()
      expect(en.facts[fact as keyof typeof demands], fact).toBeTruthy()
      expect(citations[rule], fact).toBeTruthy()
      expect(roles).toContain(supplier)
    }
    expect(Object.keys(zh.facts).sort()).toEqual(Object.keys(demands).sort())
  })

  test('every state and deed is worded in both languages', () => {
    expect(Object.keys(zh.states).sort()).toEqual([...every].sort())
    expect(Object.keys(zh.deeds).sort()).toEqual(['decision_created', ...deeds].sort())
  })

  test('what lies ahead of a state is what the table lets through', () => {
    for (const way of ways)
      for (const state of every)
        for (const { deed } of aheadOf(state, way)) expect(transitionFor(deed, state, way)).toBeDefined()
    expect(aheadOf('proposed', 'major').map(({ deed }) => deed)).toContain('decision_listed')
    expect(aheadOf('withdrawn', 'major')).toEqual([])
    expect(aheadOf('urgent_exempt', 'minor')).toEqual([])
  })

  test('what is not said to be there is missing', () => {
    const row = transitionFor('decision_taken', 'deliberating', 'major')
    if (!row) throw new Error('no such row')
    expect(
      missingFor(row, { items_answered: 'met', legality: 'met', risk_controllable: 'not_needed' }),
    ).toEqual([{ fact: 'discussion_record', rule: 'N713_30', supplier: 'office' }])
  })
})

describe('the same table in SQL, walked whole', () => {
  const kinds = { major: 'major_decision', minor: 'normative_document' } as const
  let officer: string
  let unitId: string
  let made = 0

  // What else a step must stand on is tested elsewhere: here only the table itself is in the way.
  beforeAll(async () => {
    unitId = await makeUnit()
    officer = (await makeOfficer(unitId, 'office')).id
    const { results } = await env.DB.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'decision_steps'",
    ).all<{ name: string }>()
    const kept = ['decision_steps_follow_the_table', 'decision_steps_follow_one_another']
    expect(results.map(({ name }) => name)).toEqual(expect.arrayContaining(kept))
    for (const { name } of results) if (!kept.includes(name)) await run(`DROP TRIGGER ${name}`)
    await run('DROP TRIGGER decisions_begin_as_proposals')
  })

  const decisionIn = async (state: State, way: Way): Promise<string> => {
    made += 1
    const id = `walk-${made}`
    await run(
      `INSERT INTO decisions (id, title, matter_kind, drafting_unit_id, created_by, created_at) VALUES (?, '事', ?, ?, ?, ?)`,
      id,
      kinds[way],
      unitId,
      officer,
      NOW,
    )
    await step(id, 0, 'decision_created', state)
    return id
  }

  const step = (id: string, seq: number, deed: string, state: string) =>
    run(
      'INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      seq,
      deed,
      state,
      NOW,
      officer,
    )

  const refused = async (done: Promise<unknown>) => {
    const error = await done.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    return error === undefined ? undefined : guardCodeOf(error)
  }

  describe.each(ways)('%s', (way) => {
    test.each(every)('from %s only what is allowed', async (state) => {
      const id = await decisionIn(state, way)
      const rows = deeds.map((deed) => sql`SELECT ${deed} AS deed, ${mayHappen(deed, id).holds} AS holds`)
      const allowed: number[] = []
      // A compound SELECT takes a hundred parameters.
      for (const row of rows) allowed.push((await db.all<{ holds: number }>(row))[0]?.holds ?? -1)
      for (const [index, deed] of deeds.entries()) {
        const row = transitionFor(deed, state, way)
        expect(allowed[index], `${deed} from ${state}`).toBe(row ? 1 : 0)
        const target = row && (row.to === 'same' ? state : row.to)
        // A wrong target is refused even for a deed that is allowed.
        const wrong = every.find((each) => each !== target) ?? 'proposed'
        expect(await refused(step(id, 1, deed, wrong)), `${deed}: ${state} to ${wrong}`).toBe('wrong_state')
        if (target !== undefined) {
          await step(await decisionIn(state, way), 1, deed, target)
          continue
        }
        for (const { to } of lifecycle[deed]) {
          const elsewhere = to === 'same' ? state : to
          expect(await refused(step(id, 1, deed, elsewhere)), `${deed}: ${state} to ${elsewhere}`).toBe(
            'wrong_state',
          )
        }
      }
    })
  })

  test('steps have no gaps, and nothing takes the place of one', async () => {
    const id = await decisionIn('proposed', 'minor')
    expect(await refused(step(id, 2, 'decision_listed', 'listed'))).toBe('changed_meanwhile')
    expect(await refused(step(id, 0, 'decision_listed', 'listed'))).toBe('changed_meanwhile')
  })
})
