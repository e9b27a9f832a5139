/**
 * What few people have: a card, an e-mail address, a blood type, numbers of parents who live elsewhere, and the paper of a
 * death. Drawn from a stream of its own, so that nothing else is drawn anew.
 */
import { bloodTypeCodes } from '#shared/codes/blood-types.ts'
import { linkedTo } from '#shared/records/relatives.ts'
import type { Resident } from '#shared/records/resident.ts'
import type { NumberBook } from './numbers.ts'
import { type Random, randomFromSeed } from './random.ts'

export interface Seldom {
  readonly household: string
  readonly numbers: NumberBook
  /** Two digits, where the household is. */
  readonly province: string
  /** `YYYY-MM-DD` */
  readonly today: string
}

export function withSeldom<T extends { readonly units: Resident }>(residents: readonly T[], of: Seldom): T[] {
  const random = randomFromSeed(`seldom/${of.household}`)
  return residents.map((resident) => {
    const { units } = resident
    const drawn = { ...personal(random, units, of), ...parentsElsewhere(random, units, of) }
    const married = residents.length === 1 ? spouseAbroad(random, units, of) : {}
    return { ...resident, units: { ...units, ...drawn, ...married } }
  })
}

const yearOf = ({ birth }: Resident): number => Number(birth?.slice(0, 4) ?? 0)

function personal(random: Random, units: Resident, { today }: Seldom): Partial<Resident> {
  const age = Number(today.slice(0, 4)) - yearOf(units)
  const paper = `${random.between(1, 900)}/${today.slice(0, 4)}`
  const has = {
    bloodType: age >= 18 && random.chance(0.01),
    email: units.phone !== null && random.chance(0.12),
    card: units.idNumber !== null && units.left === null && random.chance(0.3),
  }
  const card = has.card ? drawCard(random, units, today) : null
  const bloodType = { type: random.pick(bloodTypeCodes), paper: `Phiếu xét nghiệm số ${paper}` }
  return {
    birthPlace: withDetail(random, units.birthPlace, 'Bệnh viện đa khoa tỉnh'),
    hometown: withDetail(random, units.hometown, `Thôn ${random.between(1, 9)}`),
    ...(has.bloodType ? { bloodType } : {}),
    ...(has.email ? { email: `nguoi.${random.between(1000, 999_999)}@thu-nghiem.invalid` } : {}),
    ...(card === null ? {} : { card }),
    ...(units.left?.why === 'died'
      ? { life: { status: '2', on: units.left.on ?? null, paper: `Trích lục khai tử số ${paper}` } }
      : {}),
  }
}

/** What the codes do not say. */
const withDetail = (random: Random, place: Resident['hometown'], detail: string): Resident['hometown'] =>
  place !== null && random.chance(0.03) ? { ...place, detail } : place

const renewals = [25, 40, 60]

/** Issued in the three years before; good until the next birthday of renewal, of which none is near, or for life. */
function drawCard(random: Random, units: Resident, today: string): Resident['card'] {
  const { birth } = units
  const issued = Number(today.slice(0, 4)) - random.between(1, 3)
  const age = issued - yearOf(units)
  if (birth?.length !== 10 || birth.endsWith('02-29') || age < 15 || (age > 56 && age < 61)) return null
  const until = renewals.find((renewal) => renewal > age + 3)
  const expiresOn = until === undefined ? null : `${yearOf(units) + until}${birth.slice(4)}`
  return { issuedOn: `${issued}-${random.pick(['03-15', '06-20', '09-10'])}`, expiresOn }
}

const spousesAbroad = {
  KR: { '1': 'KIM MIN JUN', '2': 'LEE SEO YEON' },
  TW: { '1': 'CHEN CHIH MING', '2': 'LIN YA TING' },
  US: { '1': 'JOHN MILLER', '2': 'MARY MILLER' },
} as const

/** Of some who live alone the husband or wife is of another country, and has no number of ours. */
function spouseAbroad(random: Random, units: Resident, { today }: Seldom): Partial<Resident> {
  const age = Number(today.slice(0, 4)) - yearOf(units)
  if (age < 24 || age > 45 || units.marital !== '1' || !random.chance(0.25)) return {}
  const nationality = random.pick(['KR', 'TW', 'US'] as const)
  const spouseName = spousesAbroad[nationality][units.sex === '1' ? '2' : '1']
  return { marital: '2', spouseName, spouse: { resident: null, nationality, number: null } }
}

const parents = [
  ['father', 'fatherName', '1'],
  ['mother', 'motherName', '2'],
] as const

/** Numbers of this kind begin with people of the last century. */
const oldestChild = 1940

/** Of parents who are written down some papers say the number; a child whom grandparents raise may have them speak for it. */
function parentsElsewhere(random: Random, units: Resident, of: Seldom): Partial<Resident> {
  if (yearOf(units) < oldestChild) return {}
  const isRaised = linkedTo(units, 'representative') !== null
  const described = parents.flatMap(([parent, name, sex]) => {
    if (units[name] === null || !random.chance(isRaised ? 0.3 : 0.05)) return []
    const year = yearOf(units) - random.between(22, 32)
    const number = of.numbers.drawIdNumber(random, { province: of.province, sex, year })
    return [[parent, { resident: null, nationality: 'VN', number }] as const]
  })
  const [first] = described
  const isSpokenFor = isRaised && first !== undefined
  return {
    ...Object.fromEntries(described),
    ...(isSpokenFor ? { representative: first[1], representativeName: units[`${first[0]}Name`] } : {}),
  }
}
