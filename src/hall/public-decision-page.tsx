import { hearingReportPath } from '../adoption/hearing-report-page.tsx'
import { words as decisionWords } from '../decisions/words.ts'
import { beijingDate } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import { HearingTag } from '../hearings/tags.tsx'
import { formatDate, formatEnd } from '../paper/dates.ts'
import { Banner, Breadcrumb, LinkButton, SummaryList, Tag, Time, Timeline } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { tones } from './annual-list-page.tsx'
import { words } from './decision-words.ts'
import { Ending, Promulgated } from './promulgated.tsx'
import { type PublicDecision, stepText } from './public-decision.ts'

/** A decision as residents read it: what it is, who drafts it, where it stands, and its dated story. */
export function PublicDecisionPage({ visit, decision }: { visit: Visit; decision: PublicDecision }) {
  const { lang } = visit
  const { file, standing, story } = decision
  const w = words(lang)
  const t = w.page
  const { title, unitName } = file.decision
  const year = file.listing?.year
  return (
    <Page visit={visit} title={title} description={`${unitName} ${title}`} current="/decisions">
      <Breadcrumb
        lang={lang}
        items={[
          { label: w.list.short, href: year ? `/decisions?year=${year}` : '/decisions' },
          { label: <span lang="zh-CN">{title}</span> },
        ]}
      />
      <header class="page-head">
        <p class="card__meta">
          <Tag tone={tones[standing]}>{w.standings[standing]}</Tag> <span lang="zh-CN">{unitName}</span>
        </p>
        <h1 class="title" lang="zh-CN">
          {title}
        </h1>
      </header>
      <Banner lang={lang} title={t.current}>
        <p>{sentence(lang, decision)}</p>
        <Actions lang={lang} decision={decision} />
      </Banner>
      <div class="with-aside">
        <FactsPanel lang={lang} decision={decision} />
        <div>
          <Ending lang={lang} file={file} />
          <Hearings lang={lang} decision={decision} />
          <Promulgated lang={lang} file={file} />
          <section>
            <h2>{t.story}</h2>
            <Timeline
              lang={lang}
              events={story.map((step) => ({
                at: step.on ?? step.at,
                title: stepText(lang, step),
                state: step.ahead ? ('ahead' as const) : ('done' as const),
                ...(step.at === undefined && { detail: <span class="small">{t.no_date}</span> }),
              }))}
            />
          </section>
          <Check lang={lang} decision={decision} />
        </div>
      </div>
    </Page>
  )
}

/** Where it stands, in one sentence with its date. */
function sentence(lang: Lang, { standing, round }: PublicDecision): string {
  const t = words(lang).sentences
  if (standing === 'upcoming') return t.upcoming(round ? formatDate(lang, beijingDate(round.opensAt)) : '')
  if (standing === 'open') return t.open(round ? formatEnd(lang, round.endsOn) : '')
  return t[standing]
}

/** What can be done or read now: the text once it is out, taking part before. */
function Actions({ lang, decision }: { lang: Lang; decision: PublicDecision }) {
  const { file, round, standing, reported } = decision
  const t = words(lang).page
  const consultation = `/consultations/${round?.consultationId}`
  const out = file.promulgation !== null
  const early = standing === 'open' || standing === 'upcoming'
  const hearing = decision.hearings.find(({ state }) => state !== 'cancelled')
  if (!(round || out || hearing)) return null
  return (
    <p class="actions">
      {out && <LinkButton href="#text">{t.readText}</LinkButton>}
      {round && early && (
        <LinkButton href={consultation}>{standing === 'open' ? t.takePart : t.readDraft}</LinkButton>
      )}
      {hearing && standing === 'hearing' && (
        <LinkButton
          href={
            hearing.state === 'registration_open'
              ? `/hearings/${hearing.id}/register`
              : `/hearings/${hearing.id}`
          }
        >
          {hearing.state === 'registration_open' ? t.signUp : t.toHearing}
        </LinkButton>
      )}
      {round && reported && !out && <LinkButton href={`${consultation}/adoption`}>{t.readReport}</LinkButton>}
      {round && reported && out && <a href={`${consultation}/adoption`}>{t.readReport}</a>}
      {hearing?.state === 'reported' && <a href={hearingReportPath(hearing.id)}>{t.readHearingReport}</a>}
      {round && !early && <a href={consultation}>{t.readConsultation}</a>}
    </p>
  )
}

/** The hearings that were announced, each with where it stands and its report once that is out. */
function Hearings({ lang, decision: { hearings } }: { lang: Lang; decision: PublicDecision }) {
  const t = words(lang).page
  if (hearings.length === 0) return null
  return (
    <section>
      <h2 id="hearings">{t.hearings}</h2>
      <ul class="plain">
        {hearings.map(({ id, state, heldAt }) => (
          <li>
            <p class="card__meta">
              <HearingTag lang={lang} state={state} />
              {heldAt && (
                <span>
                  {t.hearingAt}
                  <Time lang={lang} at={heldAt} />
                </span>
              )}
            </p>
            <p class="card__meta">
              <a href={`/hearings/${id}`}>{t.toHearing}</a>
              {state === 'registration_open' && <a href={`/hearings/${id}/register`}>{t.signUp}</a>}
              {state === 'reported' && <a href={hearingReportPath(id)}>{t.readHearingReport}</a>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FactsPanel({ lang, decision: { file, rules } }: { lang: Lang; decision: PublicDecision }) {
  const t = words(lang).page
  const { listing, decision } = file
  return (
    <section class="panel">
      <h2 class="vh">{t.facts}</h2>
      <SummaryList
        plain
        rows={[
          { key: t.unit, value: <span lang="zh-CN">{decision.unitName}</span> },
          ...(listing && listing.jointUnits.length > 0
            ? [
                {
                  key: t.joint,
                  value: <span lang="zh-CN">{listing.jointUnits.join(words(lang).list.joinedBy)}</span>,
                },
              ]
            : []),
          { key: t.kind, value: decisionWords(lang).matterKinds[decision.matterKind] },
          ...(listing
            ? [
                {
                  key: t.listing,
                  value: (
                    <a href={`/decisions?year=${listing.year}`}>{t.listingNo(listing.year, listing.no)}</a>
                  ),
                },
              ]
            : []),
          {
            key: t.rules,
            value: (
              <>
                {rules.map(({ code, version, name }) => (
                  <>
                    <a href={`/profiles/${code}`}>{t.version(name[lang], version)}</a>
                    <br />
                  </>
                ))}
                <span class="small">{t.rulesHint}</span>
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function Check({ lang, decision: { file, round } }: { lang: Lang; decision: PublicDecision }) {
  const t = words(lang).page
  return (
    <section>
      <h2>{t.check}</h2>
      <p>{t.checkText}</p>
      <p>
        {t.complain(file.decision.unitName)}
        {round && t.addresses}
      </p>
      <ul>
        <li>
          <a href="/ledger">{t.ledger}</a>
        </li>
        <li>
          <a href="/track">{t.track}</a>
        </li>
        <li>
          <a href={`/api/v1/decisions/${file.decision.id}`}>{t.data}</a>
        </li>
      </ul>
    </section>
  )
}
