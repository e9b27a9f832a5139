/** A whole country's units as the tablet carries them: one small JSON, read once, searched without tones. */
import { z } from 'zod'
import { fold } from '../text/fold.ts'

/** Provinces with their districts with their communes; communes lie flat as code, name, code, name … */
export const compactAreasSchema = z.object({
  edition: z.string(),
  provinces: z.array(
    z.tuple([
      z.string(),
      z.string(),
      z.array(z.tuple([z.string(), z.string(), z.array(z.string())]).readonly()).readonly(),
    ]),
  ),
})
export type CompactAreas = z.infer<typeof compactAreasSchema>

export interface AreaName {
  readonly code: string
  /** With its kind in front: `Phường Mũi Né`. */
  readonly name: string
  readonly parent: string | null
}

/** A unit as part of an address, by the codes that are known. */
export interface PlaceCodes {
  readonly province: string | null
  readonly district: string | null
  readonly commune: string | null
  readonly detail: string | null
}

export interface AreaNames {
  readonly edition: string
  readonly provinces: readonly AreaName[]
  listDistricts(province: string): readonly AreaName[]
  listCommunes(district: string): readonly AreaName[]
  /** A province, district or commune by its code. */
  find(code: string): AreaName | undefined
  /** From the province down to the unit itself; empty for an unknown code. */
  path(code: string): readonly AreaName[]
  /** Communes whose path holds every word of the text, in any part of a word; those named so themselves come first. */
  searchCommunes(text: string, limit: number): readonly AreaName[]
  /** `12 Huỳnh Thúc Kháng, Phường Mũi Né, Thành phố Phan Thiết, Tỉnh Bình Thuận`. */
  placeText(place: PlaceCodes): string
}

interface Indexed {
  readonly byCode: ReadonlyMap<string, AreaName>
  readonly byParent: ReadonlyMap<string | null, readonly AreaName[]>
  readonly communes: readonly AreaName[]
}

function index(compact: CompactAreas): Indexed {
  const byCode = new Map<string, AreaName>()
  const byParent = new Map<string | null, AreaName[]>([[null, []]])
  const communes: AreaName[] = []
  const add = (code: string, name: string, parent: string | null): AreaName => {
    const area = { code, name, parent }
    byCode.set(code, area)
    const siblings = byParent.get(parent)
    if (siblings === undefined) byParent.set(parent, [area])
    else siblings.push(area)
    return area
  }
  for (const [province, provinceName, districts] of compact.provinces) {
    add(province, provinceName, null)
    for (const [district, districtName, flat] of districts) {
      add(district, districtName, province)
      for (let at = 0; at + 1 < flat.length; at += 2) {
        communes.push(add(flat[at] ?? '', flat[at + 1] ?? '', district))
      }
    }
  }
  return { byCode, byParent, communes }
}

/** Reads the asset. Throws when it is not one. */
export function readAreaNames(json: unknown): AreaNames {
  const compact = compactAreasSchema.parse(json)
  const { byCode, byParent, communes } = index(compact)
  const find = (code: string) => byCode.get(code)
  const path = (code: string): AreaName[] => {
    const area = find(code)
    if (area === undefined) return []
    return area.parent === null ? [area] : [...path(area.parent), area]
  }
  const listed = (parent: string | null) => byParent.get(parent) ?? []
  const search = communeSearch(communes, path)
  return {
    edition: compact.edition,
    provinces: listed(null),
    listDistricts: listed,
    listCommunes: listed,
    find,
    path,
    searchCommunes: search,
    placeText: ({ province, district, commune, detail }) =>
      [
        detail,
        ...[commune, district, province].map((code) => (code === null ? null : (find(code)?.name ?? code))),
      ]
        .filter((part) => part !== null)
        .join(', '),
  }
}

interface SearchKey {
  readonly area: AreaName
  /** Folded: the commune's own name, and its whole path with a space in front of each word. */
  readonly own: string
  readonly whole: string
}

function communeSearch(communes: readonly AreaName[], path: (code: string) => readonly AreaName[]) {
  // folded at the first search, not at the start, and each unit once: 10,599 names take some 20 ms
  let keys: readonly SearchKey[] | undefined
  return (text: string, limit: number): readonly AreaName[] => {
    const words = fold(text).split(' ')
    if (words[0] === '') return []
    keys ??= searchKeys(communes, path)
    const hits = keys.filter((key) => words.every((word) => key.whole.includes(word)))
    const rank = (key: SearchKey): number => {
      if (words.every((word) => key.own.includes(word))) return 0
      return words.every((word) => key.whole.includes(` ${word}`)) ? 1 : 2
    }
    const ranked = [0, 1, 2].flatMap((wanted) => hits.filter((key) => rank(key) === wanted))
    return ranked.slice(0, limit).map((key) => key.area)
  }
}

function searchKeys(
  communes: readonly AreaName[],
  path: (code: string) => readonly AreaName[],
): readonly SearchKey[] {
  const foldedParents = new Map<string, string>()
  return communes.map((area) => {
    const parent = area.parent ?? ''
    let above = foldedParents.get(parent)
    if (above === undefined) {
      above = fold(
        path(parent)
          .map((unit) => unit.name)
          .join(' '),
      )
      foldedParents.set(parent, above)
    }
    const own = fold(area.name)
    return { area, own, whole: ` ${above} ${own}` }
  })
}
