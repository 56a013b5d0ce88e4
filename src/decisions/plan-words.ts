import { participation as en } from '../paper/words/participation.en.ts'
import { participation as zh } from '../paper/words/participation.zh.ts'
import { chooser } from '../paper/words/words.ts'

/** The words of the participation plan. */
export const words = chooser(zh, en)
