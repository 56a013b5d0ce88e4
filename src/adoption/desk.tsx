import { channels } from '../opinions/intake.ts'
import { itemNo, kinds } from '../opinions/item.ts'
import {
  Banner,
  Button,
  DispositionTag,
  ErrorSummary,
  LinkButton,
  Pager,
  Select,
  Tag,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { mayDraftFor } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { AnswerForm } from './desk-answer.tsx'
import { ItemPane } from './desk-item.tsx'
import { FORM, IntakePage, listPath, pathOf, senderText, type WorkingList } from './desk-way.tsx'
import { dispositionCodes } from './disposition.ts'
import { words as reportWords } from './hearing-report-words.ts'
import { WHOLE } from './item-filter.ts'
import { words } from './words.ts'

/** The working list: filters, items with checkboxes, and beside them the whole submission and the answer. */
export function WorkingListPage(props: WorkingList) {
  const { visit, officer, work, refusal, changed } = props
  const { lang } = visit
  const t = words(lang)
  const may = mayDraftFor(officer, work.unit_id)
  return (
    <IntakePage {...props} title={t.list.title} refused={refusal !== undefined} wide>
      <ErrorSummary
        lang={lang}
        refusal={refusal}
        cite={cite}
        labels={{
          disposition: t.form.disposition,
          reason: t.form.reason,
          changed_wording: t.form.changedWording,
          items: t.form.items,
        }}
        links={{ items: 'items' }}
      />
      {changed && (
        <Banner
          lang={lang}
          kind="success"
          title={
            changed.matched === undefined
              ? t.list.changed(changed.count)
              : t.list.changedOf(changed.count, changed.matched)
          }
        />
      )}
      <h1>{t.list.title}</h1>
      <p class="lead">{t.list.lead(work.items, work.pending)}</p>
      <p>
        {work.kind === 'hearing' ? (
          <>
            <a href={`/desk/hearings/${work.intake_id}/report`}>{reportWords(lang).title}</a> ·{' '}
            <a href={`/desk/hearings/${work.intake_id}`}>{reportWords(lang).desk.toHearing}</a>
          </>
        ) : (
          <>
            <a href={`${pathOf(work)}/report`}>{t.list.toReport}</a> ·{' '}
            <a href={`${pathOf(work)}/hearing-question`}>{t.hearing.to}</a>
          </>
        )}
      </p>
      {!may && <Banner lang={lang}>{t.list.readOnly}</Banner>}
      <Filters {...props} />
      <div class="working">
        <section aria-labelledby="items">
          <h2 id="items" tabindex={-1}>
            {t.list.items}
          </h2>
          <Rows {...props} may={may} />
          <Pager
            lang={lang}
            next={props.next && listPath({ ...props, cursor: props.next })}
            first={props.cursor === undefined ? undefined : listPath({ ...props, cursor: undefined })}
          />
        </section>
        <div class="working__aside">
          <ItemPane {...props} />
          {may && <AnswerForm {...props} />}
        </div>
      </div>
    </IntakePage>
  )
}

function Filters({ visit: { lang }, work, filter, clauses }: WorkingList) {
  const t = words(lang).list
  const c = common(lang)
  const all = t.all
  const cited = [...clauses.values()].filter(({ label }) => label !== '')
  const options = <K extends string>(codes: readonly K[], named: Readonly<Record<K, string>>) =>
    codes.map((value) => ({ value, label: named[value] }))
  return (
    <search>
      <form method="get" action={`${pathOf(work)}/items`} class="filters" aria-label={t.filters}>
        <Select
          lang={lang}
          name="state"
          label={t.state}
          value={filter.state}
          empty={all}
          options={[{ value: 'unanswered', label: c.pending }, ...options(dispositionCodes, c.dispositions)]}
        />
        <Select
          lang={lang}
          name="clause"
          label={t.clause}
          value={filter.clause}
          empty={all}
          options={[
            { value: WHOLE, label: words(lang).whole },
            ...cited.map(({ uid, label }) => ({
              value: uid,
              label: label.slice(0, 30),
              lang: 'zh-CN' as const,
            })),
          ]}
        />
        <Select
          lang={lang}
          name="kind"
          label={t.kind}
          value={filter.kind}
          empty={all}
          options={options(kinds, c.kinds)}
        />
        {work.kind === 'public_comment' && (
          <>
            <Select
              lang={lang}
              name="channel"
              label={t.channel}
              value={filter.channel}
              empty={all}
              options={options(channels, c.channels)}
            />
            <Select
              lang={lang}
              name="late"
              label={t.late}
              value={filter.late}
              empty={all}
              options={[
                { value: 'no', label: t.inTime },
                { value: 'yes', label: t.lateOnly },
              ]}
            />
          </>
        )}
        <TextField lang={lang} name="words" label={t.words} type="search" value={filter.words} width={14} />
        <Button kind="secondary">{c.buttons.filter}</Button>
        {Object.keys(filter).length > 0 && (
          <LinkButton href={`${pathOf(work)}/items`} kind="quiet">
            {c.buttons.clear}
          </LinkButton>
        )}
      </form>
    </search>
  )
}

function Rows(props: WorkingList & { readonly may: boolean }) {
  const { visit, items, clauses, filter, chosen, may, typed } = props
  const { lang } = visit
  const t = words(lang)
  if (items.length === 0)
    return <p class="empty">{Object.keys(filter).length > 0 ? t.list.empty : t.list.emptyAll}</p>
  return (
    <ul class="rows">
      {items.map((item) => {
        const no = itemNo(item.receipt_no, item.ord)
        const current = item.id === chosen?.id
        const ticked = typed ? typed.items.includes(item.id) : current
        return (
          <li class={current ? 'row row--current' : 'row'}>
            <div class="row__check">
              {may && (
                <input
                  type="checkbox"
                  form={FORM}
                  name="items[]"
                  value={item.id}
                  aria-label={t.list.select(no)}
                  data-select
                  checked={ticked}
                />
              )}
            </div>
            <div>
              <p class="row__head">
                <a
                  href={`${listPath(props, { item: item.id })}#item`}
                  aria-label={t.list.open(no)}
                  aria-current={current ? 'true' : undefined}
                >
                  {no}
                </a>
                <span lang="zh-CN">{clauses.get(item.clause_uid ?? '')?.label || t.whole}</span>
                <span>{common(lang).kinds[item.kind]}</span>
                <DispositionTag lang={lang} disposition={item.disposition} />
                {item.late === 1 && <Tag tone="amber">{t.late}</Tag>}
              </p>
              <p class="row__text">{item.text || item.suggested_wording || item.reason || t.list.bare}</p>
              <p class="row__head">
                <span>{senderText(lang, item)}</span>
                <span>{common(lang).channels[item.channel]}</span>
                <Time lang={lang} at={item.received_on} />
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
