/** What every planted error needs: whom it is done to, and the household afterwards. */
import { findDateParts } from '#shared/records/partial-date.ts'
import type { Resident } from '#shared/records/resident.ts'
import type { SyntheticHousehold, SyntheticResident } from './generate-household.ts'
import type { Random } from './random.ts'

export interface Breaking {
  readonly random: Random
  /** `YYYY-MM-DD` */
  readonly today: string
}
export type Broken = { readonly household: SyntheticHousehold; readonly record: string }
/** `undefined` when the household has nobody whom it could be done to. */
export type Break = (household: SyntheticHousehold, breaking: Breaking) => Broken | undefined

export const changed = (
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

/** Breaks the first who is present and may be broken. */
export const breakOne =
  (
    isVictim: (units: Resident, breaking: Breaking) => boolean,
    broken: (units: Resident, breaking: Breaking) => Partial<Resident>,
  ): Break =>
  (household, breaking) => {
    const victim = present(household).find(({ units }) => isVictim(units, breaking))
    return victim === undefined ? undefined : changed(household, victim, broken(victim.units, breaking))
  }

export const present = (household: SyntheticHousehold): SyntheticResident[] =>
  household.residents.filter((resident) => resident.units.left === null)
export const yearOf = ({ birth }: Pick<Resident, 'birth'>): number => findDateParts(birth ?? '')?.year ?? 0
export const thisYear = ({ today }: Breaking): number => Number(today.slice(0, 4))
export const findHead = (household: SyntheticHousehold): SyntheticResident | undefined =>
  household.residents.find((resident) => resident.units.relation === 'CH')

/** Nobody in the household says of themselves that this is their father, mother, wife or husband. */
export function isNobodysKin({ residents }: SyntheticHousehold, { units }: SyntheticResident): boolean {
  return residents.every(({ units: { fatherName, motherName, spouseName } }) => {
    return ![fatherName, motherName, spouseName].includes(units.name)
  })
}
