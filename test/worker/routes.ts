import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Hono } from 'hono'

export type Route = { readonly method: string; readonly path: string }

let all: Promise<Route[]> | undefined

/** Every route of every Hono app that any room exports: what can be mounted at all. */
async function readRoutes(): Promise<Route[]> {
  const files = (await readdir('src', { recursive: true })).filter(
    (name) =>
      /^\w[\w-]*\/[\w-]+\.tsx?$/.test(name) && !name.startsWith('commands/') && !name.startsWith('paper/'),
  )
  const found = new Map<string, Route>()
  for (const name of files) {
    const room: Record<string, unknown> = await import(/* @vite-ignore */ resolve('src', name))
    for (const app of Object.values(room))
      if (app instanceof Hono)
        for (const { method, path } of app.routes as Route[])
          if (method !== 'ALL') found.set(`${method} ${path}`, { method, path })
  }
  return [...found.values()]
}

const routes = (): Promise<Route[]> => {
  all ??= readRoutes()
  return all
}

/** What officers see. */
export const deskPages = async (): Promise<Route[]> =>
  (await routes()).filter(({ path }) => /^\/desk(\/|$)/.test(path))

/** What their programs call. */
export const deskPrograms = async (): Promise<Route[]> =>
  (await routes()).filter(({ path }) => path.startsWith('/api/v1/desk/'))
