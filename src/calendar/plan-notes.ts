import { citations as law } from '../statute/citations.ts'
import type { Citation } from '../statute/deadline.ts'
import type { From } from '../statute/profile.ts'
import { citationOf } from '../statute/terms.ts'
import type { Choices, Task } from './plan-entry.ts'

export type PlanNote = {
  readonly code:
    | 'needs_calendar'
    | 'later_needs_calendar'
    | 'starts_in_the_past'
    | 'does_not_fit'
    | 'shorten_reason'
    | 'legality_reason'
    | 'no_public_way'
    | 'starts_on_rest_day'
    | 'secrecy_left_out'
    | 'legality_left_out'
  readonly params: Readonly<Record<string, string | number>>
  readonly citation?: Citation
  /** True when it says that this plan cannot be carried out as it stands. */
  readonly impossible: boolean
}

const note = (
  code: PlanNote['code'],
  params: PlanNote['params'],
  citation: Citation,
  impossible = false,
): PlanNote => ({
  code,
  params,
  citation,
  impossible,
})

/** What the choices themselves entail: reasons to be given, duties left out. */
export function notesOn(choices: Choices): PlanNote[] {
  const { must, commentDays, legalityDays, rules } = choices
  const { comment_days: comments, legality_review: legality } = rules.values
  const text = (from: From | null, otherwise: Citation) => (from ? citationOf(from) : otherwise)
  const has = (task: Task) => must.includes(task)
  const found: (PlanNote | false)[] = [
    !has('comment') && !has('hearing') && note('no_public_way', {}, law.A03, true),
    has('comment') &&
      commentDays < comments.usual &&
      note('shorten_reason', { days: commentDays, usual: comments.usual }, text(comments.source, law.R2)),
    !has('legality') && note('legality_left_out', {}, law.R25, true),
    has('legality') &&
      legalityDays < legality.usual &&
      note('legality_reason', { days: legalityDays, usual: legality.usual }, text(legality.source, law.R25)),
    !has('secrecy') && note('secrecy_left_out', {}, law.R28),
  ]
  return found.filter((each) => each !== false)
}
