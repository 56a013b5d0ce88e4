import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Nested, nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { bringText, workingClauses } from './bring-text.ts'
import { draftPath, RefusedPage } from './desk.tsx'
import { BringPage, type Brought } from './desk-bring.tsx'
import { CorrectPage } from './desk-correct.tsx'
import { VersionPage, VersionsPage } from './desk-version.tsx'
import { type DraftDesk, openDraftDesk } from './draft-desk.ts'
import { MAX_DRAFT_FILE_BYTES } from './read-file.ts'
import { saveDraft } from './save-draft.ts'
import { clausesByNumberQuery, latestVersionQuery, versionQuery } from './store.ts'
import { draftInput } from './version.ts'
import { editClauses, editIn, printDraft, type WorkingDraft, workingDraftIn } from './working-draft.ts'

export const desk = new Hono<Desk>()

type C = Context<Desk, '/desk/decisions/:id/draft'>

const refused = (c: Context<Desk>, refusal: Refusal) =>
  c.html(
    <RefusedPage visit={c.get('visit')} officer={c.get('officer')} refusal={refusal} />,
    statusOfRefusal(refusal),
  )

const text = (form: Nested, name: string): string => (typeof form[name] === 'string' ? form[name] : '')

const shown = (c: Context<Desk>) => ({ visit: c.get('visit'), officer: c.get('officer') })

/** A file and a form around it; what is larger is not read at all. */
const limit = bodyLimit({
  maxSize: MAX_DRAFT_FILE_BYTES + 4 * 1024 * 1024,
  onError: (c) => refused(c as Context<Desk>, refuse('too_large', { params: { limit: '10 MB' } }).refusal),
})

// Drafters of the decision's unit; the others who may see it get the saved versions.
desk.get('/desk/decisions/:id/draft', async (c) => {
  const opened = await openDraftDesk(c.get('visit').db, c.get('officer'), c.req.param('id'))
  if (!opened.ok) return refused(c, opened.refusal)
  const room = opened.value
  if (!room.mayDraft) return c.html(<VersionsPage {...shown(c)} desk={room} />)
  const version = room.versions[0]?.version
  if (version !== undefined && c.req.query('from') === 'latest') {
    const draft = await latestDraft(c, room, version)
    return c.html(<CorrectPage {...shown(c)} desk={room} draft={draft} />)
  }
  const [latest] = await latestVersionQuery(c.get('visit').db, room.decision.id)
  const brought = {
    title: latest?.title ?? '',
    explanation: latest?.explanation ?? '',
    text: '',
    base: latest?.version ?? 0,
  }
  return c.html(<BringPage {...shown(c)} desk={room} brought={brought} />)
})

async function latestDraft(c: C, room: DraftDesk, version: number): Promise<WorkingDraft> {
  const { db } = c.get('visit')
  const { id } = room.decision
  const [[saved], rows] = await db.batch([
    versionQuery(db, id, version),
    clausesByNumberQuery(db, id, version),
  ])
  const order = new Map(rows.map((row, index) => [row.uid, index]))
  return {
    title: saved?.title ?? '',
    explanation: saved?.explanation ?? '',
    base: version,
    front: '',
    clauses: rows.map(({ level, parentUid, label, heading, text: said }) => ({
      level,
      parent: parentUid === null ? null : (order.get(parentUid) ?? null),
      label: label ?? '',
      heading: heading ?? '',
      text: said,
    })),
  }
}

// Drafters of the decision's unit. Only `do=save` stores anything; every other button answers with the next page.
desk.post('/desk/decisions/:id/draft', limit, async (c) => {
  const opened = await openDraftDesk(c.get('visit').db, c.get('officer'), c.req.param('id'))
  if (!opened.ok) return refused(c, opened.refusal)
  const room = opened.value
  if (!room.mayDraft) return refused(c, refuse('forbidden').refusal)
  const form = nest(await c.req.formData())
  const button = text(form, 'do')
  if (button === 'outline') return outline(c, room, form)
  const draft = workingDraftIn(form)
  if (button === 'save') return save(c, room, draft)
  if (button === 'whole') {
    const brought = { ...draft, text: printDraft(draft).text, again: true }
    return c.html(<BringPage {...shown(c)} desk={room} brought={brought} />)
  }
  const edit = editIn(button)
  if (!edit) return c.html(<CorrectPage {...shown(c)} desk={room} draft={draft} />)
  const at = edit.edit === 'merge' ? edit.at - 1 : edit.at
  const clauses = editClauses(draft.clauses, edit)
  const open = edit.edit === 'delete' ? [] : [at]
  return c.html(<CorrectPage {...shown(c)} desk={room} draft={{ ...draft, clauses }} open={open} />)
})

async function outline(c: C, room: DraftDesk, form: Nested): Promise<Response> {
  const { title, explanation, base } = workingDraftIn(form)
  const brought: Brought = { title, explanation, base, text: text(form, 'text') }
  const done = await bringText(brought.text, form.file instanceof File ? form.file : undefined)
  if (!done.ok) {
    return c.html(
      <BringPage {...shown(c)} desk={room} brought={brought} refusal={done.refusal} />,
      statusOfRefusal(done.refusal),
    )
  }
  const { outline: found, notes } = done.value
  // A title of the officer's own stands; the one in the text is then shown among the lines that are not saved.
  const unused = title !== '' && found.title !== null && found.title !== title ? [found.title] : []
  const draft = {
    title: title === '' ? (found.title ?? room.decision.title) : title,
    explanation,
    base,
    front: [...unused, ...found.front, ...found.contents].join('\n'),
    clauses: workingClauses(found),
  }
  return c.html(<CorrectPage {...shown(c)} desk={room} draft={draft} notes={notes} />)
}

async function save(c: C, room: DraftDesk, draft: WorkingDraft): Promise<Response> {
  const input = parse(draftInput, { ...draft, base_version: draft.base })
  const done = input.ok
    ? await saveDraft(c.get('visit'), c.get('officer'), room.decision.id, input.value)
    : input
  if (done.ok) return c.redirect(`${draftPath(room.decision.id)}/versions/${done.value.version}?saved`, 303)
  // Whoever saves once more after seeing that warning means it: the base is now the version that got in between.
  const stale = done.refusal.problems[0].code === 'changed_meanwhile'
  const kept = stale ? { ...draft, base: await latestNumber(c, room) } : draft
  return c.html(
    <CorrectPage {...shown(c)} desk={room} draft={kept} refusal={done.refusal} />,
    statusOfRefusal(done.refusal),
  )
}

async function latestNumber(c: C, room: DraftDesk): Promise<number> {
  const again = await openDraftDesk(c.get('visit').db, c.get('officer'), room.decision.id)
  return again.ok ? (again.value.versions[0]?.version ?? 0) : 0
}

// Those who may see the unit's work.
desk.get('/desk/decisions/:id/draft/versions/:version{[0-9]{1,6}}', async (c) => {
  const { db } = c.get('visit')
  const id = c.req.param('id')
  const version = Number(c.req.param('version'))
  const opened = await openDraftDesk(db, c.get('officer'), id)
  if (!opened.ok) return refused(c, opened.refusal)
  const [[found], clauses] = await db.batch([
    versionQuery(db, id, version),
    clausesByNumberQuery(db, id, version),
  ])
  if (!found) return refused(c, refuse('not_found').refusal)
  const saved = c.req.query('saved') !== undefined
  return c.html(
    <VersionPage {...shown(c)} desk={opened.value} version={found} clauses={clauses} saved={saved} />,
  )
})
