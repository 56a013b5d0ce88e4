import { bridge } from './bridge.ts'
import { care } from './care.ts'
import { lifts } from './lifts.ts'
import { market } from './market.ts'
import type { Matter } from './matter.ts'
import { meals } from './meals.ts'
import { names } from './names.ts'
import { parking } from './parking.ts'
import { dogs, lighting } from './preparing.ts'
import { rental } from './rental.ts'
import { rubbish } from './rubbish.ts'
import { schools } from './schools.ts'

/** Every decision of the demo, in every state from its draft on. */
export const matters: readonly Matter[] = [
  parking,
  bridge,
  schools,
  lifts,
  rubbish,
  names,
  dogs,
  lighting,
  rental,
  meals,
  care,
  market,
]
