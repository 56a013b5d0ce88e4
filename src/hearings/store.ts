import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Json } from '../ledger/canonical.ts'
import type { AnnouncementItem } from '../statute/hearing.ts'

/** A document of the decision, with the content it had. */
export type PaperRef = { readonly id: string; readonly sha256: string }

export const hearings = sqliteTable('hearings', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  ord: integer('ord').notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: text('created_at').$type<Instant>().notNull(),
})

export const hearingPapers = sqliteTable('hearing_papers', {
  id: text('id').primaryKey(),
  hearingId: text('hearing_id').notNull(),
  kind: text('kind')
    .$type<'hearing_announcement' | 'representative_list' | 'hearing_cancellation'>()
    .notNull(),
  no: integer('no').notNull(),
  body: text('body', { mode: 'json' }).$type<Json>().notNull(),
  documents: text('documents', { mode: 'json' }).$type<readonly PaperRef[]>().notNull().default([]),
  heldAt: text('held_at').$type<Instant>(),
  venue: text('venue').notNull().default(''),
  registrationFrom: text('registration_from').$type<Instant>(),
  registrationTo: text('registration_to').$type<Instant>(),
  observerSeats: integer('observer_seats').notNull().default(0),
  says: text('says', { mode: 'json' }).$type<readonly AnnouncementItem[]>().notNull().default([]),
  sha256: text('sha256').notNull(),
  revision: integer('revision').notNull().default(1),
  savedBy: text('saved_by').notNull(),
  savedAt: text('saved_at').$type<Instant>().notNull(),
})

export const registrations = sqliteTable('registrations', {
  id: text('id').primaryKey(),
  hearingId: text('hearing_id').notNull(),
  role: text('role').$type<'representative' | 'observer'>().notNull(),
  category: text('category').$type<'stakeholder' | 'resident' | 'deputy' | 'expert' | 'lawyer' | 'other'>(),
  method: text('method').$type<'sign_up' | 'recommendation' | 'invitation'>().notNull(),
  seq: integer('seq').notNull(),
  drawNo: text('draw_no').notNull(),
  official: integer('official', { mode: 'boolean' }).notNull().default(false),
  channel: text('channel').$type<'web' | 'desk'>().notNull(),
  keyedBy: text('keyed_by'),
  participantId: text('participant_id').notNull(),
  hasEmail: integer('has_email', { mode: 'boolean' }).notNull(),
  codeHash: text('code_hash').notNull(),
  lang: text('lang').$type<'zh' | 'en'>().notNull(),
  revision: integer('revision').notNull().default(1),
  registeredAt: text('registered_at').$type<Instant>().notNull(),
  receivedAt: text('received_at').$type<Instant>().notNull(),
  withdrawnAt: text('withdrawn_at').$type<Instant>(),
  entryId: text('entry_id').notNull(),
})

export const registrationCounts = sqliteTable(
  'registration_counts',
  {
    hearingId: text('hearing_id').notNull(),
    what: text('what').notNull(),
    signedUp: integer('signed_up').notNull().default(0),
    withdrawn: integer('withdrawn').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.hearingId, t.what] })],
)

export const registrationContacts = sqliteTable(
  'registration_contacts',
  {
    hearingId: text('hearing_id').notNull(),
    contactHash: text('contact_hash').notNull(),
    registrationId: text('registration_id').notNull(),
    revision: integer('revision').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hearingId, t.contactHash, t.registrationId, t.revision] })],
)

export const registrationLodgings = sqliteTable('registration_lodgings', {
  keyHash: text('key_hash').primaryKey(),
  bodyHash: text('body_hash').notNull(),
  registrationId: text('registration_id').notNull(),
})

export const observerSeats = sqliteTable(
  'observer_seats',
  {
    hearingId: text('hearing_id').notNull(),
    seatNo: integer('seat_no').notNull(),
    registrationId: text('registration_id').notNull(),
    givenAt: text('given_at').$type<Instant>().notNull(),
    releasedAt: text('released_at').$type<Instant>(),
  },
  (t) => [primaryKey({ columns: [t.hearingId, t.seatNo, t.registrationId] })],
)

export const registrationActs = sqliteTable('registration_acts', {
  id: text('id').primaryKey(),
  registrationId: text('registration_id').notNull(),
  act: text('act')
    .$type<'corrected' | 'withdrawn' | 'code_resent' | 'code_reissued' | 'revealed'>()
    .notNull(),
  note: text('note').notNull().default(''),
  actedBy: text('acted_by'),
  actedAt: text('acted_at').$type<Instant>().notNull(),
})

export const drawFreezes = sqliteTable('draw_freezes', {
  hearingId: text('hearing_id').primaryKey(),
  announced: text('announced'),
  categories: text('categories', { mode: 'json' }).$type<Json>().notNull(),
  sha256: text('sha256').notNull(),
  frozenAt: text('frozen_at').$type<Instant>().notNull(),
  frozenBy: text('frozen_by'),
})

export const drawResults = sqliteTable('draw_results', {
  hearingId: text('hearing_id').primaryKey(),
  method: text('method').$type<'public_value' | 'on_the_spot' | 'not_needed'>().notNull(),
  valueText: text('value_text'),
  canonical: text('canonical'),
  source: text('source'),
  categories: text('categories', { mode: 'json' }).$type<Json>().notNull(),
  witness: text('witness').notNull().default(''),
  documents: text('documents', { mode: 'json' }).$type<readonly PaperRef[]>().notNull().default([]),
  reason: text('reason').notNull().default(''),
  sha256: text('sha256').notNull(),
  drawnAt: text('drawn_at').$type<Instant>().notNull(),
  drawnBy: text('drawn_by'),
})

export const representatives = sqliteTable('representatives', {
  registrationId: text('registration_id').primaryKey(),
  hearingId: text('hearing_id').notNull(),
  category: text('category').notNull(),
  how: text('how')
    .$type<'drawn' | 'admitted' | 'moved_up' | 'recommended' | 'invited' | 'fallback'>()
    .notNull(),
  rank: integer('rank'),
  note: text('note').notNull().default(''),
  appointedAt: text('appointed_at').$type<Instant>().notNull(),
  appointedBy: text('appointed_by'),
  declinedAt: text('declined_at').$type<Instant>(),
  declinedBy: text('declined_by'),
})

export const hearingMaterials = sqliteTable(
  'hearing_materials',
  {
    hearingId: text('hearing_id').notNull(),
    documentId: text('document_id').notNull(),
    ord: integer('ord').notNull(),
    addedBy: text('added_by').notNull(),
    addedAt: text('added_at').$type<Instant>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.hearingId, t.documentId] })],
)

export const materialServices = sqliteTable('material_services', {
  id: text('id').primaryKey(),
  hearingId: text('hearing_id').notNull(),
  registrationId: text('registration_id').notNull(),
  servedOn: text('served_on').$type<PlainDate>().notNull(),
  servedTime: text('served_time'),
  manner: text('manner').$type<'in_person' | 'post' | 'courier' | 'email' | 'online'>().notNull(),
  documents: text('documents', { mode: 'json' }).$type<readonly PaperRef[]>().notNull(),
  exception: integer('exception', { mode: 'boolean' }).notNull().default(false),
  /** Null: put on her page when somebody withdrew by herself and she moved up. */
  recordedBy: text('recorded_by'),
  recordedAt: text('recorded_at').$type<Instant>().notNull(),
})

export const materialAcknowledgements = sqliteTable('material_acknowledgements', {
  serviceId: text('service_id').primaryKey(),
  how: text('how').$type<'code' | 'signature'>().notNull(),
  recordedBy: text('recorded_by'),
  acknowledgedAt: text('acknowledged_at').$type<Instant>().notNull(),
})

export const hearingRecords = sqliteTable(
  'hearing_records',
  {
    hearingId: text('hearing_id').notNull(),
    version: integer('version').notNull(),
    body: text('body', { mode: 'json' }).$type<Json>().notNull(),
    documents: text('documents', { mode: 'json' }).$type<readonly PaperRef[]>().notNull().default([]),
    sha256: text('sha256').notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: text('saved_at').$type<Instant>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.hearingId, t.version] })],
)

export const attendances = sqliteTable('attendances', {
  id: text('id').primaryKey(),
  hearingId: text('hearing_id').notNull(),
  registrationId: text('registration_id').notNull(),
  present: integer('present', { mode: 'boolean' }).notNull(),
  reason: text('reason').notNull().default(''),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: text('recorded_at').$type<Instant>().notNull(),
})

export const speeches = sqliteTable(
  'speeches',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    hearingId: text('hearing_id').notNull(),
    ord: integer('ord').notNull(),
    speaker: text('speaker').$type<'representative' | 'presenter' | 'chair' | 'expert' | 'other'>().notNull(),
    registrationId: text('registration_id'),
    speakerName: text('speaker_name').notNull().default(''),
    kind: text('kind').$type<'view' | 'question' | 'answer' | 'statement' | 'written'>().notNull(),
    stance: text('stance').$type<'support' | 'oppose' | 'amend' | 'question' | 'other'>(),
    clauseUid: text('clause_uid'),
    viewpoint: text('viewpoint').notNull(),
    reason: text('reason').notNull().default(''),
    suggestedWording: text('suggested_wording').notNull().default(''),
    answers: text('answers'),
    saidAt: text('said_at').$type<Instant>().notNull(),
    struckReason: text('struck_reason').notNull().default(''),
    formKey: text('form_key').notNull(),
    sha256: text('sha256').notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').$type<Instant>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
)

export const correctionRequests = sqliteTable('correction_requests', {
  id: text('id').primaryKey(),
  hearingId: text('hearing_id').notNull(),
  registrationId: text('registration_id').notNull(),
  speechId: text('speech_id'),
  text: text('text').notNull(),
  recordedBy: text('recorded_by'),
  requestedAt: text('requested_at').$type<Instant>().notNull(),
  outcome: text('outcome').$type<'corrected' | 'noted'>(),
  outcomeNote: text('outcome_note').notNull().default(''),
  settledBy: text('settled_by'),
  settledAt: text('settled_at').$type<Instant>(),
})

export const recordConfirmations = sqliteTable('record_confirmations', {
  id: text('id').primaryKey(),
  hearingId: text('hearing_id').notNull(),
  registrationId: text('registration_id').notNull(),
  outcome: text('outcome').$type<'confirmed' | 'refused'>().notNull(),
  method: text('method').$type<'code' | 'signature' | 'seal'>().notNull(),
  refusalReason: text('refusal_reason').notNull().default(''),
  partSha256: text('part_sha256').notNull(),
  seen: integer('seen').notNull(),
  documentId: text('document_id'),
  recordedBy: text('recorded_by'),
  confirmedAt: text('confirmed_at').$type<Instant>().notNull(),
})

export const recordClosings = sqliteTable('record_closings', {
  hearingId: text('hearing_id').primaryKey(),
  sha256: text('sha256').notNull(),
  closedBy: text('closed_by').notNull(),
  closedAt: text('closed_at').$type<Instant>().notNull(),
})
