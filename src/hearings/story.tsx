import type { Instant } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { Timeline } from '../paper/elements.tsx'
import type { HearingFile } from './hearing.ts'
import { eventText, storyOf } from './hearing-story.ts'
import type { HearingPaper } from './paper.ts'
import { words } from './words.ts'

/** The story of a hearing as a timeline; the reason stands under a postponement and a cancellation. */
export function Story(props: {
  readonly lang: Lang
  readonly file: HearingFile
  readonly papers: readonly HearingPaper[]
  readonly now: Instant
}) {
  const { lang, file, papers, now } = props
  const t = words(lang).story
  return (
    <Timeline
      lang={lang}
      events={storyOf(file, papers, now).map((event) => ({
        ...(event.at && { at: event.at }),
        title: eventText(lang, event),
        state: event.ahead ? ('ahead' as const) : ('done' as const),
        ...(event.reason
          ? {
              detail: (
                <p class="prose--kept" lang="zh-CN">
                  {t.reason}
                  {event.reason}
                </p>
              ),
            }
          : event.at === null
            ? { detail: t.undated }
            : {}),
      }))}
    />
  )
}
