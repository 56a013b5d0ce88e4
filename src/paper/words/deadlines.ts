import { isInstant, isPlainDate } from '../../ground/clock.ts'
import type { Lang } from '../../ground/house.ts'
import { formatDate, formatInstant } from '../dates.ts'
import { deadlines as en } from './deadlines.en.ts'
import { deadlines as zh } from './deadlines.zh.ts'
import { fill, pick } from './words.ts'

/** A step of `statute/`, by its shape: paper stands below and knows only what it prints. */
type Told = {
  readonly code: keyof typeof zh.steps
  readonly params: Readonly<Record<string, string | number>>
}

/**
 * A step of a deadline as a sentence: dates and instants written out, `weekday` taken from `date`, a list joined,
 * holidays and units by their names. A holiday that the dictionary does not know keeps the name it was given.
 */
export function stepText(lang: Lang, { code, params }: Told): string {
  const words = pick(lang, zh, en)
  const named = (names: Readonly<Record<string, string>>, name: string) =>
    Object.hasOwn(names, name) ? (names[name] ?? name) : name
  const write = (key: string, value: string | number): string | number => {
    if (typeof value === 'number') return value
    if (isPlainDate(value)) return formatDate(lang, value)
    if (isInstant(value)) return formatInstant(lang, value)
    if (key === 'unit') return named(words.units, value)
    if (key === 'years') return eachOf(value, ' ', (year) => year)
    if (key === 'list') return eachOf(value, ' ', (date) => String(write('date', date)))
    return key === 'name' ? eachOf(value, '、', (name) => named(words.holidays, name)) : value
  }
  const eachOf = (list: string, mark: string, word: (each: string) => string) =>
    list.split(mark).map(word).join(words.and)
  const told = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, write(key, value)]))
  const { date, from, to } = params
  if (typeof date === 'string')
    told.weekday = named(words.weekdays, String(new Date(`${date}T00:00:00Z`).getUTCDay()))
  // A holiday of one day has no "to".
  if (code === 'skips_holiday' && from === to) delete told.to
  return fill(words.steps[code], told)
}
