import type { Lang, Visit } from '../ground/house.ts'
import type { Problem, Refusal } from '../ground/result.ts'
import { Banner, RuleSource } from '../paper/elements.tsx'
import { problemText } from '../paper/words/index.ts'
import { advisePeriod } from '../statute/periods.ts'
import { adviceText } from './desk-period.tsx'
import { periodOf } from './notice.ts'
import type { NoticeFile } from './notice-file.ts'
import { words } from './notice-words.ts'

/** What the page does not list anyway; without fields, which are on another page. */
export function elsewhere(refusal: Refusal, problems: readonly Problem[]): Refusal | undefined {
  const listed = ({ code, field }: Problem) =>
    problems.some((each) => each.code === code && each.field === field)
  const [first, ...rest] = refusal.problems
    .filter((each) => !listed(each))
    .map(({ field: _, ...problem }) => problem)
  return first && { problems: [first, ...rest] }
}

/** Everything that stands in the way: what, which rule, what its source says, and the link to mend it. */
export function Obstacles(props: {
  readonly visit: Visit
  readonly file: NoticeFile
  readonly problems: readonly Problem[]
  readonly refusal?: Refusal | undefined
}) {
  const { visit, file, problems, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const labels = t.fields as Readonly<Record<string, string | undefined>>
  const period = file.notice && periodOf(file.notice)
  const advice = period ? advisePeriod(period, file.rules.effective, file.years) : null
  if (problems.length === 0) {
    return (
      <Banner lang={lang} title={t.publication.ready}>
        <p>{t.publication.readyText}</p>
        {advice && <p>{adviceText(lang, advice)}</p>}
      </Banner>
    )
  }
  const byRule = Map.groupBy(problems, ({ rule, citation }) => `${rule} ${citation?.source}`)
  return (
    <section class="error-summary" aria-labelledby="obstacles" role={refusal ? 'alert' : undefined}>
      <h2 class="error-summary__title" id="obstacles">
        {t.publication.obstacles(problems.length)}
      </h2>
      <ul class="error-summary__list">
        {[...byRule.values()].map((group) => (
          <li>
            {group.map((problem) => (
              <p>
                <a href={problem.link ?? '#review'}>
                  {problem.field && labels[problem.field] && (
                    <>
                      {labels[problem.field]}
                      {lang === 'en' ? ': ' : '：'}
                    </>
                  )}
                  {problemText(lang, problem)}
                </a>
              </p>
            ))}
            <Source lang={lang} problem={group[0]} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The rule of a group of problems, and what its source says. */
function Source({ lang, problem }: { lang: Lang; problem: Problem | undefined }) {
  if (!problem?.rule) return null
  return <RuleSource lang={lang} rule={problem.rule} source={problem.citation} />
}
