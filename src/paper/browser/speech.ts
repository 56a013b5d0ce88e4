import { keepSpeeches } from './kept.ts'

/** On the page of the day alone: the form of a speech outlives a line that drops. */
keepSpeeches()
