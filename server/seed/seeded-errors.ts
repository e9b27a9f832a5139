/**
 * Errors put into sound households on purpose, one a household, so that it is known what the checks have to find. Each is
 * made by breaking one thing; none asks the checks themselves.
 */
import type { CheckCode } from '#shared/checks/check-list.ts'
import { idPrefixes } from '#shared/codes/id-prefixes.ts'
import { findDateParts } from '#shared/records/partial-date.ts'
import type { Resident } from '#shared/records/resident.ts'
import type { SyntheticHousehold, SyntheticResident } from './generate-household.ts'
import type { Random } from './random.ts'

/** What the checks must find: a rule on a record, a household or a resident. */
export interface SeededError {
  readonly rule: CheckCode
  readonly record: string
  readonly commune: string
}

export interface Breaking {
  readonly random: Random
  /** `YYYY-MM-DD` */
  readonly today: string
}
type Broken = { readonly household: SyntheticHousehold; readonly record: string }
/** `undefined` when the household has nobody whom it could be done to. */
type Break = (household: SyntheticHousehold, breaking: Breaking) => Broken | undefined

const changed = (
  household: SyntheticHousehold,
  victim: SyntheticResident,
  units: Partial<Resident>,
): Broken => ({
  household: {
    ...household,
    residents: household.residents.map((resident) =>
      resident === victim ? { ...victim, units: { ...victim.units, ...units } } : resident,
    ),
  },
  record: victim.id,
})

const present = (household: SyntheticHousehold): SyntheticResident[] =>
  household.residents.filter((resident) => resident.units.left === null)
const yearOf = (resident: SyntheticResident): number => findDateParts(resident.units.birth ?? '')?.year ?? 0
const findHead = (household: SyntheticHousehold): SyntheticResident | undefined =>
  household.residents.find((resident) => resident.units.relation === 'CH')
const isAlone = (household: SyntheticHousehold): boolean => household.residents.length === 1

/** Breaks the ID number of somebody who has one. */
const breakNumber =
  (broken: (number: string, breaking: Breaking) => string): Break =>
  (household, breaking) => {
    const victim = present(household).find((resident) => resident.units.idNumber !== null)
    const number = victim?.units.idNumber ?? null
    if (victim === undefined || number === null) return undefined
    return changed(household, victim, { idNumber: broken(number, breaking) })
  }

const putDigit = (text: string, at: number, digit: number): string =>
  `${text.slice(0, at)}${digit}${text.slice(at + 1)}`
const otherDigit = (random: Random, digit: string | undefined): number =>
  (Number(digit) + random.between(1, 9)) % 10

function breakCmnd(household: SyntheticHousehold, { random }: Breaking): Broken | undefined {
  const victim = present(household).find((resident) => resident.units.cmnd !== null)
  const number = victim?.units.cmnd ?? null
  if (victim === undefined || number === null) return undefined
  return changed(household, victim, { cmnd: random.chance(0.6) ? number.slice(0, 8) : `${number}0` })
}

function drawUnknownPrefix(random: Random): string {
  for (;;) {
    const prefix = String(random.between(1, 199)).padStart(3, '0')
    if (!idPrefixes.has(prefix)) return prefix
  }
}

/** A small child who is still to be born. */
function bornInTwoYears(household: SyntheticHousehold, { today }: Breaking): Broken | undefined {
  const thisYear = Number(today.slice(0, 4))
  const victim = present(household).find((resident) => yearOf(resident) >= thisYear - 3)
  if (victim === undefined) return undefined
  return changed(household, victim, { birth: `${thisYear + 2}-05-20`, idNumber: null })
}

function bornLongAgo(household: SyntheticHousehold, { random, today }: Breaking): Broken | undefined {
  const victim = household.residents[0]
  if (victim === undefined || !isAlone(household)) return undefined
  const year = Number(today.slice(0, 4)) - random.between(113, 119)
  return changed(household, victim, { birth: `${year}-06-01`, idNumber: null })
}

function headIsChild(household: SyntheticHousehold, { random, today }: Breaking): Broken | undefined {
  const victim = household.residents[0]
  if (victim === undefined || !isAlone(household)) return undefined
  const year = Number(today.slice(0, 4)) - random.between(11, 15)
  return changed(household, victim, { birth: `${year}-06-01`, idNumber: null, cmnd: null, marital: '1' })
}

function headsMissingOrTwo(household: SyntheticHousehold, { random }: Breaking): Broken | undefined {
  const head = findHead(household)
  const other = present(household).find((resident) => resident !== head && resident.units.marital === '2')
  if (head === undefined || other === undefined) return undefined
  const broken = random.chance(0.5)
    ? changed(household, head, { relation: 'KHAC' })
    : changed(household, other, { relation: 'CH' })
  return { ...broken, record: household.id }
}

function childNearlyAsOldAsParent(household: SyntheticHousehold, { random }: Breaking): Broken | undefined {
  const head = findHead(household)
  const victim = present(household).find((resident) => resident.units.relation === 'CON')
  if (head === undefined || victim === undefined) return undefined
  return changed(household, victim, { birth: `${yearOf(head) + random.between(4, 9)}-06-01`, idNumber: null })
}

/** Surnames that nobody has without their marks. */
const markedSurname = /^(NGUYỄN|TRẦN|LÊ|PHẠM|HUỲNH|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ) /

function nameWithoutMarks(household: SyntheticHousehold, { random }: Breaking): Broken | undefined {
  const victim = present(household).find(
    ({ units }) => units.ethnicGroup === 'kinh' && markedSurname.test(units.name ?? ''),
  )
  const name = victim?.units.name ?? null
  if (victim === undefined || name === null) return undefined
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/Đ/g, 'D')
  return changed(household, victim, { name: random.chance(0.7) ? plain : `${name.slice(0, -1)}1` })
}

/** Every rule that looks at one household, with how often it is broken. ID_DUP needs two: see `generate-commune.ts`. */
export const breaks: readonly {
  readonly rule: CheckCode
  readonly weight: number
  readonly make: Break
}[] = [
  { rule: 'NAME_DIACRITIC', weight: 3, make: nameWithoutMarks },
  {
    rule: 'ID_YEAR',
    weight: 3,
    make: breakNumber((text, { random }) => putDigit(text, 5, otherDigit(random, text[5]))),
  },
  { rule: 'ID_SEX', weight: 2, make: breakNumber((text) => putDigit(text, 3, Number(text[3]) ^ 1)) },
  {
    rule: 'ID_FORMAT',
    weight: 2,
    make: breakNumber((text, { random }) => (random.chance(0.7) ? text.slice(0, 11) : `${text}0`)),
  },
  { rule: 'CMND_FORMAT', weight: 2, make: breakCmnd },
  { rule: 'PARENT_AGE', weight: 2, make: childNearlyAsOldAsParent },
  { rule: 'HEAD_COUNT', weight: 2, make: headsMissingOrTwo },
  {
    rule: 'ID_PREFIX',
    weight: 1,
    make: breakNumber((text, { random }) => drawUnknownPrefix(random) + text.slice(3)),
  },
  { rule: 'DOB_FUTURE', weight: 1, make: bornInTwoYears },
  { rule: 'DOB_AGE', weight: 1, make: bornLongAgo },
  { rule: 'HEAD_MINOR', weight: 1, make: headIsChild },
]
