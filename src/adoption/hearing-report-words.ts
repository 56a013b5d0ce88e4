import { hearingReport as en } from '../paper/words/hearing-report.en.ts'
import { hearingReport as zh } from '../paper/words/hearing-report.zh.ts'
import { chooser } from '../paper/words/words.ts'

/** The words of the hearing report. */
export const words = chooser(zh, en)
