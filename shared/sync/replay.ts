/**
 * After a restore: groups that the centre may have lost are sent again, in whatever order the tablets come. Promises: a
 * replayed save never lands on one that came later in the life that was lost, nor on anything that was written since the
 * restore and that its writer had not seen; where the two cannot be told apart, a person is asked.
 */
import { z } from 'zod'
import type { Row } from '../records/record.ts'
import { sameUnit, type UnitValue } from '../records/unit.ts'
import { baseOf, type Change } from './change.ts'
import { type MergeResult, mayRemove, mergeUnit } from './merge-record.ts'
import { heldProblemSchema } from './receipt.ts'

/** What a tablet knows of a group of another life of the centre; empty when it was never answered. */
export const replaySchema = z.object({
  /** The `seq` that each record first got. */
  first: z.record(z.string(), z.int().nonnegative()).optional(),
  /** What was in conflict is a claim again. */
  conflicts: z.array(z.object({ id: z.string(), unit: z.string() })).optional(),
  /** What was dismissed stays dismissed. */
  dismissed: heldProblemSchema.optional(),
})
export type Replay = z.infer<typeof replaySchema>

/** The present life of a commune at the centre, until an administrator ends the recovery. */
export interface Life {
  /** Every number given out in it is higher, every one of lives before lower. */
  readonly startsAt: number
  /** Where the counter stood in the backup: what has a higher number of an earlier life was lost. */
  readonly restoredFrom: number
}

/** Marks a unit that was written in this life without being decided. */
export const writtenIn = (life: Life): number => -life.startsAt

/** A plain save's marks: a replay that comes later must not land on what it wrote. */
export function marksOfLife(life: Life | null, row: Pick<Row, 'decided'>, written: readonly string[]) {
  const marks: Record<string, number> = {}
  if (life !== null) {
    for (const unit of written) if (!isOfLife(row.decided[unit] ?? 0, life)) marks[unit] = writtenIn(life)
  }
  return marks
}

/** A decision that is not written yet has a negative number that stands for its own. */
const isOfLife = (mark: number, life: Life): boolean =>
  mark >= life.startsAt || mark === writtenIn(life) || mark === decidedNow

/** Stands for the `seq` that a row gets when it is written: a unit that is decided now. */
export const decidedNow = -1

/**
 * Its place among the saves of the lives before. One that was never answered comes right after what its writer saw: a
 * record has no other revision at the number behind one of its own.
 */
const placeOf = (replay: Replay, change: Change, unit: string): number =>
  replay.first?.[change.id] ?? baseOf(change, unit) + 1

type UnitOutcome = 'same' | 'write' | 'conflict' | 'superseded'

interface UnitReplay {
  readonly now: UnitValue
  readonly saw: UnitValue
  readonly wrote: UnitValue
  readonly place: number
  readonly mark: number
  readonly life: Life | null
}

function replayUnit({ now, saw, wrote, place, mark, life }: UnitReplay): UnitOutcome {
  if (sameUnit(now, wrote)) return 'same'
  if (life !== null && isOfLife(mark, life)) return 'conflict'
  if (mark > place) return life === null ? 'conflict' : 'superseded'
  if (sameUnit(now, saw)) return 'write'
  // What stands there is of the backup, or of a replay with an earlier place: it had been written over knowingly.
  return life !== null && place > life.restoredFrom + 1 ? 'write' : 'conflict'
}

export interface ReplayResult extends MergeResult {
  /** What it marks as decided at its place, by unit. */
  readonly marks: Readonly<Record<string, number>>
}

/** Merges the units of a replayed create or edit into the present row. */
export function mergeReplayed(
  row: Pick<Row, 'units' | 'decided'>,
  change: Change,
  { replay, life }: { readonly replay: Replay; readonly life: Life | null },
): ReplayResult {
  const found: Record<UnitOutcome, string[]> = { same: [], write: [], conflict: [], superseded: [] }
  const units: Record<string, UnitValue> = { ...row.units }
  const marks: Record<string, number> = {}
  for (const [unit, wrote] of Object.entries(change.wrote ?? {})) {
    const now = row.units[unit] ?? null
    const mark = row.decided[unit] ?? 0
    const place = placeOf(replay, change, unit)
    const disputed = replay.conflicts?.some((each) => each.id === change.id && each.unit === unit) ?? false
    const isSeenNow = life !== null && replay.first === undefined && baseOf(change, unit) >= life.startsAt
    const judged = isSeenNow
      ? mergeUnit({
          now,
          saw: change.saw?.[unit] ?? null,
          wrote,
          base: baseOf(change, unit),
          decidedAt: mark,
        })
      : replayUnit({ now, saw: change.saw?.[unit] ?? null, wrote, place, mark, life })
    const outcome = disputed && judged !== 'same' ? 'conflict' : judged
    found[outcome].push(unit)
    if (outcome === 'write') units[unit] = wrote
    const marked = !disputed && (outcome === 'write' || outcome === 'same')
    if (marked && mark < place && !(life !== null && isOfLife(mark, life))) marks[unit] = place
  }
  const { same, write: written, conflict: conflicts } = found
  return { units: written.length > 0 ? units : row.units, written, same, conflicts, marks }
}

/** Whether a replayed remove finds the record as its writer saw it, or as it was before what they saw. */
export function mayRemoveAgain(
  row: Pick<Row, 'units' | 'decided'>,
  change: Change,
  { replay, life }: { readonly replay: Replay; readonly life: Life | null },
): boolean {
  const marks = Object.entries(row.decided)
  if (marks.some(([unit, mark]) => mark > placeOf(replay, change, unit))) return false
  if (life === null) return mayRemove(row, { ...change, base: Number.MAX_SAFE_INTEGER })
  if (marks.some(([, mark]) => isOfLife(mark, life))) return false
  const first = replay.first?.[change.id]
  if (first !== undefined && first > life.restoredFrom) return true
  return mayRemove(row, { ...change, base: Number.MAX_SAFE_INTEGER })
}
