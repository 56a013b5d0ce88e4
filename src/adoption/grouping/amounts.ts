import { readNumeral } from '../../drafts/numerals.ts'

const HAN = '零〇一二两三四五六七八九十百千'
const UNIT =
  '元|块钱|块|毛|角|%|倍|折|岁|周岁|年|个月|天|周|个?小时|分钟|公里|千米|米|厘米|平方米|平米|层|楼|户|辆|次|吨|亩|度|公斤|斤|条|款|项|章|节|目|档|级|分贝|名|人|个|处|家|台|只|张|期|成|点|号|日|月'
/** After a bare 一 these make no amount but a way of speaking: 一个, 一次, 一家, 一点. */
const LOOSE = /^(?:个|次|点|家|名|人|处|台|只|张|期|度|项|条|号|级|档|目|节|日|月|户|楼|成|分钟)$/
const SAME_UNIT: Readonly<Record<string, string>> = {
  块钱: '元',
  块: '元',
  个小时: '小时',
  周岁: '岁',
  千米: '公里',
  平米: '平方米',
  m2: '平方米',
  km: '公里',
  m: '米',
  h: '小时',
  '¥': '元',
}

const spoken = new RegExp(`([${HAN}]+)(个半|${UNIT})`, 'g')
const LATER_HALF = /下午|傍晚|晚上|晚间|夜里|夜间|夜晚|晚/

const trimmed = (value: number): string => String(Number(value.toFixed(4)))

function hours(text: string): string {
  return text.replace(
    /(凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|晚间|夜里|夜间|夜晚|晚|早)?(\d{1,2})(?::(\d{2})|(?:点钟?|时)(半|(\d{1,2})分)?)(?![\d小]|建议|意见|要求|看法|理由|想法|原因)/g,
    (whole, part: string | undefined, hour: string, after: string | undefined, half, minutes) => {
      const late = part !== undefined && LATER_HALF.test(part) && Number(hour) < 12
      const minute = half === '半' ? 30 : Number(after ?? minutes ?? 0)
      if (Number(hour) > 24 || minute > 59) return whole
      return `${Number(hour) + (late ? 12 : 0)}点${minute === 0 ? '' : `${minute}分`}`
    },
  )
}

/**
 * Writes every amount one way, so that 三块, ３元 and 3块钱 are one text and 5元 another: Chinese numerals
 * before a unit become digits, 百分之五 becomes 5%, 1.5万 becomes 15000, 晚上十点 becomes 22点.
 *
 * A numeral counts only before a unit: 十分, 万一, 百姓 and 一些 are no amounts.
 *
 * @param text already of one width, simplified and in lower case
 */
export function withPlainAmounts(text: string): string {
  const plain = text
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/十分(?![钟之])/g, '非常')
    .replace(/(?<=块)[一二三四五六七八九](?![十百千万元块角个])/g, (digit) =>
      String(readNumeral(digit) ?? digit),
    )
    .replace(/(?<![\d零一二两三四五六七八九十几数])[百千](?=元|块)/g, '一$&')
    .replace(new RegExp(`百分之([${HAN}\\d.]+)`, 'g'), (whole, said: string) => {
      const value = /^[\d.]+$/.test(said) ? Number(said) : readNumeral(said)
      return value === null ? whole : `${trimmed(value)}%`
    })
    .replace(new RegExp(`([${HAN}]+)分之([${HAN}]+)`, 'g'), (whole, under: string, over: string) => {
      const [below, above] = [readNumeral(under), readNumeral(over)]
      return below === null || above === null ? whole : `${above}/${below}`
    })
    .replace(
      /([一二两三四五六七八九])([万千])([一二三四五六七八九])(?![十百千万])/g,
      (_, head, power, tail) =>
        trimmed(((readNumeral(head) ?? 0) + (readNumeral(tail) ?? 0) / 10) * (power === '万' ? 1e4 : 1e3)),
    )
    .replace(/[二两三四五六七八九][千百](?=$|[\s,。;!?、了吧的])/g, (said) =>
      String(readNumeral(said) ?? said),
    )
    .replace(/半(?=个?小时|年|天|个月)/g, '0.5')
    .replace(
      new RegExp(`([${HAN}]+)([万亿])(?=$|[\\s,。;!?、了吧的元块户人辆平吨])`, 'g'),
      (whole, said: string, power) => {
        const value = readNumeral(said)
        return value === null ? whole : `${value}${power}`
      },
    )
    .replace(/(\d+(?:\.\d+)?)([万亿])/g, (_, value: string, power) =>
      trimmed(Number(value) * (power === '万' ? 1e4 : 1e8)),
    )
    .replace(spoken, (whole, said: string, unit: string) => {
      if (said === '一' && LOOSE.test(unit)) return whole
      const value = readNumeral(said)
      if (value === null) return whole
      return unit === '个半' ? `${value + 0.5}` : `${value}${unit}`
    })
    .replace(/(\d+)块(\d)(?!\d)/g, '$1.$2元')
    .replace(/(\d+)毛/g, (_, value: string) => `${trimmed(Number(value) / 10)}元`)
    .replace(/¥(\d+(?:\.\d+)?)元?/g, '$1元')
    .replace(
      /(\d+(?:\.\d+)?)元?(?:每|\/)(?:1|一)?个?(小时|天|日|月|年|次|平方米|平米|人|户|辆|吨|度|公里|学期)/g,
      '每$2$1元',
    )
    .replace(
      /(\d)(块钱|块|个小时|周岁|千米|平米|m2|km|m|h)(?![a-z])/g,
      (_, digit, unit: string) => digit + (SAME_UNIT[unit] ?? unit),
    )
  return hours(plain).replace(/(?:不足|不到|不满|将近|接近|大约|差不多|约|仅仅|仅有|只有|仅)(?=\d)/g, '')
}

const AMOUNT = new RegExp(`(第?)(\\d+(?:\\.\\d+)?(?:/\\d+)?)(${UNIT})?`, 'g')

/** What a text fixes in figures: clauses it names and amounts with their unit, each once. */
export type Figures = {
  readonly clauses: readonly string[]
  readonly amounts: readonly string[]
  /** Those of the amounts that stand where something is asked for or judged. */
  readonly asked: readonly string[]
}

/**
 * The figures in sentences that have gone through `withPlainAmounts`.
 *
 * @param sentences each with whether it asks for something
 */
export function figuresOf(sentences: readonly { readonly text: string; readonly asks: boolean }[]): Figures {
  const clauses = new Set<string>()
  const amounts = new Set<string>()
  const asked = new Set<string>()
  for (const { text, asks } of sentences) {
    for (const [, ordinal, value, unit = ''] of text.matchAll(AMOUNT)) {
      if (ordinal && /^[条款项章节目]$/.test(unit)) clauses.add(value + unit)
      else {
        amounts.add(value + unit)
        if (asks) asked.add(value + unit)
      }
    }
  }
  return { clauses: [...clauses], amounts: [...amounts], asked: [...asked] }
}

const within = (some: readonly string[], all: readonly string[]): boolean =>
  some.every((one) => all.includes(one))

/** Neither has all that the other has. */
const disjoin = (a: readonly string[], b: readonly string[]): boolean => !within(a, b) && !within(b, a)

const unitOf = (amount: string): string => amount.replace(/^[\d./]+/, '')

/** Two texts may name more or fewer clauses, but not each its own. */
export const clausesClash = (a: Figures, b: Figures): boolean => disjoin(a.clauses, b.clauses)

/**
 * Two texts may say more or less than each other, but not each its own amount: 3元 is not 5元. Amounts told by
 * the way clash only when they measure the same: that someone waited 3天 does not contradict 每周1次.
 */
export function amountsClash(a: Figures, b: Figures): boolean {
  if (disjoin(a.asked, b.asked)) return true
  if (!disjoin(a.amounts, b.amounts)) return false
  const units = new Set(a.amounts.filter((one) => !b.amounts.includes(one)).map(unitOf))
  return b.amounts.some((one) => !a.amounts.includes(one) && units.has(unitOf(one)))
}
