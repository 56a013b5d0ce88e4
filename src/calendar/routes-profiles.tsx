import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { nest } from '../ground/form.ts'
import type { House } from '../ground/house.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { answered, problemAnswers } from '../people/answers.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import { type Desk, hasRole } from '../people/officer.ts'
import type { RuleProfile } from '../statute/profile.ts'
import { ProfileFormPage } from './desk-profile.tsx'
import { ProfilePreviewPage } from './desk-profile-preview.tsx'
import { DeskProfilesPage } from './desk-profiles.tsx'
import { profileInput } from './profile-input.ts'
import { ProfilePage, ProfilesPage } from './profile-pages.tsx'
import {
  profileFileSchema,
  profileJson,
  profileSchema,
  profilesSchema,
  savedProfileSchema,
  summaryJson,
  versionJson,
} from './profile-program.ts'
import {
  layersOf,
  NATIONAL,
  readProfiles,
  selectUnitJurisdictions,
  selectVersions,
} from './profiles-store.ts'
import { draftProfile, saveProfile } from './save-profile.ts'
import { jurisdictionInput, setJurisdiction } from './set-jurisdiction.ts'
import { emptyProfile, sentProfile, shownAgain, type TypedProfile, typedProfile } from './typed-profile.ts'

export const routes = new Hono<House>()
export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

/** The profile with what stands above it; of a special law, the national rules with it. */
async function openProfile(c: Context<House>, code: string) {
  const profiles = await readProfiles(c.get('visit').db)
  const profile = profiles.find((each) => each.code === code)
  const layers = profile?.kind === 'special' ? layersOf(profiles, NATIONAL, code) : layersOf(profiles, code)
  return { profiles, found: profile && layers ? { profile, layers } : undefined }
}

// Anyone.
routes.get('/profiles', async (c) => {
  const visit = c.get('visit')
  return c.html(<ProfilesPage visit={visit} profiles={await readProfiles(visit.db)} />)
})

// Anyone.
routes.get('/profiles/:code', async (c) => {
  const { profiles, found } = await openProfile(c, c.req.param('code'))
  if (!found) return c.notFound()
  return c.html(<ProfilePage visit={c.get('visit')} profiles={profiles} {...found} />)
})

// Anyone.
routes.get(
  '/api/v1/profiles',
  describeRoute({
    tags: ['deadlines'],
    summary: 'The sets of rules there are',
    description: 'For anyone.',
    responses: { 200: answered('All of them', profilesSchema) },
  }),
  async (c) => {
    const profiles = await readProfiles(c.get('visit').db)
    return c.json({ items: profiles.map(summaryJson), next_cursor: null })
  },
)

// Anyone.
routes.get(
  '/api/v1/profiles/:code',
  describeRoute({
    tags: ['deadlines'],
    summary: 'A set of rules: what it says, and what applies under it, each number with its text',
    description: 'For anyone.',
    responses: { 200: answered('The rules', profileSchema), ...problemAnswers(404) },
  }),
  async (c) => {
    const { found } = await openProfile(c, c.req.param('code'))
    if (!found) return refuseJson(c, refuse('not_found').refusal)
    return c.json(profileJson(found.profile, found.layers))
  },
)

const isAdmin = (c: Context<Desk>) => hasRole(c.get('officer'), 'admin')
const shut = (c: Context<Desk>) =>
  c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)

desk.use('/desk/profiles/*', async (c, next) => (isAdmin(c) ? next() : shut(c)))

async function listPage(c: Context<Desk>, refusal?: Refusal) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const [profiles, units] = await Promise.all([readProfiles(visit.db), selectUnitJurisdictions(visit.db)])
  const saved = c.req.query('saved') !== undefined
  return c.html(
    <DeskProfilesPage {...{ visit, officer, profiles, units, refusal, saved }} />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Administrators.
desk.get('/desk/profiles', (c) => listPage(c))

// Administrators: which rules a unit is under.
desk.post('/desk/profiles/units', async (c) => {
  const input = parse(jurisdictionInput, nest(await c.req.formData()))
  const done = input.ok ? await setJurisdiction(c.get('visit'), c.get('officer'), input.value) : input
  return done.ok ? c.redirect('/desk/profiles?saved', 303) : listPage(c, done.refusal)
})

async function formPage(c: Context<Desk>, code: string | undefined, typed?: TypedProfile, refusal?: Refusal) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const [profiles, history] = await Promise.all([
    readProfiles(visit.db),
    code === undefined ? [] : selectVersions(visit.db, code),
  ])
  const current: RuleProfile | undefined = profiles.find((each) => each.code === code)
  if (code !== undefined && !current) return c.notFound()
  const shown = typed ? shownAgain(typed) : emptyProfile(current)
  // After a clash the form goes on from the version that is there now.
  const clash = refusal?.problems[0].code === 'changed_meanwhile'
  const version = clash ? String(current?.version ?? 0) : shown.version
  const saved = c.req.query('saved') !== undefined
  return c.html(
    <ProfileFormPage
      {...{ visit, officer, profiles, current, history, refusal, saved }}
      typed={{ ...shown, version }}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

/** Preview, go back and change, or save what was previewed; `code` undefined: a new one, which brings its own. */
async function takeForm(c: Context<Desk>, code: string | undefined) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const form = nest(await c.req.formData())
  const typed = typedProfile(form)
  const isNew = code === undefined
  const own = code ?? typed.code
  if (form.step === 'change') return formPage(c, code, typed)
  const input = parse(profileInput, sentProfile(typed))
  if (!input.ok) return formPage(c, code, typed, input.refusal)
  if (form.step === 'save') {
    const done = await saveProfile(visit, officer, own, input.value, isNew)
    if (done.ok) return c.redirect(`/desk/profiles/${done.value.code}?saved`, 303)
    return formPage(c, code, typed, done.refusal)
  }
  const drafted = draftProfile(await readProfiles(visit.db), own, input.value, isNew)
  if (!drafted.ok) return formPage(c, code, typed, drafted.refusal)
  return c.html(<ProfilePreviewPage {...{ visit, officer, typed }} drafted={drafted.value} />)
}

// Administrators.
desk.get('/desk/profiles/new', (c) => formPage(c, undefined))
// Administrators.
desk.post('/desk/profiles/new', (c) => takeForm(c, undefined))
// Administrators.
desk.get('/desk/profiles/:code', (c) => formPage(c, c.req.param('code')))
// Administrators.
desk.post('/desk/profiles/:code', (c) => takeForm(c, c.req.param('code')))

const forbidden = (c: Context<Desk>) => refuseJson(c, refuse('forbidden').refusal)
const body = (schema: typeof profileInput | typeof jurisdictionInput) => ({
  required: true,
  content: { 'application/json': { schema: resolver(schema) } },
})

// Administrators.
api.get(
  '/api/v1/desk/profiles',
  describeRoute({
    tags: ['desk'],
    summary: 'The sets of rules there are',
    description: 'Administrators.',
    responses: { 200: answered('All of them', profilesSchema), ...problemAnswers(401, 403) },
  }),
  async (c) => {
    if (!isAdmin(c)) return forbidden(c)
    const profiles = await readProfiles(c.get('visit').db)
    return c.json({ items: profiles.map(summaryJson), next_cursor: null })
  },
)

// Administrators.
api.post(
  '/api/v1/desk/profiles/units',
  describeRoute({
    tags: ['desk'],
    summary: 'Say which rules a unit is under',
    description: 'Administrators. Matters begun from then on follow them.',
    requestBody: body(jurisdictionInput),
    responses: { 200: answered('Set', savedProfileSchema), ...problemAnswers(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    const input = parse(jurisdictionInput, await c.req.json().catch(() => null))
    const done = input.ok ? await setJurisdiction(c.get('visit'), c.get('officer'), input.value) : input
    return done.ok ? c.json(done.value) : refuseJson(c, done.refusal)
  },
)

// Administrators.
api.get(
  '/api/v1/desk/profiles/:code',
  describeRoute({
    tags: ['desk'],
    summary: 'A set of rules as it counts, and every version saved here',
    description: 'Administrators.',
    responses: { 200: answered('The rules', profileFileSchema), ...problemAnswers(401, 403, 404) },
  }),
  async (c) => {
    if (!isAdmin(c)) return forbidden(c)
    const code = c.req.param('code')
    const [{ found }, history] = await Promise.all([
      openProfile(c as unknown as Context<House>, code),
      selectVersions(c.get('visit').db, code),
    ])
    if (!found) return refuseJson(c, refuse('not_found').refusal)
    return c.json({ ...profileJson(found.profile, found.layers), history: history.map(versionJson) })
  },
)

const known = async (c: Context<Desk>, code: string) =>
  (await readProfiles(c.get('visit').db)).some((each) => each.code === code)

// Administrators.
api.post(
  '/api/v1/desk/profiles/:code/preview',
  describeRoute({
    tags: ['desk'],
    summary: 'What would apply under these rules, without saving',
    description: 'Administrators. A code not in use is a new local profile.',
    requestBody: body(profileInput),
    responses: { 200: answered('The rules', profileSchema), ...problemAnswers(401, 403, 409, 422) },
  }),
  async (c) => {
    if (!isAdmin(c)) return forbidden(c)
    const code = c.req.param('code')
    const input = parse(profileInput, await c.req.json().catch(() => null))
    if (!input.ok) return refuseJson(c, input.refusal)
    const profiles = await readProfiles(c.get('visit').db)
    const drafted = draftProfile(profiles, code, input.value, !(await known(c, code)))
    if (!drafted.ok) return refuseJson(c, drafted.refusal)
    return c.json(profileJson(drafted.value.profile, drafted.value.layers))
  },
)

// Administrators.
api.post(
  '/api/v1/desk/profiles/:code',
  describeRoute({
    tags: ['desk'],
    summary: 'Save a further version of these rules, or new local ones under a code not in use',
    description: 'Administrators. Refused where a value lies below the higher law.',
    requestBody: body(profileInput),
    responses: { 201: answered('Saved', savedProfileSchema), ...problemAnswers(401, 403, 409, 422) },
  }),
  async (c) => {
    if (!isAdmin(c)) return forbidden(c)
    const code = c.req.param('code')
    const input = parse(profileInput, await c.req.json().catch(() => null))
    const done = input.ok
      ? await saveProfile(c.get('visit'), c.get('officer'), code, input.value, !(await known(c, code)))
      : input
    return done.ok ? c.json(done.value, 201) : refuseJson(c, done.refusal)
  },
)
