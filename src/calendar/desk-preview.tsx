import { daysBetween } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { Banner, Breadcrumb, Button, Figures, Hidden } from '../paper/elements.tsx'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import { Arranged } from './arranged.tsx'
import { Changes } from './desk-history.tsx'
import { Months } from './months.tsx'
import type { YearInForce } from './store.ts'
import type { TypedYear } from './typed-year.ts'
import { words } from './words.ts'
import { type Arrangement, asCalendarYear, changedDays, workdaysOf } from './year.ts'

const hiddenOf = (typed: TypedYear): Record<string, string> => ({
  notice_no: typed.notice_no,
  notice_title: typed.notice_title,
  ...Object.fromEntries(
    typed.off.flatMap((row, index) =>
      Object.entries(row).map(([part, value]) => [`off.${index}.${part}`, value]),
    ),
  ),
  ...Object.fromEntries(typed.make_up.map((day, index) => [`make_up.${index}`, day])),
  remark: typed.remark,
  version: typed.version,
})

/** The sum and every month of what is about to be saved, beside what counts now. */
export function YearPreviewPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly typed: TypedYear
  readonly arrangement: Arrangement
  readonly current: YearInForce | undefined
}) {
  const { visit, officer, typed, arrangement, current } = props
  const { lang } = visit
  const t = words(lang).preview
  const { year, off, makeUp } = arrangement
  const after = asCalendarYear(arrangement)
  const before = current && asCalendarYear(current)
  const n = before ? changedDays(before, after).length : 0
  const workdays = workdaysOf(after)
  const offDays = off.reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, 0)
  return (
    <DeskPage visit={visit} officer={officer} title={t.title(year)} current="/desk/calendar">
      <Breadcrumb
        lang={lang}
        items={[
          { label: words(lang).desk.title, href: '/desk/calendar' },
          { label: String(year), href: `/desk/calendar/${year}` },
          { label: t.title(year) },
        ]}
      />
      <h1>{t.title(year)}</h1>
      <Banner lang={lang} kind="warning" title={t.notYet}>
        <p>{t.notYetText}</p>
      </Banner>
      <Figures
        items={[
          { label: t.total, value: workdays, note: t.usual },
          { label: t.offDays, value: offDays },
          { label: t.makeUpDays, value: makeUp.length },
        ]}
      />
      {before && <p>{n === 0 ? t.same : t.changes(n)}</p>}
      {before && n > 0 && <Changes lang={lang} before={before} after={after} />}
      <Arranged lang={lang} arrangement={arrangement} />
      <Months lang={lang} year={after} />
      <form method="post" action={`/desk/calendar/${year}`}>
        <Hidden fields={{ ...hiddenOf(typed), workdays: String(workdays) }} />
        <p class="actions">
          <Button name="step" value="save">
            {t.save}
          </Button>
          <Button kind="secondary" name="step" value="change">
            {t.change}
          </Button>
        </p>
      </form>
    </DeskPage>
  )
}
