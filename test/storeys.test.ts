import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { WHOLE, WITH_DATABASE, WITHOUT_DATABASE } from './support/folders.ts'

const STOREYS: Record<string, number> = {
  ground: 0,
  paper: 0,
  statute: 1,
  ledger: 1,
  people: 2,
  calendar: 3,
  decisions: 4,
  drafts: 5,
  opinions: 6,
  consultations: 7,
  hearings: 7,
  symposia: 7,
  polls: 7,
  adoption: 8,
  casefile: 9,
  oversight: 10,
  hall: 11,
  commands: 12,
}
/** The two rooms of the lowest storey: paper may look at ground, never the other way. */
const WITHIN = new Set(['paper>ground'])
const TOP = 12
const ENTRANCE = 'src/worker.ts'
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/
const BANNED = /^(services?|managers?|helpers?|utils?)$/
const FACES = /^(routes|pages|desk)$/

const IMPORT =
  /(?:^|[;}\n])\s*(?:import|export)\s+(?:type\s+)?(?:[\w*\s{},$]+?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

/** Comments and template literals can quote imports: out they go first. */
const bare = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/`(?:[^`\\]|\\.)*`/g, '``')

function importsOf(text: string): string[] {
  return [...bare(text).matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '')
}

const roomOf = (path: string): string => path.split('/')[1] ?? ''
const stem = (path: string): string => (path.split('/').at(-1) ?? '').split('.')[0] ?? ''

function faultInImport(path: string, name: string): string | null {
  if (!name.startsWith('.')) return null
  const target = posix.normalize(posix.join(posix.dirname(path), name))
  const says = (why: string) => `${path} imports ${target}: ${why}`
  if (!target.startsWith('src/')) return says('outside the house')
  const from = path === ENTRANCE ? 'worker' : roomOf(path)
  const to = target === ENTRANCE ? 'worker' : roomOf(target)
  if (from === to) return null
  if (to === 'worker') return says('the entrance is nobody else’s')
  const height = from === 'worker' ? TOP : STOREYS[from]
  const depth = STOREYS[to]
  if (height === undefined || depth === undefined) return says('no such room')
  if (from === 'worker' && to === 'commands') return says('commands run under Node only')
  // Of statute and ledger only the pages may use paper: the rest must be auditable alone.
  const audited = from === 'statute' || from === 'ledger'
  if (audited && to !== 'ground' && !(to === 'paper' && /\.tsx$/.test(path)))
    return says('this room stands on ground alone')
  if (depth >= height && !WITHIN.has(`${from}>${to}`)) return says(depth > height ? 'upwards' : 'sideways')
  if (from !== 'worker' && from !== 'commands' && FACES.test(stem(target))) return says('another room’s face')
  return null
}

function faultInPlace(path: string, text: string): string | null {
  const parts = path.split('/').slice(1)
  const folders = parts.slice(0, -1)
  if (path === ENTRANCE) return text.split('\n').length > 81 ? `${path}: the entrance is over 80 lines` : null
  if (!(roomOf(path) in STOREYS) || folders.length === 0) return `${path}: in no room`
  const bad =
    folders.find((folder) => BANNED.test(folder)) ?? (BANNED.test(stem(path)) ? stem(path) : undefined)
  if (bad) return `${path}: "${bad}" names nothing a clerk would know`
  const odd = [...folders, ...(parts.at(-1) ?? '').split('.')].find((part) => !KEBAB.test(part))
  return odd ? `${path}: "${odd}" is not kebab-case` : null
}

function faults(files: Record<string, string>): string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    [faultInPlace(path, text), ...importsOf(text).map((name) => faultInImport(path, name))].filter(
      (f) => f !== null,
    ),
  )
}

function house(): Record<string, string> {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).map(
    (path) => `src/${path.replaceAll('\\', '/')}`,
  )
  const code = paths.filter((path) => /\.(ts|tsx|mjs|js|css)$/.test(path))
  return Object.fromEntries(code.map((path) => [path, readFileSync(path, 'utf8')]))
}

test('imports go down, and every file is in its room', () => {
  const files = house()
  expect(Object.keys(files).length).toBeGreaterThan(10)
  expect(faults(files)).toEqual([])
})

const plants: [what: string, path: string, text: string][] = [
  ['upwards', 'src/people/officer.ts', `import { x } from '../opinions/item.ts'`],
  ['sideways', 'src/consultations/open.ts', `import type {\n  Hearing,\n} from '../hearings/hearing.ts'`],
  ['sideways', 'src/ground/clock.ts', `export { zh } from '../paper/words.ts'`],
  ['upwards', 'src/drafts/draft.ts', `const x = await import('../hall/home.ts')`],
  ['upwards', 'src/ground/clock.ts', `import '../ledger/entry.ts'`],
  ['another room’s face', 'src/adoption/report.ts', `import { page } from '../opinions/pages.tsx'`],
  ['another room’s face', 'src/hall/home.tsx', `import routes from '../consultations/routes.tsx'`],
  ['stands on ground alone', 'src/ledger/entry.ts', `import { row } from '../paper/tables.tsx'`],
  ['nobody else’s', 'src/hall/home.ts', `import app from '../worker.ts'`],
  ['Node only', 'src/worker.ts', `import { run } from './commands/start.ts'`],
  ['outside the house', 'src/hall/home.ts', `import { x } from '../../test/support/house.ts'`],
  ['in no room', 'src/stray.ts', ''],
  ['in no room', 'src/cellar/wine.ts', ''],
  ['names nothing', 'src/people/helpers/x.ts', ''],
  ['not kebab-case', 'src/people/giveReview.ts', ''],
  ['over 80 lines', 'src/worker.ts', '\n'.repeat(90)],
]

test.each(plants)('finds what is planted: %s in %s', (what, path, text) => {
  expect(faults({ [path]: text }).join('\n')).toContain(what)
})

test('leaves alone what is allowed', () => {
  const allowed = {
    'src/paper/time.tsx': `import type { Instant } from '../ground/clock.ts'`,
    'src/statute/pages.tsx': `import { layout } from '../paper/layout.tsx'`,
    'src/hall/home.tsx': `import { list } from '../consultations/store.ts'\nimport { Hono } from 'hono'`,
    'src/worker.ts': `import people from './people/routes.tsx'`,
    'src/commands/demo.ts': `import { lodge } from '../opinions/lodge.ts'`,
    'src/people/officer.ts': `// import { x } from '../hall/home.ts'\nconst x = \`import '../hall/home.ts'\``,
  }
  expect(faults(allowed)).toEqual([])
})

test('every test is run by one of the projects', () => {
  const known = new Set([...WITH_DATABASE, ...WITHOUT_DATABASE, ...WHOLE])
  const paths = readdirSync('test', { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  )
  const tests = paths.filter((path) => /\.test\.tsx?$/.test(path) && path.includes('/'))
  expect(tests.filter((path) => !known.has(path.split('/')[0] ?? ''))).toEqual([])
})
