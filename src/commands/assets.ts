import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'

const TARGET = 'public/assets'
const SOURCES = [
  { from: 'src/paper/style.css', to: 'style.css' },
  { from: 'src/paper/browser/wenji.ts', to: 'wenji.js' },
  { from: 'src/paper/browser/reference.ts', to: 'reference.js' },
  { from: 'src/paper/browser/speech.ts', to: 'speech.js' },
] as const
/** The readable page of the API: swagger-ui, served from here and not from somebody's CDN. */
const API_PAGE = ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE'] as const

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Written beside and moved into place, so that nobody is ever served half a file. */
async function put(name: string, content: Uint8Array): Promise<void> {
  const beside = `${TARGET}/.${name}.${process.pid}`
  await writeFile(beside, content)
  await rename(beside, `${TARGET}/${name}`)
}

/**
 * Build the style sheet and the browser's script into `public/assets/`, and copy what the /api page needs.
 * Returns the content's hash (12 hexadecimal digits), the `__ASSETS_VERSION__` of the Worker built with them.
 */
export async function buildAssets(): Promise<string> {
  await mkdir(`${TARGET}/api`, { recursive: true })
  const hash = createHash('sha256')
  for (const { from, to } of SOURCES) {
    if (!(await exists(from))) continue
    const built = await build({
      entryPoints: [from],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      target: ['es2020', 'safari14'],
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'error',
    })
    const [file] = built.outputFiles
    if (!file) throw new Error(`nothing was built from ${from}`)
    hash.update(file.contents)
    await put(to, file.contents)
  }
  for (const name of API_PAGE) {
    const source = `node_modules/swagger-ui-dist/${name}`
    hash.update(await readFile(source))
    if (!(await exists(`${TARGET}/api/${name}`))) await copyFile(source, `${TARGET}/api/${name}`)
  }
  return hash.digest('hex').slice(0, 12)
}

/** `npm run assets`: prints the version. */
export async function run(): Promise<void> {
  console.log(await buildAssets())
}
