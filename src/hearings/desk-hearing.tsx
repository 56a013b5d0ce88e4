import { formatDate } from '../paper/dates.ts'
import { Banner, SummaryList, Time } from '../paper/elements.tsx'
import { announcementSchema } from './announcement.ts'
import { wasHeld } from './cancel-hearing.ts'
import { lackingItems } from './desk-announcement-days.tsx'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import { NextStep, paperStanding, StepTable } from './desk-steps.tsx'
import { stateOfHearing } from './hearing.ts'
import { type HearingGround, openPaper } from './hearing-ground.ts'
import { judgeTerms } from './judge-announcement.ts'
import type { Seated } from './read-draw.ts'
import { Story } from './story.tsx'
import { HearingTag } from './tags.tsx'
import { words } from './words.ts'

type Props = HearingShown<HearingGround> & {
  readonly begun?: boolean
  /** Of the representatives: how many there are, and how many of them were served the materials. */
  readonly seated: Seated
}

/** A hearing at the desk: where it stands, what is missing and by which day, and the way to every step. */
export function HearingOverviewPage(props: Props) {
  const { visit, file } = props
  const { lang, now } = visit
  const t = words(lang).desk
  const state = stateOfHearing(file, now)
  const matter = file.terms?.body.hearing_matter || file.decision.title
  return (
    <HearingDesk {...props} title={t.overview} wide>
      {props.begun && <Banner lang={lang} kind="success" title={t.begunDone} />}
      <h1>{t.overview}</h1>
      <p class="lead" lang="zh-CN">
        {matter}
      </p>
      <SummaryList
        rows={[
          { key: t.state, value: <HearingTag lang={lang} state={state} /> },
          {
            key: t.held,
            value: file.terms?.heldAt ? <Time lang={lang} at={file.terms.heldAt} /> : t.undated,
          },
          { key: t.complete, value: <Complete {...props} /> },
        ]}
      />
      {file.terms && (
        <p>
          <a href={`/hearings/${file.hearing.id}`}>{t.seePublic}</a>
        </p>
      )}
      <Lacking {...props} />
      <NextStep lang={lang} file={file} seated={props.seated} now={now} />
      <h2>{t.steps}</h2>
      <StepTable lang={lang} file={file} seated={props.seated} now={now} />
      <Cancellation {...props} />
      {file.terms && (
        <section>
          <h2>{t.story}</h2>
          <Story lang={lang} file={file} papers={file.papers} now={now} />
        </section>
      )}
    </HearingDesk>
  )
}

/** R14 of what is published: complete since when, and how many days that leaves. */
function Complete({ visit: { lang }, file }: Props) {
  const t = words(lang).desk
  const judged = judgeTerms(file, file.pinned.effective)
  if (!judged.completeOn || !judged.gap) return <>{t.incomplete}</>
  const { gap, days, verdict } = judged.gap
  const sep = lang === 'en' ? '; ' : '；'
  return (
    <>
      {t.lawful.complete(formatDate(lang, judged.completeOn))}
      {sep}
      {t.lawful.gap(gap ?? 0, days)}
      {verdict === 'exact' && `${sep}${t.lawful.exact}`}
      {verdict === 'short' && `${sep}${t.lawful.short}`}
    </>
  )
}

/** What neither the published terms nor the announcement being written says. */
function Lacking({ visit: { lang }, file }: Props) {
  const { desk: t, items } = words(lang)
  const open = openPaper(file, 'hearing_announcement')
  const body = open ? announcementSchema.parse(open.body) : file.terms?.body
  const documents = open?.documents ?? file.terms?.documents ?? []
  const lacking = body ? lackingItems(file, body, documents.length) : []
  if (lacking.length === 0 || file.cancelledAt) return null
  return (
    <Banner lang={lang} kind="warning" title={t.missing}>
      <ul>
        {lacking.map((item) => (
          <li>
            <a href={`/desk/hearings/${file.hearing.id}/announcement`}>{items[item]}</a>
          </li>
        ))}
      </ul>
    </Banner>
  )
}

/** The way out, apart from the steps; nothing of a hearing that was held. */
function Cancellation({ visit: { lang }, file }: Props) {
  const t = words(lang).desk
  if (!file.terms || wasHeld(file)) return null
  const kind = 'hearing_cancellation'
  const open = openPaper(file, kind) !== undefined
  return (
    <p>
      <a href={`/desk/hearings/${file.hearing.id}/cancellation`}>{t.parts.cancellation}</a>{' '}
      {file.cancelledAt ? t.standings.cancelled : open && paperStanding(lang, file, kind)}
    </p>
  )
}
