import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { requestReview } from '../decisions/request-review.ts'
import { type BundlePart, bundleHash } from '../decisions/review.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { sha256 } from '../ground/keys.ts'
import { required, typed } from '../ground/parse.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { canonical } from '../ledger/canonical.ts'
import { commitTo } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { type Case, openCase } from './case.ts'
import { isOut, newestPaper } from './known.ts'
import { papersOf } from './papers.ts'
import {
  type OutgoingBody,
  type OutgoingDocument,
  type OutgoingKind,
  type OutgoingPaper,
  outgoingPapers,
} from './store.ts'

/** What would go out as the decision, or later as its interpretation. */
export const paperInput = z.object({
  kind: z.enum(['decision', 'interpretation']).default('decision'),
  title: required(200),
  opinions: typed(20_000)
    .default('')
    .meta({ description: 'How public and expert opinions were taken up (N713 art. 32); of a decision' }),
  text_document_id: z.string().default('').meta({ description: 'The decision’s final text; of a decision' }),
  interpretation_document_id: z
    .string()
    .default('')
    .meta({ description: 'The interpretation (R26); may follow later where the rules allow it' }),
  hotline: typed(50).default('').meta({ description: 'A telephone number for questions about it' }),
})

export type PaperInput = z.output<typeof paperInput>

const sheetHash = (kind: OutgoingKind, body: OutgoingBody) => sha256(canonical({ v: 1, kind, ...body }))

/** The bundle that is reviewed and published (R28): the sheet of the public page, and each document. */
export function bundleOf(file: Pick<Case, 'decision' | 'documents'>, paper: PaperTexts): BundlePart[] {
  const at = `/desk/decisions/${file.decision.id}/promulgation/papers/${paper.id}`
  return [
    { kind: 'decision', name: paper.body.title, sha256: paper.sha256, link: at },
    ...paper.documents.map(({ id, sha256 }): BundlePart => {
      const name = file.documents.find((each) => each.id === id)?.filename ?? id
      return { kind: 'document', name, sha256, link: `/desk/documents/${id}` }
    }),
  ]
}

type PaperTexts = Pick<OutgoingPaper, 'id' | 'sha256' | 'body' | 'documents'>

function documentsOf(file: Case, input: PaperInput): Result<OutgoingDocument[]> {
  const asked = [
    ['text', 'text_document_id', input.kind === 'decision' ? input.text_document_id : ''],
    ['interpretation', 'interpretation_document_id', input.interpretation_document_id],
  ] as const
  const problems: Problem[] = []
  const documents: OutgoingDocument[] = []
  for (const [role, field, id] of asked) {
    if (id === '') {
      if (role === 'text' ? input.kind === 'decision' : input.kind === 'interpretation')
        problems.push({ code: 'document_missing', field })
      continue
    }
    const [found] = papersOf(file, [id]).ok ? file.documents.filter((each) => each.id === id) : []
    if (!found) problems.push({ code: 'document_unknown', field })
    else if (documents.some((each) => each.id === id)) problems.push({ code: 'invalid_choice', field })
    else documents.push({ id, sha256: found.sha256, role })
  }
  if (input.kind === 'decision' && file.way === 'major' && input.opinions === '')
    problems.push(breach('N713_32', 'missing', { field: 'opinions' }))
  return judge(problems, documents)
}

/**
 * Prepare what is to go out: a further version; each needs its own review. Drafters of the unit may (谁制作、谁审查,
 * B29). Refuses `not_found`, `forbidden`, `wrong_state`, `already_published`, `document_missing`, `document_unknown`.
 */
export async function preparePaper(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  input: PaperInput,
): Promise<Result<{ id: string; version: number; bundleSha256: string }>> {
  const { db, now } = visit
  const opened = await openCase(visit, officer, decisionId)
  if (!opened.ok) return opened
  const file = opened.value
  if (!mayDraftFor(officer, file.decision.draftingUnitId)) return refuse('forbidden')
  if (isOut(file.papers, input.kind)) return refuse('already_published')
  if (input.kind === 'interpretation' && !file.promulgation) return refuse('wrong_state')
  const documents = documentsOf(file, input)
  if (!documents.ok) return documents
  const { kind, title, hotline } = input
  const body = { title, opinions: kind === 'decision' ? input.opinions : '', hotline }
  const version =
    Math.max(0, ...file.papers.filter((each) => each.kind === kind).map((each) => each.version)) + 1
  const sheet = { id: newId(), body, documents: documents.value, sha256: await sheetHash(kind, body) }
  const bundleSha256 = await bundleHash(bundleOf(file, sheet))
  const entry = await prepareEntry({
    deed: 'step_recorded',
    at: now,
    actor: officer.id,
    subject: decisionId,
    data: { seal: await commitTo('inner', sheet.id, bundleSha256) },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      mayHappen('step_recorded', decisionId),
    ],
    [
      db.insert(outgoingPapers).values({
        ...sheet,
        decisionId,
        kind,
        version,
        bundleSha256,
        preparedBy: officer.id,
        preparedAt: now,
      }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ id: sheet.id, version, bundleSha256 }) : done
}

/** Ask for the secrecy review of the newest paper of a kind (R28). Refuses what `requestReview` does, `not_found`. */
export async function requestPaperReview(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  kind: OutgoingKind,
): Promise<Result<{ reviewId: string }>> {
  const opened = await openCase(visit, officer, decisionId)
  if (!opened.ok) return opened
  const paper = newestPaper(opened.value.papers, kind)
  if (!paper) return refuse('not_found')
  return requestReview(visit, officer, {
    decisionId,
    subjectKind: kind,
    subjectId: paper.id,
    bundle: bundleOf(opened.value, paper),
    guards: [
      {
        code: 'changed_meanwhile',
        holds: sql`NOT EXISTS (SELECT 1 FROM outgoing_papers
          WHERE decision_id = ${decisionId} AND kind = ${kind} AND version > ${paper.version})`,
      },
    ],
  })
}
