import type { Lang } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { described, errorsOf, fieldId, Notes, TextField } from '../paper/elements.tsx'
import { methods } from './plan.ts'
import { words } from './plan-words.ts'
import type { TypedPlan } from './typed-plan.ts'

/** A02: the ways of hearing the public, each with the reason why it was chosen beside it. */
export function Ways(props: {
  readonly lang: Lang
  readonly typed: TypedPlan
  readonly refusal: Refusal | undefined
}) {
  const { lang, typed, refusal } = props
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const own = { lang, name: 'methods', hint: t.hints.methods, error: error('methods') }
  return (
    <fieldset class="field" {...described(own)}>
      <legend class="label">{t.fields.methods}</legend>
      {/* Not around the reasons: each of them says for itself when it is wrong. */}
      <div class={own.error ? 'field field--error' : undefined}>
        <Notes {...own} />
      </div>
      <div class="choices">
        {methods.map((method, index) => {
          const id = index === 0 ? fieldId('methods') : `methods-${index + 1}`
          const name = `reasons.${method}`
          return (
            <>
              <div class="choice">
                <input
                  type="checkbox"
                  id={id}
                  name="methods"
                  value={method}
                  checked={typed.methods.includes(method)}
                />
                <label for={id}>{t.methods[method]}</label>
              </div>
              <TextField
                lang={lang}
                name={name}
                label={t.reasonFor(t.methods[method])}
                value={typed.texts[name]}
                error={error(name)}
              />
            </>
          )
        })}
      </div>
    </fieldset>
  )
}
