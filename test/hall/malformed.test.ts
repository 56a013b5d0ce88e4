import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import type { House } from '../../src/ground/house.ts'
import { failed } from '../../src/hall/entrance.tsx'
import { env, NOW, visitAt } from '../decisions/house.ts'

/** A house with one form, and one fault of its own. */
async function house() {
  const visit = await visitAt(NOW)
  const app = new Hono<House>()
  app.use(async (c, next) => {
    c.set('visit', visit)
    await next()
  })
  app.onError(failed)
  app.post('/form', async (c) => c.text([...(await c.req.formData())].join()))
  app.post('/api/form', async (c) => c.text([...(await c.req.formData())].join()))
  app.post('/fault', async (c) => {
    await c.req.formData()
    throw new TypeError("Cannot read properties of undefined (reading 'format')")
  })
  return (path: string, type: string | undefined, body: string) =>
    Promise.resolve(
      app.request(
        `http://localhost${path}`,
        // Bytes carry no content type of their own.
        {
          method: 'POST',
          body: new TextEncoder().encode(body),
          headers: type ? { 'content-type': type } : {},
        },
        env,
      ),
    )
}

const MULTIPART = 'multipart/form-data; boundary=y'
const part = (head: string, end = '--y--') => `--y\r\n${head}\r\n\r\nx\r\n${end}\r\n`

describe('a body that is no form is the sender’s fault: 400 malformed', () => {
  test.each([
    ['another boundary than the one announced', MULTIPART, '--x\r\nbad'],
    ['an empty body', MULTIPART, ''],
    ['a part without an end of its head', MULTIPART, '--y\r\nbad'],
    ['a part that does not say what it is', MULTIPART, part('foo: bar')],
    ['a head that is none', MULTIPART, part(':::')],
    ['a part of another kind', MULTIPART, part('Content-Disposition: attachment')],
    ['a part without a name', MULTIPART, part('Content-Disposition: form-data')],
    ['a name quoted halfway', MULTIPART, part('Content-Disposition: form-data; name=a"b')],
    ['no end', MULTIPART, '--y\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'],
    ['junk after a boundary', MULTIPART, part('Content-Disposition: form-data; name="a"', '--yfoo')],
    ['no boundary announced', 'multipart/form-data', '--y\r\nbad'],
    ['half a boundary announced', 'multipart/form-data; boundary="', '--y'],
    ['a boundary without end', `multipart/form-data; boundary=${'y'.repeat(200)}`, '--y'],
    ['another charset', 'application/x-www-form-urlencoded; charset=gbk', 'a=b'],
    ['plain text', 'text/plain', 'x'],
    ['no type at all', undefined, 'x'],
  ])('%s', async (_, type, body) => {
    const ask = await house()
    const [page, program] = [await ask('/form', type, body), await ask('/api/form', type, body)]
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=UTF-8'])
    expect(program.headers.get('content-type')).toContain('application/problem+json')
    expect(await program.json()).toMatchObject({ status: 400, code: 'malformed' })
  })
})

test('a fault of ours stays one, whatever words are in its message', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const answer = await (await house())('/fault', 'application/x-www-form-urlencoded', 'a=b')
  expect(answer.status).toBe(500)
  expect(log).toHaveBeenCalledOnce()
  log.mockRestore()
})
