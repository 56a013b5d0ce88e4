import type { PlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { isWorkday } from '../statute/periods.ts'
import type { CalendarYear } from '../statute/years.ts'
import { words } from './words.ts'
import { daysOf } from './year.ts'

/** Monday is 0. */
const weekday = (day: PlainDate): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

const weeks = (days: readonly PlainDate[]): (PlainDate | null)[][] => {
  const [first] = days
  const cells: (PlainDate | null)[] = [...Array(first ? weekday(first) : 0).fill(null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

function Day({ lang, day, year }: { lang: Lang; day: PlainDate | null; year: CalendarYear }) {
  if (day === null) return <td />
  const t = words(lang).marks
  const works = isWorkday(day, [year]) === true
  const weekend = weekday(day) > 4
  const off = year.off.some(([first, last]) => first <= day && day <= last)
  const kind = works ? (weekend ? 'work' : undefined) : off ? 'rest' : 'weekend'
  return (
    <td class={kind && `day--${kind}`}>
      {Number(day.slice(8))}
      {(kind === 'rest' || kind === 'work') && <small>{t[kind]}</small>}
    </td>
  )
}

/** The twelve months with their rest days and make-up days marked in words, so that a clerk can compare them. */
export function Months({ lang, year }: { lang: Lang; year: CalendarYear }) {
  const t = words(lang)
  const names = t.months.split(' ')
  const heads = t.weekdays.split(' ')
  const full = t.weekdayNames.split(' ')
  const all = daysOf(year.year)
  return (
    <>
      <ul class="months__key" aria-label={t.legend.title}>
        <li class="day--rest">
          <small>{t.marks.rest}</small> {t.legend.rest}
        </li>
        <li class="day--work">
          <small>{t.marks.work}</small> {t.legend.work}
        </li>
        <li class="day--weekend">{t.legend.weekend}</li>
      </ul>
      <div class="months">
        {names.map((name, index) => {
          const days = all.filter((day) => Number(day.slice(5, 7)) === index + 1)
          const worked = days.filter((day) => isWorkday(day, [year]) === true).length
          return (
            <table class="month">
              <caption>
                {name} <span>{t.workdays(worked)}</span>
              </caption>
              <thead>
                <tr>
                  {heads.map((head, at) => (
                    <th scope="col">
                      <abbr title={full[at]}>{head}</abbr>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeks(days).map((week) => (
                  <tr>
                    {week.map((day) => (
                      <Day lang={lang} day={day} year={year} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )
        })}
      </div>
    </>
  )
}
