import { addDocument } from '../../drafts/add-document.ts'
import type { Visit } from '../../ground/house.ts'
import { parse } from '../../ground/parse.ts'
import { confirmPart, recordConfirmation } from '../../hearings/confirm-part.ts'
import { partHash, readRecord } from '../../hearings/record.ts'
import { requestCorrection } from '../../hearings/request-correction.ts'
import { correctSpeech, saveSpeech } from '../../hearings/save-speech.ts'
import { settleCorrection } from '../../hearings/settle-correction.ts'
import { correctionSchema, speechSchema } from '../../hearings/speech.ts'
import type { Category } from '../../statute/hearing.ts'
import { bytesOf } from './attachment.ts'
import { done } from './cast.ts'
import { type File, uidOf } from './hear.ts'
import type { HearingDay, Said } from './hearing-story.ts'
import type { Matter } from './matter.ts'
import type { Stage } from './stage.ts'
import { type Act, momentOf, officeDay } from './timetable.ts'
import { heads, paper } from './trail.ts'

/** A representative by her category and her place in it: who that is, the draw has settled. */
export function personAt({ seated }: File, [category, place]: readonly [Category, number]): string {
  const found = seated.filter((each) => each.category === category)[place]
  if (!found) throw new Error(`no representative ${category} ${place}`)
  return found.registrationId
}

/** Take down what somebody said, under the next key of this hearing. */
export async function takeDown(
  visit: Visit,
  matter: Matter,
  file: File,
  stage: Stage,
  said: Said,
  index: number,
): Promise<void> {
  const { by, at, clause, reason, wording, answers } = said
  const input = {
    form_key: `demo-${matter.name}-speech-${String(index).padStart(2, '0')}`,
    kind: said.kind,
    viewpoint: said.viewpoint,
    said_on_time: at,
    ...('speaker' in by
      ? { speaker: by.speaker, speaker_name: by.name }
      : { speaker: 'representative', registration_id: personAt(file, by) }),
    stance: said.stance,
    clause_uid: clause && uidOf(file, clause),
    reason,
    suggested_wording: wording,
    answers: answers && file.speeches[index - answers],
  }
  const { drafter } = stage.cast[matter.team]
  const { id } = done(await saveSpeech(visit, drafter, file.hearing, done(parse(speechSchema, input))))
  file.speeches[index] = id
}

/** One has a word put right, one signs on paper, one refuses; the others confirm with their codes (R19). */
export function actsOfConfirming(matter: Matter, record: HearingDay, file: File, stage: Stage): Act[] {
  const { cast, files, today } = stage
  const { drafter } = cast[matter.team]
  const acts: Act[] = []
  const act = (time: string, deed: Act['deed']) =>
    acts.push({ at: momentOf(today, [officeDay(today, record.confirmed), time]), deed })
  const { mended, onPaper, refused } = record
  let request = ''
  act('14:05', async (visit) => {
    const { by } = record.said[mended.speech] ?? {}
    if (!by || 'speaker' in by) throw new Error('only a representative has a part to be mended')
    const input = { speech_id: file.speeches[mended.speech], text: mended.wish }
    request = done(await requestCorrection(visit, file.hearing, personAt(file, by), input)).id
  })
  act('15:10', async (visit) => {
    const said = record.said[mended.speech] as Said
    const corrected = {
      form_key: `demo-${matter.name}-mended-00`,
      version: 1,
      kind: said.kind,
      stance: said.stance,
      viewpoint: said.viewpoint,
      reason: mended.reason,
      clause_uid: said.clause && uidOf(file, said.clause),
    }
    const speech = file.speeches[mended.speech] ?? ''
    done(await correctSpeech(visit, drafter, file.hearing, speech, done(parse(correctionSchema, corrected))))
    const settled = { outcome: 'corrected' as const, outcome_note: '' }
    done(await settleCorrection(visit, drafter, file.hearing, request, settled))
  })
  act('16:10', async (visit) => {
    const before = await readRecord(visit.db, file.hearing)
    const [paperId, refusedId] = [personAt(file, onPaper), personAt(file, [refused[0], refused[1]])]
    for (const { registrationId } of before.people) {
      if (before.attendance.get(registrationId)?.present !== true) continue
      const part_sha256 = await partHash(before, registrationId)
      if (registrationId === paperId) {
        const scan = paper('听证笔录签字页', heads[matter.team].unit, '本人发言部分记录属实。')
        const brought = { name: scan.name, bytes: bytesOf(scan) }
        const { id } = done(await addDocument(visit, files, drafter, file.decision, brought))
        const signed = { registration_id: paperId, method: 'signature' as const, document_id: id }
        const said = { ...signed, outcome: 'confirmed' as const, refusal_reason: '', part_sha256 }
        done(await recordConfirmation(visit, drafter, file.hearing, said))
        continue
      }
      const no = registrationId === refusedId
      const outcome = no ? ('refused' as const) : ('confirmed' as const)
      const said = { outcome, refusal_reason: no ? refused[2] : '', part_sha256 }
      done(await confirmPart(visit, file.hearing, registrationId, said))
    }
  })
  return acts
}
