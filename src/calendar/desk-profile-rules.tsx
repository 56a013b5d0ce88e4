import type { Lang } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Checkboxes, Details, errorsOf, Hidden, Select, TextArea, TextField } from '../paper/elements.tsx'
import { matterKinds } from '../statute/matter.ts'
import { type Parameter, parameterGroups, parameterOf } from '../statute/parameters.ts'
import { bases } from '../statute/profile.ts'
import { groupOf, ruleNo } from './profile-tables.tsx'
import { parameterName } from './profile-text.ts'
import { isEmpty, type TypedProfile, type TypedRule } from './typed-profile.ts'
import { profileWords as words } from './words.ts'

type Shown = {
  readonly lang: Lang
  readonly typed: TypedProfile
  readonly refusal: Refusal | undefined
}

/** Every parameter with the values that were typed for it and room for another, group by group. */
export function RuleFields({ lang, typed, refusal }: Shown) {
  const t = words(lang)
  const rows = typed.rules.map((rule, index) => ({ rule, index }))
  const wrong = (index: number) =>
    refusal?.problems.some(({ field }) => field?.startsWith(`rules.${index}.`)) ?? false
  return (
    <>
      {parameterGroups.map((group) => (
        <section class="group" aria-label={t.groups[group]}>
          <h3>{t.groups[group]}</h3>
          {groupOf(group).map((parameter) => {
            const own = rows.filter(({ rule }) => rule.parameter === parameter)
            const filled = own.filter(({ rule }) => !isEmpty(rule))
            return (
              <Details
                open={filled.some(({ index }) => wrong(index))}
                summary={
                  <>
                    {parameterName(lang, parameter)} ({ruleNo(parameter)}){' '}
                    <span class="hint">
                      {filled.length === 0
                        ? t.form.empty
                        : t.form.now(filled.map(({ rule }) => written(lang, rule)).join(t.and))}
                    </span>
                  </>
                }
              >
                {own.map(({ rule, index }, at) => (
                  <fieldset>
                    <legend>{t.form.row(parameterName(lang, parameter), at + 1)}</legend>
                    <RuleRow {...{ lang, refusal, parameter, rule }} at={`rules.${index}`} />
                  </fieldset>
                ))}
              </Details>
            )
          })}
        </section>
      ))}
    </>
  )
}

const written = (lang: Lang, { value }: TypedRule): string => {
  const options: Readonly<Record<string, string>> = words(lang).options
  const word = (each: string) => (Object.hasOwn(options, each) ? (options[each] ?? each) : each)
  return typeof value === 'string' ? word(value) : value.map(word).join(words(lang).and)
}

function RuleRow(props: {
  readonly lang: Lang
  readonly refusal: Refusal | undefined
  readonly parameter: Parameter
  readonly rule: TypedRule
  readonly at: string
}) {
  const { lang, refusal, parameter, rule, at } = props
  const t = words(lang)
  const f = t.form
  const error = errorsOf(lang, refusal)
  return (
    <>
      <Hidden fields={{ [`${at}.parameter`]: parameter }} />
      <ValueField {...{ lang, parameter, rule, at }} error={error(`${at}.value`)} />
      <div class="pairs">
        <Select
          lang={lang}
          name={`${at}.force`}
          label={f.force}
          value={rule.force}
          error={error(`${at}.force`)}
          options={(['must', 'in_principle'] as const).map((force) => ({
            value: force,
            label: `${t.forces[force]}${lang === 'en' ? ': ' : '：'}${t.forceHints[force]}`,
          }))}
        />
        <Select
          lang={lang}
          name={`${at}.basis`}
          label={f.basis}
          value={rule.basis}
          error={error(`${at}.basis`)}
          options={bases.map((basis) => ({ value: basis, label: t.bases[basis] }))}
        />
      </div>
      <TextField
        lang={lang}
        name={`${at}.source`}
        label={f.source}
        hint={f.sourceHint}
        value={rule.source}
        error={error(`${at}.source`)}
        maxlength={200}
      />
      <TextArea
        lang={lang}
        name={`${at}.quote`}
        label={f.quote}
        optional
        value={rule.quote}
        error={error(`${at}.quote`)}
        maxlength={500}
        rows={2}
      />
      <Checkboxes
        lang={lang}
        name={`${at}.kinds[]`}
        label={f.applies}
        hint={f.appliesHint}
        optional
        values={rule.kinds}
        error={error(`${at}.kinds`)}
        options={matterKinds.map((kind) => ({ value: kind, label: t.matterKinds[kind] }))}
      />
    </>
  )
}

function ValueField(props: {
  readonly lang: Lang
  readonly parameter: Parameter
  readonly rule: TypedRule
  readonly at: string
  readonly error: string | undefined
}) {
  const { lang, parameter, rule, at, error } = props
  const t = words(lang)
  const { options, sense, unit, min = 0, max = 0 } = parameterOf(parameter)
  const named: Readonly<Record<string, string>> = t.options
  const choices = (options ?? []).map((value) => ({ value, label: named[value] ?? value }))
  const field = { lang, name: `${at}.value`, label: t.form.value, error }
  if (sense === 'union')
    return (
      <Checkboxes
        {...field}
        values={typeof rule.value === 'string' ? [rule.value] : rule.value}
        options={choices}
      />
    )
  const value = typeof rule.value === 'string' ? rule.value : ''
  if (options) return <Select {...field} value={value} empty={t.form.choose} options={choices} />
  const hint =
    unit === 'share'
      ? t.form.shareHint
      : unit && `${t.units[unit](min)}${lang === 'en' ? ' – ' : '至'}${t.units[unit](max)}`
  return (
    <TextField
      {...field}
      hint={hint}
      value={value}
      width={8}
      inputmode={unit === 'share' ? 'text' : 'numeric'}
    />
  )
}
