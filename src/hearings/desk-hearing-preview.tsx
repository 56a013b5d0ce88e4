import { Banner, LinkButton } from '../paper/elements.tsx'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import type { HearingGround } from './hearing-ground.ts'
import { mayRun } from './open-file.ts'
import { type HearingPaper, type PaperKind, paperPaths } from './paper.ts'
import { PaperBody } from './paper-body.tsx'
import { words } from './words.ts'

/**
 * A numbered paper as residents will see it. `as` is the hash under which a reviewer was sent here: the page says
 * whether the text is still that one.
 */
export function PaperPreviewPage(
  props: HearingShown<HearingGround> & {
    readonly kind: PaperKind
    readonly paper: HearingPaper | null
    readonly as?: string | undefined
  },
) {
  const { visit, officer, file, kind, paper, as } = props
  const { lang } = visit
  const t = words(lang).preview
  const at = `/desk/hearings/${file.hearing.id}/${paperPaths[kind]}`
  return (
    <HearingDesk {...props} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{paper?.publishedAt ? t.out : t.lead}</p>
      {paper && as !== undefined && (
        <Banner
          lang={lang}
          kind={as === paper.sha256 ? 'info' : 'warning'}
          title={as === paper.sha256 ? t.asReviewed : t.notAsReviewed}
        />
      )}
      {paper ? (
        <>
          <PaperBody
            lang={lang}
            file={file}
            paper={paper}
            annexes={paper.documents.map(({ id }) => ({
              label: file.documents.find((each) => each.id === id)?.filename ?? id,
              href: `/desk/documents/${id}`,
            }))}
          />
          <p class="small">
            {t.hash}
            {lang === 'en' ? ': ' : '：'}
            <code class="mono">{paper.sha256}</code>
          </p>
        </>
      ) : (
        <p class="empty">{t.none}</p>
      )}
      <p class="actions">
        <LinkButton href={`${at}/publication`}>{t.check}</LinkButton>
        {mayRun(officer, file) && (
          <LinkButton href={at} kind="secondary">
            {t.edit}
          </LinkButton>
        )}
      </p>
    </HearingDesk>
  )
}
