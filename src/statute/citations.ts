import type { RefusalCode } from '../ground/refusals.ts'
import type { Problem } from '../ground/result.ts'

const S2_9 = '五原县《重大决策公众参与制度》'
const S2_2 = '五原县《政府信息公开保密审查制度》'
const S2_1 = '五原县《政府信息主动公开工作制度》'
const S2_3 = '五原县《政务新媒体运行管理制度》'
const S2_7 = '五原县《政务公开考核制度》'
const S2_8 = '五原县《政务公开政策解读回应制度》'
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
    source: `${S2_3}第二十一条`,
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
  R9: {
    source: `${S2_9}第四条`,
    quote:
      '对公众提出的修改意见包括反对意见，应从合法性、合理性、可行性等方面进行分析研究，吸收其合法合理建议意见。',
  },
  // That nobody said anything is a result too; counties publish it.
  R10: {
    source: `${S2_9}第七条`,
    quote: '规范发布意见征集和意见采纳情况信息。',
  },
  R11: {
    source: `${S2_9}第四条`,
    quote:
      '意见采纳情况及相对集中的意见未予采纳的原因，在重大行政决策公布前通过书面信件、电子邮件等方式告知公众参与人',
  },
  R12: {
    source: `${S2_9}第四条`,
    quote: '通过政府门户网站以及原公开决策草案或征求意见稿的媒体向社会公布。',
  },
  R13: {
    source: `${S2_9}第四条`,
    quote:
      '通过书面信件、电子邮件等方式告知公众参与人；无法了解公众参与人联系方式以及通过向社会发布草案或征求意见稿方式征求意见需要反馈采纳情况的，通过政府门户网站以及原公开决策草案或征求意见稿的媒体向社会公布。',
  },
  R14: {
    source: `${S2_9}第九条`,
    quote: '应当在听证会举行10日前公告以下事项：',
  },
  R15: {
    source: `${N713}第十六条`,
    quote: '听证会材料应当于召开听证会7日前送达听证参加人。',
  },
  R16: {
    source: `${N713}第十六条`,
    quote: '听证参加人名单应当提前向社会公布。',
  },
  R17: {
    source: `${S2_9}第十条`,
    quote: '听证会代表的人数原则上不少于10人，其人数和人员构成比例由决策承办单位根据听证项目的实际情况确定。',
  },
  R18: {
    source: `${S2_9}第十条、${N713}第十六条`,
    quote: '听证会代表应当具有广泛性和代表性，主要从以下人员中产生：……保证相关各方都有代表参加听证会。',
  },
  R19: {
    source: `${S2_9}第十一条`,
    quote: '听证会笔录应当经听证会代表确认无误后签字或者盖章。',
  },
  R20: {
    source: `${S2_9}第十一条`,
    quote: '不予采纳的，应当说明理由。……听证报告应当提出明确的结论性建议意见。',
  },
  R21: {
    source: `${S2_9}第三条`,
    quote:
      '其中对法律、法规、规章规定应当听证以及公众对决策方案有重大分歧、社会关注度较高的决策事项，应当举行听证会。',
  },
  R22: {
    source: `${S2_9}第五条`,
    quote: '于座谈论证会召开的5个工作日前将决策方案及起草说明送达与会代表。',
  },
  R23: {
    source: `${S2_9}第六条`,
    quote: '民意调查报告以及民意调查报告的采纳情况，应当在重大决策公布前通过民意调查的网站等载体予以公开。',
  },
  R24: {
    source: `${S2_9}第四条、${N713}第二十九条`,
    quote:
      '向县政府上报重大行政决策草案时，应当附征求意见公众参与情况书面说明。……决策承办单位提交决策机关讨论决策草案，应当报送下列材料：',
  },
  R25: {
    source: `${N713}第二十五条、第二十六条`,
    quote:
      '决策草案未经合法性审查或者经审查不合法的，不得提交决策机关讨论。对国家尚无明确规定的探索性改革决策事项，可以明示法律风险，提交决策机关讨论。……送请合法性审查，应当保证必要的审查时间，一般不少于7个工作日。',
  },
  R26: {
    source: `${S2_8}第四条`,
    quote: '政策文件与解读材料应当同步起草、同步审签、同步发布。',
  },
  // The copy at hand is set in traditional characters, some words converted (檔案 is 文件); quoted as it stands.
  R26_3: {
    source: '银川市《关于全面推进全市政务公开工作的实施意见》三（一）',
    quote: '相關解讀材料於檔案公開後3個工作日內在政府網站和媒體發布',
  },
  R27: {
    source: `${S2_1}第九条`,
    quote: '属于主动公开范围的政府信息，应当自形成之日起20个工作日内在“五原县人民政府”门户网站上全文公开。',
  },
  R28: {
    source: `${S2_2}第四条`,
    quote: '未经审查和批准，不得对外公开发布政府信息。',
  },
  R28_15: {
    source: `${S2_2}第十条`,
    quote: '各级行政机关负责保密审查的机构接到信息审查申请后，应在15个工作日内提出审查确认的意见。',
  },
  R29: {
    source: `${S2_1}第七条`,
    quote: '决定不予公开政府信息的，应当于作出决定之日起5个工作日内书面报告上一级政务公开工作主管部门。',
  },
  R30: {
    source: `${S2_3}第十六条`,
    quote: '在五个工作日内向网友反馈情况，说明有关政策措施或者处理结果。',
  },
  R30_48: {
    source: `${S2_8}第十条`,
    quote:
      '涉及特别重大、重大突发事件的舆情，最迟在5小时内发布权威信息，在24小时内举行新闻发布会，其他舆情应在48小时内予以回应。',
  },
  R30_2: {
    source: `${S2_3}第十二条`,
    quote: '由涉事主体通过政务新媒体在事发后120分钟内进行权威首发',
  },
  R31: {
    source: `${S2_3}第二十一条`,
    quote: '对因发布内容被误解或因发布失误造成舆论影响的，要及时通过更正、补充说明等方式消除影响。',
  },
  R32: {
    source: `${S2_3}第二十条`,
    quote: '如出现违反国家有关法律法规的言论，应在保存相关证据、数据后予以删除，并报警处理。',
  },
  R33: {
    source: `${S2_7}第七条`,
    quote: '政务公开和政务服务考核的结果分为优秀、良好、合格、不合格4个等次，满分为100分。',
  },
  CC201: {
    source: `${CC}第二百零一条`,
    quote: '按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。',
  },
  CC200: {
    source: `${CC}第二百条`,
    quote: '民法所称的期间按照公历年、月、日、小时计算。',
  },
  CC201_2: {
    source: `${CC}第二百零一条`,
    quote: '按照小时计算期间的，自法律规定或者当事人约定的时间开始计算。',
  },
  CC202: {
    source: `${CC}第二百零二条`,
    quote: '按照年、月计算期间的，到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日。',
  },
  CC203: {
    source: `${CC}第二百零三条`,
    quote: '期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。',
  },
  CC203_2: {
    source: `${CC}第二百零三条`,
    quote: '期间的最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。',
  },
  CC204: {
    source: `${CC}第二百零四条`,
    quote: '期间的计算方法依照本法的规定，但是法律另有规定或者当事人另有约定的除外。',
  },
  CC1259: {
    source: `${CC}第一千二百五十九条`,
    quote: '民法所称的“以上”、“以下”、“以内”、“届满”，包括本数；所称的“不满”、“超过”、“以外”，不包括本数。',
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
