import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { spokenCode } from '../opinions/lookup-code.ts'
import type { OwnWords } from '../opinions/open-receipt.ts'
import { nameOf, type SpokenClause } from '../opinions/spoken-of.ts'
import { words as opinionWords } from '../opinions/words.ts'
import {
  Banner,
  Button,
  CopyButton,
  Details,
  DispositionTag,
  ErrorSummary,
  errorsOf,
  Hidden,
  PrintButton,
  Qr,
  SummaryList,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { common } from '../paper/words/index.ts'
import type { Tracked } from './receipt.ts'

type Props = {
  readonly visit: Visit
  readonly tracked: Tracked
  readonly receipt: string
  /** Her own words, when she has shown the lookup code. */
  readonly said?: OwnWords | undefined
  readonly clauses?: readonly SpokenClause[] | undefined
  /** The lookup code with which the words were opened, for the form that erases the contacts. */
  readonly opened?: string | undefined
  /** True when the name and contacts have just been erased. */
  readonly erased?: boolean | undefined
  /** The lookup code, this once. */
  readonly code?: string | undefined
  readonly refusal?: Refusal | undefined
}

/** A receipt: number and, once, the code; what was said, for whoever has the code; what became of each item. */
export function ReceiptPage(props: Props) {
  const { visit, tracked, code, refusal } = props
  const { lang } = visit
  const { submission } = tracked
  const t = opinionWords(lang).receipt
  const path = `/receipts/${submission.receiptNo}`
  return (
    <Page
      visit={visit}
      title={`${t.title} ${submission.receiptNo}`}
      current="/track"
      noindex
      refused={refusal !== undefined}
    >
      <ErrorSummary lang={lang} refusal={refusal} labels={{ lookup_code: t.code }} />
      {code && <Banner lang={lang} kind="success" title={t.thanks} />}
      {props.erased && <Banner lang={lang} kind="success" title={t.erased} />}
      <h1>{t.title}</h1>
      <div class="receipt">
        <div class="receipt__main">
          <p class="receipt__label">{t.number}</p>
          <p class="receipt__no" id="receipt-no">
            {submission.receiptNo}
          </p>
          {code && (
            <>
              <p class="receipt__label">{t.code}</p>
              <p class="receipt__code" id="receipt-code">
                {spokenCode(code)}
              </p>
              <p>{t.codeOnce}</p>
              <p class="actions">
                <CopyButton lang={lang} of="receipt-code" />
                <PrintButton lang={lang} label={t.print} />
              </p>
            </>
          )}
        </div>
        <div>
          <Qr text={`${visit.origin}${path}${code ? `#${code}` : ''}`} label={t.qr} />
          <p class="small">{t.qr}</p>
        </div>
      </div>
      <SummaryList
        rows={[
          {
            key: t.about,
            value: (
              <a href={tracked.about.page} lang="zh-CN">
                {tracked.about.title}
              </a>
            ),
          },
          { key: t.lodgedAt, value: <Time lang={lang} at={submission.receivedAt} /> },
          { key: t.channel, value: common(lang).channels[submission.channel] },
          ...(submission.late ? [{ key: t.late, value: common(lang).hints.yes }] : []),
        ]}
      />
      <Answers lang={lang} tracked={tracked} />
      {props.said ? (
        <>
          <Said lang={lang} said={props.said} tracked={tracked} clauses={props.clauses ?? []} />
          {props.opened && <Erase lang={lang} path={path} code={props.opened} />}
        </>
      ) : (
        <OpenForm lang={lang} path={path} refusal={refusal} />
      )}
      <Proof {...props} />
    </Page>
  )
}

function Answers({ lang, tracked }: { lang: Lang; tracked: Tracked }) {
  const t = opinionWords(lang).receipt
  const answered = tracked.items.some(({ answer }) => answer)
  return (
    <section>
      <h2>{t.items}</h2>
      {!answered && <p>{t.receivedLong}</p>}
      {tracked.items.map(({ itemNo, answer }) => (
        <article class="opinion">
          <h3 class="opinion__head">
            {itemNo}{' '}
            {answer ? (
              <DispositionTag lang={lang} disposition={answer.disposition} />
            ) : (
              <span>{t.received}</span>
            )}
          </h3>
          {answer && (answer.reason || answer.changedWording) && (
            <div class="opinion__answer">
              {answer.reason && (
                <div class="said" lang="zh-CN">
                  {answer.reason}
                </div>
              )}
              {answer.changedWording && (
                <>
                  <p class="receipt__label">{t.changed}</p>
                  <div class="said" lang="zh-CN">
                    {answer.changedWording}
                  </div>
                </>
              )}
            </div>
          )}
        </article>
      ))}
      {answered && (
        <p>
          <a href={tracked.about.report}>{t.report}</a>
        </p>
      )}
    </section>
  )
}

function Said(props: { lang: Lang; said: OwnWords; tracked: Tracked; clauses: readonly SpokenClause[] }) {
  const { lang, said, tracked } = props
  const t = opinionWords(lang)
  const names = common(lang)
  return (
    <section>
      <h2>{t.receipt.words}</h2>
      {said.map((item, index) => {
        const clause = props.clauses.find(({ uid }) => uid === item.clauseUid)
        const own = (text: string | null) => text && <div class="said">{text}</div>
        return (
          <article class="opinion">
            <h3 class="opinion__head">
              {tracked.items[index]?.itemNo} {nameOf(clause, t.asked.wholeDraft)} · {names.kinds[item.kind]}
            </h3>
            {item.text ? own(item.text) : <p>{t.asked.noWords}</p>}
            {item.suggestedWording && <p class="receipt__label">{t.asked.wording}</p>}
            {own(item.suggestedWording)}
            {item.reason && <p class="receipt__label">{t.asked.reason}</p>}
            {own(item.reason)}
            <Details summary={t.receipt.salt}>
              <p class="mono">{item.salt}</p>
            </Details>
          </article>
        )
      })}
    </section>
  )
}

/** Her right to take her name and contacts back (PIPL art. 47). */
function Erase({ lang, path, code }: { lang: Lang; path: string; code: string }) {
  const t = opinionWords(lang).receipt
  return (
    <Details summary={t.erase}>
      <p>{t.eraseIntro}</p>
      <form method="post" action={`${path}/erasure`}>
        <Hidden fields={{ lookup_code: code }} />
        <Button kind="warning">{t.eraseDo}</Button>
      </form>
    </Details>
  )
}

function OpenForm({ lang, path, refusal }: { lang: Lang; path: string; refusal: Refusal | undefined }) {
  const t = opinionWords(lang).receipt
  return (
    <section>
      <h2>{t.openTitle}</h2>
      <form method="post" action={path}>
        <TextField
          lang={lang}
          name="lookup_code"
          label={t.code}
          hint={t.openIntro}
          error={errorsOf(lang, refusal)('lookup_code')}
          autocomplete="off"
          width={14}
        />
        <Button kind="secondary">{t.open}</Button>
      </form>
    </section>
  )
}

function Proof({ visit, tracked, receipt }: Props) {
  const { lang } = visit
  const { submission } = tracked
  const t = opinionWords(lang).receipt
  return (
    <Details summary={t.proof}>
      <p>{t.proofIntro}</p>
      <SummaryList
        rows={[
          {
            key: t.position,
            value: <a href={`/ledger?from=${submission.position}`}>{submission.position}</a>,
          },
          { key: t.leafHash, value: <span class="mono">{submission.leafHash}</span> },
          { key: t.jws, value: <span class="mono">{receipt}</span> },
          { key: t.keys, value: <a href="/.well-known/jwks.json">/.well-known/jwks.json</a> },
        ]}
      />
    </Details>
  )
}

/** Where somebody with a receipt number finds what became of her opinion. */
export function TrackPage({
  visit,
  typed,
  refusal,
}: {
  visit: Visit
  typed?: string
  refusal?: Refusal | undefined
}) {
  const { lang } = visit
  const t = opinionWords(lang).receipt
  return (
    <Page visit={visit} title={t.trackTitle} current="/track" refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={{ receipt_no: t.number }} />
      <h1>{t.trackTitle}</h1>
      <p>{t.trackIntro}</p>
      <form method="post" action="/track">
        <TextField
          lang={lang}
          name="receipt_no"
          label={t.number}
          value={typed}
          error={errorsOf(lang, refusal)('receipt_no')}
          autocomplete="off"
          width={18}
        />
        <Button>{t.find}</Button>
      </form>
    </Page>
  )
}
