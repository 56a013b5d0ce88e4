import type { Visit } from '../ground/house.ts'
import { type Result, refuse } from '../ground/result.ts'
import type { Officer } from '../people/officer.ts'
import { runDay } from './open-day.ts'
import { nextVersion, type SavedSpeech, speechUnder, workedOn } from './save-speech.ts'
import type { StrikeInput } from './speech.ts'

/**
 * Strike a speech out of the record, with the reason: taken down twice, or under the wrong name. It stays in the
 * table, shows as struck out and stays in its speaker's part, with the reason: the part has another hash, so that she
 * is asked, or asked again, and what she confirms says what was struck (R19). A question
 * that was answered stays.
 *
 * Refuses `not_found`, `forbidden`, `wrong_state`, `record_closed`, `changed_meanwhile`, `question_answered`.
 */
export async function strikeSpeech(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  speechId: string,
  input: StrikeInput,
): Promise<Result<SavedSpeech>> {
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const day = opened.value
  const changes = { struckReason: input.struck_reason }
  const again = await speechUnder(visit, hearingId, input.form_key)
  const before = again ? undefined : workedOn(day, speechId, input.version)
  if (before && !before.ok) return before
  const answered = day.record.speeches.some(
    ({ answers, struckReason }) => answers === speechId && struckReason === '',
  )
  if (before && answered) return refuse('question_answered')
  const speech = before?.value ?? day.record.speeches.find(({ id }) => id === speechId)
  return speech ? nextVersion(visit, officer, day, speech, changes, input.form_key) : refuse('not_found')
}
