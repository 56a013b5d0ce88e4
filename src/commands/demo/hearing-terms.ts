import { addDays, beijingDate, type Instant, msOf, type PlainDate } from '../../ground/clock.ts'
import type { AnnouncementInput } from '../../hearings/announcement.ts'
import type { HearingStory } from './hearing-story.ts'
import type { Matter } from './matter.ts'
import { momentOf, nextOfficeDay, officeDay } from './timetable.ts'
import { heads } from './trail.ts'

const QUICKNET_BEGAN_S = 1_692_803_367
const QUICKNET_PERIOD_S = 3

/** The first round of the beacon "quicknet" that is due at that time or later; milliseconds since 1970. */
export const roundAt = (ms: number): number =>
  Math.ceil((ms / 1000 - QUICKNET_BEGAN_S) / QUICKNET_PERIOD_S) + 1

/** The day of the hearing, from today: an office day, in the past not later than told and ahead not earlier. */
export const heldDay = (story: Pick<HearingStory, 'held'>, today: PlainDate): number =>
  story.held < 0 ? officeDay(today, story.held) : nextOfficeDay(today, story.held, story.held + 2)

/** When the hearing was to be held by its first announcement. */
export const heldAt = (story: Pick<HearingStory, 'held'>, today: PlainDate): Instant =>
  momentOf(today, [heldDay(story, today), '09:00'])

/** The whole announcement of a hearing (S2-9 art. 9), as it is first said. */
export function termsOf(matter: Matter, story: HearingStory, today: PlainDate): AnnouncementInput {
  const [from, to] = story.signUp
  const closes = officeDay(today, to)
  const head = heads[matter.team]
  return {
    ...story.words,
    held_on: beijingDate(heldAt(story, today)),
    held_time: '09:00',
    venue: story.venue,
    hearing_matter: `《${matter.title}》`,
    registration_from: addDays(today, from),
    registration_to: addDays(today, closes),
    registration_to_time: '18:00',
    registration_methods: ['web', 'phone', 'onsite'],
    registration_where: `电话${head.phone}，或者到${head.address}（工作日）`,
    eligibility: '年满18周岁，具有完全民事行为能力，在本县居住、工作或者经营。',
    quota: [...story.quota],
    fallback: '某一类报名人数不足的，由有关单位推荐补足；仍不足的，在名单中说明。',
    observer_seats: story.observerSeats,
    press_rule: '新闻记者凭记者证登记入场。',
    value_kind: 'drand',
    value_name: String(roundAt(msOf(momentOf(today, [closes, '20:00'])))),
    organizer: `云溪${head.unit}`,
    contact_person: head.contact,
    contact_phone: head.phone,
  }
}
