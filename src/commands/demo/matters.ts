import type { Matter } from './matter.ts'
import { flood } from './flood.ts'
import { names } from './names.ts'
import { parking } from './parking.ts'
import { dogs, lighting } from './preparing.ts'
import { schools } from './schools.ts'

/** Every decision of the demo. */
export const matters: readonly Matter[] = [parking, flood, schools, names, dogs, lighting]
