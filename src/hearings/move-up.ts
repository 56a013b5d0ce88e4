import { sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { tellChosen } from './tell-chosen.ts'

/**
 * The statements by which a representative gives her seat up and the next reserve of her category moves up, to go
 * into the batch of the deed that says why (a withdrawal, a decline), after that deed's own. Everything is found by
 * SQL at the moment of writing, so it can neither race nor be steered: for whoever has no seat nothing happens, and
 * with no reserve left nobody moves up. Whoever moves up has the papers of the hearing on her private page at once, and is
 * told (R15). `by`: the officer who was told; null for herself.
 */
export function movesUpStatements(
  db: Database,
  {
    hearingId,
    registrationId,
    at,
    by,
  }: {
    readonly hearingId: string
    readonly registrationId: string
    readonly at: Instant
    readonly by: string | null
  },
): Statement[] {
  return [
    // A withdrawal has freed the seat already; only who was told of it is filled in.
    db.run(sql`UPDATE representatives SET declined_at = ${at}, declined_by = ${by}
      WHERE registration_id = ${registrationId} AND hearing_id = ${hearingId}
        AND (declined_at IS NULL OR (declined_at = ${at} AND declined_by IS NULL AND ${by} IS NOT NULL))`),
    db.run(sql`INSERT INTO representatives
        (registration_id, hearing_id, category, how, rank, note, appointed_at, appointed_by)
      SELECT p.registration_id, p.hearing_id, p.category, 'moved_up', p.rank, '', ${at}, ${by}
      FROM representatives left_seat
      JOIN drawn_places p ON p.hearing_id = left_seat.hearing_id AND p.category = left_seat.category
      WHERE left_seat.registration_id = ${registrationId} AND left_seat.declined_at = ${at}
        AND p.hearing_id = ${hearingId} AND p.withdrawn_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM representatives WHERE registration_id = p.registration_id)
        AND EXISTS (SELECT 1 FROM hearing_seats
            WHERE hearing_id = p.hearing_id AND category = p.category AND taken < seats)
        AND (SELECT count(*) FROM representatives WHERE hearing_id = p.hearing_id AND declined_at IS NULL)
          < (SELECT sum(seats) FROM hearing_seats WHERE hearing_id = p.hearing_id)
      ORDER BY p.rank LIMIT 1`),
    tellChosen(db, { hearingId, at }),
    ...servesAtOnce(db, { hearingId, at, by }),
  ]
}

/**
 * The papers of the hearing, as far as they are chosen, on the private page of whoever has just moved up; an exception
 * on record where the days that R15 asks for are no longer there.
 */
function servesAtOnce(
  db: Database,
  { hearingId, at, by }: { readonly hearingId: string; readonly at: Instant; readonly by: string | null },
): Statement[] {
  const id = newId()
  return [
    db.run(sql`INSERT INTO material_services
        (id, hearing_id, registration_id, served_on, served_time, manner, documents, exception, recorded_by, recorded_at)
      SELECT ${id}, r.hearing_id, r.registration_id, date(${at}, '+8 hours'), strftime('%H:%M', ${at}, '+8 hours'),
        'online',
        (SELECT json_group_array(json_object('id', d.id, 'sha256', d.sha256))
          FROM hearing_materials m JOIN documents d ON d.id = m.document_id WHERE m.hearing_id = r.hearing_id),
        COALESCE(julianday(h.held_on) - julianday(date(${at}, '+8 hours'))
          < MAX(h.papers_before, COALESCE(f.effective ->> '$.hearing_materials.usual', 7)), 0),
        ${by}, ${at}
      FROM representatives r
      JOIN hearings_held h ON h.hearing_id = r.hearing_id
      JOIN hearings g ON g.id = r.hearing_id
      LEFT JOIN decision_profiles f ON f.decision_id = g.decision_id
      WHERE r.hearing_id = ${hearingId} AND r.how = 'moved_up' AND r.appointed_at = ${at} AND r.declined_at IS NULL
        AND EXISTS (SELECT 1 FROM hearing_materials WHERE hearing_id = r.hearing_id)
        AND NOT EXISTS (SELECT 1 FROM material_services WHERE registration_id = r.registration_id)
      ORDER BY r.rank LIMIT 1`),
    db.run(sql`INSERT INTO outbox (id, participant_id, template, lang, subject_id, state, queued_at, next_at)
      SELECT lower(hex(randomblob(10))), g.participant_id, 'hearing_materials', g.lang, s.id, 'queued', ${at}, ${at}
      FROM material_services s JOIN registrations g ON g.id = s.registration_id
      WHERE s.id = ${id} AND g.has_email = 1
      ON CONFLICT (template, participant_id, subject_id) DO NOTHING`),
  ]
}
