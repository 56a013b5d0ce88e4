import * as z from 'zod'
import { clauseSchema as draftClauseSchema } from '../drafts/program.ts'
import { beijingIso } from '../ground/clock.ts'
import type { Lodged } from '../opinions/write-submission.ts'
import { carrierKinds } from '../statute/publishing.ts'
import { carriersOf } from './carrier.ts'
import { type Listed, statuses } from './listing.ts'
import type { Consultation } from './read.ts'

const instant = z.iso.datetime({ offset: true })
const counts = z.object({ submissions: z.int(), items: z.int() })

export const listedSchema = z.object({
  id: z.string(),
  title: z.string(),
  drafting_unit: z.string(),
  status: z.enum(statuses),
  opens_at: instant,
  closes_at: instant,
  counts,
})

export const listSchema = z.object({ items: z.array(listedSchema), next_cursor: z.string().nullable() })

const clauseSchema = draftClauseSchema.extend({
  item_count: z.int().describe('Opinions on exactly this clause'),
})

export const consultationSchema = listedSchema.extend({
  round: z.object({ id: z.string(), number: z.int() }),
  notice: z.object({
    decision_name: z.string(),
    legal_basis: z.string(),
    drafting_rationale: z.string(),
    starts_on: z.iso.date(),
    ends_on: z.iso.date(),
    shorten_reason: z.string().nullable(),
    submission_channels: z.array(z.string()),
    recipient: z.string(),
    mail_address: z.string(),
    postcode: z.string(),
    email: z.string(),
    fax: z.string(),
    contact_person: z.string(),
    contact_phone: z.string(),
    contact_hours: z.string().nullable(),
    onsite_address: z.string().nullable(),
    onsite_closes_at: z.string().nullable().describe('HH:MM, Beijing, on the last day'),
    carriers: z
      .array(z.object({ kind: z.enum(carrierKinds), name: z.string() }))
      .describe('R12; the portal first'),
    other: z.string().nullable(),
    published_at: instant,
    sha256: z.string().describe('Over the exact texts that were reviewed and published'),
  }),
  draft: z.object({
    version: z.int(),
    title: z.string(),
    explanation: z.string(),
    sha256: z.string(),
    item_count: z.int().describe('Opinions on the draft as a whole'),
    clauses: z.array(clauseSchema),
  }),
  attachments: z.array(
    z.object({
      filename: z.string(),
      size: z.int(),
      sha256: z.string(),
      media_type: z.string(),
      url: z.string(),
    }),
  ),
  corrections: z.array(z.object({ text: z.string(), corrected_at: instant })),
  ended: z
    .object({ at: instant, note: z.string() })
    .nullable()
    .describe('The procedure was ended before a decision: when, and why'),
  links: z.object({ page: z.string(), submissions: z.string(), adoption: z.string().nullable() }),
})

export const lodgedSchema = z.object({
  receipt_no: z.string(),
  lookup_code: z.string().describe('Shown once: 10 characters, opens the words of this receipt'),
  received_at: instant,
  items: z.array(z.object({ item_no: z.string() })),
  receipt: z.string().describe('Compact JWS, Ed25519; keys at /.well-known/jwks.json'),
  ledger: z.object({ position: z.int(), leaf_hash: z.string() }),
})

export const listedJson = (item: Listed): z.input<typeof listedSchema> => ({
  id: item.id,
  title: item.title,
  drafting_unit: item.unit,
  status: item.status,
  opens_at: beijingIso(item.opensAt),
  closes_at: beijingIso(item.closesAt),
  counts: { submissions: item.submissions, items: item.items },
})

const orNull = (text: string | null): string | null => text || null

export function consultationJson(consultation: Consultation): z.input<typeof consultationSchema> {
  const { id, round, status } = consultation
  return {
    id,
    title: round.decisionName,
    drafting_unit: round.unitName,
    status,
    opens_at: beijingIso(round.opensAt),
    closes_at: beijingIso(round.closesAt),
    counts: { submissions: round.submissions, items: round.itemTotal },
    round: { id: round.id, number: round.roundNo },
    notice: {
      decision_name: round.decisionName,
      legal_basis: round.legalBasis,
      drafting_rationale: round.draftingRationale,
      starts_on: round.startsOn ?? '',
      ends_on: round.endsOn ?? '',
      shorten_reason: orNull(round.shortenReason),
      submission_channels: JSON.parse(round.submissionChannels) as string[],
      recipient: round.recipient,
      mail_address: round.mailAddress,
      postcode: round.postcode,
      email: round.email,
      fax: round.fax,
      contact_person: round.contactPerson,
      contact_phone: round.contactPhone,
      contact_hours: orNull(round.contactHours),
      onsite_address: orNull(round.onsiteAddress),
      onsite_closes_at: orNull(round.onsiteClosesAt),
      carriers: carriersOf(round).map(({ kind, name }) => ({ kind, name })),
      other: orNull(round.other),
      published_at: beijingIso(round.publishedAt),
      sha256: round.bundleSha256,
    },
    draft: {
      version: round.version,
      title: round.draftTitle,
      explanation: round.explanation,
      sha256: round.draftSha256,
      item_count: round.wholeItems,
      clauses: consultation.clauses.map((clause) => ({
        uid: clause.uid,
        parent_uid: clause.parentUid,
        lineage_id: clause.lineageId,
        level: clause.level,
        label: clause.label,
        heading: clause.heading,
        text: clause.text,
        order: clause.ord,
        item_count: clause.items,
      })),
    },
    attachments: consultation.documents.map((document) => ({
      filename: document.filename,
      size: document.size,
      sha256: document.sha256,
      media_type: document.mediaType,
      url: `/documents/${document.id}/${encodeURIComponent(document.filename)}`,
    })),
    corrections: consultation.corrections.map(({ text, correctedAt }) => ({
      text,
      corrected_at: beijingIso(correctedAt),
    })),
    ended: round.endedAt && { at: beijingIso(round.endedAt), note: round.endingNote ?? '' },
    links: {
      page: `/consultations/${id}`,
      submissions: `/api/v1/consultations/${id}/submissions`,
      adoption: round.reportedAt ? `/api/v1/consultations/${id}/adoption` : null,
    },
  }
}

export const lodgedJson = (lodged: Lodged, receipt: string): z.input<typeof lodgedSchema> => ({
  receipt_no: lodged.receiptNo,
  lookup_code: lodged.lookupCode,
  received_at: beijingIso(lodged.receivedAt),
  items: lodged.items.map(({ itemNo }) => ({ item_no: itemNo })),
  receipt,
  ledger: { position: lodged.position, leaf_hash: lodged.leafHash },
})
