import type { Child } from 'hono/jsx'
import { isPlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { Time } from '../paper/elements.tsx'
import { type Control, fieldsOf } from './control.ts'
import { labelOf, optionOf } from './desk-record-form.tsx'
import { type Kind, kinds } from './kinds.ts'
import { words } from './words.ts'

type Row = { readonly key: Child; readonly value: Child }

type Told = { readonly lang: Lang; readonly kind: Kind; readonly control: Control; readonly value: unknown }

function One({ lang, kind, control, value }: Told): Child {
  if (typeof value !== 'string' || value === '') return null
  if (control.type === 'date' && isPlainDate(value))
    return (
      <p>
        <Time lang={lang} at={value} />
      </p>
    )
  const typed = control.type === 'line' || control.type === 'text' || control.type === 'date'
  return <p class="said">{typed ? value : optionOf(lang, kind, value)}</p>
}

/** What a version of a record says, field by field; what was left out is left out. */
export function Said(props: {
  readonly lang: Lang
  readonly kind: Kind
  readonly body: Readonly<Record<string, unknown>>
}): Row[] {
  const { lang, kind, body } = props
  const fields: Readonly<Record<string, string>> = words(lang).fields
  return fieldsOf(kinds[kind].body).flatMap(({ name, control }) => {
    const value = body[name]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return []
    const key = labelOf(lang, kind, name) ?? name
    if (!Array.isArray(value)) return [{ key, value: One({ lang, kind, control, value }) }]
    return [
      {
        key,
        value: (
          <ol>
            {value.map((row) => (
              <li>
                {control.type === 'rows'
                  ? control.fields.map((field) => (
                      <div>
                        <strong>{fields[field.name] ?? field.name}</strong>
                        {One({
                          lang,
                          kind,
                          control: field.control,
                          value: (row as Record<string, unknown>)[field.name],
                        })}
                      </div>
                    ))
                  : One({ lang, kind, control, value: row })}
              </li>
            ))}
          </ol>
        ),
      },
    ]
  })
}
