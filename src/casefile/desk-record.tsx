import { transitionFor } from '../decisions/lifecycle.ts'
import { words as lineWords } from '../decisions/procedure-words.ts'
import type { Lang } from '../ground/house.ts'
import { Banner, Button, ErrorSummary, errorsOf, Hidden, SummaryList, Tag, Time } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { cite } from '../statute/citations.ts'
import { fieldsOf } from './control.ts'
import { CasePage, ChooseDocuments, Cited, Papers, type Shown } from './desk-frame.tsx'
import { labelOf, RecordFields } from './desk-record-form.tsx'
import { Said } from './desk-said.tsx'
import { type Kind, kinds } from './kinds.ts'
import { newestRecord } from './known.ts'
import { hearingLink } from './links.ts'
import type { LegalityBody } from './record-bodies.ts'
import { writesAs } from './record-step.ts'
import type { CaseRecord } from './store.ts'
import { words } from './words.ts'

export type TypedRecord = {
  /** The body as typed: texts, lists of texts, rows. */
  readonly body: Readonly<Record<string, unknown>>
  readonly documentIds: readonly string[]
  readonly version: number
  /** How many empty rows follow what is there. */
  readonly spare: number
}

/** A record of the procedure: its form for who supplies it, and every version for who may see it. */
export function RecordPage(
  props: Shown & {
    readonly kind: Kind
    readonly typed: TypedRecord
    readonly saved?: boolean
    /** One page of them, newest first. */
    readonly versions: { readonly items: readonly CaseRecord[]; readonly next: number | null }
  },
) {
  const { visit, officer, file, kind, typed, refusal, saved } = props
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const may = writesAs(officer, file.decision.draftingUnitId, kind) !== undefined
  const open = transitionFor('step_recorded', file.state, file.way) !== undefined
  const { items: versions, next } = props.versions
  const newest = newestRecord(file.records, kind)
  const supplier = kinds[kind].by.map((role) => common(lang).roles[role]).join(lang === 'en' ? ', ' : '、')
  return (
    <CasePage {...props} title={t.kinds[kind]}>
      <ErrorSummary
        lang={lang}
        refusal={refusal}
        cite={cite}
        labels={(field) => labelOf(lang, kind, field)}
      />
      {saved && <Banner lang={lang} kind="success" title={t.record.saved} />}
      <h1>{t.kinds[kind]}</h1>
      <p class="lead">{t.leads[kind]}</p>
      <p>
        <Cited lang={lang} rule={kinds[kind].rule} />
      </p>
      {!file.owed[kind] && (
        <Banner
          lang={lang}
          title={kind === 'proposal' || kind === 'units' ? t.record.optional : t.record.notOwed}
        />
      )}
      {!open ? (
        <Banner lang={lang} kind="warning" title={t.record.notNow}>
          {lineWords(lang).states[file.state]}
        </Banner>
      ) : kind === 'hearing_report' ? (
        <Banner lang={lang} title={t.procedure.fromHearing}>
          <a href={hearingLink(file).report}>{t.procedure.toHearing}</a>
        </Banner>
      ) : may ? (
        <form
          class="form"
          method="post"
          action={`/desk/decisions/${file.decision.id}/steps/${kind}`}
          enctype="multipart/form-data"
        >
          <Hidden fields={{ version: String(typed.version), spare: String(typed.spare) }} />
          {kind === 'legality_review' && <DraftSeen {...props} />}
          <RecordFields
            lang={lang}
            kind={kind}
            fields={fieldsOf(kinds[kind].body)}
            body={typed.body}
            spare={typed.spare}
            error={error}
          />
          <ChooseDocuments
            lang={lang}
            file={file}
            chosen={typed.documentIds}
            needed={kinds[kind].paper}
            error={error}
          />
          <p class="hint">{t.record.append}</p>
          <p class="actions">
            <Button>{t.record.save}</Button>
          </p>
        </form>
      ) : (
        <Banner lang={lang} title={t.record.others(supplier)} />
      )}
      <h2>{t.record.versions}</h2>
      {versions.length === 0 && <p class="empty">{t.record.none}</p>}
      {versions.map((record) => (
        <section class="group" aria-label={t.record.version(record.version)}>
          <h3>
            {t.record.version(record.version)}{' '}
            {record.version === newest?.version && <Tag tone="green">{t.record.newest}</Tag>}
          </h3>
          <SummaryList
            rows={[
              { key: t.record.by, value: record.officerName },
              { key: t.record.at, value: <Time lang={lang} at={record.at} /> },
              ...Said({ lang, kind, body: record.body }),
              {
                key: t.record.documents,
                value: <Papers lang={lang} file={file} papers={record.documents} />,
              },
              ...reviewedDraft(props, record),
              { key: t.record.hash, value: <code class="mono">{record.sha256}</code> },
            ]}
          />
        </section>
      ))}
      {next !== null && (
        <p>
          <a href={`/desk/decisions/${file.decision.id}/steps/${kind}?before=${next}`}>{t.record.earlier}</a>
        </p>
      )}
    </CasePage>
  )
}

/** R25: which draft a review is of, sent back with the form; and that an earlier review no longer counts. */
function DraftSeen({ visit: { lang }, file }: Shown) {
  const t = words(lang).record
  const { draft } = file
  if (!draft) return <Banner lang={lang} kind="warning" title={t.noDraft} />
  const last = newestRecord(file.records, 'legality_review')?.body as LegalityBody | undefined
  return (
    <>
      <Hidden fields={{ draft_sha256: draft.sha256 }} />
      {last && last.draft_sha256 !== draft.sha256 && (
        <Banner lang={lang} kind="warning" title={t.draftOther} />
      )}
      <p>{t.draftSeen}</p>
      <SummaryList rows={[draftRow(lang, draft.version, draft.sha256)]} />
    </>
  )
}

const draftRow = (lang: Lang, version: number, sha256: string) => ({
  key: words(lang).record.draft,
  value: (
    <>
      {words(lang).record.draftVersion(version)} <code class="mono">{sha256}</code>
    </>
  ),
})

function reviewedDraft({ visit }: Shown, { kind, body }: CaseRecord) {
  if (kind !== 'legality_review') return []
  const { draft_version, draft_sha256 } = body as unknown as LegalityBody
  return [draftRow(visit.lang, draft_version, draft_sha256)]
}

/** The form of the next version begins with what the newest one says. */
export function typedFrom(file: Shown['file'], kind: Kind): TypedRecord {
  const newest = newestRecord(file.records, kind)
  return {
    body: newest?.body ?? {},
    documentIds: newest?.documents.map(({ id }) => id) ?? [],
    version: newest?.version ?? 0,
    spare: newest ? 1 : 2,
  }
}
