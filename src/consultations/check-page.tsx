import type { Visit } from '../ground/house.ts'
import { fieldsOf, type OpinionForm } from '../opinions/opinion-form.ts'
import { nameOf } from '../opinions/spoken-of.ts'
import { words as opinionWords } from '../opinions/words.ts'
import { Button, Hidden, SummaryList } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { common } from '../paper/words/index.ts'
import type { Consultation } from './read.ts'
import { words } from './words.ts'

/** Everything once more before it is lodged, with a way back. */
export function CheckPage(props: { visit: Visit; consultation: Consultation; form: OpinionForm }) {
  const { visit, consultation, form } = props
  const { lang } = visit
  const { id, round, clauses } = consultation
  const { submitter } = form
  const t = { ...opinionWords(lang).asked, ...words(lang).comment }
  const kinds: Readonly<Record<string, string>> = common(lang).kinds
  const area: Readonly<Record<string, string>> = t.areas
  const own = (text: string) => <div class="said">{text.trim()}</div>
  const given = (value: string) => value.trim() || t.notGiven
  return (
    <Page visit={visit} title={t.checkTitle} current="/" noindex>
      <h1>{t.checkTitle}</h1>
      <p>{t.checkIntro}</p>
      <p>
        <strong lang="zh-CN">{round.decisionName}</strong>
      </p>
      {form.items.map((item, index) => (
        <section class="opinion">
          <h2>
            {t.item(index + 1)}
            {lang === 'en' ? ': ' : '：'}
            {nameOf(
              clauses.find(({ uid }) => uid === item.clauseUid),
              t.wholeDraft,
            )}
          </h2>
          <SummaryList
            rows={[
              { key: t.kind, value: kinds[item.kind] ?? item.kind },
              { key: t.text, value: item.text.trim() ? own(item.text) : t.noWords },
              ...(item.wording.trim() ? [{ key: t.wording, value: own(item.wording) }] : []),
              ...(item.reason.trim() ? [{ key: t.reason, value: own(item.reason) }] : []),
            ]}
          />
        </section>
      ))}
      <section class="opinion">
        <h2>{t.you}</h2>
        <SummaryList
          rows={[
            {
              key: t.submitterKind,
              value: submitter.kind === 'organisation' ? t.organisation : t.individual,
            },
            { key: t.name, value: submitter.name.trim() || t.anonymous },
            ...(submitter.name.trim()
              ? [
                  {
                    key: t.publishName,
                    value: submitter.publishName ? common(lang).hints.yes : common(lang).hints.no,
                  },
                ]
              : []),
            { key: t.area, value: area[submitter.area] ?? t.notGiven },
            { key: t.email, value: given(submitter.email) },
            { key: t.phone, value: given(submitter.phone) },
          ]}
        />
      </section>
      <form method="post" action={`/consultations/${id}/comment`}>
        <Hidden fields={fieldsOf(form)} />
        <p class="actions">
          <Button name="action" value="lodge">
            {t.lodge}
          </Button>
          <Button kind="secondary" name="action" value="edit">
            {t.change}
          </Button>
        </p>
      </form>
    </Page>
  )
}
