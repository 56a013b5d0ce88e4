import type { RefusalCode } from '../ground/refusals.ts'
import type { Problem } from '../ground/result.ts'

const S2_9 = '五原县《重大决策公众参与制度》'
const S2_2 = '五原县《政府信息公开保密审查制度》'
const N713 = '《重大行政决策程序暂行条例》'
const CC = '《中华人民共和国民法典》'

/**
 * Where each built rule of domain.md §2.1 stands and what the text says there, in its own words (half-width
 * punctuation of the sources is set full-width). Left-out words are marked ……
 */
export const citations = {
  A18: {
    source: `${S2_9}第七条`,
    quote:
      '公示内容包括决策事项名称、决策草案（征求意见稿）、起草决策的依据和理由、公众反映意见建议方式、渠道和时间、收件地址（含邮箱、传真号）和收件人以及其他应公示的内容。',
  },
  B29: {
    source: `${S2_2}第三条`,
    quote: '应遵循“谁制作、谁公开、谁审查、谁负责”，“先审查、后公开”和“一事一议”原则。',
  },
  B30: {
    source: `${S2_2}第四条`,
    quote:
      '对拟公开的政府信息是否涉及国家秘密、商业秘密、个人隐私以及公开后是否危及国家安全、公共安全、经济安全和社会稳定等进行的审查。',
  },
  B38: {
    source: `${S2_2}第九条`,
    quote: '应当提出“公开”、“免予公开”、“需报审”等审查意见，并注明其依据和理由。',
  },
  R1: {
    source: `${N713}第十五条、${S2_9}第七条`,
    quote: '公开征求意见的期限一般不少于30日……公开草案或征求意见稿征求意见的期限不少于10日。',
  },
  R2: {
    source: `${N713}第十五条`,
    quote: '公开征求意见的期限一般不少于30日；因情况紧急等原因需要缩短期限的，公开征求意见时应当予以说明。',
  },
  R3: {
    source: `${S2_9}第七条`,
    quote: '公开草案或征求意见稿征求意见的期限不少于10日。',
  },
  R4: {
    source: `${S2_9}第七条`,
    quote: '县政府门户网站是县政府重大行政决策征求意见的第一平台，开设重大行政决策意见征集专栏',
  },
  // An inference: a material change is no correction, so it needs a round of its own.
  R5: {
    source: '五原县《政务新媒体运行管理制度》第二十一条',
    quote: '要及时通过更正、补充说明等方式消除影响。',
  },
  R6: {
    source: `${CC}第二百零三条`,
    quote: '期间的最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。',
  },
  R7: {
    source: `${S2_9}第四条`,
    quote: '不能只听取、采纳赞成意见，漏报、瞒报或修改反对性意见。',
  },
  R8: {
    source: `${S2_9}第四条`,
    quote:
      '意见采纳情况及相对集中的意见未予采纳的原因，在重大行政决策公布前通过书面信件、电子邮件等方式告知公众参与人',
  },
  R28: {
    source: `${S2_2}第四条`,
    quote: '未经审查和批准，不得对外公开发布政府信息。',
  },
  R31: {
    source: '五原县《政务新媒体运行管理制度》第二十一条',
    quote: '对因发布内容被误解或因发布失误造成舆论影响的，要及时通过更正、补充说明等方式消除影响。',
  },
  CC201: {
    source: `${CC}第二百零一条`,
    quote: '按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。',
  },
  CC203: {
    source: `${CC}第二百零三条`,
    quote: '期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。',
  },
} as const

export type Rule = keyof typeof citations

/** The source of a rule, for error summaries; undefined for a rule that is not quoted here. */
export const cite = (rule: string): { readonly source: string; readonly quote: string } | undefined =>
  Object.hasOwn(citations, rule) ? citations[rule as Rule] : undefined

/** A problem that breaks a rule: named, quoted, and pointing at its field. */
export const breach = (
  rule: Rule,
  code: RefusalCode,
  detail: Omit<Problem, 'code' | 'rule' | 'citation'> = {},
): Problem => ({
  ...detail,
  code,
  rule,
  citation: citations[rule],
})
