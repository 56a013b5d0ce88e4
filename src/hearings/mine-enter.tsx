import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Banner, Button, ErrorSummary, errorsOf, TextField } from '../paper/elements.tsx'
import type { HearingFile } from './hearing.ts'
import { matterOf } from './paper-title.ts'
import { labelsOf } from './registration-fields.tsx'
import { words } from './registration-words.ts'
import { Organiser, SignUpFrame } from './sign-up-form.tsx'

type Props = { readonly visit: Visit; readonly file: HearingFile; readonly refusal?: Refusal | undefined }

/** Where draw number and private code are asked for, and where a lost one is sent. */
export function EnterPage(
  props: Props & {
    readonly drawNo?: string
    readonly over?: boolean
    readonly resent?: boolean
    /** What was typed into the lower form, when that one was refused. */
    readonly contact?: string
  },
) {
  const { visit, file, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const path = `/hearings/${file.hearing.id}/mine`
  return (
    <SignUpFrame visit={visit} file={file} title={t.mine.enterTitle} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={labelsOf(lang)} />
      {props.over && !refusal && (
        <Banner lang={lang} kind="info">
          <p>{t.mine.over}</p>
        </Banner>
      )}
      {props.resent && (
        <Banner lang={lang} kind="success" title={t.resend.sent}>
          <p>{t.resend.sentText}</p>
          <Organiser lang={lang} file={file} />
        </Banner>
      )}
      <h1>{t.mine.enterTitle}</h1>
      <p lang="zh-CN">
        <strong>{matterOf(file)}</strong>
      </p>
      <p>{t.mine.enterIntro}</p>
      <form method="post" action={path}>
        <TextField
          lang={lang}
          name="draw_no"
          label={t.mine.drawNo}
          hint={t.mine.drawNoHint}
          value={props.drawNo}
          error={error('draw_no')}
          autocomplete="off"
          width={12}
        />
        <TextField
          lang={lang}
          name="code"
          label={t.mine.code}
          hint={t.mine.codeHint}
          error={error('code')}
          autocomplete="off"
          width={20}
        />
        <Button>{t.mine.enter}</Button>
      </form>
      <section>
        <h2>{t.resend.title}</h2>
        <p>{t.already.lost}</p>
        {!props.resent && <Organiser lang={lang} file={file} />}
        <form method="post" action={`${path}/resend`}>
          <TextField
            lang={lang}
            name="contact"
            label={t.resend.contact}
            hint={t.resend.intro}
            value={props.contact}
            error={error('contact')}
            autocomplete="off"
          />
          <Button kind="secondary">{t.resend.send}</Button>
        </form>
      </section>
    </SignUpFrame>
  )
}
