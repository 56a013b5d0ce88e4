import { sql } from 'drizzle-orm'
import { answerItems } from '../../adoption/answer-items.ts'
import { hearingReportSchema } from '../../adoption/hearing-report.ts'
import { prepareHearingReport } from '../../adoption/prepare-hearing-report.ts'
import { publishHearingReport, requestHearingReportReview } from '../../adoption/publish-hearing-report.ts'
import { addDocument } from '../../drafts/add-document.ts'
import { addDays } from '../../ground/clock.ts'
import type { Visit } from '../../ground/house.ts'
import { parse } from '../../ground/parse.ts'
import { acknowledgeMaterials } from '../../hearings/acknowledge.ts'
import { attendanceSchema } from '../../hearings/attendance.ts'
import { closeRecord } from '../../hearings/close-record.ts'
import { readRepresentatives } from '../../hearings/read-draw.ts'
import { saveRecord } from '../../hearings/save-record.ts'
import { serveMaterials } from '../../hearings/serve-materials.ts'
import { setMaterials } from '../../hearings/set-materials.ts'
import { takeAttendance } from '../../hearings/take-attendance.ts'
import { bytesOf } from './attachment.ts'
import { done } from './cast.ts'
import type { File } from './hear.ts'
import { actsOfConfirming, personAt, takeDown } from './hearing-record.ts'
import type { HearingDay, HearingStory, Verdict } from './hearing-story.ts'
import { heldDay } from './hearing-terms.ts'
import type { Attachment, Matter } from './matter.ts'
import type { Stage } from './stage.ts'
import { type Act, momentOf, officeDay, type When } from './timetable.ts'

/** The materials, the day of the hearing, its record and its report, as far as the story has come. */
export function actsOfHearingDay(matter: Matter, story: HearingStory, file: File, stage: Stage): Act[] {
  const { cast, files, today, judge } = stage
  const { drafter, reviewer } = cast[matter.team]
  const acts: Act[] = []
  const act = (when: When, deed: Act['deed']) => acts.push({ at: momentOf(today, when), deed })
  const office = (day: number, time: string, deed: Act['deed']) => act([officeDay(today, day), time], deed)
  const bring = async (visit: Visit, attachment: Attachment): Promise<string> => {
    const brought = { name: attachment.name, bytes: bytesOf(attachment) }
    return done(await addDocument(visit, files, drafter, file.decision, brought)).id
  }
  const { served, record, report, listed } = story
  if (!served) return acts
  office(served.day, '17:10', async (visit) => {
    file.seated = await readRepresentatives(visit.db, file.hearing)
    const document_ids: string[] = []
    for (const each of served.papers) document_ids.push(await bring(visit, each))
    done(await setMaterials(visit, drafter, file.hearing, { document_ids }))
    const service = {
      registration_ids: file.seated.map(({ registrationId }) => registrationId),
      manner: 'online' as const,
    }
    const served_on = addDays(today, officeDay(today, served.day))
    done(await serveMaterials(visit, drafter, file.hearing, { ...service, served_on, served_time: '17:10' }))
  })
  office(served.day, '19:20', async (visit) => {
    for (const { registrationId } of file.seated.slice(0, 2))
      done(await acknowledgeMaterials(visit, file.hearing, registrationId))
  })
  if (!record || !listed) return acts

  const held = heldDay(story, today)
  const head = {
    held_on: addDays(today, held),
    started_at: '09:00',
    venue: story.venue,
    chair: listed.chair,
    recorder: listed.recorder,
    presenter: listed.presenter,
    monitor: listed.monitor,
    panel: listed.panel.join('、'),
  }
  act([held, '09:02'], async (visit) => {
    done(await saveRecord(visit, drafter, file.hearing, { head, documentIds: [] }))
  })
  act([held, '09:10'], async (visit) => {
    const [category, place, reason] = record.absent
    const absent = personAt(file, [category, place])
    const people = file.seated.map(({ registrationId: id }) => ({
      registration_id: id,
      present: id !== absent,
      reason: id === absent ? reason : '',
    }))
    done(await takeAttendance(visit, drafter, file.hearing, done(parse(attendanceSchema, { people }))))
  })
  record.said.forEach((said, index) => {
    act([held, said.at], (visit) => takeDown(visit, matter, file, stage, said, index))
  })
  act([held, record.ended], async (visit) => {
    const { ended, observers, press, closing, steps } = record
    const whole = { ...head, ended_at: ended, observers, press, closing_words: closing }
    const agenda = steps.map(([step, at]) => ({ step, at }))
    done(
      await saveRecord(visit, drafter, file.hearing, { head: { ...whole, steps: agenda }, documentIds: [] }),
    )
  })
  acts.push(...actsOfConfirming(matter, record, file, stage))
  office(record.closed, '17:20', async (visit) => {
    done(await closeRecord(visit, drafter, file.hearing))
    const lodged = await visit.db.all<{ id: string; text: string }>(
      sql`SELECT id, text FROM items WHERE intake_id = ${file.hearing}`,
    )
    for (const { id, text } of lodged) file.views.set(text, id)
  })
  for (const verdict of new Set(record.said.flatMap(({ verdict }) => verdict ?? [])))
    office(...verdict.on, async (visit) => {
      const { disposition, reason, wording } = verdict
      const items = viewsOf(record, verdict).map((text) => file.views.get(text) ?? '')
      const answer = { items, disposition, reason, ...(wording && { changed_wording: wording }) }
      done(await answerItems(visit, drafter, file.hearing, answer))
    })
  if (!report) return acts
  let [prepared, review] = ['', '']
  office(report.day - 2, '11:10', async (visit) => {
    const { conclusion, conclusionText, opinions, adoption } = report
    const input = { conclusion, conclusion_text: conclusionText, opinions, adoption }
    const words = done(parse(hearingReportSchema, input))
    prepared = done(await prepareHearingReport(visit, drafter, file.hearing, words)).reportId
    review = done(await requestHearingReportReview(visit, drafter, prepared)).reviewId
  })
  office(report.day - 1, '15:20', (visit) => judge(visit, reviewer, review))
  office(
    report.day,
    '16:50',
    async (visit) => void done(await publishHearingReport(visit, drafter, prepared)),
  )
  return acts
}

const viewsOf = ({ said }: HearingDay, verdict: Verdict): string[] =>
  said.filter((each) => each.verdict === verdict).map(({ viewpoint }) => viewpoint)
