import { chooser, type Words } from '../words/words.ts'

const zh = {
  totalRows: '合计 {rows} 行',
  goesOn: '（未完，接下一行）',
  wentBefore: '（接上一行）',
  nextSheet: '（未完，续见工作表“{sheet}”）',
  broken: '#错误：导出在第 {rows} 行之后中断，本文件不完整，请勿使用，请重新导出。',
}

const en: Words<typeof zh> = {
  totalRows: 'Total: {rows} rows',
  goesOn: ' (continued in the next row)',
  wentBefore: '(continued) ',
  nextSheet: '(continued on the sheet “{sheet}”)',
  broken:
    '#错误 Error: the export broke off after row {rows}. This file is incomplete: do not use it, export again.',
}

export type TableWords = Words<typeof zh>

/** What the writers of tables say themselves. The line of a broken file begins with `#错误` in every language. */
export const tableWords = chooser(zh, en)
