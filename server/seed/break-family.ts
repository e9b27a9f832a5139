/** Errors in how the residents of a household belong together. */
import {
  type Break,
  breakOne,
  changed,
  findHead,
  isNobodysKin,
  present,
  thisYear,
  yearOf,
} from './breaking.ts'

export const headsMissingOrTwo: Break = (household, { random }) => {
  const head = findHead(household)
  const other = present(household).find((resident) => resident !== head && resident.units.marital === '2')
  if (head === undefined || other === undefined) return undefined
  const broken = random.chance(0.5)
    ? changed(household, head, { relation: 'KHAC' })
    : changed(household, other, { relation: 'CH' })
  return { ...broken, record: household.id }
}

export const childNearlyAsOldAsParent: Break = (household, { random }) => {
  const head = findHead(household)
  const victim = present(household).find(
    (resident) => resident.units.relation === 'CON' && isNobodysKin(household, resident),
  )
  if (head === undefined || victim === undefined) return undefined
  const year = yearOf(head.units) + random.between(4, 9)
  return changed(household, victim, { birth: `${year}-06-01`, idNumber: null, card: null })
}

/** A child of the head who is called an elder brother or sister. */
export const youngerThanItsRelation: Break = (household) => {
  const victim = present(household).find(
    (resident) => resident.units.relation === 'CON' && isNobodysKin(household, resident),
  )
  if (victim === undefined) return undefined
  return changed(household, victim, { relation: victim.units.sex === '1' ? 'ANH' : 'CHI' })
}

export const parentMissing = breakOne(
  ({ fatherName, motherName }) => fatherName !== null && motherName !== null,
  (_, { random }) =>
    random.chance(0.7) ? { fatherName: null, father: null } : { motherName: null, mother: null },
)

export const marriedTooYoung = breakOne(
  (units, breaking) => {
    const age = thisYear(breaking) - yearOf(units)
    return units.marital === '1' && units.relation !== 'CH' && age >= 14 && age <= 16
  },
  () => ({ marital: '2' }),
)

const isSpouseOfHead = (relation: string | null): boolean => relation === 'VO' || relation === 'CHONG'

export const spouseOfAnother = breakOne(
  ({ relation, spouse, spouseName }) => isSpouseOfHead(relation) && (spouse !== null || spouseName !== null),
  ({ sex }) => ({ spouse: null, spouseName: sex === '1' ? 'TRẦN THỊ TƯ' : 'LÂM VĂN TƯ' }),
)

export const wifeWhoIsAMan = breakOne(
  ({ relation }) => isSpouseOfHead(relation),
  ({ relation }) => ({ relation: relation === 'VO' ? 'CHONG' : 'VO' }),
)
