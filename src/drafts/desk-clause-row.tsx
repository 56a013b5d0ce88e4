import type { Lang } from '../ground/house.ts'
import { Tag } from '../paper/elements.tsx'
import { common, fill } from '../paper/words/index.ts'
import { levels } from './clause.ts'
import type { ClauseWarning } from './clause-warnings.ts'
import { words } from './words.ts'
import type { WorkingClause } from './working-draft.ts'

/** What a warning says to the officer. */
export const sentence = (lang: Lang, { code, params }: ClauseWarning): string =>
  fill(words(lang).warningCodes[code], params)

type RowProps = {
  readonly warnings: readonly ClauseWarning[]
  readonly lang: Lang
  readonly clause: WorkingClause
  readonly at: number
  readonly open: boolean | undefined
  readonly error: ((field: string) => string | undefined) | undefined
}

/** One clause: read in its summary, edited inside. There may be thousands, so the markup is bare. */
export function ClauseRow({ lang, clause, at, warnings, open, error }: RowProps) {
  const t = words(lang).correct
  const names = common(lang).levels
  const field = `clauses.${at}`
  const id = `clauses-${at}`
  const problem =
    error?.(`${field}.text`) ??
    error?.(`${field}.heading`) ??
    error?.(`${field}.label`) ??
    error?.(`${field}.parent`)
  const said = `${clause.heading}${clause.text}`
  return (
    <li id={`c-${at}`} class={`outline--${clause.level}`}>
      <details open={open || undefined}>
        <summary>
          <span class="outline__level">{names[clause.level]}</span>
          <span lang="zh-CN">
            {clause.label && <b>{clause.label}　</b>}
            {said === '' && clause.label === '' ? t.empty : said}
          </span>
          {warnings.length > 0 && <Tag tone="amber">{t.check}</Tag>}
        </summary>
        {warnings.map((warning) => (
          <p class="hint">{sentence(lang, warning)}</p>
        ))}
        {problem && <p class="error">{problem}</p>}
        <div class="filters">
          <label class="label">
            {t.level}
            <select class="input" name={`${field}.level`}>
              {levels.map((level) => (
                <option value={level} selected={level === clause.level}>
                  {names[level]}
                </option>
              ))}
            </select>
          </label>
          <label class="label">
            {t.label}
            <input class="input" id={`${id}-label`} name={`${field}.label`} value={clause.label} />
          </label>
          <label class="label">
            {t.heading}
            <input class="input" id={`${id}-heading`} name={`${field}.heading`} value={clause.heading} />
          </label>
        </div>
        <label class="label" for={`${id}-text`}>
          {t.text}
        </label>
        <textarea
          class="input"
          id={`${id}-text`}
          name={`${field}.text`}
          rows={Math.min(12, Math.ceil(clause.text.length / 40) + 1)}
        >
          {`\n${clause.text}`}
        </textarea>
        <p class="actions">
          <RowButton at={at} edit="split" label={t.split} />
          {at > 0 && <RowButton at={at} edit="merge" label={t.merge} />}
          <RowButton at={at} edit="delete" label={t.delete} />
        </p>
      </details>
    </li>
  )
}

const RowButton = ({ at, edit, label }: { at: number; edit: string; label: string }) => (
  <button
    type="submit"
    class="button button--quiet"
    name="do"
    value={`${edit}.${at}`}
    formaction={`#c-${edit === 'merge' ? at - 1 : at}`}
  >
    {label}
  </button>
)
