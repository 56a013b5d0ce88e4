import { milestoneText } from '../decisions/milestone.ts'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import { StatusTag, Timeline } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { formatSize } from '../paper/size.ts'
import { Draft } from './draft-section.tsx'
import { Facts, State } from './facts.tsx'
import { Corrections, Lines, Notice, Ways } from './notice-sections.tsx'
import type { Consultation } from './read.ts'
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
    ...(round.opensAt > round.publishedAt && !(round.endedAt && round.endedAt < round.opensAt)
      ? [{ at: round.opensAt, code: 'comments_opened', params: '{}' }]
      : []),
    ...(round.endedAt && round.endedAt < round.closesAt
      ? []
      : [{ at: round.closesAt, code: 'comments_closed', params: '{}' }]),
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
              {t.attachmentSize(formatSize(document.size))} · {t.fingerprint}{' '}
              <span class="mono">{document.sha256}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
