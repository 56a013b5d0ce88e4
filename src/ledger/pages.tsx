import { isInstant } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { Details, Pager, Table, Time } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { chooser } from '../paper/words/index.ts'
import { ledger as en } from '../paper/words/ledger.en.ts'
import { ledger as zh } from '../paper/words/ledger.zh.ts'
import { PAGE_SIZE } from './store.ts'

const words = chooser(zh, en)

type Row = { readonly position: number; readonly body: string; readonly leafHash: string }

/** The ledger for people: what it is, how to check it, and its entries from a position on. */
export function LedgerPage({
  visit,
  rows,
  size,
  from,
}: {
  visit: Visit
  rows: readonly Row[]
  size: number
  from: number
}) {
  const { lang } = visit
  const t = words(lang)
  const deeds: Readonly<Record<string, string>> = t.deeds
  const next = from + rows.length
  return (
    <Page visit={visit} title={t.title} description={t.lead} current="/ledger" wide>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <h2>{t.how}</h2>
      <ul>
        {Object.values(t.howText).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <form class="filters" method="get" action="/ledger">
        <div class="field">
          <label class="label" for="from">
            {t.goto}
          </label>
          <input
            class="input"
            id="from"
            name="from"
            type="number"
            min={0}
            max={Math.max(0, size - 1)}
            value={String(from)}
          />
        </div>
        <button type="submit" class="button button--secondary">
          {t.go}
        </button>
        <a href={`/ledger?from=${Math.max(0, size - PAGE_SIZE)}`}>{t.latest}</a>
      </form>
      <Table
        lang={lang}
        caption={t.size(size)}
        dense
        empty={t.none}
        columns={[
          { label: t.position, kind: 'number' },
          { label: t.at, kind: 'tight' },
          { label: t.deed, kind: 'tight' },
          { label: t.hash, kind: 'wide' },
        ]}
        rows={rows.map(({ position, body, leafHash }) => {
          const { at, deed } = JSON.parse(body) as { at: string; deed: string }
          const utc = new Date(at).toISOString()
          return [
            <span id={`e${position}`}>{position}</span>,
            isInstant(utc) ? <Time lang={lang} at={utc} /> : at,
            deeds[deed] ?? deed,
            <>
              <span class="mono">{leafHash}</span>
              <Details summary={t.show}>
                <code class="mono">{body}</code>
              </Details>
            </>,
          ]
        })}
      />
      <Pager
        lang={lang}
        next={next < size ? `/ledger?from=${next}` : undefined}
        first={from > 0 ? '/ledger' : undefined}
        shown={rows.length}
        total={size}
      />
      <p class="small">
        <a href={`/api/v1/ledger/entries?from=${from}`}>{t.data}</a>
      </p>
    </Page>
  )
}
