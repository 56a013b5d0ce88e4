import { answerItems } from '../../adoption/answer-items.ts'
import { clauseTexts, selectClauses } from '../../adoption/clause-text.ts'
import { selectFigures } from '../../adoption/hearing-question.ts'
import { prepareReport } from '../../adoption/prepare-report.ts'
import { publishReport, requestReportReview } from '../../adoption/publish-report.ts'
import { correctNotice } from '../../consultations/correct-notice.ts'
import { noticeInput } from '../../consultations/notice.ts'
import { publishNotice } from '../../consultations/publish-notice.ts'
import { requestNoticeReview } from '../../consultations/request-notice-review.ts'
import { saveNotice } from '../../consultations/save-notice.ts'
import { answerHearingQuestion } from '../../decisions/answer-hearing-question.ts'
import { createDecision } from '../../decisions/create-decision.ts'
import { giveReview } from '../../decisions/give-review.ts'
import { type OpinionInput, reviewChecks } from '../../decisions/review.ts'
import { addDocument } from '../../drafts/add-document.ts'
import { workingClauses } from '../../drafts/bring-text.ts'
import { parseOutline } from '../../drafts/outline.ts'
import { saveDraft } from '../../drafts/save-draft.ts'
import { draftInput } from '../../drafts/version.ts'
import { addDays, type PlainDate } from '../../ground/clock.ts'
import type { Visit } from '../../ground/house.ts'
import { parse } from '../../ground/parse.ts'
import type { Officer } from '../../people/officer.ts'
import { bytesOf } from './attachment.ts'
import { type Cast, done } from './cast.ts'
import { type File, hear } from './hear.ts'
import { actsOfHearing } from './hearing-acts.ts'
import type { Matter } from './matter.ts'
import { actsOfTrail } from './official.ts'
import { type Act, momentOf, nextOfficeDay, officeDay, type When } from './timetable.ts'
import { heads } from './trail.ts'

export type Stage = {
  readonly files: R2Bucket
  readonly cast: Cast
  readonly today: PlainDate
  /** Give the secrecy review that waits: 公开. */
  readonly judge: (visit: Visit, reviewer: Officer, reviewId: string) => Promise<void>
}

const OPINION: OpinionInput = {
  opinion: 'public',
  basis: '《中华人民共和国政府信息公开条例》和本单位信息公开审查规定。',
  reason:
    '经逐项核对，文本不涉及国家秘密、商业秘密和个人隐私，公开后不影响国家安全、公共安全、经济安全和社会稳定。',
  checks: [...reviewChecks],
}

/** What every reviewer of the demo says. */
export const judge: Stage['judge'] = async (visit, reviewer, reviewId) => {
  done(await giveReview(visit, reviewer, reviewId, OPINION))
}

/** Everything done about one matter, each act with its instant. */
export function actsOf(matter: Matter, stage: Stage): Act[] {
  const { files, cast, today } = stage
  const { drafter, reviewer } = cast[matter.team]
  const file: File = {
    decision: '',
    draft: '',
    consultation: '',
    intake: '',
    review: '',
    report: '',
    hearing: '',
    clauses: new Map(),
    replies: new Map(),
    entered: [],
    seated: [],
    speeches: [],
    views: new Map(),
  }
  const acts: Act[] = []
  const act = (when: When, deed: Act['deed']) => acts.push({ at: momentOf(today, when), deed })
  // The times of day rise from step to step: days that a weekend pushes together keep their order.
  const office = (day: number, time: string, deed: Act['deed']) => act([officeDay(today, day), time], deed)

  const published = officeDay(today, matter.day)
  office(matter.day - 24, '09:05', async (visit) => {
    file.decision = done(
      await createDecision(visit, drafter, { title: matter.title, matter_kind: matter.kind }),
    ).id
  })
  office(matter.day - 16, '09:40', async (visit) => {
    const outline = parseOutline(matter.draft)
    const title = outline.title ?? matter.title
    const input = { title, explanation: matter.explanation, clauses: workingClauses(outline) }
    const { id } = done(await saveDraft(visit, drafter, file.decision, done(parse(draftInput, input))))
    const texts = clauseTexts(await selectClauses(visit.db, id))
    for (const { uid, label } of texts.values()) file.clauses.set(label, uid)
    file.draft = id
  })
  const documents: string[] = []
  for (const attachment of matter.attachments ?? [])
    office(matter.day - 16, '10:05', async (visit) => {
      const brought = { name: attachment.name, bytes: bytesOf(attachment) }
      documents.push(done(await addDocument(visit, files, drafter, file.decision, brought)).id)
    })
  if (matter.trail) acts.push(...actsOfTrail(matter, matter.trail, file, stage))
  if (matter.hearing) acts.push(...actsOfHearing(matter, matter.hearing, file, stage))
  if (matter.reaches === 'drafted') return acts
  office(matter.day - 6, '10:40', async (visit) => {
    const input = {
      ...matter.notice,
      carriers: (matter.beside ?? []).map(([kind, name]) => ({ kind, name })),
      draft_version_id: file.draft,
      document_ids: documents,
      starts_on: matter.ends === undefined ? null : addDays(today, matter.starts ?? published),
      ends_on: matter.ends === undefined ? null : addDays(today, matter.ends),
    }
    const saved = done(await saveNotice(visit, drafter, file.decision, done(parse(noticeInput, input))))
    file.consultation = saved.consultationId
    file.intake = saved.noticeId
  })
  if (matter.reaches === 'saved') return acts
  office(matter.day - 5, '11:20', async (visit) => {
    file.review = done(await requestNoticeReview(visit, drafter, file.decision)).reviewId
  })
  if (matter.reaches === 'review') return acts
  office(matter.day - 3, '15:10', (visit) => judge(visit, reviewer, file.review))
  office(matter.day, '16:30', async (visit) => {
    done(await publishNotice(visit, drafter, file.decision))
  })
  const { correction } = matter
  if (correction)
    office(...correction.on, async (visit) => {
      const note = { text: correction.text, no_secret: true, no_substance: true }
      done(await correctNotice(visit, drafter, file.consultation, note))
    })
  matter.voices?.forEach((voice, index) => {
    const [day, time] = voice.on
    const arrived = voice.by ? nextOfficeDay(today, day, -1) : day
    act([arrived, time], (visit) =>
      hear(visit, { matter, file, voice, index, today, arrived, keyedBy: drafter.id }),
    )
  })
  const replies = new Set(matter.voices?.flatMap(({ points }) => points.flatMap(({ reply }) => reply ?? [])))
  for (const reply of replies)
    office(...reply.on, async (visit) => {
      const { disposition, reason, wording } = reply
      const items = file.replies.get(reply) ?? []
      const answer = { items, disposition, reason, ...(wording && { changed_wording: wording }) }
      done(await answerItems(visit, drafter, file.intake, answer))
    })
  const judged = matter.trail?.judged
  if (judged)
    office(...judged.on, async (visit) => {
      const { dissent, attention, hearing = false, reason } = judged
      const signed = { dissent, attention, hearing, reason, signed_by: heads[matter.team].name }
      const [figures] = await selectFigures(visit.db, file.intake)
      if (!figures) throw new Error('an intake has its figures')
      done(await answerHearingQuestion(visit, drafter, file.decision, signed, figures, true))
    })
  const { report } = matter
  if (!report) return acts
  office(report.day - 3, '10:10', async (visit) => {
    const { title, summary } = report
    file.report = done(await prepareReport(visit, drafter, file.intake, { title, summary })).reportId
  })
  office(report.day - 3, '10:30', async (visit) => {
    file.review = done(await requestReportReview(visit, drafter, file.report)).reviewId
  })
  office(report.day - 1, '15:40', (visit) => judge(visit, reviewer, file.review))
  office(report.day, '16:00', async (visit) => {
    const carriers = (matter.beside ?? []).map(([kind, name]) => ({
      kind,
      name,
      at: visit.now,
      evidence: kind === 'media' ? `${name}当日播出，播出单存档` : `${name}张贴，照片存档`,
      replaced_reason: '',
    }))
    done(await publishReport(visit, drafter, file.report, { carriers }))
  })
  return acts
}
