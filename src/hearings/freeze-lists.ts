import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { recordMilestone } from '../decisions/milestone.ts'
import { commit, type Guard, type Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import { accept, type Problem, type Result, refuse } from '../ground/result.ts'
import type { Json } from '../ledger/canonical.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import type { AnnouncementPaper } from './announcement.ts'
import { freeze, freezeOnTheSpot } from './frozen-list.ts'
import type { HearingFile } from './hearing.ts'
import { mayRun, openHearing } from './open-file.ts'
import { needsDraw, readDraw } from './read-draw.ts'
import { readHearing } from './read-hearing.ts'
import { selectDrawNumbers } from './read-registrations.ts'
import { resultHash } from './result-hash.ts'
import { drawFreezes, drawResults } from './store.ts'
import { admitAll } from './take-seats.ts'
import { tellChosen } from './tell-chosen.ts'
import { announcedValueOf, valueDueAt } from './value-due.ts'

/** What a freeze leaves. */
export type Frozen = {
  readonly sha256: string
  readonly frozenAt: Instant
  /** Whether anything is to be drawn at all. */
  readonly needed: boolean
}

/** Why the lists cannot be frozen at this instant, whoever is on them; empty when they can. */
export function judgeFreeze(file: HearingFile, now: Instant): Problem[] {
  const { terms } = file
  const link = `/desk/hearings/${file.hearing.id}/draw`
  if (!terms || file.cancelledAt) return [{ code: 'wrong_state', link }]
  if (!terms.body.quota.some(({ selection }) => selection === 'draw')) return [{ code: 'wrong_state', link }]
  if (!terms.registrationTo || now < terms.registrationTo) return [{ code: 'draw_too_early', link }]
  return terms.heldAt && now >= terms.heldAt ? [{ code: 'hearing_begun', link }] : []
}

/** The frozen lists as they are hashed and stored; `announced` is null on the spot. */
async function listsOf(hearingId: string, terms: AnnouncementPaper, signedUp: Iterable<Applicant>) {
  const byCategory = Map.groupBy(signedUp, ({ category }) => category)
  const lists = terms.body.quota
    .filter(({ selection }) => selection === 'draw')
    .map(({ category, seats }) => ({
      category,
      seats,
      numbers: (byCategory.get(category) ?? []).map(({ drawNo }) => drawNo),
    }))
  const announced = announcedValueOf(terms.body)
  const { categories, sha256 } =
    announced === null
      ? await freezeOnTheSpot(hearingId, lists)
      : await freeze({ hearingId, announced, categories: lists })
  return { announced, categories, sha256 }
}

type Applicant = { readonly category: string; readonly drawNo: string }

/**
 * Freeze the lists of a hearing (docs/draw.md, steps 1 and 2) as they stand now: once, after sign-up has closed and
 * before the announced value can exist. Where no category has more applicants than seats, nothing is drawn: the
 * result `not_needed` stands at once and everybody is admitted. Whoever freezes what is frozen gets what is there.
 * `by`: null for the clock. Refuses `not_found`, `wrong_state`, `draw_too_early`, `draw_value_out`, `hearing_begun`,
 * `changed_meanwhile` (somebody withdrew at this very moment).
 */
export async function freezeLists(
  { db, now }: { readonly db: Database; readonly now: Instant },
  hearingId: string,
  by: Officer | null,
): Promise<Result<Frozen>> {
  const file = await readHearing(db, hearingId)
  if (!file) return refuse('not_found')
  const before = await alreadyFrozen(db, hearingId)
  if (before) return accept(before)
  const [problem] = judgeFreeze(file, now)
  if (problem || !file.terms) return refuse(problem?.code ?? 'wrong_state', problem)
  const lists = await listsOf(hearingId, file.terms, await selectDrawNumbers(db, hearingId))
  const needed = needsDraw(lists.categories)
  const due = valueDueAt(file.terms.body)
  if (needed && lists.announced !== null && (due === null || now >= due))
    return refuse('draw_value_out', { link: `/desk/hearings/${hearingId}/announcement` })

  const stored = lists.categories.map(({ category, seats, numbers, listSha256 }) => ({
    category,
    seats,
    numbers: [...numbers],
    list_sha256: listSha256,
  }))
  const entry = await prepareEntry({
    deed: 'hearing_frozen',
    at: now,
    actor: by?.id ?? null,
    subject: hearingId,
    data: {
      decision: file.decision.id,
      announced: lists.announced,
      categories: stored.map(({ category, seats, numbers, list_sha256 }) => ({
        category,
        seats,
        applicants: numbers.length,
        list_sha256,
      })),
      sha256: lists.sha256,
    },
  })
  const row = {
    hearingId,
    announced: lists.announced,
    categories: stored as Json,
    sha256: lists.sha256,
    frozenAt: now,
    frozenBy: by?.id ?? null,
  }
  const guards: [Guard, ...Guard[]] = [mayHappen('hearing_conducted', file.decision.id)]
  if (by) guards.push({ code: 'forbidden', holds: worksFor(by, 'drafter', unitOf(file.decision.id)) })
  const done = await commit(db, guards, [
    db.insert(drawFreezes).values(row),
    recordMilestone(db, { decisionId: file.decision.id, at: now, code: 'hearing_frozen' }),
    appendEntry(db, entry),
    ...(needed ? [] : await notNeeded(db, file, now, by)),
  ])
  if (done.ok) return accept({ sha256: lists.sha256, frozenAt: now, needed })
  // Two at once: the one who came second gets the first one's.
  const faster = await alreadyFrozen(db, hearingId)
  return faster ? accept(faster) : done
}

async function alreadyFrozen(db: Database, hearingId: string): Promise<Frozen | undefined> {
  const { frozen } = await readDraw(db, hearingId)
  return frozen
    ? { sha256: frozen.sha256, frozenAt: frozen.frozenAt, needed: needsDraw(frozen.categories) }
    : undefined
}

async function notNeeded(
  db: Database,
  file: HearingFile,
  now: Instant,
  by: Officer | null,
): Promise<Statement[]> {
  const hearingId = file.hearing.id
  const sha256 = await resultHash({ hearingId, method: 'not_needed', canonical: null, categories: [] })
  const entry = await prepareEntry({
    deed: 'hearing_drawn',
    at: now,
    actor: by?.id ?? null,
    subject: hearingId,
    data: { decision: file.decision.id, method: 'not_needed', sha256 },
  })
  return [
    db.insert(drawResults).values({
      hearingId,
      method: 'not_needed',
      categories: [],
      sha256,
      drawnAt: now,
      drawnBy: by?.id ?? null,
    }),
    admitAll(db, { hearingId, at: now, by: by?.id ?? null }),
    tellChosen(db, { hearingId, at: now }),
    recordMilestone(db, { decisionId: file.decision.id, at: now, code: 'hearing_not_drawn' }),
    appendEntry(db, entry),
  ]
}

/** The same by the desk: drafters of the unit that holds the hearing may. */
export async function freezeFromDesk(
  visit: Visit,
  officer: Officer,
  hearingId: string,
): Promise<Result<Frozen>> {
  const opened = await openHearing(visit, officer, hearingId)
  if (!opened.ok) return opened
  return mayRun(officer, opened.value) ? freezeLists(visit, hearingId, officer) : refuse('forbidden')
}
