import { addDays, beijingDate, daysBetween, type PlainDate } from '../ground/clock.ts'
import { formatDate } from '../paper/dates.ts'
import {
  Banner,
  Button,
  Checkboxes,
  DateField,
  ErrorSummary,
  errorsOf,
  LinkButton,
  Select,
  SummaryList,
  Table,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { Cited, categoryOf, type DayShown, mayRecord, nameOf, pathOf } from './day-shown.tsx'
import { words } from './day-words.ts'
import { HearingDesk } from './desk-frame.tsx'
import { manners } from './materials.ts'
import { findServices, heldOn, servedOn } from './open-day.ts'
import type { Person } from './record.ts'

export type TypedService = {
  readonly registrationIds: readonly string[]
  readonly servedOn: string
  readonly servedTime: string
  readonly manner: string
}

/** The papers of the hearing, and on whom they were served (R15). */
export function MaterialsPage(props: DayShown & { readonly typed?: TypedService | undefined }) {
  const { visit, day, refusal, done } = props
  const { lang } = visit
  const t = words(lang).materials
  const { usual } = day.pinned.effective.values.hearing_materials
  const on = heldOn(day.file)
  const late = findServices(day).filter(({ severity }) => severity === 'block').length
  const said =
    done === 'set' ? t.saved : done === 'served' ? t.served : done === 'receipt' ? t.acknowledged : null
  return (
    <HearingDesk {...props} file={day.file} title={t.title} wide refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={words(lang).refusalLabels} />
      {said && <Banner lang={lang} kind="success" title={said} />}
      <h1>{t.title}</h1>
      <p>
        {t.intro(usual)} <Cited lang={lang} rule="R15" />
      </p>
      <SummaryList
        rows={[
          { key: t.heldOn, value: on ? <Time lang={lang} at={on} /> : t.noDate },
          ...(on ? [{ key: t.lastDay, value: <Time lang={lang} at={addDays(on, -usual)} /> }] : []),
        ]}
      />
      <Papers {...props} />
      {day.materials.length > 0 && <Services {...props} late={late} />}
    </HearingDesk>
  )
}

function Papers(props: DayShown) {
  const { visit, day, refusal } = props
  const { lang } = visit
  const t = words(lang).materials
  if (!mayRecord(props))
    return (
      <ul>
        {day.materials.map(({ id, filename }) => (
          <li>
            <a href={`/desk/documents/${id}`}>{filename}</a>
          </li>
        ))}
      </ul>
    )
  return (
    <form method="post" action={`${pathOf(props)}/materials`}>
      {day.documents.length === 0 ? (
        <p id="document_ids">{t.noDocuments}</p>
      ) : (
        <Checkboxes
          lang={lang}
          name="document_ids"
          label={t.choose}
          hint={t.chooseHint}
          error={errorsOf(lang, refusal)('document_ids')}
          values={day.materials.map(({ id }) => id)}
          options={day.documents.map(({ id, filename }) => ({ value: id, label: filename }))}
        />
      )}
      <p class="actions">
        {day.documents.length > 0 && <Button>{t.save}</Button>}
        <LinkButton kind="secondary" href={`/desk/decisions/${day.file.decision.id}/documents`}>
          {t.upload}
        </LinkButton>
      </p>
    </form>
  )
}

function Services(props: DayShown & { readonly typed?: TypedService | undefined; readonly late: number }) {
  const { visit, day, late, typed, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const may = mayRecord(props) && day.record.people.length > 0
  const error = errorsOf(lang, refusal)
  const today = beijingDate(visit.now)
  const missing = day.record.people.filter(
    ({ registrationId: id }) => servedOn(day.record.services, id, day.materials) === null,
  )
  return (
    <section>
      <h2>{t.materials.table}</h2>
      {late > 0 && <Banner lang={lang} kind="warning" title={t.materials.late(late)} />}
      <Table
        lang={lang}
        caption={t.materials.table}
        hideCaption
        empty={t.materials.nobody}
        columns={[
          { label: t.materials.name, kind: 'tight' },
          { label: t.materials.category },
          { label: t.materials.how },
          { label: t.materials.state },
          { label: t.materials.gap },
          { label: t.materials.receipt },
        ]}
        rows={day.record.people.map((person) => [
          nameOf(props, person.registrationId),
          categoryOf(lang, person),
          t.hows[person.how],
          <ServedCell shown={props} person={person} />,
          <GapCell shown={props} person={person} />,
          <ReceiptCell shown={props} person={person} />,
        ])}
      />
      <p>
        <a href={`${pathOf(props)}/print/receipts`}>{t.materials.print}</a>
      </p>
      {may && (
        <form class="form" method="post" action={`${pathOf(props)}/materials/services`} data-bulk>
          <h2>{t.materials.serve}</h2>
          <p>{t.materials.serveIntro}</p>
          <Checkboxes
            lang={lang}
            name="registration_ids"
            label={t.materials.who}
            error={error('registration_ids')}
            values={typed?.registrationIds ?? missing.map(({ registrationId }) => registrationId)}
            options={day.record.people.map((person) => ({
              value: person.registrationId,
              label: `${nameOf(props, person.registrationId)}（${categoryOf(lang, person)}）`,
            }))}
          />
          <DateField
            lang={lang}
            name="served_on"
            label={t.materials.servedOn}
            value={typed?.servedOn ?? today}
            max={today}
            error={error('served_on')}
            required
          />
          <TextField
            lang={lang}
            name="served_time"
            label={t.materials.servedTime}
            hint={t.timeHint}
            optional
            width={6}
            value={typed?.servedTime}
            error={error('served_time')}
          />
          <Select
            lang={lang}
            name="manner"
            label={t.materials.manner}
            hint={t.materials.onlineHint}
            value={typed?.manner ?? 'online'}
            error={error('manner')}
            options={manners.map((value) => ({ value, label: t.manners[value] }))}
          />
          <p class="actions">
            <Button>{t.materials.doServe}</Button>
          </p>
        </form>
      )}
    </section>
  )
}

type Cell = { readonly shown: DayShown; readonly person: Person }

const servicesOf = ({ shown, person }: Cell) =>
  shown.day.record.services.filter(({ registrationId }) => registrationId === person.registrationId)

function ServedCell(props: Cell) {
  const { lang } = props.shown.visit
  const t = words(lang)
  const services = servicesOf(props)
  if (services.length === 0) return <>{t.notServed}</>
  const whole = servedOn(services, props.person.registrationId, props.shown.day.materials)
  return (
    <>
      {services.map(({ servedOn: on, servedTime, manner, exception }) => (
        <div>
          {formatDate(lang, on)} {servedTime ?? ''} {t.manners[manner]}
          {exception && <small> {t.materials.exception}</small>}
        </div>
      ))}
      {whole === null && <small class="error">{t.materials.incomplete}</small>}
    </>
  )
}

function GapCell({ shown, person }: Cell) {
  const { visit, day } = shown
  const t = words(visit.lang).materials
  const on = heldOn(day.file)
  const served = servedOn(day.record.services, person.registrationId, day.materials)
  if (!on || !served) return <>—</>
  const found = findServices(day).find(({ params }) => params.id === person.registrationId)
  const gap = daysBetween(served as PlainDate, on)
  return (
    <>
      {t.days(gap)}
      {found?.code === 'materials_too_late' && (
        <>
          <br />
          <small class="error">{t.short}</small>
        </>
      )}
      {found?.code === 'reserve_served_late' && (
        <>
          <br />
          <small>{t.exception}</small>
        </>
      )}
    </>
  )
}

function ReceiptCell(props: Cell) {
  const { shown } = props
  const t = words(shown.visit.lang).materials
  const services = servicesOf(props)
  if (services.length === 0) return <>—</>
  return (
    <>
      {services.map(({ id, acknowledged }) =>
        acknowledged ? (
          <div>{acknowledged.how === 'code' ? t.byCode : t.bySignature}</div>
        ) : mayRecord(shown) ? (
          <form method="post" action={`${pathOf(shown)}/materials/services/${id}/receipt`}>
            <Button kind="quiet">{t.record}</Button>
          </form>
        ) : (
          <div>{t.waiting}</div>
        ),
      )}
    </>
  )
}
