import * as z from 'zod'
import { sha256 } from '../ground/keys.ts'
import { required, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { canonical } from '../ledger/canonical.ts'
import { kinds as stances } from '../opinions/item.ts'
import { breach } from '../statute/citations.ts'
import type { speeches } from './store.ts'

export { stances }

export type Speech = typeof speeches.$inferSelect

export const speakers = ['representative', 'presenter', 'chair', 'expert', 'other'] as const
export const speechKinds = ['view', 'question', 'answer', 'statement', 'written'] as const

/** Most speeches of one representative that become opinions: as many as a submission holds items. */
export const MAX_SPOKEN = 50

/** The kinds that become opinions of whoever said them, if she is a representative. */
export const opinionKinds = ['view', 'question', 'written'] as const
export const isOpinion = (speech: Pick<Speech, 'speaker' | 'kind'>): boolean =>
  speech.speaker === 'representative' && (opinionKinds as readonly string[]).includes(speech.kind)

/** What was said, as the recorder types it. Viewpoint and reason stand apart (A32). */
export const speechSchema = z.object({
  /** The form's own key: the same form twice is one speech. */
  form_key: z.string().regex(/^[\x21-\x7e]{16,128}$/),
  speaker: z.enum(speakers),
  registration_id: z.string().max(64).optional().describe('Of a representative: who'),
  speaker_name: typed(100).default('').describe('Of officials and experts, who are named in the list'),
  kind: z.enum(speechKinds),
  stance: z.enum(stances).optional().describe('Of what becomes an opinion: its kind'),
  clause_uid: z.string().max(64).optional(),
  viewpoint: required(5000),
  reason: typed(5000).default(''),
  /** She gave none, and that is what the record says. */
  no_reason: z.boolean().default(false),
  suggested_wording: typed(5000).default(''),
  answers: z.string().max(64).optional().describe('Of an answer: the speech it answers'),
  said_on_time: z
    .string()
    .refine((given) => /^([01]\d|2[0-3]):[0-5]\d$/.test(given), { params: { code: 'invalid_time' } })
    .meta({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
    .optional()
    .describe('HH:MM, Beijing, on the day of the hearing; left out: when it was taken down'),
})
export type SpeechInput = z.output<typeof speechSchema>

/** What a correction changes; who spoke stays. */
export const correctionSchema = speechSchema
  .pick({
    form_key: true,
    kind: true,
    stance: true,
    clause_uid: true,
    viewpoint: true,
    reason: true,
    no_reason: true,
    suggested_wording: true,
    answers: true,
  })
  .extend({ version: z.int().min(1).describe('The version it corrects') })
export type CorrectionInput = z.output<typeof correctionSchema>

export const strikeSchema = z.object({
  form_key: z.string().regex(/^[\x21-\x7e]{16,128}$/),
  version: z.int().min(1),
  struck_reason: required(500),
})
export type StrikeInput = z.output<typeof strikeSchema>

type Said = Pick<
  SpeechInput,
  'speaker' | 'registration_id' | 'speaker_name' | 'kind' | 'stance' | 'reason' | 'no_reason' | 'answers'
>

/** What a speech lacks: its speaker, what it answers, its kind of opinion, and its reason (A32). */
export function lacking(said: Said): Problem[] {
  const problems: Problem[] = []
  const opinion = isOpinion(said)
  if (said.speaker === 'representative' && !said.registration_id)
    problems.push({ code: 'missing', field: 'registration_id' })
  if (said.speaker !== 'representative' && said.speaker_name === '')
    problems.push({ code: 'missing', field: 'speaker_name' })
  if (opinion && !said.stance) problems.push({ code: 'missing', field: 'stance' })
  if (said.kind === 'answer' && !said.answers) problems.push({ code: 'missing', field: 'answers' })
  const reasoned = opinion && said.kind !== 'question'
  if (reasoned && said.reason === '' && !said.no_reason)
    problems.push(breach('A32', 'speech_reason_missing', { field: 'reason' }))
  return problems
}

type Words = Pick<
  Speech,
  | 'id'
  | 'hearingId'
  | 'ord'
  | 'speaker'
  | 'registrationId'
  | 'speakerName'
  | 'kind'
  | 'stance'
  | 'clauseUid'
  | 'viewpoint'
  | 'reason'
  | 'suggestedWording'
  | 'answers'
  | 'saidAt'
  | 'struckReason'
>

/** SHA-256 over everything a version of a speech says; its place in the record is given by SQL and left out. */
export const speechHash = (said: Omit<Words, 'ord'>): Promise<string> =>
  sha256(
    canonical({
      v: 1,
      id: said.id,
      hearing: said.hearingId,
      speaker: said.speaker,
      registration: said.registrationId,
      name: said.speakerName,
      kind: said.kind,
      stance: said.stance,
      clause: said.clauseUid,
      viewpoint: said.viewpoint,
      reason: said.reason,
      wording: said.suggestedWording,
      answers: said.answers,
      at: said.saidAt,
      struck: said.struckReason,
    }),
  )
