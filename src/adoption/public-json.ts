import * as z from 'zod'
import { kinds } from '../opinions/item.ts'
import { dispositionCodes } from './disposition.ts'

const instant = z.iso.datetime({ offset: true })

const rowSchema = z.object({
  row_no: z.int(),
  item_id: z.string(),
  item_no: z.string(),
  clause_uid: z.string().nullable().describe('Null: the draft as a whole'),
  clause_label: z.string(),
  kind: z.enum(kinds),
  text: z.string().describe('Personal data in it are masked'),
  suggested_wording: z.string().nullable(),
  opinion_reason: z.string().nullable().describe("The submitter's reason: `reason` in her submission"),
  submitter: z.string().describe('张** where she agreed, an organisation in full, else 匿名'),
  channel: z.string(),
  received_on: z.iso.date(),
  late: z.boolean(),
  disposition: z.enum(dispositionCodes),
  reason: z.string().describe("The unit's reason"),
  changed_wording: z.string().nullable(),
  salt: z
    .string()
    .nullable()
    .describe(
      'Opens `commitment` over {clause_uid, kind, text, suggested_wording, reason: opinion_reason}; null where masked',
    ),
  commitment: z.string().length(64).describe('As it stands in the ledger entry of the lodging'),
  masked: z.boolean(),
  act: z.string().describe('The subject of the ledger entry `answers_given`'),
  answer_salt: z
    .string()
    .nullable()
    .describe("Opens that entry's `answer` over {disposition, reason, changed_wording}"),
  ledger: z
    .object({ position: z.int(), leaf_hash: z.string() })
    .describe('Of the lodging; no part of `sha256`'),
})

/** The published adoption report as programs read it. */
export const adoptionSchema = z.object({
  id: z.string(),
  consultation_id: z.string(),
  round_id: z.string(),
  title: z.string(),
  summary: z.string(),
  drafting_unit: z.string(),
  closed_on: z.iso.date(),
  published_at: instant.nullable(),
  zero_opinions: z.boolean().describe('R10: nothing was received'),
  totals: z.looseObject({ submissions: z.int(), items: z.int(), pending: z.int() }),
  row_count: z.int(),
  sha256: z
    .string()
    .length(64)
    .describe(
      'Over lines of canonical JSON: {v:1, kind:"adoption_report", round, title, summary, totals}, each item without `ledger`, each change',
    ),
  carriers: z
    .array(
      z.object({
        kind: z.string(),
        name: z.string(),
        at: instant.nullable().describe('Null: it does not appear there, see `replaced_reason`'),
        evidence: z.string(),
        replaced_reason: z.string(),
      }),
    )
    .describe('R12: where else it appears; hashed in the ledger entry `report_published`'),
  changes: z
    .array(
      z.object({
        change_no: z.int(),
        clause_uid: z.string().nullable(),
        clause_label: z.string(),
        before: z.string(),
        after: z.string(),
        items: z.int(),
      }),
    )
    .describe('On the first page only'),
  reports: z
    .array(z.object({ id: z.string(), published_at: instant.nullable(), url: z.string() }))
    .describe('All, newest first'),
  items: z.array(rowSchema),
  next_cursor: z.string().nullable(),
})
