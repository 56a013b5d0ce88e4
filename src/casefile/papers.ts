import type { Problem, Result } from '../ground/result.ts'
import { judge } from '../ground/result.ts'
import type { Case } from './case.ts'
import type { Paper } from './store.ts'

/** The chosen documents, each by its content; refuses `document_unknown` for one that is not this decision's. */
export function papersOf(
  file: Pick<Case, 'documents'>,
  ids: readonly string[],
  field = 'document_ids',
): Result<Paper[]> {
  const found = [...new Set(ids)].map((id) => file.documents.find((each) => each.id === id))
  const papers = found.flatMap((each) => (each ? [{ id: each.id, sha256: each.sha256 }] : []))
  const problems: Problem[] = papers.length < found.length ? [{ code: 'document_unknown', field }] : []
  return judge(problems, papers)
}
