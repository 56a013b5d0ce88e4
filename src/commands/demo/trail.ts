import type { Kind } from '../../casefile/kinds.ts'
import type { PlanInput } from '../../decisions/plan.ts'
import type { PlainDate } from '../../ground/clock.ts'
import type { Attachment } from './matter.ts'
import type { When } from './timetable.ts'

/** The office day that many days from today. */
export type Day = (offset: number) => PlainDate

/** A record of the procedure: its body as the form has it, and the papers that come with it. */
export type Step = {
  readonly on: When
  readonly kind: Kind
  readonly body: (day: Day) => object
  readonly papers?: readonly Attachment[]
}

/** What a plan says beside what `plans.ts` says for all. */
export type PlanWords = Partial<Omit<PlanInput, 'reasons'>> &
  Pick<PlanInput, 'matter_class'> & { readonly reasons?: Partial<PlanInput['reasons']> }

/** How far a matter goes through the procedure beside its consultation. Days are counted from today. */
export type Trail = {
  readonly joint?: readonly string[]
  readonly plan: PlanWords
  readonly records: readonly Step[]
  /** The hearing question after the end of comments (R21). */
  readonly judged?: {
    readonly on: When
    readonly dissent: boolean
    readonly attention: boolean
    /** Left out: none is needed. */
    readonly hearing?: boolean
    readonly reason: string
  }
  readonly submitted?: { readonly on: When }
  readonly deliberated?: {
    readonly scheduled: When
    readonly meets: number
    readonly session: string
  }
  readonly taken?: {
    readonly on: When
    readonly outcome: 'pass' | 'pass_with_changes'
    readonly discussion: string
    readonly dissent: string
    /** What the meeting changed; only with `pass_with_changes`. */
    readonly changes?: string
  }
  readonly promulgated?: {
    readonly prepared: When
    readonly reviewed: When
    readonly on: When
    readonly docNo: (year: number) => string
    readonly gazette: string
    readonly newspaper: string
    /** Articles as the meeting changed them, by their label. */
    readonly changed: Readonly<Record<string, string>>
    readonly opinions: string
    readonly interpretation: readonly string[]
  }
}

/** Who heads the drafting units and signs for them. */
export const heads = {
  housing: {
    unit: '县住房和城乡建设局',
    name: '严立本',
    contact: '林知秋',
    phone: '0000-6600123',
    address: '云溪县清溪大道18号一楼102室',
  },
  roads: {
    unit: '县交通运输局',
    name: '韩拓',
    contact: '陆长河',
    phone: '0000-6600245',
    address: '云溪县环城西路6号',
  },
  schools: {
    unit: '县教育局',
    name: '舒展',
    contact: '乔若谷',
    phone: '0000-6600371',
    address: '云溪县文昌路3号一楼接待室',
  },
} as const

/** A short official paper: title, paragraphs, and the unit that signs it. */
export const paper = (name: string, unit: string, ...lines: readonly string[]): Attachment => ({
  name: `${name}.docx`,
  lines: [name, ...lines, unit],
})
