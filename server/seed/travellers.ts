/** People on the way between communes that are made one after the other: who has left, and who is still shown where they were. */
import type { SyntheticHousehold } from './generate-household.ts'
import type { SeededError } from './seeded-errors.ts'

export interface Traveller {
  readonly commune: string
  /** Two digits. */
  readonly province: string
  readonly record: string
  readonly name: string
  readonly birth: string
  readonly sex: string
  readonly idNumber: string | null
  /** The day on which they left; `null` of one whom nobody saw leave. */
  readonly left: string | null
}

/** Present, registered for good, and known by all that the arriving side asks for. */
export function findStander(
  household: SyntheticHousehold,
  where: { readonly commune: string; readonly province: string },
): Traveller | undefined {
  for (const { id, units } of household.residents) {
    const { name, birth, sex, idNumber, left, relation } = units
    const isHere = units.permanentAddress?.commune === where.commune && units.residenceStatus === null
    if (!isHere || left !== null || relation === 'CH' || birth?.length !== 10) continue
    if (name === null || sex === null || idNumber === null || units.temporaryAddress !== null) continue
    return { ...where, record: id, name, birth, sex, idNumber, left: null }
  }
  return undefined
}

/** The first who may arrive in this commune. */
export const findTraveller = (
  travellers: readonly Traveller[],
  { commune, province }: { readonly commune: string; readonly province: string },
): Traveller | undefined => travellers.find((one) => one.commune !== commune && one.province === province)

/** How many errors each of them is. */
export const errorsOfStander = 5

/** One who has arrived and still stands where they were is there twice, by number and by household, and asked about. */
export function errorsOfArrival(
  stander: Traveller,
  arrived: { commune: string; record: string },
): SeededError[] {
  const { commune, record } = stander
  return [
    { rule: 'ARRIVED_ELSEWHERE', commune, record },
    ...(['ID_DUP', 'TWO_HOUSEHOLDS'] as const).flatMap((rule) => [
      { rule, commune, record },
      { rule, ...arrived },
    ]),
  ]
}
