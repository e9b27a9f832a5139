/** Choosing units of the tree: looked for in every level, and never one within another that is chosen. Pure. */
import type { Area } from '#shared/access/actor.ts'
import type { AreaName, AreaNames } from '#shared/areas/compact-areas.ts'
import { fold } from '#shared/text/fold.ts'

export const country: Area = { level: 'country', code: 'VN' }

/** Of a unit of the tree; its official code tells by its length. */
export function levelOfCode(code: string): 'province' | 'district' | 'commune' {
  if (code.length === 2) return 'province'
  return code.length === 3 ? 'district' : 'commune'
}

export const areaOf = ({ code }: Pick<AreaName, 'code'>): Area => ({ level: levelOfCode(code), code })

const isSame = (a: Area, b: Area): boolean => a.level === b.level && a.code === b.code

export const isChosen = (chosen: readonly Area[], area: Area): boolean =>
  chosen.some((each) => isSame(each, area))

/** Whether `outer` holds the whole of `inner` and is not the same unit. */
export function isWithin(names: AreaNames, inner: Area, outer: Area): boolean {
  if (isSame(inner, outer)) return false
  if (outer.level === 'country') return true
  if (inner.level === 'country') return false
  return names.path(inner.code).some(({ code }) => code === outer.code)
}

/** A unit within one that is chosen is in already; units within the new one need no word of their own. */
export function choose(names: AreaNames, chosen: readonly Area[], area: Area): readonly Area[] {
  if (isChosen(chosen, area) || chosen.some((outer) => isWithin(names, area, outer))) return chosen
  return [...chosen.filter((each) => !isWithin(names, each, area)), area]
}

export const unchoose = (chosen: readonly Area[], area: Area): readonly Area[] =>
  chosen.filter((each) => !isSame(each, area))

/** Whether the same units are chosen, in whatever order. */
export const areSame = (a: readonly Area[], b: readonly Area[]): boolean =>
  a.length === b.length && a.every((each) => isChosen(b, each))

/** Folded, with a space before each word. */
interface Key {
  readonly area: AreaName
  readonly own: string
  readonly whole: string
}

const keysOfTree = new WeakMap<AreaNames, readonly Key[]>()

function keysOf(names: AreaNames): readonly Key[] {
  const known = keysOfTree.get(names)
  if (known !== undefined) return known
  const keys: Key[] = []
  const add = (area: AreaName, above: string): string => {
    const own = ` ${fold(area.name)}`
    keys.push({ area, own: `${own} ${area.code}`, whole: `${above}${own} ${area.code}` })
    return above + own
  }
  for (const province of names.provinces) {
    const inProvince = add(province, '')
    for (const district of names.listDistricts(province.code)) {
      const inDistrict = add(district, inProvince)
      for (const commune of names.listCommunes(district.code)) add(commune, inDistrict)
    }
  }
  keysOfTree.set(names, keys)
  return keys
}

/**
 * Units whose path or code has a word that begins with each of the words: first those that are named just so, then those
 * with the words in their own name, then what lies in such a unit; the larger before the smaller.
 */
export function searchUnits(names: AreaNames, text: string, limit: number): readonly AreaName[] {
  const wanted = fold(text)
  if (wanted === '') return []
  const words = wanted.split(' ').map((word) => ` ${word}`)
  const hits = keysOf(names).filter(({ whole }) => words.every((word) => whole.includes(word)))
  const rank = ({ own, area: { code } }: Key): number => {
    if (own.includes(` ${wanted}`)) return code.length
    return (words.every((word) => own.includes(word)) ? 10 : 20) + code.length
  }
  return hits
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, limit)
    .map(({ area }) => area)
}
