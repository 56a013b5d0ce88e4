import { type MilestoneCode, recordMilestone } from '../decisions/milestone.ts'
import type { Statement } from '../ground/batch.ts'
import { beijingDate, beijingIso } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import type { Json } from '../ledger/canonical.ts'
import { breach } from '../statute/citations.ts'
import { announcementSchema } from './announcement.ts'
import { judgeCancellation } from './cancel-hearing.ts'
import type { HearingGround } from './hearing-ground.ts'
import { isMoved, isPostponement, judgeProposal } from './judge-announcement.ts'
import { judgeListPaper } from './judge-list.ts'
import { notifySignedUp } from './letters-queue.ts'
import type { HearingPaper, PaperEffects, PaperJudge, PaperKind } from './paper.ts'

/** What is different from kind to kind when a numbered paper is published. */
type KindOfPaper = {
  /** The deed of the state table that must be possible. */
  readonly transition: 'hearing_announced' | 'hearing_conducted'
  /** The deed that stands in the ledger. */
  readonly deed: { readonly deed: string }
  /** Rule numbers of the publication. */
  readonly rule: string
  readonly judge: PaperJudge
  /** Dates for the ledger's entry; never a name or a text. */
  readonly told: (paper: HearingPaper) => Readonly<Record<string, Json>>
  readonly effects: PaperEffects
}

const story = (
  { db, now }: Visit,
  { hearing }: HearingGround,
  code: MilestoneCode,
  params: Readonly<Record<string, string | number>>,
): Statement => recordMilestone(db, { decisionId: hearing.decisionId, at: now, code, params })

/** A letter to everyone who is still signed up and left an address. */
const tell = (
  { db, now }: Visit,
  { hearing }: HearingGround,
  letter: 'hearing_postponed' | 'hearing_changed' | 'hearing_cancelled',
  paper: HearingPaper,
): Statement => notifySignedUp(db, hearing.id, letter, paper.id, now)

const none = () => ({})

export const kindsOfPaper: Readonly<Record<PaperKind, KindOfPaper>> = {
  hearing_announcement: {
    transition: 'hearing_announced',
    deed: { deed: 'hearing_announced' },
    rule: 'R14,R15,R28',
    judge: async ({ now }, ground, paper) => {
      const body = announcementSchema.parse(paper.body)
      const proposal = { body, documents: paper.documents.length, at: now }
      const held = ground.begun ? [{ code: 'hearing_held' } as const] : []
      // what was carried and is carried no longer is a change as well
      const carried = new Set(paper.documents.map(({ sha256 }) => sha256))
      const dropped = ground.terms?.documents.some(({ sha256 }) => !carried.has(sha256))
      const unsaid =
        dropped && body.change_reason === ''
          ? [breach('R14', 'change_reason_missing', { field: 'change_reason' })]
          : []
      const found = judgeProposal(ground, proposal, ground.pinned.effective)
      return [
        ...held,
        ...found,
        ...(found.some(({ code }) => code === 'change_reason_missing') ? [] : unsaid),
      ]
    },
    told: ({ heldAt, registrationFrom, registrationTo, says }) => ({
      held_at: heldAt && beijingIso(heldAt),
      registration_from: registrationFrom && beijingIso(registrationFrom),
      registration_to: registrationTo && beijingIso(registrationTo),
      says: [...says],
    }),
    effects: (visit, ground, paper) => {
      const [before, body] = [ground.terms?.body ?? null, announcementSchema.parse(paper.body)]
      const postponed = isPostponement(before, body)
      const { no, heldAt } = paper
      const code = postponed ? 'hearing_postponed' : 'hearing_announced'
      return [
        heldAt
          ? story(visit, ground, code, { no, held_on: beijingDate(heldAt) })
          : story(visit, ground, `${code}_undated`, { no }),
        ...(postponed
          ? [tell(visit, ground, 'hearing_postponed', paper)]
          : isMoved(before, body)
            ? [tell(visit, ground, 'hearing_changed', paper)]
            : []),
      ]
    },
  },
  representative_list: {
    transition: 'hearing_conducted',
    deed: { deed: 'representative_list_published' },
    rule: 'R16,R17,R18,R28',
    judge: ({ db, now }, ground, paper) => judgeListPaper(db, ground, paper, now),
    told: none,
    effects: (visit, ground, { no }) => [story(visit, ground, 'hearing_list_published', { no })],
  },
  hearing_cancellation: {
    transition: 'hearing_conducted',
    deed: { deed: 'hearing_cancelled' },
    rule: 'R14,R28',
    judge: async (_visit, ground, paper) => judgeCancellation(ground, paper),
    told: none,
    effects: (visit, ground, paper) => [
      story(visit, ground, 'hearing_cancelled', { no: paper.no }),
      tell(visit, ground, 'hearing_cancelled', paper),
    ],
  },
}
