import type { Lang, Visit } from '../ground/house.ts'
import { formatInstant } from '../paper/dates.ts'
import { Breadcrumb, Details, SummaryList, Table, Time } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { categories } from '../statute/hearing.ts'
import { words } from './draw-words.ts'
import type { FrozenCategory } from './frozen-list.ts'
import type { HearingFile } from './hearing.ts'
import { matterOf } from './paper-title.ts'
import type { DrawResult, DrawState, PlaceStanding } from './read-draw.ts'
import { announcedValueOf, valueDueAt } from './value-due.ts'
import { words as hearingWords } from './words.ts'

/** For people in the order of S2-9 art. 10; the data keep the order in which they are hashed. */
export const inOrder = <T extends { readonly category: string }>(all: readonly T[]): T[] =>
  categories.flatMap((code) => all.filter(({ category }) => category === code))

export type DrawShown = {
  readonly visit: Visit
  readonly file: HearingFile
  readonly draw: DrawState
  readonly standings: ReadonlyMap<string, PlaceStanding>
}

/** `ssq 2026071` and `drand quicknet 123` for people. */
export function valueName(lang: Lang, announced: string): string {
  const t = words(lang)
  const [kind, ...rest] = announced.split(' ')
  const last = rest.at(-1) ?? ''
  return kind === 'ssq' || kind === 'dlt' ? t.issue(t.lotteryOf[kind], last) : t.round(last)
}

/** What is public of a draw, before it and after it: anyone may read it, nobody is named in it. */
export function DrawPage({ visit, file, draw, standings }: DrawShown) {
  const { lang } = visit
  const t = words(lang)
  const { frozen, result } = draw
  const at = `/hearings/${file.hearing.id}`
  const drawn = file.terms?.body.quota.some(({ selection }) => selection === 'draw') ?? false
  return (
    <Page visit={visit} title={`${t.title} - ${matterOf(file)}`} current="/hearings">
      <Breadcrumb
        lang={lang}
        items={[
          { label: hearingWords(lang).list.title, href: '/hearings' },
          { label: <span lang="zh-CN">{matterOf(file)}</span>, href: at },
          { label: t.title },
        ]}
      />
      <h1>{t.title}</h1>
      <p lang="zh-CN">{matterOf(file)}</p>
      <p class="lead">{t.lead}</p>
      {drawn ? <How lang={lang} file={file} announced={frozen?.announced} /> : <p>{t.none}</p>}
      {drawn && (
        <>
          <h2>{t.frozen.title}</h2>
          {frozen ? <FrozenShown lang={lang} draw={draw} /> : <p>{t.frozen.not}</p>}
          <h2>{t.result.title}</h2>
          {result && frozen ? (
            <ResultShown lang={lang} result={result} categories={frozen.categories} standings={standings} />
          ) : (
            <p>{t.result.not}</p>
          )}
          {frozen && <Check lang={lang} at={at} draw={draw} />}
        </>
      )}
      <p>
        <a href={at}>{t.back}</a>
      </p>
    </Page>
  )
}

function How({
  lang,
  file,
  announced: frozenValue,
}: {
  lang: Lang
  file: HearingFile
  announced: string | null | undefined
}) {
  const t = words(lang)
  if (!file.terms) return <p>{t.notYetAnnounced}</p>
  const { body } = file.terms
  const announced = frozenValue ?? announcedValueOf(body)
  const spot = body.draw_method === 'on_the_spot'
  const due = valueDueAt(body)
  return (
    <>
      <h2>{t.how}</h2>
      <ol>
        <li>
          {spot
            ? t.steps.announceSpot
            : t.steps.announce(announced === null ? '' : valueName(lang, announced))}
          {spot && body.draw_arrangement && <span lang="zh-CN"> {body.draw_arrangement}</span>}
          {!spot && due && (
            <>
              {lang === 'en' && ' '}
              {t.due(formatInstant(lang, due))}
            </>
          )}
        </li>
        <li>{t.steps.freeze}</li>
        <li>{spot ? t.steps.spot : t.steps.value}</li>
        {!spot && <li>{t.steps.compute}</li>}
        <li>{t.steps.leave}</li>
      </ol>
    </>
  )
}

function FrozenShown({ lang, draw: { frozen } }: { lang: Lang; draw: DrawState }) {
  const t = words(lang).frozen
  if (!frozen) return null
  return (
    <>
      <SummaryList
        rows={[
          { key: t.at, value: <Time lang={lang} at={frozen.frozenAt} /> },
          {
            key: t.announced,
            value: frozen.announced === null ? t.spot : valueName(lang, frozen.announced),
          },
          { key: t.hash, value: <code class="mono">{frozen.sha256}</code> },
        ]}
      />
      <p>{t.note}</p>
      {inOrder(frozen.categories).map((each) => (
        <ListShown lang={lang} list={each} />
      ))}
    </>
  )
}

function ListShown({ lang, list }: { lang: Lang; list: FrozenCategory }) {
  const t = words(lang).frozen
  const name = hearingWords(lang).categories[list.category as 'resident'] ?? list.category
  const { numbers, seats, listSha256 } = list
  return (
    <section class="group" aria-label={t.list(name)}>
      <h3>{name}</h3>
      <p>{t.count(numbers.length, seats)}</p>
      {numbers.length === 0 && <p>{t.nobody}</p>}
      {numbers.length > 0 && numbers.length <= seats && <p>{t.everybody}</p>}
      <p class="small">
        {t.listHash}
        {lang === 'en' ? ': ' : '：'}
        <code class="mono">{listSha256}</code>
      </p>
      {numbers.length > 0 && (
        <Details summary={`${t.numbers} (${numbers.length})`} open={numbers.length <= 60}>
          <p class="mono">{numbers.join(' ')}</p>
        </Details>
      )}
    </section>
  )
}

function ResultShown(props: {
  lang: Lang
  result: DrawResult
  categories: readonly FrozenCategory[]
  standings: DrawShown['standings']
}) {
  const { lang, result } = props
  const t = words(lang).result
  if (result.method === 'not_needed') return <p>{t.notNeeded}</p>
  const spot = result.method === 'on_the_spot'
  return (
    <>
      <SummaryList
        rows={[
          { key: t.at, value: <Time lang={lang} at={result.drawnAt} /> },
          ...(spot
            ? [
                ...(result.reason
                  ? [{ key: t.instead, value: <span lang="zh-CN">{result.reason}</span> }]
                  : []),
                { key: t.witness, value: <span lang="zh-CN">{result.witness}</span> },
                {
                  key: t.minutes,
                  value: result.documents.map(({ sha256 }) => (
                    <p>
                      <code class="mono">{sha256}</code>
                    </p>
                  )),
                },
              ]
            : [
                { key: t.value, value: result.valueText },
                { key: t.canonical, value: <code class="mono">{result.canonical}</code> },
                { key: t.source, value: <Source text={result.source ?? ''} /> },
              ]),
        ]}
      />
      {inOrder(result.categories).map((each) => (
        <RankingShown {...props} drawn={each} />
      ))}
    </>
  )
}

/** An address can be followed, anything else is only read. */
const Source = ({ text }: { text: string }) =>
  /^https?:\/\/\S+$/.test(text) && URL.canParse(text) ? (
    <a href={text} rel="nofollow noopener">
      {text}
    </a>
  ) : (
    <span lang="zh-CN">{text}</span>
  )

function RankingShown({
  lang,
  drawn,
  categories,
  standings,
  result,
}: {
  lang: Lang
  drawn: DrawResult['categories'][number]
  categories: readonly FrozenCategory[]
  standings: DrawShown['standings']
  result: DrawResult
}) {
  const t = words(lang).result
  const name = hearingWords(lang).categories[drawn.category as 'resident'] ?? drawn.category
  const listed = categories.find((each) => each.category === drawn.category)?.numbers.length ?? 0
  const tickets = result.method === 'public_value'
  return (
    <>
      <Table
        lang={lang}
        caption={t.caption(name)}
        columns={[
          { label: t.rank, kind: 'number' },
          { label: t.number, kind: 'tight' },
          { label: t.outcome, kind: 'tight' },
          { label: t.now, kind: 'tight' },
          ...(tickets ? [{ label: t.ticket, kind: 'wide' as const }] : []),
        ]}
        rows={drawn.ranking.map(({ rank, number, outcome, ticket }) => [
          rank,
          number,
          t.outcomes[outcome],
          t.standing[standingOf(standings.get(number))],
          ...(tickets ? [<code class="mono">{ticket}</code>] : []),
        ])}
        empty={words(lang).frozen.nobody}
      />
      {listed > drawn.ranking.length && <p>{t.undrawn(listed - drawn.ranking.length)}</p>}
    </>
  )
}

function standingOf(place: PlaceStanding | undefined) {
  if (place?.withdrawn) return 'withdrawn' as const
  if (place?.seat === 'declined') return 'declined' as const
  if (place?.seat !== 'active') return 'waiting' as const
  return place.how === 'moved_up' || place.how === 'fallback' ? place.how : ('seat' as const)
}

function Check({ lang, at, draw: { frozen, result } }: { lang: Lang; at: string; draw: DrawState }) {
  const t = words(lang).check
  if (!frozen) return null
  const spot = frozen.announced === null || result?.method === 'on_the_spot'
  const command = t.command(frozen.sha256, result?.canonical ?? t.valueHere)
  return (
    <>
      <h2>{t.title}</h2>
      <p>{spot ? t.spot : t.text}</p>
      <ul>
        <li>
          <a href={`/api/v1${at}/draw`} download="draw.json">
            {t.data}
          </a>
        </li>
        {!spot && (
          <li>
            <a href="/replay-draw.mjs" download="replay-draw.mjs">
              {t.script}
            </a>
          </li>
        )}
      </ul>
      {!spot && (
        <>
          <pre class="mono" tabindex={0}>
            <code>{command}</code>
          </pre>
          <Details summary={t.steps}>
            <ol>
              {t.stepList.map((step) => (
                <li>{step}</li>
              ))}
            </ol>
          </Details>
        </>
      )}
    </>
  )
}
