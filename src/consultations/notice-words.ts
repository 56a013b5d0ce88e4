import { chooser } from '../paper/words/index.ts'
import { notices as en } from '../paper/words/notices.en.ts'
import { notices as zh } from '../paper/words/notices.zh.ts'

/** The words of the officer's side. */
export const words = chooser(zh, en)
