import { itemNo } from '../opinions/item.ts'
import { words as opinionWords } from '../opinions/words.ts'
import { Details, DispositionTag, SummaryList, Tag, Time } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import type { ClauseText } from './clause-text.ts'
import { senderText, type WorkingList } from './desk-way.tsx'
import { words as reportWords } from './hearing-report-words.ts'
import { words } from './words.ts'
import type { GivenAnswer, SubmissionItem } from './working-list.ts'

type Lang = WorkingList['visit']['lang']
const areaOf = (lang: Lang, area: string | null): string | undefined =>
  area === null ? undefined : (words(lang).areas as Readonly<Record<string, string>>)[area]

/** The whole submission of the chosen item, its clause quoted; of the sender only what is no secret. */
export function ItemPane({ visit: { lang }, work, chosen, clauses }: WorkingList) {
  const t = words(lang).item
  const [first] = chosen?.submission ?? []
  if (!chosen || !first) return <p class="muted">{t.none}</p>
  const area = areaOf(lang, first.area)
  return (
    <section id="item" class="panel" aria-labelledby="item-title" tabindex={-1}>
      <h2 id="item-title">{t.title}</h2>
      <SummaryList
        plain
        rows={[
          { key: t.receipt, value: first.receipt_no },
          {
            key: t.from,
            value: `${senderText(lang, first)}${area ? ` · ${area}` : ''}`,
          },
          {
            key: t.received,
            value: (
              <>
                <Time lang={lang} at={first.received_on} /> · {common(lang).channels[first.channel]}{' '}
                {first.late === 1 && <Tag tone="amber">{words(lang).late}</Tag>}
              </>
            ),
          },
        ]}
      />
      <p class="small">
        {work.kind === 'hearing' ? (
          <a href={`/desk/hearings/${work.intake_id}/record`}>{reportWords(lang).desk.inRecord}</a>
        ) : (
          <a href={`/desk/submissions/${first.submission_id}/contact`}>{opinionWords(lang).contact.link}</a>
        )}
      </p>
      {chosen.submission.map((item) => (
        <One
          lang={lang}
          item={item}
          clause={clauses.get(item.clause_uid ?? '')}
          given={item.id === chosen.id ? chosen.given : undefined}
        />
      ))}
    </section>
  )
}

type OneProps = {
  readonly lang: Lang
  readonly item: SubmissionItem
  readonly clause: ClauseText | undefined
  /** The history, for the chosen item alone. */
  readonly given: readonly GivenAnswer[] | undefined
}

function One({ lang, item, clause, given }: OneProps) {
  const t = words(lang)
  return (
    <article aria-current={given ? 'true' : undefined}>
      <h3>
        {t.item.one(itemNo(item.receipt_no, item.ord))}{' '}
        <DispositionTag lang={lang} disposition={item.disposition} />
      </h3>
      <p>
        <span lang="zh-CN">{clause?.label || t.whole}</span> · {common(lang).kinds[item.kind]}
      </p>
      {clause && (
        <Details summary={t.item.clauseText} open={given !== undefined}>
          <blockquote class="said" lang="zh-CN">
            {clause.text}
          </blockquote>
        </Details>
      )}
      <p class="said">{item.text || <span class="muted">{t.list.bare}</span>}</p>
      {item.suggested_wording && (
        <>
          <h4>{t.list.wording}</h4>
          <p class="said">{item.suggested_wording}</p>
        </>
      )}
      {item.reason && (
        <>
          <h4>{t.list.reason}</h4>
          <p class="said">{item.reason}</p>
        </>
      )}
      {given && given.length > 0 && (
        <>
          <h4>{t.item.history}</h4>
          <ol>
            {given.map((answer) => (
              <li>
                <p>
                  <DispositionTag lang={lang} disposition={answer.disposition} />{' '}
                  <Time lang={lang} at={answer.answered_at} /> ·{' '}
                  {t.item.given(answer.answered_by, answer.items)}
                </p>
                <p class="said">{answer.reason || <span class="muted">{t.item.noReason}</span>}</p>
                {answer.changed_wording && (
                  <p class="said">
                    <ins>{answer.changed_wording}</ins>
                  </p>
                )}
              </li>
            ))}
          </ol>
          {given[0]?.published === 1 && <p>{t.item.published}</p>}
        </>
      )}
    </article>
  )
}
