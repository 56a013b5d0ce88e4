import type { Context } from 'hono'
import type { Visit } from '../ground/house.ts'
import { Banner, Button, Hidden } from '../paper/elements.tsx'
import { DeskPage } from './desk-nav.tsx'
import type { Officer } from './officer.ts'
import { words } from './words.ts'

/** A form that arrived after its session had expired, on its way through the sign-in page. */
export type CarriedForm = {
  /** Where it was going: a path under /desk/ on this site. */
  readonly action: string
  /** Its text fields, application/x-www-form-urlencoded. */
  readonly body: string
  /** True when it was multipart/form-data and must be so again. */
  readonly multipart: boolean
  /** True when files were chosen: they are not carried. */
  readonly files: boolean
}

// What no redirect and no resumed form may lead to: it would end or confuse the session just opened.
const NOT_AGAIN = /^\/desk\/sign-(?:in|out)(?:[/?]|$)/
const NEVER_CARRIED = /password/i

/**
 * A path (with query) of the desk on this site, or undefined. Refuses whatever a browser could take for another
 * site: `//host`, `/\host`, schemes, control characters, dot segments that leave the desk.
 */
export function deskPath(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 2000 || !/^\/desk(?:[/?#]|$)/.test(text)) return undefined
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them and read on
  if (/[\\\u0000-\u0020\u007f]/.test(text)) return undefined
  const base = 'https://desk.invalid'
  if (!URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  const path = url.pathname + url.search
  if (url.origin !== base || !/^\/desk(?:[/?]|$)/.test(path) || url.pathname.includes('//')) return undefined
  return NOT_AGAIN.test(path) ? undefined : path
}

/** The fields of a form that cannot be taken now, for the sign-in page to carry. Passwords are never carried. */
export async function carriedForm(c: Context): Promise<CarriedForm | undefined> {
  const action = deskPath((c.get('visit') as Visit).path)
  const type = c.req.header('content-type') ?? ''
  const multipart = /^multipart\/form-data\b/i.test(type)
  if (!action?.startsWith('/desk/') || !(multipart || /^application\/x-www-form-urlencoded\b/i.test(type))) {
    return undefined
  }
  const form = await c.req.formData().catch(() => undefined)
  if (!form) return undefined
  const body = new URLSearchParams()
  let files = false
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string') files ||= value.size > 0
    else if (!NEVER_CARRIED.test(name)) body.append(name, value)
  }
  return { action, body: body.toString(), multipart, files }
}

/** The carried form among the fields of the sign-in form, checked again: it comes from the browser. */
export function carriedIn(form: FormData): CarriedForm | undefined {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : undefined
  }
  const action = deskPath(text('resume_action'))
  const body = text('resume_body')
  if (!action?.startsWith('/desk/') || body === undefined) return undefined
  return {
    action,
    body,
    multipart: text('resume_multipart') === 'yes',
    files: text('resume_files') === 'yes',
  }
}

/** A carried form as hidden fields of another form: its body in one field, whatever it holds. */
export const Carried = ({ form }: { form: CarriedForm | undefined }) =>
  form ? (
    <Hidden
      fields={{
        resume_action: form.action,
        resume_body: form.body,
        resume_multipart: form.multipart ? 'yes' : undefined,
        resume_files: form.files ? 'yes' : undefined,
      }}
    />
  ) : null

/** Signed in again: the carried form, whole, behind a button. Nothing is submitted without a press. */
export function ResumePage({ visit, officer, form }: { visit: Visit; officer: Officer; form: CarriedForm }) {
  const t = words(visit.lang).resume
  return (
    <DeskPage visit={visit} officer={officer} title={t.title}>
      <h1>{t.title}</h1>
      <p>{t.text(officer.unitName, officer.name)}</p>
      {form.files && <Banner lang={visit.lang} kind="warning" title={t.fileAgain} />}
      <form method="post" action={form.action} enctype={form.multipart ? 'multipart/form-data' : undefined}>
        {[...new URLSearchParams(form.body)].map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="actions">
          <Button>{t.submit}</Button>
          <a href="/desk">{t.leave}</a>
        </p>
      </form>
    </DeskPage>
  )
}
