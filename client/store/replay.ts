/**
 * Another life of the centre: it was restored from a backup, and may have lost what it had answered. Promises: every
 * group that it may have lost goes out again, in its old place and with its old bytes; only then are the rows read
 * afresh. One number tells which groups those are, so a tablet that dies in between goes on where it was.
 */
import { type CommuneCode, communeCode, type GroupId } from '#shared/ids.ts'
import type { Receipt } from '#shared/sync/receipt.ts'
import { isLifeBefore, type Replay } from '#shared/sync/replay.ts'
import { type StoreContext, writeRevision } from './context.ts'
import type { StoredGroup, TabletDatabase } from './database.ts'
import { findGroupContent, type GroupContent, isWaiting, listDisputed, type OutboxGroup } from './groups.ts'
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

/**
 * Everything of the commune that could be was sent again: its rows leave the tablet and are read afresh. What waits
 * behind a group that the centre would not take is no answered group any more: it goes out once that is taken.
 */
export async function endReplay(context: StoreContext, commune: CommuneCode): Promise<void> {
  const { groups, meta } = context.database
  await writeRevision(context, async ({ next }) => {
    await forgetRows(context, commune)
    const device = await getDevice(meta)
    const isLeft = ({ commune: of, state, life = 0 }: StoredGroup): boolean =>
      of === commune && life < device.life && !isWaiting(state) && state !== 'dropped'
    await groups.filter(isLeft).modify({ state: 'sent', changed: next })
    const { [commune]: _, ...replaying } = device.replaying
    await putDevice(meta, { ...device, replaying })
  })
}

/** What the centre is told of those of a batch's groups that belong to another life. */
export async function replaysOf(
  context: StoreContext,
  groups: readonly OutboxGroup[],
  { life, epoch }: Pick<DeviceMeta, 'life' | 'epoch'>,
): Promise<Record<GroupId, Replay>> {
  const lost = groups.filter((group) => group.life < life)
  const own = lost.length === 0 ? [] : await listAnswered(context, lost)
  return Object.fromEntries(lost.map((group) => [group.groupId, replayOf(group, { own, epoch })]))
}

interface Telling {
  /** Groups that were answered in whichever life. */
  readonly own: readonly OutboxGroup[]
  /** The present life. */
  readonly epoch: string
}

const isUnanswered = ({ content, state }: OutboxGroup): boolean =>
  content.receipt === null || isWaiting(state)

function replayOf(group: OutboxGroup, telling: Telling): Replay {
  const { receipt } = group.content
  const over = { ...overOwn(group, telling), ...dismissalOf(receipt) }
  if (receipt === null || isUnanswered(group)) return over
  const conflicts = listDisputed(group.content)
  return {
    ...over,
    ...firstOf(group, receipt, telling),
    ...(conflicts.length === 0 ? {} : { conflicts: [...conflicts] }),
  }
}

/** That it was answered, and with which numbers, as far as these can be held against others. */
function firstOf(group: OutboxGroup, { outcome, seqs }: Receipt, { epoch }: Telling): Pick<Replay, 'first'> {
  const { first } = group.content
  if (first === undefined) return outcome === 'applied' ? { first: seqs } : {}
  return { first: tellsItsPlace(group, epoch) ? first : {} }
}

/**
 * Whether its numbers are its place. Of what was made in the life that the backup is of, those of a life between are not:
 * they are higher than all that was said there, and its writer had seen nothing of that.
 */
const tellsItsPlace = (
  { group, content: { firstIn = group.epoch } }: OutboxGroup,
  present: string,
): boolean => firstIn === group.epoch || !isLifeBefore(group.epoch, present)

/** A person's word stands, whatever else is asked about it. */
const dismissalOf = (receipt: GroupContent['receipt']): Pick<Replay, 'dismissed'> =>
  receipt?.outcome === 'dismissed' ? { dismissed: receipt.problem ?? { code: 'unexpected' } } : {}

/** Groups of the same commune that the centre has answered in whichever life. */
async function listAnswered(
  { database, sealer }: StoreContext,
  [lost]: readonly OutboxGroup[],
): Promise<OutboxGroup[]> {
  const stored = await database.groups
    .filter(({ commune, state }) => commune === lost?.commune && state !== 'open' && state !== 'dropped')
    .toArray()
  const opened = await Promise.all(stored.map((one) => findGroupContent(sealer, one)))
  return opened.flatMap((one) => (one?.content.first === undefined ? [] : [one]))
}

/**
 * A save over one's own unanswered value names the copy beneath both: where that value went is known by now. And after a
 * restore that nobody announced the later save may have got the lower number.
 */
function overOwn(later: OutboxGroup, { own, epoch }: Telling): Replay {
  const { group, order, content } = later
  const first = tellsItsPlace(later, epoch) ? content.first : undefined
  const over: Record<string, Record<string, number>> = {}
  for (const one of own) {
    const { group: earlier, content: known } = one
    if (one.order >= order || !tellsItsPlace(one, epoch)) continue
    const disputed = new Set(listDisputed(known).map(({ id, unit }) => `${id} ${unit}`))
    for (const { id, wrote } of earlier.changes) {
      const seq = known.first?.[id]
      const change = group.changes.find((one) => one.id === id)
      if (seq === undefined || change === undefined || seq < (first?.[id] ?? 0)) continue
      for (const unit of Object.keys(change.saw ?? {}))
        if (Object.hasOwn(wrote ?? {}, unit) && !disputed.has(`${id} ${unit}`))
          over[id] = { ...over[id], [unit]: Math.max(seq, over[id]?.[unit] ?? 0) }
    }
  }
  return Object.keys(over).length === 0 ? {} : { over }
}
