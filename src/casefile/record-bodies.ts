import * as z from 'zod'
import type { PlainDate } from '../ground/clock.ts'
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

/** Refuse a body for what it leaves open, at the field that is missing. */
export const needs =
  (...asked: readonly [when: (body: never) => boolean, field: string, code?: RefusalCode][]) =>
  (ctx: { value: Told; issues: unknown[] }) => {
    for (const [when, field, code = 'missing'] of asked) {
      if (when(ctx.value as never))
        ctx.issues.push({ code: 'custom', input: undefined, path: [field], params: { code } })
    }
  }

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
      (b: { schemes: unknown[]; one_reason: string }) => b.schemes.length < 2 && b.one_reason === '',
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
        (b: { consulted: unknown[]; none_reason: string }) =>
          b.consulted.length === 0 && b.none_reason === '',
        'none_reason',
        'reason_missing',
      ],
      [
        (b: { disputed: string; disputes: unknown[] }) => b.disputed === 'yes' && b.disputes.length === 0,
        'disputes',
      ],
    ),
  )

export const none = (field: string) => [(b: Told) => (b[field] as unknown[]).length === 0, field] as const

export type LegalityBody = {
  readonly received_on: PlainDate
  readonly concluded_on: PlainDate
  readonly verdict: 'lawful' | 'amend' | 'unlawful'
  readonly short_reason: string
  readonly exploratory_risks: string
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
    exploratory_risks: maybeText(),
  })
  .check(
    needs(
      [(b: LegalityBody) => b.concluded_on < b.received_on, 'concluded_on', 'ends_before_start'],
      // Lawful is what all three questions say.
      [
        (b: { verdict: string; powers: string; procedure: string; content: string }) =>
          b.verdict === 'lawful' && [b.powers, b.procedure, b.content].includes('no'),
        'verdict',
        'verdict_differs',
      ],
    ),
  )
