import type { TestHouse } from '../support/house.ts'
import { emailOf, PASSWORD } from './office.ts'

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** The hidden fields of a page's form that goes to `action`, as a browser would send them again. */
export function hiddenFields(html: string, action: string): [string, string][] {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((each) => each.includes(`action="${action}"`))
  if (!form) throw new Error(`no form for ${action} on the page`)
  return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [decode(name), decode(value)],
  )
}

/** What a textarea or input of this name holds on a page; undefined when there is none. */
export function valueIn(html: string, name: string): string | undefined {
  const escaped = name.replaceAll('.', '\\.')
  const area = new RegExp(`<textarea[^>]*name="${escaped}"[^>]*>\\n?([\\s\\S]*?)</textarea>`).exec(html)?.[1]
  const input = new RegExp(`<input[^>]*name="${escaped}"[^>]*value="([^"]*)"`).exec(html)?.[1]
  const found = area ?? input
  return found === undefined ? undefined : decode(found)
}

export type Page = { status: number; html: string; location: string | null; headers: Headers }

/** A visitor with cookies, as a browser without script: pages and forms. */
export function visitor(house: TestHouse) {
  const jar = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}): Promise<Page> => {
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await house.fetch(path, { ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    return {
      status: answer.status,
      html: await answer.text(),
      location: answer.headers.get('location'),
      headers: answer.headers,
    }
  }
  const post = (
    path: string,
    fields: Iterable<readonly [string, string]> | Record<string, string>,
    multipart = false,
  ) => {
    const pairs = Symbol.iterator in fields ? [...fields] : Object.entries(fields)
    const body = multipart ? new FormData() : new URLSearchParams()
    for (const [name, value] of pairs) body.append(name, value)
    return send(path, { method: 'POST', body })
  }
  return {
    jar,
    get: (path: string) => send(path),
    send,
    post,
    signIn: (who: string) => post('/desk/sign-in', { email: emailOf(who), password: PASSWORD }),
  }
}
