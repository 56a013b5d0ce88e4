import { announcementSchema } from './announcement.ts'
import type { HearingFile } from './hearing.ts'
import { isPostponement } from './judge-announcement.ts'
import type { HearingPaper } from './paper.ts'
import { words } from './words.ts'

/** What a paper is about: the matter as announced, or the decision's title before anything was. */
export const matterOf = (file: Pick<HearingFile, 'terms' | 'decision'>, said = ''): string =>
  said || file.terms?.body.hearing_matter || file.decision.title

/** The terms that counted when an announcement was made: of a published one, those before it. */
export const termsBefore = (file: Pick<HearingFile, 'announcements'>, paperId: string) => {
  const published = file.announcements.filter(({ publishedAt }) => publishedAt !== null)
  const place = published.findIndex(({ id }) => id === paperId)
  return (place < 0 ? published : published.slice(0, place)).at(-1) ?? null
}

/** The title of a numbered paper, in Chinese, in which it is published (domain.md §5.3). */
export function paperTitle(
  file: Pick<HearingFile, 'terms' | 'decision' | 'announcements'>,
  paper: Pick<HearingPaper, 'id' | 'kind' | 'no' | 'body'>,
): string {
  const t = words('zh').titles
  if (paper.kind !== 'hearing_announcement') return t[paper.kind](matterOf(file), paper.no)
  const body = announcementSchema.parse(paper.body)
  const before = termsBefore(file, paper.id)?.body ?? null
  const title = isPostponement(before, body) ? t.postponement : t.hearing_announcement
  return title(matterOf(file, body.hearing_matter), paper.no)
}
