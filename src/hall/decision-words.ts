import { hallDecisions as en } from '../paper/words/hall-decisions.en.ts'
import { hallDecisions as zh } from '../paper/words/hall-decisions.zh.ts'
import { chooser } from '../paper/words/index.ts'

/** The words of the annual list and of a decision's public page. */
export const words = chooser(zh, en)
