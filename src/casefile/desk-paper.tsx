import {
  Button,
  errorsOf,
  Hidden,
  Select,
  SummaryList,
  Tag,
  TextArea,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { mayDraftFor } from '../people/officer.ts'
import { CasePage, Papers, type Shown } from './desk-frame.tsx'
import { interpretationDays, newestPaper } from './known.ts'
import type { OutgoingKind, OutgoingPaper } from './store.ts'
import { words } from './words.ts'

const tones = { waiting: 'blue', public: 'green', exempt: 'red', escalate: 'amber' } as const

/** What would go out, or went out: the sheet, its documents, its hash and its review. */
export function PaperShown({ visit, officer, file, paper }: Shown & { readonly paper: OutgoingPaper }) {
  const { lang } = visit
  const t = words(lang)
  const askable =
    mayDraftFor(officer, file.decision.draftingUnitId) &&
    paper.publishedAt === null &&
    paper.review !== 'waiting' &&
    paper.review !== 'public'
  return (
    <section class="group" aria-label={paper.body.title}>
      <h3>
        {paper.body.title}{' '}
        <Tag tone={paper.review ? tones[paper.review] : 'plain'}>
          {t.promulgation.review} {t.promulgation.reviews[paper.review ?? 'none']}
        </Tag>
      </h3>
      <SummaryList
        rows={[
          ...(paper.body.opinions
            ? [{ key: t.labels.opinions, value: <p class="said">{paper.body.opinions}</p> }]
            : []),
          ...(['text', 'interpretation'] as const).flatMap((role) => {
            const own = paper.documents.filter((each) => each.role === role)
            return own.length === 0
              ? []
              : [{ key: t.promulgation[role], value: <Papers lang={lang} file={file} papers={own} /> }]
          }),
          ...(paper.body.hotline ? [{ key: t.labels.hotline, value: paper.body.hotline }] : []),
          {
            key: t.record.by,
            value: (
              <>
                {t.record.version(paper.version)} {paper.officerName} <Time lang={lang} at={paper.at} />
              </>
            ),
          },
          { key: t.record.hash, value: <code class="mono">{paper.bundleSha256}</code> },
        ]}
      />
      {askable && (
        <form method="post" action={`/desk/decisions/${file.decision.id}/promulgation/review-request`}>
          <Hidden fields={{ kind: paper.kind }} />
          <p class="actions">
            <Button>{t.promulgation.request}</Button>
          </p>
        </form>
      )}
    </section>
  )
}

/** The form of the next version of what goes out; it begins with the newest one. */
export function PrepareForm({
  visit,
  file,
  refusal,
  texts,
  kind,
}: Shown & {
  readonly texts: Readonly<Record<string, string | undefined>>
  readonly kind: OutgoingKind
}) {
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const newest = newestPaper(file.papers, kind)
  const idOf = (role: 'text' | 'interpretation') => newest?.documents.find((each) => each.role === role)?.id
  const before: Readonly<Record<string, string | undefined>> = {
    title: newest?.body.title ?? file.decision.title,
    opinions: newest?.body.opinions,
    hotline: newest?.body.hotline,
    text_document_id: idOf('text'),
    interpretation_document_id: idOf('interpretation'),
  }
  const shown = texts.kind === kind ? texts : before
  const of = <N extends keyof typeof t.labels>(name: N) => ({
    lang,
    name,
    label: t.labels[name],
    error: error(name),
    value: shown[name],
  })
  // Where it has to go out at the same time, it cannot be left for later.
  const needed = kind === 'interpretation' || interpretationDays(file.effective).sameMoment
  const options = file.documents.map(({ id, filename }) => ({ value: id, label: filename }))
  const at = `/desk/decisions/${file.decision.id}`
  return (
    <form class="form" method="post" action={`${at}/promulgation/paper`}>
      <Hidden fields={{ kind }} />
      <p>
        {t.labelHints.upload} <a href={`${at}/documents`}>{t.labels.toDocuments}</a>
      </p>
      <TextField {...of('title')} hint={t.labelHints.title} maxlength={200} />
      {kind === 'decision' && (
        <>
          <Select {...of('text_document_id')} options={options} empty />
          <TextArea
            {...of('opinions')}
            hint={t.labelHints.opinions}
            maxlength={20_000}
            rows={6}
            optional={file.way === 'minor'}
          />
        </>
      )}
      <Select {...of('interpretation_document_id')} options={options} empty optional={!needed} />
      <TextField {...of('hotline')} maxlength={50} width={20} inputmode="tel" optional />
      <p class="actions">
        <Button kind="secondary">{t.promulgation.prepare}</Button>
      </p>
    </form>
  )
}

/** One version as the reviewer reads it. */
export function PaperPage(props: Shown & { readonly paper: OutgoingPaper }) {
  const t = words(props.visit.lang).promulgation
  return (
    <CasePage {...props} title={t.sheet}>
      <h1>{t.sheet}</h1>
      <PaperShown {...props} />
    </CasePage>
  )
}
