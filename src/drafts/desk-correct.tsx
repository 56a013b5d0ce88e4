import type { Lang } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Banner, Button, ErrorSummary, errorsOf, Hidden, TextArea, TextField } from '../paper/elements.tsx'
import { common, fill } from '../paper/words/index.ts'
import { type ClauseWarning, clauseWarnings } from './clause-warnings.ts'
import { DraftFrame, draftPath, PublishedNote, type Shown } from './desk.tsx'
import { ClauseRow, sentence } from './desk-clause-row.tsx'
import type { FileNote } from './docx.ts'
import type { DraftDesk } from './draft-desk.ts'
import { words } from './words.ts'
import { shapeOf, type WorkingClause, type WorkingDraft } from './working-draft.ts'

type Correcting = Shown & {
  readonly desk: DraftDesk
  readonly draft: WorkingDraft
  readonly notes?: readonly FileNote[] | undefined
  readonly refusal?: Refusal | undefined
  /** Clauses to show opened: those just edited. */
  readonly open?: readonly number[] | undefined
}

const COUNTED = ['part', 'subpart', 'chapter', 'section', 'article', 'annex'] as const

/** Step 2: the split, read as a document, corrected clause by clause. All of it travels in the form. */
export function CorrectPage(props: Correcting) {
  const { visit, desk, draft, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const warnings = clauseWarnings(draft.clauses)
  const stale = refusal?.problems[0].code === 'changed_meanwhile'
  return (
    <DraftFrame {...props} title={t.title} refused={refusal !== undefined} wide>
      {stale ? (
        <Banner lang={lang} kind="warning">
          <p>
            {t.changedMeanwhile}{' '}
            <a href={`${draftPath(desk.decision.id)}/versions/${draft.base}`}>
              {t.version.title(draft.base)}
            </a>
          </p>
        </Banner>
      ) : (
        <ErrorSummary lang={lang} refusal={refusal} labels={(field) => labelOf(lang, draft, field)} />
      )}
      <h1>{t.steps.correct}</h1>
      <PublishedNote visit={visit} desk={desk} />
      <p>{t.correct.intro}</p>
      <Summary {...props} warnings={warnings} />
      <form method="post" action={draftPath(desk.decision.id)} enctype="multipart/form-data">
        <Hidden fields={{ base: String(draft.base), shape: shapeOf(draft.clauses), front: draft.front }} />
        <TextField
          lang={lang}
          name="title"
          label={t.name}
          hint={t.nameHint}
          value={draft.title}
          maxlength={200}
          error={error('title')}
        />
        <TextArea
          lang={lang}
          name="explanation"
          label={t.explanation}
          hint={t.explanationHint}
          value={draft.explanation}
          maxlength={50_000}
          rows={8}
          error={error('explanation')}
        />
        <h2>{t.correct.list}</h2>
        <p class="actions">
          <Button name="do" value="update" kind="secondary">
            {t.correct.update}
          </Button>
          <Button name="do" value="whole" kind="quiet">
            {t.correct.whole}
          </Button>
        </p>
        <Rows {...props} warnings={warnings} />
        <p class="hint">{t.correct.saveHint}</p>
        <p class="actions">
          <Button name="do" value="save">
            {t.correct.save}
          </Button>
          <Button name="do" value="update" kind="secondary">
            {t.correct.update}
          </Button>
        </p>
      </form>
    </DraftFrame>
  )
}

type Warned = { readonly warnings: readonly ClauseWarning[] }

const nameOf = (lang: Lang, clause: WorkingClause | undefined): string =>
  clause?.label || common(lang).levels[clause?.level ?? 'paragraph']

function labelOf(lang: Lang, draft: WorkingDraft, field: string): string | undefined {
  const t = words(lang)
  const at = /^clauses\.(\d+)/.exec(field)?.[1]
  if (at !== undefined) return nameOf(lang, draft.clauses[Number(at)])
  return { title: t.name, explanation: t.explanation, clauses: t.correct.list }[field]
}

function Summary({ visit, draft, notes, warnings }: Correcting & Warned) {
  const { lang } = visit
  const t = words(lang).correct
  const counts = COUNTED.flatMap((level) => {
    const n = draft.clauses.filter((clause) => clause.level === level).length
    return n > 0 ? [t.counts[level](n)] : []
  })
  return (
    <section aria-label={t.summary}>
      <h2>{t.summary}</h2>
      <p>
        {t.counted} <strong>{counts.join(lang === 'en' ? ', ' : '、')}</strong>{' '}
        {t.clauses(draft.clauses.length)}
      </p>
      {notes && notes.length > 0 && (
        <Banner lang={lang} title={t.notes}>
          <ul>
            {notes.map(({ code, params }) => (
              <li>{fill(words(lang).noteCodes[code], params)}</li>
            ))}
          </ul>
        </Banner>
      )}
      {warnings.length > 0 ? (
        <Banner lang={lang} kind="warning" title={t.warnings(warnings.length)}>
          <p>{t.warningsText}</p>
          <ul>
            {warnings.map((warning) => (
              <li>
                <a href={`#c-${warning.at}`}>{nameOf(lang, draft.clauses[warning.at])}</a>
                {lang === 'en' ? ': ' : '：'}
                {sentence(lang, warning)}
              </li>
            ))}
          </ul>
        </Banner>
      ) : (
        <p>{t.noWarnings}</p>
      )}
      {draft.front !== '' && (
        <details class="details">
          <summary>{t.front}</summary>
          <div class="details__body">
            <p>{t.frontText}</p>
            <ul lang="zh-CN">
              {draft.front.split('\n').map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </section>
  )
}

function Rows({ visit, draft, warnings, refusal, open }: Correcting & Warned) {
  const { lang } = visit
  const warned = new Map<number, ClauseWarning[]>()
  for (const warning of warnings) warned.set(warning.at, [...(warned.get(warning.at) ?? []), warning])
  const error = errorsOf(lang, refusal)
  const failed = new Set(
    refusal?.problems.flatMap(({ field }) => /^clauses\.(\d+)\./.exec(field ?? '')?.[1] ?? []),
  )
  return (
    <ol class="outline" id="clauses">
      {draft.clauses.map((clause, at) => (
        <ClauseRow
          lang={lang}
          clause={clause}
          at={at}
          warnings={warned.get(at) ?? []}
          open={open?.includes(at) || failed.has(String(at))}
          error={failed.has(String(at)) ? error : undefined}
        />
      ))}
    </ol>
  )
}
