import { describe, expect, test } from 'vitest'
import { doorOf, env, formOf, makeDesk, makeOfficer, makeUnit, post, waterDraft } from './setup.ts'

const path = (decisionId: string) => `/desk/decisions/${decisionId}/draft`

async function opened() {
  const { drafter, decisionId } = await makeDesk()
  return { drafter, decisionId, door: doorOf(drafter), to: path(decisionId) }
}

const bring = { do: 'outline', base: '0', title: '', explanation: '现行价格已经执行八年。' }
const versions = async (decisionId: string) =>
  (
    await env.DB.prepare('SELECT count(*) AS n FROM draft_versions WHERE decision_id = ?')
      .bind(decisionId)
      .first<{ n: number }>()
  )?.n

describe('the officer brings a text, corrects the split and saves it', () => {
  test('pasted: split, shown with what was found, saved, read as a document', async () => {
    const { door, decisionId, to } = await opened()
    expect((await door(to)).status).toBe(200)
    const preview = await door(to, post({ ...bring, text: waterDraft }))
    expect(preview.status).toBe(200)
    const html = await preview.clone().text()
    expect(html).toContain('3 章、5 条')
    expect(html).toContain('没有发现编号缺漏')
    expect(await versions(decisionId)).toBe(0)
    const saved = await door(to, post(await formOf(preview, 'save')))
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${to}/versions/1?saved`])
    const page = await (await door(`${to}/versions/1?saved`)).text()
    expect(page).toContain('<b class="clause__label">第三条</b>')
    expect(page).toContain('<th scope="col">阶梯</th>')
    expect(page).toMatch(/[0-9a-f]{64}/)
    expect(page).toContain('平水县城乡居民生活用水价格管理办法')
  })

  test('uploaded as a file', async () => {
    const { door, to } = await opened()
    const preview = await door(to, post({ ...bring, text: '', file: new File([waterDraft], '草案.txt') }))
    expect(await preview.text()).toContain('3 章、5 条')
  })

  test('correcting: what is typed in any clause travels through every button', async () => {
    const { door, decisionId, to } = await opened()
    let form = await formOf(await door(to, post({ ...bring, text: waterDraft })), 'update')
    const at = (text: string) =>
      Object.entries(form)
        .find(([, value]) => value.startsWith(text))?.[0]
        .split('.')[1] ?? ''
    const first = at('为了规范')
    form[`clauses.${first}.text`] = '为了规范价格。\n保障供水安全。'
    form[`clauses.${at('本办法自')}.text`] = '本办法自2028年1月1日起施行。'
    form = await formOf(await door(to, post({ ...form, do: `split.${first}` })), 'update')
    expect(at('保障供水安全')).toBe(String(Number(first) + 1))
    expect(form[`clauses.${at('保障供水安全')}.level`]).toBe('paragraph')
    form = await formOf(await door(to, post({ ...form, do: `merge.${at('农村集中')}` })), 'update')
    form = await formOf(await door(to, post({ ...form, do: `delete.${at('水资源的')}` })), 'update')
    expect((await door(to, post({ ...form, do: 'save' }))).status).toBe(303)
    const response = await door(`/api/v1/desk/decisions/${decisionId}/draft-versions/1`)
    const { clauses } = (await response.json()) as {
      clauses: { uid: string; parent_uid: string; level: string; text: string }[]
    }
    const clause = (text: string) => clauses.find((each) => each.text.startsWith(text))
    expect(clause('保障供水安全')).toMatchObject({
      level: 'paragraph',
      parent_uid: clause('为了规范价格')?.uid,
    })
    expect(clause('本县行政区域')?.text).toMatch(/适用本办法。农村集中供水工程参照执行。$/)
    expect(clause('水资源的')).toBeUndefined()
    expect(clause('本办法自2028')).toBeDefined()
    expect(clause('居民的承受能力')).toMatchObject({ level: 'item', parent_uid: clause('制定居民生活')?.uid })
  })

  test('going back to the whole text and splitting again keeps every word', async () => {
    const { door, to } = await opened()
    const form = await formOf(await door(to, post({ ...bring, text: waterDraft })), 'whole')
    const whole = await formOf(await door(to, post(form)), 'outline')
    const again = await formOf(await door(to, post(whole)), 'whole')
    const { do: _a, ...before } = form
    const { do: _b, ...after } = again
    expect(after).toEqual(before)
  })

  test('a newer version starts from the latest, and says that what is public stays', async () => {
    const { door, to } = await opened()
    await door(to, post(await formOf(await door(to, post({ ...bring, text: waterDraft })), 'save')))
    const form = await formOf(await door(`${to}?from=latest`), 'save')
    expect(form.base).toBe('1')
    expect(form.explanation).toBe('现行价格已经执行八年。')
    expect((await door(to, post({ ...form, title: '新名称' }))).headers.get('location')).toBe(
      `${to}/versions/2?saved`,
    )
    expect(await (await door(`${to}/versions/1`)).text()).toContain('最新的是第 2 版')
  })

  test('warnings name the clause and link to it', async () => {
    const { door, to } = await opened()
    const html = await (
      await door(to, post({ ...bring, text: waterDraft.replace('第四条　居民', '第五条　居民') }))
    ).text()
    expect(html).toMatch(/<a href="#c-\d+">第五条<\/a>：第五条之前的序号有缺漏（上一个是第三条）。/)
    expect(html).toContain('第五条的序号重复')
  })
})

describe('a refusal loses nothing', () => {
  test('no explanation: the page comes back whole and links to the field', async () => {
    const { door, decisionId, to } = await opened()
    const form = await formOf(await door(to, post({ ...bring, explanation: '', text: waterDraft })), 'save')
    const refused = await door(to, post(form))
    expect(refused.status).toBe(422)
    expect(await refused.clone().text()).toContain('href="#explanation"')
    expect(await formOf(refused, 'save')).toEqual(form)
    expect(await versions(decisionId)).toBe(0)
  })

  test('control characters, an override of direction and an emptied clause are named at their clause', async () => {
    const { door, to } = await opened()
    const form = await formOf(await door(to, post({ ...bring, text: waterDraft })), 'save')
    for (const text of ['第\u0007一', '第\u202e一', '长'.repeat(100_000)]) {
      const refused = await door(to, post({ ...form, 'clauses.1.text': text }))
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('href="#clauses-1-text"')
    }
    const emptied = await door(
      to,
      post({ ...form, 'clauses.1.text': '', 'clauses.1.label': '', 'clauses.1.heading': '' }),
    )
    expect(emptied.status).toBe(422)
    expect(await emptied.text()).toContain('href="#clauses-1-text"')
  })

  test('somebody saved meanwhile: the page says so, and saving once more goes through', async () => {
    const { door, to } = await opened()
    const form = await formOf(await door(to, post({ ...bring, text: waterDraft })), 'save')
    await door(to, post(form))
    const refused = await door(to, post({ ...form, title: '另一个名称' }))
    expect(refused.status).toBe(409)
    const kept = await formOf(refused, 'save')
    expect(kept).toEqual({ ...form, title: '另一个名称', base: '1' })
    expect((await door(to, post(kept))).headers.get('location')).toBe(`${to}/versions/2?saved`)
  })

  test('the same form twice leaves one version', async () => {
    const { door, decisionId, to } = await opened()
    const form = await formOf(await door(to, post({ ...bring, text: waterDraft })), 'save')
    const [one, two] = [await door(to, post(form)), await door(to, post(form))]
    expect(one.headers.get('location')).toBe(two.headers.get('location'))
    expect(await versions(decisionId)).toBe(1)
  })

  test('nothing brought, both brought, a PDF called .docx: the text that was typed stays', async () => {
    const { door, to } = await opened()
    const pdf = new File(['%PDF-1.7 x'], '草案.docx')
    const empty = await door(to, post({ ...bring, text: '' }))
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('href="#text"')])
    const both = await door(to, post({ ...bring, text: waterDraft, file: pdf }))
    expect(both.status).toBe(422)
    expect((await formOf(both, 'outline')).text).toBe(waterDraft)
    const wrong = await door(to, post({ ...bring, text: '', file: pdf }))
    expect([wrong.status, await wrong.text()]).toEqual([415, expect.stringContaining('href="#file"')])
  })
})

describe('hostile text', () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)> '&quot;`

  test('in every field is shown as text, on every page', async () => {
    const { door, to } = await opened()
    const form = await formOf(await door(to, post({ ...bring, text: waterDraft })), 'save')
    const fields = {
      ...form,
      title: hostile,
      explanation: hostile,
      front: hostile,
      shape: hostile,
      base: '0',
    } as Record<string, string>
    for (const name of Object.keys(form))
      if (/label|heading|text$/.test(name)) fields[name] = `${hostile}${name}`.slice(0, 100)
    const pages = [
      await door(to, post({ ...fields, do: 'update' })),
      await door(to, post({ ...fields, do: 'whole' })),
    ]
    expect((await door(to, post(fields))).status).toBe(303)
    pages.push(await door(`${to}/versions/1`))
    for (const page of pages) {
      const html = await page.text()
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<img')
      expect(html).toContain('&lt;script&gt;')
    }
  })
})

describe('who may', () => {
  test('another unit may neither see nor save; a reviewer and the office may see', async () => {
    const { door, drafter, decisionId, to } = await opened()
    const form = await formOf(await door(to, post({ ...bring, text: waterDraft })), 'save')
    await door(to, post(form))
    const stranger = doorOf(await makeOfficer(await makeUnit(), 'drafter', 'reviewer'))
    for (const place of [
      to,
      `${to}/versions/1`,
      `/desk/decisions/${decisionId}/documents`,
      `/api/v1/desk/decisions/${decisionId}/draft-versions/1`,
    ]) {
      expect((await stranger(place)).status, place).toBe(403)
    }
    const viewers = [
      await makeOfficer(drafter.unitId, 'reviewer'),
      await makeOfficer(await makeUnit(), 'office'),
    ]
    for (const viewer of viewers) {
      expect((await doorOf(viewer)(to)).status).toBe(200)
      expect((await doorOf(viewer)(`${to}/versions/1`)).status).toBe(200)
      expect((await doorOf(viewer)(to, post(form))).status).toBe(403)
    }
    expect((await door(`${to}/versions/2`)).status).toBe(404)
    expect((await door(path('nowhere'))).status).toBe(404)
  })
})

describe('programs', () => {
  const json = (body: unknown): RequestInit => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

  test('split a text, save what came back, and read it', async () => {
    const { door, decisionId } = await opened()
    const base = `/api/v1/desk/decisions/${decisionId}`
    const outline = await door(`${base}/outline`, json({ text: waterDraft }))
    expect(outline.status).toBe(200)
    const found = (await outline.json()) as {
      title: string
      counts: Record<string, number>
      clauses: object[]
    }
    expect(found.counts).toMatchObject({ chapter: 3, article: 5 })
    const saved = await door(
      `${base}/draft-versions`,
      json({ title: found.title, explanation: '说明', clauses: found.clauses, base_version: 0 }),
    )
    expect([saved.status, saved.headers.get('location')]).toEqual([201, `${base}/draft-versions/1`])
    const read = (await (await door(`${base}/draft-versions/1`)).json()) as {
      sha256: string
      saved_at: string
      clauses: object[]
    }
    expect(read).toMatchObject({
      version: 1,
      clause_count: found.clauses.length,
      saved_at: expect.stringMatching(/\+08:00$/),
    })
    expect(read.clauses[0]).toMatchObject({ level: 'chapter', label: '第一章', order: 0, parent_uid: null })
  })

  test('are refused with problem details that name the field', async () => {
    const { door, decisionId } = await opened()
    const base = `/api/v1/desk/decisions/${decisionId}`
    const refused = await door(
      `${base}/draft-versions`,
      json({ title: '', explanation: '说明', clauses: [{ level: 'poem', text: 'x' }] }),
    )
    expect(refused.status).toBe(422)
    const problem = (await refused.json()) as { problems: { field: string; code: string }[] }
    expect(problem.problems.map(({ field }) => field).sort()).toEqual(['clauses.0.level', 'title'])
    expect((await door(`${base}/outline`, json({}))).status).toBe(422)
    expect((await door(`${base}/outline`, { method: 'POST', body: '{' })).status).toBe(400)
  })

  test('add a document and list it', async () => {
    const { door, decisionId } = await opened()
    const to = `/api/v1/desk/decisions/${decisionId}/documents`
    const added = await door(to, post({ file: new File(['%PDF-1.7'], '表.pdf') }))
    expect([added.status, await added.json()]).toEqual([
      201,
      expect.objectContaining({ filename: '表.pdf', size: 8 }),
    ])
    expect(await (await door(to)).json()).toMatchObject({
      items: [{ filename: '表.pdf' }],
      next_cursor: null,
    })
  })
})

describe('a great draft', () => {
  test('of 500 articles and 1500 clauses is split, corrected and saved', async () => {
    const { door, decisionId, to } = await opened()
    const articles = Array.from(
      { length: 500 },
      (_, i) =>
        `第${i + 1}条　有关单位应当按照第${i}号要求办理下列事项：\n（一）如实登记有关情况并且按时报送；\n（二）妥善保管有关材料不少于${i}年。`,
    )
    const started = Date.now()
    const preview = await door(to, post({ ...bring, text: `大草案\n\n${articles.join('\n')}` }))
    const html = await preview.clone().text()
    const shown = Date.now()
    const form = await formOf(preview, 'save')
    expect(Object.keys(form).length).toBeGreaterThan(6000)
    const read = Date.now()
    expect((await door(to, post(form))).status).toBe(303)
    expect(await versions(decisionId)).toBe(1)
    console.log(
      `${html.length} characters of page; shown in ${shown - started} ms, saved in ${Date.now() - read} ms`,
    )
  })
})
