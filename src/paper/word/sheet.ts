/**
 * What an official document says, in the order of GB/T 9704 (domain.md §5.1). Numbers of levels are part of the text
 * (一、 （一） 1.), never Word's own numbering: what is copied out keeps them.
 */
export type OfficialDocument = {
  readonly title: string
  /** 主送机关, without its colon; left out of an announcement. */
  readonly addressees?: string
  readonly body: readonly Block[]
  /** 附件说明: the names of what is attached, without numbers. */
  readonly attachments?: readonly string[]
  /** 署名 and 成文日期, as they are printed (2026年3月2日). */
  readonly signed?: { readonly unit: string; readonly date: string }
  /** 附注, without its brackets: 此件公开发布. */
  readonly note?: string
  /** Each begins on a page of its own, under 附件1, 附件2 … */
  readonly annexes?: readonly Annex[]
}

/** Levels one to four of the body, a paragraph, or a table on the page as it lies. */
export type Block =
  | { readonly kind: 'level1' | 'level2' | 'level3' | 'level4' | 'paragraph'; readonly text: string }
  | ({ readonly kind: 'table' } & Sheet)

export type Annex = {
  readonly title: string
  /** On A4 laid across, for a wide table. */
  readonly landscape?: boolean
  readonly body: readonly Block[]
}

/** A table: its columns with their share of the width, and its rows. The header is repeated on every page. */
export type Sheet = {
  readonly columns: readonly { readonly label: string; readonly share: number; readonly centred?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** Millimetres as twentieths of a point. */
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)

/** A4, and the 版心 of 156 by 225 mm upon it: 天头 37 mm, 订口 28 mm. */
export const A4 = { width: mm(210), height: mm(297) } as const
export const upright = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } as const
/** Laid across: the binding edge is above. */
export const across = { top: mm(28), bottom: mm(26), left: mm(35), right: mm(37) } as const

/** The official names of the fonts; none is embedded, each machine takes its own. */
export const fonts = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  level1: '黑体',
  level2: '楷体_GB2312',
  page: '宋体',
  latin: 'Times New Roman',
} as const

/** Sizes in half points: 2号, 3号, 4号, 小四. */
export const sizes = { title: 44, body: 32, page: 28, table: 24 } as const

/** 22 lines on a page: 225 mm by 22, in twentieths of a point. */
export const LINE = 580

/** Text that XML can hold: controls and halves of characters are left out. */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')

/** The lines of a text; a text is at least one. */
export const linesOf = (text: string): string[] => printable(text).split(/\r\n|\r|\n/)
