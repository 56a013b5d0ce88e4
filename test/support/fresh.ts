import { applyD1Migrations, type D1Migration, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Env } from '../../src/ground/env.ts'

export const bindings = env as unknown as Env & { readonly MIGRATIONS: D1Migration[] }

/** An empty database with every migration applied, for one test. */
export async function freshDatabase(): Promise<D1Database> {
  await reset()
  await applyD1Migrations(bindings.DB, bindings.MIGRATIONS)
  return bindings.DB
}
