import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import type { House } from '../ground/house.ts'
import { parse, required } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { eraseContact } from '../opinions/erase-contact.ts'
import { openReceipt } from '../opinions/open-receipt.ts'
import { readSpokenOf } from '../opinions/store.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import {
  ownWordsJson,
  ownWordsSchema,
  readTracked,
  receiptOf,
  type Tracked,
  trackedJson,
  trackedSchema,
} from './receipt.ts'
import { ReceiptPage, TrackPage } from './receipt-pages.tsx'

export const routes = new Hono<House>()

/** What belongs to one person is never kept by a cache. */
const privately = (c: Context<House>) => c.header('cache-control', 'no-store')

// Anyone.
routes.get('/track', (c) => c.html(<TrackPage visit={c.get('visit')} />))

// Anyone. A receipt number is typed with spaces, full-width digits or dashes of all kinds.
routes.post('/track', async (c) => {
  const visit = c.get('visit')
  const posted = (await c.req.formData()).get('receipt_no')
  const typed = typeof posted === 'string' ? posted : ''
  const receiptNo = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐-―−－]/g, '-')
  const known = /^[\w-]{1,30}$/.test(receiptNo) && (await readTracked(visit.db, receiptNo))
  if (known) return c.redirect(`/receipts/${receiptNo}`, 303)
  const refusal = refuse(typed.trim() === '' ? 'missing' : 'receipt_unknown', { field: 'receipt_no' }).refusal
  return c.html(<TrackPage visit={visit} typed={typed} refusal={refusal} />, statusOfRefusal(refusal))
})

async function page(c: Context<House>, tracked: Tracked, code?: string, refusal?: Refusal) {
  const visit = c.get('visit')
  const opened = code && !refusal ? await openReceipt(visit, tracked.submission.receiptNo, code) : undefined
  const refused = refusal ?? (opened && !opened.ok ? opened.refusal : undefined)
  const said = opened?.ok ? opened.value : undefined
  const clauses =
    said &&
    (await readSpokenOf(
      visit.db,
      said.flatMap(({ clauseUid }) => clauseUid ?? []),
    ))
  return { said, refused, clauses, receipt: await receiptOf(visit, tracked) }
}

// Anyone with the number; the words only for who has just lodged them.
routes.get('/receipts/:no', async (c) => {
  privately(c)
  const visit = c.get('visit')
  const tracked = await readTracked(visit.db, c.req.param('no'))
  if (!tracked) return c.notFound()
  const code = getCookie(c, 'receipt_code')
  if (code)
    deleteCookie(c, 'receipt_code', {
      path: `/receipts/${tracked.submission.receiptNo}`,
      secure: visit.secure,
    })
  const { said, clauses, receipt } = await page(c, tracked, code)
  return c.html(
    <ReceiptPage
      visit={visit}
      tracked={tracked}
      receipt={receipt}
      said={said}
      clauses={clauses}
      code={said && code}
      opened={said && code}
    />,
  )
})

// Who has the lookup code.
routes.post('/receipts/:no', async (c) => {
  privately(c)
  const visit = c.get('visit')
  const tracked = await readTracked(visit.db, c.req.param('no'))
  if (!tracked) return c.notFound()
  const typed = (await c.req.formData()).get('lookup_code')
  const code = typeof typed === 'string' ? typed.trim() : ''
  const missing = code === '' ? refuse('missing', { field: 'lookup_code' }).refusal : undefined
  const { said, refused, clauses, receipt } = await page(c, tracked, code, missing)
  return c.html(
    <ReceiptPage
      visit={visit}
      tracked={tracked}
      receipt={receipt}
      said={said}
      clauses={clauses}
      refusal={refused}
      opened={said && code}
    />,
    refused ? statusOfRefusal(refused) : 200,
  )
})

// Who has the lookup code.
routes.post('/receipts/:no/erasure', async (c) => {
  privately(c)
  const visit = c.get('visit')
  const tracked = await readTracked(visit.db, c.req.param('no'))
  if (!tracked) return c.notFound()
  const typed = (await c.req.formData()).get('lookup_code')
  const erased = await eraseContact(visit, c.req.param('no'), typeof typed === 'string' ? typed : '')
  const refusal = erased.ok ? undefined : erased.refusal
  const receipt = await receiptOf(visit, tracked)
  return c.html(
    <ReceiptPage visit={visit} tracked={tracked} receipt={receipt} refusal={refusal} erased={erased.ok} />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
})

// Anyone with the number.
routes.get(
  '/api/v1/receipts/:no',
  describeRoute({
    tags: ['receipts'],
    summary: 'What became of each item of a submission',
    description: 'For anyone with the receipt number. No text, nothing about the person.',
    responses: {
      200: {
        description: 'The receipt',
        content: { 'application/json': { schema: resolver(trackedSchema) } },
      },
      404: { description: 'not_found' },
    },
  }),
  async (c) => {
    const tracked = await readTracked(c.get('visit').db, c.req.param('no'))
    return tracked ? c.json(trackedJson(tracked)) : refuseJson(c, refuse('not_found').refusal)
  },
)

const erasedSchema = z.object({ receipt_no: z.string(), erased: z.literal(true) })
const openSchema = z.object({ lookup_code: required(40) })

// Who has the lookup code.
routes.post(
  '/api/v1/receipts/:no/open',
  describeRoute({
    tags: ['receipts'],
    summary: 'Her own words and salts',
    description: 'For who has the lookup code. Ten wrong codes an hour per receipt.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: resolver(openSchema, { io: 'input' }) } },
    },
    responses: {
      200: {
        description: 'The words',
        content: { 'application/json': { schema: resolver(ownWordsSchema) } },
      },
      403: { description: 'lookup_code_wrong' },
      404: { description: 'not_found' },
      429: { description: 'too_many_attempts' },
    },
  }),
  async (c) => {
    privately(c)
    const visit = c.get('visit')
    const body: unknown = await c.req.json().catch(() => undefined)
    const asked = parse(openSchema, body)
    if (!asked.ok) return refuseJson(c, asked.refusal)
    const said = await openReceipt(visit, c.req.param('no'), asked.value.lookup_code)
    if (!said.ok) return refuseJson(c, said.refusal)
    const tracked = await readTracked(visit.db, c.req.param('no'))
    if (!tracked) return refuseJson(c, refuse('not_found').refusal)
    return c.json(ownWordsJson(tracked.submission.receiptNo, said.value, await receiptOf(visit, tracked)))
  },
)

// Who has the lookup code.
routes.post(
  '/api/v1/receipts/:no/erasure',
  describeRoute({
    tags: ['receipts'],
    summary: 'Erase one’s own name and contacts',
    description: 'For who has the lookup code. What was said stays under its number.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: resolver(openSchema, { io: 'input' }) } },
    },
    responses: {
      200: { description: 'Erased', content: { 'application/json': { schema: resolver(erasedSchema) } } },
      403: { description: 'lookup_code_wrong' },
      404: { description: 'not_found' },
      409: { description: 'already_erased' },
      429: { description: 'too_many_attempts' },
    },
  }),
  async (c) => {
    privately(c)
    const body: unknown = await c.req.json().catch(() => undefined)
    const asked = parse(openSchema, body)
    if (!asked.ok) return refuseJson(c, asked.refusal)
    const receiptNo = c.req.param('no')
    const erased = await eraseContact(c.get('visit'), receiptNo, asked.value.lookup_code)
    return erased.ok ? c.json({ receipt_no: receiptNo, erased: true }) : refuseJson(c, erased.refusal)
  },
)
