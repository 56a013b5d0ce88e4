import { readHearing } from '../hearings/read-hearing.ts'
import type { MailTemplate, MailTemplates } from '../people/send-due.ts'
import { hearingReportPath } from './hearing-report-page.tsx'
import { words } from './hearing-report-words.ts'

/** A08: that a hearing's report is out. The letter says where it is read, never what anybody said. */
const reported =
  (who: 'present' | 'absent'): MailTemplate =>
  async ({ db, lang, subjectId, origin }) => {
    const file = await readHearing(db, subjectId)
    if (!file?.reportedAt) return undefined
    const t = words(lang).mail
    const matter = file.terms?.body.hearing_matter || file.decision.title
    return { subject: t.subject, text: t.text(t[who](matter), `${origin}${hearingReportPath(subjectId)}`) }
  }

export const hearingReportLetters: MailTemplates = {
  hearing_reported: reported('present'),
  /** To a representative of the list who was not there. */
  hearing_reported_absent: reported('absent'),
}
