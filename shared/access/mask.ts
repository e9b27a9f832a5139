/**
 * What of a record a role reads in full. A supervisor compares ID numbers to settle what is in doubt; a district team
 * looks at whether tablets arrive, and knows a resident by name and place: of the numbers it sees the last three digits.
 */
import type { UnitValue } from '../records/unit.ts'
import type { Flag } from '../sync/flag.ts'
import type { Role } from './actor.ts'

const numbers: ReadonlySet<string> = new Set(['idNumber', 'cmnd'])
const readInFull: readonly Role[] = ['officer', 'supervisor']
const lastShown = 3

/** `060086001234` → `•••••••••234`; the length stays, since a wrong length is often what is wrong. */
export const maskNumber = (number: string): string =>
  '•'.repeat(Math.max(0, number.length - lastShown)) + number.slice(-lastShown)

const mayRead = (role: Role, unit: string): boolean => !numbers.has(unit) || readInFull.includes(role)

/** Units by name, as the role may read them; unknown units stay as they are. */
export function maskUnits<T extends UnitValue>(
  role: Role,
  units: Readonly<Record<string, T>>,
): Record<string, UnitValue> {
  const entries = Object.entries(units).map(([unit, value]): [string, UnitValue] => [
    unit,
    typeof value === 'string' && !mayRead(role, unit) ? maskNumber(value) : value,
  ])
  return Object.fromEntries(entries)
}

/** What the sentence of a failed check quotes out of a number; its length says nothing of whose it is. */
const quoted: ReadonlySet<string> = new Set(['prefix', 'digit', 'digits'])

/** A flag as the role may read it: what its claims say, and what its check quotes. */
export function maskFlag(role: Role, flag: Flag): Flag {
  const { unit, claims, found } = flag
  const masked = (value: UnitValue) => maskUnits(role, { [unit ?? '']: value })[unit ?? ''] ?? null
  const shown = Object.entries(found).map(([name, value]): [string, string] => [
    name,
    quoted.has(name) && !readInFull.includes(role) ? '•'.repeat(value.length) : value,
  ])
  return {
    ...flag,
    claims: claims.map((claim) => ({ ...claim, saw: masked(claim.saw), wrote: masked(claim.wrote) })),
    found: Object.fromEntries(shown),
  }
}
