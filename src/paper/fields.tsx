import type { Child } from 'hono/jsx'
import type { Lang } from '../ground/house.ts'
import { common } from './words/index.ts'

/** The id of the control for a field path: `items.0.text` is `items-0-text`, `channels[]` is `channels`. Error summaries link to it. */
export const fieldId = (path: string): string => path.replace(/\[\]$/, '').replace(/\W+/g, '-')

export type Option = {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  /** The language of the label, where it is not the page's: a clause of the draft in a drop-down list. */
  readonly lang?: 'zh-CN' | undefined
}

export type Common = {
  readonly lang: Lang
  /** The field's path, which is also the form field's name. */
  readonly name: string
  readonly label: Child
  readonly hint?: Child
  readonly error?: string | undefined
  /** Says 选填 beside the label. Fields are required unless they say so. */
  readonly optional?: boolean | undefined
  readonly required?: boolean | undefined
}

type Text = Common & {
  readonly value?: string | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?:
    | 'none'
    | 'text'
    | 'decimal'
    | 'numeric'
    | 'tel'
    | 'search'
    | 'email'
    | 'url'
    | undefined
  /**
   * Characters (code points). Shown and counted, but not enforced by the browser: its `maxlength` cuts pasted
   * text without a word, and what somebody typed must reach the refusal whole.
   */
  readonly maxlength?: number | undefined
}

export const hintId = (name: string) => `${fieldId(name)}-hint`
export const errorId = (name: string) => `${fieldId(name)}-error`

/** What ties a control to its hint and its error, for screen readers. */
export function described({
  name,
  hint,
  error,
  maxlength,
}: Pick<Text, 'name' | 'hint' | 'error' | 'maxlength'>) {
  const ids = [(hint || maxlength) && hintId(name), error && errorId(name)].filter(Boolean).join(' ')
  return {
    ...(ids && { 'aria-describedby': ids }),
    ...(error && { 'aria-invalid': 'true' }),
  }
}

export function Notes({
  lang,
  name,
  hint,
  error,
  maxlength,
}: Pick<Text, 'lang' | 'name' | 'hint' | 'error' | 'maxlength'>) {
  const t = common(lang)
  return (
    <>
      {(hint || maxlength) && (
        <p class="hint" id={hintId(name)}>
          {hint}
          {maxlength && <span class="field__limit"> {t.hints.limit(maxlength)}</span>}
        </p>
      )}
      {error && (
        <p class="error" id={errorId(name)}>
          <span class="vh">{t.errors.prefix}</span>
          {error}
        </p>
      )}
    </>
  )
}

export function Optional({ lang, optional }: Pick<Common, 'lang' | 'optional'>) {
  return optional ? <span class="optional">{common(lang).hints.optional}</span> : null
}

function Field(props: Text & { children: Child }) {
  return (
    <div class={props.error ? 'field field--error' : 'field'}>
      <label class="label" for={fieldId(props.name)}>
        {props.label}
        <Optional {...props} />
      </label>
      <Notes {...props} />
      {props.children}
    </div>
  )
}

/** One line of text. `type` for e-mail, telephone, password, number, search. `width`: characters to make room for. */
export function TextField(props: Text & { type?: string | undefined; width?: number | undefined }) {
  return (
    <Field {...props}>
      <input
        class="input"
        id={fieldId(props.name)}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        size={props.width}
        required={props.required}
        {...described(props)}
      />
    </Field>
  )
}

/** Several lines of text, with a counter when script runs and `maxlength` is given. */
export function TextArea(props: Text & { rows?: number | undefined }) {
  return (
    <Field {...props}>
      <textarea
        class="input"
        id={fieldId(props.name)}
        name={props.name}
        rows={props.rows ?? 5}
        autocomplete={props.autocomplete}
        data-limit={props.maxlength}
        required={props.required}
        {...described(props)}
      >
        {/* The parser drops one line break after the tag; this one is dropped instead of the visitor's own. */}
        {`\n${props.value ?? ''}`}
      </textarea>
    </Field>
  )
}

/** A date, `YYYY-MM-DD`; `min` and `max` only guide the browser's picker. */
export function DateField(props: Text & { min?: string | undefined; max?: string | undefined }) {
  return (
    <Field {...props}>
      <input
        class="input input--date"
        id={fieldId(props.name)}
        name={props.name}
        type="date"
        value={props.value}
        min={props.min}
        max={props.max}
        required={props.required}
        {...described(props)}
      />
    </Field>
  )
}

/** A file to send; the form needs `enctype="multipart/form-data"`. `accept` as HTML says it. */
export function FileField(props: Common & { accept?: string | undefined; multiple?: boolean | undefined }) {
  return (
    <Field {...props}>
      <input
        class="input input--file"
        id={fieldId(props.name)}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        required={props.required}
        {...described(props)}
      />
    </Field>
  )
}

/** A drop-down list. `empty`: words of a first option without value; true for 请选择. */
export function Select(
  props: Common & {
    value?: string | undefined
    options: readonly Option[]
    empty?: string | boolean | undefined
  },
) {
  return (
    <Field {...props}>
      <select
        class="input"
        id={fieldId(props.name)}
        name={props.name}
        required={props.required}
        {...described(props)}
      >
        {props.empty && (
          <option value="">{props.empty === true ? common(props.lang).hints.choose : props.empty}</option>
        )}
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === props.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Hidden inputs: one per value, so that what was typed travels from step to step. */
export function Hidden({
  fields,
}: {
  fields: Readonly<Record<string, string | readonly string[] | undefined>>
}) {
  return (
    <>
      {Object.entries(fields).flatMap(([name, value]) =>
        (value === undefined ? [] : typeof value === 'string' ? [value] : value).map((each) => (
          <input type="hidden" name={name} value={each} />
        )),
      )}
    </>
  )
}
