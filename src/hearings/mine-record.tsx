import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { spokenCode } from '../opinions/lookup-code.ts'
import {
  Banner,
  Button,
  Checkbox,
  errorsOf,
  Hidden,
  LinkButton,
  Select,
  SummaryList,
  TextArea,
  Time,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { words } from './day-words.ts'
import type { MyDay } from './mine-day.ts'
import type { Speech } from './speech.ts'

type Props = { readonly visit: Visit; readonly mine: MyDay }

/** On her private page: how she stands to her part of the record, and the way to it. */
export function MyRecord({ visit, mine }: Props) {
  const { lang } = visit
  const t = words(lang).mine
  const path = `/hearings/${mine.hearingId}/mine/record`
  const toDo = mine.standing && mine.standing.state !== 'confirmed' && !mine.closed
  return (
    <section id="record">
      <h2>{t.record}</h2>
      {!mine.opened ? (
        <p>{t.notOpen}</p>
      ) : mine.standing === null ? (
        <p>{mine.present === false ? t.notPresent : t.notOpen}</p>
      ) : (
        <>
          {toDo && <p>{t.toDo}</p>}
          <Stands lang={lang} mine={mine} />
          <p class="actions">
            <LinkButton href={path} kind={toDo ? 'primary' : 'secondary'}>
              {t.open}
            </LinkButton>
          </p>
        </>
      )}
      {mine.receipt && <Receipt lang={lang} receipt={mine.receipt} />}
    </section>
  )
}

function Receipt({
  lang,
  receipt,
}: {
  readonly lang: Lang
  readonly receipt: NonNullable<MyDay['receipt']>
}) {
  const t = words(lang).mine
  return (
    <>
      <p>{t.receiptIntro}</p>
      <SummaryList
        rows={[
          { key: t.receipt, value: <a href={`/receipts/${receipt.no}`}>{receipt.no}</a> },
          { key: t.code, value: <code class="mono">{spokenCode(receipt.code)}</code> },
        ]}
      />
    </>
  )
}

function Stands({ lang, mine }: { readonly lang: Lang; readonly mine: MyDay }) {
  const t = words(lang).mine
  const { standing } = mine
  if (!standing?.confirmation) return null
  const { state, confirmation } = standing
  if (state === 'outdated') return <Banner lang={lang} kind="warning" title={t.changed} />
  return (
    <p>
      {state === 'confirmed' ? t.confirmedAt : t.refusedAt}
      {lang === 'en' ? ': ' : '：'}
      <Time lang={lang} at={confirmation.confirmedAt} />
    </p>
  )
}

type Typed = Readonly<Record<string, string | undefined>>

/** The whole of it on a page of its own: what she said as it was taken down, and her three answers to it. */
export function MyRecordForms(
  props: Props & {
    readonly refusal?: Refusal | undefined
    readonly typed?: Typed | undefined
    readonly form?: string | undefined
  },
) {
  const { visit, mine } = props
  const { lang } = visit
  const t = words(lang).mine
  const { standing } = mine
  if (!mine.opened) return <p>{t.notOpen}</p>
  if (!standing) return <p>{mine.present === false ? t.notPresent : t.notOpen}</p>
  const waiting = standing.requests.some(({ outcome }) => outcome === null)
  return (
    <>
      <p>{mine.closed ? t.closed : t.recordIntro}</p>
      <Stands lang={lang} mine={mine} />
      {mine.part.length === 0 && <p>{t.noSpeech}</p>}
      {mine.part.map((speech) => (
        <Said lang={lang} speech={speech} mine={mine} />
      ))}
      {standing.requests.length > 0 && <Asked {...props} />}
      {!mine.closed && (
        <>
          {waiting && <Banner lang={lang} title={t.waiting} />}
          {standing.state !== 'confirmed' && !waiting && <Confirm {...props} hash={standing.hash} />}
          <Ask {...props} />
          {standing.state !== 'refused' && <Refuse {...props} hash={standing.hash} />}
        </>
      )}
    </>
  )
}

function Said({
  lang,
  speech,
  mine,
}: {
  readonly lang: Lang
  readonly speech: Speech
  readonly mine: MyDay
}) {
  const t = words(lang)
  const clause = mine.clauses.find(({ uid }) => uid === speech.clauseUid)
  const said = (text: string) => (
    <span class="said" lang="zh-CN">
      {text}
    </span>
  )
  return (
    <section class="panel">
      <h2>
        {speech.ord}. {t.kinds[speech.kind]}
        {speech.stance && `${lang === 'en' ? ': ' : '：'}${common(lang).kinds[speech.stance]}`}
      </h2>
      <SummaryList
        plain
        rows={[
          ...(clause
            ? [{ key: t.mine.clause, value: said([clause.label, clause.heading].filter(Boolean).join(' ')) }]
            : []),
          { key: t.mine.viewpoint, value: said(speech.viewpoint) },
          ...(speech.kind === 'question'
            ? []
            : [{ key: t.mine.reason, value: speech.reason ? said(speech.reason) : t.record.noReason }]),
          ...(speech.suggestedWording ? [{ key: t.mine.wording, value: said(speech.suggestedWording) }] : []),
          { key: t.record.at, value: <Time lang={lang} at={speech.saidAt} /> },
          ...(speech.struckReason ? [{ key: t.record.struckReason, value: said(speech.struckReason) }] : []),
        ]}
      />
    </section>
  )
}

function Asked({ visit, mine }: Props) {
  const { lang } = visit
  const t = words(lang)
  return (
    <section>
      <h2>{t.mine.requests}</h2>
      <ul>
        {mine.standing?.requests.map(({ text, outcome, outcomeNote }) => (
          <li>
            <span class="said" lang="zh-CN">
              {text}
            </span>{' '}
            {outcome && <strong>{t.settled[outcome]}</strong>}{' '}
            {outcomeNote && <span class="said">{outcomeNote}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

type FormProps = Parameters<typeof MyRecordForms>[0]
const errorIn = ({ visit, refusal, form }: FormProps, own: string) =>
  errorsOf(visit.lang, form === own ? refusal : undefined)

function Confirm(props: FormProps & { readonly hash: string }) {
  const { visit, mine, hash } = props
  const t = words(visit.lang).mine
  return (
    <form method="post" action={`/hearings/${mine.hearingId}/mine/confirmation`}>
      <h2>{t.confirm}</h2>
      <Hidden fields={{ outcome: 'confirmed', part_sha256: hash }} />
      <Checkbox
        lang={visit.lang}
        name="confirm"
        label={t.confirmBox}
        error={errorIn(props, 'confirmed')('confirm')}
        required
      />
      <p class="actions">
        <Button>{t.confirm}</Button>
      </p>
    </form>
  )
}

function Ask(props: FormProps) {
  const { visit, mine, typed, form } = props
  const { lang } = visit
  const t = words(lang).mine
  const here = form === 'request'
  const error = errorIn(props, 'request')
  return (
    <form method="post" action={`/hearings/${mine.hearingId}/mine/corrections`}>
      <h2>{t.request}</h2>
      {mine.part.length > 0 && (
        <Select
          lang={lang}
          name="speech_id"
          label={t.which}
          optional
          empty={t.wholePart}
          value={here ? typed?.speech_id : undefined}
          options={mine.part.map(({ id, ord }) => ({ value: id, label: String(ord) }))}
        />
      )}
      <TextArea
        lang={lang}
        name="text"
        label={t.requestText}
        rows={4}
        maxlength={5000}
        value={here ? typed?.text : undefined}
        error={error('text')}
      />
      <p class="actions">
        <Button kind="secondary">{t.request}</Button>
      </p>
    </form>
  )
}

function Refuse(props: FormProps & { readonly hash: string }) {
  const { visit, mine, hash, typed, form } = props
  const { lang } = visit
  const t = words(lang).mine
  return (
    <form method="post" action={`/hearings/${mine.hearingId}/mine/confirmation`}>
      <h2>{t.refuse}</h2>
      <Hidden fields={{ outcome: 'refused', part_sha256: hash }} />
      <TextArea
        lang={lang}
        name="refusal_reason"
        label={t.refuseReason}
        rows={3}
        maxlength={1000}
        value={form === 'refused' ? typed?.refusal_reason : undefined}
        error={errorIn(props, 'refused')('refusal_reason')}
      />
      <p class="actions">
        <Button kind="warning">{t.refuse}</Button>
      </p>
    </form>
  )
}
