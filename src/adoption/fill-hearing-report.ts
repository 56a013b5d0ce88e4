import { beijingDate, type PlainDate } from '../ground/clock.ts'
import type { HearingFile } from '../hearings/hearing.ts'
import { type Head, presentOf, type RecordFile } from '../hearings/record.ts'
import { type Category, categories } from '../statute/hearing.ts'
import type { Conclusion, FilledParts, HearingReportBody, HearingReportInput } from './hearing-report.ts'
import type { DrawDone, PublishedPaper } from './hearing-report-reading.ts'
import { words } from './hearing-report-words.ts'

/** What a hearing report is filled from. */
export type HearingData = {
  readonly file: HearingFile
  readonly record: RecordFile
  readonly papers: readonly PublishedPaper[]
  readonly draw: DrawDone | null
}

/** The title where none was typed: after the matter that was announced. In Chinese, in which it is published. */
export const defaultTitle = ({ file }: Pick<HearingData, 'file'>): string =>
  words('zh')
    .defaultTitle(file.terms?.body.hearing_matter || `《${file.decision.title.replace(/^《|》$/g, '')}》`)
    .slice(0, 200)

/** R15: on whom the materials were served, counted by representatives; a later service adds nothing. */
function materialsOf({ people, services }: RecordFile): HearingReportBody['materials'] {
  const own = services.filter(({ registrationId }) =>
    people.some((person) => person.registrationId === registrationId),
  )
  const days = own.map(({ servedOn }) => servedOn).sort()
  const of = (rows: readonly { readonly registrationId: string }[]) =>
    new Set(rows.map(({ registrationId }) => registrationId)).size
  return {
    served: of(own),
    first_on: days[0] ?? null,
    last_on: days.at(-1) ?? null,
    exceptions: of(own.filter(({ exception }) => exception)),
    acknowledged: of(own.filter(({ acknowledged }) => acknowledged !== null)),
  }
}

/** Who was to come and who came, by category: every category that had seats or people. */
function attendanceOf({ file, record }: HearingData): HearingReportBody['attendance'] {
  const here = presentOf(record)
  const count = (rows: readonly { readonly category: string }[], category: Category) =>
    rows.filter((each) => each.category === category).length
  return categories
    .map((category) => ({
      category,
      seats: file.terms?.body.quota.find((each) => each.category === category)?.seats ?? 0,
      listed: count(record.people, category),
      present: count(here, category),
    }))
    .filter(({ seats, listed }) => seats > 0 || listed > 0)
}

function confirmationsOf(record: RecordFile): Pick<HearingReportBody, 'confirmed' | 'refused'> {
  const given = presentOf(record).map(({ registrationId }) => record.confirmations.get(registrationId))
  return {
    confirmed: given.filter((each) => each?.outcome === 'confirmed').length,
    refused: given.filter((each) => each?.outcome === 'refused').length,
  }
}

const drawOf = (draw: DrawDone | null): HearingReportBody['draw'] =>
  draw && {
    method: draw.method,
    frozen_on: beijingDate(draw.frozen_at),
    drawn_on: beijingDate(draw.drawn_at),
    value: draw.canonical ?? '',
    source: draw.source ?? '',
  }

/** The parts that follow from the data alone, over a record that has its head (domain.md §4.5, 一 to 五). */
export function filledParts(data: HearingData, head: Head): FilledParts {
  const { file, record, papers, draw } = data
  const terms = file.terms?.body
  return {
    matter: terms?.hearing_matter || file.decision.title,
    content: terms?.content_summary ?? '',
    reason: terms?.reason ?? '',
    basis: terms?.basis ?? '',
    held_on: head.held_on as PlainDate,
    started_at: head.started_at,
    ended_at: head.ended_at ?? '',
    venue: head.venue,
    papers: papers.map(({ no, kind, published_at }) => ({
      no,
      kind,
      published_on: beijingDate(published_at),
    })),
    draw: drawOf(draw),
    materials: materialsOf(record),
    chair: head.chair,
    panel: head.panel,
    presenter: head.presenter,
    monitor: head.monitor,
    recorder: head.recorder,
    attendance: attendanceOf(data),
    quorum_reason: head.quorum_reason,
    observers: head.observers,
    press: head.press,
    ...confirmationsOf(record),
    agenda: head.steps,
    record_sha256: record.closing?.sha256 ?? '',
  }
}

/** The whole body: the data, and what the officer added. The conclusion has been judged to be there (R20). */
export const bodyOf = (
  data: HearingData,
  head: Head,
  input: HearingReportInput & { readonly conclusion: Conclusion },
): HearingReportBody => ({
  title: input.title || defaultTitle(data),
  ...filledParts(data, head),
  opinions: input.opinions,
  adoption: input.adoption,
  conclusion: input.conclusion,
  conclusion_text: input.conclusion_text,
  reviewed_by: input.reviewed_by,
})
