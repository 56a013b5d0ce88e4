import { Banner, Breadcrumb, ErrorSummary, SummaryList, Table, Time } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import { cite } from '../statute/citations.ts'
import { Given, OpinionForm, type ReviewShown } from './desk-opinion.tsx'
import { type BundlePart, mayReviewFor } from './review.ts'
import { words } from './words.ts'

/** A review: the exact texts, then the opinion, or the form for it. */
export function ReviewPage(props: ReviewShown) {
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
        <Banner lang={lang}>
          {officer.unitId === review.draftingUnitId ? t.review.waiting : t.review.otherUnit}
        </Banner>
      )}
      <p>
        <a href={`/desk/decisions/${review.decisionId}`}>{t.review.decision}</a>
      </p>
    </DeskPage>
  )
}
