/** What a resident's form shows of their household; the same object until something of it changes. */
import { useMemo } from 'react'
import { textOf } from '#client/records/unit-text.ts'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { headRelation } from '#shared/codes/relations.ts'
import type { CommuneCode } from '#shared/ids.ts'
import type { Neighbour } from '#shared/records/relatives.ts'

export interface Home {
  readonly commune: CommuneCode
  readonly hamlet: string | null
  readonly bookNumber: string | null
  /** Everybody who is or was in the household. */
  readonly neighbours: readonly Neighbour[]
}

const shown = [
  ...['name', 'birth', 'sex', 'marital', 'relation', 'left', 'nationality', 'idNumber', 'cmnd', 'spouse'],
  ...['birthPlace', 'hometown', 'ethnicGroup', 'religion'],
]

export const isPresent = ({ units }: Neighbour): boolean => (units.left ?? null) === null

export const findHead = (neighbours: readonly Neighbour[]): Neighbour | undefined =>
  neighbours.find((one) => isPresent(one) && one.units.relation === headRelation)

/** The household is another object with every draft and every sync. */
export function useHome(household: HouseholdView): Home {
  const { commune, units } = household
  const hamlet = textOf(units.hamlet) ?? null
  const bookNumber = textOf(units.bookNumber) ?? null
  const told = JSON.stringify(
    household.residents.map(({ id, units: own }) => [id, shown.map((unit) => own[unit] ?? null)]),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: `told` is what of the residents is looked at
  return useMemo(
    () => ({
      ...{ commune, hamlet, bookNumber },
      neighbours: household.residents.map(({ id, units: own }) => ({ id, units: own })),
    }),
    [commune, hamlet, bookNumber, told],
  )
}
