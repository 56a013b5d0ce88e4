import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Breadcrumb,
  Button,
  Checkboxes,
  ErrorSummary,
  errorsOf,
  Radios,
  SummaryList,
  Table,
  TextArea,
  Time,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { type BundlePart, mayReviewFor, reviewChecks, reviewOpinions } from './review.ts'
import type { Review } from './reviews.ts'
import { OpinionTag } from './tags.tsx'
import { words } from './words.ts'

export type TypedOpinion = {
  readonly opinion?: string | undefined
  readonly basis?: string | undefined
  readonly reason?: string | undefined
  readonly checks?: readonly string[] | undefined
}

type Shown = {
  readonly visit: Visit
  readonly officer: Officer
  readonly review: Review
  readonly typed?: TypedOpinion
  readonly refusal?: Refusal | undefined
}

/** A review: the exact texts, then the opinion, or the form for it. */
export function ReviewPage(props: Shown) {
  const { visit, officer, review, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const bundle = JSON.parse(review.bundle) as BundlePart[]
  const own = review.requestedBy === officer.id
  const may = mayReviewFor(officer, review.draftingUnitId)
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={t.review.title}
      current="/desk/reviews"
      refused={refusal !== undefined}
      wide
    >
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).site.desk, href: '/desk' },
          { label: t.reviews.title, href: '/desk/reviews' },
          { label: t.review.subjects[review.subjectKind] },
        ]}
      />
      <ErrorSummary
        lang={lang}
        refusal={refusal}
        cite={cite}
        labels={{
          opinion: t.review.opinion,
          basis: t.review.basis,
          reason: t.review.reason,
          checks: t.review.checks,
        }}
      />
      <h1>{review.decisionTitle}</h1>
      <SummaryList
        rows={[
          { key: t.reviews.what, value: t.review.subjects[review.subjectKind] },
          { key: t.list.unit, value: review.unitName },
          {
            key: t.reviews.asked,
            value: (
              <>
                <Time lang={lang} at={review.requestedAt} />
                <br />
                {t.reviews.askedBy(review.requestedByName)}
              </>
            ),
          },
        ]}
      />
      <h2>{t.review.texts}</h2>
      <p>{t.review.textsLead}</p>
      <Table
        lang={lang}
        caption={t.review.texts}
        hideCaption
        columns={[
          { label: t.review.part, kind: 'wide' },
          { label: t.review.hash },
          { label: t.review.read, kind: 'tight' },
        ]}
        rows={bundle.map((part) => [
          <>
            {t.review.parts[part.kind]}
            <br />
            {part.name}
          </>,
          <code class="mono">{part.sha256}</code>,
          part.link && (
            <a href={part.link} aria-label={t.review.readAbout(part.name)}>
              {t.review.read}
            </a>
          ),
        ])}
      />
      <p>
        {t.review.bundle}
        {lang === 'en' ? ': ' : '：'}
        <code class="mono">{review.bundleSha256}</code>
      </p>
      {review.opinion ? (
        <Given {...props} />
      ) : own ? (
        <Banner lang={lang} kind="warning">
          {t.review.own}
        </Banner>
      ) : may ? (
        <OpinionForm {...props} />
      ) : (
        <Banner lang={lang}>{officer.unitId === review.draftingUnitId ? t.review.waiting : t.review.otherUnit}</Banner>
      )}
      <p>
        <a href={`/desk/decisions/${review.decisionId}`}>{t.review.decision}</a>
      </p>
    </DeskPage>
  )
}

function Given({ visit, review }: Shown) {
  const t = words(visit.lang)
  const checks = JSON.parse(review.checks ?? '[]') as (typeof reviewChecks)[number][]
  return (
    <>
      <h2>{t.review.given}</h2>
      <SummaryList
        rows={[
          {
            key: t.review.opinion,
            value: review.opinion && <OpinionTag lang={visit.lang} opinion={review.opinion} />,
          },
          {
            key: t.review.checks,
            value: (
              <ul>
                {checks.map((check) => (
                  <li>{t.review.checkNames[check]}</li>
                ))}
              </ul>
            ),
          },
          { key: t.review.basis, value: <p class="prose--kept">{review.basis}</p> },
          { key: t.review.reason, value: <p class="prose--kept">{review.reason}</p> },
          { key: t.review.givenBy, value: review.reviewedByName },
          {
            key: t.review.givenAt,
            value: review.reviewedAt && <Time lang={visit.lang} at={review.reviewedAt} />,
          },
        ]}
      />
    </>
  )
}

function OpinionForm({ visit, review, typed = {}, refusal }: Shown) {
  const { lang } = visit
  const t = words(lang).review
  const error = errorsOf(lang, refusal)
  return (
    <form method="post" action={`/desk/reviews/${review.id}`}>
      <h2>{t.give}</h2>
      <Radios
        lang={lang}
        name="opinion"
        label={t.opinion}
        value={typed.opinion}
        error={error('opinion')}
        options={reviewOpinions.map((each) => ({
          value: each,
          label: t.opinions[each],
          hint: t.opinionHints[each],
        }))}
      />
      <Checkboxes
        lang={lang}
        name="checks"
        label={t.checks}
        hint={t.checksHint}
        values={typed.checks}
        error={error('checks')}
        options={reviewChecks.map((check) => ({ value: check, label: t.checkNames[check] }))}
      />
      <TextArea
        lang={lang}
        name="basis"
        label={t.basis}
        hint={t.basisHint}
        value={typed.basis}
        error={error('basis')}
        maxlength={2000}
        rows={3}
      />
      <TextArea
        lang={lang}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={typed.reason}
        error={error('reason')}
        maxlength={2000}
        rows={4}
      />
      <p>{t.final}</p>
      <Button>{t.submit}</Button>
    </form>
  )
}
