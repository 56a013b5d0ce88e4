import type { Instant } from '../ground/clock.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Button,
  Checkboxes,
  ErrorSummary,
  errorsOf,
  Hidden,
  LinkButton,
  Table,
  TextArea,
  TextField,
} from '../paper/elements.tsx'
import { problemText } from '../paper/words/index.ts'
import { cite } from '../statute/citations.ts'
import type { Finding } from '../statute/finding.ts'
import { categories } from '../statute/hearing.ts'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import { words } from './draw-words.ts'
import { type HearingGround, openPaper, publishedPaper } from './hearing-ground.ts'
import { findingsOf, problemOf } from './judge-list.ts'
import { type ListInput, listSchema } from './list.ts'
import { mayRun } from './open-file.ts'
import type { ActiveRepresentative } from './read-draw.ts'
import { words as hearingWords } from './words.ts'

export type ListShown = HearingShown<HearingGround> & {
  readonly people: readonly ActiveRepresentative[]
  /** Whether the saved list is that of today. */
  readonly current: boolean
  readonly typed: ListInput
  readonly documentIds: readonly string[]
  readonly refusal?: Refusal | undefined
  readonly saved?: boolean
}

const staff = ['chair', 'presenter', 'monitor', 'recorder'] as const

const labelsOf = ({ visit: { lang } }: ListShown) => {
  const t = words(lang).list
  const missing = categories.map(
    (each) => [`reasons.missing.${each}`, t.missing(hearingWords(lang).categories[each])] as const,
  )
  return {
    chair: t.chair,
    panel: t.panel,
    presenter: t.presenter,
    monitor: t.monitor,
    recorder: t.recorder,
    'reasons.few': t.few,
    'reasons.share': t.share,
    document_ids: t.documents,
    ...Object.fromEntries(missing),
  }
}

/** The list of representatives: who leads and serves, why somebody is missing, and who is on it as last saved. */
export function ListPage(props: ListShown) {
  const { visit, officer, file, refusal } = props
  const { lang, now } = visit
  const t = words(lang).list
  const paper = openPaper(file, 'representative_list')
  const at = `/desk/hearings/${file.hearing.id}/list`
  const may = mayRun(officer, file) && !file.cancelledAt && file.terms !== null && !begun(file, now)
  return (
    <HearingDesk {...props} title={t.title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={labelsOf(props)} />
      {props.saved && <Banner lang={lang} kind="success" title={t.saved} />}
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {publishedPaper(file, 'representative_list') && <Banner lang={lang} title={t.supplement} />}
      {paper && !props.current && <Banner lang={lang} kind="warning" title={t.outdated} />}
      <Notes {...props} />
      {may && <ListForm {...props} revision={paper?.revision ?? 0} />}
      {paper && (
        <>
          <Listed {...props} />
          <p class="actions">
            <LinkButton href={`${at}/preview`} kind="secondary">
              {t.preview}
            </LinkButton>
            <LinkButton href={`${at}/publication`} kind="secondary">
              {t.publication}
            </LinkButton>
          </p>
        </>
      )}
    </HearingDesk>
  )
}

const begun = ({ terms }: HearingGround, now: Instant): boolean =>
  terms?.heldAt != null && now >= terms.heldAt

/** What the rules say of a list published today, as it would be saved: what blocks, and what only warns. */
function Notes({ visit, file, people, typed }: ListShown) {
  const { lang } = visit
  const t = words(lang).list
  const findings = findingsOf(file, typed, people, visit.now)
  if (findings.length === 0) return null
  return (
    <section aria-label={t.notes}>
      <h2>{t.notes}</h2>
      <ul>
        {findings.map((finding) => (
          <li>{noteOf(lang, finding)}</li>
        ))}
      </ul>
    </section>
  )
}

function noteOf(lang: 'zh' | 'en', finding: Finding): string {
  const { code, params } = finding
  const t = words(lang).list
  if (code === 'list_just_before')
    return t.noteTexts.list_just_before(Number(params.days), Number(params.advised))
  const [problem] = problemOf(finding, '')
  const category = categories.find((each) => each === params.category)
  const named = category ? `${hearingWords(lang).categories[category]}${lang === 'en' ? ': ' : '：'}` : ''
  return problem ? `${named}${problemText(lang, problem)}` : ''
}

function ListForm(props: ListShown & { readonly revision: number }) {
  const { visit, file, typed, refusal, people } = props
  const { lang } = visit
  const t = words(lang).list
  const error = errorsOf(lang, refusal)
  const options = file.documents.map(({ id, filename }) => ({ value: id, label: filename }))
  return (
    <form class="form" method="post" action={`/desk/hearings/${file.hearing.id}/list`}>
      <Hidden fields={{ revision: String(props.revision) }} />
      <p>{t.peopleNow(people.length)}</p>
      {staff.map((name) => (
        <TextField
          lang={lang}
          name={name}
          label={t[name]}
          hint={t.personHint}
          value={typed[name]}
          error={error(name)}
          maxlength={100}
          optional={name === 'monitor'}
        />
      ))}
      <TextArea
        lang={lang}
        name="panel"
        label={t.panel}
        hint={t.panelHint}
        value={typed.panel.join('\n')}
        error={error('panel')}
        rows={3}
        optional
      />
      <Reasons {...props} />
      {options.length > 0 && (
        <Checkboxes
          lang={lang}
          name="document_ids"
          label={t.documents}
          hint={t.documentsHint}
          values={props.documentIds}
          options={options}
          error={error('document_ids')}
          optional
        />
      )}
      <p class="actions">
        <Button>{t.save}</Button>
      </p>
    </form>
  )
}

function Reasons({ visit: { lang }, typed, refusal }: ListShown) {
  const t = words(lang).list
  const error = errorsOf(lang, refusal)
  const area = (name: string, label: string, value: string) => (
    <TextArea
      lang={lang}
      name={name}
      label={label}
      hint={t.reasonHint}
      value={value}
      error={error(name)}
      maxlength={1000}
      rows={2}
      optional
    />
  )
  return (
    <fieldset class="item-form">
      <legend>{t.reasons}</legend>
      {area('reasons.few', t.few, typed.reasons.few)}
      {categories
        .slice(0, 5)
        .map((each) =>
          area(
            `reasons.missing.${each}`,
            t.missing(hearingWords(lang).categories[each]),
            typed.reasons.missing[each],
          ),
        )}
      {area('reasons.share', t.share, typed.reasons.share)}
    </fieldset>
  )
}

/** Who is on the list as it was last saved, with the names that it will publish. */
function Listed({ visit: { lang }, file }: ListShown) {
  const { list: t, people } = words(lang)
  const paper = openPaper(file, 'representative_list')
  if (!paper) return null
  const { representatives } = listSchema.parse(paper.body)
  return (
    <Table
      lang={lang}
      caption={t.people}
      columns={[{ label: t.name, kind: 'tight' }, { label: t.category }, { label: t.unit }, { label: t.how }]}
      rows={representatives.map(({ name, category, unit, how }) => [
        name,
        hearingWords(lang).categories[category],
        unit,
        people.ways[how],
      ])}
      empty={t.text.none}
    />
  )
}
