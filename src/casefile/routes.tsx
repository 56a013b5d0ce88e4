import { Hono } from 'hono'
import type { Desk } from '../people/officer.ts'
import { desk as line } from './routes-line.tsx'
import { desk as promulgation } from './routes-promulgation.tsx'
import { desk as steps } from './routes-steps.tsx'

export { api } from './routes-api.ts'

// Nothing of this room is public of itself: the hall shows what `readPublicCase` tells.
export const desk = new Hono<Desk>()
for (const part of [steps, line, promulgation]) desk.route('/', part)
