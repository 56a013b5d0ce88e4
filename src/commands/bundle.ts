import { spawn } from 'node:child_process'

/** wrangler as a child process, silent about itself: no telemetry, no look for updates, nothing but errors. */
export function wrangler(args: string[], stdio: 'pipe' | 'inherit' = 'pipe'): Promise<string> {
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG_PATH: '.wrangler/logs' }
  const child = spawn(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...args], { env, stdio })
  const stop = () => child.kill()
  process.once('exit', stop)
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', stop)
      if (code === 0) resolve(output)
      else reject(new Error(`wrangler ${args[0]} failed\n${output}`))
    })
  })
}

/**
 * Bundle the Worker into `folder`, exactly as a deployment would: by wrangler itself, not by something like it,
 * so that what is tried, tested and measured here is what runs there. Takes about a second and a half.
 */
export async function bundleWorker(folder: string, assetsVersion: string): Promise<void> {
  const define = `__ASSETS_VERSION__:"${assetsVersion}"`
  await wrangler(['deploy', '--dry-run', '--outdir', folder, '--define', define])
}
