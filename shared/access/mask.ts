/**
 * What of a record a role reads in full. A supervisor compares ID numbers to settle what is in doubt; a district team
 * looks at whether tablets arrive, and knows a resident by name and place: of the numbers it sees the last three digits.
 */
import type { UnitValue } from '../records/unit.ts'
import type { Role } from './actor.ts'

const numbers: ReadonlySet<string> = new Set(['idNumber', 'cmnd'])
const readInFull: readonly Role[] = ['officer', 'supervisor']
const lastShown = 3

/** `060086001234` → `•••••••••234`; the length stays, since a wrong length is often what is wrong. */
export const maskNumber = (number: string): string =>
  '•'.repeat(Math.max(0, number.length - lastShown)) + number.slice(-lastShown)

/** Units by name, as the role may read them; unknown units stay as they are. */
export function maskUnits<T extends UnitValue>(
  role: Role,
  units: Readonly<Record<string, T>>,
): Record<string, UnitValue> {
  const entries = Object.entries(units).map(([unit, value]): [string, UnitValue] => [
    unit,
    typeof value === 'string' && numbers.has(unit) && !readInFull.includes(role) ? maskNumber(value) : value,
  ])
  return Object.fromEntries(entries)
}
