import * as z from 'zod'
import { isPlainDate, type PlainDate } from '../ground/clock.ts'
import { plainDate, required, typed } from '../ground/parse.ts'
import type { RefusalCode } from '../ground/refusals.ts'

/** A line, and a text of several paragraphs; `maybe…` may be left out. Their length decides the control of the form. */
export const line = () => required(200)
export const text = () => required(5000)
export const maybeLine = () => typed(200).default('')
export const maybeText = () => typed(5000).default('')
export const yesNo = () => z.enum(['yes', 'no'])

export const rows = <S extends z.ZodObject>(row: S) => z.array(row).max(60).default([])

type Told = Readonly<Record<string, unknown>>

/**
 * Refuse a body for what it leaves open, at the field that is missing: together with what the fields themselves refuse,
 * so that one look at the form mends all. A field that is wrong may therefore be anything in `when`.
 */
export const needs = (
  ...asked: readonly [when: (body: never) => boolean, field: string, code?: RefusalCode][]
) =>
  z.superRefine<Told>(
    (body, ctx) => {
      for (const [when, field, code = 'missing'] of asked) {
        if (when(body as never)) ctx.addIssue({ code: 'custom', path: [field], params: { code } })
      }
    },
    { when: () => true },
  )

/** Fewer rows than `n`; nothing is said of what is no list at all. */
const fewer = (rows: unknown, n: number): boolean => Array.isArray(rows) && rows.length < n

export const costs = z
  .object({
    analysed: yesNo(),
    inputs: maybeText(),
    consumption: maybeText(),
    benefits: maybeText(),
    reason: maybeText(),
  })
  .check(
    needs(
      [(b: { analysed: string; inputs: string }) => b.analysed === 'yes' && b.inputs === '', 'inputs'],
      [(b: { analysed: string; benefits: string }) => b.analysed === 'yes' && b.benefits === '', 'benefits'],
      [(b: { analysed: string; reason: string }) => b.analysed === 'no' && b.reason === '', 'reason'],
    ),
  )

export const schemes = z
  .object({
    schemes: rows(z.object({ name: line(), content: text(), pros: text(), cons: text() })),
    proposed: text(),
    one_reason: maybeText(),
  })
  .check(
    needs([
      (b: { schemes: unknown; one_reason: string }) => fewer(b.schemes, 2) && b.one_reason === '',
      'one_reason',
      'reason_missing',
    ]),
  )

export const departments = z
  .object({
    consulted: rows(z.object({ unit: line(), on: plainDate, opinion: text() })),
    none_reason: maybeText(),
    disputed: yesNo(),
    disputes: rows(z.object({ point: text(), theirs: text(), ours: text(), reasons: text() })),
  })
  .check(
    needs(
      [
        (b: { consulted: unknown; none_reason: string }) => fewer(b.consulted, 1) && b.none_reason === '',
        'none_reason',
        'reason_missing',
      ],
      [
        (b: { disputed: string; disputes: unknown }) => b.disputed === 'yes' && fewer(b.disputes, 1),
        'disputes',
      ],
    ),
  )

export const none = (field: string) => [(b: Told) => fewer(b[field], 1), field] as const

const given = (text: unknown): boolean => typeof text === 'string' && text.trim() !== ''

export type LegalityBody = {
  readonly received_on: PlainDate
  readonly concluded_on: PlainDate
  readonly verdict: 'lawful' | 'amend' | 'unlawful'
  readonly short_reason: string
  /** N713 art. 25: stated to be an exploratory reform that no national rule covers. */
  readonly exploratory?: 'yes' | undefined
  readonly exploratory_risks: string
  /** The draft that was reviewed: given by the server, no field of the form. */
  readonly draft_version: number
  readonly draft_sha256: string
}

export const legality = z
  .object({
    received_on: plainDate,
    concluded_on: plainDate,
    powers: yesNo(),
    powers_note: maybeText(),
    procedure: yesNo(),
    procedure_note: maybeText(),
    content: yesNo(),
    content_note: maybeText(),
    counsel: text(),
    verdict: z.enum(['lawful', 'amend', 'unlawful']),
    opinion: text(),
    short_reason: maybeText(),
    exploratory: z.literal('yes').optional(),
    exploratory_risks: maybeText(),
  })
  .check(
    needs(
      [
        (b: LegalityBody) => isPlainDate(b.received_on) && b.concluded_on < b.received_on,
        'concluded_on',
        'ends_before_start',
      ],
      // Lawful is what all three questions say.
      [
        (b: { verdict: string; powers: string; procedure: string; content: string }) =>
          b.verdict === 'lawful' && [b.powers, b.procedure, b.content].includes('no'),
        'verdict',
        'verdict_differs',
      ],
      // N713 art. 25: an exception from unlawful, stated and with its risks.
      [
        (b: LegalityBody) => b.exploratory === 'yes' && b.verdict !== 'unlawful',
        'exploratory',
        'invalid_choice',
      ],
      [
        (b: LegalityBody) => b.exploratory !== 'yes' && given(b.exploratory_risks),
        'exploratory',
        'confirmation_missing',
      ],
      [(b: LegalityBody) => b.exploratory === 'yes' && !given(b.exploratory_risks), 'exploratory_risks'],
    ),
  )
