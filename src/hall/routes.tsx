import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { House } from '../ground/house.ts'
import { routes as decisions } from './decision-routes.tsx'
import { routes as home } from './home-routes.tsx'
import { AboutPage, AccessibilityPage } from './pages.tsx'

export const routes = new Hono<House>()

routes.route('/', home).route('/', decisions)

/** A path on this site to go back to; anything else leads home. */
const backTo = (c: Context<House>): string => {
  const back = c.req.query('back') ?? '/'
  const home = new URL(c.req.url).origin
  const url = URL.canParse(back, home) ? new URL(back, home) : undefined
  if (url?.origin !== home || !back.startsWith('/')) return '/'
  url.searchParams.delete('lang')
  return url.pathname + url.search
}

const prefer = (c: Context<House>, name: 'lang' | 'elder', value: string) => {
  setCookie(c, name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('visit').secure,
    maxAge: 365 * 86_400,
  })
  return c.redirect(backTo(c), 303)
}

// Anyone: the language, kept in a cookie.
routes.get('/language', (c) => prefer(c, 'lang', c.req.query('to') === 'en' ? 'en' : 'zh'))

// Anyone: larger type, kept in a cookie.
routes.get('/elder', (c) => prefer(c, 'elder', c.req.query('on') === '1' ? '1' : '0'))

// Anyone.
routes.get('/about', (c) => c.html(<AboutPage visit={c.get('visit')} />))

// Anyone.
routes.get('/accessibility', (c) => c.html(<AccessibilityPage visit={c.get('visit')} />))

// Anyone: the keys that verify receipts (RFC 7517).
routes.get('/.well-known/jwks.json', (c) => {
  const key = c.get('visit').keys.signingPublic
  return c.json({ keys: [{ ...key, use: 'sig', alg: 'EdDSA' }] })
})
