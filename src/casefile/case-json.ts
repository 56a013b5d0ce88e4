import * as z from 'zod'
import { demands, type FactKey } from '../decisions/facts.ts'
import { states } from '../decisions/lifecycle.ts'
import { beijingIso } from '../ground/clock.ts'
import { citations } from '../statute/citations.ts'
import type { Case } from './case.ts'
import { kindNames, kinds } from './kinds.ts'
import { newestRecord } from './known.ts'
import { linkOf } from './links.ts'
import type { CaseRecord } from './store.ts'

const instant = z.iso.datetime({ offset: true })
const missing = z.object({
  fact: z.string(),
  rule: z.string(),
  source: z.string(),
  quote: z.string(),
  supplier: z.string(),
  page: z.string().nullable(),
})

export const recordSchema = z.object({
  id: z.string(),
  kind: z.enum(kindNames),
  version: z.int(),
  body: z.record(z.string(), z.unknown()),
  documents: z.array(z.object({ id: z.string(), sha256: z.string() })),
  sha256: z.string(),
  recorded_by: z.string(),
  recorded_at: instant,
})

export const caseSchema = z.object({
  id: z.string(),
  title: z.string(),
  matter_kind: z.string(),
  state: z.string().describe('Of the main line (domain.md §3)'),
  state_code: z.string(),
  shown_state: z.string().describe('With what the facts tell between its rows'),
  facts: z.record(z.string(), z.enum(['met', 'missing', 'not_needed'])),
  ahead: z.array(
    z.object({ deed: z.string(), by: z.array(z.string()), to: z.string(), missing: z.array(missing) }),
  ),
  steps: z.array(z.object({ deed: z.string(), state: z.string(), at: instant, officer: z.string() })),
  records: z.array(
    z.object({
      kind: z.enum(kindNames),
      needed: z.boolean(),
      by: z.array(z.string()),
      rule: z.string(),
      newest: recordSchema.nullable(),
    }),
  ),
  hearings: z
    .array(
      z.object({
        id: z.string(),
        record_closed_at: instant.nullable(),
        pending: z.int(),
        report: z.string().nullable(),
        report_current: z.boolean(),
        published_at: instant.nullable(),
      }),
    )
    .describe('Announced and not cancelled'),
  profiles: z.array(z.object({ code: z.string(), version: z.int() })),
})

/** A version of a record as programs read it. */
export const recordJson = (record: CaseRecord): z.input<typeof recordSchema> => ({
  id: record.id,
  kind: record.kind,
  version: record.version,
  body: record.body,
  documents: [...record.documents],
  sha256: record.sha256,
  recorded_by: record.officerName,
  recorded_at: beijingIso(record.at),
})

/** A decision's procedure as programs read it. */
export function caseJson(file: Case): z.input<typeof caseSchema> {
  const one = (fact: FactKey) => ({
    fact,
    ...demands[fact],
    ...citations[demands[fact].rule],
    page: linkOf(file, fact) ?? null,
  })
  return {
    id: file.decision.id,
    title: file.decision.title,
    matter_kind: file.decision.matterKind,
    state: file.state,
    state_code: states[file.shownState].code,
    shown_state: file.shownState,
    facts: { ...file.facts },
    ahead: file.ahead.map(({ transition, missing: lacks }) => ({
      deed: transition.deed,
      by: [...transition.by],
      to: transition.to,
      missing: lacks.map(({ fact }) => one(fact)),
    })),
    steps: file.steps.map(({ deed, state, at, officerName }) => ({
      deed,
      state,
      at: beijingIso(at),
      officer: officerName,
    })),
    records: kindNames.map((kind) => {
      const newest = newestRecord(file.records, kind)
      return {
        kind,
        needed: file.owed[kind],
        by: [...kinds[kind].by],
        rule: kinds[kind].rule,
        newest: newest ? recordJson(newest as CaseRecord) : null,
      }
    }),
    hearings: file.hearings.map((each) => ({
      id: each.id,
      record_closed_at: each.record_closed_at && beijingIso(each.record_closed_at),
      pending: each.pending,
      report: each.report_id,
      report_current: each.report_current === 1,
      published_at: each.published_at && beijingIso(each.published_at),
    })),
    profiles: file.layers.map(({ code, version }) => ({ code, version })),
  }
}
