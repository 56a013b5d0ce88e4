import type { Disposition } from '../../adoption/disposition.ts'
import type { NoticeInput } from '../../consultations/notice.ts'
import type { Kind } from '../../opinions/item.ts'
import type { MatterKind } from '../../statute/periods.ts'
import type { Carrier } from '../../statute/publishing.ts'
import type { HearingStory } from './hearing-story.ts'
import type { When } from './timetable.ts'
import type { Trail } from './trail.ts'

/** What the unit answered, once for every item that points to it. */
export type Reply = {
  readonly on: When
  readonly disposition: Disposition
  readonly reason: string
  /** How the clause reads now; only for items on one and the same clause. */
  readonly wording?: string
}

/** One thing somebody said about one clause, cited as the report cites it: 第七条, 第七条第二款; '' for the whole. */
export type Point = {
  readonly clause: string
  readonly kind: Kind
  readonly text?: string
  readonly wording?: string
  readonly reason?: string
  readonly reply?: Reply
}

/** Somebody who spoke. Everything about her is made up; addresses end in `.example`. */
export type Voice = {
  readonly on: When
  readonly points: readonly Point[]
  readonly name?: string
  readonly organisation?: true
  readonly area?: 'same_town' | 'same_county' | 'same_city' | 'same_province' | 'elsewhere'
  readonly email?: string
  readonly phone?: string
  readonly publish?: true
  /** Left out: from the web. Else an officer keyed it in on that day; a letter was posted `posted` days from today. */
  readonly by?: 'phone' | 'letter' | 'email' | 'fax' | 'onsite'
  readonly posted?: number
}

export type Team = 'housing' | 'roads' | 'schools'

/** The words of a notice; dates, draft and attachments are put in when it is saved. */
export type NoticeWords = Partial<
  Omit<NoticeInput, 'revision' | 'draft_version_id' | 'document_ids' | 'starts_on' | 'ends_on' | 'carriers'>
>

export type Attachment = { readonly name: string; readonly lines: readonly string[] }

/** One decision of the demo, as far as it has come. Days are counted from today. */
export type Matter = {
  readonly name: string
  readonly team: Team
  readonly title: string
  readonly kind: MatterKind
  readonly draft: string
  readonly explanation: string
  readonly attachments?: readonly Attachment[]
  readonly notice: NoticeWords
  /** Where the notice appears beside the portal (A20). */
  readonly beside?: readonly (readonly [Carrier['kind'], string])[]
  /** What is done beside the consultation; every major decision has it (N713). */
  readonly trail?: Trail
  readonly hearing?: HearingStory
  /** Published on it when it is more than prepared; proposed 24 days before. */
  readonly day: number
  /** `drafted`: no notice is written, because the public is asked by a hearing alone. */
  readonly reaches: 'drafted' | 'saved' | 'review' | 'published'
  /** Left out: on the day of publication. */
  readonly starts?: number
  /** Left out: not yet settled. */
  readonly ends?: number
  readonly correction?: { readonly on: When; readonly text: string }
  readonly voices?: readonly Voice[]
  readonly report?: { readonly day: number; readonly title: string; readonly summary: string }
}

/** A point, in one line. */
export const says = (
  clause: string,
  kind: Kind,
  text: string,
  more: Omit<Point, 'clause' | 'kind' | 'text'> = {},
): Point => ({ clause, kind, text, ...more })

/** Somebody from the county who said one thing or more on the web. */
export const web = (on: When, ...points: readonly Point[]): Voice => ({ on, area: 'same_county', points })
