import type { Refusal } from '../ground/result.ts'
import { formatInstant } from '../paper/dates.ts'
import {
  Banner,
  Button,
  Details,
  ErrorSummary,
  errorsOf,
  Hidden,
  LinkButton,
  Table,
  TextArea,
  TextField,
} from '../paper/elements.tsx'
import { cite } from '../statute/citations.ts'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import { words } from './draw-words.ts'
import { mayRun } from './open-file.ts'
import type { ActiveRepresentative } from './read-draw.ts'
import { words as hearingWords } from './words.ts'

export type RepresentativesShown = HearingShown & {
  readonly people: readonly ActiveRepresentative[]
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly refusal?: Refusal | undefined
  /** `appointed`, or after a decline the number that moved up, `none` for nobody. */
  readonly done?: string | undefined
}

/** Who has a seat, by number and never by name; appointing and giving up. */
export function RepresentativesPage(props: RepresentativesShown) {
  const { visit, officer, file, people, refusal } = props
  const { lang, now } = visit
  const t = words(lang).people
  const at = `/desk/hearings/${file.hearing.id}`
  const { terms } = file
  const ahead = !file.cancelledAt && terms !== null && (terms.heldAt === null || now < terms.heldAt)
  const may = mayRun(officer, file) && ahead
  return (
    <HearingDesk {...props} title={t.title} refused={refusal !== undefined}>
      <ErrorSummary
        lang={lang}
        refusal={refusal}
        cite={cite}
        labels={{ draw_no: t.who, fallback: t.fallback }}
      />
      <Done {...props} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <Seats {...props} />
      <Table
        lang={lang}
        caption={t.caption}
        columns={[
          { label: t.category },
          { label: t.drawNo, kind: 'tight' },
          { label: t.how },
          { label: t.since },
          ...(may ? [{ label: t.act }] : []),
        ]}
        rows={people.map(({ drawNo, category, how, appointedAt }) => [
          hearingWords(lang).categories[category],
          drawNo,
          t.ways[how],
          formatInstant(lang, appointedAt),
          ...(may
            ? [
                <Details
                  summary={
                    <>
                      {t.decline}
                      <span class="vh">{t.declineOf(drawNo)}</span>
                    </>
                  }
                >
                  <p>{t.declineAsk}</p>
                  <form method="post" action={`${at}/representatives/decline`}>
                    <Hidden fields={{ draw_no: drawNo }} />
                    <Button kind="warning">{t.declineNow}</Button>
                  </form>
                </Details>,
              ]
            : []),
        ])}
        empty={t.none}
      />
      {may && <p>{t.declineLead}</p>}
      {may && <Appoint {...props} />}
      <p class="actions">
        <LinkButton href={`${at}/list`} kind="secondary">
          {t.toList}
        </LinkButton>
        <LinkButton href={`${at}/draw`} kind="quiet">
          {t.toDraw}
        </LinkButton>
      </p>
    </HearingDesk>
  )
}

function Done({ visit: { lang }, done }: RepresentativesShown) {
  const t = words(lang).people
  if (done === undefined) return null
  const title = done === 'appointed' ? t.appointed : done === 'none' ? t.nobodyMovedUp : t.movedUp(done)
  return <Banner lang={lang} kind="success" title={title} />
}

function Seats({ visit: { lang }, file, people }: RepresentativesShown) {
  const t = words(lang).people
  const of = hearingWords(lang)
  return (
    <Table
      lang={lang}
      caption={t.seatsCaption}
      columns={[
        { label: t.category },
        { label: t.how },
        { label: t.seats, kind: 'number' },
        { label: t.taken, kind: 'number' },
        { label: t.state },
      ]}
      rows={(file.terms?.body.quota ?? []).map(({ category, seats, selection }) => {
        const taken = people.filter((each) => each.category === category).length
        return [
          of.categories[category],
          of.selectionsShort[selection],
          seats,
          taken,
          taken < seats ? t.vacant(seats - taken) : t.full,
        ]
      })}
    />
  )
}

function Appoint({ visit: { lang }, file, typed, refusal }: RepresentativesShown) {
  const t = words(lang).people
  const error = errorsOf(lang, refusal)
  const at = `/desk/hearings/${file.hearing.id}`
  return (
    <form class="form" method="post" action={`${at}/representatives`}>
      <h2>{t.appoint}</h2>
      <p>
        {t.appointLead} <a href={`${at}/registrations`}>{t.toRegistrations}</a>
      </p>
      <TextField
        lang={lang}
        name="draw_no"
        label={t.who}
        hint={t.whoHint}
        value={typed.draw_no}
        error={error('draw_no')}
        width={12}
        autocomplete="off"
      />
      <TextArea
        lang={lang}
        name="fallback"
        label={t.fallback}
        hint={t.fallbackHint(file.terms?.body.fallback ?? '')}
        value={typed.fallback}
        error={error('fallback')}
        maxlength={1000}
        rows={3}
        optional
      />
      <p class="actions">
        <Button>{t.appointDone}</Button>
      </p>
    </form>
  )
}
