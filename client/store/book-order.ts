/** The order of households in the list and of residents in their household. */

import type { CommuneCode } from '#shared/ids.ts'
import { fold } from '#shared/text/fold.ts'
import type { RecordView } from './views.ts'

/** A text that sorts households by commune, hamlet in the commune's order, street, and house number as a number; closed ones stand last in their hamlet. */
export function householdOrder({ commune, units }: RecordView, hamlets: readonly string[]): string {
  const hamlet = typeof units.hamlet === 'string' ? units.hamlet : ''
  const place = hamlets.indexOf(hamlet)
  const address = typeof units.address === 'object' && units.address !== null ? units.address : {}
  const closed = (units.closed ?? null) === null ? '0' : '1'
  const at = place < 0 ? '9999' : String(place).padStart(4, '0')
  const parts = [at, hamlet, closed, address.street, address.house]
  return [commune, ...parts.map((part) => withNumbers(fold(part ?? '')))].join('\u0001')
}

const withNumbers = (text: string): string => text.replaceAll(/\d+/g, (digits) => digits.padStart(6, '0'))

export const compareHouseholds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The commune's own list, and behind it what is written in its households and is not on it. */
export function hamletOrder(
  commune: CommuneCode,
  named: readonly string[],
  households: readonly RecordView[],
): readonly string[] {
  const used = new Set<string>()
  for (const { commune: of, units } of households)
    if (of === commune && typeof units.hamlet === 'string') used.add(units.hamlet)
  for (const name of named) used.delete(name)
  return [...named, ...[...used].sort((a, b) => a.localeCompare(b, 'vi'))]
}

/** Head first, then by birth, unknown births after known ones; those who left come last. */
export function compareResidents(a: RecordView, b: RecordView): number {
  const left = residentOrder(a)
  const right = residentOrder(b)
  return left < right ? -1 : left > right ? 1 : 0
}

function residentOrder({ id, units }: RecordView): string {
  const rank = units.left !== null ? '2' : units.relation === 'CH' ? '0' : '1'
  return [rank, typeof units.birth === 'string' ? units.birth : '~', id].join('\u0001')
}
