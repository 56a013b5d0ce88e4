const FORBIDDEN = '[]:*?/\\'
const INSTEAD = '［］：＊？／＼'
const LONGEST = 31

/** The beginning of a text, at most `length` UTF-16 units, no character cut in two. */
const beginning = (text: string, length: number): string =>
  text.slice(0, length).isWellFormed() ? text.slice(0, length) : text.slice(0, length - 1)

/** A name as a spreadsheet takes it: 31 units at most, `[]:*?/\` in full width, no apostrophe at either end. */
function mended(name: string): string {
  const whole = Array.from(name.toWellFormed().trim(), (char) => {
    const at = FORBIDDEN.indexOf(char)
    return at >= 0 ? INSTEAD.charAt(at) : char < ' ' ? ' ' : char
  })
  return beginning(whole.join('').replace(/^'|'$/g, '’'), LONGEST).replace(/'$/, '’')
}

/**
 * Hands out the names of a workbook's worksheets, no two alike (upper and lower case count as alike). The sheets'
 * own names come first; each later one of a name is `name (2)`, `name (3)`, …
 */
export function sheetNamer(): (name: string) => string {
  // A name that Excel keeps for itself.
  const taken = new Set(['history'])
  return (name) => {
    const base = mended(name)
    for (let n = 1; ; n++) {
      const suffix = n === 1 ? '' : ` (${n})`
      const candidate = beginning(base, LONGEST - suffix.length) + suffix
      if (taken.has(candidate.toLowerCase())) continue
      taken.add(candidate.toLowerCase())
      return candidate
    }
  }
}
