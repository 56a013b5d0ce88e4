import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { formatDate, formatInstant } from '../paper/dates.ts'
import { type Announcement, beijingInstant, isDrawn, seatsOf } from './announcement.ts'
import { valueName } from './draw-page.tsx'
import { announcedValueOf, valueDueAt } from './value-due.ts'
import { words } from './words.ts'

export type Annex = { readonly label: string; readonly href: string }

type TextProps = {
  readonly lang: Lang
  readonly title: string
  readonly body: Announcement
  readonly unitName: string
  /** Beijing day of publication; null while it lies ahead. */
  readonly publishedOn: PlainDate | null
  readonly annexes: readonly Annex[]
}

/** An instant at the end of a day is known by that day: 24时, not 00:00 of the next. */
export function formatClock(lang: Lang, on: PlainDate, time: string): string {
  if (time === '24:00') return `${formatDate(lang, on)}${lang === 'en' ? ', 24:00' : '24时'}`
  const at = beijingInstant(on, time)
  return at ? formatInstant(lang, at) : formatDate(lang, on)
}

/** The public value that a draw waits for, and when it comes out; null where none is named. */
export function valueNamed(lang: Lang, body: Announcement): { value: string; when: string } | null {
  const due: Instant | null = valueDueAt(body)
  const name = announcedValueOf(body)
  if (!name || !due) return null
  return { value: valueName(lang, name), when: formatInstant(lang, due) }
}

const Kept = ({ label, text }: { label?: string; text: string }) => (
  <p class="prose--kept">
    {label}
    {text}
  </p>
)

/** An announcement as a document (domain.md §5.3): matter, time, place, seats, sign-up, observers, contact, annexes. */
export function AnnouncementText(props: TextProps) {
  const { lang, title, body, unitName, publishedOn, annexes } = props
  const t = words(lang).text
  const or = (text: string) => text || t.gap
  return (
    <article class="prose document" lang={lang === 'en' ? undefined : 'zh-CN'}>
      <h2 class="title" lang="zh-CN">
        {title}
      </h2>
      <p>{t.lead(or(body.organizer))}</p>
      {body.change_reason && (
        <>
          <h3>{t.changed}</h3>
          <Kept text={body.change_reason} />
        </>
      )}
      <h3>{t.matter}</h3>
      <Kept text={or(body.hearing_matter)} />
      <Kept label={t.content} text={or(body.content_summary)} />
      <Kept label={t.reason} text={or(body.reason)} />
      <Kept label={t.basis} text={or(body.basis)} />
      <Kept label={t.background} text={body.background || (annexes.length > 0 ? t.backgroundFiles : t.gap)} />
      <TimeAndPlace lang={lang} body={body} />
      <Seats lang={lang} body={body} />
      <SignUp lang={lang} body={body} />
      <h3>{t.observers}</h3>
      <p>{body.observer_seats > 0 ? t.observerSeats(body.observer_seats) : t.noObservers}</p>
      {body.press_rule && <Kept label={t.press} text={body.press_rule} />}
      <p>{t.contactLine(or(body.contact_person), or(body.contact_phone))}</p>
      <p>{t.end}</p>
      {annexes.length > 0 && (
        <>
          <p>{t.annexes}</p>
          <ol>
            {annexes.map(({ label, href }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ol>
        </>
      )}
      <p class="signed">
        {unitName}
        <br />
        {publishedOn ? formatDate(lang, publishedOn) : t.noDate}
      </p>
      <p>{t.note}</p>
    </article>
  )
}

type Part = { readonly lang: Lang; readonly body: Announcement }

function TimeAndPlace({ lang, body }: Part) {
  const t = words(lang).text
  let session = 1
  return (
    <>
      <h3>{t.time}</h3>
      <p>{body.held_on && body.held_time ? formatClock(lang, body.held_on, body.held_time) : t.later}</p>
      <h3>{t.place}</h3>
      <p>{body.venue || t.later}</p>
      {body.sessions.map(({ kind, venue, on, time, note }) => {
        if (kind === 'session') session += 1
        const when = on && time ? formatClock(lang, on, time) : kind === 'side_room' ? t.sameTime : t.later
        return (
          <p>
            {kind === 'session' ? t.session(session) : t.sideRoom}
            {[when, venue, note].filter(Boolean).join(lang === 'en' ? ', ' : '，')}
          </p>
        )
      })}
      {!body.is_public && <Kept label={t.closed} text={body.closed_ground || t.gap} />}
    </>
  )
}

function Seats({ lang, body }: Part) {
  const { text: t, categories, selections } = words(lang)
  const named = valueNamed(lang, body)
  return (
    <>
      <h3>{t.seats}</h3>
      {body.quota.length === 0 ? (
        <p>{t.later}</p>
      ) : (
        <>
          <p>{t.seatsTotal(seatsOf(body.quota))}</p>
          <ul>
            {body.quota.map(({ category, seats, selection }) => (
              <li>{t.quota(categories[category], seats, selections[selection])}</li>
            ))}
          </ul>
        </>
      )}
      {isDrawn(body) && body.draw_method === 'on_the_spot' && (
        <Kept label={t.drawOnTheSpot} text={body.draw_arrangement} />
      )}
      {isDrawn(body) && named && <p>{t.drawByValue(named.value, named.when)}</p>}
      {body.fallback && <Kept label={t.fallback} text={body.fallback} />}
    </>
  )
}

function SignUp({ lang, body }: Part) {
  const { text: t, methods } = words(lang)
  const { registration_from: from, registration_to: to } = body
  const elsewhere = body.registration_methods.filter((method) => method !== 'web')
  return (
    <>
      <h3>{t.registration}</h3>
      <p>
        {from && to
          ? t.period(
              formatClock(lang, from, body.registration_from_time),
              formatClock(lang, to, body.registration_to_time),
            )
          : t.later}
      </p>
      <p class="prose--kept">
        {t.how}
        {t.webHow}
        {elsewhere.length > 0 &&
          t.otherHow(elsewhere.map((method) => methods[method]).join(lang === 'en' ? ', ' : '、'))}
        {body.registration_where}
      </p>
      {body.eligibility && <Kept label={t.eligibility} text={body.eligibility} />}
      <p>{t.publicNames}</p>
    </>
  )
}
