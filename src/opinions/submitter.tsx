import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import { Checkbox, Radios, Select, TextField } from '../paper/elements.tsx'
import { areas } from './item.ts'
import type { OpinionForm } from './opinion-form.ts'
import { words } from './words.ts'

export type Fields = { readonly error: (field: string) => string | undefined; readonly visit: Visit }

/** Who said it, as far as she told: the same questions to residents and to the officer who keys in. */
export function Submitter({ visit, form, error, intro }: Fields & { form: OpinionForm; intro?: Child }) {
  const { lang } = visit
  const { submitter } = form
  const t = words(lang).asked
  return (
    <fieldset class="item-form">
      <legend>
        <h2>{t.you}</h2>
      </legend>
      {intro}
      <Radios
        lang={lang}
        name="submitter.kind"
        label={t.submitterKind}
        value={submitter.kind}
        error={error('submitter.kind')}
        options={[
          { value: 'individual', label: t.individual },
          { value: 'organisation', label: t.organisation },
        ]}
      />
      <TextField
        lang={lang}
        name="submitter.name"
        label={t.name}
        optional
        value={submitter.name}
        error={error('submitter.name')}
        maxlength={100}
      />
      <Checkbox
        lang={lang}
        name="submitter.publish_name"
        label={t.publishName}
        hint={t.publishNameHint}
        checked={submitter.publishName}
      />
      <Select
        lang={lang}
        name="submitter.area"
        label={t.area}
        hint={t.areaHint}
        optional
        empty
        value={submitter.area}
        error={error('submitter.area')}
        options={areas.map((area) => ({ value: area, label: t.areas[area] }))}
      />
      <TextField
        lang={lang}
        name="submitter.contact.email"
        label={t.email}
        hint={t.emailHint}
        optional
        value={submitter.email}
        error={error('submitter.contact.email')}
        type="email"
        maxlength={254}
      />
      <TextField
        lang={lang}
        name="submitter.contact.phone"
        label={t.phone}
        hint={t.phoneHint}
        optional
        value={submitter.phone}
        error={error('submitter.contact.phone')}
        type="tel"
        maxlength={30}
      />
    </fieldset>
  )
}
