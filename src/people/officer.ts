import type { Env } from '../ground/env.ts'
import type { Visit } from '../ground/house.ts'

export const roles = ['drafter', 'reviewer', 'legal', 'office', 'supervisor', 'admin'] as const
export type Role = (typeof roles)[number]

/** Somebody who works here: always in one unit, with one or more roles. */
export type Officer = {
  readonly id: string
  readonly unitId: string
  readonly unitName: string
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly mustChangePassword: boolean
}

/** The type parameter of desk apps, behind `requireOfficer`: `c.get('officer')` is there. */
export type Desk = { Bindings: Env; Variables: { visit: Visit; officer: Officer } }

export const hasRole = (officer: Officer, ...wanted: readonly Role[]): boolean =>
  wanted.some((role) => officer.roles.includes(role))

/** May draft, publish, key in and answer for a unit: a drafter of that unit. */
export const mayDraftFor = (officer: Officer, unitId: string): boolean =>
  hasRole(officer, 'drafter') && officer.unitId === unitId

/** May see a unit's unpublished work: its own drafters and reviewers; the office, the legal reviewers and supervisors
 * everywhere. */
export const maySee = (officer: Officer, unitId: string): boolean =>
  hasRole(officer, 'legal', 'office', 'supervisor') ||
  (officer.unitId === unitId && hasRole(officer, 'drafter', 'reviewer'))
