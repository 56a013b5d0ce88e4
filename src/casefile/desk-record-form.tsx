import type { Lang } from '../ground/house.ts'
import {
  Button,
  Checkbox,
  Checkboxes,
  DateField,
  fieldId,
  Radios,
  TextArea,
  TextField,
} from '../paper/elements.tsx'
import type { Control, Field } from './control.ts'
import type { Kind } from './kinds.ts'
import { words } from './words.ts'

const named = (dictionary: object, key: string): string | undefined =>
  Object.hasOwn(dictionary, key) ? (dictionary as Readonly<Record<string, string>>)[key] : undefined

/** What a field of a kind is called; a path into a row says which row. */
export function labelOf(lang: Lang, kind: Kind, path: string): string | undefined {
  const t = words(lang)
  if (path === 'document_ids' || path === 'file') return t.labels[path]
  const [name = '', row, inner] = path.split('.')
  const own = (field: string) => named(t.own, `${kind}.${field}`) ?? named(t.fields, field)
  const label = row === undefined ? own(name) : own(name) && `${own(name)} ${t.record.row(Number(row) + 1)}`
  return inner === undefined ? label : `${label} ${named(t.fields, inner) ?? inner}`
}

/** What a choice is called. */
export const optionOf = (lang: Lang, kind: Kind, option: string): string =>
  named(words(lang).ownOptions, `${kind}.${option}`) ?? named(words(lang).options, option) ?? option

type Shown = {
  readonly lang: Lang
  readonly kind: Kind
  readonly error: (field: string) => string | undefined
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

function OneField(
  props: Shown & {
    readonly name: string
    readonly control: Control
    readonly value: unknown
    readonly label: string
  },
) {
  const { lang, kind, error, name, control, value, label } = props
  const hint = named(words(lang).hints, `${kind}.${name}`) ?? named(words(lang).hints, name)
  const common = { lang, name, label, hint, error: error(name) }
  const options = (codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: optionOf(lang, kind, code) }))
  switch (control.type) {
    case 'line':
      return (
        <TextField {...common} value={asText(value)} maxlength={control.max} optional={control.optional} />
      )
    case 'text':
      return (
        <TextArea
          {...common}
          value={asText(value)}
          maxlength={control.max}
          optional={control.optional}
          rows={4}
        />
      )
    case 'date':
      return <DateField {...common} value={asText(value)} optional={control.optional} />
    case 'choice':
      return <Radios {...common} value={asText(value)} options={options(control.options)} inline />
    case 'many':
      return (
        <Checkboxes
          {...common}
          values={asList(value).filter((each) => typeof each === 'string')}
          options={options(control.options)}
        />
      )
    case 'yes':
      return <Checkbox {...common} checked={value === 'yes'} />
    default:
      return null
  }
}

/** The fields of a body; lists of rows end in empty rows, and a button brings more without losing what is typed. */
export function RecordFields(
  props: Shown & {
    readonly fields: readonly Field[]
    readonly body: Readonly<Record<string, unknown>>
    readonly spare: number
  },
) {
  const { lang, kind, fields, body } = props
  return (
    <>
      {fields.map(({ name, control }) =>
        control.type === 'rows' ? (
          <Rows {...props} name={name} fields={control.fields} rows={asList(body[name])} />
        ) : (
          <OneField
            {...props}
            name={name}
            control={control}
            value={body[name]}
            label={labelOf(lang, kind, name) ?? name}
          />
        ),
      )}
    </>
  )
}

function Rows(
  props: Shown & {
    readonly name: string
    readonly fields: readonly Field[]
    readonly rows: readonly unknown[]
    readonly spare: number
  },
) {
  const { lang, kind, name, fields, rows, spare, error } = props
  const t = words(lang)
  const label = labelOf(lang, kind, name) ?? name
  const shown = [...rows, ...Array.from({ length: spare }, () => ({}))] as Readonly<Record<string, unknown>>[]
  const hint = named(t.hints, `${kind}.${name}`) ?? named(t.hints, name)
  return (
    <section class={error(name) ? 'group field field--error' : 'group'} aria-label={label} id={fieldId(name)}>
      <h2>{label}</h2>
      <p class="hint">
        {hint && `${hint} `}
        {t.record.rowsHint}
      </p>
      {error(name) && <p class="error">{error(name)}</p>}
      {shown.map((row, index) => (
        <fieldset class="item-form">
          <legend>{t.record.row(index + 1)}</legend>
          {fields.map((field) => (
            <OneField
              {...props}
              name={`${name}.${index}.${field.name}`}
              control={field.control}
              value={row[field.name]}
              label={named(t.fields, field.name) ?? field.name}
            />
          ))}
        </fieldset>
      ))}
      <p>
        <Button kind="secondary" name="more" value={name} formnovalidate>
          {t.record.more}
        </Button>
      </p>
    </section>
  )
}
