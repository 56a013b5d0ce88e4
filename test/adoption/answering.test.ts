import { beforeEach, describe, expect, test } from 'vitest'
import { answerItems, matching } from '../../src/adoption/answer-items.ts'
import { answerCommitment } from '../../src/adoption/disposition.ts'
import { newId } from '../../src/ground/ids.ts'
import { commitTo } from '../../src/ledger/commitment.ts'
import { one, type Round, run, say, sayMany, seedRound, visitAt } from './seed.ts'

let round: Round
beforeEach(async () => {
  round = await seedRound()
})

const pending = () => one('SELECT pending AS x FROM intakes WHERE id = ?', round.intakeId)
const code = (done: Awaited<ReturnType<typeof answerItems>>) =>
  done.ok ? 'done' : done.refusal.problems[0].code

describe('answering', () => {
  test('many items in one act: the act says how many it changed and leaves one entry', async () => {
    const ids = await sayMany(round, 5)
    const done = await answerItems(await visitAt(), round.drafter, round.intakeId, {
      disposition: 'not_adopted',
      reason: '成本监审结果支持这一价格。',
      items: [...ids, ids[0] as string],
    })
    expect(done).toMatchObject({ ok: true, value: { changed: 5, matched: 5 } })
    expect(await pending()).toBe(0)
    const act = done.ok ? done.value.act : ''
    const body = JSON.parse(
      await one<string>(
        `SELECT body AS x FROM entries WHERE deed = 'answers_given' AND json_extract(body, '$.subject') = ?`,
        act,
      ),
    )
    // Sealed until the report: the entry says neither which items nor how they were answered.
    expect(Object.keys(body.data).sort()).toEqual(['answer', 'count', 'intake', 'items'])
    expect(body.data).toMatchObject({ intake: round.intakeId, count: 5 })
    expect(JSON.stringify(body)).not.toContain('not_adopted')
    const salt = await one<string>('SELECT DISTINCT salt AS x FROM dispositions WHERE act_id = ?', act)
    expect(body.data.answer).toBe(
      await answerCommitment(salt, { disposition: 'not_adopted', reason: '成本监审结果支持这一价格。' }),
    )
    expect(body.data.items).toBe(await commitTo('items', salt, [...ids].sort()))
    expect(JSON.stringify(body)).not.toContain('成本')
  })

  test('R8: whatever is not adopted needs a reason; adopted does not', async () => {
    const ids = await sayMany(round, 1)
    const visit = await visitAt()
    for (const disposition of ['partially_adopted', 'not_adopted', 'noted', 'not_relevant'] as const) {
      const done = await answerItems(visit, round.drafter, round.intakeId, {
        disposition,
        reason: '',
        items: ids,
      })
      expect(done).toMatchObject({
        ok: false,
        refusal: { problems: [{ code: 'reason_missing', rule: 'R8', field: 'reason' }] },
      })
    }
    expect(
      code(
        await answerItems(visit, round.drafter, round.intakeId, {
          disposition: 'adopted',
          reason: '',
          items: ids,
        }),
      ),
    ).toBe('done')
    await expect(
      run(
        `INSERT INTO dispositions (id, item_id, act_id, disposition, reason, answered_by, answered_at, salt) VALUES (?,?,?,'noted','',?,?,?)`,
        newId(),
        ids[0],
        newId(),
        round.drafter.id,
        visit.now,
        'a'.repeat(64),
      ),
    ).rejects.toThrow(/CHECK/)
  })

  test('a changed wording goes only with adoption, and only for one clause', async () => {
    const [first] = await sayMany(round, 1)
    const { items } = await say(round, {
      items: [{ clause_uid: round.clauses[2], kind: 'amend', text: '改日期' }],
    })
    const visit = await visitAt()
    const answer = { reason: '有理', changed_wording: '居民用水每立方米2.50元。' }
    expect(
      code(
        await answerItems(visit, round.drafter, round.intakeId, {
          ...answer,
          disposition: 'noted',
          items: [first as string],
        }),
      ),
    ).toBe('wording_not_allowed')
    expect(
      code(
        await answerItems(visit, round.drafter, round.intakeId, {
          ...answer,
          disposition: 'adopted',
          items: [first as string, items[0]?.id as string],
        }),
      ),
    ).toBe('wording_needs_one_clause')
    expect(
      code(
        await answerItems(visit, round.drafter, round.intakeId, {
          ...answer,
          disposition: 'adopted',
          items: [first as string],
        }),
      ),
    ).toBe('done')
  })

  test('forbidden: other units, and the office, which only reads', async () => {
    const ids = await sayMany(round, 1)
    for (const officer of [round.stranger, round.office, round.reviewer])
      expect(
        code(
          await answerItems(await visitAt(), officer, round.intakeId, {
            disposition: 'adopted',
            reason: '',
            items: ids,
          }),
        ),
      ).toBe('forbidden')
    await run('UPDATE officers SET roles = ? WHERE id = ?', '["reviewer"]', round.drafter.id)
    expect(
      code(
        await answerItems(await visitAt(), round.drafter, round.intakeId, {
          disposition: 'adopted',
          reason: '',
          items: ids,
        }),
      ),
    ).toBe('forbidden')
    expect(await pending()).toBe(1)
  })

  test('one unknown item, or one of another intake, and nothing at all is answered', async () => {
    const other = await seedRound()
    const [mine] = await sayMany(round, 1)
    const [theirs] = await sayMany(other, 1)
    for (const wrong of [theirs as string, 'nosuchitem'])
      expect(
        code(
          await answerItems(await visitAt(), round.drafter, round.intakeId, {
            disposition: 'adopted',
            reason: '',
            items: [mine as string, wrong],
          }),
        ),
      ).toBe('not_found')
    expect(await pending()).toBe(1)
    expect(
      code(
        await answerItems(await visitAt(), round.drafter, round.intakeId, {
          disposition: 'adopted',
          reason: '',
          items: [],
        }),
      ),
    ).toBe('nothing_selected')
    expect(
      code(
        await answerItems(await visitAt(), round.drafter, round.intakeId, {
          disposition: 'adopted',
          reason: '',
          items: Array.from({ length: 1001 }, newId),
        }),
      ),
    ).toBe('too_many_items')
  })

  test('all that match a filter: the confirmed set or nothing', async () => {
    await sayMany(round, 4)
    await say(round, {
      items: [
        { kind: 'support', text: '' },
        { clause_uid: round.clauses[1], kind: 'oppose', text: '减半太少' },
      ],
    })
    const visit = await visitAt()
    const filter = { clause: round.clauses[0], kind: 'oppose' as const }
    const found = await matching(visit, round.intakeId, filter)
    // With everything under the article, its 款 included.
    expect(found?.count).toBe(5)
    const words = await matching(visit, round.intakeId, { words: '减半' })
    expect(words?.count).toBe(1)
    const answer = {
      disposition: 'noted' as const,
      reason: '说明如下',
      filter,
      confirmed: 5,
      digest: found?.digest,
    }
    expect(code(await answerItems(visit, round.drafter, round.intakeId, { ...answer, confirmed: 4 }))).toBe(
      'changed_meanwhile',
    )
    await sayMany(round, 1)
    expect(code(await answerItems(visit, round.drafter, round.intakeId, answer))).toBe('changed_meanwhile')
    const again = await matching(visit, round.intakeId, filter)
    const done = await answerItems(visit, round.drafter, round.intakeId, {
      ...answer,
      confirmed: 6,
      digest: again?.digest,
    })
    expect(done).toMatchObject({ ok: true, value: { changed: 6, matched: 6 } })
    expect(await pending()).toBe(1)
    expect((await matching(visit, round.intakeId, { state: 'unanswered' }))?.count).toBe(1)
    expect((await matching(visit, round.intakeId, { state: 'noted', kind: 'oppose' }))?.count).toBe(6)
    expect((await matching(visit, round.intakeId, { clause: 'whole' }))?.count).toBe(1)
  })

  test('two officers at once on the same filter: the later one is told', async () => {
    await sayMany(round, 3)
    const visit = await visitAt()
    const found = await matching(visit, round.intakeId, { state: 'unanswered' })
    const input = {
      disposition: 'noted' as const,
      reason: '说明',
      filter: { state: 'unanswered' as const },
      confirmed: 3,
      digest: found?.digest,
    }
    const outcomes = await Promise.all(
      [1, 2].map(() => answerItems(visit, round.drafter, round.intakeId, input)),
    )
    expect(outcomes.map(code).sort()).toEqual(['changed_meanwhile', 'done'])
  })

  test('an item answered again: the new answer stands, the old one stays in its history', async () => {
    const ids = await sayMany(round, 1)
    const visit = await visitAt()
    await answerItems(visit, round.drafter, round.intakeId, {
      disposition: 'noted',
      reason: '一',
      items: ids,
    })
    await answerItems(visit, round.drafter, round.intakeId, {
      disposition: 'adopted',
      reason: '二',
      items: ids,
    })
    expect(await pending()).toBe(0)
    expect(await one('SELECT count(*) AS x FROM dispositions WHERE item_id = ?', ids[0])).toBe(2)
    expect(await one('SELECT disposition AS x FROM answers WHERE item_id = ?', ids[0])).toBe('adopted')
  })

  test('SQL alone: answers follow dispositions, and neither is changed, replaced or deleted', async () => {
    const ids = await sayMany(round, 1)
    const visit = await visitAt()
    await answerItems(visit, round.drafter, round.intakeId, {
      disposition: 'noted',
      reason: '一',
      items: ids,
    })
    await answerItems(visit, round.drafter, round.intakeId, {
      disposition: 'adopted',
      reason: '二',
      items: ids,
    })
    const old = await one<string>(
      `SELECT id AS x FROM dispositions WHERE item_id = ? AND disposition = 'noted'`,
      ids[0],
    )
    for (const [sql, ...values] of [
      [`UPDATE answers SET disposition = 'noted' WHERE item_id = ?`, ids[0]],
      [`UPDATE answers SET disposition_id = ?, disposition = 'noted' WHERE item_id = ?`, old, ids[0]],
      [`DELETE FROM answers WHERE item_id = ?`, ids[0]],
      [`UPDATE dispositions SET reason = 'x' WHERE item_id = ?`, ids[0]],
      [`DELETE FROM dispositions WHERE item_id = ?`, ids[0]],
      [
        `INSERT OR REPLACE INTO dispositions SELECT id, item_id, act_id, disposition, 'x', changed_wording, answered_by, answered_at, salt FROM dispositions WHERE id = ?`,
        old,
      ],
      [
        `INSERT OR REPLACE INTO answers SELECT item_id, intake_id, seq, ord, ?, 'noted' FROM answers WHERE item_id = ?`,
        old,
        ids[0],
      ],
    ] as [string, ...string[]][])
      await expect(run(sql, ...values), sql).rejects.toThrow()
  })
})
