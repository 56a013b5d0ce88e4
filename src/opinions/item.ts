import * as z from 'zod'
import { email, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'

export const kinds = ['support', 'oppose', 'amend', 'question', 'other'] as const
export type Kind = (typeof kinds)[number]

/** Coarse on purpose: enough to see whom a decision touches, too little to find anyone. */
export const areas = ['same_town', 'same_county', 'same_city', 'same_province', 'elsewhere'] as const

/** Longest text of one field, in characters. */
export const MAX_TEXT = 5_000
/** Most items in one submission. */
export const MAX_ITEMS = 50

const phone = typed(30).refine((text) => text === '' || /^\+?[\d\s()（）-]{5,25}$/.test(text), {
  params: { code: 'invalid_phone' },
})

export const itemSchema = z.object({
  clause_uid: z.string().max(64).optional().describe('The clause spoken of; left out: the draft as a whole'),
  kind: z.enum(kinds),
  text: typed(MAX_TEXT).default('').describe('May be empty for support and oppose'),
  suggested_wording: typed(MAX_TEXT).optional(),
  reason: typed(MAX_TEXT).optional(),
})

export const submitterSchema = z.object({
  kind: z.enum(['individual', 'organisation']).default('individual'),
  name: typed(100).optional(),
  area: z.enum(areas).optional(),
  contact: z.object({ email: email.optional(), phone: phone.optional() }).optional(),
  publish_name: z.boolean().default(false).describe('Agrees to a masked name (张**) in the adoption report'),
})

export const submissionSchema = z.object({
  items: z.array(itemSchema).min(1).max(MAX_ITEMS),
  submitter: submitterSchema.prefault({}),
})

export type SubmissionInput = z.output<typeof submissionSchema>
export type ItemInput = SubmissionInput['items'][number]

/** Every item must say something: words or a wording, unless it plainly supports or opposes. */
export function emptyItems(items: readonly ItemInput[]): Problem[] {
  return items.flatMap((item, index) =>
    item.kind === 'support' || item.kind === 'oppose' || item.text || item.suggested_wording
      ? []
      : [{ code: 'nothing_said' as const, field: `items.${index}.text` }],
  )
}

/** An item's number: the receipt number and its place in the submission, two digits or more (1 to 50). */
export const itemNo = (receiptNo: string, ord: number): string =>
  `${receiptNo}-${String(ord).padStart(2, '0')}`
