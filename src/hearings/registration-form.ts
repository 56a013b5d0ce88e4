import type { Nested } from '../ground/form.ts'
import type { Problem } from '../ground/result.ts'
import { str } from '../opinions/opinion-form.ts'
import type { Particulars } from '../people/participant.ts'
import type { Registration } from './registration.ts'

/** A sign-up as it stands in the form: strings as typed, nothing checked yet. */
export type TypedRegistration = {
  /** The idempotency key: sending the same form twice signs up once. */
  readonly key: string
  readonly role: string
  readonly category: string
  readonly name: string
  readonly areaOrUnit: string
  readonly email: string
  readonly phone: string
  readonly reason: string
  readonly official: boolean
}

const obj = (value: unknown): Nested => (typeof value === 'object' && value !== null ? (value as Nested) : {})

export const emptyForm = (key: string, role = '', category = ''): TypedRegistration => ({
  key,
  role,
  category,
  name: '',
  areaOrUnit: '',
  email: '',
  phone: '',
  reason: '',
  official: false,
})

/** Read a posted form; whatever is missing or of another shape is empty. */
export function readForm(posted: Nested, newKey: string): TypedRegistration {
  const contact = obj(posted.contact)
  return {
    key: str(posted.key) || newKey,
    role: str(posted.role),
    category: str(posted.category),
    name: str(posted.name),
    areaOrUnit: str(posted.area_or_unit),
    email: str(contact.email),
    phone: str(contact.phone),
    reason: str(posted.reason),
    official: str(posted.official) !== '',
  }
}

/** The form as the API's request body, to be checked by the same schema. */
export const bodyOf = (form: TypedRegistration): unknown => ({
  role: form.role || undefined,
  category: form.category || undefined,
  name: form.name || undefined,
  area_or_unit: form.areaOrUnit,
  contact: { email: form.email, phone: form.phone },
  reason: form.reason,
  official: form.official,
})

/** What she told, to be corrected. */
export const formOf = (registration: Registration, told: Particulars): TypedRegistration => ({
  key: '',
  role: registration.role,
  category: registration.category ?? '',
  name: told.name ?? '',
  areaOrUnit: told.unit ?? '',
  email: told.email ?? '',
  phone: told.phone ?? '',
  reason: told.why ?? '',
  official: registration.official,
})

/** What is plainly missing from a form that the schema refused already: said at once, not one round later. */
export function alsoMissing(form: TypedRegistration): Problem[] {
  const represents = form.role === 'representative'
  return [
    ...(represents && form.category === '' ? [{ code: 'missing' as const, field: 'category' }] : []),
    ...(represents && form.areaOrUnit.trim() === ''
      ? [{ code: 'missing' as const, field: 'area_or_unit' }]
      : []),
    ...(form.phone.trim() === '' && form.email.trim() === ''
      ? [{ code: 'contact_missing' as const, field: 'contact.phone' }]
      : []),
  ]
}
