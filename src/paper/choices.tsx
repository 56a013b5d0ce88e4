import { type Common, described, errorId, fieldId, hintId, Notes, type Option, Optional } from './fields.tsx'
import { common } from './words/index.ts'

type Choice = Common & { readonly options: readonly Option[]; readonly inline?: boolean | undefined }

function Choices(props: Choice & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  return (
    <fieldset class={props.error ? 'field field--error' : 'field'} {...described(props)}>
      <legend class="label">
        {props.label}
        <Optional {...props} />
      </legend>
      <Notes {...props} />
      <div class={props.inline ? 'choices choices--inline' : 'choices'}>
        {props.options.map((option, index) => {
          const id = index === 0 ? fieldId(props.name) : `${fieldId(props.name)}-${index + 1}`
          return (
            <div class="choice">
              <input
                type={props.type}
                id={id}
                name={props.name}
                value={option.value}
                checked={props.chosen.includes(option.value)}
                required={props.type === 'radio' && props.required}
                aria-describedby={option.hint ? `${id}-note` : undefined}
              />
              <label for={id}>{option.label}</label>
              {option.hint && (
                <p class="hint" id={`${id}-note`}>
                  {option.hint}
                </p>
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

/** One of several. The first radio carries the field's id, so that an error summary's link lands on it. */
export const Radios = ({ value, ...props }: Choice & { value?: string | undefined }) => (
  <Choices {...props} type="radio" chosen={value === undefined ? [] : [value]} />
)

/** Any of several: the form sends the name once for each. */
export const Checkboxes = ({ values, ...props }: Choice & { values?: readonly string[] | undefined }) => (
  <Choices {...props} type="checkbox" chosen={values ?? []} />
)

/** A single yes, sent as `value` (default `yes`) when ticked. */
export function Checkbox(props: Common & { checked?: boolean | undefined; value?: string | undefined }) {
  return (
    <div class={props.error ? 'field field--error' : 'field'}>
      {props.error && (
        <p class="error" id={errorId(props.name)}>
          <span class="vh">{common(props.lang).errors.prefix}</span>
          {props.error}
        </p>
      )}
      <div class="choice">
        <input
          type="checkbox"
          id={fieldId(props.name)}
          name={props.name}
          value={props.value ?? 'yes'}
          checked={props.checked}
          required={props.required}
          {...described(props)}
        />
        <label for={fieldId(props.name)}>
          {props.label}
          <Optional {...props} />
        </label>
        {props.hint && (
          <p class="hint" id={hintId(props.name)}>
            {props.hint}
          </p>
        )}
      </div>
    </div>
  )
}
