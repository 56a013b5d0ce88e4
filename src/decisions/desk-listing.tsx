import { beijingDate } from '../ground/clock.ts'
import {
  Banner,
  Button,
  DateField,
  ErrorSummary,
  errorsOf,
  Radios,
  SummaryList,
  TextArea,
  Time,
} from '../paper/elements.tsx'
import { hasRole } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { transitionFor } from './lifecycle.ts'
import { excludedKinds, openYears } from './listing.ts'
import { ProcedurePage, type Shown } from './procedure-page.tsx'
import { words } from './procedure-words.ts'

export type TypedListing = Readonly<
  Partial<Record<'excluded' | 'party_consent_on' | 'year' | 'joint_units', string | undefined>>
>

/** S02: the form that puts a decision into its year's list, or where it stands there. */
export function ListingPage(props: Shown & { readonly typed: TypedListing }) {
  const { visit, officer, found, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const possible = transitionFor('decision_listed', found.state, found.way) !== undefined
  return (
    <ProcedurePage {...props} title={t.listing.title}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={t.listing.fields} />
      <h1>{t.listing.title}</h1>
      {found.listing ? (
        <Listed {...props} />
      ) : (
        <>
          <p class="lead">{t.listing.lead}</p>
          {!possible && <Banner lang={lang} kind="warning" title={t.notNow(t.states[found.state])} />}
          {possible && !hasRole(officer, 'office') && <Banner lang={lang} title={t.listing.by} />}
          {possible && hasRole(officer, 'office') && <Form {...props} />}
        </>
      )}
    </ProcedurePage>
  )
}

function Listed({ visit, found }: Shown) {
  const { lang } = visit
  const t = words(lang)
  const { listing, decision } = found
  if (!listing) return null
  const joint = listing.jointUnits
  return (
    <>
      <Banner lang={lang} title={t.listing.listed} />
      <SummaryList
        rows={[
          { key: t.listing.number, value: t.listing.numberOf(String(listing.year), String(listing.no)) },
          { key: t.listing.unit, value: decision.unitName },
          {
            key: t.listing.fields.joint_units,
            value:
              joint.length === 0 ? t.listing.noJoint : joint.map((name) => <div lang="zh-CN">{name}</div>),
          },
          { key: t.listing.fields.party_consent_on, value: <Time lang={lang} at={listing.partyConsentOn} /> },
          { key: t.listing.at, value: <Time lang={lang} at={listing.listedAt} /> },
        ]}
      />
    </>
  )
}

function Form({ visit, found, typed, refusal }: Shown & { readonly typed: TypedListing }) {
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const { fields, hints } = t.listing
  const today = beijingDate(visit.now)
  const excluded = refusal?.problems.some(({ code }) => code === 'matter_excluded')
  return (
    <form class="form" method="post" action={`/desk/decisions/${found.decision.id}/listing`}>
      <p>
        <strong>{t.listing.unit}</strong> {t.listing.unitLead(found.decision.unitName)}
      </p>
      <Radios
        lang={lang}
        name="excluded"
        label={fields.excluded}
        hint={hints.excluded}
        value={typed.excluded}
        error={error('excluded')}
        options={excludedKinds.map((kind) => ({ value: kind, label: t.listing.excluded[kind] }))}
      />
      {excluded && (
        <p>
          <a href={`/desk/decisions/${found.decision.id}/ending`}>{t.listing.toEnding}</a>
        </p>
      )}
      <DateField
        lang={lang}
        name="party_consent_on"
        label={fields.party_consent_on}
        hint={hints.party_consent_on}
        value={typed.party_consent_on}
        error={error('party_consent_on')}
        max={today}
      />
      <Radios
        lang={lang}
        name="year"
        label={fields.year}
        value={typed.year ?? today.slice(0, 4)}
        error={error('year')}
        inline
        options={openYears(today).map((year) => ({ value: String(year), label: String(year) }))}
      />
      <TextArea
        lang={lang}
        name="joint_units"
        label={fields.joint_units}
        hint={hints.joint_units}
        value={typed.joint_units}
        error={error('joint_units') ?? error('joint_units.0')}
        optional
        rows={3}
      />
      <p class="actions">
        <Button>{t.listing.submit}</Button>
      </p>
    </form>
  )
}
