import { readFile, rm } from 'node:fs/promises'
import { tool } from './test.ts'

const REPORT = '.wrangler/test/report.json'

const STEPS: [name: string, script: string, args: string[]][] = [
  ['types', 'typescript/bin/tsc', ['--noEmit']],
  ['lint and format', '@biomejs/biome/bin/biome', ['ci']],
  ['dead code', 'knip/bin/knip.js', []],
  ['storeys', 'vitest/vitest.mjs', ['run', '--project', 'plain', 'test/storeys.test.ts']],
  [
    'tests',
    'vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
  ],
]

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

async function counts(): Promise<string> {
  const report = JSON.parse(await readFile(REPORT, 'utf8').catch(() => 'null')) as Report | null
  if (!report) return 'no test report'
  const skipped = report.numPendingTests + report.numTodoTests
  return `${report.numPassedTests} passed, ${report.numFailedTests} failed, ${skipped} skipped`
}

/** `npm run check`: every step, each with its name and outcome, then the count of tests alone on the last line. */
export async function run(): Promise<void> {
  await rm(REPORT, { force: true })
  const failed: string[] = []
  for (const [name, script, args] of STEPS) {
    console.log(`\n== ${name}`)
    const begun = performance.now()
    const code = await tool(script, args)
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    console.log(`== ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds} s)`)
    if (code !== 0) failed.push(name)
  }
  console.log(failed.length ? `\nfailed: ${failed.join(', ')}` : '\nall steps ok')
  console.log(await counts())
  if (failed.length) process.exitCode = 1
}
