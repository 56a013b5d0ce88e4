import { emptyGroups } from '../src/adoption/grouping/groups.ts'
import type { Kind } from '../src/opinions/item.ts'
import { dice } from '../test/grouping/noise.ts'

/** What `benchGrouping` found. */
export type GroupingFigures = {
  readonly items: number
  readonly groups: number
  /** CPU seconds for all items, one after the other: normalising, signature, search, comparing. */
  readonly cpu_seconds: number
  readonly longest_ms: number
  /** Word-by-word comparisons for each arrival, and bands kept for each item. */
  readonly compared_per_item: number
  readonly bands_per_item: number
  /** Microseconds for one more arrival after a tenth of the items and after all of them. */
  readonly arrival_us: { readonly early: number; readonly late: number }
  /** `late` over `early`: near 1 when nothing is computed again. */
  readonly growth: number
}

type Drawn = { readonly kind: Kind; readonly text: string; readonly scope: string }

const SUBJECTS =
  '停车费 公交线路 物业费 电动车 老旧小区 幼儿园 垃圾站 医院 菜市场 河道 路灯 工地 充电桩 学校 公园 水价 养老院 自行车道 广场舞 快递柜'.split(
    ' ',
  )
const OPENINGS =
  '近几年 按照草案 我觉得 从长远看 就目前来说 根据条例 听说 在我们这里 说句实话 每到冬天'.split(' ')
const STATES =
  '矛盾很突出 一直没有人管 影响了日常生活 引起不少投诉 标准不清楚 责任分不清 资金来源不明 老人意见最大 孩子走路不安全 晚上尤其明显 执行起来困难 和邻近城市差得远'.split(
    ' ',
  )
const DEMANDS =
  '建议公开账目 希望增加投入 应当听取住户意见 请写明责任部门 建议分步实施 希望延长过渡期 应当给予补贴 建议取消收费 希望加强巡查 请降低标准 建议统一规划 应当设立热线'.split(
    ' ',
  )
const HAN = Array.from({ length: 900 }, (_, at) => String.fromCharCode(0x4e00 + at * 19))

/** Opinions of 10 to 400 characters, of which 30 in 100 repeat one of `templates` with other names and signs. */
function opinions(count: number, seed: number): Drawn[] {
  const roll = dice(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T
  const word = () => pick(HAN) + pick(HAN)
  const sentence = () =>
    `${pick(OPENINGS)}，${pick(SUBJECTS)}${word()}${pick(STATES)}，${word()}${word()}${pick(STATES)}，${pick(DEMANDS)}${word()}。`
  const written = (length: number): string => {
    let text = ''
    while (text.length < length) text += sentence()
    return text.slice(0, length)
  }
  const length = () => 10 + Math.floor(390 * roll() ** 2)
  const kinds: readonly Kind[] = ['support', 'oppose', 'amend', 'amend', 'question', 'other']
  const scope = () => (roll() < 0.3 ? '' : `c${Math.floor(roll() * 30)}`)
  const templates = Array.from({ length: Math.max(1, Math.round(count / 500)) }, () => ({
    kind: pick(kinds),
    text: written(length()),
    scope: scope(),
  }))
  return Array.from({ length: count }, () => {
    if (roll() >= 0.3) return { kind: pick(kinds), text: written(length()), scope: scope() }
    const template = pick(templates)
    const text = template.text.replaceAll('，', roll() < 0.5 ? '，' : ' ')
    return { ...template, text: `我是${word()}村的村民王${word()}，${text}${roll() < 0.5 ? '谢谢！' : ''}` }
  })
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Groups `count` opinions as they arrive; then measures what one more costs, early and late. */
export function benchGrouping(count = 100_000): GroupingFigures {
  const all = opinions(count, 7)
  const extra = opinions(2_000, 8)
  const groups = emptyGroups()
  let longest = 0
  let early = 0
  const each = (some: readonly Drawn[]): number => {
    const begun = cpuMs()
    for (const { kind, text, scope } of some) {
      const start = performance.now()
      groups.arrive({ kind, text }, scope)
      longest = Math.max(longest, performance.now() - start)
    }
    return cpuMs() - begun
  }
  const tenth = Math.floor(count / 10)
  let spent = each(all.slice(0, tenth))
  early = (1000 * each(extra.slice(0, 1_000))) / 1_000
  spent += each(all.slice(tenth))
  const { compared, bands, groups: found } = groups.work()
  const late = (1000 * each(extra.slice(1_000))) / 1_000
  const rounded = (value: number, digits = 1) => Number(value.toFixed(digits))
  return {
    items: count,
    groups: found,
    cpu_seconds: rounded(spent / 1000),
    longest_ms: rounded(longest),
    compared_per_item: rounded(compared / (count + 1_000)),
    bands_per_item: rounded(bands / (count + 1_000)),
    arrival_us: { early: Math.round(early), late: Math.round(late) },
    growth: rounded(late / early, 2),
  }
}
