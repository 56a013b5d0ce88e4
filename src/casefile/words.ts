import { casefile as en } from '../paper/words/casefile.en.ts'
import { casefile as zh } from '../paper/words/casefile.zh.ts'
import { chooser } from '../paper/words/words.ts'

export const words = chooser(zh, en)
