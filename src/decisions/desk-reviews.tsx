import type { Visit } from '../ground/house.ts'
import { Breadcrumb, LinkButton, Pager, Table, Time } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import type { CalendarYear } from '../statute/years.ts'
import { mayReviewFor, reviewDays, reviewDue } from './review.ts'
import type { Review } from './reviews.ts'
import { OpinionTag } from './tags.tsx'
import { words } from './words.ts'

/** What waits for an opinion first, then what has one. */
export function ReviewsPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly toDo: readonly Review[]
  readonly done: readonly Review[]
  readonly next: string | undefined
  readonly first: boolean
  readonly years: readonly CalendarYear[]
}) {
  const { visit, officer, toDo, done } = props
  const { lang } = visit
  const t = words(lang)
  const r = t.reviews
  const due = (review: Review) => {
    const date = reviewDue(review, props.years)
    return (
      <>
        {date ? <Time lang={lang} at={date} /> : r.dueUnknown}
        <br />
        {r.dueHint(reviewDays(review))}
      </>
    )
  }
  const mine = (review: Review) =>
    mayReviewFor(officer, review.draftingUnitId) && review.requestedBy !== officer.id
  return (
    <DeskPage visit={visit} officer={officer} title={r.title} current="/desk/reviews" wide>
      <Breadcrumb
        lang={lang}
        items={[{ label: common(lang).site.desk, href: '/desk' }, { label: r.title }]}
      />
      <h1>{r.title}</h1>
      <p class="lead">{r.lead}</p>
      {props.first && (
        <section>
          <h2 id="to-do">{r.toDo}</h2>
          <Table
            lang={lang}
            caption={r.toDo}
            hideCaption
            columns={[
              { label: r.matter, kind: 'wide' },
              { label: r.what },
              { label: r.asked },
              { label: r.due },
              { label: r.opinion, kind: 'tight' },
            ]}
            rows={toDo.map((review) => [
              review.decisionTitle,
              t.review.subjects[review.subjectKind],
              <>
                <Time lang={lang} at={review.requestedAt} />
                <br />
                {r.askedBy(review.requestedByName)}
              </>,
              due(review),
              <LinkButton href={`/desk/reviews/${review.id}`} kind={mine(review) ? 'primary' : 'secondary'}>
                {mine(review) ? r.start : r.open}
                <span class="vh"> {review.decisionTitle}</span>
              </LinkButton>,
            ])}
            empty={r.none}
          />
        </section>
      )}
      <section>
        <h2 id="done">{r.done}</h2>
        <Table
          lang={lang}
          caption={r.done}
          hideCaption
          columns={[
            { label: r.matter, kind: 'wide' },
            { label: r.what },
            { label: r.asked, kind: 'tight' },
            { label: r.opinion, kind: 'tight' },
          ]}
          rows={done.map((review) => [
            <a href={`/desk/reviews/${review.id}`}>{review.decisionTitle}</a>,
            t.review.subjects[review.subjectKind],
            <Time lang={lang} at={review.requestedAt} />,
            review.opinion && <OpinionTag lang={lang} opinion={review.opinion} />,
          ])}
          empty={r.noneDone}
        />
      </section>
      <Pager
        lang={lang}
        next={props.next && `/desk/reviews?cursor=${props.next}`}
        first={props.first ? undefined : '/desk/reviews'}
      />
    </DeskPage>
  )
}
