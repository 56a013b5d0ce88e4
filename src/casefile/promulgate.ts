import * as z from 'zod'
import { readYears } from '../calendar/store.ts'
import { advance, mayHappen } from '../decisions/advance.ts'
import { serves } from '../decisions/guards.ts'
import { recordMilestone } from '../decisions/milestone.ts'
import { publish } from '../decisions/publication.ts'
import { commit } from '../ground/batch.ts'
import { beijingDate, type Instant, type PlainDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { required, typed } from '../ground/parse.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { hasRole, type Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { forward } from '../statute/deadline.ts'
import { problemsBefore, unchanged } from './act.ts'
import { type Case, openCase } from './case.ts'
import { interpretationDays, isOut, newestPaper } from './known.ts'
import { type OutgoingPaper, type PromulgationCarrier, promulgationCarriers, promulgations } from './store.ts'

/** N713 art. 32: the number, and the way of publication for each carrier. */
export const promulgationInput = z.object({
  doc_no: required(100).meta({ description: '文号' }),
  gazette: required(200).meta({ description: '政府公报: the issue, or from when' }),
  portal: required(200).meta({ description: '政府网站: where on it' }),
  newspaper: required(200).meta({ description: '在本行政区域内发行的报纸: which' }),
  other: typed(200).default('').meta({ description: 'Another way' }),
  paper_id: z
    .string()
    .default('')
    .meta({ description: 'The paper that was seen; another by now is refused' }),
})

export type PromulgationInput = z.output<typeof promulgationInput>

const carriersOf = (input: PromulgationInput): PromulgationCarrier[] =>
  promulgationCarriers.flatMap((kind) => (input[kind] === '' ? [] : [{ kind, name: input[kind] }]))

/** Until when the interpretation is due (R26), where it may follow; null where the calendar of the year is missing. */
export async function interpretationDue(visit: Visit, file: Case, at: Instant): Promise<PlainDate | null> {
  const { workdays } = interpretationDays(file.effective)
  if (workdays < 1) return beijingDate(at)
  return forward(beijingDate(at), workdays, 'working_day', await readYears(visit.db)).rolledEnd
}

/** Everything that stands in the way of promulgating now, each with its rule and where it is mended. */
export function problemsBeforePromulgation(visit: Visit, file: Case): Problem[] {
  if (file.promulgation) return [breach('R31', 'already_published')]
  return problemsBefore(visit, file, 'decision_promulgated', ['carriers'])
}

/**
 * Promulgate a decision (S17): publication, state, milestone and ledger entry in one batch; from then on its text is
 * public. Only the office may. Refuses `not_found`, `forbidden`, `wrong_state`, `already_published` (R31) and
 * everything missing: passed (N713 30), the result published strictly before (R11, E45) on each of its carriers
 * (R12, E46), the poll's result (R23), the party report (31), the review of exactly these texts (R28), how opinions
 * were taken up (32), the interpretation where it is due in the same moment (R26). SQL refuses the same.
 */
export async function promulgate(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  input: PromulgationInput,
): Promise<Result<{ paperId: string; interpretationDue: PlainDate | null }>> {
  const { db, now } = visit
  const opened = await openCase(visit, officer, decisionId)
  if (!opened.ok) return opened
  const file = opened.value
  if (!hasRole(officer, 'office')) return refuse('forbidden')
  const judged = judge(problemsBeforePromulgation(visit, file), newestPaper(file.papers, 'decision'))
  if (!judged.ok) return judged
  const paper = judged.value
  if (!paper || (input.paper_id !== '' && input.paper_id !== paper.id)) return refuse('changed_meanwhile')
  const entry = await prepareEntry({
    deed: 'decision_promulgated',
    at: now,
    actor: officer.id,
    subject: decisionId,
    data: {
      paper: paper.id,
      bundle_sha256: paper.bundleSha256,
      documents: paper.documents.map((each) => each.sha256),
    },
  })
  const interpreted = paper.documents.some(({ role }) => role === 'interpretation')
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: serves(officer, 'office') },
      mayHappen('decision_promulgated', decisionId),
      unchanged(file),
    ],
    [
      db.insert(promulgations).values({
        decisionId,
        paperId: paper.id,
        docNo: input.doc_no,
        carriers: carriersOf(input),
        promulgatedBy: officer.id,
        promulgatedAt: now,
      }),
      goesOut(visit, officer, decisionId, paper, interpreted ? 'R11,R12,R26,R28' : 'R11,R12,R28'),
      advance(db, { decisionId, deed: 'decision_promulgated', at: now, by: officer.id }),
      recordMilestone(db, { decisionId, at: now, code: 'decision_promulgated' }),
      ...(interpreted
        ? [recordMilestone(db, { decisionId, at: now, code: 'interpretation_published' })]
        : []),
      appendEntry(db, entry),
    ],
  )
  if (!done.ok) return done
  return accept({
    paperId: paper.id,
    interpretationDue: interpreted ? null : await interpretationDue(visit, file, now),
  })
}

const goesOut = (visit: Visit, officer: Officer, decisionId: string, paper: OutgoingPaper, rule: string) =>
  publish(visit.db, {
    decisionId,
    kind: paper.kind,
    subjectId: paper.id,
    sha256: paper.bundleSha256,
    rule,
    publishedAt: visit.now,
    publishedBy: officer.id,
  })

/**
 * Publish the interpretation of a promulgated decision (R26), where the rules allow it to follow. Only the office
 * may. Refuses `not_found`, `forbidden`, `wrong_state`, `already_published`, `review_missing` (R28). A term that has
 * passed stands on the page and does not stop it.
 */
export async function publishInterpretation(
  visit: Visit,
  officer: Officer,
  decisionId: string,
): Promise<Result<{ paperId: string }>> {
  const { db, now } = visit
  const opened = await openCase(visit, officer, decisionId)
  if (!opened.ok) return opened
  const file = opened.value
  if (!hasRole(officer, 'office')) return refuse('forbidden')
  const paper = newestPaper(file.papers, 'interpretation')
  if (!file.promulgation) return refuse('wrong_state')
  if (isOut(file.papers, 'interpretation')) return refuse('already_published')
  const link = `/desk/decisions/${decisionId}/promulgation`
  if (paper?.review !== 'public') return judge([breach('R28', 'review_missing', { link })], { paperId: '' })
  const entry = await prepareEntry({
    deed: 'interpretation_published',
    at: now,
    actor: officer.id,
    subject: decisionId,
    data: { paper: paper.id, bundle_sha256: paper.bundleSha256 },
  })
  const done = await commit(
    db,
    [{ code: 'forbidden', holds: serves(officer, 'office') }, mayHappen('step_recorded', decisionId)],
    [
      goesOut(visit, officer, decisionId, paper, 'R26,R28'),
      recordMilestone(db, { decisionId, at: now, code: 'interpretation_published' }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ paperId: paper.id }) : done
}
