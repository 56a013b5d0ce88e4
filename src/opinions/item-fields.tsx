import type { Child } from 'hono/jsx'
import { Button, Details, Radios, TextArea } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { type Kind, kinds, MAX_TEXT } from './item.ts'
import type { TypedItem } from './opinion-form.ts'
import type { Fields } from './submitter.tsx'
import { words } from './words.ts'

/** One opinion: the same questions to residents and to the officer who keys in. */
export function ItemFields(
  props: Fields & {
    readonly item: TypedItem
    readonly index: number
    /** The only one of the form: it cannot be taken away. */
    readonly alone: boolean
    readonly legend: Child
    /** The clause it is about: chosen, or quoted. */
    readonly about: Child
    readonly hints?:
      | {
          readonly kind: Readonly<Record<Kind, string>>
          readonly text?: string | undefined
          readonly wording: string
        }
      | undefined
  },
) {
  const { item, index, error, hints } = props
  const { lang } = props.visit
  const t = words(lang).asked
  const at = (field: string) => `items.${index}.${field}`
  const said = Boolean(error(at('suggested_wording')) || error(at('reason')))
  return (
    <fieldset class="item-form" id={`items-${index}`}>
      <legend>
        <h2>{props.legend}</h2>
      </legend>
      {props.about}
      <Radios
        lang={lang}
        name={at('kind')}
        label={t.kind}
        error={error(at('kind'))}
        value={item.kind || undefined}
        options={kinds.map((kind) => ({
          value: kind,
          label: common(lang).kinds[kind],
          hint: hints?.kind[kind],
        }))}
      />
      <TextArea
        lang={lang}
        name={at('text')}
        label={t.text}
        hint={hints?.text}
        error={error(at('text'))}
        value={item.text}
        maxlength={MAX_TEXT}
        rows={5}
      />
      <Details
        summary={t.more}
        open={item.wording !== '' || item.reason !== '' || item.kind === 'amend' || said}
      >
        <TextArea
          lang={lang}
          name={at('suggested_wording')}
          label={t.wording}
          hint={hints?.wording}
          optional
          error={error(at('suggested_wording'))}
          value={item.wording}
          maxlength={MAX_TEXT}
          rows={3}
        />
        <TextArea
          lang={lang}
          name={at('reason')}
          label={t.reason}
          optional
          error={error(at('reason'))}
          value={item.reason}
          maxlength={MAX_TEXT}
          rows={3}
        />
      </Details>
      {!props.alone && (
        <Button kind="quiet" name="action" value={`remove.${index}`} formnovalidate>
          {t.remove(index + 1)}
        </Button>
      )}
    </fieldset>
  )
}
