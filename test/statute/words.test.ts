import { describe, expect, test } from 'vitest'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import { deadlines as en } from '../../src/paper/words/deadlines.en.ts'
import { stepText } from '../../src/paper/words/deadlines.ts'
import { deadlines as zh } from '../../src/paper/words/deadlines.zh.ts'
import {
  forward,
  forwardHours,
  forwardMonths,
  gap,
  latestAct,
  noticeEnds,
  type Step,
  type StepCode,
  stepCodes,
} from '../../src/statute/deadline.ts'
import { knownYears } from '../../src/statute/years.ts'

const on = (text: string) => text as PlainDate
const asked = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

test('every step has a sentence in both languages, with the same params', () => {
  expect(Object.keys(zh.steps)).toEqual([...stepCodes])
  expect(Object.keys(en.steps)).toEqual([...stepCodes])
  const differing = stepCodes.filter((code: StepCode) => {
    const [ours, theirs] = [new Set(asked(zh.steps[code])), new Set(asked(en.steps[code]))]
    // Chinese says the day of the week in fewer places, English says where the list of days stands.
    for (const set of [ours, theirs]) set.delete('weekday')
    return [...ours].join() !== [...theirs].join()
  })
  expect(differing).toEqual([])
})

const answers: readonly { readonly steps: readonly Step[] }[] = [
  forward(on('2026-02-05'), 10, 'day', knownYears),
  forward(on('2026-02-04'), 10, 'day', knownYears),
  forward(on('2026-03-02'), 10, 'day', knownYears),
  forward(on('2026-12-22'), 10, 'day', knownYears),
  forward(on('2023-09-25'), 5, 'working_day', knownYears),
  forward(on('2024-06-07'), 300, 'working_day', knownYears),
  gap(on('2026-06-19'), on('2026-06-30'), 10, 'day', knownYears),
  gap(on('2026-06-20'), on('2026-06-30'), 10, 'day', knownYears),
  gap(on('2026-06-21'), on('2026-06-30'), 10, 'day', knownYears),
  gap(on('2026-07-01'), on('2026-06-30'), 10, 'day', knownYears),
  gap(on('2027-03-01'), on('2027-06-01'), 5, 'working_day', knownYears),
  gap(on('2027-03-01'), on('2027-03-03'), 5, 'working_day', knownYears),
  gap(on('2027-03-01'), on('2027-03-10'), 5, 'working_day', knownYears),
  gap(on('2026-12-28'), on('2028-01-10'), 260, 'working_day', knownYears),
  latestAct(on('2026-10-15'), 10, 'day', knownYears),
  latestAct(on('2026-10-14'), 5, 'working_day', knownYears),
  forwardMonths(on('2025-11-30'), 3, knownYears),
  forwardMonths(on('2026-01-10'), 3, knownYears),
  forwardHours('2026-02-13T12:00:00.000Z' as Instant, 48),
  noticeEnds(on('2026-03-12'), '17:30'),
]

test('together these answers take every step', () => {
  expect(new Set(answers.flatMap(({ steps }) => steps.map(({ code }) => code)))).toEqual(new Set(stepCodes))
})

describe.each(['zh', 'en'] as const)('%s', (lang) => {
  test.each(answers.map(({ steps }, at) => [at, steps] as const))('answer %i reads whole', (_, steps) => {
    for (const each of steps) {
      const text = stepText(lang, each)
      expect(text).toMatch(lang === 'zh' ? /^[^{}[\]]+。$/ : /^[^{}[\]]+\.$/)
      expect(text).not.toMatch(/undefined|NaN|\d{4}-\d\d-\d\d/)
      if (lang === 'en') expect(text).not.toMatch(/[\u4e00-\u9fff]/)
      // Every param that was given is told, except those that only decide the wording.
      for (const [key, value] of Object.entries(each.params))
        if (typeof value === 'number') expect(text, key).toContain(String(value))
    }
  })
})

test('E4 as a clerk would say it', () => {
  const told = forward(on('2026-02-05'), 10, 'day', knownYears).steps
  expect(told.map((each) => stepText('zh', each)).join('')).toBe(
    '2026年2月5日开始，当日不计入，自次日起算。第10日为2026年2月15日（星期日）。2026年2月15日（星期日）适逢春节假期，是法定休假日。建议延至休假日结束后的第一个工作日：2026年2月24日（星期二）。到2026年2月24日24时为止。',
  )
  expect(told.map((each) => stepText('en', each)).at(-2)).toBe(
    'Advice: run to the first working day after the rest days, Tuesday, 24 February 2026.',
  )
})

test('a holiday of one day has no end, two names are joined, an unknown name stays', () => {
  const passed = (name: string, from = '2024-06-10', to = from) =>
    stepText('en', { code: 'skips_holiday', params: { from, to, name } })
  expect(passed('端午节')).toBe('10 June 2024 is a holiday (Dragon Boat Festival) and has no working days.')
  expect(passed('中秋节、国庆节', '2023-09-29', '2023-10-06')).toContain(
    '(Mid-Autumn Festival, National Day)',
  )
  expect(passed('toString')).toContain('(toString)')
})
