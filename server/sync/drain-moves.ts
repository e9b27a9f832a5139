/**
 * Moves between communes, after the intake's commit: who left one and who came to another find each other, by number or
 * by name and birth. Whoever was seen to arrive and still stands as present where they came from is a question there.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Suspect } from '#server/store/number-checks.ts'
import { flagId } from '#shared/ids.ts'
import { type Centre, newIdOf, nowOf } from './centre.ts'
import { digestOf } from './plan-write.ts'

const entriesAtOnce = 20

/** Works off the queue; answers how many flags changed. A crash in between repeats, and repeating is harmless. */
export async function drainMoves(centre: Centre, giveWay?: () => Promise<void>): Promise<number> {
  let changed = 0
  for (;;) {
    await giveWay?.()
    const moves = await centre.store.takeMoves(entriesAtOnce, nowOf(centre))
    if (moves.entries.length === 0) return changed
    for (const suspect of moves.suspects) if (await settleMove(centre, suspect)) changed += 1
    await centre.store.endMoves(moves.entries)
  }
}

/** Also of whoever is found to share a number: the arrival may be older than the number at the commune that was left. */
export function settleMove(centre: Centre, { commune, resident }: Suspect): Promise<boolean> {
  const at = nowOf(centre)
  const act = JSON.stringify({ act: 'move-check', resident, at })
  const hash = createHash('sha256').update(act).digest('hex')
  return centre.store.settleMoveFlag({
    commune,
    resident,
    flag: flagId(newIdOf(centre)()),
    at,
    bytes: gzipSync(act),
    digest: digestOf([hash]),
  })
}
