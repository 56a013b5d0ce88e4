import type { PlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { formatDate, formatEnd } from '../paper/dates.ts'
import { elsewhereOf } from './carrier.ts'
import { channelsOf, type NoticeRow, noticeTitle } from './notice.ts'
import { words } from './notice-words.ts'

/** A published or future notice as a document (domain.md §5.2): title, lead, period, ways, contact, annexes, signature. */
export function NoticeText(props: {
  readonly lang: Lang
  readonly notice: NoticeRow
  readonly unitName: string
  /** Beijing day of publication; null while it lies ahead. */
  readonly publishedOn: PlainDate | null
  readonly annexes: readonly { readonly label: string; readonly href: string }[]
}) {
  const { lang, notice, unitName, publishedOn, annexes } = props
  const t = words(lang).text
  const or = (text: string | null) => text || t.gap
  const day = (date: PlainDate | null) => (date ? formatDate(lang, date) : t.gap)
  const others = elsewhereOf(notice)
  const ends = notice.endsOn ? formatEnd(lang, notice.endsOn) : t.gap
  return (
    <article class="prose document">
      <h2 class="title" lang="zh-CN">
        {noticeTitle(or(notice.decisionName))}
      </h2>
      <p>{t.lead(unitName, notice.decisionName.replace(/^《(.*)》$/, '$1') || t.gap)}</p>
      <h3>{t.basis}</h3>
      <p class="prose--kept">{or(notice.legalBasis)}</p>
      <h3>{t.rationale}</h3>
      <p class="prose--kept">{or(notice.draftingRationale)}</p>
      <h3>{t.one}</h3>
      <p>{t.period(day(notice.startsOn), ends)}</p>
      {notice.shortenReason && <p class="prose--kept">{t.shortened(notice.shortenReason)}</p>}
      <h3>{t.two}</h3>
      <Ways lang={lang} notice={notice} />
      <p>{t.identity}</p>
      <h3>{t.three}</h3>
      <p>
        {t.contact(or(notice.contactPerson), or(notice.contactPhone))}
        {notice.contactHours && t.hours(notice.contactHours)}
      </p>
      {(notice.other || others.length > 0) && <h3>{t.four}</h3>}
      {notice.other && <p class="prose--kept">{notice.other}</p>}
      {others.length > 0 && (
        <p>
          {t.media}
          {lang === 'en' ? ': ' : '：'}
          {others.map(({ name }) => name).join(lang === 'en' ? ', ' : '、')}
        </p>
      )}
      <p>{t.end}</p>
      <p>
        {t.annexes}
        {lang === 'en' ? ':' : '：'}
      </p>
      <ol>
        {annexes.map(({ label, href }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
      <p class="signed">
        {unitName}
        <br />
        {publishedOn ? formatDate(lang, publishedOn) : t.noDate}
      </p>
      <p>{t.note}</p>
    </article>
  )
}

function Ways({ lang, notice }: { lang: Lang; notice: NoticeRow }) {
  const t = words(lang).text
  const open = channelsOf(notice)
  const or = (text: string | null) => text || t.gap
  const mail = [or(notice.mailAddress), or(notice.postcode), or(notice.recipient)] as const
  return (
    <ol>
      <li>{t.web}</li>
      <li>{open.includes('letter') ? t.letter(...mail) : t.mailOnly(...mail)}</li>
      <li>{open.includes('email') ? t.email(or(notice.email)) : t.emailOnly(or(notice.email))}</li>
      <li>{t.fax(or(notice.fax))}</li>
      {open.includes('phone') && <li>{t.phone(or(notice.contactPhone))}</li>}
      {open.includes('onsite') && <li>{t.onsite(or(notice.onsiteAddress), or(notice.onsiteClosesAt))}</li>}
    </ol>
  )
}
