import { daysBetween } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Breadcrumb,
  Button,
  Checkbox,
  ErrorSummary,
  errorsOf,
  Figures,
  Hidden,
  TextArea,
} from '../paper/elements.tsx'
import { problemText } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import { Arranged } from './arranged.tsx'
import { Changes } from './desk-history.tsx'
import { type Doubt, doubtsOf, expectedWorkdays } from './doubts.ts'
import { Months } from './months.tsx'
import type { YearInForce } from './store.ts'
import type { TypedYear } from './typed-year.ts'
import { doubtText, words } from './words.ts'
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
  version: typed.version,
})

/** The sum and every month of what is about to be saved, beside what counts now. */
export function YearPreviewPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly typed: TypedYear
  readonly arrangement: Arrangement
  readonly current: YearInForce | undefined
  /** A doubt that was not confirmed. */
  readonly refusal?: Refusal | undefined
}) {
  const { visit, officer, typed, arrangement, current, refusal } = props
  const { lang } = visit
  const t = words(lang).preview
  const { year, off, makeUp } = arrangement
  const after = asCalendarYear(arrangement)
  const before = current && asCalendarYear(current)
  const n = before ? changedDays(before, after).length : 0
  const workdays = workdaysOf(after)
  const doubts = doubtsOf(arrangement)
  const offDays = off.reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, 0)
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={t.title(year)}
      current="/desk/calendar"
      refused={refusal !== undefined}
    >
      <Breadcrumb
        lang={lang}
        items={[
          { label: words(lang).desk.title, href: '/desk/calendar' },
          { label: String(year), href: `/desk/calendar/${year}` },
          { label: t.title(year) },
        ]}
      />
      <ErrorSummary lang={lang} refusal={refusal} labels={{ remark: t.reason }} />
      <h1>{t.title(year)}</h1>
      <Banner lang={lang} kind="warning" title={t.notYet}>
        <p>{t.notYetText}</p>
      </Banner>
      <Figures
        items={[
          { label: t.total, value: workdays, note: t.expected(expectedWorkdays(year)) },
          { label: t.offDays, value: offDays },
          { label: t.makeUpDays, value: makeUp.length },
        ]}
      />
      {before && <p>{n === 0 ? t.same : t.changes(n)}</p>}
      {before && n > 0 && <Changes lang={lang} before={before} after={after} />}
      <Arranged lang={lang} arrangement={arrangement} />
      <Months lang={lang} year={after} />
      <form method="post" action={`/desk/calendar/${year}`} class="form">
        <Hidden fields={{ ...hiddenOf(typed), workdays: String(workdays) }} />
        {doubts.length === 0 ? (
          <Hidden fields={{ remark: typed.remark }} />
        ) : (
          <Doubts lang={lang} doubts={doubts} remark={typed.remark} refusal={refusal} />
        )}
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

/** What is unusual about the year, and the box and the reason without which it is not saved. */
function Doubts(props: {
  lang: Lang
  doubts: readonly Doubt[]
  remark: string
  refusal: Refusal | undefined
}) {
  const { lang, doubts, refusal } = props
  const t = words(lang).preview
  const error = errorsOf(lang, refusal)
  return (
    <section class="group" aria-label={t.doubts}>
      <h2>{t.doubts}</h2>
      <ul>
        {doubts.map((doubt) => (
          <li>{doubtText(lang, doubt)}</li>
        ))}
      </ul>
      <p class="hint">{t.doubtsText}</p>
      <Checkbox
        lang={lang}
        name="doubts_confirmed"
        label={t.confirm}
        error={error('doubts_confirmed') && problemText(lang, { code: 'confirmation_missing' })}
      />
      <TextArea
        lang={lang}
        name="remark"
        label={t.reason}
        hint={t.reasonHint}
        maxlength={500}
        rows={3}
        value={props.remark}
        error={error('remark')}
      />
    </section>
  )
}
