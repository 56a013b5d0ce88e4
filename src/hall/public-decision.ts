import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { hearingReportPath } from '../adoption/hearing-report-page.tsx'
import { type PublicCase, readPublicCase } from '../casefile/public-case.ts'
import { milestoneText } from '../decisions/milestone.ts'
import { type Rules, readRules } from '../decisions/rule-names.ts'
import { beijingDate, beijingIso, instant, msOf } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import { hearingStates } from '../hearings/hearing.ts'
import { type DecisionHearing, selectHearingsOf } from '../hearings/list-hearings.ts'
import { type StoryStep, storyOf } from './decision-story.ts'
import { words } from './decision-words.ts'
import { type HearingStanding, hearingStanding, type Standing, standingOf, standings } from './standing.ts'

export type PublicDecision = {
  readonly file: PublicCase
  readonly standing: Standing
  /** The round published last; null before the first. */
  readonly round: (PublicCase['rounds'][number] & { readonly endsOn: ReturnType<typeof beijingDate> }) | null
  /** The adoption report of every round is out. */
  readonly reported: boolean
  /** The hearings that were announced, the newest first. */
  readonly hearings: readonly DecisionHearing[]
  readonly story: readonly StoryStep[]
  /** The rules it began under, with the names they had. */
  readonly rules: readonly Rules[]
}

/** A decision as the public may know it at `visit.now`; undefined while nothing of it is public. */
export async function readPublicDecision(
  { db, now }: Visit,
  id: string,
): Promise<PublicDecision | undefined> {
  const file = await readPublicCase(db, id)
  if (!file) return undefined
  const [known, [together]] = await db.batch([
    selectHearingsOf(db, id, now),
    db.all<{ hearing: HearingStanding | null }>(sql`SELECT ${hearingStanding(sql`${id}`)} AS hearing`),
  ])
  const hearings = known.filter(({ terms }) => terms !== null)
  const hearing = together?.hearing ?? null
  const last = file.rounds.at(-1)
  // A period ends at 24:00 of its last day.
  const round = last ? { ...last, endsOn: beijingDate(instant(msOf(last.closesAt) - 1)) } : null
  const reported = file.rounds.length > 0 && file.rounds.every(({ resultAt }) => resultAt !== null)
  const outcome = file.taken?.outcome ?? null
  const told = {
    opensAt: round?.opensAt ?? null,
    closesAt: round?.closesAt ?? null,
    reported,
    hearing,
    outcome,
  }
  const standing = standingOf({ ...told, state: file.state }, now)
  const noticed = file.milestones.filter(({ code }) => code === 'notice_published').at(-1)
  const story = storyOf(
    {
      milestones: file.milestones,
      round: round && { ...round, publishedAt: noticed?.at ?? round.opensAt },
      standing,
      reported,
      hearing,
      held: hearings.flatMap(({ state, heldAt }) => (heldAt && state !== 'cancelled' ? [heldAt] : [])),
      endedAt: file.ending?.at ?? null,
    },
    now,
  )
  return { file, standing, round, reported, hearings, story, rules: await readRules(db, file.layers) }
}

/** A step as a sentence: what is recorded, and what the law still asks for. */
export function stepText(lang: Lang, step: StoryStep): string {
  const toCome = words(lang).page
  if (step.code === 'hearing_held') return toCome.hearing_held
  if (step.at === undefined && step.code === 'report_published') return toCome.report_published
  if (step.at === undefined && step.code === 'hearing_report_published')
    return toCome.hearing_report_published
  if (step.at === undefined && step.code === 'decision_promulgated') return toCome.decision_promulgated
  return milestoneText(lang, step)
}

const instantField = z.iso.datetime({ offset: true })
const document = z.object({ filename: z.string(), url: z.string(), size: z.int(), sha256: z.string() })

export const publicDecisionSchema = z.object({
  id: z.string(),
  title: z.string(),
  matter_kind: z.string(),
  drafting_unit: z.string(),
  joint_units: z.array(z.string()),
  listing: z.object({ year: z.int(), no: z.int() }).nullable(),
  status: z.enum(standings),
  timeline: z.array(
    z.object({
      at: instantField.nullable(),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      ahead: z.boolean().describe('Still to come'),
    }),
  ),
  consultation: z
    .object({ id: z.string(), opens_at: instantField, closes_at: instantField, page: z.string() })
    .nullable(),
  hearings: z.array(
    z.object({
      id: z.string(),
      state: z.enum(hearingStates),
      held_at: instantField.nullable(),
      page: z.string(),
      report: z.string().nullable(),
    }),
  ),
  adoption: z.string().nullable().describe('The adoption report, once it is public'),
  promulgation: z
    .object({
      document_number: z.string(),
      title: z.string(),
      promulgated_at: instantField,
      text: document,
      interpretation: document.extend({ published_at: instantField, hotline: z.string() }).nullable(),
      carriers: z.array(z.object({ kind: z.string(), name: z.string() })),
      opinions: z.string().describe('How the opinions of the public and of experts were taken up'),
    })
    .nullable(),
  execution: z.array(z.object({ deed: z.string(), at: instantField, note: z.string() })),
  ending: z.object({ kind: z.string(), at: instantField, note: z.string() }).nullable(),
  profiles: z.array(z.object({ code: z.string(), version: z.int(), name: z.string(), page: z.string() })),
  page: z.string(),
})

type Document = {
  readonly filename: string
  readonly path: string
  readonly size: number
  readonly sha256: string
}
const documentJson = ({ filename, path, size, sha256 }: Document) => ({ filename, url: path, size, sha256 })

export function publicDecisionJson(found: PublicDecision): z.input<typeof publicDecisionSchema> {
  const { file, standing, round, reported, hearings, story, rules } = found
  const { decision, listing, promulgation } = file
  return {
    id: decision.id,
    title: decision.title,
    matter_kind: decision.matterKind,
    drafting_unit: decision.unitName,
    joint_units: [...(listing?.jointUnits ?? [])],
    listing: listing && { year: listing.year, no: listing.no },
    status: standing,
    timeline: story.map(({ at, code, params, ahead }) => ({
      at: at ? beijingIso(at) : null,
      code,
      params: JSON.parse(params) as Record<string, string | number>,
      ahead,
    })),
    consultation: round && {
      id: round.consultationId,
      opens_at: beijingIso(round.opensAt),
      closes_at: beijingIso(round.closesAt),
      page: `/consultations/${round.consultationId}`,
    },
    hearings: hearings.map((each) => ({
      id: each.id,
      state: each.state,
      held_at: each.heldAt && beijingIso(each.heldAt),
      page: `/hearings/${each.id}`,
      report: each.state === 'reported' ? hearingReportPath(each.id) : null,
    })),
    adoption: reported && round ? `/consultations/${round.consultationId}/adoption` : null,
    promulgation: promulgation && {
      document_number: promulgation.docNo,
      title: promulgation.title,
      promulgated_at: beijingIso(promulgation.promulgatedAt),
      text: documentJson(promulgation.text),
      interpretation: promulgation.interpretation && {
        ...documentJson(promulgation.interpretation),
        published_at: beijingIso(promulgation.interpretation.publishedAt),
        hotline: promulgation.interpretation.hotline,
      },
      carriers: promulgation.carriers.map(({ kind, name }) => ({ kind, name })),
      opinions: promulgation.opinions,
    },
    execution: file.execution.map((act) => ({ ...act, at: beijingIso(act.at) })),
    ending: file.ending && { ...file.ending, at: beijingIso(file.ending.at) },
    profiles: rules.map(({ code, version, name }) => ({
      code,
      version,
      name: name.zh,
      page: `/profiles/${code}`,
    })),
    page: `/decisions/${decision.id}`,
  }
}
