/**
 * What of a record a role reads in full. A supervisor settles what is in doubt, and compares everything; a district team
 * looks at whether tablets arrive, and knows a resident by name and place. It sees the last three digits of numbers; of
 * what the law on personal data calls sensitive, of contacts and of signatures it sees only that something is there.
 */
import type { UnitValue } from '../records/unit.ts'
import type { Flag } from '../sync/flag.ts'
import type { Role } from './actor.ts'

type Mask = (text: string) => string

const readInFull: readonly Role[] = ['officer', 'supervisor']
const lastShown = 3

/**
 * `060086001234` → `•••••••••234`; the length stays, and what is no digit, since that is often what is wrong: of
 * `26O111222` a letter is seen.
 */
export const maskNumber: Mask = (number) => {
  const hiddenTo = Math.max(0, number.length - lastShown)
  return number.slice(0, hiddenTo).replaceAll(/\d/g, '•') + number.slice(hiddenTo)
}

/** Neither the value nor how long it is. */
const hidden = '•••'
const hide: Mask = () => hidden

const numberOf = { number: maskNumber }
/** By unit, or by part of a unit. */
const masks: Readonly<Record<string, Mask | Readonly<Record<string, Mask>>>> = {
  ...{ idNumber: maskNumber, cmnd: maskNumber, phone: maskNumber, formerNumbers: hide },
  ...{ father: numberOf, mother: numberOf, spouse: numberOf, representative: numberOf },
  ...{ ethnicGroup: hide, religion: hide, bloodType: { type: hide, paper: hide } },
  ...{ email: hide, bookSays: hide, declared: { strokes: hide, contents: hide } },
}

function maskValue(unit: string, value: UnitValue): UnitValue {
  const mask = masks[unit]
  if (mask === undefined || value === null) return value
  if (typeof value === 'string') return typeof mask === 'function' ? mask(value) : hidden
  const entries = Object.entries(value).map(([part, text]): [string, string | null] => {
    const own = typeof mask === 'function' ? mask : mask[part]
    return [part, own === undefined || text === null ? text : own(text)]
  })
  return Object.fromEntries(entries)
}

/** Units by name, as the role may read them; unknown units stay as they are. */
export function maskUnits<T extends UnitValue>(
  role: Role,
  units: Readonly<Record<string, T>>,
): Record<string, UnitValue> {
  if (readInFull.includes(role)) return { ...units }
  return Object.fromEntries(Object.entries(units).map(([unit, value]) => [unit, maskValue(unit, value)]))
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
    claims: claims.map(({ earlier, ...claim }) => ({
      ...claim,
      ...{ saw: masked(claim.saw), wrote: masked(claim.wrote) },
      ...(earlier === undefined
        ? {}
        : { earlier: earlier.map((word) => ({ ...word, wrote: masked(word.wrote) })) }),
    })),
    found: Object.fromEntries(shown),
  }
}
