import type { Visit } from '../../ground/house.ts'
import { parse } from '../../ground/parse.ts'
import { type Keyed, register } from '../../hearings/register.ts'
import { type RegistrationInput, registrationSchema } from '../../hearings/registration.ts'
import { done } from './cast.ts'
import type { File } from './hear.ts'
import type { Comer, HearingStory } from './hearing-story.ts'
import type { Matter } from './matter.ts'
import type { Stage } from './stage.ts'
import { type Act, momentOf, officeDay } from './timetable.ts'

type Coming = Pick<RegistrationInput, 'role'> &
  Partial<Pick<RegistrationInput, 'category'>> & { readonly who: Comer }

/** Everybody's sign-up, spread over the days on which it is open; the recommended and invited when it has closed. */
export function actsOfSignUp(matter: Matter, story: HearingStory, file: File, stage: Stage): Act[] {
  const { cast, today } = stage
  const { drafter } = cast[matter.team]
  const told = async (visit: Visit, { role, category, who }: Coming, index: number, keyed?: Keyed) => {
    const tail = String(index).padStart(2, '0')
    const input = done(
      parse(registrationSchema, {
        role,
        category,
        name: who.name,
        area_or_unit: who.unit,
        contact: {
          phone: `0000-67000${tail}`,
          // Every fifth is told by letter what becomes of it.
          ...(index % 5 === 0 && { email: `${matter.name}-${tail}@people.example` }),
        },
      }),
    )
    return done(await register(visit, file.hearing, input, `demo-${matter.name}-sign-up-${tail}`, keyed))
  }
  const all = story.quota.flatMap(({ category, selection }) =>
    (story.comers[category] ?? []).map((who) => ({
      role: 'representative' as const,
      category,
      selection,
      who,
    })),
  )
  const signing: Coming[] = all.filter(({ selection }) => selection === 'draw')
  signing.push(...story.observers.map((who) => ({ role: 'observer' as const, who })))

  const [from, to] = story.signUp
  const days = Math.min(officeDay(today, to), 0) - from
  const acts = signing.map((coming, index): Act => {
    const day = from + Math.floor((index * days) / signing.length)
    const time = `${String(8 + ((index * 5) % 13)).padStart(2, '0')}:${String((index * 17) % 60).padStart(2, '0')}`
    return {
      at: momentOf(today, [day, time]),
      deed: async (visit) => void (await told(visit, coming, index)),
    }
  })
  const { drawn } = story
  if (drawn === undefined) return acts
  const named = all.filter(({ selection }) => selection !== 'draw')
  named.forEach((coming, index) => {
    const method = coming.selection === 'invitation' ? 'invitation' : 'recommendation'
    const at = momentOf(today, [officeDay(today, drawn), `14:${String(10 + index)}`])
    const deed = async (visit: Visit) => {
      const keyed: Keyed = { officer: drafter, method, receivedAt: visit.now }
      const made = await told(visit, coming, signing.length + index, keyed)
      if (!made.already) file.entered.push(made.drawNo)
    }
    acts.push({ at, deed })
  })
  return acts
}
