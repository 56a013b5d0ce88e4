import type { Visit } from '../../ground/house.ts'
import type { Result } from '../../ground/result.ts'
import { addOfficer } from '../../people/add-officer.ts'
import { addUnit } from '../../people/add-unit.ts'
import { makeFirstAdmin } from '../../people/new-installation.ts'
import type { Officer, Role } from '../../people/officer.ts'
import { Stop } from '../state.ts'
import type { Team } from './matter.ts'

/** Who works on the demo's matters: for each drafting unit a drafter and a reviewer (B29), and those above them. */
export type Cast = Readonly<Record<Team, { readonly drafter: Officer; readonly reviewer: Officer }>> & {
  readonly admin: Officer
  readonly office: Officer
  readonly legal: Officer
}

/** What a deed gave; throws when it refused, because the demo breaks no rule. */
export function done<T>(result: Result<T>): T {
  if (result.ok) return result.value
  const said = result.refusal.problems.map(({ code, field }) => (field ? `${code} (${field})` : code))
  throw new Error(`the demo was refused: ${said.join(', ')}`)
}

const GOVERNMENT = '云溪县人民政府办公室'
const JUSTICE = '云溪县司法局'
const CONGRESS = '云溪县人大常委会办公室'
const unitNames: Readonly<Record<Team, string>> = {
  housing: '云溪县住房和城乡建设局',
  roads: '云溪县交通运输局',
  schools: '云溪县教育局',
}

type Person = readonly [account: string, name: string, unit: string, role: Role]

const people: readonly Person[] = [
  ['office', '周明远', GOVERNMENT, 'office'],
  ['legal', '唐守正', JUSTICE, 'legal'],
  ['supervisor', '何秀兰', CONGRESS, 'supervisor'],
  ['drafter', '林知秋', unitNames.housing, 'drafter'],
  ['reviewer', '沈静宜', unitNames.housing, 'reviewer'],
  ['drafter.roads', '陆长河', unitNames.roads, 'drafter'],
  ['reviewer.roads', '苏望舒', unitNames.roads, 'reviewer'],
  ['drafter.schools', '乔若谷', unitNames.schools, 'drafter'],
  ['reviewer.schools', '温如故', unitNames.schools, 'reviewer'],
]

/** Units and officers. All accounts are flagged: outside development none of them ever signs in. */
export async function engage(visit: Visit, password: string): Promise<Cast> {
  const made = await makeFirstAdmin(
    visit,
    { name: '方如松', email: 'admin@demo.local', unit: GOVERNMENT, password },
    true,
  )
  if (!made.ok && made.refusal.problems[0].field === 'password')
    throw new Stop('DEMO_PASSWORD is too easy to guess or too short: take 10 characters or more.')
  const admin = done(made)
  const units = new Map([[GOVERNMENT, admin.unitId]])
  for (const name of [JUSTICE, CONGRESS, ...Object.values(unitNames)])
    units.set(name, done(await addUnit(visit, admin, { name })).id)
  const officers = new Map<string, Officer>()
  // Side by side: nearly all of the time goes into the passwords.
  await Promise.all(
    people.map(async ([account, name, unitName, role]) => {
      const unitId = units.get(unitName) ?? ''
      const email = `${account}@demo.local`
      const input = { name, email, unit_id: unitId, roles: [role] }
      const { id } = done(await addOfficer(visit, admin, input, { password, demo: true }))
      officers.set(account, { id, unitId, unitName, email, name, roles: [role], mustChangePassword: false })
    }),
  )
  const named = (account: string): Officer => {
    const officer = officers.get(account)
    if (!officer) throw new Error(`nobody is called ${account}`)
    return officer
  }
  return {
    admin,
    office: named('office'),
    legal: named('legal'),
    housing: { drafter: named('drafter'), reviewer: named('reviewer') },
    roads: { drafter: named('drafter.roads'), reviewer: named('reviewer.roads') },
    schools: { drafter: named('drafter.schools'), reviewer: named('reviewer.schools') },
  }
}
