import * as z from 'zod'
import { beijingIso, type Instant } from '../ground/clock.ts'
import { required } from '../ground/parse.ts'
import type { Json } from '../ledger/canonical.ts'
import type { MatterKind } from '../statute/periods.ts'

export const matterKinds = [
  'major_decision',
  'normative_document',
  'other',
] as const satisfies readonly MatterKind[]

/** A matter to be decided, with the unit that drafts it (决策承办单位). */
export type Decision = {
  readonly id: string
  readonly title: string
  readonly matterKind: MatterKind
  readonly draftingUnitId: string
  readonly unitName: string
  readonly createdAt: Instant
}

/** How far its public life has come, as its publications tell. */
export type DecisionState = 'preparing' | 'published' | 'reported'

export type ListedDecision = Decision & { readonly state: DecisionState }

/** What a drafter says to create a decision. */
export const decisionInput = z.object({
  title: required(200).meta({ description: '决策事项名称' }),
  matter_kind: z.enum(matterKinds).meta({ description: 'Decides which minimum comment period applies (R1)' }),
})

export type DecisionInput = z.output<typeof decisionInput>

/** A decision as programs read it. */
export const decisionJson = (decision: Decision & { readonly state?: DecisionState }) =>
  ({
    id: decision.id,
    title: decision.title,
    matter_kind: decision.matterKind,
    drafting_unit: decision.unitName,
    created_at: beijingIso(decision.createdAt),
    ...(decision.state === undefined ? {} : { state: decision.state }),
  }) satisfies Json
