import { beijingDate } from '../ground/clock.ts'
import { Banner } from '../paper/elements.tsx'
import { NoticePage, type Shown } from './desk-steps.tsx'
import { NoticeText } from './notice-text.tsx'
import { words } from './notice-words.ts'

/**
 * The notice as residents will see it. `as` is the hash under which a reviewer was sent here: the page says
 * whether the text is still that one.
 */
export function NoticePreviewPage(props: Shown & { readonly as?: string | undefined }) {
  const { visit, file, as } = props
  const { lang } = visit
  const t = words(lang)
  const { notice, draft, attached, decision } = file
  const version = draft && `/desk/decisions/${decision.id}/draft/versions/${draft.version}`
  return (
    <NoticePage {...props} step="preview" title={t.preview.title}>
      <h1>{t.preview.title}</h1>
      <p class="lead">{t.preview.lead}</p>
      {notice && as !== undefined && (
        <Banner
          lang={lang}
          kind={as === notice.sha256 ? 'info' : 'warning'}
          title={as === notice.sha256 ? t.preview.asReviewed : t.preview.notAsReviewed}
        />
      )}
      {notice ? (
        <>
          <NoticeText
            lang={lang}
            notice={notice}
            unitName={decision.unitName}
            publishedOn={file.publication && beijingDate(file.publication.publishedAt)}
            annexes={[
              ...(draft && version
                ? [
                    { label: t.text.draft(draft.title), href: version },
                    { label: t.text.explanation, href: version },
                  ]
                : []),
              ...attached.map(({ id, filename }) => ({ label: filename, href: `/desk/documents/${id}` })),
            ]}
          />
          <p class="small">
            {t.preview.hash}
            {lang === 'en' ? ': ' : '：'}
            <code class="mono">{notice.sha256}</code>
          </p>
        </>
      ) : (
        <p class="empty">{t.preview.none}</p>
      )}
    </NoticePage>
  )
}
