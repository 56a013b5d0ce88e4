import { maskText } from './mask.ts'

/** 复姓, so that 欧阳修 does not become 欧**: the family name may stand, the given name never. */
const COMPOUND = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五'.split(
    ' ',
  ),
)

/** How a person who gave no name, or did not agree to it, appears. */
export const ANONYMOUS = '匿名'

/**
 * A person's name as the public reads it: the family name and a star for each further character, two at most
 * (张三丰 is 张**, 王五 is 王*, 欧阳锋 is 欧阳*, 阿依古丽·买买提 is 阿**); of a name in letters the initials
 * (John Smith is J*** S***). Whatever was typed, nothing of a given name but an initial is left.
 */
export function maskName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '') return ANONYMOUS
  const words = trimmed.split(/[\s.·]+/u).filter(Boolean)
  if (words.length > 0 && words.every((word) => /^[\p{Script=Latin}'’-]+$/u.test(word)))
    return words
      .slice(0, 4)
      .map((word) => `${[...word][0]}***`)
      .join(' ')
  const characters = [...trimmed.replace(/\s+/gu, '')].filter((c) => /[\p{L}·]/u.test(c))
  if (characters.length < 2) return characters.length === 0 ? '*' : `${characters[0]}*`
  const compound = characters.length > 2 && COMPOUND.has(characters.slice(0, 2).join(''))
  const family = characters.slice(0, compound ? 2 : 1).join('')
  return family + '*'.repeat(Math.min(characters.length - (compound ? 2 : 1), 2))
}

/**
 * Who said it, for the adoption table: only with her consent, a person masked, an organisation in full (any
 * telephone number typed into its name masked), everyone else 匿名.
 */
export function submitterShown(
  kind: 'individual' | 'organisation',
  publishName: boolean,
  name: string | undefined,
): string {
  const given = name?.trim() ?? ''
  if (!publishName || given === '') return ANONYMOUS
  return kind === 'organisation' ? maskText(given) : maskName(given)
}
