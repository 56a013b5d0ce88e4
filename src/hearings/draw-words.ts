import { draw as en } from '../paper/words/draw.en.ts'
import { draw as zh } from '../paper/words/draw.zh.ts'
import { chooser } from '../paper/words/index.ts'

/** The words of the draw, the representatives and their list. */
export const words = chooser(zh, en)
