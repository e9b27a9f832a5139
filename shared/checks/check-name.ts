/**
 * Names that were typed without their tones. A name without a single mark may be real ("MAI LAN", "PHAN KIM NGA"), so it is
 * suspicious only where it cannot be: a surname or middle name that nobody bears unmarked, or a syllable that Vietnamese
 * does not write without a mark. Names of the groups whose own spelling needs no marks ("K' BRIN", "KA BRET") and of
 * foreigners are not judged so. Digits and odd characters always are suspicious.
 */
import type { EthnicGroup } from '../codes/ethnic-groups.ts'
import type { UnitValues } from '../records/unit.ts'
import { textOf, type UnitFinding } from './finding.ts'

const oddCharacter = /[^\p{L}\p{M}\s'’‘ʼ-]/u
const marked = /[\u0300-\u036f]|đ/i
const apostrophe = /['’‘ʼ]/

export function checkNameDiacritic(units: UnitValues): UnitFinding | null {
  const name = textOf(units.name)
  if (name === null) return null
  return oddCharacter.test(name) || lostItsTones(name, textOf(units.ethnicGroup))
    ? { rule: 'NAME_DIACRITIC', units: ['name'], found: {} }
    : null
}

/** DC01 wants capitals, with all their marks. */
export function checkNameCase(units: UnitValues): UnitFinding | null {
  const name = textOf(units.name)
  if (name === null || name === name.toLocaleUpperCase('vi')) return null
  return { rule: 'NAME_CASE', units: ['name'], found: {} }
}

const writtenWithTones: ReadonlySet<string> = new Set<EthnicGroup>([
  'kinh',
  'hoa',
  'tay',
  'nung',
  'muong',
  'san-chay',
  'san-diu',
  'tho',
])

/** Without their marks: Nguyễn, Trần, Lê … These are nobody's surname as they stand here. */
const impossibleSurnames = new Set(
  (
    'nguyen tran le pham huynh hoang vo vu dang bui do ho ngo duong ly dinh doan truong lam dao ta ha luong tong kieu ' +
    'trieu dam luu quach trinh to hua'
  ).split(' '),
)
/** Văn, Thị, Hữu, Đức … between surname and given name. */
const impossibleMiddles = new Set('van thi huu duc cong quoc ngoc dinh trong ba viet tan'.split(' '))

const syllable = /^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ng|nh|ch|[cmnpt])?$/
/** A final stop bears a tone mark always; these vowels are iê, yê, uô or ươ, êu, ưu. */
const impossibleSyllable = /(?:ch|[cpt])$|ie|ye|uo|eu$|uu$/

function lostItsTones(name: string, group: string | null): boolean {
  if (marked.test(name.normalize('NFD')) || apostrophe.test(name)) return false
  if (group !== null && !writtenWithTones.has(group)) return false
  const words = name
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== '')
  if (words.length < 2) return false
  if (impossibleSurnames.has(words[0] ?? '')) return true
  if (words.slice(1, -1).some((word) => impossibleMiddles.has(word))) return true
  return words.every((word) => syllable.test(word)) && words.some((word) => impossibleSyllable.test(word))
}
