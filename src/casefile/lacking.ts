import type { Missing } from '../decisions/lifecycle.ts'
import { problemsOf } from '../decisions/missing.ts'
import type { Visit } from '../ground/house.ts'
import type { Problem } from '../ground/result.ts'
import { common } from '../paper/words/index.ts'
import { breach } from '../statute/citations.ts'
import type { Case } from './case.ts'
import { missingCarriers, missingPollResult, newestRecord } from './known.ts'
import { linkOf } from './links.ts'
import { words } from './words.ts'

/**
 * What a deed still lacks as problems: each with its rule and its source, who supplies it, and where. Where more can
 * be said than that it is missing (a verdict, a carrier, an order), that is said.
 */
export const lacking = (visit: Visit, file: Case, missing: readonly Missing[]): Problem[] =>
  missing.flatMap((each) => {
    const link = linkOf(file, each.fact)
    return closer(visit, file, each, link) ?? [plain(visit, each, link)]
  })

function plain({ lang }: Visit, missing: Missing, link: string | undefined): Problem {
  const [problem] = problemsOf(lang, [missing], () => link)
  if (!problem) throw new Error('one thing missing is one problem')
  const supplier = common(lang).roles[missing.supplier]
  const what = words(lang).suppliedBy(String(problem.params?.what), supplier)
  return { ...problem, params: { what, fact: missing.fact, supplier: missing.supplier } }
}

function closer(
  { now }: Visit,
  { records, rounds, hearings }: Case,
  { fact }: Missing,
  link: string | undefined,
): Problem[] | undefined {
  const at = link === undefined ? {} : { link }
  switch (fact) {
    case 'legality':
      return newestRecord(records, 'legality_review') && [breach('R25', 'not_lawful', at)]
    case 'risk_controllable':
      return newestRecord(records, 'risk_assessment') && [breach('N713_24', 'risk_not_controllable', at)]
    case 'result_published':
      if (rounds.length + hearings.length === 0 || rounds.some(({ result_at }) => result_at === null))
        return undefined
      if (hearings.some(({ published_at }) => published_at === null)) return undefined
      // R7: what came in after the report was out is in no report yet.
      return rounds.some(({ result_whole_at }) => result_whole_at === null)
        ? [breach('R7', 'supplement_missing', at)]
        : // R11, E45: out, but not strictly before.
          [breach('R11', 'result_not_before_promulgation', at)]
    case 'result_on_media': {
      const absent = rounds.flatMap((round) => (round.result_whole_at ? missingCarriers(round, now) : []))
      return absent.length === 0
        ? undefined
        : absent.map(({ params }) =>
            breach('R12', 'channel_missing', { ...at, params: { name: String(params.name) } }),
          )
    }
    case 'poll_published': {
      const absent = missingPollResult(records, now) ?? []
      return absent.length === 0
        ? undefined
        : absent.map(({ params }) =>
            breach('R23', 'channel_missing', { ...at, params: { name: String(params.name) } }),
          )
    }
    case 'interpretation':
      return [breach('R26', 'interpretation_late', at)]
    default:
      return undefined
  }
}
