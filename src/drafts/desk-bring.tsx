import type { Refusal } from '../ground/result.ts'
import { Button, ErrorSummary, errorsOf, FileField, Hidden, TextArea, TextField } from '../paper/elements.tsx'
import { DraftFrame, draftPath, PublishedNote, type Shown } from './desk.tsx'
import { VersionTable } from './desk-version.tsx'
import type { DraftDesk } from './draft-desk.ts'
import { words } from './words.ts'

export type Brought = {
  readonly title: string
  readonly explanation: string
  readonly text: string
  readonly base: number
  /** True when the text was printed from clauses that were corrected before. */
  readonly again?: boolean
}

/** Step 1: the text, pasted or in a file. */
export function BringPage(
  props: Shown & { desk: DraftDesk; brought: Brought; refusal?: Refusal | undefined },
) {
  const { visit, desk, brought, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const latest = desk.versions[0]
  return (
    <DraftFrame {...props} title={t.title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={{ text: t.bring.text, file: t.bring.file }} />
      <h1>{t.steps.bring}</h1>
      <PublishedNote visit={visit} desk={desk} />
      <p>{brought.again ? t.bring.again : t.bring.intro}</p>
      {latest && !brought.again && (
        <p>
          {t.bring.useLatest}{' '}
          <a href={`${draftPath(desk.decision.id)}?from=latest`}>{t.bring.fromLatest(latest.version)}</a>
        </p>
      )}
      <form method="post" action={draftPath(desk.decision.id)} enctype="multipart/form-data">
        <Hidden fields={{ base: String(brought.base) }} />
        <TextField
          lang={lang}
          name="title"
          label={t.name}
          hint={t.nameHint}
          value={brought.title}
          maxlength={200}
          optional
        />
        <TextArea
          lang={lang}
          name="explanation"
          label={t.explanation}
          hint={t.explanationHint}
          value={brought.explanation}
          rows={6}
          optional
        />
        <TextArea
          lang={lang}
          name="text"
          label={t.bring.text}
          hint={t.bring.textHint}
          value={brought.text}
          rows={18}
          error={error('text')}
        />
        <FileField
          lang={lang}
          name="file"
          label={t.bring.file}
          hint={t.bring.fileHint}
          accept=".docx,.txt"
          error={error('file')}
        />
        <p class="actions">
          <Button name="do" value="outline">
            {brought.again ? t.bring.resplit : t.bring.submit}
          </Button>
        </p>
      </form>
      {!brought.again && <VersionTable visit={visit} desk={desk} />}
    </DraftFrame>
  )
}
