import type { Rule } from './citations.ts'

/**
 * The numbers in which the law differs from place to place (domain.md §2.3). What each place says of them is in
 * its profile; how two that apply at once combine is their sense:
 * `at_least`: the larger is the stricter; `at_most`: the smaller; `union`: everything that either names;
 * `ordinal`: the later in `options` is the stricter; `local`: no law ranks them, the nearest profile decides.
 */
export type Sense = 'at_least' | 'at_most' | 'union' | 'ordinal' | 'local'

/** Calendar days, working days, hours, persons, a part of all. */
export type ParameterUnit = 'day' | 'working_day' | 'hour' | 'person' | 'share'

/** A part of a whole, exact: `2/3`. */
export type Share = `${number}/${number}`

/** A form and a page show the parameters in these groups, in this order. */
export const parameterGroups = ['comment', 'hearing', 'symposium', 'review', 'publishing', 'people'] as const

type Row = {
  readonly group: (typeof parameterGroups)[number]
  readonly sense: Sense
  readonly rule: Rule
  readonly zh: string
  readonly en: string
  readonly unit?: ParameterUnit
  /** The numbers that can be meant at all; what lies outside is a slip of the pen. */
  readonly min?: number
  readonly max?: number
  /** The values that can be chosen; of an ordinal the laxest first. */
  readonly options?: readonly string[]
}

/** Every parameter with its sense, its unit and the rule that asks for it. */
export const parameters = {
  comment_days: {
    group: 'comment',
    sense: 'at_least',
    unit: 'day',
    min: 1,
    max: 365,
    rule: 'R1',
    zh: '公开征求意见的期限（自然日）',
    en: 'comment period, in calendar days',
  },
  comment_workdays: {
    group: 'comment',
    sense: 'at_least',
    unit: 'working_day',
    min: 1,
    max: 250,
    rule: 'R1',
    zh: '公开征求意见的期限（工作日）',
    en: 'comment period, in working days',
  },
  roll_end: {
    group: 'comment',
    sense: 'ordinal',
    options: ['advise', 'refuse'],
    rule: 'R1',
    zh: '截止日遇休息日',
    en: 'a last day that is a rest day',
  },
  hearing_notice: {
    group: 'hearing',
    sense: 'at_least',
    unit: 'day',
    min: 1,
    max: 180,
    rule: 'R14',
    zh: '听证会举行前公告',
    en: 'hearing announced before it is held',
  },
  representative_list: {
    group: 'hearing',
    sense: 'at_least',
    unit: 'day',
    min: 1,
    max: 180,
    rule: 'R16',
    zh: '听证会举行前公布参加人名单',
    en: 'list of participants published before the hearing',
  },
  hearing_materials: {
    group: 'hearing',
    sense: 'at_least',
    unit: 'day',
    min: 1,
    max: 180,
    rule: 'R15',
    zh: '听证会举行前送达材料',
    en: 'materials served before the hearing',
  },
  representatives: {
    group: 'hearing',
    sense: 'at_least',
    unit: 'person',
    min: 1,
    max: 500,
    rule: 'R17',
    zh: '听证会代表人数',
    en: 'representatives at a hearing',
  },
  quorum: {
    group: 'hearing',
    sense: 'at_least',
    unit: 'share',
    rule: 'R17',
    zh: '到会代表占名单的比例',
    en: 'share of the listed representatives who must be present',
  },
  stakeholder_share: {
    group: 'hearing',
    sense: 'at_least',
    unit: 'share',
    rule: 'R18',
    zh: '利害关系人、公众（价格听证为消费者）代表的比例',
    en: 'share of stakeholders and residents (for prices: of consumers) among the representatives',
  },
  categories: {
    group: 'hearing',
    sense: 'union',
    options: ['stakeholder', 'resident', 'deputy', 'expert', 'lawyer', 'other'],
    rule: 'R18',
    zh: '听证会代表应当包括的各类人员',
    en: 'categories that must be among the representatives',
  },
  civil_servants: {
    group: 'hearing',
    sense: 'ordinal',
    options: ['allowed', 'warn', 'forbidden'],
    rule: 'R18',
    zh: '现职公务员担任听证会代表',
    en: 'serving officials as representatives',
  },
  symposium_papers: {
    group: 'symposium',
    sense: 'at_least',
    unit: 'working_day',
    min: 1,
    max: 60,
    rule: 'R22',
    zh: '座谈会召开前送达材料',
    en: 'papers sent before a symposium',
  },
  secrecy_review: {
    group: 'review',
    sense: 'at_most',
    unit: 'working_day',
    min: 1,
    max: 60,
    rule: 'R28_15',
    zh: '保密审查意见',
    en: 'opinion of the secrecy review',
  },
  legality_review: {
    group: 'review',
    sense: 'at_least',
    unit: 'working_day',
    min: 1,
    max: 60,
    rule: 'R25',
    zh: '合法性审查时间',
    en: 'time for the legality review',
  },
  legality_order: {
    group: 'review',
    sense: 'ordinal',
    options: ['before_discussion', 'before_submission'],
    rule: 'R25',
    zh: '合法性审查完成的时间',
    en: 'when the legality review must be done',
  },
  interpretation: {
    group: 'publishing',
    sense: 'at_most',
    unit: 'working_day',
    min: 0,
    max: 60,
    rule: 'R26',
    zh: '决策公布后发布政策解读',
    en: 'interpretation after promulgation',
  },
  disclosure: {
    group: 'publishing',
    sense: 'at_most',
    unit: 'working_day',
    min: 1,
    max: 60,
    rule: 'R27',
    zh: '信息形成后主动公开',
    en: 'disclosure from formation',
  },
  nondisclosure_report: {
    group: 'publishing',
    sense: 'at_most',
    unit: 'working_day',
    min: 1,
    max: 60,
    rule: 'R29',
    zh: '不予公开决定报告上级',
    en: 'report of a decision not to disclose',
  },
  hot_question: {
    group: 'people',
    sense: 'at_most',
    unit: 'working_day',
    min: 1,
    max: 60,
    rule: 'R30',
    zh: '热点问题反馈',
    en: 'answer to a hot question',
  },
  public_concern: {
    group: 'people',
    sense: 'at_most',
    unit: 'hour',
    min: 1,
    max: 720,
    rule: 'R30_48',
    zh: '舆情回应',
    en: 'response to a public concern',
  },
  grave_incident: {
    group: 'people',
    sense: 'at_most',
    unit: 'hour',
    min: 1,
    max: 720,
    rule: 'R30_48',
    zh: '重大突发事件发布权威信息',
    en: 'grave incident: first authoritative information',
  },
  press_conference: {
    group: 'people',
    sense: 'at_most',
    unit: 'hour',
    min: 1,
    max: 720,
    rule: 'R30_48',
    zh: '重大突发事件举行新闻发布会',
    en: 'grave incident: press conference',
  },
  first_release: {
    group: 'people',
    sense: 'at_most',
    unit: 'hour',
    min: 1,
    max: 720,
    rule: 'R30_2',
    zh: '突发事件首发',
    en: 'first release by the unit concerned',
  },
  complaint: {
    group: 'people',
    sense: 'at_most',
    unit: 'working_day',
    min: 1,
    max: 120,
    rule: 'B89',
    zh: '公开工作投诉举报的答复',
    en: 'answer to a complaint about disclosure',
  },
  identity: {
    group: 'people',
    sense: 'local',
    options: ['anonymous', 'contact', 'named'],
    rule: 'A18',
    zh: '提意见的人需要留下的身份',
    en: 'what those who comment must say of themselves',
  },
  concentrated_persons: {
    group: 'people',
    sense: 'local',
    unit: 'person',
    min: 2,
    max: 10_000,
    rule: 'R8',
    zh: '视为“相对集中的意见”的人数',
    en: 'persons who make an opinion a concentrated one',
  },
  archive_days: {
    group: 'publishing',
    sense: 'at_most',
    unit: 'day',
    min: 1,
    max: 365,
    rule: 'N713_33',
    zh: '决策完成后归档',
    en: 'archived after the decision is completed',
  },
} as const satisfies Record<string, Row>

type Table = typeof parameters
export type Parameter = keyof Table
export const parameterCodes = Object.keys(parameters) as Parameter[]

/** What a parameter's value is: a share, a list of its options, one of them, or a whole number. */
export type ValueOf<P extends Parameter> = Table[P] extends { readonly unit: 'share' }
  ? Share
  : Table[P] extends { readonly sense: 'union'; readonly options: readonly (infer O)[] }
    ? readonly O[]
    : Table[P] extends { readonly options: readonly (infer O)[] }
      ? O
      : number

export type Value = { [P in Parameter]: ValueOf<P> }[Parameter]

/** The parameters that are a term: days, working days or hours. */
export type TermParameter = {
  [P in Parameter]: Table[P] extends { readonly unit: 'day' | 'working_day' | 'hour' } ? P : never
}[Parameter]

/** The row of a parameter with all that a row may have. */
export const parameterOf = (parameter: Parameter): Row => parameters[parameter]

export const isParameter = (text: string): text is Parameter => Object.hasOwn(parameters, text)

/** The number that a share stands for; NaN when it is none, or is over one. */
export function shareOf(share: string): number {
  const [, part, whole] = /^(\d{1,3})\/([1-9]\d{0,2})$/.exec(share) ?? []
  const n = part === undefined || whole === undefined ? Number.NaN : Number(part) / Number(whole)
  return n > 0 && n <= 1 ? n : Number.NaN
}

/** True when `value` can be a value of the parameter: of its kind, within its bounds. */
export function isValue(parameter: Parameter, value: unknown): value is Value {
  const { unit, options, sense, min = 0, max = Number.MAX_SAFE_INTEGER } = parameterOf(parameter)
  if (unit === 'share') return typeof value === 'string' && !Number.isNaN(shareOf(value))
  if (sense === 'union')
    return Array.isArray(value) && value.length > 0 && value.every((each) => (options ?? []).includes(each))
  if (options) return typeof value === 'string' && options.includes(value)
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
}

/**
 * How strict a value is among those of its parameter: the larger the stricter. Of a list, how much it asks for.
 * Meaningless for `local` parameters, which nothing ranks.
 */
export function strictness(parameter: Parameter, value: Value): number {
  const { sense, unit, options = [] } = parameterOf(parameter)
  if (unit === 'share') return shareOf(String(value))
  if (typeof value === 'object') return value.length
  if (typeof value === 'string') return options.indexOf(value)
  return sense === 'at_most' ? -value : value
}
