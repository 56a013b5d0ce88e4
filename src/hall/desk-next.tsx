import type { Case } from '../casefile/case.ts'
import { linkOf } from '../casefile/links.ts'
import type { Missing } from '../decisions/lifecycle.ts'
import { words as procedureWords } from '../decisions/procedure-words.ts'
import type { Lang } from '../ground/house.ts'
import { LinkButton, Tag } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { hasRole, mayDraftFor, type Officer, type Role } from '../people/officer.ts'
import { deedHref, nextDeeds } from './desk-line.ts'
import { words } from './desk-words.ts'

type Part = { readonly lang: Lang; readonly officer: Officer; readonly file: Case }

const supplies = (officer: Officer, file: Case, role: Role): boolean =>
  role === 'drafter' ? mayDraftFor(officer, file.decision.draftingUnitId) : hasRole(officer, role)

/** What comes next: the deed, who does it, and what is still missing for it with who supplies it and where. */
export function NextDeeds({ lang, officer, file }: Part) {
  const t = words(lang).overview
  const p = procedureWords(lang)
  const next = nextDeeds(file)
  if (next.length === 0) return <p>{t.nothingNext}</p>
  return (
    <>
      {next.map(({ transition, missing }) => {
        const { deed, by } = transition
        const doers = by.filter((role): role is Role => role !== 'clock')
        const may = doers.some((role) => supplies(officer, file, role))
        return (
          <section class="panel">
            <h3>{p.deeds[deed]}</h3>
            <p class="small">{t.doneBy(doers.map((role) => common(lang).roles[role]).join(t.or))}</p>
            {missing.length === 0 ? (
              <p>
                {may ? (
                  <LinkButton href={deedHref(file, deed)}>{t.doIt(p.deeds[deed])}</LinkButton>
                ) : (
                  t.complete
                )}
              </p>
            ) : (
              <>
                <p>{t.missing(missing.length)}</p>
                <ul class="checklist">
                  {missing.map((each) => (
                    <Lack lang={lang} officer={officer} file={file} missing={each} />
                  ))}
                </ul>
              </>
            )}
          </section>
        )
      })}
    </>
  )
}

function Lack({ lang, officer, file, missing }: Part & { missing: Missing }) {
  const href = linkOf(file, missing.fact)
  const what = procedureWords(lang).facts[missing.fact]
  const own = supplies(officer, file, missing.supplier)
  return (
    <li class="missing">
      {href ? <a href={href}>{what}</a> : what}{' '}
      <Tag tone={own ? 'amber' : 'plain'}>
        {own ? words(lang).overview.yours : common(lang).roles[missing.supplier]}
      </Tag>
    </li>
  )
}
