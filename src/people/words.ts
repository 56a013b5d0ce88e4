import { people as en } from '../paper/words/people.en.ts'
import { people as zh } from '../paper/words/people.zh.ts'
import { chooser } from '../paper/words/words.ts'

export const words = chooser(zh, en)
