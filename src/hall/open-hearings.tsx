import type { Visit } from '../ground/house.ts'
import type { ListedHearing } from '../hearings/list-hearings.ts'
import { HearingTag } from '../hearings/tags.tsx'
import { formatInstant } from '../paper/dates.ts'
import { words } from './words.ts'

/** How many hearings the home page shows; all are on the page of hearings. */
const SHOWN = 5

/** The hearings for which one can sign up now; nothing where there is none. */
export function OpenHearings({
  visit: { lang },
  hearings,
}: {
  visit: Visit
  hearings: readonly ListedHearing[]
}) {
  const t = words(lang).openHearings
  if (hearings.length === 0) return null
  return (
    <section>
      <h2>{t.title}</h2>
      <ul class="cards">
        {hearings.slice(0, SHOWN).map(({ id, matter, unit, state, heldAt, registrationTo }) => (
          <li class="card">
            <h3 class="card__title">
              <a href={`/hearings/${id}`} lang="zh-CN">
                {matter}
              </a>
            </h3>
            <p class="card__meta">
              <HearingTag lang={lang} state={state} />
              <span lang="zh-CN">{unit}</span>
            </p>
            <p class="card__meta">
              {heldAt && <span>{t.held(formatInstant(lang, heldAt))}</span>}
              {registrationTo && <span>{t.until(formatInstant(lang, registrationTo))}</span>}
            </p>
            <p class="card__side">
              <a href={`/hearings/${id}/register`}>
                {t.signUp}
                <span class="vh" lang="zh-CN">
                  {' '}
                  {matter}
                </span>
              </a>
            </p>
          </li>
        ))}
      </ul>
      <p class="small">
        <a href="/hearings">{t.all}</a>
      </p>
    </section>
  )
}
