/**
 * The merge. Promises: a unit is written only over the value that its writer saw and that nobody decided since;
 * no device clock, no last-write-wins; units without conflict are written whatever the others do.
 */
import type { Row } from '../records/record.ts'
import { sameUnit, type UnitValue, type UnitValues } from '../records/unit.ts'
import { baseOf, type Change } from './change.ts'

export type UnitOutcome = 'same' | 'write' | 'conflict'

export interface UnitJudgement {
  readonly now: UnitValue
  readonly saw: UnitValue
  readonly wrote: UnitValue
  /** `seq` of the copy in which the writer saw the unit; 0 for none. */
  readonly base: number
  /** `seq` of the last decision on the unit; 0 for none. */
  readonly decidedAt: number
}

/** By how much a mark lies below a place where nobody had decided the unit before it was said again. */
export const undecidedBy = 0.25

/** Whether a mark tells of a place alone, and of no decision. */
export const isPlaceAlone = (mark: number): boolean => !Number.isInteger(mark * 2)

/**
 * The `seq` of the decision that a mark tells of; 0 for none. The half of a mark is none: it only says that nobody knows
 * who had seen a save of another life.
 */
const decisionOf = (mark: number): number => (isPlaceAlone(mark) ? 0 : Math.floor(mark))

const isDecidedAfter = (mark: number, base: number): boolean => decisionOf(mark) > base

/** What becomes of one unit. */
export function mergeUnit({ now, saw, wrote, base, decidedAt }: UnitJudgement): UnitOutcome {
  if (sameUnit(now, wrote)) return 'same'
  if (sameUnit(now, saw) && !isDecidedAfter(decidedAt, base)) return 'write'
  return 'conflict'
}

export interface MergeResult {
  /** The units after the merge; the very same object when nothing was written. */
  readonly units: UnitValues
  readonly written: readonly string[]
  readonly same: readonly string[]
  readonly conflicts: readonly string[]
}

/** Merges the units of a create or an edit into the present row. A create has seen nothing. */
export function mergeRecord(row: Pick<Row, 'units' | 'decided'>, change: Change): MergeResult {
  const written: string[] = []
  const same: string[] = []
  const conflicts: string[] = []
  const units: Record<string, UnitValue> = { ...row.units }
  for (const [unit, wrote] of Object.entries(change.wrote ?? {})) {
    const outcome = mergeUnit({
      now: row.units[unit] ?? null,
      saw: change.saw?.[unit] ?? null,
      wrote,
      base: baseOf(change, unit),
      decidedAt: row.decided[unit] ?? 0,
    })
    if (outcome === 'write') {
      units[unit] = wrote
      written.push(unit)
    } else (outcome === 'same' ? same : conflicts).push(unit)
  }
  return { units: written.length > 0 ? units : row.units, written, same, conflicts }
}

/** Whether a remove finds the record as its writer saw it: every unit the same, and none decided since. */
export function mayRemove(row: Pick<Row, 'units' | 'decided'>, change: Change): boolean {
  const names = new Set([...Object.keys(row.units), ...Object.keys(change.saw ?? {})])
  for (const unit of names) {
    if (!sameUnit(row.units[unit], change.saw?.[unit])) return false
    if (isDecidedAfter(row.decided[unit] ?? 0, baseOf(change, unit))) return false
  }
  return true
}
