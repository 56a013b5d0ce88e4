import type { Nested } from '../ground/form.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { MAX_ITEMS } from './item.ts'

/** One opinion as it stands in the form: strings as typed, nothing checked yet. `clauseUid` '' is the whole draft. */
export type TypedItem = {
  readonly clauseUid: string
  readonly kind: string
  readonly text: string
  readonly wording: string
  readonly reason: string
}

/** The comment form as it was sent, so that it can be shown again with everything that was typed. */
export type OpinionForm = {
  /** The idempotency key: sending the same form twice lodges once. */
  readonly key: string
  readonly items: readonly TypedItem[]
  readonly submitter: {
    readonly kind: string
    readonly name: string
    readonly area: string
    readonly email: string
    readonly phone: string
    readonly publishName: boolean
  }
}

/** What stands in the form for the draft as a whole; an empty value would be dropped. */
const WHOLE = 'whole'

/** What was typed in a field; '' for whatever is no text. */
export const str = (value: unknown): string => (typeof value === 'string' ? value : '')
const obj = (value: unknown): Nested => (typeof value === 'object' && value !== null ? (value as Nested) : {})

/** An empty form about one clause, or about the draft as a whole. */
export const newForm = (key: string, clauseUid: string): OpinionForm => ({
  key,
  items: [{ clauseUid, kind: '', text: '', wording: '', reason: '' }],
  submitter: { kind: 'individual', name: '', area: '', email: '', phone: '', publishName: false },
})

/**
 * Read a posted form. Whatever is missing or of another shape becomes empty; nothing is refused here. `newKey`
 * serves where the form has lost its own.
 */
export function readForm(posted: Nested, newKey: string): OpinionForm {
  const rows = Array.isArray(posted.items) ? posted.items : Object.values(obj(posted.items))
  const items = rows.slice(0, MAX_ITEMS).map((row: unknown) => {
    const item = obj(row)
    const uid = str(item.clause_uid)
    return {
      clauseUid: uid === WHOLE ? '' : uid,
      kind: str(item.kind),
      text: str(item.text),
      wording: str(item.suggested_wording),
      reason: str(item.reason),
    }
  })
  const submitter = obj(posted.submitter)
  const contact = obj(submitter.contact)
  return {
    key: str(posted.key) || newKey,
    items: items.length > 0 ? items : newForm('', '').items,
    submitter: {
      kind: str(submitter.kind) || 'individual',
      name: str(submitter.name),
      area: str(submitter.area),
      email: str(contact.email),
      phone: str(contact.phone),
      publishName: str(submitter.publish_name) !== '',
    },
  }
}

/** The fields that carry a form on, by name. */
export function fieldsOf(form: OpinionForm): Record<string, string> {
  const { submitter } = form
  const fields: Record<string, string> = { key: form.key }
  for (const [index, item] of form.items.entries()) {
    fields[`items.${index}.clause_uid`] = item.clauseUid || WHOLE
    fields[`items.${index}.kind`] = item.kind
    fields[`items.${index}.text`] = item.text
    fields[`items.${index}.suggested_wording`] = item.wording
    fields[`items.${index}.reason`] = item.reason
  }
  fields['submitter.kind'] = submitter.kind
  fields['submitter.name'] = submitter.name
  fields['submitter.area'] = submitter.area
  fields['submitter.contact.email'] = submitter.email
  fields['submitter.contact.phone'] = submitter.phone
  if (submitter.publishName) fields['submitter.publish_name'] = 'yes'
  return fields
}

/** The form as the API's request body, to be checked by the same schema. */
export const bodyOf = (form: OpinionForm): unknown => ({
  items: form.items.map((item) => ({
    ...(item.clauseUid && { clause_uid: item.clauseUid }),
    kind: item.kind || undefined,
    text: item.text,
    ...(item.wording.trim() && { suggested_wording: item.wording }),
    ...(item.reason.trim() && { reason: item.reason }),
  })),
  submitter: {
    kind: form.submitter.kind,
    ...(form.submitter.name.trim() && { name: form.submitter.name }),
    ...(form.submitter.area && { area: form.submitter.area }),
    contact: {
      ...(form.submitter.email.trim() && { email: form.submitter.email }),
      ...(form.submitter.phone.trim() && { phone: form.submitter.phone }),
    },
    publish_name: form.submitter.publishName,
  },
})

/** The form after one of its buttons: `add` (another clause), `remove.<n>`, or unchanged. */
export function pressed(form: OpinionForm, action: string, clauseUid: string): OpinionForm {
  const removed = /^remove\.(\d+)$/.exec(action)?.[1]
  if (removed !== undefined && form.items.length > 1)
    return { ...form, items: form.items.filter((_, index) => index !== Number(removed)) }
  if (action === 'add' && clauseUid !== '' && form.items.length < MAX_ITEMS) {
    const [item] = newForm('', clauseUid === WHOLE ? '' : clauseUid).items
    return item ? { ...form, items: [...form.items, item] } : form
  }
  return form
}

/**
 * A form that was lodged before and has come back with other words: somebody went back a page. It gets a key of
 * its own, so that pressing once more lodges it as another opinion, and a sentence that says so.
 */
export function renewed(
  form: OpinionForm,
  refusal: Refusal,
  newKey: string,
): { readonly form: OpinionForm; readonly refusal: Refusal } {
  const { code } = refusal.problems[0]
  if (code === 'idempotency_key_missing') return { form: { ...form, key: newKey }, refusal }
  if (code !== 'idempotency_key_reused') return { form, refusal }
  return { form: { ...form, key: newKey }, refusal: refuse('form_lodged_before').refusal }
}
