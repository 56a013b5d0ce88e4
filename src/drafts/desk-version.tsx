import type { Visit } from '../ground/house.ts'
import { Banner, LinkButton, SummaryList, Table, Tag, Time } from '../paper/elements.tsx'
import { DraftText } from './clause-view.tsx'
import { DraftFrame, draftPath, PublishedNote, type Shown } from './desk.tsx'
import type { DraftDesk } from './draft-desk.ts'
import type { ClauseRow, DraftVersionRow } from './store.ts'
import { words } from './words.ts'

/** All saved versions, newest first. */
export function VersionTable({ visit, desk }: { visit: Visit; desk: DraftDesk }) {
  const t = words(visit.lang).version
  return (
    <>
      <h2>{t.all}</h2>
      <Table
        lang={visit.lang}
        caption={t.all}
        hideCaption
        empty={t.none}
        columns={[
          { label: t.number },
          { label: t.savedAt, kind: 'tight' },
          { label: t.savedBy },
          { label: t.clauses, kind: 'number' },
          { label: t.sha256, kind: 'wide' },
        ]}
        rows={desk.versions.map((version) => [
          <>
            <a href={`${draftPath(desk.decision.id)}/versions/${version.version}`}>
              {t.title(version.version)}
            </a>{' '}
            {version.published ? <Tag tone="green">{t.published}</Tag> : null}
          </>,
          <Time lang={visit.lang} at={version.savedAt} />,
          version.savedByName,
          version.clauseCount,
          <code>{version.sha256}</code>,
        ])}
      />
    </>
  )
}

/** For those who may see but not draft: what has been saved. */
export const VersionsPage = (props: Shown & { desk: DraftDesk }) => (
  <DraftFrame {...props} title={words(props.visit.lang).title}>
    <h1>{words(props.visit.lang).title}</h1>
    <VersionTable visit={props.visit} desk={props.desk} />
  </DraftFrame>
)

/** One saved version: its text as a document, its checksum, who saved it and when. */
export function VersionPage(
  props: Shown & { desk: DraftDesk; version: DraftVersionRow; clauses: readonly ClauseRow[]; saved: boolean },
) {
  const { visit, desk, version, clauses } = props
  const { lang } = visit
  const t = words(lang)
  const listed = desk.versions.find((each) => each.id === version.id)
  const latest = desk.versions[0]?.version ?? version.version
  const path = draftPath(desk.decision.id)
  return (
    <DraftFrame {...props} title={t.version.title(version.version)}>
      {props.saved && <Banner lang={lang} kind="success" title={t.version.saved} />}
      {latest > version.version && (
        <Banner lang={lang} kind="warning">
          <a href={`${path}/versions/${latest}`}>{t.version.newer(latest)}</a>
        </Banner>
      )}
      <h1>{version.title}</h1>
      <PublishedNote visit={visit} desk={desk} />
      <SummaryList
        rows={[
          { key: t.version.number, value: t.version.title(version.version) },
          { key: t.version.savedBy, value: listed?.savedByName ?? '' },
          { key: t.version.savedAt, value: <Time lang={lang} at={version.savedAt} /> },
          { key: t.version.clauses, value: version.clauseCount },
          {
            key: t.version.sha256,
            value: (
              <>
                <code>{version.sha256}</code>
                <br />
                <span class="hint">{t.version.sha256Hint}</span>
              </>
            ),
          },
          {
            key: t.version.public,
            value: listed?.published ? t.version.published : t.version.notPublished,
          },
        ]}
      />
      {desk.mayDraft && (
        <p class="actions">
          <LinkButton href={`/desk/decisions/${desk.decision.id}/notice`}>{t.version.notice}</LinkButton>
          <LinkButton href={`${path}?from=latest`} kind="secondary">
            {t.version.edit}
          </LinkButton>
        </p>
      )}
      <h2>{t.explanation}</h2>
      <Paragraphs text={version.explanation} />
      <h2>{t.version.text}</h2>
      <DraftText lang={lang} clauses={clauses} />
      <VersionTable visit={visit} desk={desk} />
    </DraftFrame>
  )
}

/** Plain text as paragraphs, a line each. */
export const Paragraphs = ({ text }: { text: string }) => (
  <div lang="zh-CN">
    {text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
)
