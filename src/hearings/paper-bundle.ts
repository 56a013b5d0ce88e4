import { type BundlePart, bundleHash } from '../decisions/review.ts'
import type { HearingGround } from './hearing-ground.ts'
import { type HearingPaper, paperHash, paperPaths } from './paper.ts'
import { paperTitle } from './paper-title.ts'

/** The exact texts that go out together (R28), and the one hash over them. */
export type Bundle = { readonly parts: readonly BundlePart[]; readonly sha256: string }

/**
 * The bundle of a numbered paper: the paper as saved, and its documents in order. Throws when the stored hash is not
 * that of what is stored: then somebody wrote around the deeds.
 */
export async function bundleOfPaper(ground: HearingGround, paper: HearingPaper): Promise<Bundle> {
  if ((await paperHash(paper)) !== paper.sha256) throw new Error('a hearing paper does not match its hash')
  const at = `/desk/hearings/${ground.hearing.id}/${paperPaths[paper.kind]}`
  const parts: BundlePart[] = [
    {
      kind: paper.kind,
      name: paperTitle(ground, paper),
      sha256: paper.sha256,
      link: `${at}/preview?as=${paper.sha256}`,
    },
    ...paper.documents.map(
      ({ id, sha256 }) =>
        ({
          kind: 'document',
          name: ground.documents.find((each) => each.id === id)?.filename ?? id,
          sha256,
          link: `/desk/documents/${id}`,
        }) as const,
    ),
  ]
  return { parts, sha256: await bundleHash(parts) }
}
