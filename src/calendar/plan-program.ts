import * as z from 'zod'
import type { Visit } from '../ground/house.ts'
import { sha256 } from '../ground/keys.ts'
import { calendarFile } from '../paper/ics.ts'
import { matterKinds } from '../statute/matter.ts'
import { stepSchema } from './deadlines.ts'
import type { Plan } from './plan.ts'
import { planCodes } from './plan-entry.ts'
import { type PlanQuery, queryOf, searchOf } from './plan-query.ts'
import { noteText, planStepText } from './plan-words.ts'
import { plannerWords as words } from './words.ts'

const date = z.iso.date()
const citation = z.object({ source: z.string(), quote: z.string() })

export const planSchema = z.object({
  starts_on: date.nullable(),
  promulgated_on: date.nullable(),
  rules: z
    .array(z.object({ code: z.string(), version: z.int(), name: z.string() }))
    .describe('The profiles that were applied, the highest first; version 0 comes with the program'),
  matter_kind: z.enum(matterKinds),
  possible: z
    .boolean()
    .describe(
      'True when promulgation has a date and no note is `impossible`; false as well while `code` is needs_calendar',
    ),
  code: z.literal('needs_calendar').optional(),
  year: z.int().optional(),
  notes: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      impossible: z.boolean(),
      citation: citation.optional(),
    }),
  ),
  entries: z.array(
    z.object({
      code: z.enum(planCodes),
      title: z.string(),
      date,
      manner: z.enum(['on', 'by', 'until']),
      steps: z.array(stepSchema),
      citations: z.array(citation),
    }),
  ),
  ics: z.string().describe('The same as a calendar file'),
})

/** A plan as programs read it. */
export const planJson = ({ lang }: Pick<Visit, 'lang'>, plan: Plan, query: PlanQuery) => ({
  starts_on: plan.starts,
  promulgated_on: plan.promulgated,
  rules: query.under.layers.map(({ code, version, name }) => ({ code, version, name: name[lang] })),
  matter_kind: query.under.kind,
  possible: plan.promulgated !== null && !plan.notes.some(({ impossible }) => impossible),
  ...(plan.needsCalendar !== undefined && { code: 'needs_calendar' as const, year: plan.needsCalendar }),
  notes: plan.notes.map((note) => ({
    code: note.code,
    text: noteText(lang, note),
    params: note.params,
    impossible: note.impossible,
    ...(note.citation && { citation: note.citation }),
  })),
  entries: plan.entries.map(({ code, date, manner, steps, citations }) => ({
    code,
    title: words(lang).entries[code],
    date,
    manner,
    steps: steps.map((step) => ({ ...step, text: planStepText(lang, step) })),
    citations,
  })),
  ics: `/planner.ics?${searchOf(query, lang)}`,
})

/**
 * A plan as a calendar file of whole days; the same question gives the same UIDs in either language. What speaks
 * against the plan stands in every day of it: a calendar shows the days one by one.
 */
export async function planFile(
  { lang, now, origin }: Pick<Visit, 'lang' | 'now' | 'origin'>,
  plan: Plan,
  query: PlanQuery,
): Promise<string> {
  const t = words(lang)
  const against = plan.notes
    .filter(({ impossible }) => impossible)
    .map((note) => t.against(noteText(lang, note)))
  const id = (await sha256(queryOf(query).toString())).slice(0, 20)
  return calendarFile({
    name: t.fileName,
    made: now,
    description: plan.notes.map((note) => noteText(lang, note)).join('\n'),
    events: plan.entries.map(({ code, date, manner, steps, citations }) => ({
      uid: `${id}-${code}@${new URL(origin).hostname}`,
      on: date,
      summary: t.event(t.entries[code], t.manners[manner]),
      description: [
        ...against,
        ...steps.map((step) => planStepText(lang, step)),
        ...citations.map(({ source, quote }) => (quote === '' ? source : `${source}：${quote}`)),
      ].join('\n'),
    })),
  })
}
