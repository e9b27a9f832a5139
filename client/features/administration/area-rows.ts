/** The tree of units as far as it is open, row by row. Pure. */
import type { AreaUnit } from '#shared/api/accounts.ts'
import type { SyncWindow } from '#shared/sync/sync-window.ts'

export type Below =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'units'; readonly units: readonly AreaUnit[] }

export type AreaRow =
  | {
      readonly kind: 'unit'
      readonly unit: AreaUnit
      readonly depth: number
      readonly open: boolean
      /** Its own, or that of the unit above. */
      readonly window: SyncWindow | null
    }
  /** What lies below a unit is on its way, or did not come. */
  | {
      readonly kind: 'loading' | 'failed'
      readonly code: string
      readonly depth: number
    }

export function areaRows(
  units: readonly AreaUnit[],
  below: ReadonlyMap<string, Below>,
  { depth = 0, window: above = null }: { depth?: number; window?: SyncWindow | null } = {},
): readonly AreaRow[] {
  return units.flatMap((unit): readonly AreaRow[] => {
    const inner = unit.children === 0 ? undefined : below.get(unit.code)
    const window = unit.window ?? above
    const row: AreaRow = { kind: 'unit', unit, depth, open: inner !== undefined, window }
    if (inner === undefined) return [row]
    if (inner.kind === 'units') return [row, ...areaRows(inner.units, below, { depth: depth + 1, window })]
    return [row, { kind: inner.kind, code: unit.code, depth: depth + 1 }]
  })
}

export interface AreasView {
  /** Codes of the open units. */
  readonly open: readonly string[]
  readonly text: string
  /** Code of the unit that was looked for: it is brought into sight. */
  readonly sought: string | undefined
}

export const readAreasView = (search: Readonly<Record<string, string>>): AreasView => ({
  open: [...new Set((search.mo ?? '').split(',').filter((code) => /^(\d{2}|\d{3})$/.test(code)))],
  text: search.tim ?? '',
  sought: search.xem,
})

export const openCodes = (codes: readonly string[]): string | undefined =>
  codes.length === 0 ? undefined : codes.join(',')
