import type { Problem } from '../ground/result.ts'
import { Banner, Button, ErrorSummary, SummaryList, Tag, Time } from '../paper/elements.tsx'
import { problemText } from '../paper/words/index.ts'
import { Cited, type DayShown, mayRecord, nameOf, pathOf, speakerOf } from './day-shown.tsx'
import { words } from './day-words.ts'
import { HearingDesk } from './desk-frame.tsx'
import { Confirmations } from './desk-part.tsx'
import { SpeechRows } from './desk-speech.tsx'
import { agendaSteps, presentOf, type Standing } from './record.ts'

export type RecordPageProps = DayShown & {
  readonly stands: readonly Standing[]
  /** What keeps it from being closed. */
  readonly open: readonly Problem[]
  /** Of a closed record: how many submissions and items came of it. */
  readonly lodged?: { readonly submissions: number; readonly items: number } | undefined
}

/** The whole record (听证笔录): head, who was there, every speech, who has confirmed, and its closing. */
export function RecordPage(props: RecordPageProps) {
  const { visit, day, refusal, done } = props
  const { lang } = visit
  const t = words(lang)
  const { record } = day
  return (
    <HearingDesk {...props} file={day.file} title={t.record.title} wide refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={t.refusalLabels} />
      {done && <Banner lang={lang} kind="success" title={t.head.saved} />}
      <h1>{t.record.title}</h1>
      <p>
        {t.record.intro} <Cited lang={lang} rule="R19" />
      </p>
      {record.head === null ? (
        <>
          <p>{t.record.notOpen}</p>
          <p>
            <a href={`${pathOf(props)}/day`}>{t.record.day}</a>
          </p>
        </>
      ) : (
        <>
          {record.closing && <Closed {...props} />}
          <HeadRows {...props} />
          <Speeches {...props} />
          <Confirmations {...props} />
          {mayRecord(props) && <Closing {...props} />}
        </>
      )}
      <Printing {...props} />
    </HearingDesk>
  )
}

function Closed({ visit, day, lodged }: RecordPageProps) {
  const { lang } = visit
  const t = words(lang).record
  const { closing } = day.record
  if (!closing) return null
  return (
    <Banner lang={lang} kind="success" title={t.closedAt}>
      <p>
        <Time lang={lang} at={closing.closedAt} />
        <br />
        <small>
          <code class="mono">{closing.sha256}</code>
        </small>
      </p>
      {lodged && (
        <p>
          {t.lodged}
          {lang === 'zh' ? '：' : ': '}
          {lodged.items} <a href={`/desk/intakes/${day.file.hearing.id}/items`}>{t.toItems}</a>
        </p>
      )}
    </Banner>
  )
}

/** The head of the record, and who of the list was there. */
export function HeadRows(props: DayShown) {
  const { visit, day } = props
  const { lang } = visit
  const t = words(lang)
  const { head } = day.record
  if (!head) return null
  const { body } = head
  const there = presentOf(day.record)
  const absent = day.record.people.filter(({ registrationId: id }) => {
    const row = day.record.attendance.get(id)
    return row !== undefined && !row.present
  })
  const named = (id: string) => nameOf(props, id)
  const texts = (
    [
      'venue',
      'chair',
      'recorder',
      'presenter',
      'monitor',
      'panel',
      'press',
      'closing_words',
      'quorum_reason',
      'note',
    ] as const
  )
    .filter((key) => body[key] !== '')
    .map((key) => ({
      key: t.head[key],
      value: (
        <span class="said" lang="zh-CN">
          {body[key]}
        </span>
      ),
    }))
  const steps = agendaSteps.flatMap((step) => {
    const found = body.steps.find((each) => each.step === step)
    return found ? [`${found.at} ${t.steps[step]}`] : []
  })
  return (
    <SummaryList
      rows={[
        { key: t.head.held_on, value: <Time lang={lang} at={body.held_on} /> },
        { key: t.head.started_at, value: body.started_at },
        ...(body.ended_at ? [{ key: t.head.ended_at, value: body.ended_at }] : []),
        ...texts,
        ...(steps.length > 0
          ? [
              {
                key: t.head.steps,
                value: (
                  <>
                    {steps.map((each) => (
                      <div>{each}</div>
                    ))}
                  </>
                ),
              },
            ]
          : []),
        {
          key: `${t.record.attendance} ${there.length}`,
          value: there.map(({ registrationId }) => named(registrationId)).join('、') || t.none,
        },
        {
          key: `${t.record.absentees} ${absent.length}`,
          value:
            absent
              .map(({ registrationId: id }) => {
                const why = day.record.attendance.get(id)?.reason
                return why ? `${named(id)}（${why}）` : named(id)
              })
              .join('、') || t.none,
        },
        { key: t.head.observers, value: String(body.observers) },
        ...(head.documents.length > 0
          ? [
              {
                key: t.head.documents,
                value: (
                  <>
                    {head.documents.map(({ id }) => (
                      <div>
                        <a href={`/desk/documents/${id}`}>
                          {day.documents.find((each) => each.id === id)?.filename ?? id}
                        </a>
                      </div>
                    ))}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Speeches(props: RecordPageProps) {
  const { visit, day } = props
  const { lang } = visit
  const t = words(lang)
  return (
    <section>
      <h2>
        {t.record.speeches} {day.record.speeches.length}
      </h2>
      {day.record.speeches.length === 0 && <p class="empty">{t.day.nothing}</p>}
      {day.record.speeches.map((each) => (
        <section class="panel">
          <h3>
            {each.ord}. {speakerOf(props, each)} {each.struckReason !== '' && <Tag>{t.record.struck}</Tag>}{' '}
            {each.version > 1 && <small>{t.record.corrected(each.version - 1)}</small>}
          </h3>
          <SpeechRows shown={props} speech={each} />
          <p>
            <a href={`${pathOf(props)}/speeches/${each.id}`}>
              {mayRecord(props) && each.struckReason === '' ? t.record.correct : t.record.view}
              <span class="vh"> {each.ord}</span>
            </a>
          </p>
        </section>
      ))}
    </section>
  )
}

function Closing(props: RecordPageProps) {
  const { visit, open } = props
  const { lang } = visit
  const t = words(lang).record
  return (
    <section id="closing">
      <h2>{t.close}</h2>
      {open.length > 0 ? (
        <div class="error-summary">
          <h3 class="error-summary__title">{t.obstacles}</h3>
          <ul class="error-summary__list">
            {open.map((problem) => (
              <li>
                {problem.link ? (
                  <a href={problem.link}>{problemText(lang, problem)}</a>
                ) : (
                  <span>{problemText(lang, problem)}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <form method="post" action={`${pathOf(props)}/record/closing`}>
          <p>{t.closeIntro}</p>
          <p class="actions">
            <Button>{t.doClose}</Button>
          </p>
        </form>
      )}
    </section>
  )
}

function Printing(props: DayShown) {
  const t = words(props.visit.lang).record
  const at = `${pathOf(props)}/print`
  return (
    <section class="screen">
      <h2 id="printing">{t.print}</h2>
      <ul>
        <li>
          <a href={`${at}/sign-in`}>{t.printSignIn}</a>
        </li>
        <li>
          <a href={`${at}/name-plates`}>{t.printPlates}</a>
        </li>
        <li>
          <a href={`${at}/receipts`}>{t.printReceipts}</a>
        </li>
        <li>
          <a href={`${at}/record`}>{t.printRecord}</a>
        </li>
        <li>
          <a href={`${pathOf(props)}/day`}>{t.day}</a>
        </li>
      </ul>
    </section>
  )
}
