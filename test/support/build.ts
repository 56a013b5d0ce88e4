import type { TestProject } from 'vitest/node'
import { buildAssets } from '../../src/commands/assets.ts'
import { bundleWorker } from '../../src/commands/bundle.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the Worker's production bundle. */
    bundle: string
  }
}

const once = globalThis as { wenjiBundle?: Promise<string> }

async function build(): Promise<string> {
  const folder = `.wrangler/test/bundle-${process.pid}`
  await bundleWorker(folder, await buildAssets())
  return folder
}

/** Bundles the Worker once per run, however many projects need it. */
export default async function setup(project: TestProject): Promise<void> {
  once.wenjiBundle ??= build()
  project.provide('bundle', await once.wenjiBundle)
}
