import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import { daysLeft } from '../opinions/intake.ts'
import { daysLeftText, formatDate, formatEnd } from '../paper/dates.ts'
import { Pager, StatusTag } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { common } from '../paper/words/index.ts'
import { type Listed, type Status, statuses } from './listing.ts'
import { words } from './words.ts'

type Props = {
  readonly visit: Visit
  readonly page: {
    readonly items: readonly Listed[]
    readonly nextCursor: string | null
    readonly total: number
  }
  readonly status: Status | undefined
  readonly q: string
  readonly cursor: string | undefined
  /** What stands above the list. */
  readonly children?: Child
}

const query = (parts: Record<string, string | undefined>): string => {
  const set = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]))
  return set.length > 0 ? `/?${new URLSearchParams(set)}` : '/'
}

/** Every consultation, the open ones first, with what is left of its time. */
export function HomePage({ visit, page, status, q, cursor, children }: Props) {
  const { lang } = visit
  const t = words(lang).home
  return (
    <Page visit={visit} title={t.title} description={t.lead} current="/">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {children}
      <h2 class={children ? undefined : 'vh'}>{t.list}</h2>
      <search>
        <form class="filters" method="get" action="/">
          <div class="field">
            <label class="label" for="q">
              {t.search}
            </label>
            <input
              class="input"
              type="search"
              id="q"
              name="q"
              value={q}
              maxlength={100}
              title={t.searchHint}
            />
          </div>
          <div class="field">
            <label class="label" for="status">
              {t.filter}
            </label>
            <select class="input" id="status" name="status">
              <option value="">{t.all}</option>
              {statuses.map((each) => (
                <option value={each} selected={each === status}>
                  {words(lang).statusFilter[each]}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" class="button button--secondary">
            {common(lang).buttons.search}
          </button>
        </form>
      </search>
      {(q !== '' || status) && <p role="status">{t.results(page.total)}</p>}
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
        next={page.nextCursor ? query({ q, status, cursor: page.nextCursor }) : undefined}
        first={cursor ? query({ q, status }) : undefined}
        shown={page.items.length}
        total={page.total}
      />
      <p class="small">
        <a href={`/api/v1/consultations.csv${query({ q, status }).slice(1)}`} download>
          {t.csv}
        </a>
      </p>
    </Page>
  )
}

function Card({ visit, item }: { visit: Visit; item: Listed }) {
  const { lang, now } = visit
  const t = words(lang).home
  return (
    <li class="card">
      <h3 class="card__title">
        <a href={`/consultations/${item.id}`} lang="zh-CN">
          {item.title}
        </a>
      </h3>
      <p class="card__meta">
        <StatusTag lang={lang} status={item.status} />
        <span lang="zh-CN">{item.unit}</span>
      </p>
      <p class="card__meta">
        <span>{t.period(formatDate(lang, item.startsOn), formatEnd(lang, item.endsOn))}</span>
        {item.status !== 'upcoming' && <span>{t.opinions(item.items)}</span>}
      </p>
      {item.status === 'open' && (
        <p class="card__side card__days">{daysLeftText(lang, daysLeft(item.endsOn, now))}</p>
      )}
      {item.status === 'upcoming' && (
        <p class="card__side card__meta">{t.startsOn(formatDate(lang, item.startsOn))}</p>
      )}
      {item.status === 'reported' && (
        <p class="card__side">
          <a href={`/consultations/${item.id}/adoption`}>{t.report}</a>
        </p>
      )}
    </li>
  )
}
