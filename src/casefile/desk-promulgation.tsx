import { transitionFor } from '../decisions/lifecycle.ts'
import { words as lineWords } from '../decisions/procedure-words.ts'
import type { PlainDate } from '../ground/clock.ts'
import { beijingDate } from '../ground/clock.ts'
import { formatDate } from '../paper/dates.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  errorsOf,
  Hidden,
  SummaryList,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { hasRole, mayDraftFor } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { CasePage, Cited, Obstacles, type Shown } from './desk-frame.tsx'
import { PaperShown, PrepareForm } from './desk-paper.tsx'
import { interpretationDays, newestPaper } from './known.ts'
import { problemsBeforePromulgation } from './promulgate.ts'
import { words } from './words.ts'

export type PromulgationShown = Shown & {
  readonly texts: Readonly<Record<string, string | undefined>>
  /** Where the interpretation is still owed: until when; null where that cannot be counted. */
  readonly due: PlainDate | null
}

/** S17: what would go out and its review, what stands in the way, the form; afterwards, what went out. */
export function PromulgationPage(props: PromulgationShown) {
  const { visit, officer, file, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const line = lineWords(lang)
  const { sameMoment, workdays } = interpretationDays(file.effective)
  const open = transitionFor('decision_promulgated', file.state, file.way) !== undefined
  const done = file.promulgation !== null
  const drafter = mayDraftFor(officer, file.decision.draftingUnitId)
  const paper = newestPaper(file.papers, 'decision')
  const problems = open && !done ? problemsBeforePromulgation(visit, file) : []
  return (
    <CasePage {...props} title={t.promulgation.title}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={t.labels} />
      {done && <Banner lang={lang} kind="success" title={t.promulgation.done} />}
      <h1>{t.promulgation.title}</h1>
      <p class="lead">{t.promulgation.lead}</p>
      <p>
        <Cited lang={lang} rule="N713_32" />
      </p>
      {done ? (
        <Out {...props} />
      ) : (
        <>
          {!open && <Banner lang={lang} kind="warning" title={line.notNow(line.states[file.state])} />}
          {open &&
            (problems.length > 0 ? (
              <Obstacles lang={lang} title={t.promulgation.obstacles(problems.length)} problems={problems} />
            ) : (
              <Banner lang={lang} kind="success" title={t.promulgation.clear} />
            ))}
          <h2>{t.promulgation.paper}</h2>
          <p>{t.promulgation.paperLead}</p>
          <p>{sameMoment ? t.promulgation.together : t.promulgation.after(workdays)}</p>
          {paper ? <PaperShown {...props} paper={paper} /> : <p class="empty">{t.promulgation.paperNone}</p>}
          {drafter && <PrepareForm {...props} kind="decision" />}
          {open && !hasRole(officer, 'office') && <Banner lang={lang} title={t.promulgation.by} />}
          {open && hasRole(officer, 'office') && <Act {...props} ready={problems.length === 0} />}
        </>
      )}
    </CasePage>
  )
}

function Act({ visit, file, refusal, texts, ready }: PromulgationShown & { readonly ready: boolean }) {
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const hints: Readonly<Record<string, string | undefined>> = t.labelHints
  const of = (name: 'doc_no' | 'gazette' | 'portal' | 'newspaper' | 'other') => ({
    lang,
    name,
    label: t.labels[name],
    hint: hints[name],
    error: error(name),
    value: texts[name],
  })
  return (
    <>
      <h2>{t.promulgation.act}</h2>
      <p>{t.promulgation.actLead}</p>
      <form class="form" method="post" action={`/desk/decisions/${file.decision.id}/promulgation`}>
        <Hidden fields={{ paper_id: newestPaper(file.papers, 'decision')?.id ?? '' }} />
        <TextField {...of('doc_no')} maxlength={100} width={30} />
        <TextField {...of('gazette')} maxlength={200} />
        <TextField {...of('portal')} maxlength={200} />
        <TextField {...of('newspaper')} maxlength={200} />
        <TextField {...of('other')} maxlength={200} optional />
        <p class="actions">
          <Button kind={ready ? 'primary' : 'secondary'}>{t.promulgation.submit}</Button>
        </p>
      </form>
    </>
  )
}

/** What went out; and the interpretation, where it may follow. */
function Out(props: PromulgationShown) {
  const { visit, officer, file, due } = props
  const { lang, now } = visit
  const t = words(lang)
  const paper = newestPaper(file.papers, 'decision')
  const later = newestPaper(file.papers, 'interpretation')
  const { promulgation } = file
  if (!promulgation || !paper) return null
  const interpreted =
    paper.documents.some(({ role }) => role === 'interpretation') || later?.publishedAt != null
  const late = due !== null && beijingDate(now) > due
  return (
    <>
      <SummaryList
        rows={[
          { key: t.promulgation.number, value: promulgation.docNo },
          { key: t.promulgation.at, value: <Time lang={lang} at={promulgation.promulgatedAt} /> },
          {
            key: t.promulgation.carriers,
            value: (
              <ul>
                {promulgation.carriers.map(({ kind, name }) => (
                  <li>
                    {t.labels[kind]}
                    {lang === 'en' ? ': ' : '：'}
                    {name}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <PaperShown {...props} paper={paper} />
      <h2>{t.promulgation.interpretation}</h2>
      {interpreted ? (
        <Banner lang={lang} kind="success" title={t.promulgation.interpreted} />
      ) : (
        <Banner lang={lang} kind={late ? 'warning' : 'info'}>
          {due !== null && <p>{t.promulgation.due(formatDate(lang, due))}</p>}
          {late && <p>{t.promulgation.late}</p>}
        </Banner>
      )}
      {later && <PaperShown {...props} paper={later} />}
      {!interpreted && mayDraftFor(officer, file.decision.draftingUnitId) && (
        <PrepareForm {...props} kind="interpretation" />
      )}
      {!interpreted && later?.review === 'public' && hasRole(officer, 'office') && (
        <form method="post" action={`/desk/decisions/${file.decision.id}/promulgation/interpretation`}>
          <p class="actions">
            <Button>{t.promulgation.publishInterpretation}</Button>
          </p>
        </form>
      )}
      <p>
        <a href={`/decisions/${file.decision.id}`}>{t.promulgation.public}</a>
        {' · '}
        <a href={`/desk/decisions/${file.decision.id}/execution`}>{t.promulgation.execution}</a>
      </p>
    </>
  )
}
