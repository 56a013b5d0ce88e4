import { procedure as en } from '../paper/words/procedure.en.ts'
import { procedure as zh } from '../paper/words/procedure.zh.ts'
import { chooser } from '../paper/words/words.ts'

/** The words of the procedure: states, facts and deeds of the table, the list, the endings. */
export const words = chooser(zh, en)
