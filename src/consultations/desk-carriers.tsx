import type { Lang } from '../ground/house.ts'
import { Select, TextField } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { MAX_CARRIERS, otherKinds } from './carrier.ts'
import { words } from './notice-words.ts'

/** A row as it stands in the form, nothing checked yet. */
export type TypedCarrier = { readonly kind: string; readonly name: string }

/** Rows that are offered empty; saving gives as many again. */
const SPARE = 3

/** Where the notice appears (A20, A21, R12): the portal always, and a row for each other carrier. */
export function CarrierRows(props: {
  readonly lang: Lang
  readonly carriers: readonly TypedCarrier[]
  readonly error: (field: string) => string | undefined
}) {
  const { lang, carriers, error } = props
  const t = words(lang).carriers
  const empty = Math.max(0, Math.min(SPARE, MAX_CARRIERS - carriers.length))
  const rows = [...carriers, ...Array.from({ length: empty }, () => ({ kind: '', name: '' }))]
  return (
    <fieldset class="field" id="carriers">
      <legend class="label">{t.title}</legend>
      <p class="hint">{t.hint}</p>
      <p>{t.portal}</p>
      {rows.map(({ kind, name }, index) => (
        <fieldset class="pairs">
          <legend class="vh">{t.row(index + 1)}</legend>
          <Select
            lang={lang}
            name={`carriers.${index}.kind`}
            label={t.kind}
            value={kind}
            empty
            error={error(`carriers.${index}.kind`)}
            options={otherKinds.map((each) => ({ value: each, label: common(lang).carriers[each] }))}
          />
          <TextField
            lang={lang}
            name={`carriers.${index}.name`}
            label={t.name}
            value={name}
            error={error(`carriers.${index}.name`)}
          />
        </fieldset>
      ))}
      {carriers.length < MAX_CARRIERS && <p class="hint">{t.more}</p>}
    </fieldset>
  )
}
