import { adoption as en } from '../paper/words/adoption.en.ts'
import { adoption as zh } from '../paper/words/adoption.zh.ts'
import { chooser } from '../paper/words/words.ts'

export const words = chooser(zh, en)
