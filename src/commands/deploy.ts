import { buildAssets } from './assets.ts'
import { wrangler } from './bundle.ts'

/**
 * `npm run deploy`: migrations, then the Worker, to Cloudflare. What follows `--` goes to `wrangler deploy`.
 * The database is migrated first: every migration leaves the running Worker able to work.
 */
export async function run(args: string[]): Promise<void> {
  const version = await buildAssets()
  await wrangler(['d1', 'migrations', 'apply', 'DB', '--remote'], 'inherit')
  await wrangler(['deploy', '--define', `__ASSETS_VERSION__:"${version}"`, ...args], 'inherit')
}
