import { addDays, beijingDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { Details } from '../paper/elements.tsx'
import { stepText } from '../paper/words/deadlines.ts'
import { announcementItems } from '../statute/hearing.ts'
import { type Announcement, itemsSaid, seatsOf } from './announcement.ts'
import type { HearingGround } from './hearing-ground.ts'
import { announcementsFor, countDays } from './judge-announcement.ts'
import { words } from './words.ts'

/** The four things that neither this announcement nor an earlier one says of its terms. */
export const lackingItems = (ground: HearingGround, body: Announcement, documents: number) => {
  const said = [
    ...announcementsFor(ground, body).flatMap(({ items }) => items),
    ...itemsSaid(body, documents),
  ]
  return announcementItems.filter((item) => !said.includes(item))
}

type DaysProps = {
  readonly visit: Visit
  readonly ground: HearingGround
  readonly body: Announcement
  readonly documents: number
}

/** R14, R15 and R16 in plain words for the date given: the count if published today, and the latest day of each. */
export function DaysPanel({ visit, ground, body, documents }: DaysProps) {
  const { lang, now } = visit
  const { days: t, items, categories } = words(lang)
  const { values } = ground.pinned.effective
  const joined = (names: readonly string[]) => names.join(lang === 'en' ? '; ' : '；')
  const lacking = lackingItems(ground, body, documents)
  const seats = seatsOf(body.quota)
  const uncovered = values.categories.usual.filter(
    (each) => !body.quota.some(({ category }) => category === each),
  )
  return (
    <div class="panel field" id="days">
      <p>
        <strong>{t.title}</strong>
      </p>
      {body.held_on ? <Counted {...{ visit, ground, body, documents }} /> : <p>{t.noDate}</p>}
      {lacking.length > 0 && (
        <p>
          {t.incomplete} {t.lacking(joined(lacking.map((item) => items[item])))}
        </p>
      )}
      {seats > 0 && seats < values.representatives.usual && (
        <p>{t.few(seats, values.representatives.usual)}</p>
      )}
      {seats > 0 && uncovered.length > 0 && (
        <p>{t.uncovered(joined(uncovered.map((each) => categories[each as keyof typeof categories])))}</p>
      )}
      <p class="small">{formatDate(lang, beijingDate(now))}</p>
    </div>
  )
}

function Counted({ visit, ground, body, documents }: DaysProps) {
  const { lang, now } = visit
  const t = words(lang).days
  const { values } = ground.pinned.effective
  const on = body.held_on
  if (!on) return null
  const day = (days: number) => formatDate(lang, addDays(on, -days))
  const notice = Math.max(values.hearing_notice.usual, 1)
  const materials = Math.max(values.hearing_materials.usual, 1)
  const counted = countDays(ground, { body, documents, at: now }, ground.pinned.effective)?.gap
  return (
    <>
      <p>{t.held(formatDate(lang, on))}</p>
      <ul>
        <li>{t.notice(notice, day(notice))}</li>
        <li>{t.materials(materials, day(materials))}</li>
        <li>{t.known(day(materials))}</li>
        <li>{t.list(values.representative_list.usual, day(values.representative_list.usual))}</li>
      </ul>
      {counted && (
        <>
          <p>
            {(counted.act < beijingDate(now) ? t.since : t.today)(
              formatDate(lang, counted.act),
              Math.max(counted.gap ?? 0, 0),
            )}{' '}
            {counted.verdict && t[counted.verdict]}
          </p>
          <Details summary={t.steps}>
            <ol>
              {counted.steps.map((step) => (
                <li>{stepText(lang, step)}</li>
              ))}
            </ol>
          </Details>
        </>
      )}
    </>
  )
}
