import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { addDocument } from '../../src/drafts/add-document.ts'
import { documentPath } from '../../src/drafts/document.ts'
import { sha256 } from '../../src/ground/keys.ts'
import type { Officer } from '../../src/people/officer.ts'
import { doorOf, env, makeDesk, makeOfficer, makeUnit, post, visitAt } from './setup.ts'

const bytesOf = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0) & 255)
const pdf = bytesOf('%PDF-1.7\n1 0 obj << >> endobj\ntrailer\n%%EOF')
const packageOf = (...names: string[]) =>
  zipSync(
    Object.fromEntries(['[Content_Types].xml', ...names].map((name) => [name, bytesOf('<x/>')])),
  ) as Uint8Array<ArrayBuffer>

const add = async (officer: Officer, decisionId: string, name: string, bytes: Uint8Array<ArrayBuffer>) =>
  addDocument(await visitAt(), env.FILES, officer, decisionId, { name, bytes })

const codeOf = async (officer: Officer, decisionId: string, name: string, bytes: Uint8Array<ArrayBuffer>) => {
  const done = await add(officer, decisionId, name, bytes)
  return done.ok ? 'accepted' : done.refusal.problems[0].code
}

async function added(name = '供水成本监审报告.pdf') {
  const { drafter, decisionId } = await makeDesk()
  const done = await add(drafter, decisionId, name, pdf)
  if (!done.ok) throw new Error('refused')
  return { drafter, decisionId, document: done.value }
}

/** Put the document on a notice that is public; the triggers of publishing are another room's to test. */
async function publish(drafter: Officer, decisionId: string, documentId: string) {
  const hash = '0'.repeat(64)
  const at = '2026-03-02T01:00:00.000Z'
  const id = `n${documentId}`.slice(0, 16)
  const statements = [
    `DROP TRIGGER IF EXISTS notices_are_published_lawfully`,
    `DROP TRIGGER IF EXISTS notices_are_published_in_their_state`,
    `INSERT INTO consultations (id, decision_id, created_at) VALUES ('${id}', '${decisionId}', '${at}')`,
    `INSERT INTO notices (id, consultation_id, decision_id, round_no, sha256, saved_by, saved_at)
      VALUES ('${id}', '${id}', '${decisionId}', 1, '${hash}', '${drafter.id}', '${at}')`,
    `INSERT INTO notice_documents (notice_id, document_id, ord) VALUES ('${id}', '${documentId}', 0)`,
    `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
      VALUES ('${id}', '${decisionId}', 'notice', '${id}', '${hash}', 'R1', '${at}', '${drafter.id}')`,
  ]
  await env.DB.batch(statements.map((statement) => env.DB.prepare(statement)))
}

describe('adding a document', () => {
  test('keeps its bytes, its size and its SHA-256, and says so in the ledger without the name', async () => {
    const { document, drafter, decisionId } = await added()
    expect(document).toMatchObject({
      filename: '供水成本监审报告.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: await sha256(pdf),
    })
    const kept = await env.FILES.get(document.id)
    expect(new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(pdf)
    const entry = await env.DB.prepare('SELECT body FROM entries ORDER BY position DESC LIMIT 1').first<{
      body: string
    }>()
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
      deed: 'document_added',
      actor: drafter.id,
      subject: document.id,
      data: { decision: decisionId, size: pdf.length, sha256: document.sha256 },
    })
    expect(entry?.body).not.toContain('监审')
  })

  test('knows every kind by its content', async () => {
    const { drafter, decisionId } = await makeDesk()
    const ole = (stream: string) => {
      const bytes = new Uint8Array(1024)
      bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
      bytes.set(
        bytesOf(
          `${stream}\0`
            .split('')
            .map((char) => `${char}\0`)
            .join(''),
        ),
        512,
      )
      return bytes
    }
    const files = {
      'a.docx': packageOf('word/document.xml'),
      'a.xlsx': packageOf('xl/workbook.xml'),
      'a.doc': ole('WordDocument'),
      'a.xls': ole('Workbook'),
      'a.JPG': bytesOf('\xff\xd8\xff\xe0 jfif'),
      'a.jpeg': bytesOf('\xff\xd8\xff\xe0 jfif'),
      'a.png': bytesOf('\x89PNG\r\n\x1a\n....'),
      'a.txt': new TextEncoder().encode('会议记录'),
    }
    for (const [name, bytes] of Object.entries(files))
      expect(await codeOf(drafter, decisionId, name, bytes), name).toBe('accepted')
  })

  test('takes the last step of a path as the name, composed', async () => {
    const { document } = await added('C:\\文件\\..\\..hidden  "a".pdf')
    expect(document.filename).toBe('hidden _a_.pdf')
  })
})

describe('a document is refused', () => {
  test('when it is not what its name says, or a kind that is not taken', async () => {
    const { drafter, decisionId } = await makeDesk()
    const exe = bytesOf('MZ\x90\x00\x03\x00\x00\x00')
    const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>')
    const cases: [string, Uint8Array<ArrayBuffer>, string][] = [
      ['报告.docx', pdf, 'file_type_mismatch'],
      ['报告.pdf', exe, 'file_type_mismatch'],
      ['报告.txt', exe, 'file_type_mismatch'],
      ['报告.png', pdf, 'file_type_mismatch'],
      ['报告.docx', packageOf('xl/workbook.xml'), 'file_type_mismatch'],
      ['报告.docx', packageOf('word/document.xml', 'word/vbaProject.bin'), 'file_type_mismatch'],
      ['报告.docx', packageOf('word/document.xml').slice(0, 60), 'file_type_mismatch'],
      ['报告.exe', exe, 'file_type_not_allowed'],
      ['报告.html', html, 'file_type_not_allowed'],
      ['报告.zip', packageOf('a'), 'file_type_not_allowed'],
      ['报告', pdf, 'file_type_not_allowed'],
      ['.pdf', pdf, 'file_type_not_allowed'],
      ['a.constructor', pdf, 'file_type_not_allowed'],
      ['报告\u202efdp.exe.pdf', pdf, 'unreadable_characters'],
      ['报告\u0007.pdf', pdf, 'unreadable_characters'],
      [`${'长'.repeat(120)}.pdf`, pdf, 'too_long'],
      ['空.pdf', new Uint8Array(), 'file_empty'],
    ]
    for (const [name, bytes, code] of cases)
      expect(await codeOf(drafter, decisionId, name, bytes), name).toBe(code)
  })

  test('when it is larger than 20 MB, before anything is kept', async () => {
    const { drafter, decisionId } = await makeDesk()
    const before = (await env.FILES.list()).objects.length
    const large = new Uint8Array(20 * 1024 * 1024 + 1)
    large.set(pdf)
    expect(await codeOf(drafter, decisionId, '大.pdf', large)).toBe('too_large')
    const response = await doorOf(drafter)(
      `/desk/decisions/${decisionId}/documents`,
      post({ file: new File([large], '大.pdf') }),
    )
    expect(response.status).toBe(413)
    expect((await env.FILES.list()).objects.length).toBe(before)
  })

  test('for another unit and for a reviewer', async () => {
    const { drafter, decisionId } = await makeDesk()
    for (const other of [
      await makeOfficer(await makeUnit(), 'drafter'),
      await makeOfficer(drafter.unitId, 'reviewer'),
    ]) {
      expect(await codeOf(other, decisionId, 'a.pdf', pdf)).toBe('forbidden')
    }
  })

  test('and taken out of R2 again when the row cannot be written', async () => {
    const { drafter, decisionId } = await makeDesk()
    await env.DB.prepare('UPDATE officers SET deactivated_at = ? WHERE id = ?')
      .bind('2026-03-01T00:00:00.000Z', drafter.id)
      .run()
    const before = (await env.FILES.list()).objects.length
    expect(await codeOf(drafter, decisionId, 'a.pdf', pdf)).toBe('forbidden')
    expect((await env.FILES.list()).objects.length).toBe(before)
  })
})

describe('handing out a document', () => {
  test('is for nobody outside before a notice with it is public, and for anyone afterwards', async () => {
    const { drafter, decisionId, document } = await added()
    const stranger = doorOf(await makeOfficer(await makeUnit(), 'drafter'))
    expect((await stranger(documentPath(document))).status).toBe(404)
    expect((await stranger(`/desk/documents/${document.id}`)).status).toBe(403)
    expect((await doorOf(drafter)(`/desk/documents/${document.id}`)).status).toBe(200)
    await publish(drafter, decisionId, document.id)
    const response = await stranger(documentPath(document))
    expect(response.status).toBe(200)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(pdf)
  })

  test('is always a download under its own name and type, never guessed at and never run', async () => {
    const { drafter, decisionId, document } = await added(`费用'表(1).pdf`)
    await publish(drafter, decisionId, document.id)
    const { headers } = await doorOf(drafter)(documentPath(document))
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="_1_.pdf"; filename*=UTF-8''%E8%B4%B9%E7%94%A8%27%E8%A1%A8%281%29.pdf`,
    )
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('etag')).toBe(`"${document.sha256}"`)
    expect((await doorOf(drafter)(`/desk/documents/${document.id}`)).headers.get('cache-control')).toContain(
      'no-store',
    )
  })

  test('answers 304, 206 and 416 as RFC 9110 says', async () => {
    const { drafter, document } = await added()
    const get = (headers: Record<string, string>) =>
      doorOf(drafter)(`/desk/documents/${document.id}`, { headers })
    expect((await get({ 'if-none-match': `"${document.sha256}"` })).status).toBe(304)
    const ranges = {
      'bytes=0-3': '%PDF',
      'bytes=-5': '%%EOF',
      [`bytes=${pdf.length - 3}-`]: 'EOF',
      [`bytes=${pdf.length - 3}-999999`]: 'EOF',
    }
    for (const [range, text] of Object.entries(ranges)) {
      const response = await get({ range })
      expect([response.status, await response.text()], range).toEqual([206, text])
      expect(response.headers.get('content-length')).toBe(String(text.length))
    }
    const outside = await get({ range: `bytes=${pdf.length}-` })
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${pdf.length}`])
    for (const range of ['bytes=0-1,3-4', 'items=0-1', 'bytes=3-1'])
      expect((await get({ range })).status, range).toBe(200)
    expect((await get({ range: 'bytes=0-3', 'if-range': '"other"' })).status).toBe(200)
  })

  test('under another name leads to its own', async () => {
    const { drafter, decisionId, document } = await added()
    await publish(drafter, decisionId, document.id)
    const response = await doorOf(drafter)(`/documents/${document.id}/other.exe`)
    expect([response.status, response.headers.get('location')]).toEqual([308, documentPath(document)])
  })
})

describe('SQL itself refuses', () => {
  test('to change, replace or delete a document', async () => {
    const { document } = await added()
    const attempts = [
      [`UPDATE documents SET filename = 'x.pdf' WHERE id = '${document.id}'`, /never changed/],
      [`DELETE FROM documents WHERE id = '${document.id}'`, /never deleted/],
      [
        `INSERT OR REPLACE INTO documents SELECT id, decision_id, 'x.pdf', media_type, size, sha256, added_by, added_at FROM documents WHERE id = '${document.id}'`,
        /never replaced/,
      ],
    ] as const
    for (const [query, message] of attempts)
      await expect(env.DB.prepare(query).run(), query).rejects.toThrow(message)
  })
})

test('the same file sent twice, and many times at once, is one document', async () => {
  const { drafter, decisionId } = await makeDesk()
  const made = await Promise.all(Array.from({ length: 5 }, () => add(drafter, decisionId, '说明.pdf', pdf)))
  expect(new Set(made.map((one) => (one.ok ? one.value.id : 'refused'))).size).toBe(1)
  const rows = await env.DB.prepare('SELECT id FROM documents WHERE decision_id = ?').bind(decisionId).all()
  expect(rows.results).toHaveLength(1)
})
