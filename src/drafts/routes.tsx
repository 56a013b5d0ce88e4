import { Hono } from 'hono'
import type { Desk } from '../people/officer.ts'
import { desk as documentDesk, routes } from './routes-documents.tsx'
import { desk as draftDesk } from './routes-draft.tsx'

export { api } from './routes-api.ts'
export { routes }

export const desk = new Hono<Desk>().route('/', draftDesk).route('/', documentDesk)
