/**
 * Promises of a restore, held against what was truly lived in the lives that were lost, which neither tablets nor centre
 * know whole: no older save on a newer one, nothing let go that nobody had seen, and no question where all is known.
 */
import { communeOf } from '../centre/memory-state.ts'
import type { LivedWord } from '../ledger.ts'
import type { Author, Story, StoryWord, UnitWrite } from '../oracle/model.ts'
import { isDisputed } from '../oracle/replayed.ts'
import { isSame } from '../oracle/values.ts'
import type { Invariant, Sight } from './sight.ts'

type Place = Pick<LivedWord, 'id' | 'unit'> & { readonly by: Author }

/** What a group said on a unit in lives that were lost, with its place there. */
function livesOf({ world }: Sight, { id, unit, by }: Place): { life: number; at: number; word: LivedWord }[] {
  return world.ledger.restores.flatMap(({ lost }, life) =>
    [...lost.values()].flatMap(({ words }) => {
      const at = words.findLastIndex((one) => one.group === by.group && one.id === id && one.unit === unit)
      const word = words[at]
      return word === undefined || word.fate === 'conflict' ? [] : [{ life, at, word }]
    }),
  )
}

/** Whether the later one stood upon the earlier one in a life that both lived. */
export function isLivedAfter(sight: Sight, later: Place, earlier: Place): boolean {
  const before = livesOf(sight, earlier)
  return livesOf(sight, later).some(({ life, at }) => before.some((one) => one.life === life && one.at < at))
}

/** The copy on which a group was made, where no centre has answered it. */
function baseOf({ logs }: Sight, { id, unit, by }: Place): number {
  for (const { arrived } of logs.values()) {
    const group = arrived.find(({ stored }) => stored.id === by.group)?.group
    const base = group?.changes.find((change) => change.id === id)?.base
    if (base !== undefined) return typeof base === 'number' ? base : (base[unit] ?? 0)
  }
  return 0
}

/** Whether it was made on a copy that had the other one in it. */
const isMadeUpon = (sight: Sight, later: Place, earlier: Place): boolean =>
  livesOf(sight, earlier).some(({ word }) => word.seq > 0 && word.seq <= baseOf(sight, later))

const isKnownAfter = (sight: Sight, later: Place, earlier: Place): boolean =>
  isLivedAfter(sight, later, earlier) || isMadeUpon(sight, later, earlier)

const words = ({ id, unit, wrote, by }: UnitWrite): string =>
  `${JSON.stringify(wrote)} (${by.group.slice(-4)}) on ${unit} of ${id.slice(-4)}`

/** Said again, a save is written only over what its writer saw, or what had been written over before it in its own life. */
export const noOlderSaveLandsOnANewer: Invariant = (sight) => {
  for (const { story } of sight.logs.values())
    for (const write of story.writes) {
      const { now, saw, id, unit, met, replay } = write
      if (replay === undefined || met === undefined || isSame(now, saw)) continue
      if (!isKnownAfter(sight, write, { id, unit, by: met }))
        return `${words(write)} landed on ${JSON.stringify(now)} (${met.group.slice(-4)}), which came later or was not seen`
    }
  return undefined
}

/** Said again, a save is let go only where somebody wrote over it who had seen it, and whose word is at the centre. */
export const whatIsPastWasSeen: Invariant = (sight) => {
  for (const { story } of sight.logs.values())
    for (const word of story.words) {
      if (word.fate !== 'past') continue
      const laters = story.words.filter(({ id, unit, group }) => {
        return id === word.id && unit === word.unit && group !== word.group
      })
      if (!laters.some((later) => later.fate !== 'conflict' && isKnownAfter(sight, later, word)))
        return `${word.group.slice(-4)} on ${word.unit} of ${word.id.slice(-4)} was let go, and nobody had seen it`
    }
  return undefined
}

/** Where one restore was announced, and all that is at hand was answered before it: the order is known, nobody is asked. */
export const nobodyIsAskedWhatIsKnown: Invariant = (sight) => {
  const { restores } = sight.world.ledger
  if (restores.length !== 1) return undefined
  for (const { story } of sight.logs.values())
    for (const conflict of story.conflicts) {
      const { id, unit, met, replay, life } = conflict
      if (
        replay?.first === undefined ||
        life === undefined ||
        met === undefined ||
        isDisputed({ id, unit, replay })
      )
        continue
      const stood = story.words.findLast(
        (word) => word.id === id && word.unit === unit && word.group === met.group,
      )
      if (stood === undefined || !isAnsweredBefore(sight, stood)) continue
      const place = { id, unit, by: met }
      if (isLivedAfter(sight, conflict, place) || isLivedAfter(sight, place, conflict))
        return `${words(conflict)} met ${met.group.slice(-4)}, and it is known which came first`
    }
  return undefined
}

/** In the backup, or said again by who knows where it had been. */
function isAnsweredBefore({ world, logs }: Sight, { group, id, replay }: StoryWord): boolean {
  if (replay !== undefined) return replay.first?.[id] !== undefined
  for (const [code, { arrived }] of logs) {
    const stored = arrived.find((one) => one.stored.id === group)?.stored
    const kept = world.ledger.restores[0]?.lost.get(code)?.kept ?? 0
    if (stored !== undefined) return stored.judged < kept
  }
  return false
}

/** What a tablet knows to be dismissed is held no more; nor is, as of a removed record, what everybody knew who removed it. */
export const whatWasSettledIsNotHeldAgain: Invariant = (sight) => {
  const { restores } = sight.world.ledger
  const settled = new Map(restores.flatMap((restore) => [...restore.settled]))
  for (const [code, { story }] of sight.logs)
    for (const [key, { id, state, problem, records }] of communeOf(sight.world.tables, code).held) {
      const was = settled.get(key)
      if (state !== 'held' || was === undefined || problem.code === 'other-device') continue
      const isPast =
        restores.length === 1 &&
        restores[0]?.isAnnounced &&
        records.some((record) => isRemovedAfter(sight, story, { group: id, record }))
      if (was === 'dismissed' || (problem.code === 'record-removed' && isPast))
        return `${id.slice(-4)} was ${was} before a restore, and is held (${problem.code})`
    }
  return undefined
}

/** Whether the record was removed, in a life that was lost, by somebody who knew what the group had said of it. */
function isRemovedAfter(
  { world }: Sight,
  { rows, commune }: Story,
  { group, record }: { readonly group: string; readonly record: string },
): boolean {
  const by = [...rows.values()].find(({ id, removed }) => removed && id === record)?.removedBy
  if (by === undefined) return false
  return world.ledger.restores.some(({ lost }) => {
    const words = lost.get(commune)?.words ?? []
    const at = (of: string): number => words.findLastIndex((one) => one.id === record && one.group === of)
    return at(group) >= 0 && at(group) < at(by.group)
  })
}
