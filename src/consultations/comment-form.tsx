import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { MAX_ITEMS } from '../opinions/item.ts'
import { ItemFields } from '../opinions/item-fields.tsx'
import type { OpinionForm, TypedItem } from '../opinions/opinion-form.ts'
import { commentable, glimpse, nameOf, quoteOf } from '../opinions/spoken-of.ts'
import { Submitter } from '../opinions/submitter.tsx'
import { words as opinionWords } from '../opinions/words.ts'
import { Breadcrumb, Button, ErrorSummary, errorsOf, Hidden, Select } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { common } from '../paper/words/index.ts'
import type { Consultation, PublicClause } from './read.ts'
import { words } from './words.ts'

type Props = {
  readonly visit: Visit
  readonly consultation: Consultation
  readonly form: OpinionForm
  readonly refusal?: Refusal | undefined
}

/** The form in which opinions are written: one or several, then who she is if she wants to say. */
export function CommentPage({ visit, consultation, form, refusal }: Props) {
  const { lang } = visit
  const { id, round, clauses } = consultation
  const t = { ...opinionWords(lang).asked, ...words(lang).comment }
  const error = errorsOf(lang, refusal)
  const chosen = commentable(clauses)
  const labels = (field: string): string | undefined => {
    const [, index] = /^items\.(\d+)/.exec(field) ?? []
    return index === undefined ? undefined : t.item(Number(index) + 1)
  }
  return (
    <Page
      visit={visit}
      title={`${t.title} ${round.decisionName}`}
      current="/"
      noindex
      refused={refusal !== undefined}
    >
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).nav.consultations, href: '/' },
          { label: <span lang="zh-CN">{round.decisionName}</span>, href: `/consultations/${id}` },
          { label: t.title },
        ]}
      />
      <ErrorSummary lang={lang} refusal={refusal} labels={labels} />
      {consultation.status !== 'open' && <p>{t.shutKept}</p>}
      <h1>{t.title}</h1>
      <p>
        {t.about} <strong lang="zh-CN">{round.decisionName}</strong>
      </p>
      <form method="post" action={`/consultations/${id}/comment`} data-unsaved>
        <Hidden fields={{ key: form.key }} />
        {/* The first button is what the Enter key presses: it must be the harmless one. */}
        <button type="submit" name="action" value="check" hidden>
          {t.check}
        </button>
        {form.items.map((item, index) => (
          <ItemForm
            visit={visit}
            clauses={clauses}
            item={item}
            index={index}
            alone={form.items.length === 1}
            error={error}
          />
        ))}
        {form.items.length < MAX_ITEMS && (
          <div class="panel">
            <Select
              lang={lang}
              name="add_clause"
              label={t.another}
              hint={t.anotherHint}
              optional
              empty={t.choose}
              options={[
                { value: 'whole', label: t.wholeDraft },
                ...clauses
                  .filter((clause) => chosen.has(clause.uid))
                  .map((clause) => ({ value: clause.uid, label: glimpse(clause), lang: 'zh-CN' as const })),
              ]}
            />
            <Button kind="secondary" name="action" value="add" formnovalidate>
              {t.add}
            </Button>
          </div>
        )}
        <Submitter visit={visit} form={form} error={error} intro={<p class="hint">{t.youHint}</p>} />
        <p class="actions">
          <Button name="action" value="check">
            {t.check}
          </Button>
        </p>
      </form>
    </Page>
  )
}

/** One opinion on the clause it was begun at, which is quoted. */
function ItemForm(props: {
  visit: Visit
  clauses: readonly PublicClause[]
  item: TypedItem
  index: number
  alone: boolean
  error: (field: string) => string | undefined
}) {
  const { visit, item, index } = props
  const { lang } = visit
  const t = { ...opinionWords(lang).asked, ...words(lang).comment }
  const clause = props.clauses.find(({ uid }) => uid === item.clauseUid)
  return (
    <ItemFields
      {...props}
      legend={
        <>
          {t.item(index + 1)}
          {lang === 'en' ? ': ' : '：'}
          <span lang={clause ? 'zh-CN' : undefined}>{nameOf(clause, t.wholeDraft)}</span>
        </>
      }
      about={
        <>
          <Hidden fields={{ [`items.${index}.clause_uid`]: item.clauseUid || 'whole' }} />
          {clause && (
            <blockquote class="quote" lang="zh-CN" id={`items-${index}-clause_uid`}>
              {quoteOf(props.clauses, clause.uid).map((line) => (
                <p>{line}</p>
              ))}
            </blockquote>
          )}
        </>
      }
      hints={{ kind: t.kindHint, text: index === 0 ? t.textHint : undefined, wording: t.wordingHint }}
    />
  )
}
