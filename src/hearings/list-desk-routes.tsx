import { type Context, Hono } from 'hono'
import { shut } from '../decisions/shut.tsx'
import { list, text } from '../decisions/typed-form.ts'
import { type Nested, nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import type { Refusal } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { categories } from '../statute/hearing.ts'
import { ListPage } from './desk-list.tsx'
import { openPaper, publishedPaper } from './hearing-ground.ts'
import { type ListInput, listInput, listSchema, peopleHash } from './list.ts'
import { openGround } from './open-file.ts'
import { readRepresentatives } from './read-draw.ts'
import { saveList } from './save-list.ts'

export const desk = new Hono<Desk>()

const idOf = (c: Context<Desk>) => c.req.param('id') ?? ''

type Typed = { readonly body: ListInput; readonly documentIds: readonly string[] }

async function page(c: Context<Desk>, typed?: Typed, refusal?: Refusal) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const opened = await openGround(visit, officer, idOf(c))
  if (!opened.ok) return shut(c, opened.refusal)
  const file = opened.value
  const people = await readRepresentatives(visit.db, idOf(c))
  const paper = openPaper(file, 'representative_list')
  // A further list begins with what the one before said.
  const before = paper ?? publishedPaper(file, 'representative_list')
  const body = listSchema.parse(before?.body ?? {})
  return c.html(
    <ListPage
      visit={visit}
      officer={officer}
      file={file}
      people={people}
      current={body.people_sha256 === (await peopleHash(people))}
      typed={typed?.body ?? body}
      documentIds={typed?.documentIds ?? before?.documents.map(({ id }) => id) ?? []}
      refusal={refusal}
      saved={c.req.method === 'GET' && c.req.query('saved') !== undefined}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Whoever may see the unit's work; the form is for its drafters.
desk.get('/desk/hearings/:id/list', (c) => page(c))

const nested = (value: unknown): Nested =>
  typeof value === 'object' && value !== null ? (value as Nested) : {}

/** What stands in the form, one person of the panel per line. */
function sentOf(form: Nested) {
  const reasons = nested(form.reasons)
  const missing = nested(reasons.missing)
  return {
    chair: text(form, 'chair') ?? '',
    presenter: text(form, 'presenter') ?? '',
    monitor: text(form, 'monitor') ?? '',
    recorder: text(form, 'recorder') ?? '',
    panel: (text(form, 'panel') ?? '').split('\n').flatMap((line) => (line.trim() ? [line.trim()] : [])),
    reasons: {
      few: text(reasons, 'few') ?? '',
      missing: Object.fromEntries(categories.map((each) => [each, text(missing, each) ?? ''])),
      share: text(reasons, 'share') ?? '',
    },
  }
}

// Drafters of the unit.
desk.post('/desk/hearings/:id/list', async (c) => {
  const form = nest(await c.req.formData())
  const sent = sentOf(form)
  const documentIds = list(form.document_ids)
  const parsed = parse(listInput, sent)
  const revision = Number(text(form, 'revision') ?? '')
  const done = parsed.ok
    ? await saveList(c.get('visit'), c.get('officer'), idOf(c), {
        body: parsed.value,
        documentIds,
        ...(Number.isInteger(revision) && revision >= 0 && { revision }),
      })
    : parsed
  if (done.ok) return c.redirect(`/desk/hearings/${idOf(c)}/list?saved`, 303)
  return page(c, { body: sent as ListInput, documentIds }, done.refusal)
})
