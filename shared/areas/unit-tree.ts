/** What lies in what, over all years: a place on an old paper was right when it was written. */
import type { Area } from './area.ts'

/** The administrative units of all times, by their codes. */
export interface UnitTree {
  /** The units that it lay in right above, whenever; nothing for a province, or a code that nobody has borne. */
  parentsOf(code: string): readonly string[]
  /** Whether what lies right below is known. */
  hasBelow(code: string): boolean
}

export function unitTreeFrom(areas: Iterable<Pick<Area, 'code' | 'parent'>>): UnitTree {
  const parents = new Map<string, string[]>()
  const above = new Set<string>()
  for (const { code, parent } of areas) {
    if (parent === null) continue
    const known = parents.get(code)
    if (known === undefined) parents.set(code, [parent])
    else if (!known.includes(parent)) known.push(parent)
    above.add(parent)
  }
  return { parentsOf: (code) => parents.get(code) ?? [], hasBelow: (code) => above.has(code) }
}

/** The unit itself and whatever it has lain in. */
export function* unitsAround(tree: UnitTree, code: string): Generator<string> {
  yield code
  for (const parent of tree.parentsOf(code)) yield* unitsAround(tree, parent)
}
