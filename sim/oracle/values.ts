import type { UnitValue } from '#shared/records/unit.ts'

/** Parts in a fixed order, absent ones as null. */
const plain = (value: UnitValue | undefined): string => {
  if (value === undefined || value === null || typeof value === 'string') return JSON.stringify(value ?? null)
  return JSON.stringify(
    Object.entries(value)
      .filter(([, part]) => part !== null)
      .sort(),
  )
}
export const isSame = (a: UnitValue | undefined, b: UnitValue | undefined): boolean => plain(a) === plain(b)
