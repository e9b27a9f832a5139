/** What a device knows of groups that this centre has as held: they were settled in a life that was lost with a restore. */
import type { BatchRead } from '#server/store/read-for-batch.ts'
import type { Arrival } from './arrival.ts'
import type { Refusal, Replays } from './judge-batch.ts'

export interface Saying {
  readonly arrivals: readonly Arrival[]
  readonly replays: Replays
  readonly refusal: Refusal | null
}

/** A dismissal binds whoever says it; what was applied is judged again only where its device may write. */
export function saidAgain(
  { held }: Pick<BatchRead, 'held'>,
  { arrivals, replays, refusal }: Saying,
): Replays {
  const said: Record<string, Replays[keyof Replays]> = {}
  if (refusal === 'other-device') return said
  for (const { id, hash } of arrivals) {
    const replay = replays[id]
    const isSettled = replay?.dismissed !== undefined || (refusal === null && replay?.first !== undefined)
    if (isSettled && held.some((group) => group.id === id && group.hash === hash)) said[id] = replay
  }
  return said
}
