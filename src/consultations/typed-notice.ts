import { list } from '../decisions/typed-form.ts'
import type { Nested } from '../ground/form.ts'
import { elsewhereOf } from './carrier.ts'
import type { TypedCarrier } from './desk-carriers.tsx'
import type { TypedNotice } from './desk-notice.tsx'
import { channelsOf, noticeFields } from './notice.ts'
import type { NoticeFile } from './notice-file.ts'

/** The rows of the carriers as typed; rows left empty have not been sent. */
const rows = (value: unknown): TypedCarrier[] =>
  (Array.isArray(value) ? value : []).map((row: Nested) => ({
    kind: typeof row.kind === 'string' ? row.kind : '',
    name: typeof row.name === 'string' ? row.name : '',
  }))

/** A form as `noticeInput` wants it: the two lists are lists. */
export const listed = (form: Nested) => ({
  ...form,
  submission_channels: list(form.submission_channels),
  document_ids: list(form.document_ids),
})

/** What was typed, for showing the form again. */
export const typedOf = (form: Nested): TypedNotice => ({
  texts: Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  ),
  channels: list(form.submission_channels),
  documentIds: list(form.document_ids),
  carriers: rows(form.carriers),
})

/** What is saved, for the form; before the first saving what can be guessed from the decision. */
export function savedOf(file: NoticeFile): TypedNotice {
  const { notice, decision, versions, attached } = file
  if (!notice) {
    return {
      texts: {
        decision_name: decision.title,
        draft_version_id: versions[0]?.id,
        recipient: decision.unitName,
      },
      channels: ['letter', 'email', 'phone'],
      documentIds: file.documents.map(({ id }) => id),
      carriers: [],
    }
  }
  const texts = Object.entries(noticeFields(notice)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : undefined,
  ])
  return {
    texts: Object.fromEntries(texts),
    channels: channelsOf(notice),
    documentIds: attached.map(({ id }) => id),
    carriers: elsewhereOf(notice),
  }
}

const named = ({ kind, name }: TypedCarrier): string => `${kind} ${name}`

/** The fields in which two versions of the form differ. */
export function differing(typed: TypedNotice, saved: TypedNotice): string[] {
  const names = Object.keys(saved.texts).filter(
    (name) => (typed.texts[name] ?? '') !== (saved.texts[name] ?? ''),
  )
  const other = (a: readonly string[], b: readonly string[]) =>
    a.length !== b.length || a.some((each) => !b.includes(each))
  const offline = saved.channels.filter((each) => each !== 'web')
  const known = names.filter((name) => !['id', 'consultation_id'].includes(name))
  return [
    ...known,
    ...(other(typed.channels, offline) ? ['submission_channels'] : []),
    ...(other(typed.documentIds, saved.documentIds) ? ['document_ids'] : []),
    ...(other(typed.carriers.map(named), saved.carriers.map(named)) ? ['carriers'] : []),
  ]
}
