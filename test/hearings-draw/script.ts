import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Run public/replay-draw.mjs on published data as anyone would. */
export async function runScript(
  published: unknown,
  ...known: string[]
): Promise<{ code: number; output: string }> {
  const folder = mkdtempSync(`${tmpdir()}/wenji-draw-`)
  const file = `${folder}/draw.json`
  writeFileSync(file, JSON.stringify(published))
  try {
    return await new Promise((resolve) => {
      execFile(process.execPath, ['public/replay-draw.mjs', file, ...known], (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), output: stdout + stderr })
      })
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
