import type { Lang } from '../ground/house.ts'
import { Banner, Time } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { elsewhereOf } from './carrier.ts'
import type { Consultation, Round } from './read.ts'
import { words } from './words.ts'

/** Paragraphs as typed. */
export const Lines = ({ text }: { text: string }) => (
  <>{text.split('\n').map((line) => line.trim() !== '' && <p>{line}</p>)}</>
)

/** What was corrected after publication, which changed nothing of the texts (R31). */
export function Corrections({ lang, consultation }: { lang: Lang; consultation: Consultation }) {
  const t = words(lang).page
  if (consultation.corrections.length === 0) return null
  return (
    <Banner lang={lang} kind="warning" title={t.corrections}>
      <p>{t.correctionsIntro}</p>
      {consultation.corrections.map(({ text, correctedAt }) => (
        <div>
          <p class="small">
            <Time lang={lang} at={correctedAt} />
          </p>
          <div lang="zh-CN">
            <Lines text={text} />
          </div>
        </div>
      ))}
    </Banner>
  )
}

/** Basis and rationale apart (A18), and whatever else the notice says. */
export function Notice({ lang, round }: { lang: Lang; round: Round }) {
  const t = words(lang).page
  const others = elsewhereOf(round)
  return (
    <section>
      <h2 id="notice">{t.notice}</h2>
      <h3>{t.basis}</h3>
      <div class="prose" lang="zh-CN">
        <Lines text={round.legalBasis} />
      </div>
      <h3>{t.rationale}</h3>
      <div class="prose" lang="zh-CN">
        <Lines text={round.draftingRationale} />
      </div>
      {round.other !== '' && (
        <>
          <h3>{t.other}</h3>
          <div class="prose" lang="zh-CN">
            <Lines text={round.other} />
          </div>
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>{t.media}</h3>
          <ul>
            {others.map(({ kind, name }) => (
              <li>
                <span lang="zh-CN">{name}</span> <span class="small">{common(lang).carriers[kind]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Every way to comment, with its address and its hour (A18, E22). */
export function Ways({ lang, round }: { lang: Lang; round: Round }) {
  const t = words(lang).page
  const taken = new Set(JSON.parse(round.submissionChannels) as string[])
  const none = round.fax === '无'
  const fax = none ? t.none : round.fax
  const at = (value: string) => <span lang="zh-CN">{value}</span>
  return (
    <section>
      <h2 id="ways">{t.ways}</h2>
      <dl class="ways">
        <div>
          <dt>{t.way.web}</dt>
          <dd>{t.webText}</dd>
        </div>
        <div>
          <dt>{t.way.letter}</dt>
          <dd>
            {at(round.mailAddress)}
            <br />
            {t.recipient} {at(round.recipient)}
            <br />
            {t.postcode} {round.postcode}
            {taken.has('letter') && (
              <>
                <br />
                {t.letterText}
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t.way.email}</dt>
          <dd>
            <a href={`mailto:${round.email}`}>{round.email}</a>
          </dd>
        </div>
        <div>
          <dt>{t.way.fax}</dt>
          <dd>{fax}</dd>
        </div>
        <div>
          <dt>{taken.has('phone') ? t.way.phone : t.contact}</dt>
          <dd>
            {round.contactPhone}
            <br />
            {t.contact} {at(round.contactPerson)}
            {round.contactHours !== '' && (
              <>
                <br />
                {t.hours} {at(round.contactHours)}
              </>
            )}
          </dd>
        </div>
        {taken.has('onsite') && (
          <div>
            <dt>{t.way.onsite}</dt>
            <dd>
              {at(round.onsiteAddress)}
              {round.onsiteClosesAt && (
                <>
                  <br />
                  {t.onsiteUntil(round.onsiteClosesAt)}
                </>
              )}
            </dd>
          </div>
        )}
      </dl>
      <p class="small">
        {t.identity}
        {lang === 'en' ? ': ' : '：'}
        {t.identityText}
      </p>
    </section>
  )
}
