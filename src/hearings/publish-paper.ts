import { sql } from 'drizzle-orm'
import { advance, mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { transitionFor } from '../decisions/lifecycle.ts'
import { publish } from '../decisions/publication.ts'
import { reviewedPublic } from '../decisions/reviews.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { type HearingGround, paperById } from './hearing-ground.ts'
import { mayRun, openGround } from './open-file.ts'
import { type HearingPaper, paperPaths } from './paper.ts'
import { bundleOfPaper } from './paper-bundle.ts'
import { kindsOfPaper } from './paper-kinds.ts'

/** Why the state table and the plan keep a paper back (A02, R21). */
function judgeState(ground: HearingGround, paper: HearingPaper): Problem[] {
  const at = `/desk/decisions/${ground.decision.id}`
  const { transition } = kindsOfPaper[paper.kind]
  if (ground.ending || !transitionFor(transition, ground.state, ground.way)) {
    return !ground.ending && ground.way === 'major' && ground.plan === null
      ? [breach('A02', 'plan_missing', { link: `${at}/plan` })]
      : [breach('N713_16', 'wrong_state', { link: `${at}/procedure` })]
  }
  if (paper.kind !== 'hearing_announcement') return []
  return [
    ...(ground.plan && !ground.plan.methods.includes('hearing')
      ? [breach('A02', 'plan_lacks_hearing', { link: `${at}/plan` })]
      : []),
    ...(ground.hasDraft ? [] : [breach('N713_12', 'draft_missing', { link: `${at}/draft` })]),
  ]
}

/** What is wrong with the paper itself, whatever its review says; each problem links to where it is mended. */
export async function judgePaper(
  visit: Visit,
  ground: HearingGround,
  paper: HearingPaper,
): Promise<Problem[]> {
  const link = `/desk/hearings/${ground.hearing.id}/${paperPaths[paper.kind]}`
  const found: Problem[] = [
    ...(ground.cancelledAt ? [{ code: 'hearing_cancelled' } as const] : []),
    ...judgeState(ground, paper),
    ...(paper.no === ground.published + 1 ? [] : [{ code: 'paper_number_taken', link } as const]),
    ...(await kindsOfPaper[paper.kind].judge(visit, ground, paper)),
  ]
  return found.map((problem) =>
    problem.field && !problem.link ? { ...problem, link: `${link}#${problem.field}` } : problem,
  )
}

/** Everything that stands in the way of publishing it now, R28 and R31 included. Empty when nothing does. */
export async function judgePaperPublication(
  visit: Visit,
  ground: HearingGround,
  paper: HearingPaper,
): Promise<Problem[]> {
  const link = `/desk/hearings/${ground.hearing.id}/${paperPaths[paper.kind]}/publication#review`
  if (paper.publishedAt) return [breach('R31', 'already_published', { link })]
  const { sha256 } = await bundleOfPaper(ground, paper)
  const reviews = ground.reviews.filter(({ subjectId }) => subjectId === paper.id)
  return [
    ...(await judgePaper(visit, ground, paper)),
    ...(reviewedPublic(reviews as never, sha256) ? [] : [breach('R28', 'review_missing', { link })]),
  ]
}

/**
 * Publish a numbered paper of a hearing, of whatever kind: the announcement, the list, the cancellation. Only drafters
 * of the unit may. `revision`: the one the officer has seen. Refuses with every problem of `judgePaperPublication`,
 * `forbidden`, `not_found`, `changed_meanwhile`, `wrong_state`.
 */
export async function publishPaper(
  visit: Visit,
  officer: Officer,
  paperId: string,
  revision?: number,
): Promise<Result<{ hearingId: string; paperId: string; no: number }>> {
  const { db, now } = visit
  const named = await paperById(db, paperId)
  if (!named) return refuse('not_found')
  const opened = await openGround(visit, officer, named.hearingId)
  if (!opened.ok) return opened
  const ground = opened.value
  const paper = ground.papers.find(({ id }) => id === paperId) ?? named
  if (!mayRun(officer, ground)) return refuse('forbidden')
  if (revision !== undefined && revision !== paper.revision) return refuse('changed_meanwhile')
  const judged = judge(await judgePaperPublication(visit, ground, paper), paper)
  if (!judged.ok) return judged

  const kind = kindsOfPaper[paper.kind]
  const { id: hearingId, decisionId } = ground.hearing
  const bundle = await bundleOfPaper(ground, paper)
  const entry = await prepareEntry({
    ...kind.deed,
    at: now,
    actor: officer.id,
    subject: paper.id,
    data: {
      decision: decisionId,
      hearing: hearingId,
      no: paper.no,
      bundle_sha256: bundle.sha256,
      texts: bundle.parts.map((part) => ({ kind: part.kind, sha256: part.sha256 })),
      ...kind.told(paper),
    },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      {
        code: 'already_published',
        holds: sql`NOT EXISTS (SELECT 1 FROM publications WHERE subject_id = ${paper.id})`,
      },
      {
        code: 'changed_meanwhile',
        holds: sql`EXISTS (SELECT 1 FROM hearing_papers WHERE id = ${paper.id} AND revision = ${paper.revision})`,
      },
      mayHappen(kind.transition, decisionId),
    ],
    [
      publish(db, {
        decisionId,
        kind: paper.kind,
        subjectId: paper.id,
        sha256: bundle.sha256,
        rule: kind.rule,
        publishedAt: now,
        publishedBy: officer.id,
      }),
      ...(kind.transition === 'hearing_announced'
        ? [advance(db, { decisionId, deed: kind.transition, at: now, by: officer.id })]
        : []),
      ...kind.effects(visit, ground, paper),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ hearingId, paperId: paper.id, no: paper.no }) : done
}
