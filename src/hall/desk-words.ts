import { hallDesk as en } from '../paper/words/hall-desk.en.ts'
import { hallDesk as zh } from '../paper/words/hall-desk.zh.ts'
import { chooser } from '../paper/words/index.ts'

/** The words of the desk's home and of a decision's overview. */
export const words = chooser(zh, en)
