import { spawn } from 'node:child_process'

/** Run one of the installed tools to its end, its output here. Returns its exit code. */
export function tool(script: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, [`node_modules/${script}`, ...args], { stdio: 'inherit' })
  process.once('exit', () => child.kill())
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** `npm test`: every test; what follows `--` goes to vitest (a file, `--project browser`). */
export async function run(args: string[]): Promise<void> {
  process.exitCode = await tool('vitest/vitest.mjs', ['run', ...args])
}
