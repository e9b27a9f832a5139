/** Gives names, births, numbers and places to the people of one shape. What it makes raises no flag. */
import type { EthnicGroup } from '#shared/codes/ethnic-groups.ts'
import { type RecordId, recordId } from '#shared/ids.ts'
import { emptyHousehold, type Household } from '#shared/records/household.ts'
import { emptyResident, type Resident } from '#shared/records/resident.ts'
import { drawBirthday, forgetBirthday } from './ages.ts'
import { type CommuneProfile, drawAddress } from './commune-profile.ts'
import { withMore } from './draw-more.ts'
import { withSeldom } from './draw-seldom.ts'
import type { Member } from './household-shapes.ts'
import { drawName, drawSurname } from './names.ts'
import type { NumberBook } from './numbers.ts'
import type { Place, Places } from './places.ts'
import type { Random } from './random.ts'
import { syntheticId } from './synthetic-ids.ts'

export interface SyntheticResident {
  readonly id: RecordId
  readonly units: Resident
}
export interface SyntheticHousehold {
  readonly id: RecordId
  readonly units: Household
  readonly residents: readonly SyntheticResident[]
  /** When it was recorded, ISO 8601 in UTC. */
  readonly madeAt: string
}

export interface HouseholdOrder {
  readonly random: Random
  readonly members: readonly Member[]
  readonly profile: CommuneProfile
  readonly places: Places
  readonly numbers: NumberBook
  /** `YYYY-MM-DD`, of which the ages are. */
  readonly today: string
  readonly madeAt: string
  /** Counts the commune's households from 1. */
  readonly position: number
}

/** Marks every book as a trial: thử nghiệm. */
export const trialPrefix = 'TN-'

interface Person {
  readonly member: Member
  readonly group: EthnicGroup
  readonly surname: string
  readonly name: string
}

export function makeHousehold(order: HouseholdOrder): SyntheticHousehold {
  const { random, profile, position } = order
  const at = Date.parse(order.madeAt)
  const id = recordId(syntheticId(random, at))
  const address = drawAddress(random, profile)
  const hamlet = profile.hamlets[(position - 1) % profile.hamlets.length] ?? null
  const bookNumber = random.chance(0.96)
    ? `${trialPrefix}${profile.code}${String(position).padStart(4, '0')}`
    : null
  const street = [address.house, address.street].filter((part) => part !== null).join(' ')
  const home = order.places.home([street, hamlet].filter((part) => part !== null).join(', '))
  const people = nameEveryone(order)
  const residents = people.map((person) => ({
    id: recordId(syntheticId(random, at)),
    units: makeResident(order, person, { household: id, home, people }),
  }))
  const { numbers, members, today } = order
  const province = home.province ?? '60'
  return {
    id,
    units: { ...emptyHousehold, hamlet, address, bookNumber },
    residents: withSeldom(withMore(residents, { household: id, home, members, today }), {
      ...{ household: id, numbers, province, today },
    }),
    madeAt: order.madeAt,
  }
}

/** Who came into the family, and brought a surname. */
const inLaws = new Set(['VO', 'CONDAU', 'CONRE', 'OTHUE', 'ME'])

/** Children have their father's surname, siblings the head's; who married in has one of their own. */
function nameEveryone({ random, members, profile }: HouseholdOrder): Person[] {
  const group = random.weigh(profile.groups)
  const family = drawSurname(random, group)
  const headIsWife = members[1]?.relation === 'CHONG'
  const people: Person[] = []
  for (const member of members) {
    const cameIn = inLaws.has(member.relation) || (headIsWife && member.relation === 'CH')
    const own = cameIn && random.chance(0.04) ? random.weigh(profile.groups) : group
    // the head's father has the head's surname, whoever stands first in the list
    const father = people[(member.relation === 'CHA' ? 0 : member.father) ?? -1]
    const surname = father?.surname ?? (cameIn ? drawSurname(random, own) : family)
    people.push({
      member,
      group: own,
      surname,
      name: drawName(random, { group: own, sex: member.sex, surname }),
    })
  }
  return people
}

interface Home {
  readonly household: RecordId
  readonly home: Place
  readonly people: readonly Person[]
}

function makeResident(order: HouseholdOrder, person: Person, { household, home, people }: Home): Resident {
  const { random, places, today } = order
  const { member, group, name } = person
  const birthday = drawBirthday(random, member.age, today)
  const birthPlace = places.drawOrigin(random)
  const nameAt = (position: number | undefined): string | null =>
    position === undefined ? null : (people[position]?.name ?? null)
  const registeredElsewhere = member.relation === 'OTHUE' || random.chance(0.02)
  return {
    ...emptyResident,
    household,
    name,
    birth: forgetBirthday(random, birthday, member.age),
    sex: member.sex,
    marital: member.marital,
    birthPlace,
    hometown: random.chance(0.75) ? birthPlace : places.drawOrigin(random),
    ethnicGroup: group,
    nationality: 'VN',
    ...drawNumbers(order, member, { birthPlace, year: Number(birthday.slice(0, 4)) }),
    permanentAddress: registeredElsewhere ? places.drawOrigin(random) : home,
    currentAddress: livesElsewhere(random, member)
      ? places.drawDestination(random)
      : registeredElsewhere
        ? home
        : null,
    fatherName: nameAt(member.father) ?? drawParentName(random, person, '1'),
    motherName: nameAt(member.mother) ?? drawParentName(random, person, '2'),
    spouseName: nameAt(member.spouse),
    representativeName: member.age < 18 && isAlone(member) ? nameAt(0) : null,
    relation: member.relation,
    left: drawLeaving(random, member, today),
  }
}

/** Without father and mother in the household: the head stands for them. */
const isAlone = ({ father, mother }: Member): boolean => father === undefined && mother === undefined

/** Registered, absent: those of working age have gone to the cities. */
const livesElsewhere = (random: Random, { age, relation }: Member): boolean =>
  relation !== 'CH' && random.chance(age >= 18 && age <= 40 ? 0.3 : 0.06)

function drawParentName(random: Random, { group, surname }: Person, sex: '1' | '2'): string {
  return drawName(random, { group, sex, surname: sex === '1' ? surname : drawSurname(random, group) })
}

function drawNumbers(
  { random, numbers, places }: HouseholdOrder,
  { age, sex }: Member,
  { birthPlace, year }: { birthPlace: Place; year: number },
): Pick<Resident, 'idNumber' | 'cmnd'> {
  const province = birthPlace.province ?? '60'
  const home = places.home(null).province ?? province
  const hasId = random.chance(age < 14 ? 0.75 : 0.62)
  const hasCmnd = age >= 16 && random.chance(hasId ? 0.6 : 0.92)
  return {
    idNumber: hasId ? numbers.drawIdNumber(random, { province, sex, year }) : null,
    cmnd: hasCmnd ? numbers.drawCmnd(random, random.chance(0.9) ? home : province) : null,
  }
}

function drawLeaving(random: Random, { relation, age }: Member, today: string): Resident['left'] {
  if (relation === 'CH' || age < 18 || !random.chance(0.012)) return null
  const on = `${Number(today.slice(0, 4)) - random.between(1, 3)}-${String(random.between(1, 12)).padStart(2, '0')}`
  if (age > 65) return { why: 'died', on, to: null }
  return { why: 'moved', on, to: random.pick(['Thành phố Hồ Chí Minh', 'Bình Dương', 'Đồng Nai', 'Đà Lạt']) }
}
