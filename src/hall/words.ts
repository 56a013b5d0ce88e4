import { hall as en } from '../paper/words/hall.en.ts'
import { hall as zh } from '../paper/words/hall.zh.ts'
import { chooser } from '../paper/words/index.ts'

/** The words of the pages about the platform itself. */
export const words = chooser(zh, en)
