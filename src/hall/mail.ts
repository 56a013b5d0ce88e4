import { sql } from 'drizzle-orm'
import { hearingReportLetters } from '../adoption/hearing-letters.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { hearingLetters } from '../hearings/letters.ts'
import { words } from '../opinions/words.ts'
import { formatInstant } from '../paper/dates.ts'
import type { MailTemplates } from '../people/send-due.ts'

type About = { receiptNo: string; receivedAt: Instant; items: number; title: string; consultationId: string }

/** What a letter about a submission speaks of. */
const readAbout = async (db: Database, submissionId: string): Promise<About | undefined> => {
  const [about] = await db.all<About>(sql`SELECT s.receipt_no AS receiptNo, s.received_at AS receivedAt,
      s.item_count AS items, n.decision_name AS title, n.consultation_id AS consultationId
    FROM submissions s JOIN notices n ON n.id = s.intake_id WHERE s.id = ${submissionId}`)
  return about
}

/** The letters of the platform. They say numbers and links, never what somebody wrote. */
export const letters: MailTemplates = {
  ...hearingLetters,
  ...hearingReportLetters,
  async receipt({ db, lang, subjectId, origin }) {
    const about = await readAbout(db, subjectId)
    if (!about) return undefined
    const t = words(lang).mail
    const link = `${origin}/receipts/${about.receiptNo}`
    const at = formatInstant(lang, about.receivedAt)
    return {
      subject: t.receiptSubject(about.receiptNo),
      text: t.receiptText(about.title, about.receiptNo, at, about.items, link),
    }
  },
  async answers_published({ db, lang, subjectId, origin }) {
    const about = await readAbout(db, subjectId)
    if (!about) return undefined
    const t = words(lang).mail
    const link = `${origin}/receipts/${about.receiptNo}`
    const report = `${origin}/consultations/${about.consultationId}/adoption`
    return {
      subject: t.answersSubject(about.receiptNo),
      text: t.answersText(about.title, about.receiptNo, link, report),
    }
  },
}
