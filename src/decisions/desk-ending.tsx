import {
  Banner,
  Button,
  Checkbox,
  ErrorSummary,
  errorsOf,
  Radios,
  SummaryList,
  TextArea,
  Time,
} from '../paper/elements.tsx'
import { hasRole } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { endingKinds, exemptions } from './ending.ts'
import { transitionFor } from './lifecycle.ts'
import { ProcedurePage, type Shown } from './procedure-page.tsx'
import { words } from './procedure-words.ts'

export type TypedEnding = {
  readonly texts: Readonly<Partial<Record<'kind' | 'basis' | 'ground' | 'public_note', string | undefined>>>
  readonly factPublic: boolean
  readonly noSecret: boolean
}

const deeds = { withdrawn: 'decision_withdrawn', urgent_exempt: 'decision_exempted' } as const

/** S90, S91: the form that ends a procedure before a decision, or how it ended. */
export function EndingPage(props: Shown & { readonly typed: TypedEnding }) {
  const { visit, officer, found, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const open = endingKinds.filter((kind) => transitionFor(deeds[kind], found.state, found.way) !== undefined)
  return (
    <ProcedurePage {...props} title={t.ending.title}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={t.ending.fields} />
      <h1>{t.ending.title}</h1>
      {found.ending ? (
        <Ended {...props} />
      ) : (
        <>
          <p class="lead">{t.ending.lead}</p>
          {open.length === 0 && <Banner lang={lang} kind="warning" title={t.notNow(t.states[found.state])} />}
          {open.length > 0 && !hasRole(officer, 'office') && <Banner lang={lang} title={t.ending.by} />}
          {open.length > 0 && hasRole(officer, 'office') && <Form {...props} open={open} />}
        </>
      )}
    </ProcedurePage>
  )
}

function Ended({ visit, found }: Shown) {
  const { lang } = visit
  const t = words(lang)
  const { ending } = found
  if (!ending) return null
  const { fields } = t.ending
  return (
    <>
      <Banner lang={lang} title={t.ending.ended[ending.kind]} />
      <SummaryList
        rows={[
          { key: t.ending.at, value: <Time lang={lang} at={ending.endedAt} /> },
          ...(ending.basis ? [{ key: fields.basis, value: t.ending.bases[ending.basis] }] : []),
          {
            key: fields.ground,
            value: (
              <>
                <p class="said" lang="zh-CN">
                  {ending.ground}
                </p>
                <p class="hint">{t.ending.internal}</p>
              </>
            ),
          },
          {
            key: fields.public_note,
            value: ending.publicNote ? (
              <span class="said" lang="zh-CN">
                {ending.publicNote}
              </span>
            ) : ending.factPublic ? (
              t.ending.ended[ending.kind]
            ) : (
              t.ending.secret
            ),
          },
        ]}
      />
    </>
  )
}

function Form(
  props: Shown & { readonly typed: TypedEnding; readonly open: readonly (typeof endingKinds)[number][] },
) {
  const { visit, found, typed, refusal, open } = props
  const { lang } = visit
  const t = words(lang).ending
  const error = errorsOf(lang, refusal)
  const exempting = open.includes('urgent_exempt')
  return (
    <form class="form" method="post" action={`/desk/decisions/${found.decision.id}/ending`}>
      {found.consulted && <Banner lang={lang} kind="warning" title={t.consulted} />}
      <Radios
        lang={lang}
        name="kind"
        label={t.fields.kind}
        value={typed.texts.kind}
        error={error('kind')}
        options={open.map((kind) => ({ value: kind, label: t.kinds[kind], hint: t.kindHints[kind] }))}
      />
      {exempting && (
        <Radios
          lang={lang}
          name="basis"
          label={t.fields.basis}
          hint={t.hints.basis}
          value={typed.texts.basis}
          error={error('basis')}
          optional
          options={exemptions.map((each) => ({ value: each, label: t.bases[each] }))}
        />
      )}
      <TextArea
        lang={lang}
        name="ground"
        label={t.fields.ground}
        hint={t.hints.ground}
        value={typed.texts.ground}
        error={error('ground')}
        maxlength={2000}
      />
      {!found.consulted && (
        <Checkbox
          lang={lang}
          name="fact_public"
          label={t.fields.fact_public}
          hint={found.listing ? t.hints.listed : t.hints.fact_public}
          checked={typed.factPublic}
          error={error('fact_public')}
        />
      )}
      <TextArea
        lang={lang}
        name="public_note"
        label={t.fields.public_note}
        hint={t.hints.public_note}
        value={typed.texts.public_note}
        error={error('public_note')}
        optional={!found.consulted}
        maxlength={2000}
        rows={4}
      />
      <Checkbox
        lang={lang}
        name="no_secret"
        label={t.fields.no_secret}
        hint={t.hints.no_secret}
        checked={typed.noSecret}
        error={error('no_secret')}
      />
      <p class="actions">
        <Button kind="warning">{t.submit}</Button>
      </p>
    </form>
  )
}
