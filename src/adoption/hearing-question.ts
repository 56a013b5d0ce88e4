import { sql } from 'drizzle-orm'
import { type Procedure, readProcedure } from '../decisions/procedure.ts'
import { judgementOf } from '../decisions/procedure-store.ts'
import type { Database, Visit } from '../ground/house.ts'
import { type Opposition, opposition } from '../statute/hearing-duty.ts'
import type { Work } from './working-list.ts'

/** The figures beside the hearing question; a person is whoever sent a submission. */
export const selectFigures = (db: Database, intakeId: string) =>
  db.all<{ persons: number; opposing: number; opinions: number }>(sql`SELECT
      (SELECT count(*) FROM submissions WHERE intake_id = ${intakeId}) AS persons,
      (SELECT count(DISTINCT submission_id) FROM items WHERE intake_id = ${intakeId} AND kind = 'oppose') AS opposing,
      (SELECT count(*) FROM items WHERE intake_id = ${intakeId}) AS opinions`)

export type HearingQuestion = {
  readonly procedure: Procedure
  readonly figures: Opposition & { readonly opinions: number }
  readonly closed: boolean
}

/** All that stands beside the hearing question of an intake (R21). */
export async function readHearingQuestion({ db, now }: Visit, work: Work): Promise<HearingQuestion> {
  const [procedure, [counted]] = [
    await readProcedure(db, work.decision_id),
    await selectFigures(db, work.intake_id),
  ]
  if (!procedure || !counted) throw new Error('an intake without its decision')
  const { persons, opposing, opinions } = counted
  return {
    procedure,
    figures: { ...opposition(persons, opposing, opinions), opinions },
    closed: now >= work.closes_at,
  }
}

/**
 * Whether the question waits for its answer: comments have closed, nobody has judged since, and the matter is one
 * that is submitted (a major decision, or another with a plan).
 */
export const waitsForAnswer = ({
  procedure,
  closed,
}: Pick<HearingQuestion, 'procedure' | 'closed'>): boolean =>
  closed &&
  procedure.ending === null &&
  (procedure.way === 'major' || procedure.plans.length > 0) &&
  judgementOf(procedure.judgements, 'close') === null
