import type { Context } from 'hono'
import type { Refusal } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import type { Desk } from '../people/officer.ts'

/** The page for a matter that is not there, or not for this officer. */
export const shut = (c: Context<Desk>, refusal: Refusal) =>
  statusOfRefusal(refusal) === 404
    ? c.notFound()
    : c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)
