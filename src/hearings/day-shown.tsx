import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { RuleSource } from '../paper/elements.tsx'
import type { Officer } from '../people/officer.ts'
import type { Particulars } from '../people/participant.ts'
import { citations, type Rule } from '../statute/citations.ts'
import { words } from './day-words.ts'
import type { Day } from './open-day.ts'
import { mayRun } from './open-file.ts'
import type { Person } from './record.ts'
import type { Speech } from './speech.ts'

/** What every page of the day is given. */
export type DayShown = {
  readonly visit: Visit
  readonly officer: Officer
  readonly day: Day
  /** Names and units of the representatives, which the list has made public; opened for the desk alone. */
  readonly names: ReadonlyMap<string, Particulars>
  readonly refusal?: Refusal | undefined
  /** Which deed has just been done. */
  readonly done?: string | undefined
}

export const nameOf = ({ names }: Pick<DayShown, 'names'>, registrationId: string): string =>
  names.get(registrationId)?.name ?? '—'

export const unitOf = ({ names }: Pick<DayShown, 'names'>, registrationId: string): string =>
  names.get(registrationId)?.unit ?? ''

/** What a category is called. */
export const categoryOf = (lang: Lang, { category }: Pick<Person, 'category'>): string => {
  const t = words(lang).categories
  return category in t ? t[category as keyof typeof t] : category
}

/** Who spoke: a representative by her name and category, everyone else by name and office. */
export function speakerOf(shown: Pick<DayShown, 'names' | 'visit' | 'day'>, speech: Speech): string {
  const { lang } = shown.visit
  if (speech.registrationId === null)
    return `${words(lang).speakers[speech.speaker]} ${speech.speakerName}`.trim()
  const person = shown.day.record.people.find(
    ({ registrationId }) => registrationId === speech.registrationId,
  )
  const name = nameOf(shown, speech.registrationId)
  return person ? `${name}（${categoryOf(lang, person)}）` : name
}

/** Whether this officer may still change the record. */
export const mayRecord = ({ officer, day }: DayShown): boolean =>
  mayRun(officer, day.file) && !day.file.cancelledAt && !day.record.closing

/** A rule with its source and its words. */
export const Cited = ({ lang, rule }: { lang: Lang; rule: Rule }) => (
  <RuleSource lang={lang} rule={rule} source={citations[rule]} />
)

/** The path of a hearing's pages at the desk. */
export const pathOf = ({ day }: Pick<DayShown, 'day'>): string => `/desk/hearings/${day.file.hearing.id}`
