/** The tree of coverage as the rows of a table that opens downwards: siblings sorted, parents kept for their children. Pure. */
import type { CoverageUnit } from '#shared/api/coverage.ts'
import { fold } from '#shared/text/fold.ts'
import type { CoverageView, Keep, SortName } from './coverage-view.ts'

export type Children =
  | { readonly kind: 'loading' | 'failed' }
  | { readonly kind: 'units'; readonly units: readonly CoverageUnit[] }

export type CoverageRow =
  | {
      readonly kind: 'unit'
      readonly key: string
      readonly depth: number
      readonly unit: CoverageUnit
      readonly openable: boolean
      readonly open: boolean
    }
  | {
      readonly kind: 'loading' | 'failed' | 'empty'
      readonly key: string
      readonly depth: number
      readonly code: string
    }

/** Who is registered and was not found yet; `null` where no target is known. */
export const missingOf = ({ target, collected }: CoverageUnit): number | null =>
  target === null ? null : Math.max(0, target - collected)

export const shareOf = ({ target, collected }: CoverageUnit): number | null =>
  target === null || target === 0 ? null : collected / target

const compareNames = new Intl.Collator('vi', { numeric: true }).compare

function sortValueOf(unit: CoverageUnit, sort: Exclude<SortName, 'name'>): number | null {
  switch (sort) {
    case 'share':
      return shareOf(unit)
    case 'missing':
      return missingOf(unit)
    case 'arrival':
      return unit.lastArrivalAt === null ? null : Date.parse(unit.lastArrivalAt)
    default:
      return unit[sort]
  }
}

/** What has no value comes last, whichever way the column is turned. */
export function compareUnits(sort: SortName, down: boolean) {
  const turn = down ? -1 : 1
  return (a: CoverageUnit, b: CoverageUnit): number => {
    const byName = compareNames(a.name, b.name)
    if (sort === 'name') return byName * turn
    const [left, right] = [sortValueOf(a, sort), sortValueOf(b, sort)]
    if (left === right) return byName
    if (left === null) return 1
    if (right === null) return -1
    return (left - right) * turn
  }
}

const keepers: Readonly<Record<Keep, (unit: CoverageUnit) => boolean>> = {
  all: () => true,
  unfinished: (unit) => (missingOf(unit) ?? 0) > 0,
  flagged: (unit) => unit.flagged > 0,
  held: (unit) => unit.held > 0,
}

const isOpenable = ({ level }: CoverageUnit): boolean => level !== 'hamlet'

/** Hamlets share names with each other's communes; every other code is one unit's. */
export const keyOf = (unit: CoverageUnit, parent: string): string =>
  unit.level === 'hamlet' ? `${parent}/${unit.code}` : unit.code

export function coverageRows(
  units: readonly CoverageUnit[],
  children: ReadonlyMap<string, Children>,
  view: CoverageView,
): readonly CoverageRow[] {
  const text = fold(view.text)
  const compare = compareUnits(view.sort, view.down)
  const isMeant = (unit: CoverageUnit): boolean =>
    keepers[view.keep](unit) && (text === '' || fold(unit.name).includes(text) || unit.code.startsWith(text))
  const rowsOf = (siblings: readonly CoverageUnit[], depth: number, parent: string): CoverageRow[] =>
    [...siblings].sort(compare).flatMap((unit): CoverageRow[] => {
      const openable = isOpenable(unit)
      const open = openable && view.open.has(unit.code)
      const below = open ? rowsBelow(unit.code, depth + 1) : []
      // a unit that is not meant itself stays above those that are
      if (!isMeant(unit) && !below.some(({ kind }) => kind === 'unit')) return []
      return [{ kind: 'unit', key: keyOf(unit, parent), depth, unit, openable, open }, ...below]
    })
  const rowsBelow = (code: string, depth: number): CoverageRow[] => {
    const found = children.get(code) ?? { kind: 'loading' }
    if (found.kind !== 'units') return [{ kind: found.kind, key: `${code}/${found.kind}`, depth, code }]
    if (found.units.length === 0) return [{ kind: 'empty', key: `${code}/empty`, depth, code }]
    return rowsOf(found.units, depth, code)
  }
  return rowsOf(units, 0, '')
}

/** The part that is missing, 0 to 1. */
export const lackOf = (unit: CoverageUnit): number => Math.max(0, 1 - (shareOf(unit) ?? 1))

/** The top of a picture of what is missing: the next tenth above the largest, so that small gaps are not blown up. */
export const lagCeiling = (units: readonly CoverageUnit[]): number =>
  Math.max(1, Math.ceil(Math.max(0, ...units.map(lackOf)) * 10 - 1e-9)) / 10

const compareLag = compareUnits('share', false)

/** Those that lag first, of equals the one where most people are missing; units without a target cannot lag. */
export const byLag = (units: readonly CoverageUnit[]): readonly CoverageUnit[] =>
  units
    .filter((unit) => shareOf(unit) !== null)
    .sort((a, b) =>
      shareOf(a) === shareOf(b) ? (missingOf(b) ?? 0) - (missingOf(a) ?? 0) : compareLag(a, b),
    )
