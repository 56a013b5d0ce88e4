import { beijingDate, type PlainDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { daysLeft } from '../opinions/intake.ts'
import { daysLeftText, formatDate, formatEnd } from '../paper/dates.ts'
import { Banner, LinkButton, SummaryList, Time } from '../paper/elements.tsx'
import { Lines } from './notice-sections.tsx'
import type { Consultation } from './read.ts'
import { words } from './words.ts'

/** Where one comments: on a clause, or on the draft as a whole. */
export const commentPath = (id: string, uid?: string): string =>
  `/consultations/${id}/comment${uid ? `?clause=${uid}` : ''}`

/** What to know before reading: opens later, closed, or reported; nothing while it is open. */
export function State({ visit, consultation }: { visit: Visit; consultation: Consultation }) {
  const { lang } = visit
  const { round, status, id } = consultation
  const t = words(lang).page
  if (status === 'open') return null
  if (status === 'withdrawn' && round.endedAt)
    return (
      <Banner lang={lang} kind="warning" title={t.withdrawn(formatDate(lang, beijingDate(round.endedAt)))}>
        {round.endingNote && (
          <>
            <p>{t.withdrawnNote}</p>
            <div lang="zh-CN">
              <Lines text={round.endingNote} />
            </div>
          </>
        )}
        <p>{t.withdrawnKept}</p>
        {round.reportedAt && (
          <p>
            <LinkButton href={`/consultations/${id}/adoption`}>{t.seeReport}</LinkButton>
          </p>
        )}
      </Banner>
    )
  if (status === 'upcoming')
    return <Banner lang={lang}>{t.opensOn(formatDate(lang, round.startsOn as PlainDate))}</Banner>
  if (status === 'closed')
    return <Banner lang={lang}>{t.closedOn(formatEnd(lang, round.endsOn as PlainDate))}</Banner>
  return (
    <Banner lang={lang} title={t.reported}>
      <p>
        <LinkButton href={`/consultations/${id}/adoption`}>{t.seeReport}</LinkButton>
      </p>
    </Banner>
  )
}

/** The facts beside the text: how long, by whom, how many have spoken, and the way to comment. */
export function Facts({ visit, consultation }: { visit: Visit; consultation: Consultation }) {
  const { lang, now } = visit
  const { round, status, id, documents } = consultation
  const t = words(lang).page
  const starts = formatDate(lang, round.startsOn as PlainDate)
  const parts = [
    { href: '#draft', label: t.draft },
    { href: '#ways', label: t.ways },
    { href: '#explanation', label: t.explanation },
    ...(documents.length > 0 ? [{ href: '#attachments', label: t.attachments }] : []),
  ]
  return (
    <section class="panel">
      <h2 class="vh">{t.facts}</h2>
      {status === 'open' && (
        <>
          <LinkButton href={commentPath(id)}>{t.commentNow}</LinkButton>
          <p class="card__days">{daysLeftText(lang, daysLeft(round.endsOn as PlainDate, now))}</p>
        </>
      )}
      <SummaryList
        plain
        rows={[
          { key: t.unit, value: <span lang="zh-CN">{round.unitName}</span> },
          { key: t.period, value: t.periodText(starts, formatEnd(lang, round.endsOn as PlainDate)) },
          ...(round.shortenReason === ''
            ? []
            : [
                {
                  key: t.shortened,
                  value: (
                    <>
                      <span class="small">{t.shortenedNote}</span>
                      <br />
                      <span lang="zh-CN">{round.shortenReason}</span>
                    </>
                  ),
                },
              ]),
          { key: t.published, value: <Time lang={lang} at={round.publishedAt} /> },
          { key: t.received, value: t.receivedText(round.submissions, round.itemTotal) },
          { key: t.decision, value: <a href={`/decisions/${round.decisionId}`}>{t.decisionLink}</a> },
        ]}
      />
      <nav aria-label={t.onThisPage}>
        <ul>
          {parts.map(({ href, label }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  )
}
