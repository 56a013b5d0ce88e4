import { resolver } from 'hono-openapi'
import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { type Officer, roles } from './officer.ts'
import type { RosterRow } from './roster.ts'

/** An officer as programs see one. */
export const officerSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  unit: z.object({ id: z.string(), name: z.string() }),
  must_change_password: z.boolean(),
})

export const officerJson = (officer: Officer) => ({
  id: officer.id,
  name: officer.name,
  email: officer.email,
  roles: [...officer.roles],
  unit: { id: officer.unitId, name: officer.unitName },
  must_change_password: officer.mustChangePassword,
})

const instantSchema = z.iso.datetime({ offset: true })

/** An officer as administrators see one. */
export const rosterSchema = officerSchema.extend({
  created_at: instantSchema,
  deactivated_at: instantSchema.nullable(),
  demo: z.boolean(),
})

export const rosterJson = (row: RosterRow) => ({
  ...officerJson(row),
  created_at: beijingIso(row.createdAt),
  deactivated_at: row.deactivatedAt && beijingIso(row.deactivatedAt),
  demo: row.demo,
})

export const unitSchema = z.object({ id: z.string(), name: z.string(), created_at: instantSchema })

/** A page of a list, as every list answers. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() })

/** An answer of the OpenAPI document. */
export const answered = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema: resolver(schema) } },
})

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  problems: z.array(z.object({ code: z.string(), detail: z.string(), field: z.string().optional() })),
})

/** The refusals a route can answer with, as RFC 9457 problem details. */
export const problemAnswers = (...statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: 'Refused, with a stable `code`',
        content: { 'application/problem+json': { schema: resolver(problemSchema) } },
      },
    ]),
  )
