/**
 * What becomes of a word that is said again after a restore, told without a line of the centre's own judgement. A mark is
 * the place of the word that stands: a whole number is where the centre first had it, or decided it; a number and a half
 * stands right behind the copy that a writer saw whom no centre had answered, where nobody had decided
 * before, both are a quarter less; a negative one is of a life in which others
 * may have been missing: whatever comes from before it had not been seen.
 */
import type { UnitValue } from '#shared/records/unit.ts'
import type { Replay } from '#shared/sync/replay.ts'
import { isSame } from './values.ts'

/** A life of the centre that began with a restore. */
export interface ModelLife {
  readonly startsAt: number
  /** Where the counter of the commune stood in the backup. */
  readonly restoredFrom: number
  readonly epoch: string
}

export interface SaidAgain {
  readonly id: string
  readonly unit: string
  readonly now: UnitValue
  readonly saw: UnitValue
  readonly wrote: UnitValue
  readonly base: number
  readonly mark: number
  readonly replay: Replay
  /** The epoch of the rows that it was made on. */
  readonly epoch: string
  /** While its recovery goes on. */
  readonly life: ModelLife | undefined
  /** The epoch of the present life. */
  readonly present: string
}

export type Fate = 'same' | 'write' | 'conflict' | 'past'

const isHalf = (place: number): boolean => !Number.isInteger(place)

/** Nobody decided before what stands there was said again. */
const isUndecided = (mark: number): boolean => mark <= 0 || Math.abs((mark % 1) - 0.5) === 0.25

/** The last decision that a mark may tell of. */
export const decisionIn = (mark: number): number => (isUndecided(mark) ? 0 : Math.floor(mark))

const isAnswered = (mark: number): boolean => !isHalf(mark > 0 && isUndecided(mark) ? mark + 0.25 : mark)

/** Whether a word was said in this life. */
export const isOfLife = (mark: number, { startsAt }: ModelLife): boolean =>
  mark >= startsAt || mark === -startsAt

/** Made on rows of this life after all: an old group that was open, and in which an officer wrote on. */
export const isMadeInLife = ({ base, replay, life }: SaidAgain): boolean =>
  life !== undefined && replay.first === undefined && base >= life.startsAt

export const isDisputed = ({ id, unit, replay }: Pick<SaidAgain, 'id' | 'unit' | 'replay'>): boolean =>
  replay.conflicts?.some((one) => one.id === id && one.unit === unit) ?? false

/** Its number, where that is of the life that the backup is of; what has none is right behind what was seen. */
export function placeOf({ id, unit, base, replay, epoch, present, life }: SaidAgain): number {
  const first = replay.first?.[id]
  const own = replay.over?.[id]?.[unit] ?? 0
  if (first === undefined) return Math.max(base, own) + 0.5
  const isPlaced = life !== undefined && isOfBackup({ epoch, present, life }) && first < life.startsAt
  return isPlaced ? first : Math.max(first, own) + 0.5
}

/** A life is called after itself and the one that was lost. */
const isOfBackup = <T extends Pick<SaidAgain, 'epoch' | 'present' | 'life'>>(
  said: T,
): said is T & { readonly life: ModelLife } =>
  said.life !== undefined && said.present.split('~')[1] === said.epoch.split('~')[0]?.slice(0, 8)

export function fateOf(said: SaidAgain): Fate {
  const { now, saw, wrote, base, mark, life } = said
  if (isSame(now, wrote)) return 'same'
  if (isDisputed(said)) return 'conflict'
  const isSeen = isSame(now, saw)
  if (isMadeInLife(said)) return isSeen && decisionIn(mark) <= base ? 'write' : 'conflict'
  const place = placeOf(said)
  if ((life !== undefined && isOfLife(mark, life)) || (mark < 0 && place < -mark)) return 'conflict'
  if (mark > place) return isHalf(place) ? 'conflict' : 'past'
  if (isSeen) return 'write'
  return isOfBackup(said) && place > said.life.restoredFrom + 0.5 && isAnswered(mark) ? 'write' : 'conflict'
}

/** The mark that it leaves where it stands. */
export function markAfter(said: SaidAgain): number {
  const { mark, life } = said
  if (isDisputed(said)) return mark
  if (life !== undefined && isOfLife(mark, life)) return mark
  if (isMadeInLife(said) && life !== undefined) return isSame(said.now, said.wrote) ? mark : -life.startsAt
  const place = placeOf(said)
  if (mark < 0 && place < -mark) return mark
  if (!isOfBackup(said)) return -place
  return Math.max(mark, isUndecided(mark) ? place - 0.25 : place)
}
