import { OpinionTag } from '../decisions/tags.tsx'
import { words as decisionWords } from '../decisions/words.ts'
import { startOfDay } from '../ground/clock.ts'
import type { Problem, Refusal } from '../ground/result.ts'
import { formatEnd, formatInstant } from '../paper/dates.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  Hidden,
  LinkButton,
  SummaryList,
  Table,
  Time,
} from '../paper/elements.tsx'
import { mayDraftFor } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import type { Bundle } from './bundle.ts'
import { elsewhere, Obstacles } from './desk-obstacles.tsx'
import { NoticePage, type Shown } from './desk-steps.tsx'
import { words } from './notice-words.ts'

type Props = Shown & {
  readonly bundle: Bundle | null
  /** All that stands in the way now. */
  readonly problems: readonly Problem[]
  /** What the last attempt was refused for. */
  readonly refusal?: Refusal | undefined
  readonly done?: 'published' | 'requested' | undefined
}

/** Check and publish: every obstacle with its rule, its source and its field; the texts; the review; the button. */
export function PublicationPage(props: Props) {
  const { visit, officer, file, bundle, problems, refusal, done } = props
  const { lang } = visit
  const t = words(lang).publication
  const drafter = mayDraftFor(officer, file.decision.draftingUnitId)
  return (
    <NoticePage {...props} step="publication" title={t.title} refused={refusal !== undefined} wide>
      <ErrorSummary lang={lang} refusal={refusal && elsewhere(refusal, problems)} cite={cite} />
      {done && (
        <Banner lang={lang} kind="success" title={done === 'published' ? t.justPublished : t.justRequested} />
      )}
      <h1>{t.title}</h1>
      {file.publication ? <Published {...props} /> : <Obstacles {...props} />}
      {bundle && (
        <section>
          <h2 id="texts">{file.publication ? t.textsOut : t.texts}</h2>
          <Table
            lang={lang}
            caption={t.texts}
            hideCaption
            columns={[{ label: t.text, kind: 'wide' }, { label: t.hash }]}
            rows={bundle.parts.map((part) => [
              <>
                {decisionWords(lang).review.parts[part.kind]}
                <br />
                <a href={part.link}>{part.name}</a>
              </>,
              <code class="mono">{part.sha256}</code>,
            ])}
          />
        </section>
      )}
      <Reviews {...props} drafter={drafter} />
      {!file.publication && problems.length === 0 && drafter && <PublishForm {...props} />}
      {!file.publication && !drafter && <p>{t.onlyDrafter}</p>}
    </NoticePage>
  )
}

function Reviews({ visit, file, bundle, problems, drafter }: Props & { drafter: boolean }) {
  const { lang } = visit
  const t = words(lang).publication
  const { reviews } = file
  const current = reviews.find((each) => each.bundleSha256 === bundle?.sha256)
  const settled = current && (current.opinion === null || current.opinion === 'public')
  const sound = problems.every(({ code }) => code === 'review_missing')
  return (
    <section>
      <h2 id="review">{t.review}</h2>
      <Table
        lang={lang}
        caption={t.review}
        hideCaption
        columns={[
          { label: t.asked, kind: 'tight' },
          { label: t.texts_same, kind: 'wide' },
          { label: t.opinion },
        ]}
        rows={reviews.map((review) => [
          <a href={`/desk/reviews/${review.id}`}>
            <Time lang={lang} at={review.requestedAt} />
            <span class="vh"> {t.open}</span>
          </a>,
          review.bundleSha256 === bundle?.sha256 ? t.same : t.other,
          review.opinion ? <OpinionTag lang={lang} opinion={review.opinion} /> : t.waiting,
        ])}
        empty={t.noReview}
      />
      {!file.publication && !current && reviews.length > 0 && <p>{t.stale}</p>}
      {!file.publication && !settled && sound && drafter && bundle && (
        <form method="post" action={`/desk/decisions/${file.decision.id}/notice/review-request`}>
          <p>{t.requestHint}</p>
          <Button>{reviews.length > 0 ? t.requestAgain : t.request}</Button>
        </form>
      )}
    </section>
  )
}

function PublishForm({ visit, file }: Props) {
  const { lang, now } = visit
  const t = words(lang).publication
  const { notice } = file
  if (!notice?.startsOn || !notice.endsOn) return null
  const begins = startOfDay(notice.startsOn)
  return (
    <form method="post" action={`/desk/decisions/${file.decision.id}/notice/publication`}>
      <Hidden fields={{ revision: String(notice.revision) }} />
      <p>
        {t.publishHint(begins > now ? formatInstant(lang, begins) : t.now, formatEnd(lang, notice.endsOn))}
      </p>
      <Button>{t.publish}</Button>
    </form>
  )
}

function Published({ visit, officer, file }: Props) {
  const { lang } = visit
  const t = words(lang).publication
  const { publication, notice, intake } = file
  if (!publication || !notice) return null
  return (
    <>
      <h2>{t.published}</h2>
      <SummaryList
        rows={[
          { key: t.publishedAt, value: <Time lang={lang} at={publication.publishedAt} /> },
          {
            key: t.receives,
            value: intake && `${formatInstant(lang, intake.opensAt)} – ${formatEnd(lang, intake.endsOn)}`,
          },
          { key: t.receiptPrefix, value: <code class="mono">{intake?.receiptPrefix}</code> },
        ]}
      />
      <p class="actions">
        <LinkButton href={`/consultations/${notice.consultationId}`}>{t.seePublic}</LinkButton>
        {mayDraftFor(officer, file.decision.draftingUnitId) && (
          <LinkButton href={`/desk/consultations/${notice.consultationId}/corrections`} kind="secondary">
            {t.correct}
          </LinkButton>
        )}
      </p>
    </>
  )
}
