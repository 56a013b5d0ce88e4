import { beijingDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { announcementSchema } from './announcement.ts'
import { type Annex, AnnouncementText } from './announcement-text.tsx'
import { type Cancellation, cancellationSchema } from './cancellation.ts'
import type { HearingFile } from './hearing.ts'
import { ListText } from './list-text.tsx'
import type { HearingPaper } from './paper.ts'
import { matterOf, paperTitle } from './paper-title.ts'
import { words } from './words.ts'

type BodyProps = {
  readonly lang: Lang
  readonly file: HearingFile
  readonly paper: HearingPaper
  readonly annexes: readonly Annex[]
}

/** A numbered paper as residents read it, of whatever kind; the same before it is published and after. */
export function PaperBody({ lang, file, paper, annexes }: BodyProps) {
  const title = paperTitle(file, paper)
  const publishedOn = paper.publishedAt && beijingDate(paper.publishedAt)
  const unitName = file.decision.unitName
  const frame = { lang, title, unitName, publishedOn }
  switch (paper.kind) {
    case 'hearing_announcement':
      return <AnnouncementText {...frame} body={announcementSchema.parse(paper.body)} annexes={annexes} />
    case 'representative_list':
      return <ListText {...frame} paper={paper} />
    case 'hearing_cancellation':
      return (
        <CancellationText {...frame} matter={matterOf(file)} body={cancellationSchema.parse(paper.body)} />
      )
  }
}

function CancellationText(props: {
  readonly lang: Lang
  readonly title: string
  readonly matter: string
  readonly body: Cancellation
  readonly unitName: string
  readonly publishedOn: string | null
}) {
  const { lang, title, matter, body, unitName, publishedOn } = props
  const t = words(lang).text
  return (
    <article class="prose document">
      <h2 class="title" lang="zh-CN">
        {title}
      </h2>
      <p>{t.cancelled(matter)}</p>
      <p class="prose--kept">
        {t.cancelReason}
        <span lang="zh-CN">{body.reason}</span>
      </p>
      {body.note && (
        <p class="prose--kept" lang="zh-CN">
          {body.note}
        </p>
      )}
      <p>{t.end}</p>
      <p class="signed">
        {unitName}
        <br />
        {publishedOn ? formatDate(lang, publishedOn as never) : t.noDate}
      </p>
      <p>{t.note}</p>
    </article>
  )
}
