/**
 * The dated tree of administrative units. A unit is known by its code and the first day on which it was valid: a merger
 * often gives the new unit the code of an old one. Which levels there are is data: province, district and commune until
 * June 2025, province and commune since.
 */
export interface Area {
  readonly level: string
  /** Official code with leading zeros: two digits for a province, three for a district, five for a commune. */
  readonly code: string
  readonly name: string
  /** Code of the unit above; `null` at the top. */
  readonly parent: string | null
  /** First and last day, `YYYY-MM-DD`; `null` while it is valid. */
  readonly validFrom: string
  readonly validTo: string | null
}

export interface AreaTree {
  /** From the top down. */
  readonly levels: readonly string[]
  readonly areasByCode: ReadonlyMap<string, readonly Area[]>
  readonly areasByParent: ReadonlyMap<string | null, readonly Area[]>
}

export const levelsUntil2025: readonly string[] = ['province', 'district', 'commune']
export const levelsSince2025: readonly string[] = ['province', 'commune']

export function areaTree(levels: readonly string[], areas: readonly Area[]): AreaTree {
  const areasByCode = new Map<string, Area[]>()
  const areasByParent = new Map<string | null, Area[]>()
  for (const area of areas) {
    push(areasByCode, area.code, area)
    push(areasByParent, area.parent, area)
  }
  return { levels, areasByCode, areasByParent }
}

function push<K>(map: Map<K, Area[]>, key: K, area: Area): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [area])
  else list.push(area)
}

const isValid = (area: Area, day: string): boolean =>
  area.validFrom <= day && (area.validTo === null || day <= area.validTo)

/** The unit that bore a code on a day (`YYYY-MM-DD`). */
export const findArea = (tree: AreaTree, code: string, day: string): Area | undefined =>
  tree.areasByCode.get(code)?.find((area) => isValid(area, day))

/** The units right below a unit on a day; those at the top for `null`. */
export const listAreas = (tree: AreaTree, parent: string | null, day: string): readonly Area[] =>
  (tree.areasByParent.get(parent) ?? []).filter((area) => isValid(area, day))

/** From the province down to the unit itself; empty when nobody bore the code on that day. */
export function pathOfArea(tree: AreaTree, code: string, day: string): readonly Area[] {
  const path: Area[] = []
  let area = findArea(tree, code, day)
  while (area !== undefined && path.length < tree.levels.length) {
    path.unshift(area)
    area = area.parent === null ? undefined : findArea(tree, area.parent, day)
  }
  return path
}

/** The communes of a unit on a day; of a commune itself, that commune. */
export function listCommunes(tree: AreaTree, code: string, day: string): readonly Area[] {
  const area = findArea(tree, code, day)
  if (area === undefined) return []
  if (area.level === tree.levels.at(-1)) return [area]
  return listAreas(tree, code, day).flatMap((below) => listCommunes(tree, below.code, day))
}
