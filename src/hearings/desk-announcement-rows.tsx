import { DateField, errorsOf, Radios, Select, TextArea, TextField } from '../paper/elements.tsx'
import { categories } from '../statute/hearing.ts'
import { selections } from './announcement.ts'
import { type FormProps, fieldsOf } from './desk-announcement.tsx'
import { VALUE_KINDS } from './draw-value.ts'
import { words } from './words.ts'

const SESSION_ROWS = 10

/** The seats of the six categories, in the order of S2-9 art. 10; an empty row has none. */
export function QuotaFields({ visit: { lang }, typed, refusal }: FormProps) {
  const { fields, hints, categories: names, selectionsShort } = words(lang)
  const error = errorsOf(lang, refusal)
  return (
    <>
      <p class="hint" id="quota">
        {hints.quota}
      </p>
      {categories.map((category) => {
        const at = `quota.${category}`
        const row = typed.quota[category]
        return (
          <fieldset class="field">
            <legend class="label">{names[category]}</legend>
            <TextField
              lang={lang}
              name={`${at}.seats`}
              label={fields.seats}
              optional
              inputmode="numeric"
              width={6}
              value={row?.seats}
              error={error(`${at}.seats`)}
            />
            <Select
              lang={lang}
              name={`${at}.selection`}
              label={fields.selection}
              value={row?.selection ?? 'draw'}
              error={error(`${at}.selection`) ?? error(`${at}.category`)}
              options={selections.map((value) => ({ value, label: selectionsShort[value] }))}
            />
          </fieldset>
        )
      })}
    </>
  )
}

/** Further sessions and side rooms: those that are there, and one row more. */
export function SessionFields({ visit: { lang }, typed, refusal }: FormProps) {
  const { fields, hints, form: t } = words(lang)
  const error = errorsOf(lang, refusal)
  const rows = [...typed.sessions, {} as (typeof typed.sessions)[number]].slice(0, SESSION_ROWS)
  return (
    <details class="details" open={typed.sessions.length > 0}>
      <summary>{t.sessions}</summary>
      <div class="details__body">
        <p class="hint">{hints.sessions}</p>
        {rows.map((row, i) => {
          const at = `sessions.${i}`
          const of = (name: 'venue' | 'on' | 'time' | 'note') => ({
            lang,
            name: `${at}.${name}`,
            label: fields[`session_${name}`],
            optional: true,
            value: row[name],
            error: error(`${at}.${name}`),
          })
          return (
            <fieldset class="field">
              <legend class="label">{t.sessionRow(i + 1)}</legend>
              <Select
                lang={lang}
                name={`${at}.kind`}
                label={fields.session_kind}
                value={row.kind ?? 'session'}
                error={error(`${at}.kind`)}
                options={(['session', 'side_room'] as const).map((value) => ({
                  value,
                  label: t.sessionKinds[value],
                }))}
              />
              <TextField {...of('venue')} maxlength={200} />
              <DateField {...of('on')} />
              <TextField {...of('time')} width={8} />
              <TextField {...of('note')} maxlength={200} />
            </fieldset>
          )
        })}
      </div>
    </details>
  )
}

/** How it is drawn: a public value named beforehand, or on the spot. */
export function DrawFields(props: FormProps) {
  const { visit, typed } = props
  const { form: t, valueKinds } = words(visit.lang)
  const of = fieldsOf(props)
  return (
    <>
      <Radios
        {...of('draw_method')}
        value={typed.texts.draw_method ?? 'public_value'}
        options={(['public_value', 'on_the_spot'] as const).map((value) => ({
          value,
          label: t.drawMethods[value],
        }))}
      />
      <Select
        {...of('value_kind')}
        optional
        empty
        options={VALUE_KINDS.map((value) => ({ value, label: valueKinds[value] }))}
      />
      <TextField {...of('value_name')} optional width={20} />
      <DateField {...of('value_on')} optional />
      <TextArea {...of('draw_arrangement')} optional maxlength={1000} rows={2} />
    </>
  )
}
