import type { Lang } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { common } from '../paper/words/index.ts'
import { dispositionCodes } from './disposition.ts'
import { type FilledParts, type HearingReportBody, type HearingTotals, stances } from './hearing-report.ts'
import { words } from './hearing-report-words.ts'

/** The eight parts of a hearing report, in order (domain.md §4.5). */
export const partNames = [
  'matter',
  'held',
  'preparation',
  'participants',
  'agenda',
  'opinions',
  'adoption',
  'conclusion',
] as const
export type PartName = (typeof partNames)[number]

type Lines = readonly string[]
const some = (...lines: readonly (string | false | null | undefined)[]): string[] =>
  lines.filter((line): line is string => typeof line === 'string' && line !== '')

/** The heading of a part: 三、准备情况. */
export const headingOf = (lang: Lang, part: PartName): string => {
  const t = words(lang)
  return t.heading(t.numerals[partNames.indexOf(part)] ?? '', t.parts[part])
}

function preparation(lang: Lang, { papers, draw, materials }: FilledParts): Lines {
  const t = words(lang)
  const day = (date: FilledParts['held_on']) => formatDate(lang, date)
  const kinds: Readonly<Record<string, string>> = t.papers
  const { served, first_on, last_on, exceptions, acknowledged } = materials
  const told = ({ no, kind, published_on }: FilledParts['papers'][number]) =>
    t.text.paper(no, kinds[kind] ?? kind, day(published_on))
  // In the order of the days: papers come by number, and the draw lies between them.
  const before = papers.filter(({ published_on }) => !draw || published_on <= draw.frozen_on)
  return some(
    ...before.map(told),
    draw && draw.method !== 'not_needed' && t.text.frozen(day(draw.frozen_on)),
    draw && t.text.drawn(t.draws[draw.method], day(draw.drawn_on)),
    draw && draw.value !== '' && t.text.value(draw.value, draw.source),
    ...papers.slice(before.length).map(told),
    served > 0 && first_on && last_on
      ? t.text.served(served, day(first_on), day(last_on))
      : t.text.noneServed,
    exceptions > 0 && t.text.exceptions(exceptions),
    acknowledged > 0 && t.text.acknowledged(acknowledged),
  )
}

function participants(lang: Lang, body: FilledParts): Lines {
  const t = words(lang).text
  const all = (of: 'listed' | 'present') => body.attendance.reduce((sum, each) => sum + each[of], 0)
  const named = (['chair', 'panel', 'presenter', 'monitor', 'recorder'] as const).map(
    (role) => body[role] !== '' && t.people(t[role], body[role]),
  )
  return some(
    ...named,
    t.present(all('present'), all('listed')),
    t.confirmed(body.confirmed, body.refused),
    body.quorum_reason !== '' && t.quorum(body.quorum_reason),
    t.observers(body.observers),
    body.press !== '' && t.press(body.press),
  )
}

/** The lines of the parts that follow from the data alone (一 to 五). */
export function filledLines(lang: Lang, body: FilledParts): Readonly<Record<PartName, Lines>> {
  const { text, steps } = words(lang)
  const agenda = body.agenda.map(({ step, at }) => text.agenda(steps[step], at))
  return {
    matter: some(
      text.matter(body.matter),
      body.content !== '' && text.content(body.content),
      body.reason !== '' && text.reason(body.reason),
      body.basis !== '' && text.basis(body.basis),
    ),
    held: some(
      text.time(formatDate(lang, body.held_on), body.started_at, body.ended_at),
      text.venue(body.venue),
    ),
    preparation: preparation(lang, body),
    participants: participants(lang, body),
    agenda: agenda.length > 0 ? agenda : [text.none],
    opinions: [],
    adoption: [],
    conclusion: [],
  }
}

const counted = (
  lang: Lang,
  codes: readonly string[],
  figures: Readonly<Record<string, number>>,
  names: Readonly<Record<string, string>>,
): string => {
  const { count, comma } = words(lang).text
  const there = codes.filter((code) => (figures[code] ?? 0) > 0)
  return there.map((code) => count(names[code] ?? code, figures[code] ?? 0)).join(comma)
}

/** Every line of a report, part by part; what the unit wrote stands in the language in which it was written. */
export function linesOfParts(
  lang: Lang,
  body: HearingReportBody,
  totals: HearingTotals,
): Readonly<Record<PartName, Lines>> {
  const { text, conclusions } = words(lang)
  const c = common(lang)
  const spoken = totals.views > 0
  return {
    ...filledLines(lang, body),
    opinions: spoken
      ? some(
          text.views(totals.speakers, totals.views),
          text.stances(counted(lang, stances, totals.by_kind, c.kinds)),
          body.opinions,
        )
      : some(text.noViews, body.opinions),
    adoption: spoken
      ? some(
          text.answered(counted(lang, dispositionCodes, totals.by_disposition, c.dispositions)),
          body.adoption,
          text.see,
        )
      : some(body.adoption || text.noViews),
    conclusion: some(
      text.conclusion(conclusions[body.conclusion]),
      body.conclusion_text,
      body.reviewed_by !== '' && text.reviewed(body.reviewed_by),
    ),
  }
}
