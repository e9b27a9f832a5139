/** Errors in what somebody says of themselves alone: birth, name, places. */
import { type Break, breakOne, changed, isNobodysKin, present, thisYear, yearOf } from './breaking.ts'
import type { SyntheticHousehold } from './generate-household.ts'

const isAlone = (household: SyntheticHousehold): boolean => household.residents.length === 1

/** A small child who is still to be born. */
export const bornInTwoYears = breakOne(
  (units, breaking) => yearOf(units) >= thisYear(breaking) - 3,
  (_, breaking) => ({ birth: `${thisYear(breaking) + 2}-05-20`, idNumber: null }),
)

export const bornLongAgo: Break = (household, breaking) => {
  const victim = household.residents[0]
  if (victim === undefined || !isAlone(household)) return undefined
  const year = thisYear(breaking) - breaking.random.between(113, 119)
  return changed(household, victim, { birth: `${year}-06-01`, idNumber: null, card: null })
}

export const headIsChild: Break = (household, breaking) => {
  const victim = household.residents[0]
  if (victim === undefined || !isAlone(household)) return undefined
  const year = thisYear(breaking) - breaking.random.between(11, 15)
  const none = { idNumber: null, cmnd: null, card: null, bloodType: null, spouse: null, spouseName: null }
  return changed(household, victim, { birth: `${year}-06-01`, marital: '1', ...none })
}

/** Surnames that nobody has without their marks. */
const markedSurname = /^(NGUYỄN|TRẦN|LÊ|PHẠM|HUỲNH|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ) /

/** Of somebody whom nobody else names: with a digit it is another name. */
export const nameWithoutMarks: Break = (household, { random }) => {
  const victim = present(household).find(
    (resident) =>
      resident.units.ethnicGroup === 'kinh' &&
      markedSurname.test(resident.units.name ?? '') &&
      isNobodysKin(household, resident),
  )
  const name = victim?.units.name ?? null
  if (victim === undefined || name === null) return undefined
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/Đ/g, 'D')
  return changed(household, victim, { name: random.chance(0.7) ? plain : `${name.slice(0, -1)}1` })
}

export const nameInSmallLetters = breakOne(
  ({ name }) => name !== null,
  ({ name }) => ({
    name: (name ?? '').replace(/(?<=\p{L})\p{L}/gu, (letter) => letter.toLocaleLowerCase('vi')),
  }),
)

/** Mũi Né was never in La Gi. */
export const communeOfAnotherDistrict = breakOne(
  ({ hometown }) => hometown !== null,
  () => ({ hometown: { province: '60', district: '594', commune: '22915', detail: null } }),
)

/** Registered where they were born, and nothing said of where they live now. */
export const registeredElsewhere = breakOne(
  ({ birthPlace, permanentAddress, currentAddress }) =>
    currentAddress === null &&
    birthPlace !== null &&
    birthPlace.commune !== null &&
    permanentAddress !== null &&
    birthPlace.commune !== permanentAddress.commune,
  ({ birthPlace }) => ({ permanentAddress: birthPlace }),
)
