import { hearingDay as en } from '../paper/words/hearing-day.en.ts'
import { hearingDay as zh } from '../paper/words/hearing-day.zh.ts'
import { chooser } from '../paper/words/index.ts'

/** The words of the papers, the day and the record. */
export const words = chooser(zh, en)
