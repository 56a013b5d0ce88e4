import { OpinionTag } from '../decisions/tags.tsx'
import { words as decisionWords } from '../decisions/words.ts'
import type { Problem, Refusal } from '../ground/result.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  Hidden,
  LinkButton,
  RuleSource,
  SummaryList,
  Table,
  Time,
} from '../paper/elements.tsx'
import { problemText } from '../paper/words/index.ts'
import { cite } from '../statute/citations.ts'
import { announcementSchema } from './announcement.ts'
import { lackingItems } from './desk-announcement-days.tsx'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import type { HearingGround } from './hearing-ground.ts'
import { mayRun } from './open-file.ts'
import { type HearingPaper, type PaperKind, paperPaths } from './paper.ts'
import type { Bundle } from './paper-bundle.ts'
import { words } from './words.ts'

type Props = HearingShown<HearingGround> & {
  readonly kind: PaperKind
  /** The one being written, or the newest published one; null before the first. */
  readonly paper: HearingPaper | null
  readonly bundle: Bundle | null
  /** All that stands in the way now. */
  readonly problems: readonly Problem[]
  /** What the last attempt was refused for. */
  readonly refusal?: Refusal | undefined
  readonly done?: 'published' | 'requested' | undefined
}

/** What the page does not list anyway; without fields, which are on another page. */
function elsewhere(refusal: Refusal, problems: readonly Problem[]): Refusal | undefined {
  const [first, ...rest] = refusal.problems
    .filter(({ code, field }) => !problems.some((each) => each.code === code && each.field === field))
    .map(({ field: _, ...problem }) => problem)
  return first && { problems: [first, ...rest] }
}

/** Check and publish a numbered paper: every obstacle with its rule; the texts; the review; the button. */
export function PaperPublicationPage(props: Props) {
  const { visit, officer, file, kind, paper, bundle, problems, refusal, done } = props
  const { lang } = visit
  const { publication: t, form } = words(lang)
  const path = paperPaths[kind]
  const drafter = mayRun(officer, file)
  const at = `/desk/hearings/${file.hearing.id}/${path}`
  return (
    <HearingDesk {...props} title={t.title[path]} refused={refusal !== undefined} wide>
      <ErrorSummary lang={lang} refusal={refusal && elsewhere(refusal, problems)} cite={cite} />
      {done && (
        <Banner lang={lang} kind="success" title={done === 'published' ? t.justPublished : t.justRequested} />
      )}
      <h1>{t.title[path]}</h1>
      {!paper || !bundle ? (
        <>
          <p class="empty">{t.none}</p>
          {drafter && (
            <p>
              <LinkButton href={at}>{t.write}</LinkButton>
            </p>
          )}
        </>
      ) : (
        <>
          {paper.publishedAt ? (
            <Published {...props} paper={paper} />
          ) : (
            <Obstacles {...props} paper={paper} />
          )}
          <Texts {...props} paper={paper} bundle={bundle} />
          <Reviews {...props} paper={paper} bundle={bundle} drafter={drafter} />
          {!paper.publishedAt && problems.length === 0 && drafter && (
            <form method="post" action={`${at}/publication`}>
              <Hidden fields={{ revision: String(paper.revision) }} />
              <p>{t.publishHint(paper.no)}</p>
              <Button>{t.publish}</Button>
            </form>
          )}
          {!paper.publishedAt && !drafter && <p>{form.onlyDrafter}</p>}
        </>
      )}
    </HearingDesk>
  )
}

type WithPaper = Props & { readonly paper: HearingPaper }

/** Everything that stands in the way, each with its rule, its source and the field where it is mended. */
function Obstacles({ visit: { lang }, file, kind, paper, problems, refusal }: WithPaper) {
  const { publication: t, fields, items } = words(lang)
  const labels: Readonly<Record<string, string | undefined>> = fields
  const body = kind === 'hearing_announcement' ? announcementSchema.parse(paper.body) : null
  const lacking = body ? lackingItems(file, body, paper.documents.length) : []
  return (
    <>
      {lacking.length > 0 && (
        <Banner lang={lang} kind="warning" title={t.notWhole}>
          {t.notWholeText(lacking.map((item) => items[item]).join(lang === 'en' ? '; ' : '；'))}
        </Banner>
      )}
      {problems.length === 0 ? (
        <Banner lang={lang} title={t.ready}>
          {t.readyText}
        </Banner>
      ) : (
        <section class="error-summary" aria-labelledby="obstacles" role={refusal ? 'alert' : undefined}>
          <h2 class="error-summary__title" id="obstacles">
            {t.obstacles(problems.length)}
          </h2>
          <ul class="error-summary__list">
            {problems.map((problem) => {
              const label = problem.field === undefined ? undefined : labels[problem.field]
              return (
                <li>
                  <a href={problem.link ?? '#review'}>
                    {label && `${label}${lang === 'en' ? ': ' : '：'}`}
                    {problemText(lang, problem)}
                  </a>
                  {problem.rule !== undefined && (
                    <RuleSource lang={lang} rule={problem.rule} source={problem.citation} />
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </>
  )
}

function Texts({ visit: { lang }, paper, bundle }: WithPaper & { readonly bundle: Bundle }) {
  const t = words(lang).publication
  const title = paper.publishedAt ? t.textsOut : t.texts
  return (
    <section>
      <h2 id="texts">{title}</h2>
      <Table
        lang={lang}
        caption={title}
        hideCaption
        columns={[{ label: t.text, kind: 'wide' }, { label: t.hash }]}
        rows={bundle.parts.map((part) => [
          <>
            {decisionWords(lang).review.parts[part.kind]}
            <br />
            <a href={part.link} lang="zh-CN">
              {part.name}
            </a>
          </>,
          <code class="mono">{part.sha256}</code>,
        ])}
      />
    </section>
  )
}

function Reviews(props: WithPaper & { readonly bundle: Bundle; readonly drafter: boolean }) {
  const { visit, file, kind, paper, bundle, problems, drafter } = props
  const { lang } = visit
  const t = words(lang).publication
  const reviews = file.reviews.filter(({ subjectId }) => subjectId === paper.id)
  const current = reviews.find((each) => each.bundleSha256 === bundle.sha256)
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
          { label: t.matches, kind: 'wide' },
          { label: t.opinion },
        ]}
        rows={reviews.map((review) => [
          <a href={`/desk/reviews/${review.id}`}>
            <Time lang={lang} at={review.requestedAt} />
            <span class="vh"> {t.openReview}</span>
          </a>,
          review.bundleSha256 === bundle.sha256 ? t.same : t.other,
          review.opinion ? <OpinionTag lang={lang} opinion={review.opinion} /> : t.waiting,
        ])}
        empty={t.noReview}
      />
      {!paper.publishedAt && !current && reviews.length > 0 && <p>{t.stale}</p>}
      {!paper.publishedAt && !settled && sound && drafter && (
        <form method="post" action={`/desk/hearings/${file.hearing.id}/${paperPaths[kind]}/review-request`}>
          <p>{t.requestHint}</p>
          <Button>{reviews.length > 0 ? t.requestAgain : t.request}</Button>
        </form>
      )}
    </section>
  )
}

function Published({ visit: { lang }, officer, file, kind, paper }: WithPaper) {
  const { publication: t, desk } = words(lang)
  const at = `/desk/hearings/${file.hearing.id}/${paperPaths[kind]}`
  const further = kind === 'hearing_announcement' && !file.cancelledAt && !file.begun && mayRun(officer, file)
  return (
    <>
      <h2>{t.published(paper.no)}</h2>
      <SummaryList
        rows={[
          {
            key: t.publishedAt,
            value: paper.publishedAt && <Time lang={lang} at={paper.publishedAt} />,
          },
        ]}
      />
      <p class="actions">
        <LinkButton href={`/hearings/${file.hearing.id}/papers/${paper.no}`}>{desk.seePublic}</LinkButton>
        {further && (
          <LinkButton href={at} kind="secondary">
            {t.next}
          </LinkButton>
        )}
      </p>
    </>
  )
}
