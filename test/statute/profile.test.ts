import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matterKinds } from '../../src/statute/matter.ts'
import {
  isValue,
  type Parameter,
  parameterCodes,
  parameterOf,
  shareOf,
  strictness,
  type Value,
} from '../../src/statute/parameters.ts'
import {
  belowHigherLaw,
  type EffectiveValues,
  effective,
  type ProfileKind,
  type ProfileValue,
  type RuleProfile,
} from '../../src/statute/profile.ts'
import {
  nationalProfile,
  nationalRules,
  platformDefaults,
  priceHearing,
  shippedProfiles,
  stricterProfile,
  wuyuanProfile,
  wuyuanRules,
} from '../../src/statute/profiles.ts'

const profile = (kind: ProfileKind, code: string, values: readonly ProfileValue[]): RuleProfile => ({
  code,
  kind,
  parent: kind === 'local' || kind === 'regional' ? 'national' : null,
  version: 1,
  name: { zh: code, en: code },
  description: { zh: '', en: '' },
  values,
})
const says = (parameter: Parameter, value: Value, force: 'must' | 'in_principle' = 'must', more = {}) =>
  ({ parameter, value, force, source: '某县规定', basis: 'text', ...more }) as ProfileValue

describe('五原: 30 days; with a printed reason fewer, but never under 10 (domain.md §2.3)', () => {
  test('R1, R2, R3: the usual number and the floor, each with the text that sets it', () => {
    const { comment_days } = wuyuanRules().values
    expect([comment_days.usual, comment_days.floor, comment_days.force]).toEqual([30, 10, 'in_principle'])
    expect(comment_days.source?.source).toBe('《重大行政决策程序暂行条例》第十五条')
    expect(comment_days.floorSource?.source).toBe('五原县《重大决策公众参与制度》第七条')
  })

  test('its own numbers: R14, R15, R17, R18, R22, R26 to R30', () => {
    const { values } = wuyuanRules()
    expect([values.hearing_notice.usual, values.hearing_notice.force]).toEqual([10, 'must'])
    expect([values.hearing_materials.usual, values.hearing_materials.source?.profile]).toEqual([
      7,
      'national',
    ])
    expect([values.representatives.usual, values.representatives.floor]).toEqual([10, 0])
    expect(values.categories.usual).toEqual(['stakeholder', 'resident', 'deputy', 'expert', 'lawyer'])
    expect(values.symposium_papers.floor).toBe(5)
    expect([values.interpretation.usual, values.interpretation.floor]).toEqual([0, 0])
    expect([values.secrecy_review.usual, values.disclosure.usual]).toEqual([15, 20])
    expect([values.nondisclosure_report.usual, values.hot_question.usual]).toEqual([5, 5])
    expect(values.civil_servants).toMatchObject({ usual: 'warn', force: 'default' })
  })

  test('R1: for other matters its number does not apply, and the floor is one day', () => {
    const { comment_days } = wuyuanRules('normative_document').values
    expect([comment_days.usual, comment_days.floor]).toEqual([30, 1])
  })
})

test('the national texts set no number of days for announcing a hearing: the default stands in, as one', () => {
  const { hearing_notice, legality_review, disclosure } = nationalRules().values
  expect(hearing_notice).toMatchObject({ usual: 10, floor: 0, force: 'default' })
  expect(hearing_notice.source?.basis).toBe('platform')
  expect(legality_review).toMatchObject({ usual: 7, floor: 0, force: 'in_principle' })
  expect(disclosure).toMatchObject({ usual: 20, floor: 20, force: 'must' })
})

test('the stricter model has the stricter values of §2.3, each with the place it was seen in', () => {
  const { values } = effective([nationalProfile, stricterProfile], 'major_decision')
  expect([values.comment_days.floor, values.hearing_notice.floor, values.representative_list.floor]).toEqual([
    30, 30, 15,
  ])
  expect([values.hearing_materials.floor, values.representatives.floor, values.quorum.floor]).toEqual([
    10,
    15,
    '2/3',
  ])
  expect([values.stakeholder_share.floor, values.civil_servants.floor, values.roll_end.usual]).toEqual([
    '1/3',
    'forbidden',
    'refuse',
  ])
  expect(
    stricterProfile.values.every(({ source, basis }) => basis === 'text' || /见于|示范/.test(source)),
  ).toBe(true)
})

describe('a special law', () => {
  const layers = [nationalProfile, wuyuanProfile, priceHearing]
  test('replaces what it names, and only that (另有规定的，从其规定)', () => {
    const [plain, special] = [wuyuanRules().values, effective(layers, 'major_decision').values]
    expect([special.hearing_notice.usual, special.representative_list.usual]).toEqual([30, 15])
    expect(special.stakeholder_share.usual).toBe('2/5')
    const named = new Set(priceHearing.values.map(({ parameter }) => parameter))
    for (const parameter of parameterCodes)
      if (!named.has(parameter)) expect(special[parameter], parameter).toEqual(plain[parameter])
  })

  test('may ask for less than the ordinary texts, but R1 holds under every law', () => {
    const law = profile('special', 'haste', [says('hearing_materials', 3), says('comment_days', 3)])
    const { values } = effective([...layers.slice(0, 2), law], 'major_decision')
    expect(values.hearing_materials).toMatchObject({ usual: 3, floor: 3 })
    expect(values.comment_days).toMatchObject({ usual: 10, floor: 10 })
  })
})

test('every value that ships can be one, and every parameter has its row', () => {
  for (const { code, values } of [...shippedProfiles, platformDefaults])
    for (const { parameter, value, source } of values) {
      expect(isValue(parameter, value), `${code} ${parameter}`).toBe(true)
      expect(source).not.toBe('')
    }
  expect(isValue('comment_days', 0)).toBe(false)
  expect(isValue('comment_days', 1.5)).toBe(false)
  expect(isValue('quorum', '3/2')).toBe(false)
  expect(isValue('quorum', '0/3')).toBe(false)
  expect(isValue('categories', ['party'])).toBe(false)
  expect(isValue('identity', 'toString')).toBe(false)
  expect(shareOf('2/3')).toBeCloseTo(0.667, 3)
})

describe('what lies below the higher law', () => {
  const above = [nationalProfile]
  test('is found with the text that asks for more', () => {
    const values = [
      says('hearing_materials', 5, 'must', { kinds: ['major_decision'] }),
      says('disclosure', 30),
      says('comment_days', 9, 'in_principle'),
      says('comment_days', 7, 'must', { kinds: ['normative_document'] }),
      says('legality_review', 3),
    ]
    expect(belowHigherLaw(values, above, false)).toMatchObject([
      { index: 0, floor: 7, from: { source: '《重大行政决策程序暂行条例》第十六条' } },
      { index: 1, floor: 20 },
      { index: 2, floor: 10, kind: 'major_decision' },
    ])
    expect(belowHigherLaw(values, above, true)).toMatchObject([{ index: 2 }])
  })

  test('has no effect even where it is stored', () => {
    const low = profile('local', 'low', [says('hearing_materials', 1), says('comment_days', 1)])
    const { values } = effective([nationalProfile, low], 'major_decision')
    expect(values.hearing_materials).toMatchObject({ usual: 7, floor: 7 })
    expect(values.comment_days).toMatchObject({ usual: 30, floor: 10 })
  })
})

/** Any value that a parameter can have. */
const anyOf = (parameter: Parameter): fc.Arbitrary<Value> => {
  const { unit, options, sense, min = 0, max = 100 } = parameterOf(parameter)
  if (unit === 'share') return fc.constantFrom('1/3', '2/5', '1/2', '2/3') as fc.Arbitrary<Value>
  if (sense === 'union')
    return fc.subarray([...(options ?? [])], { minLength: 1 }) as unknown as fc.Arbitrary<Value>
  if (options) return fc.constantFrom(...options) as fc.Arbitrary<Value>
  return fc.integer({ min, max: Math.min(max, 60) })
}
const anyValue: fc.Arbitrary<ProfileValue> = fc
  .constantFrom(...parameterCodes)
  .chain((parameter) =>
    fc
      .tuple(
        anyOf(parameter),
        fc.constantFrom('must', 'in_principle'),
        fc.option(fc.subarray([...matterKinds], { minLength: 1 }), { nil: undefined }),
      )
      .map(([value, force, kinds]) =>
        says(parameter, value, force as 'must', kinds === undefined ? {} : { kinds }),
      ),
  )
const layer = (kind: ProfileKind, code: string) =>
  fc.array(anyValue, { maxLength: 25 }).map((values) => profile(kind, code, values))
const anyKind = fc.constantFrom(...matterKinds)

/** How strict a side of an effective value is; what nothing asks for is the laxest of all. */
const strict = (parameter: Parameter, value: unknown): number =>
  value === null ? Number.NEGATIVE_INFINITY : strictness(parameter, value as Value)
const notLaxer = (parameter: Parameter, before: EffectiveValues, after: EffectiveValues) => {
  if (parameterOf(parameter).sense === 'local') return
  const [was, is] = [before[parameter], after[parameter]]
  expect(strict(parameter, is.floor), parameter).toBeGreaterThanOrEqual(strict(parameter, was.floor))
  // The platform's own numbers are no law: the first text on it takes their place.
  if (was.source?.profile === 'platform') return
  expect(strict(parameter, is.usual), parameter).toBeGreaterThanOrEqual(strict(parameter, was.usual))
}

describe('properties', () => {
  test('a further local layer never makes anything laxer', () => {
    fc.assert(
      fc.property(layer('local', 'a'), layer('local', 'b'), anyKind, (a, b, kind) => {
        const before = effective([nationalProfile, a], kind).values
        const after = effective([nationalProfile, a, b], kind).values
        for (const parameter of parameterCodes) notLaxer(parameter, before, after)
      }),
    )
  })

  test('the order of the layers does not matter', () => {
    fc.assert(
      fc.property(
        layer('local', 'a'),
        layer('regional', 'b'),
        layer('local', 'c'),
        anyKind,
        (a, b, c, kind) => {
          const one = effective([nationalProfile, a, b, c], kind)
          expect(effective([c, b, nationalProfile, a], kind)).toEqual(one)
          expect(effective([b, a, c, nationalProfile], kind)).toEqual(one)
        },
      ),
    )
  })

  test('a special law changes nothing that it does not name', () => {
    fc.assert(
      fc.property(layer('local', 'a'), layer('special', 's'), anyKind, (a, s, kind) => {
        const plain = effective([nationalProfile, a], kind).values
        const special = effective([nationalProfile, a, s], kind).values
        const named = s.values.filter(({ kinds }) => kinds?.includes(kind) ?? true)
        for (const parameter of parameterCodes)
          if (!named.some((each) => each.parameter === parameter))
            expect(special[parameter]).toEqual(plain[parameter])
      }),
    )
  })

  test('R1: never under 10 days for a major decision; the usual number is never under the floor', () => {
    const any = [layer('local', 'a'), layer('special', 's'), layer('national', 'national')] as const
    fc.assert(
      fc.property(...any, anyKind, (a, s, national, kind) => {
        const { values } = effective([national, a, s], kind)
        if (kind === 'major_decision') expect(values.comment_days.floor).toBeGreaterThanOrEqual(10)
        for (const parameter of parameterCodes) {
          const { usual, floor } = values[parameter]
          if (parameterOf(parameter).sense !== 'local')
            expect(strict(parameter, usual)).toBeGreaterThanOrEqual(strict(parameter, floor))
        }
      }),
    )
  })
})
