import * as z from 'zod'
import { beijingIso, type Instant, type PlainDate } from '../ground/clock.ts'
import { sha256 } from '../ground/keys.ts'
import { email, plainDate, required, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { canonical, type Json } from '../ledger/canonical.ts'
import { type Channel, channels } from '../opinions/intake.ts'
import { breach } from '../statute/citations.ts'
import { carriersInput } from './carrier.ts'
import type { notices } from './store.ts'

const id = z.string().max(40)
const date = plainDate.nullish().transform((given) => given ?? null)
const clock = typed(5)
  .refine((given) => given === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(given), {
    params: { code: 'invalid_time' },
  })
  .meta({ type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })

/**
 * A notice as an officer hands it in (domain.md §4.1). Anything may still be missing while it is being written;
 * what is there must be readable and of the right form. The website is always one of the channels.
 */
export const noticeInput = z.object({
  /** The revision it was written on; 0 for the first. Another one was saved since: `changed_meanwhile`. */
  revision: z.coerce.number().int().min(0).max(1_000_000).default(0),
  draft_version_id: id.nullish().transform((given) => given ?? null),
  decision_name: typed(200).default(''),
  legal_basis: typed(5000).default(''),
  drafting_rationale: typed(5000).default(''),
  starts_on: date,
  ends_on: date,
  shorten_reason: typed(1000).default(''),
  submission_channels: z.array(z.enum(channels)).max(6).default(['web']),
  onsite_address: typed(200).default(''),
  onsite_closes_at: clock.default(''),
  recipient: typed(100).default(''),
  mail_address: typed(200).default(''),
  postcode: typed(20)
    .refine((given) => given === '' || /^\d{6}$/.test(given), { params: { code: 'invalid_postcode' } })
    .default(''),
  email: email.default(''),
  fax: typed(50).default(''),
  contact_person: typed(50).default(''),
  contact_phone: typed(50).default(''),
  contact_hours: typed(200).default(''),
  carriers: carriersInput,
  other: typed(5000).default(''),
  document_ids: z.array(id).max(50).default([]),
})

export type NoticeInput = z.output<typeof noticeInput>

/** A visible note about a published notice. */
export const correctionInput = z.object({
  text: required(2000),
  /** R28: the officer confirms that nothing secret comes out with it. */
  no_secret: z.boolean().default(false),
  /** R5: the officer confirms that nothing of substance changes; that would need a new round. */
  no_substance: z.boolean().default(false),
})

export type NoticeRow = typeof notices.$inferSelect

/** How the unit takes opinions. */
export const channelsOf = (notice: Pick<NoticeRow, 'submissionChannels'>): Channel[] =>
  JSON.parse(notice.submissionChannels) as Channel[]

/**
 * Everything a notice says, by the names of domain.md §4.1: what is hashed, and what programs read. A notice saved
 * before carriers had kinds says `media` instead, so that its hash stays checkable.
 */
export const noticeFields = (notice: Omit<NoticeRow, 'sha256' | 'revision' | 'savedBy' | 'savedAt'>) =>
  ({
    id: notice.id,
    consultation_id: notice.consultationId,
    round_no: notice.roundNo,
    draft_version_id: notice.draftVersionId,
    decision_name: notice.decisionName,
    legal_basis: notice.legalBasis,
    drafting_rationale: notice.draftingRationale,
    starts_on: notice.startsOn,
    ends_on: notice.endsOn,
    shorten_reason: notice.shortenReason,
    submission_channels: channelsOf(notice),
    onsite_address: notice.onsiteAddress,
    onsite_closes_at: notice.onsiteClosesAt,
    recipient: notice.recipient,
    mail_address: notice.mailAddress,
    postcode: notice.postcode,
    email: notice.email,
    fax: notice.fax,
    contact_person: notice.contactPerson,
    contact_phone: notice.contactPhone,
    contact_hours: notice.contactHours,
    ...(notice.carriers === null
      ? { media: notice.media }
      : { carriers: notice.carriers.map(({ kind, name }) => ({ kind, name })) }),
    other: notice.other,
  }) satisfies { readonly [field: string]: Json }

/** SHA-256 over the canonical JSON (RFC 8785) of `noticeFields`, 64 hexadecimal digits. */
export const noticeHash = (notice: Parameters<typeof noticeFields>[0]): Promise<string> =>
  sha256(canonical(noticeFields(notice)))

/** The fields of §4.1 that must never be empty, in the order of the form. */
const always = [
  'decision_name',
  'legal_basis',
  'drafting_rationale',
  'starts_on',
  'ends_on',
  'recipient',
  'mail_address',
  'postcode',
  'email',
  'fax',
  'contact_person',
  'contact_phone',
] as const

/** 无, as the law lets a unit without a fax machine say it (A18). */
export const NO_FAX = '无'

/**
 * A18: every element that is missing, each as a problem of its own with its field. Basis and rationale are two
 * elements; a unit without fax says 无; a counter needs its address and closing time; fax as a channel needs a
 * number.
 */
export function judgeCompleteness(notice: NoticeRow): Problem[] {
  const fields = noticeFields(notice)
  const missing = (field: string) => breach('A18', 'missing', { field })
  const problems: Problem[] = []
  if (!notice.draftVersionId) problems.push(breach('A18', 'draft_missing', { field: 'draft_version_id' }))
  for (const field of always) if (!fields[field]) problems.push(missing(field))
  const open = fields.submission_channels
  if (open.includes('onsite') && !notice.onsiteAddress) problems.push(missing('onsite_address'))
  if (open.includes('onsite') && !notice.onsiteClosesAt) problems.push(missing('onsite_closes_at'))
  if (open.includes('fax') && notice.fax === NO_FAX) {
    problems.push(breach('A18', 'invalid_phone', { field: 'fax' }))
  }
  return problems
}

/** The title of the notice (domain.md §5.2): 关于公开征求《××（征求意见稿）》意见的公告. */
export function noticeTitle(decisionName: string): string {
  const name = decisionName.replace(/^《(.*)》$/, '$1').replace(/[（(]征求意见稿[）)]$/, '')
  return `关于公开征求《${name}（征求意见稿）》意见的公告`
}

/** The period as the statute judges it; undefined while a date is missing. */
export const periodOf = (
  notice: Pick<NoticeRow, 'startsOn' | 'endsOn' | 'shortenReason'>,
  publishedOn?: PlainDate,
) =>
  notice.startsOn && notice.endsOn
    ? {
        startsOn: notice.startsOn,
        endsOn: notice.endsOn,
        shortenReason: notice.shortenReason,
        publishedOn,
      }
    : undefined

/** A correction as programs read it. */
export const correctionJson = (each: { id: string; text: string; correctedAt: Instant }) => ({
  id: each.id,
  text: each.text,
  published_at: beijingIso(each.correctedAt),
})
