/** One number on two people, of one sex and year so that nothing else is wrong with it: in two communes where there are two. */
import { findDateParts } from '#shared/records/partial-date.ts'
import type { SyntheticHousehold, SyntheticResident } from './generate-household.ts'
import type { SeededError } from './seeded-errors.ts'

interface Lender {
  readonly commune: string
  readonly household: string
  readonly record: string
  readonly idNumber: string
}
/** Sound people whose number may be used for another, by sex and year of birth. */
export type Lenders = Map<string, Lender[]>

const mostOfOneKind = 4

const keyOf = ({ units }: SyntheticResident): string =>
  `${units.sex}/${findDateParts(units.birth ?? '')?.year}`

export function lendNumbers(lenders: Lenders, commune: string, sound: readonly SyntheticHousehold[]): void {
  for (const household of sound) {
    for (const resident of household.residents) {
      const { idNumber, left } = resident.units
      const known = lenders.get(keyOf(resident)) ?? []
      if (idNumber === null || left !== null || known.length >= mostOfOneKind) continue
      lenders.set(keyOf(resident), [
        ...known,
        { commune, household: household.id, record: resident.id, idNumber },
      ])
    }
  }
}

export interface Borrowing {
  readonly commune: string
  readonly sound: readonly SyntheticHousehold[]
  readonly pairs: number
}

/** `households`: those that were changed. `sound`: those that took no part. */
export function pairNumbers(lenders: Lenders, { commune, sound, pairs }: Borrowing) {
  const source: Lenders = lenders.size > 0 ? lenders : new Map()
  if (lenders.size === 0) lendNumbers(source, commune, sound)
  const households: SyntheticHousehold[] = []
  const errors: SeededError[] = []
  const taken = new Set<string>()
  for (const household of sound) {
    if (households.length === pairs) break
    if (taken.has(household.id)) continue
    const pair = findPair(source, household, taken)
    if (pair === undefined) continue
    const { borrower, lender } = pair
    taken.add(household.id).add(lender.household)
    source.set(
      keyOf(borrower),
      (source.get(keyOf(borrower)) ?? []).filter((each) => each !== lender),
    )
    households.push(withNumber(household, borrower, lender.idNumber))
    errors.push({ rule: 'ID_DUP', record: borrower.id, commune })
    errors.push({ rule: 'ID_DUP', record: lender.record, commune: lender.commune })
  }
  return { households, errors, sound: sound.filter((household) => !taken.has(household.id)) }
}

function findPair(lenders: Lenders, household: SyntheticHousehold, taken: ReadonlySet<string>) {
  for (const borrower of household.residents) {
    if (borrower.units.idNumber === null || borrower.units.left !== null) continue
    const lender = lenders
      .get(keyOf(borrower))
      ?.find((each) => each.household !== household.id && !taken.has(each.household))
    if (lender !== undefined) return { borrower, lender }
  }
  return undefined
}

const withNumber = (
  household: SyntheticHousehold,
  borrower: SyntheticResident,
  idNumber: string,
): SyntheticHousehold => ({
  ...household,
  residents: household.residents.map((resident) =>
    resident === borrower ? { ...resident, units: { ...resident.units, idNumber } } : resident,
  ),
})
