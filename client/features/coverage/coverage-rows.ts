/** The tree of coverage as the rows of a table that opens downwards: siblings sorted, parents kept for their children. Pure. */
import type { CoverageUnit } from '#shared/api/coverage.ts'
import { fold } from '#shared/text/fold.ts'
import type { CoverageView, Keep, SortName } from './coverage-view.ts'
import { isNamed } from './search-ways.ts'

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
      /** Of a hamlet: what all hamlets of its commune have collected. Nobody has a target of a hamlet. */
      readonly ofCommune: number | null
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
      // hamlets stand beside each other by their part of the same commune
      return unit.level === 'hamlet' ? unit.collected : shareOf(unit)
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

/** By the way to it: of overlapping areas a unit stands in the table twice, and hamlets share their names. */
const keyOf = (unit: CoverageUnit, parent: string): string =>
  parent === '' ? unit.code : `${parent}/${unit.code}`

export function coverageRows(
  units: readonly CoverageUnit[],
  children: ReadonlyMap<string, Children>,
  view: CoverageView,
): readonly CoverageRow[] {
  const text = fold(view.text)
  const compare = compareUnits(view.sort, view.down)
  const rowsOf = (siblings: readonly CoverageUnit[], above: Above): CoverageRow[] =>
    [...siblings].sort(compare).flatMap((unit): CoverageRow[] => {
      const openable = isOpenable(unit)
      const open = openable && view.open.has(unit.code)
      const key = keyOf(unit, above.key)
      const named = above.named || isNamed(unit, text)
      const below = open ? rowsBelow(unit.code, { key, depth: above.depth + 1, named }) : []
      // a unit that is not meant itself stays above those that are, or may be
      const isMeant = named && keepers[view.keep](unit)
      if (!isMeant && !below.some(({ kind }) => kind !== 'empty')) return []
      return [
        { kind: 'unit', key, depth: above.depth, unit, openable, open, ofCommune: wholeOf(unit, siblings) },
        ...below,
      ]
    })
  const rowsBelow = (code: string, above: Above): CoverageRow[] => {
    const found = children.get(code) ?? { kind: 'loading' }
    const { key, depth } = above
    if (found.kind !== 'units') return [{ kind: found.kind, key: `${key}/${found.kind}`, depth, code }]
    if (found.units.length === 0) return [{ kind: 'empty', key: `${key}/empty`, depth, code }]
    return rowsOf(found.units, above)
  }
  return rowsOf(units, { key: '', depth: 0, named: false })
}

interface Above {
  readonly key: string
  readonly depth: number
  /** A unit above is the one that is looked for: all that lies below it is shown. */
  readonly named: boolean
}

const wholeOf = ({ level }: CoverageUnit, siblings: readonly CoverageUnit[]): number | null =>
  level === 'hamlet' ? siblings.reduce((sum, { collected }) => sum + collected, 0) : null

/** The part that is missing, 0 to 1. */
export const lackOf = (unit: CoverageUnit): number => Math.max(0, 1 - (shareOf(unit) ?? 1))

/** Until somebody is collected somewhere, no unit lags behind another: all lack everything. */
export const hasBegun = (units: readonly CoverageUnit[]): boolean =>
  units.some(({ collected }) => collected > 0)

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
