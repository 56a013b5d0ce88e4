import type { Child } from 'hono/jsx'
import { documentEndings } from '../drafts/document.ts'
import type { Lang, Visit } from '../ground/house.ts'
import type { Problem, Refusal } from '../ground/result.ts'
import { Breadcrumb, Checkboxes, FileField, RuleSource } from '../paper/elements.tsx'
import { common, problemText } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import { citations, type Rule } from '../statute/citations.ts'
import type { Case } from './case.ts'
import type { Paper } from './store.ts'
import { words } from './words.ts'

export type Shown = {
  readonly visit: Visit
  readonly officer: Officer
  readonly file: Case
  readonly refusal?: Refusal | undefined
}

/** What was typed into a form: one text per field, and lists. */
export type Typed = {
  readonly texts: Readonly<Record<string, string | undefined>>
  readonly documentIds: readonly string[]
}

/** The frame of every page of the case file: the way here. */
export function CasePage(
  props: Shown & { readonly title: string; readonly wide?: boolean; readonly children?: Child },
) {
  const { visit, officer, file, refusal, title } = props
  const { lang } = visit
  const { id, title: matter } = file.decision
  const own = words(lang).procedure.title
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={title}
      current="/desk/decisions"
      refused={refusal !== undefined}
      wide={props.wide}
    >
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).site.desk, href: '/desk' },
          { label: matter, href: `/desk/decisions/${id}` },
          ...(title === own ? [] : [{ label: own, href: `/desk/decisions/${id}/procedure` }]),
          { label: title },
        ]}
      />
      {props.children}
    </DeskPage>
  )
}

/** A rule with its source and what it says there. */
export const Cited = ({ lang, rule }: { lang: Lang; rule: Rule }) => (
  <RuleSource lang={lang} rule={rule} source={citations[rule]} />
)

/** Everything that stands in the way, each with its rule, its source and the page where it is mended. */
export function Obstacles({
  lang,
  title,
  problems,
}: {
  lang: Lang
  title: string
  problems: readonly Problem[]
}) {
  return (
    <section class="error-summary" aria-labelledby="obstacles">
      <h2 class="error-summary__title" id="obstacles">
        {title}
      </h2>
      <ul class="error-summary__list">
        {problems.map((problem) => (
          <li>
            {problem.link ? (
              <a href={problem.link}>{problemText(lang, problem)}</a>
            ) : (
              <span>{problemText(lang, problem)}</span>
            )}
            {problem.rule !== undefined && problem.citation && (
              <RuleSource lang={lang} rule={problem.rule} source={problem.citation} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The documents behind a record, to open and to check. */
export function Papers({ lang, file, papers }: { lang: Lang; file: Case; papers: readonly Paper[] }) {
  const t = words(lang).record
  if (papers.length === 0) return <>{t.noDocuments}</>
  return (
    <ul>
      {papers.map(({ id, sha256 }) => (
        <li>
          <a href={`/desk/documents/${id}`}>
            {file.documents.find((each) => each.id === id)?.filename ?? id}
          </a>
          <br />
          <small>
            <code class="mono">{sha256}</code>
          </small>
        </li>
      ))}
    </ul>
  )
}

/** Choose among the decision's documents, or bring another: the form needs `multipart/form-data`. */
export function ChooseDocuments(props: {
  readonly lang: Lang
  readonly file: Case
  readonly chosen: readonly string[]
  readonly needed: boolean
  readonly hint?: string
  readonly error: (field: string) => string | undefined
}) {
  const { lang, file, chosen, needed, error } = props
  const t = words(lang)
  return (
    <>
      {file.documents.length === 0 ? (
        <p id="document_ids">
          {needed ? `${props.hint ?? t.record.paper} ` : ''}
          {t.record.noneYet}
          {error('document_ids') && <span class="error">{error('document_ids')}</span>}
        </p>
      ) : (
        <Checkboxes
          lang={lang}
          name="document_ids"
          label={t.record.chooseDocuments}
          hint={needed ? (props.hint ?? t.record.paper) : undefined}
          optional={!needed}
          values={chosen}
          error={error('document_ids')}
          options={file.documents.map(({ id, filename }) => ({ value: id, label: filename }))}
        />
      )}
      <FileField
        lang={lang}
        name="file"
        label={t.labels.file}
        hint={t.record.fileHint}
        optional
        accept={documentEndings}
        error={error('file')}
      />
    </>
  )
}
