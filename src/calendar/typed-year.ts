import type { Nested } from '../ground/form.ts'
import { titleOf } from '../statute/years.ts'
import { FESTIVALS } from './doubts.ts'
import type { YearInForce } from './store.ts'

/** The form of a year as typed, so that a refused one is shown again as it was. */
export type TypedYear = {
  readonly notice_no: string
  readonly notice_title: string
  readonly off: readonly { readonly name: string; readonly first: string; readonly last: string }[]
  readonly make_up: readonly string[]
  readonly remark: string
  readonly version: string
}

const SPARE_ROWS = 2
const MAKE_UP_FIELDS = 10
const EMPTY = { name: '', first: '', last: '' }

const roomy = (typed: TypedYear): TypedYear => ({
  ...typed,
  off: [...typed.off, ...Array<typeof EMPTY>(SPARE_ROWS).fill(EMPTY)],
  make_up: [...typed.make_up, ...Array<string>(Math.max(2, MAKE_UP_FIELDS - typed.make_up.length)).fill('')],
})

/** The form before anybody typed: the year as it counts now, or the seven festivals without dates. */
export const emptyYear = (year: number, current: YearInForce | undefined): TypedYear =>
  roomy({
    notice_no: current?.noticeNo ?? '',
    notice_title: current?.noticeTitle ?? titleOf(year),
    off: current?.off ?? FESTIVALS.map((name) => ({ ...EMPTY, name })),
    make_up: current?.makeUp ?? [],
    remark: '',
    version: String(current?.saved?.version ?? 0),
  })

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/**
 * What a form sent, rows without any date left out: they were not needed. The numbers of the rows that stay are
 * those under which problems are reported and the form is shown again.
 */
export function typedYear(form: Nested): TypedYear {
  const rows = list(form.off).map((row) => {
    const { name, first, last } = (typeof row === 'object' && row !== null ? row : {}) as Nested
    return { name: text(name), first: text(first), last: text(last) }
  })
  return {
    notice_no: text(form.notice_no),
    notice_title: text(form.notice_title),
    off: rows.filter(({ first, last }) => first !== '' || last !== ''),
    make_up: list(form.make_up).map(text),
    remark: text(form.remark),
    version: text(form.version) || '0',
  }
}

/** For showing a form once more, with room for further rows. */
export const shownAgain = (typed: TypedYear): TypedYear => roomy(typed)
