import { type BundlePart, bundleHash } from '../decisions/review.ts'
import { noticeHash, noticeTitle } from './notice.ts'
import type { NoticeFile } from './notice-file.ts'

/** The exact texts that go out together (R28), and the one hash over them. */
export type Bundle = { readonly parts: readonly BundlePart[]; readonly sha256: string }

/**
 * The bundle of a notice: the notice as saved, its draft version with the explanation, its attachments in order.
 * Null while there is no notice or no draft. Throws when the stored hash is not that of the stored fields: then
 * somebody wrote around the deeds.
 */
export async function bundleOf(file: NoticeFile): Promise<Bundle | null> {
  const { decision, notice, draft, attached } = file
  if (!notice || !draft) return null
  if ((await noticeHash(notice)) !== notice.sha256) throw new Error('a notice does not match its hash')
  const at = `/desk/decisions/${decision.id}`
  const parts: BundlePart[] = [
    {
      kind: 'notice',
      name: noticeTitle(notice.decisionName || decision.title),
      sha256: notice.sha256,
      link: `${at}/notice/preview?as=${notice.sha256}`,
    },
    {
      kind: 'draft',
      name: draft.title,
      sha256: draft.sha256,
      link: `${at}/draft/versions/${draft.version}`,
    },
    ...attached.map(
      ({ id, filename, sha256 }) =>
        ({ kind: 'document', name: filename, sha256, link: `/desk/documents/${id}` }) as const,
    ),
  ]
  return { parts, sha256: await bundleHash(parts) }
}
