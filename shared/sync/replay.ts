/**
 * After a restore: groups that the centre may have lost are sent again, in whatever order the tablets come. Promises: a
 * replayed save never lands on one that came later in the life that was lost, nor on anything that its writer had not
 * seen, written since the restore or before it; where that cannot be told, a person is asked.
 */
import { z } from 'zod'
import type { Row } from '../records/record.ts'
import { sameUnit, type UnitValue } from '../records/unit.ts'
import { baseOf, type Change } from './change.ts'
import { isPlaceAlone, type MergeResult, mergeUnit, undecidedBy } from './merge-record.ts'
import { heldProblemSchema } from './receipt.ts'

/** What a tablet knows of a group of another life of the centre; empty when it was never answered. */
export const replaySchema = z.object({
  /** The `seq` that each record first got. */
  first: z.record(z.string(), z.int().nonnegative()).optional(),
  /** By record and unit: where an answered save of one's own is that it wrote over, if that is not the lower number. */
  over: z.record(z.string(), z.record(z.string(), z.int().nonnegative())).optional(),
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

/**
 * The record as a plain save of this life meets it: the places of what was said again are no decisions, and whoever saw
 * the value that stands there writes over it, as over any other.
 */
export function withoutPlaces<T extends Pick<Row, 'decided'>>(row: T, life: Life | null): T {
  if (life === null) return row
  const isPlace = (mark: number): boolean => mark > life.restoredFrom && mark < life.startsAt
  if (!Object.values(row.decided).some(isPlace)) return row
  const decided = Object.entries(row.decided).filter(([, mark]) => !isPlace(mark))
  return { ...row, decided: Object.fromEntries(decided) }
}

/** A decision that is not written yet has a negative number that stands for its own. */
const isOfLife = (mark: number, life: Life): boolean =>
  mark >= life.startsAt || mark === writtenIn(life) || mark === decidedNow

/** Stands for the `seq` that a row gets when it is written: a unit that is decided now. */
export const decidedNow = -1

/** What is said again, and where. */
export interface Again {
  readonly replay: Replay
  /** Whether it was made in the life that the backup is of: numbers of others say nothing of what came before what. */
  readonly isOfBackup: boolean
  readonly life: Life | null
}

/** The name of a life ends with that of the one that its backup is of. */
export const nameOfLife = (id: string, before: string): string => `${id}~${shortName(before)}`
const shortName = (epoch: string): string => epoch.split('~', 1).join().slice(0, 8)
export const isLifeBefore = (epoch: string, present: string): boolean =>
  present.split('~')[1] === shortName(epoch)

/** Whether what its writer had seen can be told from numbers. */
const isComparable = ({ isOfBackup, life }: Again): boolean => isOfBackup && life !== null

/** Its place among the saves of the life that the backup is of is known, and with it what had been seen by whom. */
const isPlaced = (again: Again, id: string): boolean =>
  isComparable(again) && (again.replay.first?.[id] ?? Number.POSITIVE_INFINITY) < (again.life?.startsAt ?? 0)

/**
 * Its place among the saves of the lives before: the number that it got. One that was never answered comes right behind
 * what its writer saw. Where nobody knows who had seen it, it is half of one more, and its mark tells that.
 */
function placeOf(again: Again, change: Change, unit: string): number {
  const { first, over } = again.replay
  const known = first?.[change.id]
  const own = over?.[change.id]?.[unit] ?? 0
  if (known === undefined) return Math.max(baseOf(change, unit), own) + 0.5
  return isPlaced(again, change.id) ? known : Math.max(known, own) + 0.5
}

type Standing = 'older' | 'newer' | 'unseen'

/** What the mark of a unit says of the word that stands there, seen from a place of the lives before. */
function standingOf(mark: number, place: number, life: Life | null): Standing {
  if (life !== null && isOfLife(mark, life)) return 'unseen'
  // of another recovery, or of a life that is neither this nor the backup's: its writer may have seen nothing of it
  if (mark < 0) return place < -mark ? 'unseen' : 'older'
  return mark > place ? 'newer' : 'older'
}

type UnitOutcome = 'same' | 'write' | 'conflict' | 'superseded'

function replayUnit(
  row: Pick<Row, 'units' | 'decided'>,
  change: Change,
  unit: string,
  again: Again,
): UnitOutcome {
  const { life } = again
  const now = row.units[unit] ?? null
  const mark = row.decided[unit] ?? 0
  const place = placeOf(again, change, unit)
  const standing = standingOf(mark, place, life)
  if (standing === 'unseen') return 'conflict'
  // whoever came later had seen what was answered; of what was not, nobody knows
  if (standing === 'newer') return isPlaced(again, change.id) ? 'superseded' : 'conflict'
  if (sameUnit(now, change.saw?.[unit])) return 'write'
  return life !== null && again.isOfBackup && mayFollow(mark, place, life) ? 'write' : 'conflict'
}

/** What stands there is of the backup, or of an answered one with an earlier place: it was written over knowingly. */
const mayFollow = (mark: number, place: number, life: Life): boolean =>
  place > life.restoredFrom + 0.5 && isAnswered(mark)

const isAnswered = (mark: number): boolean => Number.isInteger(isPlaceAlone(mark) ? mark + undecidedBy : mark)

/** Made on rows of this life after all: its officer went on in a group that was open when the other life ended. */
const isMadeIn = ({ life, replay }: Again, change: Change, unit: string): boolean =>
  life !== null && replay.first?.[change.id] === undefined && baseOf(change, unit) >= life.startsAt

const isDisputed = ({ conflicts }: Replay, id: string, unit: string): boolean =>
  conflicts?.some((each) => each.id === id && each.unit === unit) ?? false

function judgeUnit(
  row: Pick<Row, 'units' | 'decided'>,
  change: Change,
  unit: string,
  again: Again,
): UnitOutcome {
  const now: UnitValue = row.units[unit] ?? null
  const wrote = change.wrote?.[unit] ?? null
  if (sameUnit(now, wrote)) return 'same'
  if (isDisputed(again.replay, change.id, unit)) return 'conflict'
  if (!isMadeIn(again, change, unit)) return replayUnit(row, change, unit, again)
  const [base, decidedAt] = [baseOf(change, unit), row.decided[unit] ?? 0]
  return mergeUnit({ now, saw: change.saw?.[unit] ?? null, wrote, base, decidedAt })
}

/** The mark of a unit that a replay wrote or found written; `undefined` where it stays as it is. */
function markAfter(
  row: Pick<Row, 'decided'>,
  change: Change,
  unit: string,
  again: Again,
): number | undefined {
  const mark = row.decided[unit] ?? 0
  const place = placeOf(again, change, unit)
  if (isDisputed(again.replay, change.id, unit)) return undefined
  if (standingOf(mark, place, again.life) === 'unseen') return undefined
  if (!isComparable(again)) return -place
  return mark < place ? markAt(place, mark) : undefined
}

/** A decision that lies beneath goes on to count as one. */
const markAt = (place: number, mark: number): number =>
  mark > 0 && !isPlaceAlone(mark) ? place : place - undecidedBy

export interface ReplayResult extends MergeResult {
  /** What it marks as decided at its place, by unit. */
  readonly marks: Readonly<Record<string, number>>
}

/** Merges the units of a replayed create or edit into the present row. */
export function mergeReplayed(
  row: Pick<Row, 'units' | 'decided'>,
  change: Change,
  again: Again,
): ReplayResult {
  const found: Record<UnitOutcome, string[]> = { same: [], write: [], conflict: [], superseded: [] }
  const units: Record<string, UnitValue> = { ...row.units }
  const marks: Record<string, number> = {}
  for (const [unit, wrote] of Object.entries(change.wrote ?? {})) {
    const outcome = judgeUnit(row, change, unit, again)
    found[outcome].push(unit)
    if (outcome === 'write') units[unit] = wrote
    if (outcome === 'conflict' || outcome === 'superseded') continue
    const mark = isMadeIn(again, change, unit)
      ? marksOfLife(again.life, row, outcome === 'write' ? [unit] : [])[unit]
      : markAfter(row, change, unit, again)
    if (mark !== undefined) marks[unit] = mark
  }
  const { same, write: written, conflict: conflicts } = found
  return { units: written.length > 0 ? units : row.units, written, same, conflicts, marks }
}

/** Whether a replayed edit of a removed record comes before what removed it, in the life in which both were answered. */
export function comesBeforeRemoval(row: Pick<Row, 'decided'>, change: Change, again: Again): boolean {
  if (!isPlaced(again, change.id)) return false
  return Object.keys(change.wrote ?? {}).every(
    (unit) => standingOf(row.decided[unit] ?? 0, placeOf(again, change, unit), again.life) === 'newer',
  )
}

/** Units that were in conflict in whichever life. */
export const disputedUnits = (replay: Replay, { id, wrote }: Change): string[] =>
  Object.keys(wrote ?? {}).filter((unit) => isDisputed(replay, id, unit))

/** Whether a replayed remove finds every unit as its writer saw it, or as it was before what they saw. */
export function mayRemoveAgain(row: Pick<Row, 'units' | 'decided'>, change: Change, again: Again): boolean {
  return Object.keys(row.units).every((unit) => {
    const isSeen = sameUnit(row.units[unit], change.saw?.[unit])
    if (isMadeIn(again, change, unit)) return isSeen && (row.decided[unit] ?? 0) <= baseOf(change, unit)
    const outcome = replayUnit(row, change, unit, again)
    return outcome === 'write' && (isSeen || isPlaced(again, change.id))
  })
}

/** The marks of a record that a replay removed: earlier saves of its units that come later are past. */
export function marksOfRemove(
  row: Pick<Row, 'units' | 'decided'>,
  change: Change,
  again: Again,
): Record<string, number> {
  const marks = Object.keys(row.units).flatMap((unit): [string, number][] => {
    const mark = isMadeIn(again, change, unit)
      ? marksOfLife(again.life, row, [unit])[unit]
      : markAfter(row, change, unit, again)
    return mark === undefined ? [] : [[unit, mark]]
  })
  return Object.fromEntries(marks)
}
