import type { Lang } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { DateField, errorsOf, Hidden, TextArea, TextField } from '../paper/elements.tsx'
import { fieldId } from '../paper/fields.tsx'
import { common } from '../paper/words/index.ts'
import type { Carrier } from '../statute/publishing.ts'
import type { TypedCarried } from './carried.ts'
import { words } from './words.ts'

const nameOf = (lang: Lang, { kind, name }: Carrier) =>
  lang === 'en' ? `${name} (${common(lang).carriers[kind]})` : `${name}（${common(lang).carriers[kind]}）`

/** Which carrier a problem is about. */
export const carriedLabels =
  (lang: Lang, asked: readonly Carrier[]) =>
  (field: string): string | undefined => {
    const carrier = asked[Number(/^carriers\.(\d+)\./.exec(field)?.[1] ?? -1)]
    return carrier && nameOf(lang, carrier)
  }

/** A moment is typed as a date and a time: its problems are at the date. */
export const carriedLinks = (asked: readonly Carrier[]): Record<string, string> =>
  Object.fromEntries(asked.map((_, index) => [`carriers.${index}.at`, fieldId(`carriers.${index}.on`)]))

/** What is asked of each other carrier of the notice when the report goes out (R12). */
export function CarriedFields(props: {
  readonly lang: Lang
  readonly asked: readonly Carrier[]
  readonly typed: readonly TypedCarried[] | undefined
  readonly refusal: Refusal | undefined
}) {
  const { lang, asked, typed, refusal } = props
  const t = words(lang).carried
  const error = errorsOf(lang, refusal)
  if (asked.length === 0) return <p>{t.portalOnly}</p>
  return (
    <>
      <p>{t.lead}</p>
      {asked.map((carrier, index) => {
        const at = (field: string) => `carriers.${index}.${field}`
        const value = typed?.find(({ kind, name }) => kind === carrier.kind && name === carrier.name)
        return (
          <fieldset class="item-form">
            <legend>
              <h3>{nameOf(lang, carrier)}</h3>
            </legend>
            <Hidden fields={{ [at('kind')]: carrier.kind, [at('name')]: carrier.name }} />
            <DateField lang={lang} name={at('on')} label={t.on} value={value?.on} error={error(at('at'))} />
            <TextField
              lang={lang}
              name={at('time')}
              label={t.time}
              type="time"
              width={8}
              value={value?.time}
            />
            <TextField
              lang={lang}
              name={at('evidence')}
              label={t.evidence}
              hint={t.evidenceHint}
              value={value?.evidence}
              error={error(at('evidence'))}
              maxlength={500}
            />
            {carrier.kind === 'notice_board' && (
              <TextArea
                lang={lang}
                name={at('replaced_reason')}
                label={t.replaced}
                hint={t.replacedHint}
                optional
                value={value?.replaced_reason}
                error={error(at('replaced_reason'))}
                maxlength={1000}
                rows={3}
              />
            )}
          </fieldset>
        )
      })}
    </>
  )
}
