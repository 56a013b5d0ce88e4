import { daysBetween } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { formatDate } from '../paper/dates.ts'
import { SummaryList, Table, Time } from '../paper/elements.tsx'
import { festivalName, words } from './words.ts'
import type { Arrangement } from './year.ts'

/** An arrangement as its notice says it: which notice, which days off, which weekend days are worked. */
export function Arranged({ lang, arrangement }: { lang: Lang; arrangement: Arrangement }) {
  const t = words(lang).public
  const { noticeTitle, noticeNo, off, makeUp } = arrangement
  const days = makeUp.map((day) => formatDate(lang, day)).join(lang === 'en' ? ', ' : '、')
  return (
    <>
      <SummaryList
        rows={[
          {
            key: t.notice,
            value: (
              <span lang="zh-CN">
                《{noticeTitle}》（{noticeNo}）
              </span>
            ),
          },
          { key: t.makeUp, value: days || t.none },
        ]}
      />
      <Table
        lang={lang}
        caption={t.holidays}
        columns={[
          { label: t.holiday },
          { label: t.from },
          { label: t.to },
          { label: t.length, kind: 'number' },
        ]}
        rows={off.map(({ name, first, last }) => [
          festivalName(lang, name),
          <Time lang={lang} at={first} />,
          <Time lang={lang} at={last} />,
          daysBetween(first, last) + 1,
        ])}
      />
    </>
  )
}
