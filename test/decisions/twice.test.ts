import { expect, test } from 'vitest'
import { createDecision } from '../../src/decisions/create-decision.ts'
import { count, makeOfficer, makeUnit, visitAt } from './house.ts'

const input = { title: '云溪县供水价格调整方案', matter_kind: 'major_decision' } as const

test('the same form sent twice, and many times at once, is one decision', async () => {
  const drafter = await makeOfficer(await makeUnit(), 'drafter')
  const visit = await visitAt()
  const key = 'k'.repeat(32)
  const made = await Promise.all(Array.from({ length: 8 }, () => createDecision(visit, drafter, input, key)))
  expect(new Set(made.map((one) => (one.ok ? one.value.id : 'refused'))).size).toBe(1)
  expect(await count('decisions WHERE created_by = ?', drafter.id)).toBe(1)
  const [first] = made
  expect(
    await count(
      'entries WHERE deed = ? AND body LIKE ?',
      'decision_created',
      `%${first?.ok && first.value.id}%`,
    ),
  ).toBe(1)
})

test('a form that says something else, or another form, is another decision', async () => {
  const drafter = await makeOfficer(await makeUnit(), 'drafter')
  const visit = await visitAt()
  await createDecision(visit, drafter, input, 'k'.repeat(32))
  await createDecision(visit, drafter, { ...input, title: '另一件事' }, 'k'.repeat(32))
  await createDecision(visit, drafter, input, 'm'.repeat(32))
  await createDecision(visit, drafter, input)
  expect(await count('decisions WHERE created_by = ?', drafter.id)).toBe(4)
})
