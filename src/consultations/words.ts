import { consultations as en } from '../paper/words/consultations.en.ts'
import { consultations as zh } from '../paper/words/consultations.zh.ts'
import { chooser } from '../paper/words/index.ts'

/** The words of the residents' side. */
export const words = chooser(zh, en)
