/** Length as people and SQLite count it: in Unicode code points. */
export function lengthOf(text: string): number {
  let n = 0
  for (const _ of text) n++
  return n
}

/** Line ends as LF, no white space around. The only thing ever done to what a person typed. */
export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

// Control characters other than tab and line feed; the overrides and isolates that make text read in another
// order than it was typed; lone surrogates and noncharacters.
const UNREADABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/

/** True when every character can be shown as it was typed: no control, no direction override, well-formed. */
export const isReadable = (text: string): boolean => text.isWellFormed() && !UNREADABLE.test(text)
