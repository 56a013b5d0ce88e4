import * as z from 'zod'
import { beijingIso, type Instant } from '../ground/clock.ts'
import { email, required, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { commitTo } from '../ledger/commitment.ts'
import type { Particulars } from '../people/participant.ts'
import { type Category, categories } from '../statute/hearing.ts'
import type { AnnouncementPaper, Quota } from './announcement.ts'
import type { HearingFile } from './hearing.ts'
import type { registrations } from './store.ts'

export type Registration = typeof registrations.$inferSelect
export const registrationRoles = ['representative', 'observer'] as const
/** By sign-up, or entered by the desk for a category that is filled by recommendation or invitation. */
export const methods = ['sign_up', 'recommendation', 'invitation'] as const
export type Method = (typeof methods)[number]

/** How many digits a telephone number has, with its area or country code. */
const isPhone = (text: string): boolean =>
  /^\+?[\d\s().-]{7,25}$/.test(text) && /^\d{7,15}$/.test(digitsOf(text))
const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** Typed in full width, or with any kind of dash. */
const plainDigits = (text: string): string => text.normalize('NFKC').replace(/[‐-―−－]/g, '-')

const phone = typed(30)
  .transform(plainDigits)
  .refine((text) => text === '' || isPhone(text), { params: { code: 'invalid_phone' } })

export const contactSchema = z.object({ email: email.default(''), phone: phone.default('') })
export type Contact = z.output<typeof contactSchema>

/** What somebody tells who signs up for a hearing. */
export const registrationSchema = z.object({
  role: z.enum(registrationRoles),
  category: z
    .enum(categories)
    .nullish()
    .describe('Of a representative, S2-9 art. 10 (一) to (六); of an observer it says nothing'),
  name: required(50).describe('Published only of whoever becomes a representative'),
  area_or_unit: typed(100)
    .default('')
    .describe('Asked of a representative, and published if she becomes one'),
  contact: contactSchema.prefault({}).describe('At least one of the two; never published'),
  reason: typed(500).default('').describe('Why she wants to come; never published'),
  official: z.boolean().default(false).describe('A serving civil servant'),
})
export type RegistrationInput = z.output<typeof registrationSchema>

/** What the schema cannot say: what a representative needs besides, and one way at least to reach anybody. */
export function incomplete(input: RegistrationInput): Problem[] {
  const represents = input.role === 'representative'
  return [
    ...(represents && !input.category ? [{ code: 'missing' as const, field: 'category' }] : []),
    ...(represents && input.area_or_unit === '' ? [{ code: 'missing' as const, field: 'area_or_unit' }] : []),
    ...(input.contact.phone === '' && input.contact.email === ''
      ? [{ code: 'contact_missing' as const, field: 'contact.phone' }]
      : []),
  ]
}

/** What is sealed of a sign-up. */
export const particularsOf = (input: RegistrationInput, salt: string): Particulars => ({
  name: input.name,
  ...(input.area_or_unit && { unit: input.area_or_unit }),
  ...(input.contact.email && { email: input.contact.email }),
  ...(input.contact.phone && { phone: input.contact.phone }),
  ...(input.reason && { why: input.reason }),
  salt,
})

/** Binds the sign-up to one person in the ledger without naming her: nobody can be put in her place later. */
export const applicantCommitment = (registrationId: string, sealed: Particulars): Promise<string> =>
  commitTo('applicant', sealed.salt, {
    registration: registrationId,
    name: sealed.name ?? null,
    unit: sealed.unit ?? null,
    email: sealed.email ?? null,
    phone: sealed.phone ?? null,
  })

/**
 * A telephone number as it is compared: its digits, without the country code of China. A number written with and
 * without +86 is one number.
 */
export const normalPhone = (text: string): string => {
  const digits = digitsOf(plainDigits(text))
  return digits.length > 11 ? digits.replace(/^(0086|86)/, '') : digits
}

/** A draw number as typed by a person: `d1`, `Ｄ－0001` and `D 0001` are `D-0001`. */
export function normalDrawNo(typedNo: string): string {
  const [, letter, digits] =
    /^([DP])-?0*(\d{1,7})$/.exec(plainDigits(typedNo).toUpperCase().replace(/\s/g, '')) ?? []
  return letter && digits ? `${letter}-${digits.padStart(4, '0')}` : ''
}

/** The categories for which people sign up themselves. */
export const openCategories = (terms: AnnouncementPaper): Quota[] =>
  terms.body.quota.filter(({ selection }) => selection === 'draw')

/** Whether nobody can come any more, because the hearing or the whole procedure was called off. */
const isOff = (file: HearingFile): boolean => file.cancelledAt !== null || file.endedAt !== null

/**
 * Why nobody can sign up (in this role, when one is given) for what arrives at `at`; undefined while one can: in
 * [registrationFrom, registrationTo) of the newest announcement (E28). SQL decides the same once more.
 */
export function shutBecause(
  file: HearingFile,
  at: Instant,
  role?: RegistrationInput['role'],
): Problem | undefined {
  const { terms } = file
  if (isOff(file)) return { code: 'hearing_off' }
  if (!terms?.registrationFrom || !terms.registrationTo) return { code: 'sign_up_not_open' }
  if (at < terms.registrationFrom)
    return { code: 'sign_up_not_open', params: { opens: minuteOf(terms.registrationFrom) } }
  if (terms.heldAt && at >= terms.heldAt) return { code: 'hearing_started' }
  if (at >= terms.registrationTo)
    return { code: 'sign_up_closed', params: { ended: minuteOf(terms.registrationTo) } }
  if (role === 'representative' && file.frozenAt) return { code: 'lists_frozen' }
  if (role === 'observer' && terms.observerSeats === 0)
    return { code: 'observers_not_admitted', field: 'role' }
  return undefined
}

/** Why somebody who was recommended or invited cannot be entered at `now`; undefined while she can. */
export function cannotEnter(file: HearingFile, now: Instant): Problem | undefined {
  if (isOff(file)) return { code: 'hearing_off' }
  if (!file.terms) return { code: 'sign_up_not_open' }
  return file.terms.heldAt && now >= file.terms.heldAt ? { code: 'hearing_started' } : undefined
}

/** `2026-06-15 17:30`, Beijing. */
const minuteOf = (at: Instant): string => beijingIso(at).slice(0, 16).replace('T', ' ')

/**
 * Whether a category may be entered so: by sign-up where it is drawn; by recommendation or invitation where that was
 * announced, and in any announced category once the lists are frozen, which is the fallback.
 */
export const mayEnter = (file: HearingFile, category: Category, method: Method): boolean =>
  file.terms?.body.quota.some(
    (quota) =>
      quota.category === category &&
      (quota.selection === (method === 'sign_up' ? 'draw' : method) ||
        (method !== 'sign_up' && file.frozenAt !== null)),
  ) ?? false

/** How a sign-up stands, as it is told to the person herself. */
export const standings = [
  'registered',
  'seated',
  'waiting',
  'chosen',
  'reserve',
  'not_chosen',
  'declined',
  'withdrawn',
] as const
export type StandingCode = (typeof standings)[number]

export type Standing = {
  readonly registrationId: string
  readonly drawNo: string
  readonly status: StandingCode
  /** Of an observer with a place: its number. */
  readonly seatNo: number | null
  /** Of an observer who waits: 1 is the next. Of a reserve: her rank in the order of the draw. */
  readonly place: number | null
}

/** What a sign-up answers. `already_registered` tells nothing else: whoever asks may only know a telephone number. */
export type SignUp =
  | (Standing & { readonly code: string; readonly already: false })
  | { readonly already: true }
