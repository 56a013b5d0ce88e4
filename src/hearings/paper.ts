import type { Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { sha256 } from '../ground/keys.ts'
import type { Problem } from '../ground/result.ts'
import { canonical, type Json } from '../ledger/canonical.ts'
import type { HearingGround } from './hearing-ground.ts'
import type { hearingPapers } from './store.ts'

/** A numbered paper of a hearing as it stands, published or not. */
export type HearingPaper = typeof hearingPapers.$inferSelect & { readonly publishedAt: Instant | null }
export type PaperKind = HearingPaper['kind']

/** The name of each kind in a path: `/desk/hearings/<id>/list/publication`. */
export const paperPaths = {
  hearing_announcement: 'announcement',
  representative_list: 'list',
  hearing_cancellation: 'cancellation',
} as const satisfies Record<PaperKind, string>

export const kindOfPath = (path: string): PaperKind | undefined =>
  (Object.keys(paperPaths) as PaperKind[]).find((kind) => paperPaths[kind] === path)

/** What is hashed of a paper: its kind, its number, all it says, and the documents it carries. */
export const paperHash = (paper: Pick<HearingPaper, 'kind' | 'no' | 'body' | 'documents'>): Promise<string> =>
  sha256(
    canonical({
      kind: paper.kind,
      no: paper.no,
      body: JSON.parse(JSON.stringify(paper.body)) as Json,
      documents: paper.documents.map((each) => each.sha256),
    }),
  )

/** Everything that stands in the way of publishing this paper now, beside its review. */
export type PaperJudge = (
  visit: Visit,
  ground: HearingGround,
  paper: HearingPaper,
) => Promise<readonly Problem[]>

/** What goes into the batch with which the paper becomes public: letters, rows that follow from it. */
export type PaperEffects = (visit: Visit, ground: HearingGround, paper: HearingPaper) => readonly Statement[]
