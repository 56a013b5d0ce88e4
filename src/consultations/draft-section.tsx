import { clauseAnchor, DraftText } from '../drafts/clause-view.tsx'
import type { Lang } from '../ground/house.ts'
import { commentable, countsByClause } from '../opinions/spoken-of.ts'
import { Details, LinkButton } from '../paper/elements.tsx'
import { commentPath } from './facts.tsx'
import type { Consultation, PublicClause } from './read.ts'
import { words } from './words.ts'

/** The draft, clause by clause, each with the number of opinions on it and, while it is open, its control. */
export function Draft({ lang, consultation }: { lang: Lang; consultation: Consultation }) {
  const { round, clauses, status, id } = consultation
  const t = words(lang).page
  const chosen = commentable(clauses)
  const counts = countsByClause(clauses, chosen)
  const parts = clauses.filter(({ level }) => level === 'part' || level === 'chapter' || level === 'annex')
  const open = status === 'open'
  return (
    <section>
      <h2 id="draft">{t.draft}</h2>
      {open && <p>{t.draftIntro}</p>}
      {status !== 'reported' && status !== 'upcoming' && <p class="small">{t.countNote}</p>}
      {parts.length > 1 && (
        <Details summary={t.contents}>
          <nav class="toc" aria-label={t.contents}>
            <ol lang="zh-CN">
              {parts.map((part) => (
                <li>
                  <a href={`#${clauseAnchor(part.uid)}`}>
                    {[part.label, part.heading].filter(Boolean).join('　')}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        </Details>
      )}
      <p class="draft__title" lang="zh-CN">
        {round.draftTitle}
      </p>
      <DraftText
        lang={lang}
        clauses={clauses}
        headings={3}
        wide
        control={(clause: PublicClause) => {
          if (!open || !chosen.has(clause.uid)) return null
          return (
            <a
              class="clause__comment"
              href={commentPath(id, clause.uid)}
              lang={lang === 'en' ? 'en' : undefined}
            >
              {t.comment}
              {clause.label && <span class="vh"> {clause.label}</span>}
            </a>
          )
        }}
        note={(clause: PublicClause) => {
          const n = counts.get(clause.uid) ?? 0
          return n > 0 ? <span class="badge">{t.count(n)}</span> : null
        }}
      />
      <p class="actions">
        {open && (
          <LinkButton href={commentPath(id)} kind="secondary">
            {t.commentWhole}
          </LinkButton>
        )}
        {round.wholeItems > 0 && <span class="badge">{t.count(round.wholeItems)}</span>}
      </p>
      <p class="small">
        {t.version(round.version)} · {t.textHash} <span class="mono">{round.draftSha256}</span>
      </p>
    </section>
  )
}
