import { countCharacters } from './counter.ts'
import { guardForms } from './forms.ts'
import { revealButtons } from './reveal.ts'
import { watchSelections } from './selection.ts'

/** Everything here is a convenience: each page does the same without it. */
countCharacters()
guardForms()
revealButtons()
watchSelections()
