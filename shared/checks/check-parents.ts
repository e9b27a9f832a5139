/** Whether a resident's parents are named: by a name, a number, or a resident of the household who is meant. */
import type { UnitValues } from '../records/unit.ts'
import { isSet, partOf, textOf, type UnitFinding } from './finding.ts'

const parents = ['father', 'mother'] as const

const isNamed = (units: UnitValues, parent: 'father' | 'mother'): boolean =>
  textOf(units[`${parent}Name`]) !== null ||
  partOf(units[parent], 'resident') !== null ||
  partOf(units[parent], 'number') !== null

/**
 * Of a record of which no more is known than a door tells, the parents are not missing: it is unfinished, and the form says
 * so. Once it says where somebody comes from, or who one of the parents is, the other one has been left out.
 */
export function checkParentMissing(units: UnitValues): UnitFinding | null {
  const missing = parents.filter((parent) => !isNamed(units, parent))
  const isUnfinished = missing.length === parents.length && !isSet(units.birthPlace) && !isSet(units.hometown)
  if (missing.length === 0 || isUnfinished) return null
  return { rule: 'PARENT_MISSING', units: missing.map((parent) => `${parent}Name`), found: {} }
}
