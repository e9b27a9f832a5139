/** The tree of administrative units as data: province, district, commune, with their official codes and names. */
import { fold } from '../text/fold.ts'

/** How a tree travels: `[code, name, districts]`, `[code, name, communes]`, `[code, name]`, ordered by code. */
export type CompactAreas = readonly (readonly [
  string,
  string,
  readonly (readonly [string, string, readonly (readonly [string, string])[]])[],
])[]

export interface AreaUnit {
  readonly code: string
  readonly name: string
  /** For searching without tones. */
  readonly folded: string
  readonly children: readonly AreaUnit[]
}

export interface AreaTree {
  readonly provinces: readonly AreaUnit[]
  findDistrict(code: string): AreaUnit | undefined
  findCommune(code: string): AreaUnit | undefined
  findProvince(code: string): AreaUnit | undefined
}

const unit = (code: string, name: string, children: readonly AreaUnit[]): AreaUnit => ({
  code,
  name,
  folded: fold(name),
  children,
})

export function createAreaTree(areas: CompactAreas): AreaTree {
  const provinces = areas.map(([code, name, districts]) =>
    unit(
      code,
      name,
      districts.map(([districtCode, districtName, communes]) =>
        unit(
          districtCode,
          districtName,
          communes.map(([communeCode, communeName]) => unit(communeCode, communeName, [])),
        ),
      ),
    ),
  )
  const byCode = (units: readonly AreaUnit[]) => new Map(units.map((each) => [each.code, each]))
  const provinceByCode = byCode(provinces)
  const districts = provinces.flatMap((province) => province.children)
  const districtByCode = byCode(districts)
  const communeByCode = byCode(districts.flatMap((district) => district.children))
  return {
    provinces,
    findProvince: (code) => provinceByCode.get(code),
    findDistrict: (code) => districtByCode.get(code),
    findCommune: (code) => communeByCode.get(code),
  }
}

/** Units that have every typed word somewhere in their name, without tones. */
export function searchUnits(units: readonly AreaUnit[], text: string): readonly AreaUnit[] {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '')
  return words.length === 0
    ? units
    : units.filter((each) => words.every((word) => each.folded.includes(word)))
}

export interface Place {
  readonly province: string | null
  readonly district: string | null
  readonly commune: string | null
  readonly detail: string | null
}

/** A place in words, the smallest first, as addresses are written: `12 Huỳnh Thúc Kháng, Phường Mũi Né, …`. */
export function placeText(tree: AreaTree, place: Place): string {
  return [
    place.detail,
    tree.findCommune(place.commune ?? '')?.name,
    tree.findDistrict(place.district ?? '')?.name,
    tree.findProvince(place.province ?? '')?.name,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(', ')
}
