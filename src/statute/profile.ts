import { platformDefaults, R1_LINE } from './defaults.ts'
import type { MatterKind } from './matter.ts'
import {
  type Parameter,
  parameterCodes,
  parameterOf,
  type parameters,
  type Share,
  strictness,
  type Value,
  type ValueOf,
} from './parameters.ts'

export type { MatterKind } from './matter.ts'
export type { Parameter, Value, ValueOf } from './parameters.ts'

/**
 * How strongly a text asks: `must` without exception; `in_principle` (原则上, 一般) with less only for a recorded
 * reason; `default` is no law at all, only what the platform does while no text says anything: it warns.
 */
export const forces = ['must', 'in_principle', 'default'] as const
export type Force = (typeof forces)[number]

/**
 * How we know a value: `text`, read in the text that is named; `unverified`, told of a text that was not read;
 * `platform`, our own choice. What is not `text` says so in its `source` too.
 */
export const bases = ['text', 'unverified', 'platform'] as const
export type Basis = (typeof bases)[number]

/** Where a value comes from: the text and its article, and its words where they were read. */
export type Origin = {
  readonly source: string
  readonly quote?: string
  readonly basis: Basis
}

/** One value of one profile. A parameter may have several: 30 in principle, 10 in any case. */
export type ProfileValue = {
  readonly [P in Parameter]: Origin & {
    readonly parameter: P
    readonly value: ValueOf<P>
    readonly force: Force
    /** The matters it applies to; left out: all. */
    readonly kinds?: readonly MatterKind[]
  }
}[Parameter]

/**
 * `national` applies everywhere; `regional` (a province, a city) below it, `local` below either of them; `special`
 * is a law of its own for some matter, which replaces what it names (另有规定的，从其规定). `platform` is no law.
 */
export const profileKinds = ['platform', 'national', 'regional', 'local', 'special'] as const
export type ProfileKind = (typeof profileKinds)[number]

/** The numbers of one jurisdiction or one special law, as one version of its profile states them. */
export type RuleProfile = {
  readonly code: string
  readonly kind: ProfileKind
  /** The profile above; null for those that have none. */
  readonly parent: string | null
  /** 0: as it comes with the program; 1 and up: as saved here. */
  readonly version: number
  readonly name: { readonly zh: string; readonly en: string }
  readonly description: { readonly zh: string; readonly en: string }
  readonly values: readonly ProfileValue[]
}

/** Where an effective value comes from: its text, and the profile that says so. */
export type From = Origin & { readonly profile: string }

/**
 * What applies of one parameter. `usual` is the strictest of everything that applies; `floor` the strictest of
 * what is asked without exception. Between the two a recorded reason is needed; `force` says which of them
 * `usual` is. A number that nothing asks for is 0 (`at_least`) or null (`at_most`).
 */
type Ruled<U, F = U> = {
  readonly usual: U
  readonly floor: F
  readonly force: Force
  readonly source: From | null
  readonly floorSource: From | null
}

type Table = typeof parameters
type RuledOf<P extends Parameter> = Table[P] extends { readonly unit: 'share' }
  ? Ruled<Share | null>
  : Table[P] extends { readonly sense: 'at_most' }
    ? Ruled<number, number | null>
    : Ruled<ValueOf<P>>

export type EffectiveValues = { readonly [P in Parameter]: RuledOf<P> }

/** Everything that applies to one matter, and who says so. */
export type Effective = { readonly kind: MatterKind; readonly values: EffectiveValues }

/** One value with the profile it stands in. */
type Candidate = { readonly stands: ProfileValue; readonly profile: string; readonly rank: number }

const RANKS: Readonly<Record<ProfileKind, number>> = {
  national: 0,
  regional: 1,
  local: 2,
  special: 3,
  platform: 4,
}
const BASES: Readonly<Record<Basis, number>> = { text: 0, unverified: 1, platform: 2 }

const candidatesOf = (layers: readonly RuleProfile[], parameter: Parameter, kind: MatterKind): Candidate[] =>
  layers.flatMap(({ code, kind: layer, values }) =>
    values
      .filter((each) => each.parameter === parameter && (each.kinds?.includes(kind) ?? true))
      .map((stands) => ({ stands, profile: code, rank: RANKS[layer] })),
  )

const alphabetical = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** An order over all candidates, the strictest first, so that what is chosen depends on what is said and not on where it stood. */
function before(parameter: Parameter, a: Candidate, b: Candidate): number {
  const local = parameterOf(parameter).sense === 'local'
  return (
    (local
      ? b.rank - a.rank
      : strictness(parameter, b.stands.value) - strictness(parameter, a.stands.value)) ||
    Number(b.stands.force === 'must') - Number(a.stands.force === 'must') ||
    BASES[a.stands.basis] - BASES[b.stands.basis] ||
    a.rank - b.rank ||
    alphabetical(a.profile, b.profile) ||
    alphabetical(JSON.stringify(a.stands), JSON.stringify(b.stands))
  )
}

const fromOf = ({ stands, profile }: Candidate): From => ({
  profile,
  source: stands.source,
  ...(stands.quote !== undefined && { quote: stands.quote }),
  basis: stands.basis,
})

/** The laxest value there is: what holds without exception where no text says `must`. */
function nothingAsked(parameter: Parameter): Value | null {
  const { sense, unit, options = [], min = 0 } = parameterOf(parameter)
  if (sense === 'union') return []
  if (sense === 'ordinal') return (options[0] ?? null) as Value | null
  if (unit === 'share' || sense === 'at_most' || sense === 'local') return null
  // A period of comments has at least one whole day after its first, by the counting alone.
  return parameter === 'comment_days' ? min : 0
}

function rule(parameter: Parameter, candidates: readonly Candidate[]) {
  const inOrder = candidates.toSorted((a, b) => before(parameter, a, b))
  const binding = inOrder.filter(({ stands }) => stands.force === 'must')
  const [usual, floor] = [inOrder[0], binding[0]]
  const { sense, options = [] } = parameterOf(parameter)
  const all = (those: readonly Candidate[]) =>
    options.filter((option) =>
      those.some(({ stands }) => (stands.value as readonly string[]).includes(option)),
    )
  const valueAmong = (those: readonly Candidate[], first: Candidate | undefined) =>
    first === undefined ? nothingAsked(parameter) : sense === 'union' ? all(those) : first.stands.value
  const value = valueAmong(inOrder, usual)
  return {
    usual: value,
    // What a profile decides for itself needs no floor.
    floor: sense === 'local' ? value : valueAmong(binding, floor),
    force: usual?.stands.force ?? 'default',
    source: usual ? fromOf(usual) : null,
    floorSource: floor ? fromOf(floor) : null,
  }
}

/**
 * What applies to a matter of this kind under these profiles, in any order (domain.md §2.3):
 * the strictest of everything that any of them asks for, so that a higher law is a floor which no local profile
 * lowers; a special law replaces the values of exactly the parameters that it names; where no text says anything
 * the platform's own default stands in, marked as one. A major decision is never open to comment for fewer than
 * 10 days, whatever a profile says (R1).
 */
export function effective(layers: readonly RuleProfile[], kind: MatterKind): Effective {
  const special = layers.filter((layer) => layer.kind === 'special')
  const ordinary = layers.filter((layer) => layer.kind !== 'special' && layer.kind !== 'platform')
  const values = parameterCodes.map((parameter) => {
    const named = candidatesOf(special, parameter, kind)
    const texts = named.length > 0 ? named : candidatesOf(ordinary, parameter, kind)
    const said = texts.length > 0 ? texts : candidatesOf([platformDefaults], parameter, kind)
    const line =
      parameter === 'comment_days' && kind === 'major_decision'
        ? candidatesOf([R1_LINE], parameter, kind)
        : []
    return [parameter, rule(parameter, [...said, ...line])] as const
  })
  return { kind, values: Object.fromEntries(values) as unknown as EffectiveValues }
}

/** Something a profile cannot say: the value at `index` is none, or is laxer than what stands above it. */
export type ProfileFault = {
  readonly index: number
  readonly parameter: Parameter
  readonly kind?: MatterKind
  readonly fault: 'no_value' | 'below_higher_law'
  /** What the higher law asks, and where. */
  readonly floor?: Value
  readonly from?: From
}

/**
 * Which values of a local (or regional, or national) profile lie below what the profiles above it ask for without
 * exception, for any of the matters they apply to. Such a value would have no effect: it is said, not saved. A
 * special law may go below, except under the 10 days of R1.
 */
export function belowHigherLaw(
  values: readonly ProfileValue[],
  above: readonly RuleProfile[],
  special: boolean,
): ProfileFault[] {
  return values.flatMap((each, index) => {
    const { parameter } = each
    const { sense } = parameterOf(parameter)
    if (sense === 'local' || sense === 'union' || (special && parameter !== 'comment_days')) return []
    const kinds = each.kinds ?? (['major_decision', 'normative_document', 'other'] as const)
    for (const kind of kinds) {
      const higher = effective(special ? [] : above, kind).values[parameter]
      if (higher.floor === null || higher.floorSource === null) continue
      if (strictness(parameter, each.value) < strictness(parameter, higher.floor as Value))
        return [
          {
            index,
            parameter,
            kind,
            fault: 'below_higher_law' as const,
            floor: higher.floor as Value,
            from: higher.floorSource,
          },
        ]
    }
    return []
  })
}
