/** Just enough of RFC 5545 to read back what a calendar would: unfolds, splits and unescapes. */
export function readCalendar(file: string): {
  head: Record<string, string>
  events: Record<string, string>[]
} {
  if (!file.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(file)) throw new Error('lines end with CRLF')
  const lines = file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('no calendar')
  const head: Record<string, string> = {}
  const events: Record<string, string>[] = []
  let into: Record<string, string> | undefined
  for (const line of lines.slice(1, -1)) {
    if (line === 'BEGIN:VEVENT') {
      if (into) throw new Error('an event in an event')
      into = {}
      events.push(into)
    } else if (line === 'END:VEVENT') {
      if (!into) throw new Error('no event ends')
      into = undefined
    } else {
      const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line) ?? []
      if (name === '') throw new Error(`no property: ${line}`)
      const text = value.replace(/\\([\\;,nN])/g, (_, mark: string) =>
        mark.toLowerCase() === 'n' ? '\n' : mark,
      )
      ;(into ?? head)[name] = text
    }
  }
  return { head, events }
}
