import { decisions as en } from '../paper/words/decisions.en.ts'
import { decisions as zh } from '../paper/words/decisions.zh.ts'
import { chooser } from '../paper/words/words.ts'

export const words = chooser(zh, en)
