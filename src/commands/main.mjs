// Every npm script starts here. Plain JavaScript, so that an old Node can still read the refusal below.
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `Wenji needs Node 22.12 or later, this is ${process.version}. On Linux and Windows "npm ci" brings one and "npm start" uses it; elsewhere install Node 24.`,
  )
  process.exit(1)
}

const commands = {
  assets: 'src/commands/assets.ts',
  start: 'src/commands/start.ts',
  test: 'src/commands/test.ts',
  check: 'src/commands/check.ts',
  deploy: 'src/commands/deploy.ts',
  'first-admin': 'src/commands/first-admin.ts',
  law: 'src/commands/law.ts',
  bench: 'bench/bench.ts',
  load: 'bench/load.ts',
}

const [name = '', ...args] = process.argv.slice(2)
const source = Object.hasOwn(commands, name) ? commands[name] : undefined
if (!source) {
  console.error(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
  process.exit(1)
}

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '../..'))
process.setSourceMapsEnabled(true)
const { build } = await import('esbuild')
mkdirSync('.wrangler/commands', { recursive: true })
// A name of its own for each process: two commands may be building at the same moment.
const outfile = resolve('.wrangler/commands', `${name}-${process.pid}.mjs`)
await build({
  entryPoints: [source],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'inline',
  logLevel: 'error',
  define: { __ASSETS_VERSION__: '"0"' },
})
let command
try {
  command = await import(pathToFileURL(outfile).href)
} finally {
  rmSync(outfile, { force: true })
}
await command.run(args)
