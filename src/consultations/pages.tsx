import { milestoneText } from '../decisions/milestone.ts'
import { clauseAnchor, DraftText } from '../drafts/clause-view.tsx'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import { daysLeft } from '../opinions/intake.ts'
import { commentable, countsByClause } from '../opinions/spoken-of.ts'
import { daysLeftText, formatDate, formatEnd } from '../paper/dates.ts'
import { Banner, Details, LinkButton, StatusTag, SummaryList, Time, Timeline } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import type { Consultation, PublicClause, Round } from './read.ts'
import { words } from './words.ts'

/** A consultation as residents read it: what it is about, how to comment, the draft with a control at each clause. */
export function ConsultationPage({ visit, consultation }: { visit: Visit; consultation: Consultation }) {
  const { lang } = visit
  const { round, status, id } = consultation
  const t = words(lang).page
  return (
    <Page
      visit={visit}
      title={round.decisionName}
      description={`${round.unitName} ${round.decisionName}`}
      current="/"
    >
      <header class="page-head">
        <p class="card__meta">
          <StatusTag lang={lang} status={status} /> <span lang="zh-CN">{round.unitName}</span>
        </p>
        <h1 class="title" lang="zh-CN">
          {round.decisionName}
        </h1>
      </header>
      <div class="with-aside">
        <Facts visit={visit} consultation={consultation} />
        <div>
          <State visit={visit} consultation={consultation} />
          <Corrections lang={lang} consultation={consultation} />
          <Notice lang={lang} round={round} />
          <Ways lang={lang} round={round} />
          <Draft lang={lang} consultation={consultation} />
          <section>
            <h2 id="explanation">{t.explanation}</h2>
            <div class="prose" lang="zh-CN">
              <Lines text={round.explanation} />
            </div>
          </section>
          <Attachments lang={lang} consultation={consultation} />
          <section>
            <h2>{t.story}</h2>
            <Timeline lang={lang} events={storyOf(lang, consultation, visit.now)} />
            <p>
              <a href="/track">{t.track}</a>
            </p>
            <p class="small">
              <a href={`/api/v1/consultations/${id}`}>{t.data}</a>
            </p>
          </section>
        </div>
      </div>
    </Page>
  )
}

/**
 * The dated story: what happened, as recorded, and the opening and closing of the period, which follow from the
 * dates and need no record; what lies ahead is marked.
 */
function storyOf(lang: Lang, { milestones, round }: Consultation, now: Instant) {
  const fromDates = [
    ...(round.opensAt > round.publishedAt
      ? [{ at: round.opensAt, code: 'comments_opened', params: '{}' }]
      : []),
    { at: round.closesAt, code: 'comments_closed', params: '{}' },
  ]
  return [...milestones, ...fromDates]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ at, ...step }) => ({
      // The period ends at 24:00 of its last day, which people know by that day's date.
      at: step.code === 'comments_closed' ? (round.endsOn as PlainDate) : at,
      title: milestoneText(lang, step),
      state: at <= now ? ('done' as const) : ('ahead' as const),
    }))
}

const commentPath = (id: string, uid?: string): string =>
  `/consultations/${id}/comment${uid ? `?clause=${uid}` : ''}`

/** Paragraphs as typed. */
const Lines = ({ text }: { text: string }) => (
  <>{text.split('\n').map((line) => line.trim() !== '' && <p>{line}</p>)}</>
)

function State({ visit, consultation }: { visit: Visit; consultation: Consultation }) {
  const { lang } = visit
  const { round, status, id } = consultation
  const t = words(lang).page
  if (status === 'open') return null
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

function Facts({ visit, consultation }: { visit: Visit; consultation: Consultation }) {
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

function Corrections({ lang, consultation }: { lang: Lang; consultation: Consultation }) {
  const t = words(lang).page
  if (consultation.corrections.length === 0) return null
  return (
    <Banner lang={lang} kind="warning" title={t.corrections}>
      <p>{t.correctionsIntro}</p>
      {consultation.corrections.map(({ text, correctedAt }) => (
        <div>
          <p class="small">
            <Time lang={lang} at={correctedAt} />
          </p>
          <div lang="zh-CN">
            <Lines text={text} />
          </div>
        </div>
      ))}
    </Banner>
  )
}

function Notice({ lang, round }: { lang: Lang; round: Round }) {
  const t = words(lang).page
  return (
    <section>
      <h2 id="notice">{t.notice}</h2>
      <h3>{t.basis}</h3>
      <div class="prose" lang="zh-CN">
        <Lines text={round.legalBasis} />
      </div>
      <h3>{t.rationale}</h3>
      <div class="prose" lang="zh-CN">
        <Lines text={round.draftingRationale} />
      </div>
      {round.other !== '' && (
        <>
          <h3>{t.other}</h3>
          <div class="prose" lang="zh-CN">
            <Lines text={round.other} />
          </div>
        </>
      )}
      {round.media !== '' && (
        <>
          <h3>{t.media}</h3>
          <div class="prose" lang="zh-CN">
            <Lines text={round.media} />
          </div>
        </>
      )}
    </section>
  )
}

function Ways({ lang, round }: { lang: Lang; round: Round }) {
  const t = words(lang).page
  const taken = new Set(JSON.parse(round.submissionChannels) as string[])
  const none = round.fax === '无'
  const fax = none ? t.none : round.fax
  const at = (value: string) => <span lang="zh-CN">{value}</span>
  return (
    <section>
      <h2 id="ways">{t.ways}</h2>
      <dl class="ways">
        <div>
          <dt>{t.way.web}</dt>
          <dd>{t.webText}</dd>
        </div>
        <div>
          <dt>{t.way.letter}</dt>
          <dd>
            {at(round.mailAddress)}
            <br />
            {t.recipient} {at(round.recipient)}
            <br />
            {t.postcode} {round.postcode}
            {taken.has('letter') && (
              <>
                <br />
                {t.letterText}
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t.way.email}</dt>
          <dd>
            <a href={`mailto:${round.email}`}>{round.email}</a>
          </dd>
        </div>
        <div>
          <dt>{t.way.fax}</dt>
          <dd>{fax}</dd>
        </div>
        <div>
          <dt>{taken.has('phone') ? t.way.phone : t.contact}</dt>
          <dd>
            {round.contactPhone}
            <br />
            {t.contact} {at(round.contactPerson)}
            {round.contactHours !== '' && (
              <>
                <br />
                {t.hours} {at(round.contactHours)}
              </>
            )}
          </dd>
        </div>
        {taken.has('onsite') && (
          <div>
            <dt>{t.way.onsite}</dt>
            <dd>
              {at(round.onsiteAddress)}
              {round.onsiteClosesAt && (
                <>
                  <br />
                  {t.onsiteUntil(round.onsiteClosesAt)}
                </>
              )}
            </dd>
          </div>
        )}
      </dl>
      <p class="small">
        {t.identity}
        {lang === 'en' ? ': ' : '：'}
        {t.identityText}
      </p>
    </section>
  )
}

function Draft({ lang, consultation }: { lang: Lang; consultation: Consultation }) {
  const { round, clauses, status, id } = consultation
  const t = words(lang).page
  const chosen = commentable(clauses)
  const counts = countsByClause(clauses, chosen)
  const parts = clauses.filter(({ level }) => level === 'part' || level === 'chapter' || level === 'annex')
  const open = status === 'open'
  return (
    <section>
      <h2 id="draft">{t.draft}</h2>
      {open && <p>{t.draftIntro}</p>}
      {status !== 'reported' && status !== 'upcoming' && <p class="small">{t.countNote}</p>}
      {parts.length > 1 && (
        <Details summary={t.contents}>
          <nav class="toc" aria-label={t.contents}>
            <ol lang="zh-CN">
              {parts.map((part) => (
                <li>
                  <a href={`#${clauseAnchor(part.uid)}`}>
                    {[part.label, part.heading].filter(Boolean).join('　')}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        </Details>
      )}
      <p class="draft__title" lang="zh-CN">
        {round.draftTitle}
      </p>
      <DraftText
        lang={lang}
        clauses={clauses}
        headings={3}
        wide
        control={(clause: PublicClause) => {
          if (!open || !chosen.has(clause.uid)) return null
          return (
            <a
              class="clause__comment"
              href={commentPath(id, clause.uid)}
              lang={lang === 'en' ? 'en' : undefined}
            >
              {t.comment}
              {clause.label && <span class="vh"> {clause.label}</span>}
            </a>
          )
        }}
        note={(clause: PublicClause) => {
          const n = counts.get(clause.uid) ?? 0
          return n > 0 ? <span class="badge">{t.count(n)}</span> : null
        }}
      />
      <p class="actions">
        {open && (
          <LinkButton href={commentPath(id)} kind="secondary">
            {t.commentWhole}
          </LinkButton>
        )}
        {round.wholeItems > 0 && <span class="badge">{t.count(round.wholeItems)}</span>}
      </p>
      <p class="small">
        {t.version(round.version)} · {t.textHash} <span class="mono">{round.draftSha256}</span>
      </p>
    </section>
  )
}

function Attachments({ lang, consultation }: { lang: Lang; consultation: Consultation }) {
  const t = words(lang).page
  if (consultation.documents.length === 0) return null
  return (
    <section>
      <h2 id="attachments">{t.attachments}</h2>
      <ul>
        {consultation.documents.map((document) => (
          <li>
            <a href={`/documents/${document.id}/${encodeURIComponent(document.filename)}`} lang="zh-CN">
              {document.filename}
            </a>
            <br />
            <span class="small">
              {t.attachmentSize(sizeText(document.size))} · {t.fingerprint}{' '}
              <span class="mono">{document.sha256}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Bytes for people. */
const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
