import { addDays, beijingDate, type Instant, type PlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { formatDate, formatInstant } from '../paper/dates.ts'
import { Banner, Table, Tag } from '../paper/elements.tsx'
import { isDrawn, seatsOf } from './announcement.ts'
import { stateOfHearing } from './hearing.ts'
import { type HearingGround, openPaper, publishedPaper } from './hearing-ground.ts'
import type { PaperKind } from './paper.ts'
import type { Seated } from './read-draw.ts'
import { words } from './words.ts'

type StepName = Exclude<keyof ReturnType<typeof words>['desk']['parts'], 'cancellation'>

type Step = {
  readonly name: StepName
  readonly standing: string
  /** The day, or the instant, by which it must be done; null where none is set. */
  readonly by: PlainDate | Instant | null
  readonly done: boolean
}

/** Where a numbered paper of a kind stands. */
export function paperStanding(lang: Lang, file: HearingGround, kind: PaperKind): string {
  const s = words(lang).desk.standings
  const [open, out] = [openPaper(file, kind), publishedPaper(file, kind)]
  if (open && out) return s.writing(out.no, open.no)
  return open ? s.draft(open.no) : out ? s.published(out.no) : s.notYet
}

/** Every step in its order: where it stands, by which day, and whether it is done. Before the first announcement one. */
function stepsOf(lang: Lang, file: HearingGround, seated: Seated, now: Instant): Step[] {
  const s = words(lang).desk.standings
  const { terms } = file
  const on = terms?.heldAt ? beijingDate(terms.heldAt) : null
  const { values } = file.pinned.effective
  const before = (days: number): PlainDate | null => on && addDays(on, -Math.max(days, 1))
  const inTime = before(values.hearing_materials.usual)
  const writing = (kind: PaperKind) => openPaper(file, kind) !== undefined
  const announcement: Step = {
    name: 'announcement',
    standing: paperStanding(lang, file, 'hearing_announcement'),
    by: before(values.hearing_notice.usual),
    done: on !== null && !writing('hearing_announcement'),
  }
  if (!terms) return [announcement]
  const { registrationFrom: from, registrationTo: to } = terms
  const registration = !from || !to ? s.notYet : now < from ? s.opens : now < to ? s.open : s.closed
  const seats = seatsOf(terms.body.quota)
  const drawn = !isDrawn(terms.body)
    ? s.notNeeded
    : file.drawnAt
      ? s.drawn
      : file.frozenAt
        ? s.frozen
        : s.notYet
  const held = file.begun || file.recordClosedAt !== null
  const listed = file.listedAt !== null
  const end = (done: boolean) => (done ? s.done : s.notYet)
  return [
    announcement,
    { name: 'registrations', standing: registration, by: to, done: to !== null && now >= to },
    { name: 'draw', standing: drawn, by: inTime, done: !isDrawn(terms.body) || file.drawnAt !== null },
    {
      name: 'representatives',
      standing: s.seated(seated.now, seats),
      by: inTime,
      done: listed || (seats > 0 && seated.now >= seats),
    },
    {
      name: 'materials',
      standing: s.served(seated.served, seated.now),
      by: inTime,
      done: held || (seated.now > 0 && seated.served >= seated.now),
    },
    {
      name: 'list',
      standing: paperStanding(lang, file, 'representative_list'),
      by: before(1),
      done: held || (listed && !writing('representative_list')),
    },
    { name: 'day', standing: end(held), by: on, done: held },
    {
      name: 'record',
      standing: end(file.recordClosedAt !== null),
      by: null,
      done: file.recordClosedAt !== null,
    },
    { name: 'report', standing: end(file.reportedAt !== null), by: null, done: file.reportedAt !== null },
  ]
}

type Props = {
  readonly lang: Lang
  readonly file: HearingGround
  readonly seated: Seated
  readonly now: Instant
}

const isDay = (by: PlainDate | Instant): by is PlainDate => by.length === 10
const byText = (lang: Lang, by: Step['by']): string =>
  by === null ? '' : isDay(by) ? formatDate(lang, by) : formatInstant(lang, by)
const isLate = ({ by, done }: Step, now: Instant): boolean =>
  !done && by !== null && (isDay(by) ? beijingDate(now) > by : now > by)

/** Until when, in the words of the step: sign-up closes, the hearing is held, everything else is due. */
function untilOf({ name, by }: Step, lang: Lang): string {
  const t = words(lang).desk
  const when = byText(lang, by)
  if (name === 'registrations') return t.closing(when)
  return name === 'day' ? t.onThen(when) : t.byThen(when)
}

/** The first step that is not done, with its day; nothing of a hearing that is off or reported. */
export function NextStep({ lang, file, seated, now }: Props) {
  const t = words(lang).desk
  const step = nextOf(stepsOf(lang, file, seated, now), file, now)
  if (!step) return null
  const late = isLate(step, now)
  return (
    <Banner
      lang={lang}
      kind={late ? 'warning' : 'info'}
      title={
        <>
          {t.next}
          <a href={`/desk/hearings/${file.hearing.id}/${step.name}`}>{t.parts[step.name]}</a>
        </>
      }
    >
      <p>
        {step.standing}
        {step.by !== null && untilOf(step, lang)}
        {late && t.lateNow}
      </p>
    </Banner>
  )
}

const nextOf = (steps: readonly Step[], file: HearingGround, now: Instant): Step | undefined =>
  stateOfHearing(file, now) === 'cancelled' ? undefined : steps.find(({ done }) => !done)

/** Every step with its link, where it stands, and the day by which it must be done. */
export function StepTable({ lang, file, seated, now }: Props) {
  const t = words(lang).desk
  const steps = stepsOf(lang, file, seated, now)
  const next = nextOf(steps, file, now)
  return (
    <Table
      lang={lang}
      caption={t.steps}
      hideCaption
      columns={[{ label: t.step }, { label: t.standing, kind: 'wide' }, { label: t.by }]}
      rows={steps.map((step) => [
        <a href={`/desk/hearings/${file.hearing.id}/${step.name}`}>{t.parts[step.name]}</a>,
        <>
          {step.standing} {step === next && <Tag tone="amber">{t.nextTag}</Tag>}
        </>,
        byText(lang, step.by) || '—',
      ])}
    />
  )
}
