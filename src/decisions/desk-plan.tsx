import { Banner, ErrorSummary, LinkButton } from '../paper/elements.tsx'
import { mayDraftFor } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { PlanForm } from './desk-plan-form.tsx'
import { fieldLabel, PlanText, PlanVersions } from './desk-plan-shown.tsx'
import type { PlanGround } from './judge-plan.ts'
import { transitionFor } from './lifecycle.ts'
import { notesOn, noteText } from './plan-notes.ts'
import { words } from './plan-words.ts'
import { ProcedurePage, type Shown } from './procedure-page.tsx'
import { words as procedureWords } from './procedure-words.ts'
import type { TypedPlan } from './typed-plan.ts'

export type PlanProps = Shown & {
  readonly ground: PlanGround
  readonly typed: TypedPlan
  readonly version: number
  /** After `changed_meanwhile`: the fields in which a colleague's version differs. */
  readonly differing?: readonly string[]
  /** Just put on record. */
  readonly done?: boolean
}

/** S04: the participation plan: what counts, the form for its drafters, and every version. */
export function PlanPage(props: PlanProps) {
  const { visit, officer, found, ground, refusal, differing, done } = props
  const { lang } = visit
  const t = words(lang)
  const [newest] = found.plans
  const drafter = mayDraftFor(officer, found.decision.draftingUnitId)
  const notes = newest ? notesOn(lang, newest.body, ground) : []
  return (
    <ProcedurePage {...props} title={t.title}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={(field) => fieldLabel(lang, field)} />
      {differing && (
        <Banner lang={lang} kind="warning" title={t.conflict}>
          <p>{t.conflictText}</p>
          <ul>
            {differing.map((field) => (
              <li>
                <a href={`#${field.replace(/\W+/g, '-')}`}>{fieldLabel(lang, field)}</a>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {done && newest && (
        <Banner lang={lang} kind="success" title={t.approved}>
          {t.approvedText(String(newest.version))}
        </Banner>
      )}
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {newest && drafter && !done && (
        <Banner lang={lang} title={t.standing(String(newest.version))}>
          {t.standingText}
        </Banner>
      )}
      {newest && notes.length > 0 && (
        <Banner lang={lang} title={t.advice}>
          <ul>
            {notes.map((note) => (
              <li>{noteText(lang, note)}</li>
            ))}
          </ul>
        </Banner>
      )}
      {drafter && <Writing {...props} />}
      {!drafter && newest && (
        <section aria-labelledby="now">
          <h2 id="now">{t.now}</h2>
          <PlanText lang={lang} plan={newest.body} />
        </section>
      )}
      {(newest || !drafter) && (
        <section aria-labelledby="versions">
          <h2 id="versions">{t.versions}</h2>
          <PlanVersions lang={lang} versions={found.plans} />
        </section>
      )}
    </ProcedurePage>
  )
}

/** The form, or what has to be done before it. */
function Writing(props: PlanProps) {
  const { visit, found } = props
  const { lang } = visit
  const t = words(lang)
  const { notNow, states } = procedureWords(lang)
  const at = `/desk/decisions/${found.decision.id}`
  if (!transitionFor('plan_approved', found.state, found.way)) {
    return found.state === 'proposed' ? (
      <Banner lang={lang} kind="warning" title={t.needsListing}>
        <a href={`${at}/listing`}>{t.toListing}</a>
      </Banner>
    ) : (
      <Banner lang={lang} kind="warning" title={notNow(states[found.state])} />
    )
  }
  const lacksHearing =
    props.ground.closing?.hearing === true && !found.plans[0]?.body.methods.includes('hearing')
  return (
    <>
      {lacksHearing && <Banner lang={lang} kind="warning" title={t.lacksHearing} />}
      {!found.drafted && (
        <Banner lang={lang} kind="warning" title={t.needsDraft}>
          <LinkButton href={`${at}/draft`} kind="secondary">
            {t.toDraft}
          </LinkButton>
        </Banner>
      )}
      <PlanForm {...props} />
    </>
  )
}
