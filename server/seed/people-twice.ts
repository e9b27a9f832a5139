/** One CMND on two people, one person recorded twice, one person permanent in two households: within one commune. */
import type { CheckCode } from '#shared/checks/check-list.ts'
import type { Resident } from '#shared/records/resident.ts'
import { isNobodysKin, present } from './breaking.ts'
import type { SyntheticHousehold, SyntheticResident } from './generate-household.ts'
import type { SeededError } from './seeded-errors.ts'

interface Kind {
  /** What is then wrong with both. */
  readonly rules: readonly CheckCode[]
  readonly isOne: (units: Resident) => boolean
  /** What the other one takes over. */
  readonly taken: (units: Resident) => Partial<Resident>
}

/** Neither lives elsewhere nor is registered elsewhere: who is has a present address. */
const isPermanent = ({ currentAddress, temporaryAddress, residenceStatus }: Resident): boolean =>
  [currentAddress, temporaryAddress, residenceStatus].every((value) => value === null)
const isWhole = ({ birth }: Resident): boolean => birth?.length === 10

const kinds: readonly Kind[] = [
  {
    rules: ['CMND_DUP'],
    isOne: ({ cmnd, idNumber }) => cmnd?.length === 9 && idNumber === null,
    taken: ({ cmnd }) => ({ cmnd }),
  },
  {
    rules: ['PERSON_DUP'],
    isOne: (units) => isWhole(units) && units.hometown?.commune != null,
    taken: ({ name, birth, hometown }) => ({ name, birth, hometown, idNumber: null, cmnd: null, card: null }),
  },
  {
    rules: ['ID_DUP', 'TWO_HOUSEHOLDS'],
    isOne: (units) => isWhole(units) && units.idNumber !== null && isPermanent(units),
    taken: ({ name, birth, idNumber }) => ({ name, birth, idNumber, cmnd: null }),
  },
]

/** When a pair of each kind is found: both of a pair, for each of its rules. */
export const errorsOfDoubles = 2 * kinds.flatMap(({ rules }) => rules).length

interface Pair {
  readonly lender: SyntheticResident
  readonly borrower: SyntheticResident
  readonly homes: readonly [SyntheticHousehold, SyntheticHousehold]
}

const keyOf = ({ units }: SyntheticResident): string => `${units.sex}/${units.birth?.slice(0, 4)}`

/** Two of one sex and year in two households; nobody names the one who becomes the other. */
function findPair(sound: readonly SyntheticHousehold[], { isOne }: Kind): Pair | undefined {
  const seen = new Map<string, { readonly one: SyntheticResident; readonly home: SyntheticHousehold }>()
  for (const home of sound) {
    const own = present(home).filter(({ units }) => isOne(units))
    for (const borrower of own.filter((one) => isNobodysKin(home, one) && one.units.spouseName === null)) {
      const known = seen.get(keyOf(borrower))
      if (known !== undefined) return { lender: known.one, borrower, homes: [known.home, home] }
    }
    for (const one of own) seen.set(keyOf(one), { one, home })
  }
  return undefined
}

export interface Doubling {
  readonly commune: string
  readonly sound: readonly SyntheticHousehold[]
  /** Of each kind. */
  readonly pairs: number
}

/** `households`: those that were changed. `sound`: those that took no part. */
export function doublePeople({ commune, sound, pairs }: Doubling) {
  const households: SyntheticHousehold[] = []
  const errors: SeededError[] = []
  let left = sound
  for (const kind of Array.from({ length: pairs }, () => kinds).flat()) {
    const pair = findPair(left, kind)
    if (pair === undefined) continue
    const { lender, borrower, homes } = pair
    left = left.filter((home) => !homes.includes(home))
    const units = { ...borrower.units, ...kind.taken(lender.units) }
    const residents = homes[1].residents.map((one) => (one === borrower ? { ...one, units } : one))
    households.push({ ...homes[1], residents })
    for (const rule of kind.rules)
      for (const { id } of [lender, borrower]) errors.push({ rule, record: id, commune })
  }
  return { households, errors, sound: left }
}
