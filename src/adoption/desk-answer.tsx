import {
  Button,
  CopyButton,
  Details,
  errorsOf,
  Hidden,
  Radios,
  SummaryList,
  TextArea,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { MAX_ACT } from './answer-items.ts'
import { FORM, IntakePage, listPath, pathOf, type TypedAnswer, type WorkingList } from './desk-way.tsx'
import { dispositionCodes, MAX_ANSWER } from './disposition.ts'
import { WHOLE } from './item-filter.ts'
import { words } from './words.ts'

/** The filter as form fields, so that it travels with the answer. */
const filterFields = ({ filter, cursor }: Pick<WorkingList, 'filter' | 'cursor'>) => ({
  ...Object.fromEntries(Object.entries(filter).map(([name, value]) => [`filter.${name}`, value])),
  cursor,
})

/** The answer to whatever is ticked in the list, or to all that matches the filter. */
export function AnswerForm(props: WorkingList) {
  const { visit, work, chosen, clauses, typed, refusal } = props
  const { lang } = visit
  const t = words(lang).form
  const error = errorsOf(lang, refusal)
  const item = chosen?.submission.find(({ id }) => id === chosen.id)
  const clause = clauses.get(item?.clause_uid ?? '')
  const standing = chosen?.given[0]
  if (standing?.published === 1 && !typed) return null
  return (
    <form method="post" action={`${pathOf(work)}/answers`} id={FORM} class="panel" data-bulk data-unsaved>
      <h2>{t.title}</h2>
      <p class="muted">{t.lead}</p>
      <Hidden fields={{ ...filterFields(props), item: chosen?.id }} />
      <Radios
        lang={lang}
        name="disposition"
        label={t.disposition}
        value={typed?.disposition}
        error={error('disposition')}
        options={dispositionCodes.map((value) => ({ value, label: common(lang).dispositions[value] }))}
      />
      <TextArea
        lang={lang}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={typed?.reason}
        error={error('reason')}
        maxlength={MAX_ANSWER}
        rows={4}
      />
      <Details
        summary={t.changedWording}
        open={Boolean(typed?.changed_wording) || error('changed_wording') !== undefined}
      >
        {clause && (
          <>
            <p class="label">{t.present}</p>
            <blockquote class="said" lang="zh-CN" id="present">
              {clause.text}
            </blockquote>
            <p class="actions">
              <CopyButton lang={lang} of="present" />
              <a href={`${listPath(props, { item: chosen?.id, base: '1' })}#changed_wording`}>{t.asBase}</a>
            </p>
          </>
        )}
        <TextArea
          lang={lang}
          name="changed_wording"
          label={t.changedWording}
          hint={t.changedWordingHint}
          value={typed?.changed_wording}
          error={error('changed_wording')}
          maxlength={MAX_ANSWER}
          rows={5}
          optional
        />
      </Details>
      <div class="bulk">
        <label hidden>
          <input type="checkbox" data-select-all /> {t.selectAll}
        </label>
        <span class="bulk__count" data-selected aria-live="polite" />
        <Button name="scope" value="selected">
          {t.answerSelected}
        </Button>
        <Button name="scope" value="matching" kind="secondary">
          {t.answerMatching}
        </Button>
      </div>
    </form>
  )
}

type Confirm = Pick<WorkingList, 'visit' | 'officer' | 'work' | 'clauses' | 'filter'> & {
  readonly typed: TypedAnswer
  readonly count: number
  readonly digest: string
}

/** Before many items are answered at once: exactly how many, by which filter, and with what. */
export function ConfirmPage({ visit, officer, work, clauses, filter, typed, count, digest }: Confirm) {
  const { lang } = visit
  const t = words(lang)
  const c = common(lang)
  const { disposition, reason, changed_wording } = typed
  const shown = {
    words: filter.words,
    clause: filter.clause === WHOLE ? t.whole : clauses.get(filter.clause ?? '')?.label,
    kind: filter.kind && c.kinds[filter.kind],
    channel: filter.channel && c.channels[filter.channel],
    late: filter.late && (filter.late === 'yes' ? t.list.lateOnly : t.list.inTime),
    state: filter.state && (filter.state === 'unanswered' ? c.pending : c.dispositions[filter.state]),
  }
  const colon = lang === 'en' ? ': ' : '：'
  const conditions = (Object.keys(shown) as (keyof typeof shown)[]).flatMap((name) =>
    shown[name] ? [`${t.list[name]}${colon}${shown[name]}`] : [],
  )
  return (
    <IntakePage visit={visit} officer={officer} work={work} title={t.confirm.title}>
      <h1>{t.confirm.count(count)}</h1>
      <p>{count > MAX_ACT ? t.confirm.some(count, MAX_ACT) : t.confirm.all(count)}</p>
      <SummaryList
        rows={[
          {
            key: t.confirm.filters,
            value:
              conditions.length === 0 ? t.confirm.noFilters : conditions.join(lang === 'en' ? '; ' : '；'),
          },
          { key: t.form.disposition, value: c.dispositions[disposition as keyof typeof c.dispositions] },
          { key: t.form.reason, value: <p class="said">{reason || c.hints.none}</p> },
          ...(changed_wording
            ? [{ key: t.form.changedWording, value: <p class="said">{changed_wording}</p> }]
            : []),
        ]}
      />
      <form method="post" action={`${pathOf(work)}/answers`} class="actions">
        <Hidden
          fields={{
            ...filterFields({ filter, cursor: undefined }),
            disposition,
            reason,
            changed_wording,
            confirmed: String(count),
            digest,
          }}
        />
        <Button name="scope" value="confirmed">
          {t.confirm.submit(Math.min(count, MAX_ACT))}
        </Button>
        <Button name="scope" value="back" kind="secondary">
          {t.confirm.back}
        </Button>
      </form>
    </IntakePage>
  )
}
