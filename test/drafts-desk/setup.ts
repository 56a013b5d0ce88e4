import { env as bindings } from 'cloudflare:workers'
import { Hono } from 'hono'
import { api, desk, routes } from '../../src/drafts/routes.tsx'
import { type Instant, instant } from '../../src/ground/clock.ts'
import type { Env } from '../../src/ground/env.ts'
import type { Visit } from '../../src/ground/house.ts'
import { newId } from '../../src/ground/ids.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { keysOf } from '../../src/ground/visit.ts'
import type { Desk, Officer, Role } from '../../src/people/officer.ts'

export const env = bindings as unknown as Env

export const now = instant(Date.parse('2026-03-02T01:00:00Z'))

export async function visitAt(at: Instant = now): Promise<Visit> {
  return {
    requestId: 'test',
    now: at,
    db: openDatabase(env.DB),
    keys: await keysOf(env),
    lang: 'zh',
    elder: false,
    path: '/',
    secure: false,
    development: true,
    origin: 'http://localhost',
    addressHash: null,
  }
}

const run = (query: string, ...values: unknown[]) =>
  env.DB.prepare(query)
    .bind(...values)
    .run()

export async function makeUnit(name = newId()): Promise<string> {
  const id = newId()
  await run('INSERT INTO units (id, name, created_at) VALUES (?, ?, ?)', id, name, now)
  return id
}

export async function makeOfficer(unitId: string, ...roles: Role[]): Promise<Officer> {
  const id = newId()
  const name = '王经办'
  await run(
    `INSERT INTO officers (id, unit_id, email, name, roles, password, created_at) VALUES (?, ?, ?, ?, ?, 'scrypt:none', ?)`,
    id,
    unitId,
    `${id}@example.cn`,
    name,
    JSON.stringify(roles),
    now,
  )
  return { id, unitId, unitName: '水务局', email: `${id}@example.cn`, name, roles, mustChangePassword: false }
}

export async function makeDecision(officer: Officer, title = '城乡居民生活用水价格调整'): Promise<string> {
  const id = newId()
  await run(
    `INSERT INTO decisions (id, title, matter_kind, drafting_unit_id, created_by, created_at)
      VALUES (?, ?, 'major_decision', ?, ?, ?)`,
    id,
    title,
    officer.unitId,
    officer.id,
    now,
  )
  return id
}

/** A decision with its drafter. */
export async function makeDesk(): Promise<{ drafter: Officer; decisionId: string }> {
  const drafter = await makeOfficer(await makeUnit(), 'drafter')
  return { drafter, decisionId: await makeDecision(drafter) }
}

/** The room's sub-apps behind somebody who is signed in. */
export function doorOf(officer: Officer): (path: string, init?: RequestInit) => Promise<Response> {
  const app = new Hono<Desk>()
  app.use(async (c, next) => {
    c.set('visit', await visitAt())
    c.set('officer', officer)
    await next()
  })
  app.route('/', routes).route('/', desk).route('/', api)
  app.notFound((c) => c.text('nothing here', 404))
  return async (path, init) => app.request(path, init, env)
}

export const post = (fields: Readonly<Record<string, string | File>>): RequestInit => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return { method: 'POST', body }
}

/** Every control a page would send when this button is pressed, read from its markup. */
export async function formOf(response: Response, button: string): Promise<Record<string, string>> {
  const fields: Record<string, string> = {}
  let open: { name: string; value: string } | undefined
  const text = async (handle: HTMLRewriter) => {
    const done = handle.transform(response)
    await done.text()
  }
  await text(
    new HTMLRewriter()
      .on('main input[name]', {
        element(input) {
          const name = input.getAttribute('name')
          if (name && input.getAttribute('type') !== 'file')
            fields[name] = readEntities(input.getAttribute('value') ?? '')
        },
      })
      .on('main textarea[name]', {
        element(area) {
          open = { name: area.getAttribute('name') ?? '', value: '' }
          const own = open
          area.onEndTag(() => {
            fields[own.name] = readEntities(own.value).replace(/^\n/, '')
          })
        },
        text(chunk) {
          if (open) open.value += chunk.text
        },
      })
      .on('main select[name]', {
        element(select) {
          open = { name: select.getAttribute('name') ?? '', value: '' }
        },
      })
      .on('main option[selected]', {
        element(option) {
          if (open) fields[open.name] = option.getAttribute('value') ?? ''
        },
      }),
  )
  return { ...fields, do: button }
}

const readEntities = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** A text of our own in the shape of a county's rules: 3 chapters, articles, 款, 项, a table and a signature. */
export const waterDraft = `平水县城乡居民生活用水价格管理办法
（征求意见稿）

第一章　总　则
第一条　为了规范居民生活用水价格管理，保障供水质量，制定本办法。
第二条　本县行政区域内居民生活用水价格的制定和调整，适用本办法。
农村集中供水工程参照执行。
第二章　价格的制定
第三条　制定居民生活用水价格，应当考虑下列因素：
（一）供水企业的合理成本；
（二）居民的承受能力；
（三）水资源的稀缺程度。
前款所称合理成本，由价格主管部门监审确定。
第四条　居民生活用水实行阶梯价格：
| 阶梯 | 年用水量（立方米） | 价格（元/立方米） |
| 第一级 | 180以下 | 2.30 |
| 第二级 | 181至260 | 3.45 |
第三章　附　则
第五条　本办法自2027年1月1日起施行。
平水县水务局
2026年3月1日`
