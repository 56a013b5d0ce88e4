import { hearings as en } from '../paper/words/hearings.en.ts'
import { hearings as zh } from '../paper/words/hearings.zh.ts'
import { chooser } from '../paper/words/index.ts'

/** The words of the hearing room: announcement, story, public pages and desk. */
export const words = chooser(zh, en)
