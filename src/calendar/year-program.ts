import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { listOf } from '../people/answers.ts'
import { doubtsOf, expectedWorkdays } from './doubts.ts'
import type { Version, YearInForce } from './store.ts'
import { doubtText } from './words.ts'
import { type Arrangement, asCalendarYear, workdaysOf } from './year.ts'

const date = z.iso.date()
const at = z.iso.datetime({ offset: true })

const arrangement = z.object({
  year: z.int(),
  notice_no: z.string(),
  notice_title: z.string(),
  off: z.array(z.object({ name: z.string(), first: date, last: date })),
  make_up: z.array(date),
  workdays: z.int(),
})

/** A year as it counts: `version` 0 comes with the program. */
export const yearSchema = arrangement.extend({ version: z.int(), saved_at: at.nullable() })
export const yearsSchema = listOf(yearSchema)

export const previewSchema = arrangement.extend({
  expected_workdays: z.int().describe('Mondays to Fridays less the days off by law'),
  doubts: z
    .array(
      z.object({
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        text: z.string(),
      }),
    )
    .describe('What is unusual; saved only with `doubts_confirmed` and the reason in `remark`'),
})
export const savedSchema = z.object({ year: z.int(), version: z.int(), workdays: z.int() })

/** A year for administrators: as it counts, and every version entered here, newest first. */
export const yearFileSchema = z.object({
  current: yearSchema.nullable(),
  history: z.array(yearSchema.extend({ remark: z.string(), saved_by: z.string() })),
})

export const arrangementJson = (arranged: Arrangement) => ({
  year: arranged.year,
  notice_no: arranged.noticeNo,
  notice_title: arranged.noticeTitle,
  off: arranged.off.map(({ name, first, last }) => ({ name, first, last })),
  make_up: [...arranged.makeUp],
  workdays: workdaysOf(asCalendarYear(arranged)),
})

/** What would be saved, with what is unusual about it. */
export const previewJson = (lang: Lang, arranged: Arrangement) => ({
  ...arrangementJson(arranged),
  expected_workdays: expectedWorkdays(arranged.year),
  doubts: doubtsOf(arranged).map((doubt) => ({ ...doubt, text: doubtText(lang, doubt) })),
})

export const yearJson = (year: YearInForce) => ({
  ...arrangementJson(year),
  version: year.saved?.version ?? 0,
  saved_at: year.saved && beijingIso(year.saved.at),
})

export const versionJson = (year: number, version: Version) => ({
  ...arrangementJson({ year, ...version }),
  version: version.version,
  saved_at: beijingIso(version.savedAt),
  remark: version.remark,
  saved_by: version.savedByName,
})
