import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await startHouse({ now: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => house.close())

test.each([
  ['another boundary than the one announced', '--x\r\nbad'],
  ['junk after a boundary', '--y\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--yfoo'],
  ['nothing', ''],
])('a form that is none is answered with 400 by the whole Worker: %s', async (_, body) => {
  const answer = await house.fetch('/track', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=y' },
    body,
  })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('提交的内容无法识别')
})
