import type { Env } from '../src/ground/env.ts'

/** What is measured, and which bare Worker it is measured against. */
export type Target = {
  readonly name: string
  readonly floor: 'constant' | 'insert'
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** In headers and body `{unique}` becomes another 32 letters and digits for every request. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The status of a request that counts; anything else is a failure. */
  readonly status: number
}

/** Fill the empty, migrated house with what the targets need, and name them. */
export async function prepare(_env: Env, _full: boolean): Promise<Target[]> {
  return [{ name: 'home page', floor: 'constant', method: 'GET', path: '/', status: 200 }]
}
