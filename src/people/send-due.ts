import type { Instant } from '../ground/clock.ts'
import type { Env } from '../ground/env.ts'
import type { Database, Lang } from '../ground/house.ts'
import type { Keys } from '../ground/keys.ts'
import { claimDue, giveUp, type Mail, type MailError, settleFailed, settleSent } from './outbox.ts'
import { openParticipant, type Particulars } from './participant.ts'

/** What a letter is written from. `subjectId` means what the template says it means. */
export type MailContext = {
  readonly db: Database
  readonly keys: Keys
  readonly now: Instant
  readonly lang: Lang
  readonly subjectId: string
  readonly participantId: string
  readonly participant: Particulars
  /** `https://host`, to be put before paths. */
  readonly origin: string
}

/** Writes one letter, at the moment of sending; undefined when there is nothing (or nothing any more) to say. */
export type MailTemplate = (context: MailContext) => Promise<{ subject: string; text: string } | undefined>

/** By the template's name in the outbox. Rooms upstairs own the words; worker.ts hands them in. */
export type MailTemplates = Readonly<Record<string, MailTemplate>>

type Hands = { readonly db: Database; readonly keys: Keys; readonly now: Instant; readonly origin?: string }
type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: MailError; readonly final: boolean }

const failure = (error: MailError, final: boolean): Outcome => ({ ok: false, error, final })

async function post(
  hands: Hands,
  mailer: SendEmail,
  from: string,
  env: Env,
  template: MailTemplate,
  mail: Mail,
) {
  const { db, keys, now } = hands
  let participant: Particulars | undefined
  try {
    participant = await openParticipant(db, keys, mail.participantId)
  } catch {
    return failure('cannot_open', true)
  }
  if (!participant?.email) return failure('no_address', true)
  const { lang, subjectId, participantId } = mail
  const origin = hands.origin ?? env.PUBLIC_ORIGIN ?? ''
  let letter: Awaited<ReturnType<MailTemplate>>
  try {
    letter = await template({ db, keys, now, lang, subjectId, participantId, participant, origin })
  } catch {
    return failure('render_failed', false)
  }
  if (!letter) return failure('nothing_to_say', true)
  try {
    await mailer.send({ from, to: participant.email, subject: letter.subject, text: letter.text })
    return { ok: true } as const
  } catch {
    // What the relay says may quote the address: it is kept nowhere.
    return failure('send_failed', false)
  }
}

/** Who outgoing mail is from: as configured, else `no-reply` at the installation's own host. */
export const senderOf = (env: Env): string | undefined =>
  env.MAIL_FROM ?? (env.PUBLIC_ORIGIN ? `no-reply@${new URL(env.PUBLIC_ORIGIN).hostname}` : undefined)

/**
 * Send what is due: up to 20 letters, each claimed in the database before it is written, so that two runs at
 * once send it once. A clock duty. Where no relay or no sender is configured mail stays queued, untouched.
 * A letter is sent again only when a run dies between the relay's yes and the note of it.
 */
export async function sendDue(
  hands: Hands,
  env: Env,
  templates: MailTemplates,
): Promise<{ sent: number; failed: number }> {
  const { db, now } = hands
  const { MAIL: mailer } = env
  const from = senderOf(env)
  const totals = { sent: 0, failed: 0 }
  if (!(mailer && from)) return totals
  await giveUp(db, now)
  for (const mail of await claimDue(db, now)) {
    const template = Object.hasOwn(templates, mail.template) ? templates[mail.template] : undefined
    const outcome = template
      ? await post(hands, mailer, from, env, template, mail)
      : failure('unknown_template', true)
    if (outcome.ok) await settleSent(db, mail, now)
    else await settleFailed(db, mail, now, outcome.error, outcome.final)
    totals[outcome.ok ? 'sent' : 'failed'] += 1
  }
  return totals
}
