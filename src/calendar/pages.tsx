import { beijingDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { Breadcrumb, Figures } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { common } from '../paper/words/index.ts'
import type { CalendarYear } from '../statute/years.ts'
import { Arranged } from './arranged.tsx'
import { Months } from './months.tsx'
import type { YearInForce } from './store.ts'
import { words } from './words.ts'
import { daysOf, workdaysOf } from './year.ts'

/** A year as it counts, for anyone who wants to check a deadline by hand; or that it is not known. */
export function CalendarPage(props: {
  readonly visit: Visit
  readonly year: number
  readonly known: { readonly arranged: YearInForce; readonly counted: CalendarYear } | undefined
  readonly years: readonly number[]
}) {
  const { visit, year, known, years } = props
  const { lang } = visit
  const t = words(lang).public
  const title = known ? t.title(year) : t.unknown(year)
  const saved = known?.arranged.saved
  return (
    <Page visit={visit} title={title} description={t.lead} wide>
      <Breadcrumb
        lang={lang}
        items={[{ label: common(lang).site.home, href: '/' }, { label: t.title(year) }]}
      />
      <h1>{title}</h1>
      <p class="lead">{known ? t.lead : t.unknownText}</p>
      {known && (
        <>
          <Figures
            items={[
              { label: t.total, value: workdaysOf(known.counted) },
              { label: t.rest, value: restDays(known.counted) },
              { label: t.makeUp, value: known.counted.makeUp.length },
            ]}
          />
          <Arranged lang={lang} arrangement={known.arranged} />
          <p class="hint">
            {saved ? t.entered(saved.version, formatDate(lang, beijingDate(saved.at))) : t.shipped}
          </p>
          <h2>{t.months}</h2>
          <Months lang={lang} year={known.counted} />
        </>
      )}
      <nav aria-label={t.years}>
        <h2>{t.years}</h2>
        <ul class="inline-links">
          {years.map((each) => (
            <li>{each === year ? <strong>{each}</strong> : <a href={`/calendar/${each}`}>{each}</a>}</li>
          ))}
        </ul>
      </nav>
      <p>
        <a href="/planner">{t.planner}</a>
        {known && (
          <>
            {' · '}
            <a href={`/api/v1/calendar/${year}`}>{t.json}</a>
          </>
        )}
      </p>
    </Page>
  )
}

const restDays = ({ year, off }: CalendarYear): number =>
  daysOf(year).filter((day) => off.some(([first, last]) => first <= day && day <= last)).length
