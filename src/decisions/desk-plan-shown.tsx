import type { Child } from 'hono/jsx'
import { isPlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { Details, SummaryList, Time } from '../paper/elements.tsx'
import { changedFields, type PlanBody, plannedDates, timetable } from './plan.ts'
import { words } from './plan-words.ts'
import type { PlanVersion } from './procedure-store.ts'
import { words as procedureWords } from './procedure-words.ts'

/** What a field of the plan is called; `reasons.poll` by its way. */
export function fieldLabel(lang: Lang, field: string): string {
  const t = words(lang)
  const [, method] = field.split('.')
  const ways: Readonly<Record<string, string>> = t.methods
  if (method !== undefined) return t.reasonFor(ways[method] ?? method)
  return (t.fields as Readonly<Record<string, string>>)[field] ?? field
}

/** A plan as it was approved, in the order of the form; dates that belong to no chosen way are left out. */
export function PlanText({ lang, plan }: { readonly lang: Lang; readonly plan: PlanBody }) {
  const t = words(lang)
  const { yes, no } = procedureWords(lang)
  const row = (name: keyof typeof t.fields & keyof PlanBody) => {
    const value = plan[name]
    const said: Child =
      typeof value === 'boolean' ? (
        value ? (
          yes
        ) : (
          no
        )
      ) : typeof value === 'string' && isPlainDate(value) ? (
        <Time lang={lang} at={value} />
      ) : (
        <span class="said" lang="zh-CN">
          {String(value ?? '')}
        </span>
      )
    return value === '' || value === null || value === undefined ? [] : [{ key: t.fields[name], value: said }]
  }
  const asked = plannedDates.filter((name) => plan.methods.includes(timetable[name]))
  return (
    <SummaryList
      rows={[
        ...row('whole_economy'),
        ...row('whole_economy_reason'),
        ...row('close_to_people'),
        ...row('close_to_people_reason'),
        { key: t.fields.matter_class, value: t.classes[plan.matter_class] },
        ...row('touches_interests'),
        ...row('widely_known'),
        {
          key: t.fields.methods,
          value: plan.methods.map((method) => (
            <p>
              <strong>{t.methods[method]}</strong> <span lang="zh-CN">{plan.reasons[method]}</span>
            </p>
          )),
        },
        ...row('hearing_by_law'),
        ...row('hearing_law'),
        ...row('dissent'),
        ...row('attention'),
        ...row('hearing_needed'),
        ...row('judgement_reason'),
        ...row('judgement_signed_by'),
        ...row('views_diverge'),
        ...row('affects_groups'),
        ...row('groups'),
        ...row('technical'),
        ...row('risky'),
        ...row('affects_market'),
        ...row('withdrawn_needs_reason'),
        ...row('affects_enterprises'),
        ...(plan.consultees.length > 0
          ? [
              {
                key: t.fields.consultees,
                value: plan.consultees.map((each) => <div>{t.consultees[each]}</div>),
              },
            ]
          : []),
        ...asked.flatMap((name) => row(name)),
        ...row('shorten_reason'),
        ...row('head_name'),
        ...row('head_post'),
        ...row('head_signed_on'),
      ]}
    />
  )
}

/** Every version, newest first: when, by whom, signed by whom, and what changed from the one before. */
export function PlanVersions({
  lang,
  versions,
}: {
  readonly lang: Lang
  readonly versions: readonly PlanVersion[]
}) {
  const t = words(lang)
  if (versions.length === 0) return <p class="empty">{t.none}</p>
  return (
    <>
      {versions.map((each, index) => {
        const before = versions[index + 1]?.body
        const changed = before ? changedFields(before, each.body) : null
        return (
          <section aria-label={t.version(String(each.version))}>
            <h3>{t.version(String(each.version))}</h3>
            <SummaryList
              rows={[
                { key: t.when, value: <Time lang={lang} at={each.approvedAt} /> },
                { key: t.who, value: each.approvedByName },
                {
                  key: t.signed,
                  value: `${each.body.head_name}${lang === 'en' ? ', ' : '，'}${each.body.head_post}`,
                },
                {
                  key: t.changed,
                  value:
                    changed === null
                      ? t.first
                      : changed.length === 0
                        ? t.unchanged
                        : changed.map((field) => <div>{fieldLabel(lang, field)}</div>),
                },
                ...(each.body.withdrawn_needs_reason
                  ? [
                      {
                        key: t.fields.withdrawn_needs_reason,
                        value: (
                          <span class="said" lang="zh-CN">
                            {each.body.withdrawn_needs_reason}
                          </span>
                        ),
                      },
                    ]
                  : []),
                { key: t.hash, value: <code class="mono">{each.sha256}</code> },
              ]}
            />
            <Details summary={t.content}>
              <PlanText lang={lang} plan={each.body} />
            </Details>
          </section>
        )
      })}
    </>
  )
}
