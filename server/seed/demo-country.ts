/** What the demo consists of: the units of 2021, targets for Bình Thuận, and four communes with synthetic people. */
import { readUnits2021 } from '#server/areas/units-2021.ts'
import { type AreaTree, areaTree, findArea, levelsUntil2025, listCommunes } from '#shared/areas/area.ts'
import { hamletsOf, profileOf } from './commune-profile.ts'
import { type Country, generateCommune, type SyntheticCommune } from './generate-commune.ts'
import { numberBook } from './numbers.ts'
import { demoDay } from './places.ts'
import { binhThuanTarget, targetsByCommune } from './targets.ts'

export const binhThuan = '60'

/** Mũi Né at its real size; two of Hàm Thuận Bắc; one of another province. */
export const demoCommunes = [
  { code: '22915', households: 2430 },
  { code: '23074', households: 300 },
  { code: '23092', households: 300 },
  { code: '22891', households: 40 },
] as const

/** Residents to collect in the communes that have people: a few more than the demo has, so that something is left. */
const targetOfSeeded: ReadonlyMap<string, number> = new Map([
  ['22915', 8_688],
  ['23074', 1_118],
  ['23092', 1_096],
])
/** Residents in a household, to guess how many hamlets a commune has. */
const householdSize = 3.6

export interface DemoCountry {
  readonly tree: AreaTree
  readonly targets: ReadonlyMap<string, number>
  readonly hamletsByCommune: ReadonlyMap<string, readonly string[]>
}

export function readDemoCountry(): DemoCountry {
  const tree = areaTree(levelsUntil2025, readUnits2021())
  const communes = listCommunes(tree, binhThuan, demoDay)
  const targets = targetsByCommune(communes, binhThuanTarget, targetOfSeeded)
  const sized = communes.map((commune) => ({
    ...commune,
    households: (targets.get(commune.code) ?? 0) / householdSize,
  }))
  const others = demoCommunes.flatMap(({ code, households }) => {
    const area = findArea(tree, code, demoDay)
    return area === undefined || targets.has(code) ? [] : [{ ...area, households }]
  })
  const hamlets = [...sized, ...others].map(({ code, name, households }): [string, readonly string[]] => [
    code,
    hamletsOf(name, households),
  ])
  return { tree, targets, hamletsByCommune: new Map(hamlets) }
}

export const newCountry = (tree: AreaTree, today: string, seed = 'binh-thuan-2021'): Country => ({
  seed,
  tree,
  today,
  numbers: numberBook(),
  lenders: new Map(),
  travellers: [],
})

export interface NamedCommune extends SyntheticCommune {
  readonly name: string
}

/** The people of the demo's communes, one commune at a time. `scale` makes it smaller, never empty. */
export function* demoPeople(
  { tree, hamletsByCommune }: DemoCountry,
  today: string,
  scale: number,
): Generator<NamedCommune> {
  const country = newCountry(tree, today)
  for (const { code, households } of demoCommunes) {
    const name = findArea(tree, code, demoDay)?.name ?? code
    const profile = profileOf({ code, name }, hamletsByCommune.get(code) ?? hamletsOf(name, households))
    const commune = generateCommune(country, {
      profile,
      households: Math.max(8, Math.round(households * scale)),
    })
    yield { ...commune, name }
  }
}
