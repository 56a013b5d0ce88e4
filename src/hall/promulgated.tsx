import type { PublicCase, PublicDocument } from '../casefile/public-case.ts'
import type { Lang } from '../ground/house.ts'
import { Banner, SummaryList, Time } from '../paper/elements.tsx'
import { words } from './decision-words.ts'

const Lines = ({ text }: { text: string }) => (
  <>
    {text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <p>{line}</p>
      ))}
  </>
)

const Document = ({ lang, document }: { lang: Lang; document: PublicDocument }) => (
  <>
    <a href={document.path} lang="zh-CN">
      {document.filename}
    </a>
    <br />
    <span class="small">
      {words(lang).page.hash} <span class="mono">{document.sha256}</span>
    </span>
  </>
)

/** The decision as it was promulgated (N713 art. 32), with how opinions were taken up and its interpretation. */
export function Promulgated({ lang, file: { promulgation } }: { lang: Lang; file: PublicCase }) {
  const t = words(lang).page
  if (!promulgation) return null
  const { interpretation, carriers, opinions } = promulgation
  return (
    <section>
      <h2 id="text">{t.text}</h2>
      <SummaryList
        rows={[
          { key: t.docNo, value: <span lang="zh-CN">{promulgation.docNo}</span> },
          { key: t.promulgated, value: <Time lang={lang} at={promulgation.promulgatedAt} /> },
          { key: t.document, value: <Document lang={lang} document={promulgation.text} /> },
          {
            key: t.interpretation,
            value: interpretation ? (
              <>
                <Document lang={lang} document={interpretation} />
                {interpretation.hotline !== '' && (
                  <>
                    <br />
                    {t.hotline(interpretation.hotline)}
                  </>
                )}
              </>
            ) : (
              t.noInterpretation
            ),
          },
          {
            key: t.carriers,
            value: (
              <span lang="zh-CN">{carriers.map(({ name }) => name).join(words(lang).list.joinedBy)}</span>
            ),
          },
        ]}
      />
      <h3>{t.opinions}</h3>
      <div class="prose" lang="zh-CN">
        <Lines text={opinions} />
      </div>
    </section>
  )
}

/** What the public is told of an end, a suspension or an adjustment; nothing where there is none. */
export function Ending({ lang, file: { ending, execution } }: { lang: Lang; file: PublicCase }) {
  const t = words(lang).page
  const notes = [...(ending ? [ending] : []), ...execution].filter(({ note }) => note.trim() !== '')
  return (
    <>
      {notes.map(({ note, at }) => (
        <Banner lang={lang} kind="warning" title={t.ending}>
          <div lang="zh-CN">
            <Lines text={note} />
          </div>
          <p class="small">
            <Time lang={lang} at={at} />
          </p>
        </Banner>
      ))}
    </>
  )
}
