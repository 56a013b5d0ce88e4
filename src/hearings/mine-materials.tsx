import type { Visit } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { Banner, Button } from '../paper/elements.tsx'
import { formatSize } from '../paper/size.ts'
import { words } from './day-words.ts'
import type { MyDay } from './mine-day.ts'

/** On her private page: the papers to read, and the receipt to acknowledge. */
export function MyMaterials({
  visit,
  mine,
  done,
}: {
  readonly visit: Visit
  readonly mine: MyDay
  readonly done?: boolean
}) {
  const { lang } = visit
  const t = words(lang)
  const path = `/hearings/${mine.hearingId}/mine`
  const waiting = mine.services.some(({ acknowledged }) => acknowledged === null)
  return (
    <section id="papers">
      <h2>{t.mine.materials}</h2>
      {done && <Banner lang={lang} kind="success" title={t.mine.done} />}
      {mine.papers.length === 0 ? (
        <p>{t.mine.none}</p>
      ) : (
        <>
          <p>{t.mine.materialsIntro}</p>
          <ul>
            {mine.papers.map(({ id, filename, size }) => (
              <li>
                <a href={`${path}/papers/${id}`} lang="zh-CN">
                  {filename}
                </a>{' '}
                <small>{formatSize(size)}</small>
              </li>
            ))}
          </ul>
          <p>
            {mine.services.map(({ servedOn, servedTime, manner }) => (
              <span>
                {t.mine.served(`${formatDate(lang, servedOn)} ${servedTime ?? ''}`.trim(), t.manners[manner])}
                <br />
              </span>
            ))}
          </p>
          {waiting && !mine.closed && (
            <form method="post" action={`${path}/acknowledgement`}>
              <p class="actions">
                <Button>{t.mine.acknowledge}</Button>
              </p>
            </form>
          )}
          {!waiting && <p>{t.mine.acknowledged}</p>}
        </>
      )}
    </section>
  )
}
