import type { Child } from 'hono/jsx'
import type { Problem } from '../ground/result.ts'
import { assetsVersion } from '../paper/assets.ts'
import { formatDate } from '../paper/dates.ts'
import {
  Banner,
  Button,
  Details,
  ErrorSummary,
  errorsOf,
  Hidden,
  Radios,
  Tag,
  TextField,
} from '../paper/elements.tsx'
import { problemText } from '../paper/words/index.ts'
import { presence } from './attendance.ts'
import { Cited, categoryOf, type DayShown, mayRecord, nameOf, pathOf, speakerOf } from './day-shown.tsx'
import { words } from './day-words.ts'
import { HearingDesk } from './desk-frame.tsx'
import { HeadForm, headLabels, type TypedHead } from './head-form.tsx'
import { heldOn } from './open-day.ts'
import { obstacles } from './save-record.ts'
import { SaidFields, SpeakerFields, speechLabels, type TypedSpeech } from './speech-fields.tsx'

/** Which of the page's three forms was refused. */
type Form = 'head' | 'attendance' | 'speech'

export type DayPageProps = DayShown & {
  readonly head: TypedHead
  readonly speech: TypedSpeech
  /** Attendance as it was typed, by sign-up. */
  readonly attended?: ReadonlyMap<string, { readonly present: string; readonly reason: string }> | undefined
  readonly refused?: Form | undefined
  /** The place of the speech that has just been taken down, and whether it was there before. */
  readonly savedNo?: number | undefined
  readonly again?: boolean | undefined
}

/** The day: the head, who is there, and what is said, taken down as it is said. */
export function DayPage(props: DayPageProps) {
  const { visit, day, refusal, done, savedNo } = props
  const { lang } = visit
  const t = words(lang)
  const { record } = day
  const may = mayRecord(props)
  return (
    <HearingDesk {...props} file={day.file} title={t.day.title} refused={refusal !== undefined}>
      <ErrorSummary
        lang={lang}
        refusal={refusal}
        labels={props.refused === 'head' ? headLabels(lang) : speechLabels(lang)}
      />
      {savedNo !== undefined && (
        <Banner
          lang={lang}
          kind="success"
          title={props.again ? t.day.again(savedNo) : t.day.savedSpeech(savedNo)}
        />
      )}
      {done && <Banner lang={lang} kind="success" title={done === 'opened' ? t.day.opened : t.head.saved} />}
      {record.closing && <Banner lang={lang} title={t.record.closedAt} />}
      <h1>{t.day.title}</h1>
      <p>
        <Cited lang={lang} rule="N713_17" />
      </p>
      {record.head ? <Opened {...props} may={may} /> : <NotOpened {...props} may={may} />}
    </HearingDesk>
  )
}

const forForm = (props: DayPageProps, form: Form) =>
  errorsOf(props.visit.lang, props.refused === form ? props.refusal : undefined)

function NotOpened(props: DayPageProps & { readonly may: boolean }) {
  const { visit, day, head, may } = props
  const { lang } = visit
  const t = words(lang)
  const open = obstacles(day, visit.now)
  const due = open.filter(({ code }) => code !== 'not_the_day_yet')
  const on = heldOn(day.file)
  if (open.length > 0)
    return (
      <>
        {due.length < open.length && on && (
          <Banner lang={lang} title={t.day.heldOn(formatDate(lang, on))}>
            <p>
              {t.day.before} <a href={`${pathOf(props)}/record#printing`}>{t.record.print}</a>
            </p>
          </Banner>
        )}
        {due.length > 0 && <Due lang={lang} due={due} />}
      </>
    )
  return may ? (
    <section>
      <h2>{t.head.title}</h2>
      <p>{t.day.openIntro}</p>
      <HeadForm {...props} typed={head} error={forForm(props, 'head')} />
    </section>
  ) : (
    <p>{t.record.notOpen}</p>
  )
}

/** What must be done before the record can be opened, each with the way there. */
function Due({ lang, due }: { readonly lang: DayShown['visit']['lang']; readonly due: readonly Problem[] }) {
  return (
    <section class="error-summary" aria-labelledby="not-yet">
      <h2 class="error-summary__title" id="not-yet">
        {words(lang).day.notYet}
      </h2>
      <ul class="error-summary__list">
        {due.map((problem) => {
          const said = problemText(lang, problem)
          return <li>{problem.link ? <a href={problem.link}>{said}</a> : <span>{said}</span>}</li>
        })}
      </ul>
    </section>
  )
}

function Opened(props: DayPageProps & { readonly may: boolean }) {
  const { visit, head, may, refused } = props
  const t = words(visit.lang)
  return (
    <>
      <Present {...props} />
      {may && <Speak {...props} />}
      <SoFar {...props} />
      {may && (
        <Details summary={t.head.title} open={refused === 'head'}>
          <HeadForm {...props} typed={head} error={forForm(props, 'head')} />
        </Details>
      )}
    </>
  )
}

function Present(props: DayPageProps & { readonly may: boolean }) {
  const { visit, day, may, attended } = props
  const { lang } = visit
  const t = words(lang).day
  const { record, pinned } = day
  const { present, listed, findings } = presence(record.people, record.attendance, pinned.effective)
  const share = pinned.effective.values.quorum.usual
  const taken = record.people.every(({ registrationId }) => record.attendance.has(registrationId))
  const error = forForm(props, 'attendance')
  return (
    <section>
      <h2>{t.attendance}</h2>
      <p>
        <strong>{t.figures(present, listed)}</strong>
        {lang === 'zh' ? '。' : '. '}
        {share !== null && t.quorum(String(share))}{' '}
        {share !== null && taken && (findings.length > 0 ? t.short : t.enough)}
      </p>
      {may && (
        <Details summary={t.takeAttendance} open={!taken || props.refused === 'attendance'}>
          <p>{t.attendanceIntro}</p>
          <form method="post" action={`${pathOf(props)}/attendance`}>
            {record.people.map((person, i) => {
              const id = person.registrationId
              const before = record.attendance.get(id)
              const typed = attended?.get(id)
              const stands = before ? (before.present ? 'yes' : 'no') : undefined
              return (
                <fieldset class="roll">
                  <legend>
                    {nameOf(props, id)}（{categoryOf(lang, person)}）
                  </legend>
                  <Radios
                    lang={lang}
                    name={`people.${i}.present`}
                    label={t.attendance}
                    inline
                    value={typed?.present ?? stands}
                    error={error(`people.${i}.present`)}
                    options={[
                      { value: 'yes', label: t.present },
                      { value: 'no', label: t.absent },
                    ]}
                  />
                  <TextField
                    lang={lang}
                    name={`people.${i}.reason`}
                    label={t.reason}
                    optional
                    maxlength={500}
                    value={typed?.reason ?? before?.reason}
                    error={error(`people.${i}.reason`)}
                  />
                  <Hidden fields={{ [`people.${i}.registration_id`]: id }} />
                </fieldset>
              )
            })}
            <p class="actions">
              <Button>{t.saveAttendance}</Button>
            </p>
          </form>
        </Details>
      )}
    </section>
  )
}

/**
 * The form of a speech. It works as it is; with script (`data-keep`) what was written is kept on this computer until
 * the server has it, and sent again under the same key.
 */
function Speak(props: DayPageProps) {
  const { visit, day, speech } = props
  const { lang } = visit
  const t = words(lang).day
  const error = forForm(props, 'speech')
  return (
    <section id="speak">
      <h2>{t.speak}</h2>
      <p>{t.speakIntro}</p>
      <Waiting lang={lang} />
      <script type="module" src={`/assets/speech.js?v=${assetsVersion}`} />
      <form
        class="form"
        method="post"
        action={`${pathOf(props)}/speeches`}
        data-keep={day.file.hearing.id}
        data-kept-fresh={props.refused === 'speech' ? undefined : ''}
      >
        <Hidden fields={{ form_key: speech.form_key }} />
        <SpeakerFields {...props} typed={speech} error={error} />
        <SaidFields {...props} typed={speech} error={error} withTime />
        <p class="actions">
          <Button>{t.save}</Button>
        </p>
      </form>
    </section>
  )
}

/** Where the script says what is still waiting; empty and unseen without it. */
function Waiting({ lang }: { readonly lang: DayShown['visit']['lang'] }) {
  const t = words(lang).day
  return (
    <div
      class="banner banner--warning"
      id="kept"
      hidden
      data-queued={t.queued}
      data-sent={t.sent}
      data-saved={t.savedSpeech(0)}
      data-reopen={t.reopen}
    >
      <p class="banner__title">
        <span>{t.queue}</span> <span id="kept-count" /> <span>{t.queued}</span>
      </p>
      <p id="kept-sign-in" hidden>
        {t.signIn}{' '}
        <a href="/desk/sign-in" target="_blank" rel="noopener">
          /desk/sign-in
        </a>
      </p>
      <div id="kept-stuck" hidden>
        <p>{t.stuck}</p>
        <ul id="kept-list" />
      </div>
    </div>
  )
}

function SoFar(props: DayPageProps) {
  const { visit, day } = props
  const { lang } = visit
  const t = words(lang)
  const { speeches } = day.record
  return (
    <section>
      <h2>{t.day.soFar}</h2>
      <p class="vh" id="kept-said" aria-live="polite" />
      {speeches.length === 0 && <p class="empty">{t.day.nothing}</p>}
      <ol class="rows" id="said">
        {speeches.toReversed().map((each) => (
          <li>
            <a href={`${pathOf(props)}/speeches/${each.id}`}>{each.ord}</a> {speakerOf(props, each)}{' '}
            {each.struckReason !== '' && <Tag>{t.record.struck}</Tag>}
            <Cut>{each.viewpoint}</Cut>
          </li>
        ))}
      </ol>
      <p>
        <a href={`${pathOf(props)}/record`}>{t.day.all}</a>
      </p>
    </section>
  )
}

/** The beginning of a text. */
const Cut = ({ children }: { readonly children: string }): Child => {
  const all = [...children]
  return (
    <p class="said" lang="zh-CN">
      {all.slice(0, 80).join('')}
      {all.length > 80 && '…'}
    </p>
  )
}
