import type { Lang, Visit } from '../ground/house.ts'
import { formatInstant } from '../paper/dates.ts'
import { Banner, Breadcrumb, LinkButton, SummaryList, Table, Time } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { formatSize } from '../paper/size.ts'
import { isDrawn, seatsOf } from './announcement.ts'
import { formatClock } from './announcement-text.tsx'
import { cancellationSchema } from './cancellation.ts'
import type { HearingPaper } from './paper.ts'
import { PaperBody } from './paper-body.tsx'
import { paperTitle, termsBefore } from './paper-title.ts'
import type { PublicHearing } from './read-public.ts'
import { Story } from './story.tsx'
import { HearingTag } from './tags.tsx'
import { words } from './words.ts'

type Props = { readonly visit: Visit; readonly hearing: PublicHearing }

/** A hearing as residents read it: where it stands, how to sign up, the announcement, the story, every paper. */
export function HearingPage({ visit, hearing }: Props) {
  const { lang } = visit
  const { file, state, papers } = hearing
  const { terms } = file
  const t = words(lang).page
  const [before, after] = t.title('\n').split('\n')
  const paper = papers.find(({ id }) => id === terms.id)
  const drawAhead = isDrawn(terms.body) && !file.frozenAt && !file.cancelledAt && !file.endedAt
  return (
    <Page
      visit={visit}
      title={t.title(terms.body.hearing_matter)}
      description={`${file.decision.unitName} ${terms.body.hearing_matter}`}
      current="/hearings"
    >
      <header class="page-head">
        <p class="card__meta">
          <HearingTag lang={lang} state={state} /> <span lang="zh-CN">{file.decision.unitName}</span>
        </p>
        <h1 class="title">
          {before}
          <span lang="zh-CN">{terms.body.hearing_matter}</span>
          {after}
        </h1>
      </header>
      <div class="with-aside">
        <Facts visit={visit} hearing={hearing} />
        <div>
          <News lang={lang} hearing={hearing} />
          <Ahead lang={lang} hearing={hearing} />
          <section>
            <h2 id="announcement">{t.announcement}</h2>
            {paper && <PaperBody lang={lang} file={file} paper={paper} annexes={annexesOf(hearing, paper)} />}
            {drawAhead && (
              <p>
                {t.drawAhead}
                {lang === 'en' && ' '}
                <a href={`/hearings/${file.hearing.id}/draw`}>{t.drawHow}</a>
              </p>
            )}
          </section>
          <section>
            <h2 id="story">{t.story}</h2>
            <Story lang={lang} file={file} papers={papers} now={visit.now} />
            <p>
              <a href={`/hearings/${file.hearing.id}.ics`}>{t.calendar}</a>
            </p>
          </section>
          <Papers lang={lang} hearing={hearing} />
          <p class="small">
            <a href={`/api/v1/hearings/${file.hearing.id}`}>{t.data}</a>
          </p>
        </div>
      </div>
    </Page>
  )
}

/** The documents that one paper carries, with their public addresses. */
function annexesOf({ documents }: PublicHearing, paper: HearingPaper) {
  return paper.documents.flatMap(({ id }) => {
    const found = documents.find((each) => each.id === id)
    return found
      ? [{ label: found.filename, href: `/documents/${id}/${encodeURIComponent(found.filename)}` }]
      : []
  })
}

/** What has become different from what somebody may have read: postponed, changed, cancelled, ended. */
function News({ lang, hearing }: { lang: Lang; hearing: PublicHearing }) {
  const { file, papers, endingNote } = hearing
  const { terms } = file
  const t = words(lang).page
  const kept = (text: string) => (
    <p class="prose--kept" lang="zh-CN">
      {text}
    </p>
  )
  if (file.cancelledAt) {
    const cancelled = papers.find(({ kind }) => kind === 'hearing_cancellation')
    const said = cancellationSchema.safeParse(cancelled?.body)
    return (
      <Banner lang={lang} kind="warning" title={t.cancelled}>
        {said.success && kept(said.data.reason)}
        {said.success && said.data.note && kept(said.data.note)}
      </Banner>
    )
  }
  if (hearing.state === 'cancelled') {
    return (
      <Banner lang={lang} kind="warning" title={t.ended}>
        {endingNote && kept(endingNote)}
      </Banner>
    )
  }
  const before = termsBefore(file, terms.id)
  const postponed = before?.heldAt && before.heldAt !== terms.heldAt
  if (!terms.body.change_reason || file.begun) return null
  return (
    <Banner lang={lang} kind="warning" title={postponed ? t.postponed : t.changed}>
      {kept(terms.body.change_reason)}
      {postponed && (terms.heldAt ? <p>{formatInstant(lang, terms.heldAt)}</p> : <p>{t.postponedUndated}</p>)}
    </Banner>
  )
}

/** What came out of it so far: the draw, the representatives, the report. */
function Ahead({ lang, hearing: { file, papers } }: { lang: Lang; hearing: PublicHearing }) {
  const t = words(lang).page
  const { id } = file.hearing
  const list = papers.filter(({ kind }) => kind === 'representative_list').at(-1)
  return (
    <>
      {file.reportedAt && (
        <section>
          <h2>{t.report}</h2>
          <p>
            <LinkButton href={`/hearings/${id}/report`}>{t.reportLink}</LinkButton>
          </p>
        </section>
      )}
      {list && (
        <section>
          <h2>{t.list}</h2>
          <p>
            <LinkButton kind="secondary" href={`/hearings/${id}/papers/${list.no}`}>
              {t.listLink}
            </LinkButton>
          </p>
        </section>
      )}
      {file.frozenAt && (
        <section>
          <h2>{t.draw}</h2>
          <p>{t.drawText}</p>
          <p>
            <a href={`/hearings/${id}/draw`}>{t.drawLink}</a>
          </p>
        </section>
      )}
    </>
  )
}

function Facts({ visit: { lang }, hearing: { file, state } }: Props) {
  const t = words(lang).page
  const { terms, hearing } = file
  const { body } = terms
  const { registration_from: from, registration_to: to } = body
  return (
    <section class="panel">
      <h2 class="vh">{t.facts}</h2>
      {state === 'registration_open' && (
        <p>
          <LinkButton href={`/hearings/${hearing.id}/register`}>{t.register}</LinkButton>
        </p>
      )}
      <SummaryList
        plain
        rows={[
          {
            key: state === 'cancelled' ? t.wasWhen : t.when,
            value: terms.heldAt ? <Time lang={lang} at={terms.heldAt} /> : t.undated,
          },
          {
            key: t.where,
            value: (
              <>
                {body.venue ? <span lang="zh-CN">{body.venue}</span> : t.undated}
                {body.sessions.map(({ venue, on, time }) => (
                  <>
                    <br />
                    <span lang="zh-CN">
                      {on && time ? `${formatClock(lang, on, time)}${lang === 'en' ? ', ' : '，'}` : ''}
                      {venue}
                    </span>
                  </>
                ))}
              </>
            ),
          },
          ...(from && to
            ? [
                {
                  key: t.signUp,
                  value: t.signUpText(
                    formatClock(lang, from, body.registration_from_time),
                    formatClock(lang, to, body.registration_to_time),
                  ),
                },
              ]
            : []),
          ...(body.quota.length > 0 ? [{ key: t.seats, value: t.seatsText(seatsOf(body.quota)) }] : []),
          { key: t.observers, value: t.observersText(body.observer_seats) },
          { key: t.organizer, value: <span lang="zh-CN">{body.organizer}</span> },
          {
            key: t.decision,
            value: <a href={`/decisions/${file.decision.id}`}>{t.decisionLink}</a>,
          },
        ]}
      />
      <p class="small">
        <a href={`/hearings/${hearing.id}/mine`}>{t.mine}</a>
      </p>
    </section>
  )
}

function Papers({ lang, hearing }: { lang: Lang; hearing: PublicHearing }) {
  const t = words(lang).page
  const { file, papers, report, documents } = hearing
  const at = `/hearings/${file.hearing.id}`
  return (
    <section>
      <h2 id="papers">{t.papers}</h2>
      <Table
        lang={lang}
        caption={t.papers}
        hideCaption
        columns={[{ label: t.no, kind: 'tight' }, { label: t.paper, kind: 'wide' }, { label: t.published }]}
        rows={[
          ...papers.map((paper) => [
            t.noText(paper.no),
            <a href={`${at}/papers/${paper.no}`} lang="zh-CN">
              {paperTitle(file, paper)}
            </a>,
            paper.publishedAt && <Time lang={lang} at={paper.publishedAt} />,
          ]),
          ...(report
            ? [
                [
                  t.noText(report.no),
                  <a href={`${at}/report`} lang="zh-CN">
                    {report.title}
                  </a>,
                  <Time lang={lang} at={report.publishedAt} />,
                ],
              ]
            : []),
        ]}
      />
      {documents.length > 0 && (
        <>
          <h3 id="attachments">{t.attachments}</h3>
          <ul>
            {documents.map(({ id, filename, size, sha256 }) => (
              <li>
                <a href={`/documents/${id}/${encodeURIComponent(filename)}`} lang="zh-CN">
                  {filename}
                </a>
                <br />
                <span class="small">
                  {formatSize(size)} · {t.fingerprint} <span class="mono">{sha256}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** One numbered paper, as it was published. */
export function PaperPage({ visit, hearing, paper }: Props & { readonly paper: HearingPaper }) {
  const { lang } = visit
  const { file } = hearing
  const t = words(lang).page
  const title = paperTitle(file, paper)
  const superseded = paper.kind === 'hearing_announcement' && paper.id !== file.terms.id
  const at = `/hearings/${file.hearing.id}`
  return (
    <Page visit={visit} title={title} current="/hearings">
      <Breadcrumb
        lang={lang}
        items={[
          { label: words(lang).list.title, href: '/hearings' },
          { label: file.terms.body.hearing_matter, href: at },
          { label: t.noText(paper.no) },
        ]}
      />
      <h1 class="vh">{title}</h1>
      {superseded && <Banner lang={lang} kind="warning" title={t.superseded} />}
      <PaperBody lang={lang} file={file} paper={paper} annexes={annexesOf(hearing, paper)} />
      <p class="small">
        {t.fingerprint}
        {lang === 'en' ? ': ' : '：'}
        <code class="mono">{paper.sha256}</code>
      </p>
      <p>
        <a href={at}>{t.back}</a>
      </p>
    </Page>
  )
}
