import type { Env } from '../ground/env.ts'

/**
 * Fill an empty database with the demo, through the deeds, with past instants in time order.
 * `now` is milliseconds since 1970 on the house's own clock.
 */
export async function loadDemo(_env: Env, _now: number): Promise<void> {}
