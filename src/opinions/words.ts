import { chooser } from '../paper/words/index.ts'
import { opinions as en } from '../paper/words/opinions.en.ts'
import { opinions as zh } from '../paper/words/opinions.zh.ts'

/** The words of keying in, receipts and tracking. */
export const words = chooser(zh, en)
