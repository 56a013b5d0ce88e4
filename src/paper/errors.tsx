import type { Lang } from '../ground/house.ts'
import type { Problem, Refusal } from '../ground/result.ts'
import { fieldId } from './fields.tsx'
import { common, problemText } from './words/index.ts'

/** Where a rule comes from, in the words of its source: for problems that do not bring their own citation. */
export type Cite = (rule: string) => { readonly source: string; readonly quote: string } | undefined

/** The label of a field path; a record may use `*` for a number: `items.*.text`. */
export type Labels = Readonly<Record<string, string>> | ((field: string) => string | undefined)

const labelOf = (labels: Labels | undefined, field: string): string | undefined =>
  typeof labels === 'function' ? labels(field) : (labels?.[field] ?? labels?.[field.replace(/\b\d+\b/g, '*')])

/** The first problem of each field as a sentence, for the `error` of the fields: `const error = errorsOf(…)`. */
export function errorsOf(lang: Lang, refusal: Refusal | undefined): (field: string) => string | undefined {
  return (field) => {
    const problem = refusal?.problems.find((each) => each.field === field)
    return problem && problemText(lang, problem)
  }
}

type SummaryProps = {
  readonly lang: Lang
  /** Nothing is shown when there is none. */
  readonly refusal: Refusal | undefined
  readonly cite?: Cite | undefined
  /** Ids of controls whose id is not `fieldId(field)`. */
  readonly links?: Readonly<Record<string, string>> | undefined
  /** What each field is called, put before its sentence so that 请填写这一项 says which. */
  readonly labels?: Labels | undefined
  readonly heading?: string | undefined
}

function Sentence({ problem, lang, links, labels }: SummaryProps & { problem: Problem }) {
  const t = common(lang)
  const label = problem.field === undefined ? undefined : labelOf(labels, problem.field)
  const text = `${label ? `${label}${lang === 'en' ? ': ' : '：'}` : ''}${problemText(lang, problem)}`
  if (problem.field === undefined) {
    return problem.link ? <a href={problem.link}>{text}</a> : <span>{text}</span>
  }
  return (
    <>
      <a href={`#${links?.[problem.field] ?? fieldId(problem.field)}`}>{text}</a>
      {problem.link && (
        <>
          {' '}
          <a href={problem.link}>{t.errors.see}</a>
        </>
      )}
    </>
  )
}

/**
 * A rule by its number in the law table, and what its source says. A duty that has no such number (an article of
 * a regulation) is named by its source alone.
 */
export function RuleSource(props: {
  readonly lang: Lang
  readonly rule: string
  readonly source?: { readonly source: string; readonly quote: string } | undefined
}) {
  const [number] = /^[ABR]\d+/.exec(props.rule) ?? []
  const { source } = props
  return (
    <small class="cite">
      {number !== undefined && common(props.lang).errors.rule(number)}
      {number !== undefined && source && ' · '}
      {source && <span lang="zh-CN">{source.source}</span>}
      {source?.quote && <q lang="zh-CN">{source.quote}</q>}
    </small>
  )
}

/**
 * What stood in the way, at the top of a refused form: each problem links to its field (or to the page where it
 * can be mended), names its rule and quotes the rule's source.
 */
export function ErrorSummary(props: SummaryProps) {
  const { lang, refusal, cite } = props
  if (!refusal) return null
  const t = common(lang)
  return (
    <div class="error-summary" role="alert" tabindex={-1} id="errors">
      <h2 class="error-summary__title">{props.heading ?? t.errors.heading}</h2>
      <ul class="error-summary__list">
        {refusal.problems.map((problem) => {
          const source = problem.citation ?? (problem.rule === undefined ? undefined : cite?.(problem.rule))
          return (
            <li>
              <Sentence {...props} problem={problem} />
              {problem.rule !== undefined && <RuleSource lang={lang} rule={problem.rule} source={source} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
