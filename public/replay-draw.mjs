// Replays a published hearing draw: node replay-draw.mjs draw.json [FROZEN_HASH] [VALUE]
// FROZEN_HASH is the hash you noted when the lists were frozen, VALUE the result as you read it elsewhere, in
// quotes. Needs Node 20 and nothing else. The method is described in docs/draw.md, of which this is a second
// implementation: it shares no code with the platform.
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [file, noted, elsewhere] = process.argv.slice(2)
const faults = []
const must = (holds, what) => holds || faults.push(`DOES NOT FIT: ${what}`)
const say = (text) => process.stdout.write(`${text}\n`)
const sha256 = (text) => createHash('sha256').update(text).digest('hex')
const hmac = (key, text) => createHmac('sha256', key).update(text).digest('hex')
const lines = (all) => all.map((line) => `${line}\n`).join('')
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

const SEPARATORS = /[ \t\r\n\u00a0\u3000,;:./\-–—·、年第期]+/g
const GAMES = { ssq: [/^(ssq|双色球)/, 6, '33', 1, '16'], dlt: [/^(dlt|(超级)?大乐透)/, 5, '35', 2, '12'] }

/** The canonical line of a value of the announced kind, or null when the text is not certainly one. */
function lineOf(announced, typed) {
  const kind = announced.split(' ')[0]
  const half = (c) => (c >= '！' && c <= '～' ? String.fromCharCode(c.charCodeAt(0) - 65248) : c)
  const plain = [...typed].map(half).join('').replaceAll(SEPARATORS, ' ').trim()
  const text = plain.replaceAll(/[A-Z]/g, (c) => c.toLowerCase())
  if (kind === 'drand') {
    const rest = text.replace(/^(drand )?(quicknet )?(round )?/, '')
    return /^[1-9][0-9]{0,9} [0-9a-f]{64}$/.test(rest) ? `drand quicknet ${rest}` : null
  }
  const [name, picks, highest, picksBehind, highestBehind] = GAMES[kind]
  const parts = text.replace(name, '').split('+')
  const [front, back] = parts.map((part) => part.trim().split(' '))
  const issue = front.splice(0, front.length - picks).join(' ')
  const fits = (max) => (n) => /^[0-9]{2}$/.test(n) && n > '00' && n <= max
  const isZone = (all, size, max) => all.length === size && new Set(all).size === size && all.every(fits(max))
  const good = parts.length === 2 && isZone(front, picks, highest) && isZone(back, picksBehind, highestBehind)
  if (!good || !/^(20)?[0-9]{2} ?[0-9]{3}$/.test(issue) || issue.endsWith('000')) return null
  return `${kind} 20${issue.replace(' ', '').slice(-5)} ${front.sort().join(' ')}+${back.sort().join(' ')}`
}

try {
  const draw = JSON.parse(readFileSync(file, 'utf8'))
  const { method, hearing, announced, frozen_sha256, value, categories } = draw
  const codes = categories.map((c) => c.category)
  const everyone = categories.flatMap((c) => c.numbers)
  const formed =
    [hearing, ...codes].every((id) => /^[a-z0-9]+([_-][a-z0-9]+)*$/.test(id)) &&
    everyone.every((number) => /^[0-9A-Z]+(-[0-9A-Z]+)*$/.test(number)) &&
    categories.every((c) => Number.isInteger(c.seats)) &&
    /^((ssq|dlt) 20[0-9]{5}|drand quicknet [1-9][0-9]{0,9})$/.test(announced)
  if (method !== 'wenji/v1/draw' || !formed) throw new Error('another method, or a field not of its form')
  must(new Set(codes).size === codes.length, 'a category is there twice')
  must(new Set(everyone).size === everyone.length, 'a draw number is listed twice')
  const line = (c) => `category ${c.category} seats ${c.seats} of ${c.numbers.length} list ${c.list_sha256}`
  const head = ['wenji/v1/draw-freeze', `hearing ${hearing}`, `value ${announced}`]
  const frozen = sha256(lines([...head, ...categories.map(line).sort()]))
  must(frozen === frozen_sha256, 'the frozen hash is not that of hearing, announced value, seats and lists')
  must(!noted || noted === frozen, 'the frozen hash is not the one you noted')
  const read = value && lineOf(announced, value.text)
  must(!value || read === value.canonical, 'the value is not what was typed')
  must(!value || read?.startsWith(`${announced} `), 'the value is not the one announced')
  must(!value || !elsewhere || lineOf(announced, elsewhere) === read, 'you read another value elsewhere')
  say(`frozen ${frozen}\nvalue  ${read ?? 'not there yet'}`)
  for (const { category, seats, list_sha256, numbers, seed, ranking } of categories) {
    must(same(numbers, [...numbers].sort()), `${category}: the list is not in order`)
    must(sha256(lines(numbers)) === list_sha256, `${category}: the list is not the one of its hash`)
    if (!value) must(seed === null && ranking.length === 0, `${category}: a result without a value`)
    if (!value) continue
    const expected = hmac(value.canonical, lines(['wenji/v1/draw-seed', hearing, category, list_sha256]))
    must(seed === expected, `${category}: the seed does not follow from value and list`)
    const tickets = numbers.map((number) => `${hmac(Buffer.from(expected, 'hex'), number)} ${number}`).sort()
    const places = tickets.map((ticket, i) => `${i + 1} ${ticket} ${i < seats ? 'seat' : 'reserve'}`)
    const published = ranking.map((place) => `${place.rank} ${place.ticket} ${place.number} ${place.outcome}`)
    must(same(published, places), `${category}: the result does not follow from seed, list and seats`)
    say(`${category}: ${seats} seats\n  ${places.join('\n  ')}`)
  }
} catch (error) {
  faults.push(`DOES NOT FIT: the file cannot be read as a draw (${error.message})`)
}
say(faults.length ? faults.join('\n') : 'everything fits')
process.exitCode = faults.length ? 1 : 0
