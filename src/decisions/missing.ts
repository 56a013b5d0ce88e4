import type { Lang } from '../ground/house.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'
import type { Facts } from './facts.ts'
import { type Deed, type Missing, missingFor, type State, transitionFor, type Way } from './lifecycle.ts'
import { words } from './procedure-words.ts'

/** What a deed still lacks as problems: `step_missing`, each with its rule and a link to where it can be mended. */
export const problemsOf = (
  lang: Lang,
  missing: readonly Missing[],
  linkOf: (fact: Missing['fact']) => string | undefined = () => undefined,
): Problem[] =>
  missing.map(({ fact, rule }) => {
    const link = linkOf(fact)
    const params = { what: words(lang).facts[fact] }
    return breach(rule, 'step_missing', link === undefined ? { params } : { params, link })
  })

/** Why a deed may not be done now: `wrong_state`, or everything it still lacks. Empty when it may. */
export function judgeDeed(
  lang: Lang,
  deed: Deed,
  { state, way, facts }: { readonly state: State; readonly way: Way; readonly facts: Facts },
  linkOf?: (fact: Missing['fact']) => string | undefined,
): Problem[] {
  const row = transitionFor(deed, state, way)
  return row ? problemsOf(lang, missingFor(row, facts), linkOf) : [{ code: 'wrong_state' }]
}
