import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Lang, Visit } from '../ground/house.ts'
import { statusOf } from '../ground/refusals.ts'
import type { Refusal } from '../ground/result.ts'
import { problemText } from './words/index.ts'

/** The HTTP status of a refusal: that of its first problem. */
export const statusOfRefusal = (refusal: Refusal): ContentfulStatusCode =>
  statusOf(refusal.problems[0].code) as ContentfulStatusCode

/** RFC 9457 problem details: stable code, the rule with its citation, and every field's own problem. */
export function problemDetails(lang: Lang, refusal: Refusal): Record<string, unknown> {
  const describe = (problem: Refusal['problems'][number]) => ({
    code: problem.code,
    detail: problemText(lang, problem),
    ...(problem.field === undefined ? {} : { field: problem.field }),
    ...(problem.rule === undefined ? {} : { rule: problem.rule }),
    ...(problem.citation === undefined ? {} : { citation: problem.citation }),
    ...(problem.params === undefined ? {} : { params: problem.params }),
    ...(problem.link === undefined ? {} : { link: problem.link }),
  })
  const [first] = refusal.problems
  return {
    type: 'about:blank',
    title: problemText(lang, first),
    status: statusOfRefusal(refusal),
    ...describe(first),
    problems: refusal.problems.map(describe),
  }
}

/** Answer a program's request with a refusal. */
export const refuseJson = (c: Context, refusal: Refusal): Response =>
  c.json(problemDetails((c.get('visit') as Visit).lang, refusal), statusOfRefusal(refusal), {
    'content-type': 'application/problem+json; charset=utf-8',
  })
