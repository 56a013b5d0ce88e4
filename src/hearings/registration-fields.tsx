import type { Lang } from '../ground/house.ts'
import { Checkbox, Select, TextArea, TextField } from '../paper/elements.tsx'
import type { TypedRegistration } from './registration-form.ts'
import { words } from './registration-words.ts'

type Props = {
  readonly lang: Lang
  readonly form: TypedRegistration
  readonly error: (field: string) => string | undefined
}

/** Which category, out of those that may be chosen here. */
export function CategoryField(
  props: Props & {
    readonly options: readonly {
      readonly category: keyof ReturnType<typeof words>['categories']
      readonly seats: number
    }[]
    readonly optional?: boolean
    readonly hint?: string
  },
) {
  const { lang, form, error } = props
  const t = words(lang)
  return (
    <Select
      lang={lang}
      name="category"
      label={t.form.category}
      hint={props.hint ?? t.form.categoryHint}
      optional={props.optional}
      empty
      value={form.category}
      error={error('category')}
      options={props.options.map(({ category, seats }) => ({
        value: category,
        label: `${t.categories[category]}${lang === 'en' ? ` (${t.form.seats(seats)})` : `（${t.form.seats(seats)}）`}`,
      }))}
    />
  )
}

/** Who she is, so far as it is published of a representative. */
export function WhoFields({ lang, form, error, nameHint }: Props & { readonly nameHint?: string }) {
  const t = words(lang).form
  return (
    <>
      <TextField
        lang={lang}
        name="name"
        label={t.name}
        hint={nameHint ?? t.nameHint}
        value={form.name}
        error={error('name')}
        autocomplete="name"
        maxlength={50}
      />
      <TextField
        lang={lang}
        name="area_or_unit"
        label={t.areaOrUnit}
        hint={t.areaOrUnitHint}
        value={form.areaOrUnit}
        error={error('area_or_unit')}
        maxlength={100}
      />
      <Checkbox
        lang={lang}
        name="official"
        label={t.official}
        hint={t.officialHint}
        checked={form.official}
        error={error('official')}
      />
    </>
  )
}

/** How to reach her, and why she wants to come: never published. */
export function ContactFields({ lang, form, error }: Props) {
  const t = words(lang).form
  return (
    <>
      <TextField
        lang={lang}
        name="contact.phone"
        label={t.phone}
        hint={t.phoneHint}
        optional
        type="tel"
        autocomplete="tel"
        value={form.phone}
        error={error('contact.phone')}
        maxlength={30}
      />
      <TextField
        lang={lang}
        name="contact.email"
        label={t.email}
        hint={t.emailHint}
        optional
        type="email"
        autocomplete="email"
        value={form.email}
        error={error('contact.email')}
        maxlength={254}
      />
      <TextArea
        lang={lang}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        optional
        rows={4}
        value={form.reason}
        error={error('reason')}
        maxlength={500}
      />
    </>
  )
}

/** What an error summary calls the fields of a sign-up. */
export function labelsOf(lang: Lang): Readonly<Record<string, string>> {
  const t = words(lang)
  return {
    role: t.form.role,
    category: t.form.category,
    name: t.form.name,
    area_or_unit: t.form.areaOrUnit,
    'contact.phone': t.form.phone,
    'contact.email': t.form.email,
    reason: t.form.reason,
    official: t.form.official,
    received_on: t.keyIn.receivedOn,
    received_time: t.keyIn.receivedTime,
    method: t.keyIn.method,
    code: t.mine.code,
    draw_no: t.mine.drawNo,
    contact: t.resend.contact,
    purpose: t.one.purpose,
    note: t.one.note,
  }
}
