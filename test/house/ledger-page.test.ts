import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerCommitment } from '../../src/adoption/disposition.ts'
import {
  changeLine,
  headLine,
  type ReportChange,
  type ReportRow,
  rowLine,
} from '../../src/adoption/report.ts'
import { listen } from '../../src/commands/front.ts'
import type { Instant } from '../../src/ground/clock.ts'
import { deriveKeys } from '../../src/ground/keys.ts'
import { commitTo } from '../../src/ledger/commitment.ts'
import { prepareEntry } from '../../src/ledger/entry.ts'
import { contentCommitment } from '../../src/opinions/commit-to.ts'
import { signReceipt } from '../../src/opinions/receipt.ts'

const ledgerPage = readFileSync('docs/ledger.md', 'utf8')

const sha256 = (...parts: string[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

/** The assignments of the worked example, and the digests it states, in order. */
const example = [...ledgerPage.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '')
const given = (name: string): string =>
  new RegExp(`^${name}='([^']*)'$`, 'm').exec(example.join('\n'))?.[1] ?? `no ${name}`
const stated = [...example.join('\n').matchAll(/^# ([0-9a-f]{64})$/gm)].map((match) => match[1])
const hasTool = (() => {
  try {
    execFileSync('sh', ['-c', 'command -v sha256sum'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe('the worked example of the ledger', () => {
  test('its digests are those of its texts', () => {
    const commitment = (purpose: string, salt: string, text: string) =>
      sha256(`wenji/v1/${purpose}\n${salt}\n${text}`)
    expect(stated).toEqual([
      commitment('content', given('SALT'), given('CONTENT')),
      commitment('submitter', given('SUBMITTER_SALT'), given('SUBMITTER')),
      sha256('\0', given('BODY')),
      commitment('answer', given('ANSWER_SALT'), given('ANSWER')),
      commitment('items', given('ANSWER_SALT'), given('ITEMS')),
    ])
  })

  test.skipIf(!hasTool)('a shell says the same', () => {
    const output = example.map((block) => execFileSync('sh', ['-c', block], { encoding: 'utf8' })).join('')
    expect([...output.matchAll(/^([0-9a-f]{64}) /gm)].map((match) => match[1])).toEqual(stated)
  })

  test('and so does the code', async () => {
    expect(await contentCommitment(given('SALT'), JSON.parse(given('CONTENT')))).toBe(stated[0])
    expect(await answerCommitment(given('ANSWER_SALT'), JSON.parse(given('ANSWER')))).toBe(stated[3])
    expect(await commitTo('items', given('ANSWER_SALT'), JSON.parse(given('ITEMS')))).toBe(stated[4])
    const keys = await deriveKeys(Buffer.alloc(32).toString('base64url'))
    const body = JSON.parse(given('BODY'))
    const receipt = await signReceipt(keys, 'https://wenji.example', {
      receiptNo: '2026-003-00012',
      submissionId: body.subject,
      intakeId: body.data.intake,
      receivedAt: new Date(body.at).toISOString() as Instant,
      items: [{ itemNo: '2026-003-00012-01', id: body.data.items[0].id, contentCommitment: stated[0] ?? '' }],
      entryId: body.id,
      position: 411,
      leafHash: stated[2] ?? '',
    })
    expect(ledgerPage).toContain(`\n${receipt}\n`)
    const key = /^\{ "kty".*\}$/m.exec(ledgerPage)?.[0] ?? '{}'
    expect(JSON.parse(key)).toEqual(keys.signingPublic)
  })
})

/** A site with one published report of three items, two of them from one submission, one of them masked. */
async function site() {
  const keys = await deriveKeys(Buffer.alloc(32, 7).toString('base64url'))
  const at = '2026-03-12T04:00:00.000Z' as Instant
  const [round, answerSalt] = ['round000', '5'.repeat(64)]
  const answer = { disposition: 'not_adopted', reason: '与上位法不一致。' } as const
  const said = ['支持', '请写明收费时间', '请打电话13812345678'].map((text, i) => ({
    text,
    kind: 'other' as const,
    salt: String(i).repeat(64),
    id: `item${i}`,
  }))
  const items = await Promise.all(
    said.map(async ({ text, kind, salt, id }) => ({
      id,
      content: await contentCommitment(salt, { text, kind }),
      submitter: '9'.repeat(64),
    })),
  )
  const deed = (name: string, subject: string, data: Parameters<typeof prepareEntry>[0]['data']) =>
    prepareEntry({ deed: name, at, actor: null, subject, data })
  const entries = [
    await deed('opinion_lodged', 's1', {
      intake: round,
      channel: 'web',
      late: false,
      items: items.slice(0, 2),
    }),
    await deed('opinion_lodged', 's2', { intake: round, channel: 'web', late: false, items: items.slice(2) }),
    await deed('answers_given', 'act', {
      intake: round,
      count: 3,
      answer: await answerCommitment(answerSalt, answer),
      items: await commitTo('items', answerSalt, items.map(({ id }) => id).sort()),
    }),
  ]
  const rows = said.map(({ id, text, kind, salt }, i): ReportRow => {
    const masked = i === 2
    return {
      row_no: i + 1,
      item_id: id,
      item_no: `2026-001-0000${i}`,
      clause_uid: null,
      clause_label: '',
      kind,
      text: masked ? '请打电话138****5678' : text,
      suggested_wording: null,
      opinion_reason: null,
      submitter: '匿名',
      channel: 'web',
      received_on: '2026-03-12',
      late: false,
      disposition: answer.disposition,
      reason: answer.reason,
      changed_wording: null,
      salt: masked ? null : salt,
      commitment: items[i]?.content ?? '',
      masked,
      act: 'act',
      answer_salt: answerSalt,
    }
  })
  const changes: ReportChange[] = [
    { change_no: 1, clause_uid: 'c7', clause_label: '第七条', before: '甲', after: '乙', items: 1 },
  ]
  const head = {
    intakeId: round,
    title: '意见采纳情况',
    summary: '',
    totals: { submissions: 2, items: 3 } as never,
  }
  const hash = sha256(headLine(head), ...rows.map(rowLine), ...changes.map(changeLine))
  entries.push(
    await deed('report_prepared', 'report', { intake: round, rows: 3, sha256: hash, on: '2026-03-13' }),
  )
  entries.push(
    await deed('report_published', 'report', { intake: round, report: 'report', sha256: hash, rows: 3 }),
  )
  const receipt = await signReceipt(keys, 'https://wenji.example', {
    receiptNo: '2026-001-00001',
    submissionId: 's1',
    intakeId: round,
    receivedAt: at,
    items: items
      .slice(0, 2)
      .map(({ id, content }, i) => ({ id, itemNo: `2026-001-00001-0${i + 1}`, contentCommitment: content })),
    entryId: entries[0]?.id ?? '',
    position: 0,
    leafHash: entries[0]?.leafHash ?? '',
  })
  const report = {
    id: 'report',
    round_id: round,
    title: head.title,
    summary: '',
    totals: head.totals,
    sha256: hash,
    changes,
  }
  return { keys, entries, rows, report, receipt }
}

describe('the programs in ledger.md', () => {
  const folder = mkdtempSync(`${tmpdir()}/wenji-docs-`)
  let server: Server
  let origin = ''
  let house: Awaited<ReturnType<typeof site>>

  beforeAll(async () => {
    for (const [, code = '', name = ''] of ledgerPage.matchAll(
      /^```js\n(\/\/ ([a-z-]+\.mjs):[\s\S]*?)^```/gm,
    )) {
      writeFileSync(`${folder}/${name}`, code)
    }
    house = await site()
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://site')
      const answer = (body: unknown) =>
        response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
      if (url.pathname === '/.well-known/jwks.json') return answer({ keys: [house.keys.signingPublic] })
      if (url.pathname === '/api/v1/ledger/entries') {
        // Two a page, so that the programs have to turn pages.
        const from = Number(url.searchParams.get('from'))
        const items = house.entries
          .map(({ body, leafHash }, position) => ({ position, leaf_hash: leafHash, body }))
          .slice(from, from + 2)
        return answer({ items, next_cursor: from + 2 < house.entries.length ? String(from + 2) : null })
      }
      const after = Number(url.searchParams.get('cursor') ?? 0)
      const items = house.rows.slice(after, after + 2).map((row) => ({ ...row, ledger: { position: 0 } }))
      const next = after + 2 < house.rows.length ? String(after + 2) : null
      return answer({
        ...house.report,
        changes: after === 0 ? house.report.changes : [],
        items,
        next_cursor: next,
      })
    })
    origin = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`
  })

  afterAll(() => {
    server.close()
    server.closeAllConnections()
    rmSync(folder, { recursive: true, force: true })
  })

  const run = (program: string, argument: string) =>
    new Promise<{ code: number | null; output: string }>((resolve) => {
      const child = spawn(process.execPath, [`${folder}/${program}`, origin, argument])
      let output = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
      child.once('close', (code) => resolve({ code, output }))
    })

  test('check-receipt: a receipt is genuine; another signature is not', async () => {
    const { code, output } = await run('check-receipt.mjs', house.receipt)
    expect(output).toContain('signed: true, there: true, same: true')
    expect(code).toBe(0)
    const [head, payload] = house.receipt.split('.')
    const forged = await run('check-receipt.mjs', `${head}.${payload}.${'A'.repeat(86)}`)
    expect(forged.output).toContain('signed: false')
    expect(forged.code).toBe(1)
  })

  test('check-report: nothing is missing, nothing was changed', async () => {
    const { code, output } = await run('check-report.mjs', 'any')
    expect(output).toBe(
      '5 entries, 2 submissions, 3 rows, 2 opened by their salt\nnothing is missing, nothing was changed\n',
    )
    expect(code).toBe(0)
  })

  test('check-report: finds an opinion left out and a word changed', async () => {
    const whole = house.rows
    house.rows = whole.slice(0, 2)
    expect((await run('check-report.mjs', 'any')).output).toContain('item item2 is missing')
    house.rows = whole.map((row, i) => (i === 0 ? { ...row, text: '反对' } : row))
    const { code, output } = await run('check-report.mjs', 'any')
    expect(output).toContain('the words of 2026-001-00000')
    expect(code).toBe(1)
    house.rows = whole
  })
})
