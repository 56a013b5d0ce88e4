import * as z from 'zod'
import { beijingIso, type Instant } from '../ground/clock.ts'
import { required, typed } from '../ground/parse.ts'
import type { Json } from '../ledger/canonical.ts'
import { type MatterKind, matterKinds } from '../statute/matter.ts'
import type { State } from './lifecycle.ts'

export { matterKinds } from '../statute/matter.ts'

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

export type ListedDecision = Decision & {
  readonly state: DecisionState
  /** Where it stands on the main line of the state table. */
  readonly stage: State
}

/** What a drafter says to create a decision. */
export const decisionInput = z.object({
  title: required(200).meta({ description: '决策事项名称' }),
  matter_kind: z.enum(matterKinds).meta({ description: 'Decides which minimum comment period applies (R1)' }),
  special: typed(40).default('').meta({
    description: 'The code of a special law whose numbers apply instead (另有规定的，从其规定); empty: none',
  }),
})

export type DecisionInput = z.input<typeof decisionInput>

/** A decision as programs read it. */
export const decisionJson = (
  decision: Decision & { readonly state?: DecisionState; readonly stage?: State },
) =>
  ({
    id: decision.id,
    title: decision.title,
    matter_kind: decision.matterKind,
    drafting_unit: decision.unitName,
    created_at: beijingIso(decision.createdAt),
    ...(decision.state === undefined ? {} : { state: decision.state }),
    ...(decision.stage === undefined ? {} : { stage: decision.stage }),
  }) satisfies Json
