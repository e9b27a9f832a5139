/**
 * What DC01 and the laws ask beside the older items: religion, relatives of the same household as links, and, of some, a
 * phone number, a temporary address or an absence. Drawn from a stream of its own, so that nothing else is drawn anew.
 */
import type { EthnicGroup } from '#shared/codes/ethnic-groups.ts'
import type { Religion } from '#shared/codes/religions.ts'
import type { RecordId } from '#shared/ids.ts'
import { linkUnits, type Relative, relatives } from '#shared/records/relatives.ts'
import type { Resident } from '#shared/records/resident.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import type { Member } from './household-shapes.ts'
import type { Place } from './places.ts'
import { type Random, randomFromSeed } from './random.ts'

/** A resident of the household who has everything but what is drawn here. */
interface Named {
  readonly id: RecordId
  readonly units: Resident
}

type Shares = readonly (readonly [Religion, number])[]

const elsewhere: Shares = [
  ['khong', 62],
  ['phat-giao', 19],
  ['cong-giao', 14],
  ['tin-lanh', 2],
  ['cao-dai', 2],
  ['phat-giao-hoa-hao', 1],
]
const highlands: Shares = [
  ['khong', 60],
  ['tin-lanh', 30],
  ['cong-giao', 10],
]
const sharesOf: Partial<Record<EthnicGroup, Shares>> = {
  cham: [
    ['ba-la-mon', 45],
    ['hoi-giao', 48],
    ['khong', 7],
  ],
  'ra-glai': highlands,
  'co-ho': highlands,
}

export interface MoreOf {
  readonly household: string
  readonly home: Place
  readonly members: readonly Member[]
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** Residents in the order of the members. */
export function withMore(residents: readonly Named[], of: MoreOf): Named[] {
  const random = randomFromSeed(`more/${of.household}`)
  const group = residents[0]?.units.ethnicGroup ?? 'kinh'
  const religion = random.chance(0.93) ? random.weigh(sharesOf[group] ?? elsewhere) : null
  return residents.map((resident, at) => {
    const member = of.members[at]
    if (member === undefined) return resident
    const units: Resident = {
      ...resident.units,
      ...(religion === null ? {} : { religion }),
      ...(member.age >= 18 && member.age <= 70 && random.chance(0.35) ? { phone: drawPhone(random) } : {}),
      ...residenceOf(random, { ...of, member, units: resident.units }),
      ...linksOf(member, resident.units, residents),
    }
    return { ...resident, units }
  })
}

/** 060 was never given out for telephones: nobody is rung up. */
const drawPhone = (random: Random): string => `060${String(random.between(0, 9_999_999)).padStart(7, '0')}`

/** Whoever of the relatives lives here is not written down a second time. */
function linksOf(member: Member, units: Resident, residents: readonly Named[]): Record<string, UnitValue> {
  const positions: Record<Relative, number | undefined> = {
    father: member.father,
    mother: member.mother,
    spouse: member.spouse,
    representative: units.representativeName === null ? undefined : 0,
  }
  const links: Record<string, UnitValue> = {}
  for (const relative of relatives) {
    const id = residents[positions[relative] ?? -1]?.id
    if (id !== undefined) Object.assign(links, linkUnits(relative, id))
  }
  return links
}

interface Resides extends MoreOf {
  readonly member: Member
  readonly units: Resident
}

/** Lodgers are registered here for a time; some of those who live elsewhere have said so. */
function residenceOf(random: Random, { member, units, home, today }: Resides): Partial<Resident> {
  const year = Number(today.slice(0, 4))
  const monthOf = (of: number): string => `${of}-${String(random.between(1, 12)).padStart(2, '0')}`
  if (member.relation === 'OTHUE') {
    if (random.chance(0.4)) return { residenceStatus: 'DKTT' }
    const from = monthOf(year - 1)
    const temporaryAddress = { ...home, from, until: `${year + 1}${from.slice(4)}` }
    return { residenceStatus: 'TR', temporaryAddress }
  }
  if (units.currentAddress === null || units.left !== null || !random.chance(0.25)) return {}
  const why = member.age >= 18 && member.age <= 23 ? 'study' : 'work'
  return { residenceStatus: 'TV', absence: { from: monthOf(year - 1), until: null, why, to: null } }
}
