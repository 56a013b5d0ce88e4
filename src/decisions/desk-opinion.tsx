import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Button, Checkboxes, errorsOf, Radios, SummaryList, TextArea, Time } from '../paper/elements.tsx'
import type { Officer } from '../people/officer.ts'
import { reviewChecks, reviewOpinions } from './review.ts'
import type { Review } from './reviews.ts'
import { OpinionTag } from './tags.tsx'
import { words } from './words.ts'

export type TypedOpinion = {
  readonly opinion?: string | undefined
  readonly basis?: string | undefined
  readonly reason?: string | undefined
  readonly checks?: readonly string[] | undefined
}

export type ReviewShown = {
  readonly visit: Visit
  readonly officer: Officer
  readonly review: Review
  readonly typed?: TypedOpinion
  readonly refusal?: Refusal | undefined
}

/** The opinion as it was given. */
export function Given({ visit, review }: ReviewShown) {
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

/** The form for the opinion (B30, B38). */
export function OpinionForm({ visit, review, typed = {}, refusal }: ReviewShown) {
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
