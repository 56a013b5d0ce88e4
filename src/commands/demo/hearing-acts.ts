import { approvePlan } from '../../decisions/approve-plan.ts'
import { beijingDate, msOf } from '../../ground/clock.ts'
import type { Visit } from '../../ground/house.ts'
import { sha256 } from '../../ground/keys.ts'
import { parse } from '../../ground/parse.ts'
import { type Announcement, announcementSchema } from '../../hearings/announcement.ts'
import { appoint } from '../../hearings/appoint.ts'
import { decline } from '../../hearings/decline.ts'
import { enterValue } from '../../hearings/enter-value.ts'
import { freezeLists } from '../../hearings/freeze-lists.ts'
import { listInput } from '../../hearings/list.ts'
import { beginHearing } from '../../hearings/open-hearing.ts'
import { publishPaper } from '../../hearings/publish-paper.ts'
import { readRepresentatives } from '../../hearings/read-draw.ts'
import { requestPaperReview } from '../../hearings/request-paper-review.ts'
import { saveAnnouncement } from '../../hearings/save-announcement.ts'
import { saveList } from '../../hearings/save-list.ts'
import type { SavedPaper } from '../../hearings/save-paper.ts'
import { done } from './cast.ts'
import type { File } from './hear.ts'
import { actsOfHearingDay } from './hearing-day.ts'
import type { HearingStory } from './hearing-story.ts'
import { roundAt, termsOf } from './hearing-terms.ts'
import type { Matter } from './matter.ts'
import { planOf } from './plans.ts'
import { actsOfSignUp } from './sign-up.ts'
import type { Stage } from './stage.ts'
import { type Act, momentOf, officeDay, type When } from './timetable.ts'
import type { Trail } from './trail.ts'

/** Everything done about the hearing of a matter, each act with its instant. */
export function actsOfHearing(matter: Matter, story: HearingStory, file: File, stage: Stage): Act[] {
  const { cast, today, judge } = stage
  const { trail } = matter
  const { drafter, reviewer } = cast[matter.team]
  const acts: Act[] = []
  const act = (when: When, deed: Act['deed']) => acts.push({ at: momentOf(today, when), deed })
  const office = (day: number, time: string, deed: Act['deed']) => act([officeDay(today, day), time], deed)
  // The times of day rise from step to step here too.
  /** Saved and handed in on one day, reviewed on the next, published. */
  const issue = (prepared: number, published: number, save: (visit: Visit) => Promise<SavedPaper>) => {
    let paper = ''
    let review = ''
    office(prepared, '15:10', async (visit) => {
      paper = (await save(visit)).paperId
      review = done(await requestPaperReview(visit, drafter, paper)).reviewId
    })
    office(prepared + 1, '15:40', (visit) => judge(visit, reviewer, review))
    office(published, '16:20', async (visit) => void done(await publishPaper(visit, drafter, paper)))
  }
  const terms = termsOf(matter, story, today)
  const announce = async (visit: Visit, changed: Partial<Announcement>) => {
    const body = done(parse(announcementSchema, { ...terms, ...changed }))
    return done(await saveAnnouncement(visit, drafter, file.hearing, { body, documentIds: [] }))
  }

  const { replanned, drawn, declined, listed, postponed } = story
  if (replanned && trail)
    office(replanned.day, '14:20', async (visit) => {
      const plan = planOf(matter, afterwards(trail, replanned.reason), today, beijingDate(visit.now))
      done(await approvePlan(visit, drafter, file.decision, { ...plan, version: 1 }))
    })
  issue(story.prepared, story.announced, async (visit) => {
    file.hearing = done(await beginHearing(visit, drafter, file.decision)).hearingId
    return announce(visit, {})
  })
  acts.push(...actsOfSignUp(matter, story, file, stage))
  if (drawn === undefined) return acts

  const closes = officeDay(today, story.signUp[1])
  act([closes, '18:05'], async (visit) => void done(await freezeLists(visit, file.hearing, null)))
  office(drawn, '10:20', async (visit) => {
    const round = roundAt(msOf(momentOf(today, [closes, '20:00'])))
    const value = `drand quicknet ${round} ${await sha256(`${matter.name} ${round}`)}`
    const source = '演示数据：轮次是真实的编号，随机数是编造的，与公开信标当时公布的不同'
    done(await enterValue(visit, drafter, file.hearing, { value, source }))
  })
  office(drawn, '14:40', async (visit) => {
    for (const draw_no of file.entered)
      done(await appoint(visit, drafter, file.hearing, { draw_no, fallback: '' }))
  })
  if (declined)
    office(drawn + 1, '15:00', async (visit) => {
      const chosen = await readRepresentatives(visit.db, file.hearing)
      const draw_no = chosen.findLast(({ category }) => category === declined)?.drawNo ?? ''
      done(await decline(visit, drafter, file.hearing, { draw_no }))
    })
  if (postponed)
    issue(postponed.day - 2, postponed.day, (visit) =>
      announce(visit, { held_on: null, held_time: null, venue: '', change_reason: postponed.reason }),
    )
  if (listed) {
    const { day, ...words } = listed
    issue(day - 2, day, async (visit) => {
      const body = done(parse(listInput, words))
      return done(await saveList(visit, drafter, file.hearing, { body, documentIds: [] }))
    })
  }
  acts.push(...actsOfHearingDay(matter, story, file, stage))
  return acts
}

/** The plan once more, after the comments: with a hearing, and why. */
function afterwards({ plan, judged }: Trail, reason: string): Trail['plan'] {
  return {
    ...plan,
    methods: ['public_comment', 'hearing'],
    reasons: { ...plan.reasons, hearing: reason },
    dissent: judged?.dissent ?? false,
    attention: judged?.attention ?? false,
    hearing_needed: true,
    judgement_reason: judged?.reason ?? reason,
  }
}
