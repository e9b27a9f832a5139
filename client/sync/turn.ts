/**
 * Whether it is this tablet's turn to sync by itself. Without a window it always is. Promise: a wrong clock costs a day
 * at most, and what cannot wait does not: rows that were never read, and what goes again after a restore.
 */
import { getDevice, isUnread, listReplaying } from '#client/store/meta.ts'
import { getTurns, type Turns } from '#client/store/sync-window.ts'
import { drawOf, turnAfter, turnBefore } from '#shared/sync/sync-window.ts'
import type { SyncContext } from './sync-context.ts'

/** The moment of the next turn, in milliseconds since 1970; `null` where the turn is now. */
export async function findTurn({ store, deviceId }: SyncContext): Promise<number | null> {
  const { database, clock } = store
  const turns = await getTurns(database)
  if (turns.window === null) return null
  const device = await getDevice(database.meta)
  if (listReplaying(device).length > 0 || (await isUnread(database.meta, device.scope))) return null
  return turnOf(turns, drawOf(deviceId), clock.now())
}

/** A last turn that is still to come was told by another clock: it counts for nothing. */
export function turnOf({ window, doneAt }: Turns, draw: number, now: number): number | null {
  if (window === null || doneAt === null || doneAt > now) return null
  return doneAt < turnBefore(window, draw, now) ? null : turnAfter(window, draw, now)
}
