/** Places by their codes: whether they lie in one another, and whether somebody registered elsewhere says since where. */
import type { UnitTree } from '../areas/unit-tree.ts'
import type { Parts, UnitValues } from '../records/unit.ts'
import { checkList } from './check-list.ts'
import { type Around, isSet, partOf, partsOf, type UnitFinding } from './finding.ts'

export function checkAddressUnit(units: UnitValues, { tree }: Around): UnitFinding | null {
  if (tree === undefined) return null
  const wrong = checkList.ADDR_UNIT.units.filter((unit) => !fitsTogether(partsOf(units[unit]), tree))
  return wrong.length === 0 ? null : { rule: 'ADDR_UNIT', units: wrong, found: {} }
}

/** Each unit against the next one that is named above it: there are no districts since July 2025. */
const fitsTogether = ({ province, district, commune }: Parts, tree: UnitTree): boolean =>
  liesIn(district, province, tree) && liesIn(commune, district ?? province, tree)

type Code = Parts[string] | undefined

/** Nothing is said of what is not named. */
const liesIn = (code: Code, above: Code, tree: UnitTree): boolean =>
  code === null || code === undefined || above === null || above === undefined || mayLieIn(code, above, tree)

/** In whichever year. Of a code that nobody knows this is said only where all that lie in the unit above are known. */
function mayLieIn(code: string, above: string, tree: UnitTree): boolean {
  const parents = tree.parentsOf(code)
  if (parents.length === 0) return !tree.hasBelow(above)
  return parents.some((parent) => parent === above || tree.parentsOf(parent).includes(above))
}

/** Registered in another commune, and neither a present address nor a temporary one. */
export function checkAddressCurrent(units: UnitValues, { commune }: Around): UnitFinding | null {
  const registered = partOf(units.permanentAddress, 'commune')
  if (commune === undefined || registered === null || registered === commune) return null
  if (isSet(units.currentAddress) || isSet(units.temporaryAddress)) return null
  return { rule: 'ADDR_CURRENT', units: ['currentAddress', 'permanentAddress'], found: {} }
}
