import { chooser } from '../paper/words/index.ts'
import { registrations as en } from '../paper/words/registrations.en.ts'
import { registrations as zh } from '../paper/words/registrations.zh.ts'

/** The words of signing up for a hearing. */
export const words = chooser(zh, en)
