import { bridge } from './bridge.ts'
import { lifts } from './lifts.ts'
import type { Matter } from './matter.ts'
import { names } from './names.ts'
import { parking } from './parking.ts'
import { dogs, lighting } from './preparing.ts'
import { rubbish } from './rubbish.ts'
import { schools } from './schools.ts'

/** Every decision of the demo, in every state that there is. */
export const matters: readonly Matter[] = [parking, bridge, schools, lifts, rubbish, names, dogs, lighting]
