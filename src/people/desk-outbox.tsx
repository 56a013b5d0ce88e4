import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Banner, Button, ErrorSummary, Figures, Pager, Table, Tag, Time } from '../paper/elements.tsx'
import { DeskPage } from './desk-nav.tsx'
import type { Officer } from './officer.ts'
import { COUNT_LIMIT, type Mail, type MailState, mailStates } from './outbox.ts'
import { words } from './words.ts'

const tones = { queued: 'amber', sent: 'green', failed: 'red' } as const

/** A code in words, or the code itself where a newer room has brought one of its own. */
const worded = (record: Readonly<Record<string, string>>, code: string) =>
  Object.hasOwn(record, code) ? record[code] : code

function Retry({ lang, mail }: { lang: Lang; mail: Mail }) {
  const t = words(lang).outbox
  return (
    <form method="post" action={`/desk/outbox/${mail.id}/retry`}>
      <Button kind="quiet">
        {t.retry}
        <span class="vh"> {t.retryOf(mail.id)}</span>
      </Button>
    </form>
  )
}

/** The outbox by state. Recipients and texts are never shown: they are not kept here. */
export function OutboxPage(props: {
  visit: Visit
  officer: Officer
  state: MailState
  counts: Readonly<Record<MailState, number>>
  items: readonly Mail[]
  next: string | undefined
  first: boolean
  configured: boolean
  retried?: boolean | undefined
  refusal?: Refusal | undefined
}) {
  const { visit, state, counts, refusal } = props
  const { lang } = visit
  const t = words(lang).outbox
  const failed = state === 'failed'
  return (
    <DeskPage
      visit={visit}
      officer={props.officer}
      title={t.title}
      current="/desk/outbox"
      wide
      refused={refusal !== undefined}
    >
      <h1>{t.title}</h1>
      <ErrorSummary lang={lang} refusal={refusal} />
      {props.retried && <Banner lang={lang} kind="success" title={t.retried} />}
      {!props.configured && <Banner lang={lang} kind="warning" title={t.notConfigured} />}
      <p>{t.intro}</p>
      <Figures
        items={mailStates.map((each) => ({
          label: t.states[each],
          value: counts[each] >= COUNT_LIMIT ? t.more(COUNT_LIMIT) : counts[each],
          href: `/desk/outbox?state=${each}`,
        }))}
      />
      <h2>{t.states[state]}</h2>
      <Table
        lang={lang}
        caption={t.caption}
        hideCaption
        columns={[
          { label: t.template, kind: 'wide' },
          { label: t.queuedAt },
          { label: state === 'queued' ? t.nextAt : t.settledAt },
          { label: t.attempts, kind: 'number' },
          { label: t.error },
          ...(failed ? [{ label: t.action, kind: 'tight' as const }] : []),
        ]}
        rows={props.items.map((mail) => [
          <>
            {worded(t.templates, mail.template)} <Tag tone={tones[mail.state]}>{t.states[mail.state]}</Tag>
          </>,
          <Time lang={lang} at={mail.queuedAt} />,
          <Time lang={lang} at={mail.settledAt ?? mail.nextAt} />,
          mail.attempts,
          mail.error === null ? '' : worded(t.errors, mail.error),
          ...(failed ? [<Retry lang={lang} mail={mail} />] : []),
        ])}
        empty={t.empty}
      />
      <Pager
        lang={lang}
        next={props.next && `/desk/outbox?state=${state}&cursor=${props.next}`}
        first={props.first ? undefined : `/desk/outbox?state=${state}`}
      />
    </DeskPage>
  )
}
