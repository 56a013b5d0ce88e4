import type { Lang } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { Timeline } from '../paper/elements.tsx'
import { type CalendarYear, knownYears } from '../statute/years.ts'
import type { Version } from './store.ts'
import { words } from './words.ts'
import { asCalendarYear, changedDays } from './year.ts'

/** The days that differ between two arrangements, each with what it became. */
export function Changes({ lang, before, after }: { lang: Lang; before: CalendarYear; after: CalendarYear }) {
  const t = words(lang).preview
  return (
    <ul>
      {changedDays(before, after).map(({ day, works }) => (
        <li>
          {formatDate(lang, day)}
          {lang === 'en' ? ': ' : '：'}
          {works ? t.toWork : t.toRest}
        </li>
      ))}
    </ul>
  )
}

/** Who changed a year, when, why, and which days: the newest change first. */
export function History(props: { lang: Lang; year: number; history: readonly Version[] }) {
  const { lang, year, history } = props
  const t = words(lang).history
  const shipped = knownYears.find((each) => each.year === year)
  const events = history.map((version, index) => {
    const older = history[index + 1]
    const before = older ? asCalendarYear({ year, ...older }) : shipped
    const after = asCalendarYear({ year, ...version })
    const n = before ? changedDays(before, after).length : 0
    const told = before === undefined ? t.first : older ? t.days(n) : t.shippedBefore(n)
    return {
      at: version.savedAt,
      title: `${t.version(version.version)} · ${t.by(version.savedByName)}`,
      detail: (
        <>
          <p>
            <span lang="zh-CN">{version.noticeNo}</span> · {t.sum(version.workdays)} · {told}
          </p>
          {version.remark !== '' && (
            <p>
              {t.remark}
              {lang === 'en' ? ': ' : '：'}
              {version.remark}
            </p>
          )}
          {before && n > 0 && <Changes lang={lang} before={before} after={after} />}
        </>
      ),
    }
  })
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.title}</h2>
      {events.length === 0 ? <p class="empty">{t.empty}</p> : <Timeline lang={lang} events={events} />}
    </section>
  )
}
