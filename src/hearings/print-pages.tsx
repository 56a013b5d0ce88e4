import type { Child } from 'hono/jsx'
import { formatDate, formatInstant } from '../paper/dates.ts'
import { PrintButton, Time } from '../paper/elements.tsx'
import { categoryOf, type DayShown, nameOf, pathOf, speakerOf, unitOf } from './day-shown.tsx'
import { words } from './day-words.ts'
import { HearingDesk } from './desk-frame.tsx'
import { HeadRows } from './desk-record.tsx'
import { clauseOf } from './desk-speech.tsx'
import { matterOf } from './paper-title.ts'
import { partOf } from './record.ts'

/** What is printed of a hearing (domain.md §5.5); laid out for A4, the page around it left out on paper. */
export const printed = ['sign-in', 'name-plates', 'receipts', 'record'] as const
export type Printed = (typeof printed)[number]

function Sheet(props: DayShown & { readonly title: string; readonly children: Child }) {
  const { visit, day, title } = props
  const { lang } = visit
  return (
    <HearingDesk {...props} file={day.file} title={title} wide>
      <p class="actions">
        <PrintButton lang={lang} label={words(lang).print.page} />
        <a href={`${pathOf(props)}/record`}>{words(lang).record.title}</a>
      </p>
      {props.children}
    </HearingDesk>
  )
}

const WhenWhere = (props: DayShown) => {
  const { terms } = props.day.file
  const { lang } = props.visit
  return (
    <p class="sheet__about" lang="zh-CN">
      {matterOf(props.day.file)}
      <br />
      {terms?.heldAt && <Time lang={lang} at={terms.heldAt} />} {terms?.body.venue}
    </p>
  )
}

/** 听证签到表: number, name, category, unit or area, signature. */
function SignIn(props: DayShown) {
  const { lang } = props.visit
  const t = words(lang).print
  return (
    <section class="sheet">
      <h1>{t.signIn}</h1>
      <WhenWhere {...props} />
      <table class="table sheet__table">
        <thead>
          <tr>
            {[t.no, t.name, t.category, t.unit, t.signature].map((label) => (
              <th scope="col">{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.day.record.people.map((person, i) => (
            <tr>
              <td class="cell--tight">{i + 1}</td>
              <td class="cell--tight" lang="zh-CN">
                {nameOf(props, person.registrationId)}
              </td>
              <td>{categoryOf(lang, person)}</td>
              <td lang="zh-CN">{unitOf(props, person.registrationId)}</td>
              <td class="sheet__sign" />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function NamePlates(props: DayShown) {
  const { lang } = props.visit
  return (
    <>
      <h1 class="screen">{words(lang).print.plates}</h1>
      <div class="plates">
        {props.day.record.people.map((person) => (
          <section class="plate">
            <p class="plate__name" lang="zh-CN">
              {nameOf(props, person.registrationId)}
            </p>
            <p class="plate__kind">{words(lang).speakers.representative}</p>
          </section>
        ))}
      </div>
    </>
  )
}

/** 材料送达回执: one page each: name, papers, manner, time, signature. */
function Receipts(props: DayShown) {
  const { lang } = props.visit
  const t = words(lang)
  return (
    <>
      {props.day.record.people.map((person) => {
        const id = person.registrationId
        const services = props.day.record.services.filter(({ registrationId }) => registrationId === id)
        return (
          <section class="sheet sheet--own">
            <h1>{t.print.receipts}</h1>
            <WhenWhere {...props} />
            <dl class="summary">
              <div class="summary__row">
                <dt>{t.print.receiptFor}</dt>
                <dd lang="zh-CN">
                  {nameOf(props, id)}　{unitOf(props, id)}
                </dd>
              </div>
              <div class="summary__row">
                <dt>{t.print.papers}</dt>
                <dd lang="zh-CN">
                  {props.day.materials.map(({ filename }, i) => (
                    <div>
                      {i + 1}. {filename}
                    </div>
                  ))}
                </dd>
              </div>
              <div class="summary__row">
                <dt>{t.print.manner}</dt>
                <dd>{services.map(({ manner }) => t.manners[manner]).join('、')}</dd>
              </div>
              <div class="summary__row">
                <dt>{t.print.time}</dt>
                <dd>
                  {services
                    .map(({ servedOn, servedTime }) =>
                      `${formatDate(lang, servedOn)} ${servedTime ?? ''}`.trim(),
                    )
                    .join('、')}
                </dd>
              </div>
              <div class="summary__row">
                <dt>{t.print.received}</dt>
                <dd class="sheet__sign">{t.print.date}</dd>
              </div>
            </dl>
          </section>
        )
      })}
    </>
  )
}

/** 听证笔录 to be signed: the whole, then one page for each representative with her own part. */
function Record(props: DayShown) {
  const { visit, day } = props
  const { lang } = visit
  const t = words(lang)
  const spoken = day.record.speeches.filter(({ struckReason }) => struckReason === '')
  return (
    <>
      <section class="sheet sheet--own">
        <h1>{t.print.record}</h1>
        <p class="sheet__about" lang="zh-CN">
          {matterOf(props.day.file)}
        </p>
        <HeadRows {...props} />
        {spoken.map((speech) => (
          <div class="sheet__said">
            <p>
              <strong>
                {speech.ord}. {speakerOf(props, speech)}
              </strong>{' '}
              {t.kinds[speech.kind]} {formatInstant(lang, speech.saidAt).slice(-5)}{' '}
              <span lang="zh-CN">{clauseOf(day, speech)}</span>
            </p>
            <Words shown={props} speech={speech} />
          </div>
        ))}
        <p class="sheet__sign">
          {t.print.chair}：　　　　　　　　{t.print.recorder}：
        </p>
      </section>
      {day.record.people
        .filter(({ registrationId: id }) => day.record.attendance.get(id)?.present)
        .map((person) => (
          <section class="sheet sheet--own">
            <h1>{t.print.record}</h1>
            <p class="sheet__about" lang="zh-CN">
              {matterOf(props.day.file)}
            </p>
            <h2>
              {nameOf(props, person.registrationId)}（{categoryOf(lang, person)}）
            </h2>
            {partOf(day.record, person.registrationId).map((speech) => (
              <div class="sheet__said">
                <p>
                  <strong>{speech.ord}.</strong> {t.kinds[speech.kind]}{' '}
                  <span lang="zh-CN">{clauseOf(day, speech)}</span>
                </p>
                <Words shown={props} speech={speech} />
              </div>
            ))}
            <p>{t.print.confirm}</p>
            <p class="sheet__sign">
              {t.print.signature}：　　　　　　　　{t.print.date}
            </p>
          </section>
        ))}
    </>
  )
}

function Words({
  shown,
  speech,
}: {
  readonly shown: DayShown
  readonly speech: DayShown['day']['record']['speeches'][number]
}) {
  const { lang } = shown.visit
  const t = words(lang)
  const line = (label: string, text: string) => (
    <p lang="zh-CN" class="said">
      {label}：{text}
    </p>
  )
  return (
    <>
      {line(t.day.viewpoint, speech.viewpoint)}
      {speech.stance !== null &&
        speech.kind !== 'question' &&
        line(t.day.why, speech.reason || t.print.noReason)}
      {speech.suggestedWording !== '' && line(t.day.wording, speech.suggestedWording)}
      {speech.struckReason !== '' && line(t.record.struckReason, speech.struckReason)}
    </>
  )
}

const sheets = { 'sign-in': SignIn, 'name-plates': NamePlates, receipts: Receipts, record: Record } as const
const titles = {
  'sign-in': 'signIn',
  'name-plates': 'plates',
  receipts: 'receipts',
  record: 'record',
} as const

/** One of the printed sheets. */
export function PrintPage(props: DayShown & { readonly what: Printed }) {
  const Body = sheets[props.what]
  return (
    <Sheet {...props} title={words(props.visit.lang).print[titles[props.what]]}>
      <Body {...props} />
    </Sheet>
  )
}
