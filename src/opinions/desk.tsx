import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Button,
  DateField,
  ErrorSummary,
  errorsOf,
  Hidden,
  LinkButton,
  Radios,
  Select,
  SummaryList,
  TextField,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import { offlineChannels } from './intake.ts'
import { MAX_ITEMS } from './item.ts'
import { ItemFields } from './item-fields.tsx'
import { spokenCode } from './lookup-code.ts'
import type { OpinionForm } from './opinion-form.ts'
import { commentable, glimpse, type SpokenClause } from './spoken-of.ts'
import { type Fields, Submitter } from './submitter.tsx'
import { words } from './words.ts'

/** How it arrived, as typed. */
export type TypedArrival = {
  readonly channel: string
  readonly receivedOn: string
  readonly receivedTime: string
  readonly postmarkedOn: string
}

type Props = {
  readonly visit: Visit
  readonly officer: Officer
  readonly intakeId: string
  readonly title: string
  readonly clauses: readonly SpokenClause[]
  readonly form: OpinionForm
  readonly arrival: TypedArrival
  /** The words of the residents' form, which asks the same questions. */
  readonly refusal?: Refusal | undefined
}

/** The API calls these fields by one word; the form keeps them together. */
const ARRIVAL_IDS = {
  channel: 'arrival-channel',
  received_on: 'arrival-received_on',
  received_time: 'arrival-received_time',
  postmarked_on: 'arrival-postmarked_on',
}

function labelsOf(lang: Lang) {
  const { keyIn, asked } = words(lang)
  const arrival: Readonly<Record<string, string>> = {
    channel: keyIn.channel,
    received_on: keyIn.receivedOn,
    received_time: keyIn.receivedTime,
    postmarked_on: keyIn.postmarkedOn,
  }
  return (field: string): string | undefined => {
    const [, index] = /^items\.(\d+)/.exec(field) ?? []
    return index === undefined ? arrival[field] : asked.item(Number(index) + 1)
  }
}

/** The form in which an officer keys in what came by telephone, letter or in person. */
export function KeyInPage(props: Props) {
  const { visit, officer, form, refusal } = props
  const { lang } = visit
  const { keyIn: t, asked } = words(lang)
  const error = errorsOf(lang, refusal)
  const chosen = commentable(props.clauses)
  const options = [
    { value: 'whole', label: asked.wholeDraft },
    ...props.clauses
      .filter(({ uid }) => chosen.has(uid))
      .map((clause) => ({ value: clause.uid, label: glimpse(clause), lang: 'zh-CN' as const })),
  ]
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={t.title}
      current="/desk/decisions"
      refused={refusal !== undefined}
    >
      <ErrorSummary lang={lang} refusal={refusal} links={ARRIVAL_IDS} labels={labelsOf(lang)} />
      <h1>{t.title}</h1>
      <p lang="zh-CN">
        <strong>{props.title}</strong>
      </p>
      <p>{t.intro}</p>
      <form method="post" action={`/desk/intakes/${props.intakeId}/opinions/new`} data-unsaved>
        <Hidden fields={{ key: form.key }} />
        {/* What the Enter key presses must be the harmless button. */}
        <button type="submit" name="action" value="stay" hidden>
          {t.submit}
        </button>
        <Arrival visit={visit} error={error} arrival={props.arrival} />
        <p class="hint">{t.quote}</p>
        {form.items.map((item, index) => (
          <ItemFields
            visit={visit}
            error={error}
            item={item}
            index={index}
            alone={form.items.length === 1}
            legend={asked.item(index + 1)}
            about={
              <Select
                lang={lang}
                name={`items.${index}.clause_uid`}
                label={asked.clause}
                value={item.clauseUid || 'whole'}
                error={error(`items.${index}.clause_uid`)}
                options={options}
              />
            }
          />
        ))}
        {form.items.length < MAX_ITEMS && (
          <p>
            <Button kind="secondary" name="action" value="add" formnovalidate>
              {t.add}
            </Button>
          </p>
        )}
        <Submitter visit={visit} error={error} form={form} />
        <p class="actions">
          <Button name="action" value="lodge">
            {t.submit}
          </Button>
        </p>
      </form>
    </DeskPage>
  )
}

function Arrival({ visit, error, arrival }: Fields & { arrival: TypedArrival }) {
  const { lang } = visit
  const t = words(lang).keyIn
  return (
    <fieldset class="item-form">
      <Radios
        lang={lang}
        name="arrival.channel"
        label={t.channel}
        error={error('channel')}
        value={arrival.channel || undefined}
        options={offlineChannels.map((channel) => ({
          value: channel,
          label: common(lang).channels[channel],
        }))}
      />
      <DateField
        lang={lang}
        name="arrival.received_on"
        label={t.receivedOn}
        value={arrival.receivedOn}
        error={error('received_on')}
      />
      <TextField
        lang={lang}
        name="arrival.received_time"
        label={t.receivedTime}
        hint={t.receivedTimeHint}
        optional
        type="time"
        width={8}
        value={arrival.receivedTime}
        error={error('received_time')}
      />
      <DateField
        lang={lang}
        name="arrival.postmarked_on"
        label={t.postmarkedOn}
        hint={t.postmarkedOnHint}
        optional
        value={arrival.postmarkedOn}
        error={error('postmarked_on')}
      />
    </fieldset>
  )
}

/** What was keyed in: its number and, this once, its lookup code, to be told to the person. */
export function KeyedInPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly intakeId: string
  readonly receiptNo: string
  readonly lookupCode: string
  readonly late: boolean
}) {
  const { visit, officer } = props
  const { lang } = visit
  const t = words(lang)
  return (
    <DeskPage visit={visit} officer={officer} title={t.keyIn.done} current="/desk/decisions">
      <h1>{t.keyIn.title}</h1>
      <Banner lang={lang} kind="success" title={t.keyIn.done}>
        <p>{t.keyIn.doneText}</p>
      </Banner>
      {props.late && (
        <Banner lang={lang} kind="warning" title={t.keyIn.late}>
          <p>{t.keyIn.lateText}</p>
        </Banner>
      )}
      <SummaryList
        rows={[
          { key: t.receipt.number, value: <strong>{props.receiptNo}</strong> },
          { key: t.receipt.code, value: <strong class="mono">{spokenCode(props.lookupCode)}</strong> },
        ]}
      />
      <p class="actions">
        <LinkButton href={`/desk/intakes/${props.intakeId}/opinions/new`}>{t.keyIn.another}</LinkButton>
        <LinkButton kind="secondary" href={`/desk/intakes/${props.intakeId}/items`}>
          {t.keyIn.toItems}
        </LinkButton>
      </p>
    </DeskPage>
  )
}
