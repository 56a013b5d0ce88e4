import type { Instant } from '../../ground/clock.ts'

/** A path worth opening first, and what it shows. */
export type Sight = readonly [path: string, what: string]

const OPEN = `SELECT hearing_id AS id FROM hearing_terms
  WHERE registration_from <= ?1 AND registration_to > ?1 ORDER BY registration_to LIMIT 1`
const REPORTED = `SELECT r.hearing_id AS id FROM hearing_reports r JOIN publications p ON p.subject_id = r.id
  ORDER BY p.published_at DESC LIMIT 1`

/** The demo's hearings that a visitor cannot guess the address of: one to sign up for, one with its report. */
export async function hearingSights(db: D1Database, now: Instant): Promise<Sight[]> {
  const [open, reported] = [
    await db.prepare(OPEN).bind(now).first<string>('id'),
    await db.prepare(REPORTED).first<string>('id'),
  ]
  return [
    ...(open ? [[`/hearings/${open}`, 'a hearing, open for sign-up'] as const] : []),
    ...(reported ? [[`/hearings/${reported}/report`, 'a hearing with its report'] as const] : []),
  ]
}
