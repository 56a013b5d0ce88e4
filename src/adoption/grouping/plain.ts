import { withPlainAmounts } from './amounts.ts'
import { reduced } from './lexicon.ts'
import { simplified } from './simplified.ts'

// Pictographs and what joins and colours them, invisible characters, and repeated marks.
const PICTURES =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}\u200b-\u200f\u2060\ufeff\u00ad]|\ufe0e|\ufe0f/gu
const ENDS =
  /[。！？；，,.!?;:：…~\n\r\t|/\\—–_=+*#<>《》〈〉「」『』【】[\](){}"'“”‘’`^·•●○■□◆◇★☆▲△→\-、@&$￥]+/u

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛狄米贝明臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁宣邓郁单洪包左石崔吉龚程邢裴陆翁荀甄曲封储靳焦巴谷车侯全班秋仲宫宁仇甘厉武符刘景龙叶司黎白蒲邰鄂索咸赖卓屠蒙池乔翟谭贡劳姬申冉桑桂牛寿通边扈燕温庄晏柴阎连习艾容向古易廖庾终耿匡文寇广欧沃利越隆师聂晁勾敖冷訾辛那简饶曾沙丰关查荆游权盖益桓公付肖闫代覃涂佟岳佘'
const CALL = '先生|女士|小姐|师傅|阿姨|大爷|大妈|大姐|大哥|同学|老师|医生|某某?|氏'
const NAME = `(?:[老小阿][${SURNAMES}]|[${SURNAMES}](?:${CALL})|[${SURNAMES}][\\p{Script=Han}*某x]{1,2})`
const ROLE =
  '市民|居民|村民|业主|群众|家长|学生|职工|员工|工人|教师|老师|医生|护士|农民|农户|司机|车主|商户|店主|老板|企业主|党员|干部|代表|委员|退伍军人|老兵|老人|老年人|残疾人|患者|母亲|父亲|妈妈|爸爸|住户|租户|租客|网友|公民|老百姓|百姓|从业者|从业人员|经营者|个体户|骑手|快递员|外卖员|志愿者|律师|工程师|负责人|工作者|毕业生|大学生|本地人|上班族|纳税人|读者|小区的?人|村的?人|人士|人员|一员|厨师|会计|公务员|环卫工|保安|网格员|社工|程序员|设计师|销售|司乘|乘客|消费者|用户|客户|摊主|房东|养殖户|种植户|果农|菜农|渔民|牧民|军属|军嫂|新市民|务工人员|打工人|打工者|打工仔'
const PLACE =
  '省|自治区|市|区|县|旗|镇|乡|街道|社区|小区|村|屯|寨|庄|苑|花园|家园|花苑|嘉园|新村|公寓|大院|组|队|弄|里|路|街|巷|大道|号|栋|幢|单元|室|期|楼'

const LETTERS: readonly (readonly [find: RegExp, by: string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '\n'],
  [/(?:https?:\/\/|www\.)[\w./?=&%#:-]+/g, '\n'],
  [/(?<!\d)\d{17}[\dx](?!\d)/g, '\n'],
  [/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, '\n'],
  [/(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g, '\n'],
  [
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·.]?[a-z0-9]{5,6}(?![a-z0-9])/g,
    '',
  ],
]

/** Numbers that say who somebody is: telephone, identity card, plate, e-mail. They make no opinion. */
const withoutLetters = (text: string): string =>
  LETTERS.reduce((left, [find, by]) => left.replace(find, by), text)

const GREETING =
  /^(?:致?(?:尊敬的|敬爱的|亲爱的|各位|尊敬)[^反支同建希请]{0,14}?(?:领导|市长|书记|局长|县长|区长|镇长|主任|同志|负责人|工作人员|部门|政府|办公室|委员会|委|局|先生|女士|朋友|老师|专家)(?:们|同志)*|[^反支同建希请]{0,10}(?:局|委|政府|办公室|中心|领导|书记|市长))?(?:您们?|你们?|大家|领导|各位|早上|上午|下午|晚上|中午)?(?:好+|辛苦了?|新年好)(?:呀|啊)?$/
const TITLE =
  /^(?:致?(?:尊敬的|敬爱的|亲爱的|各位|致)[^反支同建希请]{0,16}|[^反支同建希请]{0,8}(?:市|县|区|镇)?(?:人民政府|领导|领导们|书记|市长|办公室|委员会|司法局|发改委|住建局|交通局|教育局|城管局|信访局))(?:们|同志)*$/
const COURTESY =
  /^(?:(?:非常|十分|万分|衷心|在此|最后|先)?(?:表示)?(?:感谢|谢谢|多谢|谢了|拜托)+(?:了|您|你们|大家|各位|领导|政府|采纳|理解|支持|关注|聆听|阅读|百忙之中.{0,8}|贵.{1,6}|给.{0,14}机会|.{0,6}辛苦.{0,4})*|(?:恳?请|敬请|希望|盼|望|还望|万望|请求|恳求)?(?:各位|有关部门|相关部门|政府|领导|领导们|贵局|贵单位|上级)*(?:能够|能|予以|给予|认真|慎重|充分|酌情|务必|尽快|一定|请|好好|多多)*(?:采纳|考虑|考虑一下|重视|斟酌|参考|批评指正|指正|理解|体谅|回复|答复|回应|关注|三思|研究|审慎考虑|批准)(?:一下|为盼|为感|为谢|谢谢|为荷|此意见|以上意见|以上建议|我的意见|我的建议|我们的意见)*(?:吧|哦|啊|了)?|此致(?:敬礼)?|敬礼|祝.{0,14}|顺祝.{0,10}|盼复|妥否|当否|特此(?:建议|反映|说明|致信|提出)?|仅供参考|以上.{0,8}(?:意见|建议|看法|想法|观点)(?:供参考|仅供参考)?|以上|辛苦(?:了|各位.{0,6}|你们了?)|如有(?:不当|不妥|冒犯).{0,10}|个人(?:意见|观点|看法|拙见|愚见|浅见)(?:仅供参考)?|一点(?:个人)?(?:意见|建议|看法|想法|浅见)|匿名|不匿名|完|打扰了.{0,4}|顶|路过|支持楼上.{0,2}|同楼上|加油|已阅)$/
const OPENING =
  /^(?:(?:今天|近日|最近|昨天|日前|刚才|刚刚|偶然)?(?:我|本人|我们)?(?:认真|仔细|反复|在网上|在公众号|在网站|从网上|在微信上)*(?:看|看了|看到|看完|读|读了|阅读|阅读了|学习|学习了|研读|研读了|拜读|拜读了|得知|获悉|了解到|听说)(?:了)?(?:这份|这个|本次|此次|你们|贵局|该|本|政府|市里|区里|县里)*.{0,24}?(?:意见稿|征求意见|草案|公告|公示|通知|方案|文件|稿子|消息|办法|规定)(?:的)?(?:通知|公告|后|之后|以后|了)?|(?!.*第\d)(?:我|本人|我们|现|现将|特|以下是|下面)*(?:针对|对于?|关于|就|根据).{0,24}(?:意见稿|草案|公告|公示|方案|规定|办法|条例|通知|文件|问题|事宜|工作)(?:的)?(?:(?:提|谈|说).{0,10}(?:意见|建议|看法|想法))?|(?:我|本人|我们|现|现就|在此|特|想|就此|有|这里)*(?:提|提出|谈|说|发表|反映|有)(?:几|一|1|两|二|2|三|3|四|4|五|5|些|以下|如下)*(?:点|个|条|些|句|下)*(?:个人|自己|我|小小)?的?(?:意见|建议|看法|想法|问题|要求|诉求|观点|拙见|浅见)(?:如下|供参考)?|(?:我|本人|我们|个人)?(?:的)?(?:具体)?(?:意见|建议|看法|理由|原因|想法|观点|诉求|问题)(?:是|如下|有以下几点|主要有.{0,4})?|(?:理由|原因|意见|建议|具体)?(?:是)?(?:如下|有以下.{0,4})|第?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:点|是|来)?|(?:首先|其次|再次|最后|另外|此外)(?:是|呢)?|(?:我|我来|来|也|再|想|简单|随便|多|补充)*(?:说|讲|谈|提|聊|唠叨)(?:两|几|一|1|2)(?:句|点)(?:话|心里话|大实话|实话)?)$/
const WHOSE = `(?:姓名|联系人|联系电话|联系方式|电话|手机|手机号|手机号码|地址|住址|家庭住址|身份证|身份证号|邮箱|电子邮箱|微信|微信号|qq|落款|签名|署名|日期|年龄|性别|职业|来自|提交人|建议人|反映人|此致)`
const LABEL = new RegExp(`^${WHOSE}(?:是|为|[:： ])?.{0,24}$`, 'u')
const DATE =
  /^(?:\d{4}年?(?:\d{1,2}月?(?:\d{1,2}[日号]?)?)?|\d{1,2}月\d{1,2}[日号]|\d{1,2}|二[〇零○]?[〇零一二三四五六七八九十]{1,3}年.{0,8})$/
const ABOUT_SELF = `(?:我|本人|俺|咱|我们|俺们|咱们|笔者|在下)?(?:们)?(?:也|都|就)?(?:是|系|为|作为|身为|乃|一直是)(?:来自|住在)?(?:一?(?:名|位|个|群|家|户))?`
const WHO = `(?:[^反支同建希请应要不,]{0,18}?)(?:${ROLE})(?:代表|们|之一|兼.{1,6})?`
const INTRODUCTION = new RegExp(`^${ABOUT_SELF}${WHO}(?:(?:的)?(?:我叫|叫|名叫)?${NAME})?$`, 'u')
const INTRODUCED = new RegExp(
  `^${ABOUT_SELF}${WHO}(?:(?:的)?(?:我叫|叫|名叫)?${NAME}(?=我|本人|对|就|认|觉|坚|强|反|支|同|建|希|请|$))?(?:的?(?:我们?|本人)|们)?`,
  'u',
)
const CALLED = new RegExp(`^(?:我|本人|俺)(?:的)?(?:名字)?(?:叫|名叫|姓名|是|名字是|叫做)?${NAME}$`, 'u')
const LIVING = new RegExp(
  `^(?:我|本人|俺|我们|我家|咱家|俺家|家)?(?:现|一直|就|家)?(?:住|居住|家住|住在|居住在|家在|位于|来自|生活在|户籍|户口在)(?:在|于)?[^反支同建希请应要不]{1,20}(?:${PLACE})?(?:\\d{1,4}年?)?(?:的)?$`,
  'u',
)
const AGED =
  /^(?:我|本人|俺)?(?:今年|现年|已经)?(?:已)?(?:\d{1,3}|快\d{1,3}|[一二三四五六七八九十]{2,3})(?:多)?岁(?:了|的人了)?$/
const SIGNATURE = new RegExp(
  `^(?:一|1)?(?:名|位|个|群)?(?:[^反支同建希请应要不]{0,14}?)(?:${ROLE})(?:代表)?(?:${NAME})?$`,
  'u',
)
const BARE_NAME = new RegExp(`^${NAME}$`, 'u')

/** No greeting, thanks or signature is longer; what is longer is not searched, so that no text is slow. */
const LONGEST_COURTESY = 48

/** Says something about the writer and nothing about the draft; for a piece anywhere in the text. */
const isAboutSelf = (piece: string): boolean =>
  piece.length <= LONGEST_COURTESY &&
  (INTRODUCTION.test(piece) ||
    CALLED.test(piece) ||
    LIVING.test(piece) ||
    AGED.test(piece) ||
    LABEL.test(piece))

const isSignature = (piece: string): boolean =>
  piece.length <= LONGEST_COURTESY && (BARE_NAME.test(piece) || DATE.test(piece) || SIGNATURE.test(piece))

const isCourtesy = (piece: string): boolean =>
  piece.length <= LONGEST_COURTESY &&
  (GREETING.test(piece) || TITLE.test(piece) || COURTESY.test(piece) || OPENING.test(piece))

const GENERIC =
  /^(?:老旧|住宅|居民|封闭|开放|高档|商业|每个?|各个?|本|全|我们?|这个?|那个?|新建|附近|周边|周围|农|乡|城|郊|市|新|老|旧|山|美丽|自然|行政|贫困|一个|整个|多个|该|某|其他|别的|无物业|物业|城中|城市|乡镇|智慧|安置|回迁|大型|小型|大|小|都市|中心|主城|老城|新城|景|校|园|社|地|片|辖|街|开发|高新|服务|禁停|限行|禁|绿化|公共|休闲|生活|学|山|林|牧|矿|库|灾|疫|功能|试验|示范|保护|生态)$/
const NAMED =
  /(?<=^|是|住|在|自|于|到|们|为|对|和|与|及|议|望|请|把|将|给|向|我|离|靠近|、|即)((?:(?![不没的了应要让有个们建希请求望议支反同每])[\p{Script=Han}a-z0-9]){2,5}?)(村|镇|乡|社区|小区|花园|家园|花苑|嘉园|公寓|街道)/gu

const ESTATES: Readonly<Record<string, string>> = {
  花园: '小区',
  家园: '小区',
  花苑: '小区',
  嘉园: '小区',
  公寓: '小区',
}

/** 李家村 → 村: a named place of living says who writes, seldom what is asked; roads stay as they are. */
const withoutPlaces = (piece: string): string =>
  piece.replace(NAMED, (whole, name: string, kind: string) =>
    GENERIC.test(name) || /^$|[\ue000-\uf8ff]/.test(reduced(name)) ? whole : (ESTATES[kind] ?? kind),
  )

const POINT = '\u0001'
// A blank cuts only for finding greetings and signatures; within a sentence people also type blanks by accident.
const BLANK = /\s+/u

const MARKER = /^[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）、.．:]\s*/
const ORDINAL = /^第?[一二三四五六七八九十]+(?:点|是|来)?(?=[,，、:：])[,，、:：]/

/** One width, small letters, simplified characters, amounts in digits; no pictures and no contact data. */
export const plainOf = (text: string): string =>
  withPlainAmounts(withoutLetters(simplified(text.normalize('NFKC').toLowerCase()).replace(PICTURES, ' ')))

/**
 * What a plain text says, in pieces as its punctuation cuts them, without greetings, thanks, openings,
 * self-introductions, signatures and names of places to live in.
 *
 * It is for comparing only. When nothing would be left (a text of nothing but courtesy), all pieces stay.
 */
export function piecesOf(plain: string): string[] {
  const lines = plain
    .split('\n')
    .map((line) => line.trim().replace(MARKER, '').replace(ORDINAL, ''))
    .join('\n')
  const pieces = lines
    .replace(/(?!承受|承担|负担|接受|忍受|受得|吃得)(\p{Script=Han}{2})不了(?!解)/gu, '无法$1')
    .replace(/不{2,}/g, '不')
    .replace(/(\d)\.(?=\d)/g, `$1${POINT}`)
    .replace(/(\d)[-~—–](?=\d)/g, '$1至')
    .replace(/(\d)\/(?=\d)/g, '$1分')
    .replace(/([元%次度吨])\/(?=\p{Script=Han})/gu, '$1每')
    .split(ENDS)
    .flatMap((sentence, at) =>
      sentence
        .split(BLANK)
        .map((part) => ({ text: part.replace(/\s+/gu, '').replaceAll(POINT, '.'), sentence: at })),
    )
    .filter((piece) => piece.text !== '')
  const kept = pieces.filter(({ text: piece }, at) => {
    if (isCourtesy(piece) || isAboutSelf(piece)) return false
    return pieces.length === 1 || at < Math.max(1, pieces.length - 3) || !isSignature(piece)
  })
  const sentences = new Map<number, string>()
  for (const { text: piece, sentence } of kept.length === 0 ? pieces : kept)
    sentences.set(sentence, (sentences.get(sentence) ?? '') + piece)
  return [...sentences.values()]
    .map((piece) => withoutPlaces(piece.length > 6 ? piece.replace(INTRODUCED, '') : piece))
    .filter((piece) => piece !== '')
}
