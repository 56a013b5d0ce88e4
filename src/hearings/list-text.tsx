import type { PlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { Table } from '../paper/elements.tsx'
import { categories } from '../statute/hearing.ts'
import { words } from './draw-words.ts'
import { listSchema, type RepresentativeList } from './list.ts'
import type { HearingPaper } from './paper.ts'
import { words as hearingWords } from './words.ts'

/** The list of representatives as it is published (domain.md §4.3): who is named by law, and nothing else of anybody. */
export function ListText(props: {
  readonly lang: Lang
  readonly title: string
  readonly unitName: string
  readonly publishedOn: PlainDate | null
  readonly paper: Pick<HearingPaper, 'body'>
}) {
  const { lang, title, unitName, publishedOn } = props
  const body = listSchema.parse(props.paper.body)
  const t = words(lang).list
  const frame = hearingWords(lang).text
  return (
    <article class="prose document">
      <h2 class="title" lang="zh-CN">
        {title}
      </h2>
      <p>{t.text.lead}</p>
      <h3>{t.text.staff}</h3>
      <Staff lang={lang} body={body} />
      <h3>{t.text.representatives(body.representatives.length)}</h3>
      <Listed lang={lang} body={body} />
      <Reasons lang={lang} body={body} />
      <p>{frame.end}</p>
      <p class="signed">
        {unitName}
        <br />
        {publishedOn ? formatDate(lang, publishedOn) : frame.noDate}
      </p>
      <p>{frame.note}</p>
    </article>
  )
}

function Staff({ lang, body }: { lang: Lang; body: RepresentativeList }) {
  const t = words(lang).list
  const line = (label: string, text: string) => (
    <p>
      {label}
      {lang === 'en' ? ': ' : '：'}
      <span lang="zh-CN">{text}</span>
    </p>
  )
  return (
    <>
      {line(t.chair, body.chair || t.text.gap)}
      {body.panel.length > 0 && line(t.panel, body.panel.join('、'))}
      {line(t.presenter, body.presenter || t.text.gap)}
      {body.monitor && line(t.monitor, body.monitor)}
      {line(t.recorder, body.recorder || t.text.gap)}
    </>
  )
}

function Listed({ lang, body }: { lang: Lang; body: RepresentativeList }) {
  const { list: t, people } = words(lang)
  return (
    <Table
      lang={lang}
      caption={t.text.caption}
      columns={[
        { label: t.text.no, kind: 'number' },
        { label: t.name, kind: 'tight' },
        { label: t.category },
        { label: t.unit, kind: 'wide' },
        { label: t.how },
      ]}
      rows={body.representatives.map(({ name, category, unit, how }, i) => [
        i + 1,
        <span lang="zh-CN">{name}</span>,
        hearingWords(lang).categories[category],
        <span lang="zh-CN">{unit}</span>,
        people.ways[how],
      ])}
      empty={t.text.none}
    />
  )
}

function Reasons({ lang, body: { reasons } }: { lang: Lang; body: RepresentativeList }) {
  const t = words(lang).list
  const given = [
    [t.few, reasons.few] as const,
    ...categories.map(
      (each) => [t.missing(hearingWords(lang).categories[each]), reasons.missing[each]] as const,
    ),
    [t.share, reasons.share] as const,
  ].filter(([, text]) => text !== '')
  if (given.length === 0) return null
  return (
    <>
      <h3>{t.text.reasons}</h3>
      {given.map(([label, text]) => (
        <p class="prose--kept">
          {label}
          {lang === 'en' ? ': ' : '：'}
          <span lang="zh-CN">{text}</span>
        </p>
      ))}
    </>
  )
}
