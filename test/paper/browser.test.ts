import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

async function built(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL(`../../src/paper/${entry}`, import.meta.url).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2020', 'safari14'],
    charset: 'utf8',
  })
  return outputFiles[0]?.text ?? ''
}

test('the style sheet stays under 12 KB on the wire and fetches nothing', async () => {
  const css = await built('style.css')
  expect(gzipSync(css).length).toBeLessThan(12_000)
  expect(css).not.toMatch(/url\(|@import|@font-face/)
})

test('the script stays under 3 KB on the wire and never makes markup out of text', async () => {
  const js = await built('browser/wenji.ts')
  expect(gzipSync(js).length).toBeLessThan(3_000)
  expect(js).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|eval\(|new Function|document\.write/)
})

test('the script of live entry is apart, small, and makes no markup out of text either', async () => {
  const js = await built('browser/speech.ts')
  expect(gzipSync(js).length).toBeLessThan(3_000)
  expect(js).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|eval\(|new Function|document\.write/)
})
