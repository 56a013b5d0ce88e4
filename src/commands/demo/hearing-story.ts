import type { Disposition } from '../../adoption/disposition.ts'
import type { AnnouncementInput, Quota } from '../../hearings/announcement.ts'
import type { SpeechInput } from '../../hearings/speech.ts'
import type { Category } from '../../statute/hearing.ts'
import type { Attachment } from './matter.ts'
import type { When } from './timetable.ts'

/** Somebody who comes to a hearing. Everything about her is made up. */
export type Comer = { readonly name: string; readonly unit: string }

/** People in one text, a line each: the name, a space, and where she lives or works. */
export const people = (lines: string): Comer[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...unit] = line.trim().split(' ')
      return { name, unit: unit.join(' ') }
    })

/** What the unit answered to what was said. */
export type Verdict = {
  readonly on: When
  readonly disposition: Disposition
  readonly reason: string
  readonly wording?: string
}

/**
 * What somebody said at the hearing. A representative is meant by her category and her place in it, because who is
 * drawn is not known beforehand; anybody else by her name and post.
 */
export type Said = Pick<SpeechInput, 'kind' | 'viewpoint'> & {
  readonly by:
    | readonly [Category, number]
    | { readonly speaker: 'presenter' | 'other'; readonly name: string }
  readonly at: string
  readonly stance?: SpeechInput['stance']
  readonly clause?: string
  readonly reason?: string
  readonly wording?: string
  /** Of an answer: how many speeches before it the question was. */
  readonly answers?: number
  readonly verdict?: Verdict
}

/** What the day brought. Times are Beijing's. */
export type HearingDay = {
  readonly ended: string
  readonly observers: number
  readonly press: string
  readonly closing: string
  readonly steps: readonly (readonly [
    'discipline' | 'introduction' | 'statements' | 'debate' | 'explanation' | 'closing',
    string,
  ])[]
  readonly absent: readonly [Category, number, string]
  readonly said: readonly Said[]
  /** One who wanted a word put right: which of the speeches, her wish, and how it reads now. */
  readonly mended: { readonly speech: number; readonly wish: string; readonly reason: string }
  /** One who signed on paper, and one who would not confirm, and why; the others confirm by code. */
  readonly onPaper: readonly [Category, number]
  readonly refused: readonly [Category, number, string]
  /** The days on which parts were confirmed, and the record closed. */
  readonly confirmed: number
  readonly closed: number
}

/** A hearing of the demo, as far as it has come. Days are counted from today. */
export type HearingStory = {
  /** Written and handed in for review; published; held at 9 o'clock. */
  readonly prepared: number
  readonly announced: number
  readonly held: number
  readonly venue: string
  /** The first and the last day of sign-up, which closes at 18:00. The value falls due two hours later. */
  readonly signUp: readonly [number, number]
  readonly words: Pick<AnnouncementInput, 'content_summary' | 'reason' | 'basis' | 'background'>
  readonly quota: readonly Quota[]
  readonly observerSeats: number
  /** Who signs up, or is recommended or invited where the announcement says so. */
  readonly comers: Partial<Readonly<Record<Category, readonly Comer[]>>>
  readonly observers: readonly Comer[]
  /** The hearing question was answered with yes after the comments, and the plan approved anew on that day. */
  readonly replanned?: { readonly day: number; readonly reason: string }
  /** The value is entered, and whoever is recommended or invited takes her seat. */
  readonly drawn?: number
  /** Somebody who was drawn cannot come: the next reserve moves up. */
  readonly declined?: Category
  readonly listed?: {
    readonly day: number
    readonly chair: string
    readonly panel: readonly string[]
    readonly presenter: string
    readonly recorder: string
    readonly monitor: string
  }
  readonly served?: { readonly day: number; readonly papers: readonly Attachment[] }
  readonly record?: HearingDay
  readonly report?: {
    readonly day: number
    readonly conclusion: 'carry_out' | 'carry_out_amended' | 'postpone' | 'do_not'
    readonly conclusionText: string
    readonly opinions: string
    readonly adoption: string
  }
  /** Put off until a day that is still to be announced. */
  readonly postponed?: { readonly day: number; readonly reason: string }
}

/** The seats of a hearing, in the order of S2-9 art. 10. */
export const seats = (
  ...all: readonly (readonly [Category, number, Quota['selection']])[]
): readonly Quota[] => all.map(([category, n, selection]) => ({ category, seats: n, selection }))
