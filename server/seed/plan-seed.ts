/** How many households go to which commune, when somebody asks for a number of them. */
import { type Area, type AreaTree, findArea, listCommunes } from '#shared/areas/area.ts'
import { binhThuan, demoCommunes } from './demo-country.ts'
import { demoDay } from './places.ts'

export interface SeedRequest {
  readonly households: number
  /** All of them there; otherwise commune after commune of Bình Thuận, those of the demo left out. */
  readonly commune: string | undefined
}

export interface Portion {
  readonly area: Area
  readonly households: number
}

/** A commune's real size: 27.9 million households over 11,500 sites. */
const realSize = 2430

/** `undefined` when there is no such commune. */
export function planSeed(
  tree: AreaTree,
  { households, commune }: SeedRequest,
): readonly Portion[] | undefined {
  if (commune !== undefined) {
    const area = findArea(tree, commune, demoDay)
    return area?.level === 'commune' ? [{ area, households }] : undefined
  }
  const taken = new Set<string>(demoCommunes.map(({ code }) => code))
  const areas = listCommunes(tree, binhThuan, demoDay).filter((area) => !taken.has(area.code))
  const size = Math.max(realSize, Math.ceil(households / areas.length))
  return areas
    .map((area, index) => ({ area, households: Math.min(size, households - index * size) }))
    .filter((portion) => portion.households > 0)
}
