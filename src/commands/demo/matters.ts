import type { Matter } from './matter.ts'
import { parking } from './parking.ts'

/** Every decision of the demo. */
export const matters: readonly Matter[] = [parking]
