/**
 * Item 14 of DC01: father, mother, spouse and legal representative. A relative is either a resident of the same household,
 * whose record is then the one source of name, nationality and number, or is described on the spot; never both.
 */
import { headRelation } from '../codes/relations.ts'
import { earliestDay, latestDay, yearsBetween } from './partial-date.ts'
import type { Parts, UnitValue, UnitValues } from './unit.ts'

export const relatives = ['father', 'mother', 'spouse', 'representative'] as const
export type Relative = (typeof relatives)[number]

/** The unit that has the name of a relative who is not linked. */
export const nameUnitOf = {
  father: 'fatherName',
  mother: 'motherName',
  spouse: 'spouseName',
  representative: 'representativeName',
} as const satisfies Record<Relative, string>

export interface Neighbour {
  readonly id: string
  readonly units: UnitValues
}

export interface RelativeFacts {
  readonly name: string | null
  readonly nationality: string | null
  /** The personal identification number, else the CMND. */
  readonly number: string | null
}

const textOf = (value: UnitValue | undefined): string | null => (typeof value === 'string' ? value : null)
const partsOf = (value: UnitValue | undefined): Parts | null =>
  typeof value === 'object' && value !== null ? value : null

/** The id of the resident whom a relative is linked to. */
export const linkedTo = (units: UnitValues, relative: Relative): string | null =>
  partsOf(units[relative])?.resident ?? null

export const factsOf = (units: UnitValues): RelativeFacts => ({
  name: textOf(units.name),
  nationality: textOf(units.nationality),
  number: textOf(units.idNumber) ?? textOf(units.cmnd),
})

/** What is known of a relative. `find` looks a resident up; of a linked one whom it does not know nothing is known. */
export function relativeOf(
  units: UnitValues,
  relative: Relative,
  find: (resident: string) => UnitValues | undefined,
): RelativeFacts {
  const link = linkedTo(units, relative)
  if (link !== null) return factsOf(find(link) ?? {})
  const parts = partsOf(units[relative])
  return {
    name: textOf(units[nameUnitOf[relative]]),
    nationality: parts?.nationality ?? null,
    number: parts?.number ?? null,
  }
}

/** Whether anything is said of a relative. */
export const hasRelative = (units: UnitValues, relative: Relative): boolean =>
  (units[relative] ?? null) !== null || (units[nameUnitOf[relative]] ?? null) !== null

/** What links a relative: the words that stood there go. */
export const linkUnits = (relative: Relative, resident: string): Record<string, UnitValue> => ({
  [nameUnitOf[relative]]: null,
  [relative]: { resident, nationality: null, number: null },
})

/** What ends a link: what the linked record said stays, as words. */
export function unlinkUnits(
  relative: Relative,
  { name, nationality, number }: RelativeFacts,
): Record<string, UnitValue> {
  const isKnown = nationality !== null || number !== null
  return {
    [nameUnitOf[relative]]: name,
    [relative]: isKnown ? { resident: null, nationality, number } : null,
  }
}

/** Who of a household may be this relative, the likeliest first. Whoever certainly is not, by sex or age, is left out. */
export function listLikely(
  relative: Relative,
  self: Neighbour,
  others: readonly Neighbour[],
): readonly Neighbour[] {
  return others
    .filter((other) => other.id !== self.id && mayBe(relative, self.units, other.units))
    .map((other) => ({ other, rank: rankOf(relative, self.units, other.units) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ other }) => other)
}

/** Whether somebody may have this relative now: a spouse who is married, a representative who is no adult. `today` is `YYYY-MM-DD`. */
export function mayHave(relative: Relative, { marital, birth }: UnitValues, today: string): boolean {
  if (relative === 'spouse') return marital === married
  if (relative !== 'representative') return true
  return typeof birth === 'string' && yearsBetween(latestDay(birth), today) < adult
}

const married = '2'
const parentSex: Partial<Record<Relative, string>> = { father: '1', mother: '2' }
const adult = 18
const yearsOfParent = 13

/** Years by which somebody is at least older, as far as the dates are known; `null` where they are not. */
function mostYearsOlder(older: UnitValues, younger: UnitValues): number | null {
  const [from, to] = [textOf(older.birth), textOf(younger.birth)]
  return from === null || to === null ? null : yearsBetween(earliestDay(from), latestDay(to))
}

function mayBe(relative: Relative, self: UnitValues, other: UnitValues): boolean {
  const wanted = relative === 'spouse' ? oppositeSex(self) : parentSex[relative]
  const sex = textOf(other.sex)
  if (wanted !== undefined && sex !== null && sex !== wanted) return false
  const years = mostYearsOlder(other, self)
  if (relative === 'spouse') return years === null || Math.abs(years) < adult * 2
  return years === null || years >= (relative === 'representative' ? 1 : yearsOfParent)
}

function oppositeSex(units: UnitValues): string | undefined {
  const sex = textOf(units.sex)
  if (sex === null) return undefined
  return sex === '1' ? '2' : '1'
}

/** Relations of the relative to the head that fit the relation of the one who is asked about. */
const pairs: Readonly<Record<string, Partial<Record<Relative, readonly string[]>>>> = {
  CH: { father: ['CHA'], mother: ['ME'], spouse: ['VO', 'CHONG'], representative: ['CHA', 'ME'] },
  VO: { spouse: [headRelation] },
  CHONG: { spouse: [headRelation] },
  CON: {
    father: [headRelation, 'CHONG'],
    mother: [headRelation, 'VO'],
    spouse: ['CONDAU', 'CONRE'],
    representative: [headRelation],
  },
  CONDAU: { spouse: ['CON'] },
  CONRE: { spouse: ['CON'] },
  CHAU: { father: ['CON', 'CONRE'], mother: ['CON', 'CONDAU'], representative: [headRelation] },
  CHA: { spouse: ['ME'] },
  ME: { spouse: ['CHA'] },
}
/** Where the relation is not known yet, a resident is taken for a child of the household. */
const unknownRelation = 'CON'

function rankOf(relative: Relative, self: UnitValues, other: UnitValues): number {
  const fitting = pairs[textOf(self.relation) ?? unknownRelation]?.[relative] ?? []
  const place = fitting.indexOf(textOf(other.relation) ?? '')
  const gap = Math.abs(mostYearsOlder(other, self) ?? 40)
  return (place < 0 ? 1000 : 0) + (relative === 'spouse' ? gap : Math.abs(gap - 27))
}
