import { scheduleDeliberation, scheduleInput } from '../../casefile/deliberate.ts'
import { kinds } from '../../casefile/kinds.ts'
import { paperInput, preparePaper, requestPaperReview } from '../../casefile/prepare-paper.ts'
import { promulgate, promulgationInput } from '../../casefile/promulgate.ts'
import { recordStep } from '../../casefile/record-step.ts'
import { submitDecision } from '../../casefile/submit.ts'
import { outcomeInput, takeDecision } from '../../casefile/take-decision.ts'
import { approvePlan } from '../../decisions/approve-plan.ts'
import { listDecision } from '../../decisions/list-decision.ts'
import { listingInput } from '../../decisions/listing.ts'
import { addDocument } from '../../drafts/add-document.ts'
import { addDays, beijingDate } from '../../ground/clock.ts'
import type { Visit } from '../../ground/house.ts'
import { parse } from '../../ground/parse.ts'
import type { Officer } from '../../people/officer.ts'
import { bytesOf } from './attachment.ts'
import { done } from './cast.ts'
import type { File } from './hear.ts'
import type { Attachment, Matter } from './matter.ts'
import { planOf } from './plans.ts'
import type { Stage } from './stage.ts'
import { type Act, momentOf, officeDay, type When } from './timetable.ts'
import type { Day, Trail } from './trail.ts'

/** Put a decision into the list of the year in which that is done. */
export async function list(visit: Visit, office: Officer, decisionId: string, joint: readonly string[] = []) {
  const today = beijingDate(visit.now)
  const input = {
    excluded: 'none',
    party_consent_on: addDays(today, -1),
    year: Number(today.slice(0, 4)),
    joint_units: joint,
  }
  done(await listDecision(visit, office, decisionId, done(parse(listingInput, input))))
}

/** The text as it was decided: the draft with what was adopted, and what the meeting changed. */
function finalLines({ draft, voices = [] }: Matter, changed: Readonly<Record<string, string>>): string[] {
  const wordings = voices.flatMap(({ points }) =>
    points.flatMap(({ clause, reply }) => (reply?.wording ? [[clause, reply.wording] as const] : [])),
  )
  const now = new Map([...wordings, ...Object.entries(changed)])
  return draft
    .split('\n')
    .filter((line) => line.trim() !== '' && line !== '（征求意见稿）')
    .map((line) => {
      const label = /^(第[一二三四五六七八九十百]+条)　/.exec(line)?.[1]
      const wording = label && now.get(label)
      return wording ? `${label}　${wording}` : line
    })
}

/** Everything done about a matter beside its consultation, each act with its instant. */
export function actsOfTrail(matter: Matter, trail: Trail, file: File, stage: Stage): Act[] {
  const { cast, files, today } = stage
  const { drafter, reviewer } = cast[matter.team]
  const { office, legal } = cast
  const acts: Act[] = []
  const act = ([day, time]: When, deed: Act['deed']) =>
    acts.push({ at: momentOf(today, [officeDay(today, day), time]), deed })
  const day: Day = (offset) => addDays(today, officeDay(today, offset))
  const bring = async (visit: Visit, paper: Attachment): Promise<string> => {
    const brought = { name: paper.name, bytes: bytesOf(paper) }
    return done(await addDocument(visit, files, drafter, file.decision, brought)).id
  }

  act([matter.day - 22, '09:20'], (visit) => list(visit, office, file.decision, trail.joint))
  act([matter.day - 8, '10:20'], async (visit) => {
    const plan = planOf(matter, trail.plan, today, beijingDate(visit.now))
    done(await approvePlan(visit, drafter, file.decision, plan))
  })
  for (const { on, kind, body, papers = [] } of trail.records)
    act(on, async (visit) => {
      const documentIds: string[] = []
      for (const paper of papers) documentIds.push(await bring(visit, paper))
      const [role] = kinds[kind].by
      const officer = role === 'drafter' ? drafter : role === 'legal' ? legal : office
      done(await recordStep(visit, officer, file.decision, kind, { body: { ...body(day) }, documentIds }))
    })
  const { submitted, deliberated, taken, promulgated } = trail
  if (submitted)
    act(submitted.on, async (visit) => void done(await submitDecision(visit, drafter, file.decision)))
  if (!deliberated) return acts
  const meeting = { meeting: 'standing', meets_on: day(deliberated.meets) }
  act(deliberated.scheduled, async (visit) => {
    done(await scheduleDeliberation(visit, office, file.decision, done(parse(scheduleInput, meeting))))
  })
  if (!taken) return acts
  act(taken.on, async (visit) => {
    const minutes = {
      name: `${deliberated.session}纪要.docx`,
      lines: [deliberated.session, taken.discussion],
    }
    const { outcome, dissent, changes = '' } = taken
    const input = {
      ...meeting,
      outcome,
      present: '县长、常务副县长、各副县长、县政府办公室主任，应到9人，实到8人，1人请假。',
      head: taken.discussion,
      agrees: 'yes',
      dissent,
      ...(outcome === 'pass_with_changes' && { changes, material: 'no' }),
      document_ids: [await bring(visit, minutes)],
    }
    done(await takeDecision(visit, office, file.decision, done(parse(outcomeInput, input))))
  })
  if (!promulgated) return acts
  act(promulgated.prepared, async (visit) => {
    const lines = finalLines(matter, promulgated.changed)
    const text = await bring(visit, { name: `${matter.title}.docx`, lines })
    const title = `《${matter.title}》政策解读`
    const explained = await bring(visit, {
      name: `${title}.docx`,
      lines: [title, ...promulgated.interpretation],
    })
    const input = {
      title: matter.title,
      opinions: promulgated.opinions,
      text_document_id: text,
      interpretation_document_id: explained,
      hotline: matter.notice.contact_phone ?? '',
    }
    done(await preparePaper(visit, drafter, file.decision, done(parse(paperInput, input))))
    file.review = done(await requestPaperReview(visit, drafter, file.decision, 'decision')).reviewId
  })
  act(promulgated.reviewed, (visit) => stage.judge(visit, reviewer, file.review))
  act(promulgated.on, async (visit) => {
    const input = {
      doc_no: promulgated.docNo(Number(beijingDate(visit.now).slice(0, 4))),
      gazette: promulgated.gazette,
      portal: '云溪县人民政府门户网站“政策文件”栏目',
      newspaper: promulgated.newspaper,
    }
    done(await promulgate(visit, office, file.decision, done(parse(promulgationInput, input))))
  })
  return acts
}
