/** Who wrote what over which value: the facts of the sentence that a conflict is told by. Pure. */
import type { HistoryEntry } from '#shared/api/flags.ts'
import { sameUnit, type UnitValue } from '#shared/records/unit.ts'
import type { Flag } from '#shared/sync/flag.ts'

export interface Writing {
  /** Username. */
  readonly by: string
  readonly value: UnitValue
  readonly saw: UnitValue
  /** The writer's own clock. */
  readonly at: string
}

export interface ConflictStory {
  /** Whose value stands first, then the claims in the order in which they came. */
  readonly writings: readonly Writing[]
  /** Who wrote what stands, or stood until it was decided. */
  readonly standing: Writing | undefined
  /** What all of them saw; `undefined` where they saw different values. */
  readonly saw: UnitValue | undefined
}

type Asked = Pick<Flag, 'unit' | 'claims' | 'closedAt'>

/**
 * The change that brought the value that stands, or stood until it was decided; `undefined` where the history does not
 * reach to it.
 */
function findStanding(
  { unit, closedAt }: Asked,
  now: UnitValue,
  history: readonly HistoryEntry[],
): Writing | undefined {
  for (const { by, madeAt, at, outcome, units } of history) {
    const change = units.find((each) => each.unit === unit)
    if (outcome !== 'applied' || change === undefined || change.conflict) continue
    const isMeant = closedAt === null ? sameUnit(change.to, now) : at < closedAt
    if (isMeant) return { by: by.username, value: change.to, saw: change.from, at: madeAt }
  }
  return undefined
}

/** `history` newest first, as the centre tells it. */
export function conflictStory(flag: Asked, now: UnitValue, history: readonly HistoryEntry[]): ConflictStory {
  const standing = findStanding(flag, now, history)
  const claims = [...flag.claims]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ by, wrote, saw, madeAt }): Writing => ({ by, value: wrote, saw, at: madeAt }))
  const writings = standing === undefined ? claims : [standing, ...claims]
  const first = writings[0]
  const isShared = first !== undefined && writings.every(({ saw }) => sameUnit(saw, first.saw))
  return { writings, standing, saw: isShared ? first.saw : undefined }
}
