/** Who a new resident mostly is: the wife or husband of the head, or a child of theirs. What follows from that is filled at once. */

import { linkUnits, type Neighbour } from '#shared/records/relatives.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'
import { findHead, isPresent } from './home.ts'

export interface KinShortcut {
  readonly kind: 'wife' | 'husband' | 'child'
  /** Of whom. */
  readonly names: readonly string[]
  readonly units: UnitValues
}

const married = '2'
const single = new Set(['1', '3'])
const unlinked = { father: null, mother: null, spouse: null }

const nameOf = ({ units }: Neighbour): string => (typeof units.name === 'string' ? units.name : '')
const isSpouse = ({ units }: Neighbour): boolean => units.relation === 'VO' || units.relation === 'CHONG'

export function listKin(neighbours: readonly Neighbour[]): readonly KinShortcut[] {
  const head = findHead(neighbours)
  if (head === undefined) return []
  const spouse = neighbours.find((one) => isPresent(one) && isSpouse(one))
  return [...spouseOf(head, spouse), childOf(spouse === undefined ? [head] : [head, spouse])]
}

function spouseOf(head: Neighbour, spouse: Neighbour | undefined): readonly KinShortcut[] {
  const { sex, marital } = head.units
  if (spouse !== undefined || (sex !== '1' && sex !== '2')) return []
  if (typeof marital === 'string' && single.has(marital)) return []
  const own = sex === '1' ? { sex: '2', relation: 'VO' } : { sex: '1', relation: 'CHONG' }
  const units = { ...unlinked, ...own, marital: married, ...linkUnits('spouse', head.id) }
  return [{ kind: sex === '1' ? 'wife' : 'husband', names: [nameOf(head)], units }]
}

function childOf(parents: readonly Neighbour[]): KinShortcut {
  const links: Record<string, UnitValue> = {}
  for (const { id, units } of parents) {
    if (units.sex === '1') Object.assign(links, linkUnits('father', id))
    if (units.sex === '2') Object.assign(links, linkUnits('mother', id))
  }
  return { kind: 'child', names: parents.map(nameOf), units: { ...unlinked, relation: 'CON', ...links } }
}

/** What of the head's origin fills what is still empty in a resident. */
export function originOf(head: UnitValues, own: UnitValues): UnitValues {
  const units = ['birthPlace', 'hometown', 'ethnicGroup', 'nationality', 'religion']
  const empty = units.filter((unit) => (own[unit] ?? null) === null && (head[unit] ?? null) !== null)
  return Object.fromEntries(empty.map((unit) => [unit, head[unit] ?? null]))
}
