import type { Visit } from '../ground/house.ts'
import { formatInstant } from '../paper/dates.ts'
import { Pager } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { common } from '../paper/words/index.ts'
import { type HearingState, hearingStates } from './hearing.ts'
import type { ListedHearing } from './list-hearings.ts'
import { HearingTag } from './tags.tsx'
import { words } from './words.ts'

type Props = {
  readonly visit: Visit
  readonly page: {
    readonly items: readonly ListedHearing[]
    readonly nextCursor: string | null
    readonly total: number
  }
  readonly state: HearingState | undefined
  readonly cursor: string | undefined
}

const query = (parts: Record<string, string | undefined>): string => {
  const set = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]))
  return set.length > 0 ? `?${new URLSearchParams(set)}` : ''
}

/** Every published hearing, those open for sign-up first. */
export function HearingsPage({ visit, page, state, cursor }: Props) {
  const { lang } = visit
  const { list: t, states } = words(lang)
  return (
    <Page visit={visit} title={t.title} description={t.lead} current="/hearings">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <search>
        <form class="filters" method="get" action="/hearings">
          <div class="field">
            <label class="label" for="state">
              {t.filter}
            </label>
            <select class="input" id="state" name="state">
              <option value="">{t.all}</option>
              {hearingStates
                .filter((each) => each !== 'preparing')
                .map((each) => (
                  <option value={each} selected={each === state}>
                    {states[each]}
                  </option>
                ))}
            </select>
          </div>
          <button type="submit" class="button button--secondary">
            {common(lang).buttons.search}
          </button>
        </form>
      </search>
      <h2 class="vh">{t.list}</h2>
      {state && <p role="status">{t.results(page.total)}</p>}
      {page.items.length === 0 ? (
        <p class="empty">{t.none}</p>
      ) : (
        <ul class="cards">
          {page.items.map((item) => (
            <Card visit={visit} item={item} />
          ))}
        </ul>
      )}
      <Pager
        lang={lang}
        next={page.nextCursor ? `/hearings${query({ state, cursor: page.nextCursor })}` : undefined}
        first={cursor ? `/hearings${query({ state })}` : undefined}
        shown={page.items.length}
        total={page.total}
      />
      <p class="small">
        <a href={`/api/v1/hearings.csv${query({ state })}`} download>
          {t.csv}
        </a>
      </p>
    </Page>
  )
}

function Card({ visit: { lang }, item }: { visit: Visit; item: ListedHearing }) {
  const t = words(lang).list
  const held = item.state === 'cancelled' ? t.wasToBeHeld : t.held
  return (
    <li class="card">
      <h3 class="card__title">
        <a href={`/hearings/${item.id}`} lang="zh-CN">
          {item.matter}
        </a>
      </h3>
      <p class="card__meta">
        <HearingTag lang={lang} state={item.state} />
        <span lang="zh-CN">{item.unit}</span>
      </p>
      <p class="card__meta">
        <span>{item.heldAt ? held(formatInstant(lang, item.heldAt)) : t.undated}</span>
        {item.venue && <span lang="zh-CN">{item.venue}</span>}
      </p>
      {item.state === 'registration_open' && item.registrationTo && (
        <p class="card__side card__days">
          {t.signUpUntil(formatInstant(lang, item.registrationTo))}
          <br />
          <a href={`/hearings/${item.id}/register`}>{t.signUp}</a>
        </p>
      )}
      {item.state === 'reported' && (
        <p class="card__side">
          <a href={`/hearings/${item.id}/report`}>{t.report}</a>
        </p>
      )}
    </li>
  )
}
