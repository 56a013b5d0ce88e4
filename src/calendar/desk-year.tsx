import type { Child } from 'hono/jsx'
import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Breadcrumb,
  Button,
  DateField,
  ErrorSummary,
  errorsOf,
  Hidden,
  TextArea,
  TextField,
} from '../paper/elements.tsx'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import { History } from './desk-history.tsx'
import type { Version, YearInForce } from './store.ts'
import type { TypedYear } from './typed-year.ts'
import { words } from './words.ts'

export type YearPageProps = {
  readonly visit: Visit
  readonly officer: Officer
  readonly year: number
  readonly typed: TypedYear
  /** What counts now, and what came before it. */
  readonly current: YearInForce | undefined
  readonly history: readonly Version[]
  readonly refusal?: Refusal | undefined
  readonly saved?: boolean | undefined
}

/** What a field of the form is called, for the error summary. */
export const labelsOf =
  (lang: Lang) =>
  (field: string): string | undefined => {
    const t = words(lang).form
    const [head = '', index, part] = field.split('.')
    if (head === 'make_up') return t.makeUpDay(Number(index) + 1)
    if (head !== 'off')
      return (
        {
          notice_no: t.notice_no,
          notice_title: t.notice_title,
          remark: t.remark,
          workdays: t.workdays,
          doubts_confirmed: words(lang).preview.doubts,
          version: t.version,
        } as Readonly<Record<string, string>>
      )[head]
    const name = { name: t.name, first: t.first, last: t.last }[part ?? '']
    return index === undefined ? t.off : [t.row(Number(index) + 1), name].filter(Boolean).join(' ')
  }

/** The form of one year. Nothing is saved from here: the next page shows the sum and the months first. */
export function YearPage(props: YearPageProps) {
  const { visit, officer, year, typed, current, refusal } = props
  const { lang } = visit
  const t = words(lang).form
  const title = current ? t.correct(year) : t.enter(year)
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={title}
      current="/desk/calendar"
      refused={refusal !== undefined}
    >
      <Breadcrumb
        lang={lang}
        items={[{ label: words(lang).desk.title, href: '/desk/calendar' }, { label: String(year) }]}
      />
      <ErrorSummary lang={lang} refusal={refusal} labels={labelsOf(lang)} />
      {props.saved && (
        <Banner lang={lang} kind="success" title={t.saved}>
          <p>{t.savedText}</p>
          <p>
            <a href={`/calendar/${year}`}>{words(lang).desk.view}</a>
          </p>
        </Banner>
      )}
      <h1>{title}</h1>
      <p class="lead">{t.lead}</p>
      <form method="post" action={`/desk/calendar/${year}`} class="form">
        <Hidden fields={{ version: typed.version }} />
        <Fields
          lang={lang}
          typed={typed}
          refusal={refusal}
          correcting={current !== undefined || typed.remark !== ''}
        />
        <p class="actions">
          <Button name="step" value="preview">
            {t.preview}
          </Button>
        </p>
      </form>
      <History lang={lang} year={year} history={props.history} />
    </DeskPage>
  )
}

const Group = ({ title, hint, children }: { title: string; hint?: string; children: Child }) => (
  <section class="group" aria-label={title}>
    <h2>{title}</h2>
    {hint && <p class="hint">{hint}</p>}
    {children}
  </section>
)

function Fields(props: { lang: Lang; typed: TypedYear; refusal: Refusal | undefined; correcting: boolean }) {
  const { lang, typed, refusal } = props
  const t = words(lang).form
  const error = errorsOf(lang, refusal)
  return (
    <>
      <Group title={t.notice}>
        <TextField
          lang={lang}
          name="notice_no"
          label={t.notice_no}
          hint={t.noticeNoHint}
          value={typed.notice_no}
          error={error('notice_no')}
        />
        <TextField
          lang={lang}
          name="notice_title"
          label={t.notice_title}
          value={typed.notice_title}
          error={error('notice_title')}
        />
      </Group>
      <Group title={t.off} hint={t.offHint}>
        {error('off') && <p class="error">{error('off')}</p>}
        {typed.off.map((row, index) => {
          const at = `off.${index}`
          return (
            <fieldset class="rests">
              <legend class="vh">{t.row(index + 1)}</legend>
              <TextField
                lang={lang}
                name={`${at}.name`}
                label={t.name}
                value={row.name}
                error={error(`${at}.name`)}
              />
              <DateField
                lang={lang}
                name={`${at}.first`}
                label={t.first}
                value={row.first}
                error={error(`${at}.first`)}
              />
              <DateField
                lang={lang}
                name={`${at}.last`}
                label={t.last}
                value={row.last}
                error={error(`${at}.last`)}
              />
            </fieldset>
          )
        })}
      </Group>
      <Group title={t.makeUp} hint={t.makeUpHint}>
        <div class="make-up">
          {typed.make_up.map((day, index) => (
            <DateField
              lang={lang}
              name={`make_up.${index}`}
              label={t.makeUpDay(index + 1)}
              value={day}
              error={error(`make_up.${index}`)}
            />
          ))}
        </div>
      </Group>
      {props.correcting && (
        <TextArea
          lang={lang}
          name="remark"
          label={t.remark}
          hint={t.remarkHint}
          optional
          maxlength={500}
          rows={3}
          value={typed.remark}
          error={error('remark')}
        />
      )}
    </>
  )
}
