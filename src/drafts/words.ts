import { drafts as en } from '../paper/words/drafts.en.ts'
import { drafts as zh } from '../paper/words/drafts.zh.ts'
import { chooser } from '../paper/words/words.ts'

export const words = chooser(zh, en)
