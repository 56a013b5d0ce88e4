import * as z from 'zod'
import { beijingIso, type Instant } from '../ground/clock.ts'
import type { Json } from '../ledger/canonical.ts'
import { announcementItems } from '../statute/hearing.ts'
import { type Announcement, announcementSchema } from './announcement.ts'
import { hearingStates } from './hearing.ts'
import { type StoryCode, storyOf } from './hearing-story.ts'
import type { ListedHearing } from './list-hearings.ts'
import type { HearingPaper } from './paper.ts'
import { paperTitle } from './paper-title.ts'
import type { PublicHearing } from './read-public.ts'

const instant = z.iso.datetime({ offset: true })
const hash = z.string().length(64)

export const listedHearingSchema = z.object({
  id: z.string(),
  decision_id: z.string(),
  matter: z.string(),
  drafting_unit: z.string(),
  state: z.enum(hearingStates),
  held_at: instant.nullable(),
  venue: z.string().nullable(),
  registration_from: instant.nullable(),
  registration_to: instant.nullable(),
  seats: z.int(),
  observer_seats: z.int(),
})

export const listSchema = z.object({
  items: z.array(listedHearingSchema),
  next_cursor: z.string().nullable(),
})

const paperSchema = z.object({
  no: z.int(),
  kind: z.enum(['hearing_announcement', 'representative_list', 'hearing_cancellation', 'hearing_report']),
  title: z.string(),
  published_at: instant,
  sha256: hash,
  url: z.string(),
})

export const hearingSchema = listedHearingSchema.extend({
  announcement: announcementSchema.describe('The newest published announcement: what counts'),
  says: z.array(z.enum(announcementItems)).describe('Which of the four things it says whole (E31)'),
  papers: z.array(paperSchema),
  attachments: z.array(
    z.object({ filename: z.string(), size: z.int(), sha256: z.string(), url: z.string() }),
  ),
  story: z.array(
    z.object({
      at: instant.nullable(),
      code: z.string(),
      no: z.int().nullable(),
      reason: z.string().nullable(),
      ahead: z.boolean(),
    }),
  ),
  links: z.object({
    page: z.string(),
    decision: z.string(),
    calendar: z.string(),
    register: z.string().nullable(),
    draw: z.string().nullable(),
    report: z.string().nullable(),
  }),
})

export const isoOrNull = (at: Instant | null): string | null => at && beijingIso(at)

export const listedHearingJson = (item: ListedHearing): z.input<typeof listedHearingSchema> => ({
  id: item.id,
  decision_id: item.decisionId,
  matter: item.matter,
  drafting_unit: item.unit,
  state: item.state,
  held_at: isoOrNull(item.heldAt),
  venue: item.venue || null,
  registration_from: isoOrNull(item.registrationFrom),
  registration_to: isoOrNull(item.registrationTo),
  seats: item.seats,
  observer_seats: item.observerSeats,
})

/** An announcement's body for programs, exactly as it is saved and hashed. */
export const announcementJson = (body: Announcement): Record<string, Json> =>
  JSON.parse(JSON.stringify(body)) as Record<string, Json>

const reportJson = ({ file, report }: PublicHearing) =>
  report
    ? [
        {
          no: report.no,
          kind: 'hearing_report' as const,
          title: report.title,
          published_at: beijingIso(report.publishedAt),
          sha256: report.sha256,
          url: `/hearings/${file.hearing.id}/report`,
        },
      ]
    : []

const paperJson = ({ file }: PublicHearing, paper: HearingPaper) => ({
  no: paper.no,
  kind: paper.kind,
  title: paperTitle(file, paper),
  published_at: paper.publishedAt ? beijingIso(paper.publishedAt) : '',
  sha256: paper.sha256,
  url: `/hearings/${file.hearing.id}/papers/${paper.no}`,
})

export function hearingJson(hearing: PublicHearing, now: Instant) {
  const { file, state, papers, documents } = hearing
  const { terms } = file
  const { id, decisionId } = file.hearing
  const at = `/hearings/${id}`
  return {
    id,
    decision_id: decisionId,
    matter: terms.body.hearing_matter,
    drafting_unit: file.decision.unitName,
    state,
    held_at: isoOrNull(terms.heldAt),
    venue: terms.body.venue || null,
    registration_from: isoOrNull(terms.registrationFrom),
    registration_to: isoOrNull(terms.registrationTo),
    seats: terms.body.quota.reduce((sum, { seats }) => sum + seats, 0),
    observer_seats: terms.observerSeats,
    announcement: announcementJson(terms.body),
    says: [...terms.says],
    papers: [...papers.map((paper) => paperJson(hearing, paper)), ...reportJson(hearing)],
    attachments: documents.map((document) => ({
      filename: document.filename,
      size: document.size,
      sha256: document.sha256,
      url: `/documents/${document.id}/${encodeURIComponent(document.filename)}`,
    })),
    story: storyOf(file, papers, now).map((event) => ({
      at: isoOrNull(event.at),
      code: event.code satisfies StoryCode,
      no: event.no ?? null,
      reason: event.reason || null,
      ahead: event.ahead,
    })),
    links: {
      page: at,
      decision: `/decisions/${decisionId}`,
      calendar: `${at}.ics`,
      register: state === 'registration_open' ? `/api/v1${at}/registrations` : null,
      draw: file.frozenAt ? `/api/v1${at}/draw` : null,
      report: file.reportedAt ? `/api/v1${at}/report` : null,
    },
  }
}
