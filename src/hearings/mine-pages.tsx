import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import {
  Banner,
  Button,
  CopyButton,
  LinkButton,
  PrintButton,
  SummaryList,
  Tag,
  Time,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import type { Particulars } from '../people/participant.ts'
import type { HearingFile } from './hearing.ts'
import { matterOf } from './paper-title.ts'
import type { Registration, Standing } from './registration.ts'
import { spokenCode } from './registration-code.ts'
import { words } from './registration-words.ts'
import { SignUpFrame } from './sign-up-form.tsx'
import { words as hearingWords } from './words.ts'

type OwnProps = {
  readonly visit: Visit
  readonly file: HearingFile
  readonly registration: Registration
  readonly standing: Standing
  /** What she told; undefined once it is erased. */
  readonly told: Particulars | undefined
}

/** What her standing means for her, in a sentence. */
function standingText(lang: Visit['lang'], { status, seatNo, place }: Standing, held: boolean): string {
  const t = words(lang)
  const after: Readonly<Record<string, string>> = t.heldTexts
  if (held && after[status]) return after[status]
  if (status === 'seated') return t.seated(seatNo ?? 0)
  if (status === 'waiting') return t.waiting(place ?? 0)
  if (status === 'reserve') return t.reserve(place ?? 0)
  return t.standingTexts[status]
}

const tones = {
  registered: 'blue',
  seated: 'green',
  waiting: 'amber',
  chosen: 'green',
  reserve: 'amber',
  not_chosen: 'plain',
  declined: 'plain',
  withdrawn: 'plain',
} as const

/** Her own sign-up: how it stands, what she told, what she can do; the code once, just after signing up. */
export function MinePage(
  props: OwnProps & {
    readonly code?: string | undefined
    readonly done?: 'corrected' | 'withdrawn' | undefined
    /** The papers and her part of the record, when there are some. */
    readonly children?: Child
  },
) {
  const { visit, file, registration, standing, code } = props
  const { lang, now } = visit
  const t = words(lang)
  const { terms } = file
  const path = `/hearings/${file.hearing.id}/mine`
  const off = file.cancelledAt !== null || file.endedAt !== null
  const before = !terms?.heldAt || now < terms.heldAt
  const open = before && registration.withdrawnAt === null
  return (
    <SignUpFrame visit={visit} file={file} title={t.mine.title}>
      {code && <Banner lang={lang} kind="success" title={t.mine.done} />}
      {props.done && <Banner lang={lang} kind="success" title={t.mine[props.done]} />}
      {off && (
        <Banner lang={lang} kind="warning">
          <p>{t.mine.cancelled}</p>
        </Banner>
      )}
      <h1>{t.mine.title}</h1>
      <div class="receipt">
        <div class="receipt__main">
          <p class="receipt__label">{t.mine.drawNo}</p>
          <p class="receipt__no" id="draw-no">
            {registration.drawNo}
          </p>
          {!registration.withdrawnAt && (
            <p class="small">
              {registration.role === 'observer' ? t.mine.drawNoObserver : t.mine.drawNoPublic}
            </p>
          )}
          {code && (
            <>
              <p class="receipt__label">{t.mine.code}</p>
              <p class="receipt__code" id="private-code">
                {spokenCode(code)}
              </p>
              <p>{t.mine.codeOnce}</p>
              <p class="actions">
                <CopyButton lang={lang} of="private-code" />
                <PrintButton lang={lang} label={t.mine.print} />
              </p>
            </>
          )}
        </div>
      </div>
      <h2>{t.mine.status}</h2>
      <p>
        <Tag tone={tones[standing.status]}>{t.standings[standing.status]}</Tag>
      </p>
      <p>{standingText(lang, standing, !before && !off)}</p>
      {file.reportedAt && (
        <p>
          <a href={`/hearings/${file.hearing.id}/report`}>{hearingWords(lang).page.reportLink}</a>
        </p>
      )}
      <SummaryList
        rows={[
          {
            key: t.mine.about,
            value: (
              <a href={`/hearings/${file.hearing.id}`} lang="zh-CN">
                {matterOf(file)}
              </a>
            ),
          },
          {
            key: t.mine.time,
            value: terms?.heldAt ? <Time lang={lang} at={terms.heldAt} /> : t.mine.timeOpen,
          },
          { key: t.mine.venue, value: <span lang="zh-CN">{terms?.body.venue || t.mine.timeOpen}</span> },
          { key: t.mine.registeredAt, value: <Time lang={lang} at={registration.registeredAt} /> },
        ]}
      />
      {props.children}
      <Told {...props} />
      <div class="actions">
        {open && (
          <>
            <LinkButton kind="secondary" href={`${path}/correction`}>
              {t.mine.correct}
            </LinkButton>
            <LinkButton kind="warning" href={`${path}/withdrawal`}>
              {t.mine.withdraw}
            </LinkButton>
          </>
        )}
        <form method="post" action={`${path}/leave`}>
          <Button kind="quiet">{t.mine.leave}</Button>
        </form>
      </div>
      <p class="actions">
        <a href={`/hearings/${file.hearing.id}`}>{t.form.toHearing}</a>
      </p>
    </SignUpFrame>
  )
}

function Told({ visit, registration, told }: OwnProps) {
  const { lang } = visit
  const t = words(lang)
  if (!told) return null
  const given = (value: string | undefined) =>
    value ? <span class="said">{value}</span> : <span class="muted">{t.mine.none}</span>
  return (
    <section>
      <h2>{t.mine.given}</h2>
      <SummaryList
        rows={[
          { key: t.mine.role, value: t.roles[registration.role] },
          ...(registration.category
            ? [{ key: t.mine.category, value: t.categories[registration.category] }]
            : []),
          { key: t.mine.name, value: given(told.name) },
          { key: t.mine.areaOrUnit, value: given(told.unit) },
          { key: t.mine.phone, value: given(told.phone) },
          { key: t.mine.email, value: given(told.email) },
          { key: t.mine.reason, value: given(told.why) },
          ...(registration.official ? [{ key: t.mine.official, value: common(lang).hints.yes }] : []),
        ]}
      />
    </section>
  )
}
