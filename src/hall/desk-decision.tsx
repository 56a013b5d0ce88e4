import { hearingReportPath } from '../adoption/hearing-report-page.tsx'
import type { Case } from '../casefile/case.ts'
import { hearingOwed } from '../casefile/known.ts'
import { milestoneText } from '../decisions/milestone.ts'
import { words as procedureWords } from '../decisions/procedure-words.ts'
import type { Rules } from '../decisions/rule-names.ts'
import { words as decisionWords } from '../decisions/words.ts'
import type { Instant } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import { Breadcrumb, SummaryList, Tag, Time, Timeline } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { asksForComments, stretchesOf } from './desk-line.ts'
import { NextDeeds } from './desk-next.tsx'
import type { Facts } from './desk-progress.ts'
import { HearingSteps, Steps, tones } from './desk-steps.tsx'
import { words } from './desk-words.ts'

/** A decision at a glance: where it stands in the whole procedure, what is missing next, and the public story. */
export function DeskDecisionPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly file: Case
  readonly facts: Facts
  readonly rules: readonly Rules[]
  readonly story: readonly { readonly at: Instant; readonly code: string; readonly params: string }[]
}) {
  const { visit, officer, file, facts, rules, story } = props
  const { lang } = visit
  const t = words(lang)
  const { decision } = file
  return (
    <DeskPage visit={visit} officer={officer} title={decision.title} current="/desk/decisions" wide>
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).site.desk, href: '/desk' },
          { label: decisionWords(lang).list.title, href: '/desk/decisions' },
          { label: decision.title },
        ]}
      />
      <h1>{decision.title}</h1>
      <AtAGlance lang={lang} file={file} facts={facts} rules={rules} />
      <h2>{t.overview.next}</h2>
      {file.ending ? <p>{t.overview.ended}</p> : <NextDeeds lang={lang} officer={officer} file={file} />}
      <h2>{t.overview.checklist}</h2>
      <ol class="checklist">
        {stretchesOf(file).map(({ name, state, href }) => (
          <li
            class={state === 'done' ? 'done' : state === 'now' ? 'missing' : undefined}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            {state === 'ahead' ? t.stretches[name] : <a href={href}>{t.stretches[name]}</a>}{' '}
            <Tag tone={tones[state]}>
              {t.overview[state === 'now' && name === 'consultation' ? 'running' : state]}
            </Tag>
            {name === 'consultation' && state !== 'ahead' && asksForComments(file) && (
              <Steps visit={visit} facts={facts} />
            )}
            {name === 'consultation' && <HearingSteps lang={lang} file={file} />}
          </li>
        ))}
      </ol>
      <Links lang={lang} officer={officer} file={file} facts={facts} />
      <h2>{t.overview.story}</h2>
      {story.length === 0 ? (
        <p class="empty">{t.overview.noStory}</p>
      ) : (
        <Timeline
          lang={lang}
          events={story.map((each) => ({ at: each.at, title: milestoneText(lang, each) }))}
        />
      )}
    </DeskPage>
  )
}

function AtAGlance(props: { lang: Lang; file: Case; facts: Facts; rules: readonly Rules[] }) {
  const { lang, file, facts, rules } = props
  const t = words(lang).overview
  const { decision, listing, shownState } = file
  const { intake } = facts.file
  return (
    <SummaryList
      rows={[
        { key: t.state, value: <Tag tone="blue">{procedureWords(lang).states[shownState]}</Tag> },
        { key: t.unit, value: decision.unitName },
        { key: t.kind, value: decisionWords(lang).matterKinds[decision.matterKind] },
        ...(listing ? [{ key: t.listing, value: t.listingNo(listing.year, listing.no) }] : []),
        { key: t.created, value: <Time lang={lang} at={decision.createdAt} /> },
        {
          key: t.rules,
          value: rules.map(({ code, version, name }, index) => (
            <>
              {index > 0 && t.listComma}
              <a href={`/profiles/${code}`}>{t.rule(name[lang], version)}</a>
            </>
          )),
        },
        ...(intake
          ? [{ key: t.receiptPrefix, value: <code class="mono">{intake.receiptPrefix}</code> }]
          : []),
      ]}
    />
  )
}

function Links(props: { lang: Lang; officer: Officer; file: Case; facts: Facts }) {
  const { lang, officer, file, facts } = props
  const t = words(lang).overview
  const { notice, publication, intake } = facts.file
  const { id, draftingUnitId } = file.decision
  const at = `/desk/decisions/${id}`
  const known = file.listing !== null || publication !== null || file.hearings.length > 0
  const links = [
    { href: `${at}/procedure`, label: t.procedure, shown: true },
    {
      href: `/desk/intakes/${intake?.id}/hearing-question`,
      label: t.hearing,
      shown: file.facts.comments_closed === 'met' && file.facts.hearing_answered === 'missing',
    },
    {
      href: `${at}/hearings`,
      label: t.hearings,
      shown: file.hearings.length > 0 || hearingOwed(file),
    },
    ...file.hearings.flatMap((each) => [
      { href: `/desk/hearings/${each.id}`, label: t.hearingOf(each.ord), shown: true },
      {
        href: `/desk/hearings/${each.id}/report`,
        label: t.hearingReport,
        shown: each.record_closed_at !== null,
      },
      { href: hearingReportPath(each.id), label: t.publicHearingReport, shown: each.published_at !== null },
    ]),
    { href: `${at}/draft`, label: t.draft, shown: true },
    { href: `${at}/plan`, label: t.plan, shown: true },
    { href: `${at}/listing`, label: t.listing, shown: true },
    { href: `${at}/documents`, label: t.documents, shown: true },
    {
      href: `/desk/intakes/${intake?.id}/opinions/new`,
      label: t.keyIn,
      shown: intake !== null && mayDraftFor(officer, draftingUnitId),
    },
    { href: `/decisions/${id}`, label: t.publicDecision, shown: known && file.ending?.factPublic !== false },
    {
      href: `/consultations/${notice?.consultationId}`,
      label: t.publicPage,
      shown: publication !== null && notice !== null,
    },
    {
      href: `/consultations/${notice?.consultationId}/adoption`,
      label: t.publicReport,
      shown: facts.report?.published === true && notice !== null,
    },
  ]
  return (
    <ul>
      {links
        .filter(({ shown }) => shown)
        .map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
    </ul>
  )
}
