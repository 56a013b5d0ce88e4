import type { Instant } from '../ground/clock.ts'
import type { Refusal } from '../ground/result.ts'
import { formatInstant } from '../paper/dates.ts'
import {
  Banner,
  Button,
  Checkbox,
  Checkboxes,
  Details,
  ErrorSummary,
  errorsOf,
  Hidden,
  SummaryList,
  TextArea,
  TextField,
} from '../paper/elements.tsx'
import { cite } from '../statute/citations.ts'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import { spotInsteadFrom } from './draw-on-the-spot.ts'
import { inOrder, valueName } from './draw-page.tsx'
import type { PublicValue } from './draw-value.ts'
import { words } from './draw-words.ts'
import { judgeFreeze } from './freeze-lists.ts'
import type { FrozenCategory } from './frozen-list.ts'
import type { HearingGround } from './hearing-ground.ts'
import { mayRun } from './open-file.ts'
import type { DrawState, FrozenLists } from './read-draw.ts'
import { valueDueAt } from './value-due.ts'
import { words as hearingWords } from './words.ts'

export type DrawDesk = HearingShown<HearingGround> & {
  readonly draw: DrawState
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly documentIds?: readonly string[]
  readonly refusal?: Refusal | undefined
  /** A value that was read and waits to be confirmed. */
  readonly read?: PublicValue | undefined
  readonly done?: 'frozen' | 'drawn' | undefined
}

const labelsOf = (props: DrawDesk) => {
  const t = words(props.visit.lang).desk
  return {
    value: t.value,
    source: t.source,
    confirm: t.confirm,
    witness: t.witness,
    document_ids: t.minutes,
    reason: t.instead,
  }
}

/** Freeze, enter the value, or record a draw on the spot: whichever is next. */
export function DrawDeskPage(props: DrawDesk) {
  const { visit, officer, file, draw, refusal, read, done } = props
  const { lang } = visit
  const t = words(lang)
  const { frozen, result } = draw
  const may = mayRun(officer, file)
  const drawn = file.terms?.body.quota.some(({ selection }) => selection === 'draw') ?? false
  return (
    <HearingDesk {...props} title={t.desk.title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={labelsOf(props)} />
      {done === 'frozen' && <Banner lang={lang} kind="success" title={t.desk.frozenNow} />}
      {done === 'drawn' && <Banner lang={lang} kind="success" title={t.desk.done} />}
      <h1>{t.desk.title}</h1>
      {read && frozen ? (
        <Confirm {...props} read={read} />
      ) : (
        <>
          <p class="lead">{t.desk.lead}</p>
          {!drawn && <p>{t.none}</p>}
          {drawn && file.terms && (
            <p>
              <a href={`/hearings/${file.hearing.id}/draw`}>{t.desk.publicPage}</a>
            </p>
          )}
          {frozen && <FrozenSummary {...props} frozen={frozen} />}
          {result && <Results {...props} />}
          {may && drawn && !frozen && <Freeze {...props} />}
          {may && frozen && !result && <Next {...props} frozen={frozen} />}
        </>
      )}
    </HearingDesk>
  )
}

function FrozenSummary({ visit: { lang }, frozen }: DrawDesk & { readonly frozen: FrozenLists }) {
  const t = words(lang)
  return (
    <SummaryList
      rows={[
        { key: t.frozen.at, value: formatInstant(lang, frozen.frozenAt) },
        { key: t.frozen.hash, value: <code class="mono">{frozen.sha256}</code> },
        ...inOrder(frozen.categories).map(({ category, numbers, seats }) => ({
          key: hearingWords(lang).categories[category as 'resident'] ?? category,
          value: t.frozen.count(numbers.length, seats),
        })),
      ]}
    />
  )
}

function Results({ visit: { lang }, file, draw: { result } }: DrawDesk) {
  const t = words(lang)
  if (!result) return null
  return (
    <>
      <h2>{t.result.title}</h2>
      {result.method === 'not_needed' ? (
        <p>{t.result.notNeeded}</p>
      ) : (
        <SummaryList
          rows={[
            { key: t.result.at, value: formatInstant(lang, result.drawnAt) },
            ...(result.canonical
              ? [{ key: t.result.canonical, value: <code class="mono">{result.canonical}</code> }]
              : [{ key: t.result.witness, value: result.witness }]),
          ]}
        />
      )}
      <p class="actions">
        <a class="button" href={`/desk/hearings/${file.hearing.id}/representatives`}>
          {t.people.title}
        </a>
      </p>
    </>
  )
}

function Freeze({ visit, file }: DrawDesk) {
  const { lang, now } = visit
  const t = words(lang).desk
  const due: Instant | null = file.terms && valueDueAt(file.terms.body)
  const open = judgeFreeze(file, now).length === 0
  return (
    <form class="form" method="post" action={`/desk/hearings/${file.hearing.id}/draw/freeze`}>
      <h2>{t.freeze}</h2>
      <p>{t.freezeLead}</p>
      {due && <p>{t.freezeBefore(formatInstant(lang, due))}</p>}
      {open ? (
        <p class="actions">
          <Button>{t.freeze}</Button>
        </p>
      ) : (
        <p>{words(lang).frozen.not}</p>
      )}
    </form>
  )
}

/** On the spot where that was announced; else the announced value, and long after its time the draw in its place. */
function Next(props: DrawDesk & { readonly frozen: FrozenLists }) {
  const { visit, file, frozen } = props
  const t = words(visit.lang).desk
  const { terms } = file
  if (frozen.announced === null) return <Spot {...props} />
  const due = terms && valueDueAt(terms.body)
  if (due && visit.now < due) return <p>{t.wait(formatInstant(visit.lang, due))}</p>
  const instead = spotInsteadFrom(file)
  return (
    <>
      <EnterValue {...props} announced={frozen.announced} />
      {instead && visit.now >= instead ? (
        <Details summary={t.insteadTitle} open={props.typed.witness !== undefined}>
          <Spot {...props} />
        </Details>
      ) : (
        instead && <p class="small">{t.insteadFrom(formatInstant(visit.lang, instead))}</p>
      )}
    </>
  )
}

function EnterValue(props: DrawDesk & { readonly announced: string }) {
  const { visit, file, typed, refusal, announced } = props
  const { lang } = visit
  const t = words(lang).desk
  const error = errorsOf(lang, refusal)
  const kind = announced.split(' ')[0] as keyof typeof t.valueHint
  return (
    <form class="form" method="post" action={`/desk/hearings/${file.hearing.id}/draw/value`}>
      <h2>{valueName(lang, announced)}</h2>
      <TextField
        lang={lang}
        name="value"
        label={t.value}
        hint={t.valueHint[kind]}
        value={typed.value}
        error={error('value')}
        autocomplete="off"
      />
      <TextField
        lang={lang}
        name="source"
        label={t.source}
        hint={t.sourceHint}
        value={typed.source}
        error={error('source')}
        autocomplete="off"
      />
      <p class="actions">
        <Button>{t.check}</Button>
      </p>
    </form>
  )
}

/** The value as it was read, to be compared digit by digit: there is no second draw. */
function Confirm({ visit, file, typed, refusal, read }: DrawDesk & { readonly read: PublicValue }) {
  const { lang } = visit
  const t = words(lang).desk
  const error = errorsOf(lang, refusal)
  return (
    <form class="form" method="post" action={`/desk/hearings/${file.hearing.id}/draw/value`}>
      <h2>{t.checkTitle}</h2>
      <p>{t.checkLead}</p>
      <SummaryList
        rows={[
          { key: t.value, value: typed.value },
          { key: t.readAs, value: <code class="mono">{read.canonical}</code> },
          { key: t.source, value: typed.source },
        ]}
      />
      <Hidden fields={{ value: typed.value, source: typed.source, checked: 'yes' }} />
      <Checkbox lang={lang} name="confirm" label={t.confirm} error={error('confirm')} />
      <p class="actions">
        <Button>{t.draw}</Button>
        <Button kind="secondary" name="back" value="yes" formnovalidate>
          {t.back}
        </Button>
      </p>
    </form>
  )
}

function Spot(props: DrawDesk & { readonly frozen: FrozenLists }) {
  const { visit, file, typed, refusal, frozen } = props
  const { lang } = visit
  const t = words(lang).desk
  const error = errorsOf(lang, refusal)
  const options = file.documents.map(({ id, filename }) => ({ value: id, label: filename }))
  return (
    <form class="form" method="post" action={`/desk/hearings/${file.hearing.id}/draw/on-the-spot`}>
      <h2>{t.spot}</h2>
      <p>{t.spotLead}</p>
      {frozen.announced !== null && (
        <TextArea
          lang={lang}
          name="reason"
          label={t.instead}
          hint={t.insteadHint}
          value={typed.reason}
          error={error('reason')}
          rows={2}
        />
      )}
      <TextField
        lang={lang}
        name="witness"
        label={t.witness}
        hint={t.witnessHint}
        value={typed.witness}
        error={error('witness')}
      />
      {inOrder(frozen.categories)
        .filter(({ numbers, seats }: FrozenCategory) => numbers.length > seats)
        .map(({ category, seats, numbers }) => (
          <TextArea
            lang={lang}
            name={`orders.${category}`}
            label={t.order(hearingWords(lang).categories[category as 'resident'] ?? category)}
            hint={`${t.orderHint(seats)} ${numbers.length <= 100 ? numbers.join(' ') : ''}`}
            value={typed[`orders.${category}`]}
            error={error(`orders.${category}`)}
            rows={3}
          />
        ))}
      {options.length === 0 ? (
        <p id="document_ids">
          {t.noDocuments} <a href={`/desk/decisions/${file.decision.id}/documents`}>{t.toDocuments}</a>
        </p>
      ) : (
        <Checkboxes
          lang={lang}
          name="document_ids"
          label={t.minutes}
          values={props.documentIds ?? []}
          options={options}
          error={error('document_ids')}
        />
      )}
      <p class="actions">
        <Button>{t.spotDone}</Button>
      </p>
    </form>
  )
}
