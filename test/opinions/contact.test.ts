import { beforeEach, describe, expect, it } from 'vitest'
import type { Visit } from '../../src/ground/house.ts'
import { deriveKeys } from '../../src/ground/keys.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { parse } from '../../src/ground/parse.ts'
import { eraseContact } from '../../src/opinions/erase-contact.ts'
import { submissionSchema } from '../../src/opinions/item.ts'
import { lodge } from '../../src/opinions/lodge.ts'
import { openReceipt } from '../../src/opinions/open-receipt.ts'
import { revealContact } from '../../src/opinions/reveal-contact.ts'
import type { Lodged } from '../../src/opinions/write-submission.ts'
import type { Officer, Role } from '../../src/people/officer.ts'
import { bindings, freshDatabase } from '../support/fresh.ts'
import { at, type Seeded, seedConsultation } from '../support/seed.ts'

let seeded: Seeded
let visit: Pick<Visit, 'db' | 'keys' | 'now' | 'lang'>
let lodged: Lodged

beforeEach(async () => {
  await freshDatabase()
  seeded = await seedConsultation(bindings.DB)
  const keys = await deriveKeys(bindings.WENJI_SECRET)
  visit = { db: openDatabase(bindings.DB), keys, now: at('2026-03-05 10:00'), lang: 'zh' }
  const said = parse(submissionSchema, {
    items: [{ kind: 'oppose', text: '太贵' }],
    submitter: { name: '李四', contact: { email: 'li@example.cn', phone: '13800000000' } },
  })
  if (!said.ok) throw new Error()
  const done = await lodge(visit, {
    intakeId: seeded.intakeId,
    said: said.value,
    idempotencyKey: 'k'.repeat(20),
  })
  if (!done.ok) throw new Error()
  lodged = done.value
})

const officer = (roles: Role[] = ['drafter'], unitId = seeded.unitId): Officer => ({
  id: seeded.drafterId,
  unitId,
  unitName: '单位',
  email: 'a@example.cn',
  name: '林',
  roles,
  mustChangePassword: false,
})

const codeOf = (outcome: Awaited<ReturnType<typeof revealContact | typeof eraseContact>>) =>
  outcome.ok ? 'ok' : outcome.refusal.problems[0].code
const deeds = async () =>
  (
    await bindings.DB.prepare('SELECT deed, body FROM entries ORDER BY position').all<{
      deed: string
      body: string
    }>()
  ).results

describe('an officer looks at who said something', () => {
  it('works for a drafter of the unit with a purpose, and leaves record and entry without the contact', async () => {
    const shown = await revealContact(visit, officer(), lodged.submissionId, '电话核实路段')
    expect(shown.ok && shown.value).toMatchObject({
      name: '李四',
      email: 'li@example.cn',
      phone: '13800000000',
    })
    const record = await bindings.DB.prepare('SELECT revealed_to, purpose FROM contact_reveals').first()
    expect(record).toEqual({ revealed_to: seeded.drafterId, purpose: '电话核实路段' })
    const [, entry] = await deeds()
    expect(entry?.deed).toBe('contact_revealed')
    expect(entry?.body).not.toMatch(/李四|li@|138|核实/)
  })

  it('refuses without a purpose, is forbidden to others, and then records nothing', async () => {
    expect(codeOf(await revealContact(visit, officer(), lodged.submissionId, ''))).toBe('missing')
    for (const other of [
      officer(['reviewer']),
      officer(['supervisor']),
      officer(['admin']),
      officer(['drafter'], 'x'),
    ])
      expect(codeOf(await revealContact(visit, other, lodged.submissionId, '看看'))).toBe('forbidden')
    expect(codeOf(await revealContact(visit, officer(), 'nowhere', '看看'))).toBe('not_found')
    expect(await deeds()).toHaveLength(1)
  })

  it('the record of a look cannot be changed', async () => {
    await revealContact(visit, officer(), lodged.submissionId, '电话核实')
    for (const sql of [
      "UPDATE contact_reveals SET purpose = 'x'",
      'DELETE FROM contact_reveals',
      'INSERT OR REPLACE INTO contact_reveals SELECT * FROM contact_reveals',
    ])
      await expect(bindings.DB.prepare(sql).run()).rejects.toThrow('never')
  })
})

describe('a resident erases her name and contacts', () => {
  it('works with the lookup code: the words stay, the person is gone', async () => {
    expect(codeOf(await eraseContact(visit, lodged.receiptNo, lodged.lookupCode))).toBe('ok')
    const row = await bindings.DB.prepare('SELECT sealed, nonce, has_email FROM participants').first()
    expect(row).toEqual({ sealed: null, nonce: null, has_email: 0 })
    const opened = await openReceipt(visit, lodged.receiptNo, lodged.lookupCode)
    expect(opened.ok && opened.value[0]?.text).toBe('太贵')
    const shown = await revealContact(visit, officer(), lodged.submissionId, '电话核实')
    expect(shown.ok && shown.value).toMatchObject({ name: null, email: null, phone: null })
    expect((await deeds()).map(({ deed }) => deed)).toContain('contact_erased')
  })

  it('refuses a wrong code and a second time', async () => {
    expect(codeOf(await eraseContact(visit, lodged.receiptNo, 'AAAAAAAAAA'))).toBe('lookup_code_wrong')
    await eraseContact(visit, lodged.receiptNo, lodged.lookupCode)
    expect(codeOf(await eraseContact(visit, lodged.receiptNo, lodged.lookupCode))).toBe('already_erased')
    expect((await deeds()).filter(({ deed }) => deed === 'contact_erased')).toHaveLength(1)
  })
})

it('what is kept of the lodging cannot be guessed from the database alone', async () => {
  const { body_hash: hash } =
    (await bindings.DB.prepare('SELECT body_hash FROM lodgings').first<{ body_hash: string }>()) ?? {}
  const other = await deriveKeys('b3RoZXItdGVzdC1vdGhlci10ZXN0LW90aGVyLXRlc3Q')
  await freshDatabase()
  seeded = await seedConsultation(bindings.DB)
  const said = parse(submissionSchema, {
    items: [{ kind: 'oppose', text: '太贵' }],
    submitter: { name: '李四', contact: { email: 'li@example.cn', phone: '13800000000' } },
  })
  if (!said.ok) throw new Error()
  await lodge(
    { ...visit, keys: other },
    { intakeId: seeded.intakeId, said: said.value, idempotencyKey: 'k'.repeat(20) },
  )
  expect(await bindings.DB.prepare('SELECT body_hash FROM lodgings').first('body_hash')).not.toBe(hash)
})
