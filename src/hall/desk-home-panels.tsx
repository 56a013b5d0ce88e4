import type { Review } from '../decisions/reviews.ts'
import type { Visit } from '../ground/house.ts'
import { HearingTag } from '../hearings/tags.tsx'
import { formatInstant } from '../paper/dates.ts'
import type { LiveHearing } from './desk-reading.ts'
import { nextHref, type Running, type Stage } from './desk-stage.ts'
import { words } from './desk-words.ts'

export type Listed = Running & { readonly stage: Stage }

export type Part = { readonly lang: Visit['lang']; readonly rows: readonly Listed[] }

export function ReviewsToGive({ lang, reviews }: { lang: Visit['lang']; reviews: readonly Review[] }) {
  const t = words(lang).home
  return (
    <section class="panel" aria-labelledby="reviews">
      <h2 id="reviews">{t.reviews}</h2>
      {reviews.length === 0 ? (
        <p class="muted">{t.noReviews}</p>
      ) : (
        <ul>
          {reviews.slice(0, 10).map((review) => (
            <li>
              <a href={`/desk/reviews/${review.id}`}>{review.decisionTitle}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Opinions and views of one decision that wait for an answer. */
export const waiting = ({ pending, hearing_pending }: Listed): number =>
  (pending ?? 0) + (hearing_pending ?? 0)

export function Pending({ lang, rows }: Part) {
  const t = words(lang).home
  return (
    <section class="panel" aria-labelledby="pending">
      <h2 id="pending">{t.pending}</h2>
      {rows.length === 0 ? (
        <p class="muted">{t.noPending}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <>
              {row.pending ? (
                <li>
                  <a href={`/desk/intakes/${row.notice_id}/items`}>{row.title}</a>
                  <br />
                  <span class="small">{t.pendingOf(row.pending, row.items ?? 0)}</span>
                </li>
              ) : null}
              {row.hearing_pending ? (
                <li>
                  <a href={`/desk/intakes/${row.hearing_id}/items`}>{row.title}</a>
                  <br />
                  <span class="small">{t.pendingHeard(row.hearing_pending)}</span>
                </li>
              ) : null}
            </>
          ))}
        </ul>
      )}
    </section>
  )
}

export function Reports({ lang, rows }: Part) {
  const t = words(lang).home
  return (
    <section class="panel" aria-labelledby="reports">
      <h2 id="reports">{t.reports}</h2>
      {rows.length === 0 ? (
        <p class="muted">{t.noReports}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li>
              <a href={nextHref(row, row.stage)}>{row.title}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The hearings under way, the soonest first: where each stands and when it is held. */
export function Hearings({ lang, hearings }: { lang: Visit['lang']; hearings: readonly LiveHearing[] }) {
  const t = words(lang).home
  return (
    <section class="panel" aria-labelledby="hearings">
      <h2 id="hearings">{t.hearings}</h2>
      <ul>
        {hearings.map(({ id, title, state, heldAt }) => (
          <li>
            <a href={`/desk/hearings/${id}`}>{title}</a>
            <br />
            <span class="small">
              <HearingTag lang={lang} state={state} />{' '}
              {heldAt ? t.heldAt(formatInstant(lang, heldAt)) : t.undated}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What waits for the government office: each with the deed that is due and the way to it. */
export function ForOffice({ lang, rows }: Part) {
  const w = words(lang)
  return (
    <section class="panel" aria-labelledby="office">
      <h2 id="office">{w.home.office}</h2>
      {rows.length === 0 ? (
        <p class="muted">{w.home.noOffice}</p>
      ) : (
        <ul>
          {rows.slice(0, 20).map((row) => (
            <li>
              <a href={nextHref(row, row.stage)}>{row.title}</a>
              <br />
              <span class="small">
                {w.next[row.stage]} · {row.unit_name}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** R25: the drafts whose legality review is still to be given. */
export function ForLegal({ lang, rows }: Part) {
  const t = words(lang).home
  return (
    <section class="panel" aria-labelledby="legal">
      <h2 id="legal">{t.legal}</h2>
      {rows.length === 0 ? (
        <p class="muted">{t.noLegal}</p>
      ) : (
        <ul>
          {rows.slice(0, 20).map((row) => (
            <li>
              <a href={`/desk/decisions/${row.id}/steps/legality_review`}>{row.title}</a>
              <br />
              <span class="small">{row.unit_name}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
