import * as z from 'zod'
import { required, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'

/** S90 and S91: the two ways in which a procedure ends before a decision is taken. */
export const endingKinds = ['withdrawn', 'urgent_exempt'] as const

/** Why the procedure does not apply: the three kinds of N713 art. 3, and what art. 14 leaves out. */
export const exemptions = ['emergency', 'macro_control', 'legislation', 'not_public'] as const

/** What the office says to end a procedure. */
export const endingInput = z.object({
  kind: z.enum(endingKinds),
  basis: z
    .enum(exemptions)
    .nullish()
    .transform((given) => given ?? null)
    .meta({ description: 'For urgent_exempt: which exemption' }),
  ground: required(2000).meta({ description: 'Facts and legal ground; kept on file, never public' }),
  fact_public: z.boolean().default(false).meta({
    description:
      'The fact itself may be public; always so of a withdrawn matter that was in the annual list or put to the public',
  }),
  public_note: typed(2000)
    .default('')
    .meta({ description: 'What the public is told; required once it has been asked' }),
  no_secret: z
    .boolean()
    .default(false)
    .meta({ description: 'R28: confirms that nothing secret comes out with the note' }),
})

export type EndingInput = z.output<typeof endingInput>

/**
 * What an ending lacks: an exemption its legal ground (S91); a withdrawal after the public was asked the public
 * reason (S90); a public note the confirmation that it gives nothing secret away (R28) and that it may be public,
 * unless the matter stays `known` in any case.
 */
export function judgeEnding(input: EndingInput, consulted: boolean, known: boolean): Problem[] {
  const problems: Problem[] = []
  if (input.kind === 'urgent_exempt' && input.basis === null)
    problems.push(breach('N713_3', 'missing', { field: 'basis' }))
  if (consulted && input.public_note === '')
    problems.push({ code: 'public_note_missing', field: 'public_note' })
  if (input.public_note !== '' && !known && !input.fact_public)
    problems.push({ code: 'confirmation_missing', field: 'fact_public' })
  if (input.public_note !== '' && !input.no_secret)
    problems.push(breach('R28', 'confirmation_missing', { field: 'no_secret' }))
  return problems
}
