/**
 * Another life of the centre: it was restored from a backup, and may have lost what it had answered. Promises: every
 * group that it may have lost goes out again, in its old place and with its old bytes; only then are the rows read
 * afresh. One number tells which groups those are, so a tablet that dies in between goes on where it was.
 */
import { type CommuneCode, communeCode } from '#shared/ids.ts'
import type { Replay } from '#shared/sync/replay.ts'
import { type StoreContext, writeRevision } from './context.ts'
import type { TabletDatabase } from './database.ts'
import { isWaiting, type OutboxGroup } from './groups.ts'
import {
  type DeviceMeta,
  deleteFeed,
  deleteMarks,
  getDevice,
  lifeOfRows,
  listPresent,
  putDevice,
} from './meta.ts'

/** In the transaction at hand. What the tablet was told in the life before counts for nothing. */
export async function beginLife(database: TabletDatabase, heard: DeviceMeta): Promise<void> {
  const { groups, meta } = database
  const life = heard.life + 1
  const replaying: Record<CommuneCode, number> = {}
  // Where no row is, as after a wipe, none is of an old life.
  await groups.each(({ commune }) => {
    replaying[communeCode(commune)] = life
  })
  for (const commune of await listPresent(database)) replaying[commune] = lifeOfRows(heard, commune)
  await deleteMarks(meta)
  await putDevice(meta, { ...heard, life, replaying })
}

/** In the transaction at hand: the commune is read from its beginning next. Groups stay. */
export async function forgetRows({ database }: StoreContext, commune: CommuneCode): Promise<void> {
  await database.pages.where('commune').equals(commune).delete()
  await deleteFeed(database.meta, commune)
}

/** Everything of the commune was sent again: its rows leave the tablet and are read afresh. */
export async function endReplay(context: StoreContext, commune: CommuneCode): Promise<void> {
  const { meta } = context.database
  await writeRevision(context, async () => {
    await forgetRows(context, commune)
    const device = await getDevice(meta)
    const { [commune]: _, ...replaying } = device.replaying
    await putDevice(meta, { ...device, replaying })
  })
}

/** What the centre is told of a group of another life; nothing of one that belongs to this. */
export function replayOf(group: OutboxGroup, life: number): Replay | undefined {
  if (group.life >= life) return undefined
  const { receipt, first } = group.content
  if (receipt === null || isWaiting(group.state)) return {}
  return {
    ...(first === undefined && receipt.outcome !== 'applied' ? {} : { first: first ?? receipt.seqs }),
    ...(receipt.conflicts.length === 0 ? {} : { conflicts: [...receipt.conflicts] }),
    ...(receipt.outcome !== 'dismissed' ? {} : { dismissed: receipt.problem ?? { code: 'unexpected' } }),
  }
}
