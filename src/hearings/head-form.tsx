import { beijingDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { Button, Checkboxes, DateField, Hidden, TextArea, TextField } from '../paper/elements.tsx'
import { type DayShown, pathOf } from './day-shown.tsx'
import { words } from './day-words.ts'
import type { Day } from './open-day.ts'
import { agendaSteps } from './record.ts'

/** The head of the record as it was typed: a text for each field, and which documents. */
export type TypedHead = {
  readonly texts: Readonly<Record<string, string | undefined>>
  readonly documentIds: readonly string[]
  readonly version: number
}

/** What stands, or before the record is opened what the announcement and the list say. */
export function headTyped(day: Day, listed: Readonly<Record<string, unknown>> | null): TypedHead {
  const { head } = day.record
  const { terms } = day.file
  const text = (name: string) => (typeof listed?.[name] === 'string' ? String(listed[name]) : undefined)
  if (!head)
    return {
      version: 0,
      documentIds: [],
      texts: {
        held_on: terms?.heldAt ? beijingDate(terms.heldAt) : undefined,
        started_at: terms?.body.held_time ?? undefined,
        venue: terms?.body.venue,
        chair: text('chair'),
        recorder: text('recorder'),
        presenter: text('presenter'),
        monitor: text('monitor'),
        panel: Array.isArray(listed?.panel) ? listed.panel.join('、') : undefined,
      },
    }
  const { steps, observers, ended_at, ...texts } = head.body
  return {
    version: head.version,
    documentIds: head.documents.map(({ id }) => id),
    texts: {
      ...texts,
      ended_at: ended_at ?? undefined,
      observers: String(observers),
      ...Object.fromEntries(steps.map(({ step, at }) => [`steps.${step}`, at])),
    },
  }
}

const short = ['venue', 'chair', 'recorder', 'presenter', 'monitor', 'panel'] as const

/** The form of the head: what was announced is there already. */
export function HeadForm(
  props: DayShown & { readonly typed: TypedHead; readonly error: (field: string) => string | undefined },
) {
  const { visit, day, typed, error } = props
  const { lang } = visit
  const { head: t, timeHint } = words(lang)
  const opened = day.record.head !== null
  const of = (name: string) => ({ lang, name, value: typed.texts[name], error: error(name) })
  return (
    <form class="form" method="post" action={`${pathOf(props)}/record/head`} data-unsaved>
      <Hidden fields={{ version: String(typed.version) }} />
      <DateField {...of('held_on')} label={t.held_on} required />
      <TextField {...of('started_at')} label={t.started_at} hint={timeHint} width={6} required />
      {opened && (
        <TextField
          {...of('ended_at')}
          label={t.ended_at}
          hint={`${timeHint} ${t.endedHint}`}
          width={6}
          optional
        />
      )}
      {short.map((name) => (
        <TextField
          {...of(name)}
          label={t[name]}
          maxlength={200}
          optional={!['venue', 'chair', 'recorder'].includes(name)}
        />
      ))}
      <fieldset class="field">
        <legend class="label">{t.steps}</legend>
        <p class="hint">{t.stepsHint}</p>
        {agendaSteps.map((step) => (
          <TextField
            {...of(`steps.${step}`)}
            label={words(lang).steps[step]}
            hint={timeHint}
            width={6}
            optional
          />
        ))}
      </fieldset>
      {opened && (
        <>
          <TextField {...of('observers')} label={t.observers} inputmode="numeric" width={6} optional />
          <TextField {...of('press')} label={t.press} maxlength={500} optional />
          <TextArea {...of('closing_words')} label={t.closing_words} maxlength={5000} rows={4} optional />
          <TextArea {...of('quorum_reason')} label={t.quorum_reason} maxlength={1000} rows={2} optional />
          <TextArea {...of('note')} label={t.note} hint={t.noteHint} maxlength={2000} rows={3} optional />
          {day.documents.length > 0 && (
            <Checkboxes
              lang={lang}
              name="document_ids"
              label={t.documents}
              optional
              values={typed.documentIds}
              error={error('document_ids')}
              options={day.documents.map(({ id, filename }) => ({ value: id, label: filename }))}
            />
          )}
        </>
      )}
      <p class="actions">
        <Button>{opened ? t.save : t.open}</Button>
      </p>
    </form>
  )
}

/** What every field is called, for the summary of errors. */
export const headLabels = (lang: Lang): Readonly<Record<string, string>> => {
  const { head, steps } = words(lang)
  const own = Object.entries(head).flatMap(([key, label]) =>
    typeof label === 'string' ? [[key, label]] : [],
  )
  const agenda = agendaSteps.map((step) => [`steps.${step}`, steps[step]])
  return Object.fromEntries([...own, ...agenda]) as Record<string, string>
}
