import type { Visit } from '../ground/house.ts'
import { Banner, Button, LinkButton, Table, Tag, TextField } from '../paper/elements.tsx'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import type { YearInForce } from './store.ts'
import { words } from './words.ts'
import { asCalendarYear, workdaysOf } from './year.ts'

/** Every year on file with its sum and where it comes from, and the way to enter the next one. */
export function YearsPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly years: readonly YearInForce[]
  /** The years that will be asked about soon and are not known. */
  readonly missing: readonly number[]
}) {
  const { visit, officer } = props
  const { lang } = visit
  const t = words(lang).desk
  return (
    <DeskPage visit={visit} officer={officer} title={t.title} current="/desk/calendar">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {props.missing.map((year) => (
        <Banner lang={lang} kind="warning" title={t.missing(year)}>
          <p>{t.missingText}</p>
          <p>
            <LinkButton href={`/desk/calendar/${year}`}>{t.enter(year)}</LinkButton>
          </p>
        </Banner>
      ))}
      <Table
        lang={lang}
        caption={t.caption}
        hideCaption
        columns={[
          { label: t.year, kind: 'tight' },
          { label: t.notice },
          { label: t.sum, kind: 'number' },
          { label: t.source },
          { label: t.action, kind: 'tight' },
        ]}
        rows={props.years.toReversed().map((each) => [
          <strong>{each.year}</strong>,
          <span lang="zh-CN">{each.noticeNo}</span>,
          workdaysOf(asCalendarYear(each)),
          each.saved ? <Tag tone="blue">{t.entered(each.saved.version)}</Tag> : t.shipped,
          <span>
            <a href={`/desk/calendar/${each.year}`}>
              {t.correct}
              <span class="vh"> {each.year}</span>
            </a>
            {' · '}
            <a href={`/calendar/${each.year}`}>
              {t.view}
              <span class="vh"> {each.year}</span>
            </a>
          </span>,
        ])}
      />
      <h2>{t.other}</h2>
      <form method="get" action="/desk/calendar/open" class="form">
        <TextField lang={lang} name="year" label={t.year} inputmode="numeric" width={6} />
        <Button kind="secondary">{t.go}</Button>
      </form>
    </DeskPage>
  )
}
