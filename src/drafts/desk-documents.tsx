import type { Lang } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Banner, Button, ErrorSummary, errorsOf, FileField, Table, Time } from '../paper/elements.tsx'
import { formatSize } from '../paper/size.ts'
import { DraftFrame, type Shown } from './desk.tsx'
import { documentEndings } from './document.ts'
import type { DraftDesk } from './draft-desk.ts'
import type { documentsQuery } from './store.ts'
import { words } from './words.ts'

type Listed = Awaited<ReturnType<typeof documentsQuery>>

const columns = (lang: Lang) => {
  const t = words(lang).documents
  return [
    { label: t.name, kind: 'wide' },
    { label: t.size, kind: 'number' },
    { label: t.sha256 },
    { label: t.added },
  ] as const
}

/** The documents of a decision: upload, and the list with sizes and checksums. */
export function DocumentsPage(
  props: Shown & {
    desk: DraftDesk
    documents: Listed
    refusal?: Refusal | undefined
    added?: boolean | undefined
  },
) {
  const { visit, desk, documents, refusal } = props
  const { lang } = visit
  const t = words(lang).documents
  return (
    <DraftFrame {...props} title={t.title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={{ file: t.file }} />
      {props.added && <Banner lang={lang} kind="success" title={t.done} />}
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      {desk.mayDraft && (
        <form
          method="post"
          action={`/desk/decisions/${desk.decision.id}/documents`}
          enctype="multipart/form-data"
        >
          <FileField
            lang={lang}
            name="file"
            label={t.file}
            hint={t.fileHint}
            accept={documentEndings}
            error={errorsOf(lang, refusal)('file')}
          />
          <p class="actions">
            <Button>{t.submit}</Button>
          </p>
        </form>
      )}
      <h2>{t.list}</h2>
      <Table
        lang={lang}
        caption={t.list}
        hideCaption
        empty={t.none}
        columns={columns(lang)}
        rows={documents.map((document) => [
          <a href={`/desk/documents/${document.id}`}>{document.filename}</a>,
          formatSize(document.size),
          <code>{document.sha256}</code>,
          <>
            <Time lang={lang} at={document.addedAt} /> {document.addedByName}
          </>,
        ])}
      />
      <p>
        <a href={`/desk/decisions/${desk.decision.id}`}>{words(lang).back}</a>
      </p>
    </DraftFrame>
  )
}
