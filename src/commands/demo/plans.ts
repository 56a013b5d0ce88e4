import { type PlanInput, planInput } from '../../decisions/plan.ts'
import { addDays, type PlainDate } from '../../ground/clock.ts'
import { parse } from '../../ground/parse.ts'
import { done } from './cast.ts'
import { heldDay } from './hearing-terms.ts'
import type { Matter } from './matter.ts'
import { officeDay } from './timetable.ts'
import { heads, type PlanWords } from './trail.ts'

/** The participation plan of a matter: what it says of itself, and what every plan of this county says. */
export function planOf(matter: Matter, words: PlanWords, today: PlainDate, signed: PlainDate): PlanInput {
  const head = heads[matter.team]
  const from = matter.starts ?? officeDay(today, matter.day)
  return done(
    parse(planInput, {
      whole_economy: true,
      close_to_people: true,
      touches_interests: true,
      widely_known: true,
      methods: ['public_comment'],
      hearing_by_law: false,
      dissent: false,
      attention: false,
      hearing_needed: false,
      judgement_signed_by: head.name,
      views_diverge: false,
      affects_groups: false,
      technical: false,
      risky: false,
      affects_market: false,
      affects_enterprises: false,
      ...datesOfHearing(matter, today),
      comment_from: addDays(today, from),
      comment_to: addDays(today, matter.ends ?? from + 31),
      shorten_reason: matter.notice.shorten_reason ?? '',
      head_name: head.name,
      head_post: '局长',
      head_signed_on: signed,
      ...words,
      reasons: {
        hearing: '有关各方看法不同，当面说清理由、相互质询，有利于形成大家都能接受的办法。',
        public_comment: '涉及面广，网上公开、逐条征求意见，电话、来信、现场同样受理，能让各方面充分表达。',
        ...words.reasons,
      },
    }),
  )
}

/** When the hearing is planned to be announced, its materials served, and held. */
function datesOfHearing({ hearing }: Matter, today: PlainDate) {
  if (!hearing) return {}
  const held = heldDay(hearing, today)
  return {
    hearing_announced_on: addDays(today, hearing.announced),
    hearing_materials_on: addDays(today, held - 9),
    hearing_on: addDays(today, held),
  }
}
