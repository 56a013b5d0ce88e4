/** Numbers from 0 to 1, always the same for the same seed. */
export function dice(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32
  }
}

type Dice = () => number
const pick = <T>(from: readonly T[], roll: Dice): T => from[Math.floor(roll() * from.length)] as T

const PLACES = [
  '李家村',
  '王庄村',
  '城关镇',
  '幸福里小区',
  '阳光花园',
  '新华社区',
  '翠湖家园',
  '柳林镇三岔村',
  '金桥小区2号楼',
  '东升街道',
]
const NAMES = ['张伟', '王芳', '李秀英', '刘洋', '陈建国', '欧阳雪', '赵某某', '黄小明', '周*', '徐志强']
const ROLES = ['村民', '居民', '业主', '退休职工', '学生家长', '普通市民', '老党员', '外卖骑手']

const before: readonly ((roll: Dice) => string)[] = [
  () => '尊敬的领导：您好！',
  () => '各位领导你们好，',
  () => '你好，',
  (roll) => `我是${pick(PLACES, roll)}的${pick(ROLES, roll)}${pick(NAMES, roll)}，`,
  (roll) => `作为一名${pick(ROLES, roll)}，`,
  (roll) => `我叫${pick(NAMES, roll)}，家住${pick(PLACES, roll)}。`,
  () => '看了征求意见稿，',
  () => '我的意见如下：',
  (roll) => `本人系${pick(PLACES, roll)}${pick(ROLES, roll)}，`,
]
const after: readonly ((roll: Dice) => string)[] = [
  () => '谢谢！',
  () => '望采纳。',
  () => '请领导认真考虑，谢谢。',
  (roll) => `\n${pick(NAMES, roll)}\n2026年${1 + Math.floor(roll() * 12)}月${1 + Math.floor(roll() * 28)}日`,
  (roll) => `联系电话：13${Math.floor(1e8 + roll() * 8e8)}`,
  (roll) => `\n一位${pick(ROLES, roll)}`,
  () => '😡😡😡',
  () => '👍',
  () => '此致敬礼！',
  () => '我家三口人都是这个意见。',
  () => '我在这里住了二十多年了，说的都是心里话。',
]

const TRADITIONAL: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'对對设設应應议議电電车車费費标標准準时時间間条條规規为為个個与與区區居居环環境境请請给給们們门門实實业業价價这這发發学學动動处處罚罰严嚴险險长長点點来來说說过過边邊建建离離会會严嚴影影响響尤尤劳勞负負担擔记記',
  ].reduce<[string, string][]>((pairs, one, at, all) => {
    if (at % 2 === 0) pairs.push([one, all[at + 1] ?? one])
    return pairs
  }, []),
)

const wide = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

const over: readonly ((text: string, roll: Dice) => string)[] = [
  (text) => [...text].map((one) => TRADITIONAL[one] ?? one).join(''),
  (text) => text.replace(/[，。！？；、]/g, ''),
  (text) => text.replace(/[，。]/g, ' '),
  (text) => text.replace(/[。]/g, '！！！').replace(/，/g, ','),
  wide,
  (text) => text.replace(/，/g, '\n'),
  (text) => [...text].join(text.length < 30 ? ' ' : ''),
  (text, roll) => {
    // A character typed twice.
    const at = Math.floor(roll() * (text.length - 1))
    if (/[\d０-９零一二三四五六七八九十百]/.test(text.charAt(at))) return text
    return text.slice(0, at + 1) + text.slice(at)
  },
  (text) => text.replace('的', '得').replace('再', '在').replace('建议', '建義'),
  (text) =>
    text
      .replace(/我们|我/, '本人')
      .replace('应当', '应该')
      .replace('建议', '希望'),
  (text, roll) => {
    // The sentences in another order.
    const sentences = text.split('。').filter((one) => one !== '')
    const by = 1 + Math.floor(roll() * (sentences.length - 1))
    return `${[...sentences.slice(by), ...sentences.slice(0, by)].join('。')}。`
  },
]

/** The text as somebody else would send it: greeted, signed, in other signs and characters, with small slips. */
export function noisy(text: string, seed: number): string {
  const roll = dice(seed)
  let out = text
  for (let n = roll() < 0.4 ? 2 : 1; n > 0; n--) out = pick(over, roll)(out, roll)
  if (roll() < 0.6) out = pick(before, roll)(roll) + out
  if (roll() < 0.6) out += pick(after, roll)(roll)
  return out
}
