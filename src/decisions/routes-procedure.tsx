import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { EndingPage, type TypedEnding } from './desk-ending.tsx'
import { ListingPage, type TypedListing } from './desk-listing.tsx'
import { endDecision } from './end-decision.ts'
import { endingInput, endingKinds, exemptions } from './ending.ts'
import { listDecision } from './list-decision.ts'
import { listingInput } from './listing.ts'
import { openProcedure } from './procedure.ts'
import { describeDesk, readBody } from './program.ts'
import { shut } from './shut.tsx'
import { text } from './typed-form.ts'

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

const readers = 'drafters and reviewers of the unit, office, legal reviewers and supervisors'
const opened = (c: Context<Desk>) => openProcedure(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')
const who = (c: Context<Desk>) => ({ visit: c.get('visit'), officer: c.get('officer') })

// Whoever may see the unit's work; the form is for the office.
desk.get('/desk/decisions/:id/listing', async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  return c.html(<ListingPage {...who(c)} found={found.value} typed={{}} />)
})

// Office.
desk.post('/desk/decisions/:id/listing', async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const form = nest(await c.req.formData())
  const typed: TypedListing = {
    excluded: text(form, 'excluded'),
    party_consent_on: text(form, 'party_consent_on'),
    year: text(form, 'year'),
    joint_units: text(form, 'joint_units'),
  }
  const lines = (typed.joint_units ?? '').split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const input = parse(listingInput, { ...typed, joint_units: lines })
  const { id } = found.value.decision
  const done = input.ok ? await listDecision(c.get('visit'), c.get('officer'), id, input.value) : input
  if (done.ok) return c.redirect(`/desk/decisions/${id}/listing`, 303)
  if (statusOfRefusal(done.refusal) === 403) return shut(c, done.refusal)
  const page = <ListingPage {...who(c)} found={found.value} typed={typed} refusal={done.refusal} />
  return c.html(page, statusOfRefusal(done.refusal))
})

const listingSchema = z.object({
  listing: z
    .object({
      year: z.int(),
      no: z.int(),
      party_consent_on: z.iso.date(),
      joint_units: z.array(z.string()),
      listed_at: z.iso.datetime({ offset: true }),
    })
    .nullable(),
})

// Whoever may see the unit's work.
api.get(
  '/api/v1/desk/decisions/:id/listing',
  describeDesk({
    summary: 'Where a decision stands in its year’s list',
    who: readers,
    answer: listingSchema,
  }),
  async (c) => {
    const found = await opened(c)
    if (!found.ok) return refuseJson(c, found.refusal)
    const { listing } = found.value
    return c.json({
      listing: listing && {
        year: listing.year,
        no: listing.no,
        party_consent_on: listing.partyConsentOn,
        joint_units: listing.jointUnits,
        listed_at: beijingIso(listing.listedAt),
      },
    })
  },
)

// Office.
api.post(
  '/api/v1/desk/decisions/:id/listing',
  describeDesk({
    summary: 'Put a decision into its year’s public list and open the procedure (N713 arts 3, 11)',
    who: 'office',
    body: listingInput,
    answer: z.object({ year: z.int(), no: z.int() }),
    status: 201,
  }),
  async (c) => {
    const input = await readBody(c, listingInput)
    const done = input.ok
      ? await listDecision(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    return done.ok ? c.json(done.value, 201) : refuseJson(c, done.refusal)
  },
)

// Whoever may see the unit's work; the form is for the office.
desk.get('/desk/decisions/:id/ending', async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const typed: TypedEnding = { texts: {}, factPublic: false, noSecret: false }
  return c.html(<EndingPage {...who(c)} found={found.value} typed={typed} />)
})

// Office.
desk.post('/desk/decisions/:id/ending', async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const form = nest(await c.req.formData())
  const texts = {
    kind: text(form, 'kind'),
    basis: text(form, 'basis'),
    ground: text(form, 'ground'),
    public_note: text(form, 'public_note'),
  }
  const [factPublic, noSecret] = [form.fact_public === 'yes', form.no_secret === 'yes']
  const input = parse(endingInput, { ...texts, fact_public: factPublic, no_secret: noSecret })
  const { id } = found.value.decision
  const done = input.ok ? await endDecision(c.get('visit'), c.get('officer'), id, input.value) : input
  if (done.ok) return c.redirect(`/desk/decisions/${id}/ending`, 303)
  if (statusOfRefusal(done.refusal) === 403) return shut(c, done.refusal)
  const typed: TypedEnding = { texts, factPublic, noSecret }
  const page = <EndingPage {...who(c)} found={found.value} typed={typed} refusal={done.refusal} />
  return c.html(page, statusOfRefusal(done.refusal))
})

const endingSchema = z.object({
  state: z.string(),
  ending: z
    .object({
      kind: z.enum(endingKinds),
      basis: z.enum(exemptions).nullable(),
      ground: z.string(),
      fact_public: z.boolean(),
      public_note: z.string(),
      ended_at: z.iso.datetime({ offset: true }),
    })
    .nullable(),
})

// Whoever may see the unit's work.
api.get(
  '/api/v1/desk/decisions/:id/ending',
  describeDesk({ summary: 'How a procedure ended before a decision', who: readers, answer: endingSchema }),
  async (c) => {
    const found = await opened(c)
    if (!found.ok) return refuseJson(c, found.refusal)
    const { ending, state } = found.value
    return c.json({
      state,
      ending: ending && {
        kind: ending.kind,
        basis: ending.basis,
        ground: ending.ground,
        fact_public: ending.factPublic,
        public_note: ending.publicNote,
        ended_at: beijingIso(ending.endedAt),
      },
    })
  },
)

// Office.
api.post(
  '/api/v1/desk/decisions/:id/ending',
  describeDesk({
    summary: 'End a procedure before a decision: withdrawn, or found exempt (N713 arts 3, 14)',
    who: 'office',
    body: endingInput,
    answer: z.object({ state: z.enum(endingKinds) }),
    status: 201,
  }),
  async (c) => {
    const input = await readBody(c, endingInput)
    const done = input.ok
      ? await endDecision(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    return done.ok ? c.json(done.value, 201) : refuseJson(c, done.refusal)
  },
)
