import { expect, test } from 'vitest'
import { deferDecision, scheduleDeliberation } from '../../src/casefile/deliberate.ts'
import { preparePaper } from '../../src/casefile/prepare-paper.ts'
import { readPublicCase } from '../../src/casefile/public-case.ts'
import { returnSubmission } from '../../src/casefile/submit.ts'
import { takeDecision } from '../../src/casefile/take-decision.ts'
import type { PlainDate } from '../../src/ground/clock.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { commitTo } from '../../src/ledger/commitment.ts'
import {
  addDoc,
  env,
  LATER,
  MEETING,
  makeCase,
  outcome,
  run,
  toDecided,
  toMeeting,
  toSubmitted,
  value,
  visitAt,
  write,
} from './setting.ts'

type Body = { subject: string; data: Record<string, string> }

/** The newest entry of a deed about a decision. */
async function entryOf(deed: string, decisionId: string): Promise<Body> {
  const body = await env.DB.prepare(
    `SELECT body FROM entries WHERE deed = ? AND body ->> '$.subject' = ? ORDER BY position DESC`,
  )
    .bind(deed, decisionId)
    .first<string>('body')
  return JSON.parse(body ?? '{}') as Body
}

/** The newest act of a deed: what the seal in its entry is over. */
const actOf = async (deed: string, decisionId: string) =>
  (await env.DB.prepare(
    'SELECT id, sha256 FROM case_acts WHERE deed = ? AND decision_id = ? ORDER BY seq DESC LIMIT 1',
  )
    .bind(deed, decisionId)
    .first<{ id: string; sha256: string }>()) ?? { id: '', sha256: '' }

async function sealedAct(deed: string, decisionId: string): Promise<void> {
  const { id, sha256 } = await actOf(deed, decisionId)
  const { data } = await entryOf(deed, decisionId)
  // Neither the act's id nor its hash is told: with either, a date or a yes could be guessed.
  expect(data).toEqual({ seal: await commitTo('inner', id, sha256) })
}

test('S13, S14: of a submission, its return, a meeting and a deferral the ledger tells a seal alone', async () => {
  const cast = await toMeeting()
  const [visit, id] = [await visitAt(MEETING), cast.decisionId]
  await sealedAct('decision_submitted', id)
  await sealedAct('deliberation_scheduled', id)
  const put = { meets_on: '2026-04-22' as PlainDate, reason: '再论证', dissent: '', document_ids: [cast.doc] }
  value(await deferDecision(visit, cast.office, id, put))
  await sealedAct('decision_deferred', id)
  value(await returnSubmission(visit, cast.office, id, { reason: '补充' }))
  await sealedAct('submission_returned', id)
})

test('the same meeting set twice has two seals', async () => {
  const [one, other] = [await toSubmitted(), await toSubmitted()]
  const input = { meeting: 'standing', meets_on: '2026-04-22' as PlainDate } as const
  for (const cast of [one, other])
    value(await scheduleDeliberation(await visitAt(LATER), cast.office, cast.decisionId, input))
  const [a, b] = [one, other].map((cast) => entryOf('deliberation_scheduled', cast.decisionId))
  expect((await a)?.data.seal).not.toBe((await b)?.data.seal)
})

test('of a record the ledger tells neither kind nor version', async () => {
  const cast = await makeCase()
  const { id, sha256 } = value(await write(cast, 'costs'))
  expect((await entryOf('step_recorded', cast.decisionId)).data).toEqual({
    seal: await commitTo('inner', id, sha256),
  })
})

test('of a text that is to go out the ledger tells a seal alone', async () => {
  const cast = await toDecided()
  const text = await addDoc(cast.office, cast.decisionId, MEETING)
  const paper = value(
    await preparePaper(await visitAt(MEETING), cast.drafter, cast.decisionId, {
      kind: 'decision',
      title: '关于调整水价的决定',
      opinions: '没有收到公众意见。',
      text_document_id: text,
      interpretation_document_id: '',
      hotline: '',
    }),
  )
  expect((await entryOf('step_recorded', cast.decisionId)).data).toEqual({
    seal: await commitTo('inner', paper.id, paper.bundleSha256),
  })
})

test('a decision taken stays known behind a hundred later acts', async () => {
  const cast = await toMeeting()
  const [visit, id] = [await visitAt(MEETING), cast.decisionId]
  value(await takeDecision(visit, cast.office, id, outcome(cast)))
  // Past the triggers: what counts here is how many there are.
  const triggers = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'case_acts'",
  ).all<{ name: string }>()
  for (const { name } of triggers.results) await run(`DROP TRIGGER ${name}`)
  await run(
    `WITH RECURSIVE k (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < 120)
     INSERT INTO case_acts (id, decision_id, seq, deed, body, documents, sha256, acted_by, acted_at)
     SELECT 'x' || n, ?, 100 + n, 'decision_suspended', '{"public_note":"暂停"}', '[]', ?, ?, ? FROM k`,
    id,
    'a'.repeat(64),
    cast.office.id,
    MEETING,
  )
  const shown = await readPublicCase(openDatabase(env.DB), id)
  expect(shown?.taken).toEqual({ on: '2026-04-22', outcome: 'pass' })
})
