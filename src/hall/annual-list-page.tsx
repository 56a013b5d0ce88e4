import type { Visit } from '../ground/house.ts'
import { Pager, Table, Tag } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import type { AnnualList, ListedDecision } from './annual-list.ts'
import { words } from './decision-words.ts'
import type { Standing } from './standing.ts'

export const tones = {
  preparing: 'plain',
  upcoming: 'amber',
  open: 'green',
  hearing: 'green',
  answering: 'plain',
  reported: 'blue',
  decided: 'blue',
  rejected: 'red',
  promulgated: 'blue',
  suspended: 'amber',
  adjusted: 'amber',
  terminated: 'red',
  withdrawn: 'red',
  exempt: 'plain',
} as const satisfies Record<Standing, string>

type Props = {
  readonly visit: Visit
  readonly year: number
  readonly after: number | undefined
  readonly list: AnnualList
}

/** The annual list of decisions, as the public reads it. */
export function AnnualListPage({ visit, year, after, list }: Props) {
  const { lang } = visit
  const t = words(lang).list
  const total = list.years.find((each) => each.year === year)?.decisions ?? 0
  return (
    <Page visit={visit} title={t.title(year)} description={t.lead} current="/decisions" wide>
      <h1>{t.title(year)}</h1>
      <p class="lead">{t.lead}</p>
      {list.years.length > 0 && (
        <nav class="card__meta" aria-label={t.years}>
          {list.years.map((each) =>
            each.year === year ? (
              <strong aria-current="page">{t.year(each.year, each.decisions)}</strong>
            ) : (
              <a href={`/decisions?year=${each.year}`}>{t.year(each.year, each.decisions)}</a>
            ),
          )}
        </nav>
      )}
      <Table
        lang={lang}
        caption={t.title(year)}
        hideCaption
        columns={[
          { label: t.no, kind: 'tight' },
          { label: t.name, kind: 'wide' },
          { label: t.unit },
          { label: t.stands, kind: 'tight' },
        ]}
        rows={list.items.map((item) => [
          item.no,
          <a href={`/decisions/${item.id}`} lang="zh-CN">
            {item.title}
          </a>,
          <Units lang={lang} item={item} />,
          <Tag tone={tones[item.standing]}>{words(lang).standings[item.standing]}</Tag>,
        ])}
        empty={t.none}
      />
      <Pager
        lang={lang}
        next={list.nextCursor ? `/decisions?year=${year}&cursor=${list.nextCursor}` : undefined}
        first={after ? `/decisions?year=${year}` : undefined}
        shown={total > 0 ? list.items.length : undefined}
        total={total > 0 ? total : undefined}
      />
      <p>{t.wholly}</p>
      <ul class="small">
        <li>
          <a href={`/api/v1/decisions.csv?year=${year}`} download>
            {t.csv}
          </a>
        </li>
        <li>
          <a href={`/api/v1/decisions?year=${year}`}>{t.data}</a>
        </li>
      </ul>
    </Page>
  )
}

function Units({ lang, item }: { lang: Visit['lang']; item: ListedDecision }) {
  const t = words(lang).list
  return (
    <>
      <span lang="zh-CN">{item.unit}</span>
      {item.jointUnits.length > 0 && (
        <>
          <br />
          <span class="small">{t.joint(item.jointUnits.join(t.joinedBy))}</span>
        </>
      )}
    </>
  )
}
