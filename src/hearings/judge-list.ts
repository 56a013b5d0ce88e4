import { beijingDate, type Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { RefusalCode } from '../ground/refusals.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'
import type { Finding } from '../statute/finding.ts'
import { judgeList, judgeRepresentatives } from '../statute/hearing.ts'
import type { HearingGround } from './hearing-ground.ts'
import { judgeTerms } from './judge-announcement.ts'
import { listSchema, peopleHash, type RepresentativeList } from './list.ts'
import type { HearingPaper } from './paper.ts'
import { type ActiveRepresentative, readRepresentatives } from './read-draw.ts'

type Ground = Pick<
  HearingGround,
  'terms' | 'pinned' | 'hearing' | 'drawnAt' | 'announcements' | 'firstListedAt'
>

/**
 * What R16, R17 and R18 say of a list that would be published on the day of `now`; observers are not on it (E44). R16
 * counts from the first list that was published: a further one after somebody left does not begin it anew.
 */
export function findingsOf(
  { terms, pinned, firstListedAt }: Ground,
  body: Pick<RepresentativeList, 'reasons'>,
  people: readonly Pick<ActiveRepresentative, 'category' | 'official'>[],
  now: Instant,
): readonly Finding[] {
  const rules = pinned.effective
  const attendees = people.map(({ category, official }) => ({
    role: 'representative' as const,
    category,
    official,
    confirmed: true,
  }))
  return [
    ...(terms?.heldAt ? judgeList(beijingDate(firstListedAt ?? now), beijingDate(terms.heldAt), rules) : []),
    ...judgeRepresentatives(attendees, rules, body.reasons),
  ]
}

/**
 * What blocks, or needs a reason that is not there; what only warns is shown and stops nobody. A list has no place for
 * a reason why it is late: there only what must be blocks.
 */
export const stops = ({ code, severity }: Finding): boolean =>
  severity === 'block' || (severity === 'reason' && code !== 'list_just_before')

const codes = [
  'list_not_published',
  'list_just_before',
  'too_few_representatives',
  'category_missing',
  'share_too_small',
  'official_as_representative',
] as const satisfies readonly RefusalCode[]

const fieldOf = ({ code, params }: Finding): string | undefined => {
  if (code === 'too_few_representatives') return 'reasons.few'
  if (code === 'category_missing') return `reasons.missing.${params.category}`
  return code === 'share_too_small' ? 'reasons.share' : undefined
}

/** A finding as a problem of the list's form. */
export function problemOf(finding: Finding, link: string): Problem[] {
  const code = codes.find((each) => each === finding.code)
  if (!code) return []
  const field = fieldOf(finding)
  const { rule, citation, params } = finding
  return [{ code, rule, citation, params, link, ...(field && { field }) }]
}

/** E31: nobody is listed for a hearing that has not been announced whole, and in time. */
function judgeAnnounced(ground: Ground, link: string): Problem[] {
  const { findings, completeOn } = judgeTerms(ground, ground.pinned.effective)
  if (completeOn === null) return [breach('R14', 'announcement_incomplete', { link })]
  const [late] = findings.filter(({ severity }) => severity === 'block')
  return late ? [breach('R14', 'hearing_announced_late', { link, params: late.params })] : []
}

/**
 * Everything that stands in the way of publishing a list of representatives now: who must be named on it (§4.3), the
 * draw, whether it is still the list of today, R16, R17, R18 and E44. Empty when nothing does.
 */
export async function judgeListPaper(
  db: Database,
  ground: Ground,
  paper: Pick<HearingPaper, 'body'>,
  now: Instant,
): Promise<Problem[]> {
  const body = listSchema.parse(paper.body)
  const people = await readRepresentatives(db, ground.hearing.id)
  const at = `/desk/hearings/${ground.hearing.id}`
  const link = `${at}/list`
  const drawn = ground.terms?.body.quota.some(({ selection }) => selection === 'draw') ?? false
  const named = ['chair', 'presenter', 'recorder'] as const
  return [
    ...named
      .filter((field) => body[field] === '')
      .map((field) => breach('R16', 'missing', { field, link: `${link}#${field}` })),
    ...(ground.terms?.heldAt ? [] : [breach('R16', 'list_not_published', { link: `${at}/announcement` })]),
    ...(ground.terms?.heldAt && ground.firstListedAt && now >= ground.terms.heldAt
      ? [breach('R16', 'hearing_begun', { link })]
      : []),
    ...judgeAnnounced(ground, `${at}/announcement`),
    ...(drawn && !ground.drawnAt ? [breach('R16', 'draw_missing', { link: `${at}/draw` })] : []),
    ...(body.people_sha256 === (await peopleHash(people)) ? [] : [{ code: 'list_outdated' as const, link }]),
    ...findingsOf(ground, body, people, now)
      .filter(stops)
      .flatMap((finding) => problemOf(finding, link)),
  ]
}
