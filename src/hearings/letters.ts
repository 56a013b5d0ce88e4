import { sql } from 'drizzle-orm'
import { type Instant, msOf } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { Keys } from '../ground/keys.ts'
import { formatInstant } from '../paper/dates.ts'
import type { MailContext, MailTemplate, MailTemplates } from '../people/send-due.ts'
import { readHearing } from './read-hearing.ts'
import { type readRegistration, readStanding } from './read-registrations.ts'
import { mailedCode, spokenCode } from './registration-code.ts'
import { words } from './registration-words.ts'
import { registrations } from './store.ts'

/** The letters of a hearing, by their names in the outbox. */
export const letterNames = [
  'hearing_registration',
  'hearing_code',
  'hearing_seat',
  'hearing_chosen',
  'hearing_reserve',
  'hearing_not_chosen',
  'hearing_materials',
  'hearing_reminder',
  'hearing_postponed',
  'hearing_changed',
  'hearing_cancelled',
  'hearing_ended',
  'hearing_confirm',
] as const
export type LetterName = (typeof letterNames)[number]

type Own = NonNullable<Awaited<ReturnType<typeof readRegistration>>>

/** Whose letter it is: a letter always goes to the person of one sign-up. */
const readOwn = (db: Database, participantId: string): Promise<Own | undefined> =>
  db.select().from(registrations).where(sql`${registrations.participantId} = ${participantId}`).get()

/** What the hearing's own page tells at length; off: it is not held, and its time and place are not said again. */
const off: readonly LetterName[] = ['hearing_cancelled', 'hearing_ended']
const news: readonly LetterName[] = ['hearing_postponed', 'hearing_changed', ...off]

/** What is said besides; undefined when there is nothing to say any more. */
type Says = (own: Own, context: MailContext) => Promise<string | undefined>

const nothing: Says = () => Promise.resolve('')

/** A letter: what it is about, the number, when and where, and the two pages. Never a name, never what she wrote. */
function letter(name: LetterName, more: Says = nothing): MailTemplate {
  return async (context) => {
    const { db, lang, participantId, origin, now } = context
    const own = await readOwn(db, participantId)
    const file = own && (await readHearing(db, own.hearingId))
    if (!own || !file?.terms || own.withdrawnAt) return undefined
    const told = await more(own, context)
    if (told === undefined) return undefined
    const t = words(lang).mail
    const { body, heldAt } = file.terms
    const here = `${origin}/hearings/${own.hearingId}`
    const text = t[name].text
    const isNews = news.includes(name)
    const parts = [
      t.greeting,
      typeof text === 'string' ? text : text(told),
      typeof text === 'string' ? told : '',
      [
        t.about(body.hearing_matter || file.decision.title),
        t.drawNo(own.drawNo),
        off.includes(name) ? '' : whenAndWhere(t, lang, heldAt, now, body.venue),
      ]
        .filter(Boolean)
        .join('\n'),
      isNews ? t.hearing(here) : t.mine(`${here}/mine`),
      t.closing,
    ]
    return { subject: t.subject(t[name].subject, own.drawNo), text: parts.filter(Boolean).join('\n\n') }
  }
}

const whenAndWhere = (
  t: ReturnType<typeof words>['mail'],
  lang: MailContext['lang'],
  heldAt: Instant | null,
  now: Instant,
  venue: string,
): string => (heldAt && now < heldAt ? t.time(formatInstant(lang, heldAt), venue) : '')

/** How an observer stands as the letter is written: with a place, or waiting. */
const observersPlace: Says = async (own, { db, lang }) => {
  const standing = await readStanding(db, own.id)
  const t = words(lang)
  if (standing?.status === 'seated' && standing.seatNo !== null) return t.seated(standing.seatNo)
  return standing?.status === 'waiting' && standing.place !== null ? t.waiting(standing.place) : ''
}

/** Only while she still has it: a letter that waited must not say what is no longer so. */
const onlyIf =
  (...statuses: readonly string[]): Says =>
  async (own, { db }) =>
    statuses.includes((await readStanding(db, own.id))?.status ?? '') ? '' : undefined

const theCode: Says = async (own, { keys }) => spokenCode(await codeOf(keys, own))
const codeOf = (keys: Keys, own: Own): Promise<string> => mailedCode(keys, own.id, own.codeHash)

const DAY_AND_HALF_MS = 36 * 3_600_000

/** A reminder that waited past a postponement says nothing. */
const ifSoon: Says = async (own, context) => {
  const heldAt = (await readHearing(context.db, own.hearingId))?.terms?.heldAt
  const ahead = heldAt ? msOf(heldAt) - msOf(context.now) : -1
  return ahead > 0 && ahead <= DAY_AND_HALF_MS ? onlyIf('chosen', 'seated')(own, context) : undefined
}

/** The letters of the hearings, for the hall's post office. */
export const hearingLetters: MailTemplates = {
  hearing_registration: letter('hearing_registration', observersPlace),
  hearing_code: letter('hearing_code', theCode),
  hearing_seat: letter('hearing_seat', observersPlace),
  hearing_chosen: letter('hearing_chosen', onlyIf('chosen')),
  hearing_reserve: letter('hearing_reserve', onlyIf('reserve')),
  hearing_not_chosen: letter('hearing_not_chosen', onlyIf('not_chosen', 'reserve')),
  hearing_materials: letter('hearing_materials', onlyIf('chosen')),
  hearing_reminder: letter('hearing_reminder', ifSoon),
  hearing_postponed: letter('hearing_postponed'),
  hearing_changed: letter('hearing_changed'),
  hearing_cancelled: letter('hearing_cancelled'),
  hearing_ended: letter('hearing_ended'),
  hearing_confirm: letter('hearing_confirm', onlyIf('chosen')),
} satisfies Record<LetterName, MailTemplate>
