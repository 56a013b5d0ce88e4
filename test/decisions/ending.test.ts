import { describe, expect, test } from 'vitest'
import { approvePlan } from '../../src/decisions/approve-plan.ts'
import { endDecision } from '../../src/decisions/end-decision.ts'
import { type EndingInput, endingInput } from '../../src/decisions/ending.ts'
import { giveReview } from '../../src/decisions/give-review.ts'
import { selectEnding, selectState } from '../../src/decisions/procedure-store.ts'
import { requestReview } from '../../src/decisions/request-review.ts'
import type { OpinionInput } from '../../src/decisions/review.ts'
import { selectReviewsToDo } from '../../src/decisions/reviews.ts'
import { api, desk } from '../../src/decisions/routes.tsx'
import { newId } from '../../src/ground/ids.ts'
import { parse } from '../../src/ground/parse.ts'
import { commitTo } from '../../src/ledger/commitment.ts'
import { at, codes, count, db, doorOf, env, form, json, NOW, run, value, visitAt } from './house.ts'
import { consult, listIt, makeCast, makeDecision, plan, publishNotice, saveDraft } from './setting.ts'

const ending = (said: object): EndingInput => value(parse(endingInput, { ground: '不再需要', ...said }))
const withdrawal = ending({ kind: 'withdrawn' })
const told = ending({ kind: 'withdrawn', public_note: '情况变化，不再调整水价。', no_secret: true })
const exemption = ending({ kind: 'urgent_exempt', basis: 'emergency', ground: '防汛应急' })

async function begun(consulted = false, listed = true) {
  const cast = await makeCast()
  const id = await makeDecision(cast.drafter)
  if (listed) await listIt(id, cast.office)
  await saveDraft(id, cast.drafter)
  if (!consulted) return { ...cast, id, notice: '' }
  value(await approvePlan(await visitAt(), cast.drafter, id, plan()))
  return { ...cast, id, notice: await consult(id, cast.drafter, cast.reviewer) }
}

describe('withdrawing (S90)', () => {
  test('works before the matter is known; nothing is public unless it may be', async () => {
    const { id, office } = await begun(false, false)
    value(await endDecision(await visitAt(), office, id, withdrawal))
    expect((await selectState(db, id))[0]?.state).toBe('withdrawn')
    expect(await count("milestones WHERE decision_id = ? AND code = 'decision_withdrawn'", id)).toBe(0)
    expect(await count("entries WHERE deed = 'decision_withdrawn' AND instr(body, ?) > 0", id)).toBe(1)
    expect(await count("entries WHERE body LIKE '%不再需要%'")).toBe(0)
    const other = await begun(false, false)
    const open = ending({ kind: 'withdrawn', fact_public: true })
    value(await endDecision(await visitAt(), other.office, other.id, open))
    expect(await count("milestones WHERE decision_id = ? AND code = 'decision_withdrawn'", other.id)).toBe(1)
  })

  test('a matter in the annual list stays known, whatever the form says; SQL holds it', async () => {
    const { id, office } = await begun()
    const insert = (kind: string, basis: string | null) =>
      run(
        `INSERT INTO decision_endings (decision_id, kind, basis, ground, fact_public, public_note, ended_by, ended_at)
         VALUES (?, ?, ?, '理由', 0, '', ?, ?)`,
        id,
        kind,
        basis,
        office.id,
        NOW,
      )
    await expect(insert('withdrawn', null)).rejects.toThrow('guard:changed_meanwhile')
    const noted = { ...withdrawal, public_note: '不再办理', no_secret: true }
    value(await endDecision(await visitAt(), office, id, noted))
    expect((await selectEnding(db, id))[0]).toMatchObject({ factPublic: true, publicNote: '不再办理' })
    expect(await count("milestones WHERE decision_id = ? AND code = 'decision_withdrawn'", id)).toBe(1)
    // S91: what the law keeps from the public may leave the list.
    const secret = await begun()
    value(await endDecision(await visitAt(), secret.office, secret.id, exemption))
    expect((await selectEnding(db, secret.id))[0]).toMatchObject({ factPublic: false })
  })

  test('once the public was asked it is told why, and what it said stays', async () => {
    const { id, office } = await begun(true)
    const visit = await visitAt(at('2026-03-10 09:00'))
    expect(codes(await endDecision(visit, office, id, withdrawal))).toEqual(['public_note_missing'])
    const unchecked = { ...told, no_secret: false }
    const secret = await endDecision(visit, office, id, unchecked)
    expect(!secret.ok && secret.refusal.problems).toMatchObject([
      { code: 'confirmation_missing', field: 'no_secret', rule: 'R28' },
    ])
    value(await endDecision(visit, office, id, told))
    expect((await selectEnding(db, id))[0]).toMatchObject({ factPublic: true, publicNote: told.public_note })
    expect(await count("milestones WHERE decision_id = ? AND code = 'decision_withdrawn'", id)).toBe(1)
    expect(await count('intakes WHERE decision_id = ?', id)).toBe(1)
  })

  test('refuses a note that may not be public, a second ending, and what is not there', async () => {
    const { id, office } = await begun(false, false)
    const visit = await visitAt()
    expect(codes(await endDecision(visit, office, id, told))).toEqual(['confirmation_missing'])
    value(await endDecision(visit, office, id, withdrawal))
    expect(codes(await endDecision(visit, office, id, withdrawal))).toEqual(['wrong_state'])
    expect(codes(await endDecision(visit, office, 'none', withdrawal))).toEqual(['not_found'])
  })

  test('forbidden to all but the office', async () => {
    const { id, drafter, legal, reviewer } = await begun()
    for (const officer of [drafter, legal, reviewer])
      expect(codes(await endDecision(await visitAt(), officer, id, withdrawal))).toEqual(['forbidden'])
  })
})

describe('finding it exempt (S91)', () => {
  test('works with its ground on record, and needs one', async () => {
    const { id, office } = await begun()
    const visit = await visitAt()
    const groundless = { ...exemption, basis: null }
    const refused = await endDecision(visit, office, id, groundless)
    expect(!refused.ok && refused.refusal.problems).toMatchObject([{ code: 'missing', field: 'basis' }])
    value(await endDecision(visit, office, id, exemption))
    expect((await selectEnding(db, id))[0]).toMatchObject({ basis: 'emergency', factPublic: false })
    expect((await selectState(db, id))[0]?.state).toBe('urgent_exempt')
    expect(await count("milestones WHERE decision_id = ? AND code = 'decision_exempted'", id)).toBe(0)
    expect(codes(parse(endingInput, { kind: 'urgent_exempt', basis: 'emergency', ground: ' ' }))).toEqual([
      'missing',
    ])
  })

  test('the ledger tells neither which exemption nor whether it may be known: a salted seal alone', async () => {
    const { id, office } = await begun()
    value(await endDecision(await visitAt(), office, id, exemption))
    const [kept] = await selectEnding(db, id)
    const said = {
      kind: 'urgent_exempt',
      basis: 'emergency',
      ground: '防汛应急',
      fact_public: false,
      public_note: '',
    }
    expect(kept?.salt).toMatch(/^[0-9a-f]{64}$/)
    const body = await env.DB.prepare(
      "SELECT body FROM entries WHERE deed = 'decision_exempted' AND body ->> '$.subject' = ?",
    )
      .bind(id)
      .first<string>('body')
    expect(JSON.parse(body ?? '{}').data).toEqual({ seal: await commitTo('inner', kept?.salt ?? '', said) })
  })

  test('not once the public was asked', async () => {
    const { id, office } = await begun(true)
    expect(codes(await endDecision(await visitAt(), office, id, exemption))).toEqual(['wrong_state'])
  })
})

describe('after an ending nothing else is possible', () => {
  test('no plan, no review, no draft, no notice, no report, no opinion from the web', async () => {
    const { id, drafter, reviewer, office, notice } = await begun(true)
    const visit = await visitAt(at('2026-03-10 09:00'))
    const bundle = [{ kind: 'notice', name: '公告', sha256: 'b'.repeat(64) }] as const
    const request = { decisionId: id, subjectKind: 'notice', subjectId: newId(), bundle } as const
    const { reviewId } = value(await requestReview(visit, drafter, request))
    value(await endDecision(visit, office, id, told))

    expect(codes(await approvePlan(visit, drafter, id, plan({ version: 1 })))).toEqual(['wrong_state'])
    const opinion = { opinion: 'exempt', basis: '依据', reason: '理由', checks: [] } satisfies OpinionInput
    expect(codes(await giveReview(visit, reviewer, reviewId, opinion))).toEqual(['wrong_state'])
    expect(codes(await requestReview(visit, drafter, { ...request, subjectId: newId() }))).toEqual([
      'wrong_state',
    ])
    await expect(
      run(
        `INSERT INTO draft_versions (id, decision_id, version, title, explanation, sha256, clause_count, saved_by, saved_at)
         VALUES (?, ?, 2, '二稿', '', ?, 1, ?, ?)`,
        newId(),
        id,
        'a'.repeat(64),
        drafter.id,
        NOW,
      ),
    ).rejects.toThrow('guard:wrong_state')
    for (const kind of ['notice', 'adoption_report'])
      await expect(
        run(
          `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
           VALUES (?, ?, ?, ?, ?, 'R1', ?, ?)`,
          newId(),
          id,
          kind,
          newId(),
          'a'.repeat(64),
          NOW,
          drafter.id,
        ),
      ).rejects.toThrow('guard:')
    await expect(
      run(
        `INSERT INTO submissions (id, intake_id, seq, receipt_no, channel, received_at, received_on, late, submitter_kind,
           publish_name, participant_id, lookup_hash, lang, item_count, entry_id)
         VALUES (?, ?, 1, ?, 'web', ?, '2026-03-10', 0, 'individual', 0, 'p', ?, 'zh', 1, 'e')`,
        newId(),
        notice,
        newId(),
        at('2026-03-10 10:00'),
        'c'.repeat(64),
      ),
    ).rejects.toThrow('guard:closed')
    for (const sql of ['UPDATE decision_endings SET public_note = 1', 'DELETE FROM decision_endings'])
      await expect(run(`${sql} WHERE decision_id = ?`, id)).rejects.toThrow()
  })

  test('a notice of a normative document is not published either', async () => {
    const { drafter, reviewer, office } = await makeCast()
    const id = await makeDecision(drafter, 'normative_document')
    await saveDraft(id, drafter)
    value(await endDecision(await visitAt(), office, id, withdrawal))
    await expect(consult(id, drafter, reviewer)).rejects.toThrow('guard:wrong_state')
    await expect(publishNotice(id, newId(), drafter)).rejects.toThrow('guard:')
  })

  test('SQL: an ending in its state alone, with its note, once', async () => {
    const { id, office } = await begun(true)
    const insert = (kind: string, basis: string | null, note: string, fact = 1) =>
      run(
        `INSERT OR REPLACE INTO decision_endings (decision_id, kind, basis, ground, fact_public, public_note, ended_by, ended_at)
         VALUES (?, ?, ?, '理由', ?, ?, ?, ?)`,
        id,
        kind,
        basis,
        fact,
        note,
        office.id,
        NOW,
      )
    await expect(insert('urgent_exempt', 'emergency', '说明')).rejects.toThrow('guard:wrong_state')
    await expect(insert('withdrawn', null, ' ')).rejects.toThrow('guard:public_note_missing')
    await expect(insert('withdrawn', 'emergency', '说明')).rejects.toThrow('CHECK')
    await insert('withdrawn', null, '说明')
    await expect(insert('withdrawn', null, '另一说明')).rejects.toThrow('guard:wrong_state')
  })
})

test('a review that waited is no longer to do, nor on the reviewer’s home', async () => {
  const { id, drafter, office, unitId } = await begun()
  const visit = await visitAt()
  const bundle = [{ kind: 'notice', name: '公告', sha256: 'b'.repeat(64) }] as const
  const asked = { decisionId: id, subjectKind: 'notice', subjectId: newId(), bundle } as const
  const { reviewId } = value(await requestReview(visit, drafter, asked))
  const waiting = async () => (await selectReviewsToDo(db, unitId)).map((each) => each.id)
  expect(await waiting()).toEqual([reviewId])
  value(await endDecision(visit, office, id, withdrawal))
  expect(await waiting()).toEqual([])
})

describe('the page and its twin', () => {
  test('a refused form keeps what was typed; afterwards the page shows how it ended', async () => {
    const { id, office, drafter } = await begun(true)
    const door = doorOf(office, NOW, desk)
    const path = `/desk/decisions/${id}/ending`
    const shown = await (await door(path)).text()
    expect(shown).toContain('必须向社会说明撤回的理由')
    expect(shown).not.toContain('value="urgent_exempt"')
    const refused = await door(path, form({ kind: 'withdrawn', ground: '情况变化' }))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('情况变化</textarea>')
    const said = { kind: 'withdrawn', ground: '情况变化', public_note: '不再调整', no_secret: 'yes' }
    expect((await door(path, form(said))).status).toBe(303)
    const text = await (await door(path)).text()
    expect(text).toContain('这一事项已经撤回')
    expect(text).not.toContain('<form class="form"')
    expect((await doorOf(drafter, NOW, desk)(path, form(said))).status).toBe(403)
  })

  test('JSON', async () => {
    const { id, office, stranger } = await begun()
    const path = `/api/v1/desk/decisions/${id}/ending`
    const door = doorOf(office, NOW, api)
    expect(await (await door(path)).json()).toEqual({ state: 'listed', ending: null })
    expect((await door(path, json({ kind: 'urgent_exempt', ground: '防汛' }))).status).toBe(422)
    const done = await door(path, json({ kind: 'urgent_exempt', basis: 'not_public', ground: '依法不公开' }))
    expect(done.status).toBe(201)
    expect(await (await door(path)).json()).toMatchObject({
      state: 'urgent_exempt',
      ending: { basis: 'not_public', fact_public: false, public_note: '' },
    })
    expect((await doorOf(stranger, NOW, api)(path)).status).toBe(403)
  })
})
