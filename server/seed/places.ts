/** Places around a commune: where its people were born, come from, are registered and live. */
import type { Area, AreaTree } from '#shared/areas/area.ts'
import { listCommunes, pathOfArea } from '#shared/areas/area.ts'
import type { placeUnit } from '#shared/records/cells.ts'
import type { ValueOf } from '#shared/records/unit.ts'
import type { Random } from './random.ts'

export type Place = NonNullable<ValueOf<typeof placeUnit>>

/** The tree that is valid in the demo, on a day in its middle. */
export const demoDay = '2021-03-04'

const placeOf = (tree: AreaTree, commune: string, detail: string | null = null): Place => {
  const path = pathOfArea(tree, commune, demoDay)
  const codeAt = (level: string): string | null => path.find((area) => area.level === level)?.code ?? null
  return { province: codeAt('province'), district: codeAt('district'), commune: codeAt('commune'), detail }
}

/** Where those come from who were not born in the province: the north centre, the coast, the south. */
const origins = [
  ['52', 16],
  ['51', 14],
  ['49', 9],
  ['46', 9],
  ['54', 8],
  ['56', 8],
  ['58', 8],
  ['79', 10],
  ['40', 5],
  ['38', 5],
  ['36', 4],
  ['34', 3],
  ['75', 4],
  ['60', 6],
] as const
/** Where those live who are registered here and gone to work or study. */
const destinations = [
  ['79', 52],
  ['74', 18],
  ['75', 14],
  ['77', 8],
  ['68', 4],
  ['56', 4],
] as const

export interface Places {
  /** The commune itself, with what the codes do not say. */
  home(detail: string | null): Place
  /** Mostly here, else in the province, else far away. */
  drawOrigin(random: Random): Place
  drawDestination(random: Random): Place
}

export function placesAround(tree: AreaTree, commune: string): Places {
  const province = pathOfArea(tree, commune, demoDay)[0]?.code ?? '60'
  const communesByProvince = new Map<string, readonly Area[]>()
  const drawIn = (random: Random, code: string): Place => {
    const known = communesByProvince.get(code) ?? listCommunes(tree, code, demoDay)
    communesByProvince.set(code, known)
    return placeOf(tree, random.pick(known).code)
  }
  return {
    home: (detail) => placeOf(tree, commune, detail),
    drawOrigin: (random) => {
      if (random.chance(0.62)) return placeOf(tree, commune)
      return drawIn(random, random.chance(0.55) ? province : random.weigh(origins))
    },
    drawDestination: (random) => drawIn(random, random.weigh(destinations)),
  }
}
