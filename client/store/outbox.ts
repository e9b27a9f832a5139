/** The outbox as the sync and the screens read it. A group leaves it only on a receipt, and is kept afterwards. */
import type { CommuneCode, GroupId } from '#shared/ids.ts'
import { communeCode } from '#shared/ids.ts'
import type { HeldProblem } from '#shared/sync/receipt.ts'
import { again, type StoreContext, untilWritten, writeRevision } from './context.ts'
import { type StoredGroup, type TabletDatabase, waitingStates } from './database.ts'
import { byOrder, findGroupContent, type OutboxGroup, problemOf, sealGroup } from './groups.ts'
import { getDevice, listReplaying } from './meta.ts'
import type { OutboxEntry } from './views.ts'

/** Communes in which something waits for a receipt or for the outcome of what is held. */
export async function listUnansweredCommunes({ groups, meta }: TabletDatabase): Promise<CommuneCode[]> {
  const stored = await groups
    .where('state')
    .anyOf([...waitingStates, 'held'])
    .toArray()
  const device = await getDevice(meta)
  return [...new Set([...stored.map(({ commune }) => communeCode(commune)), ...listReplaying(device)])]
}

/** Unanswered groups of a commune, and those that another life of the centre may not have, oldest first. What does not open stays in the database and is left out. */
export async function listWaiting(
  { database, sealer }: StoreContext,
  commune: CommuneCode,
): Promise<OutboxGroup[]> {
  const { groups, meta } = database
  const { life, replaying } = await getDevice(meta)
  const isLost = ({ state, life: of = 0 }: StoredGroup) => state !== 'dropped' && of < life
  const stored = await (Object.hasOwn(replaying, commune)
    ? groups.filter((group) => waitingStates.includes(group.state) || isLost(group)).toArray()
    : groups.where('state').anyOf(waitingStates).toArray())
  const ours = stored.filter((group) => group.commune === commune)
  const opened = await Promise.all(ours.map((group) => findGroupContent(sealer, group)))
  return opened.flatMap((group) => group ?? []).sort(byOrder)
}

/** Held groups of a commune, oldest first, whose outcome is asked for. */
export async function listHeld({ database }: StoreContext, commune: CommuneCode): Promise<string[]> {
  const stored = await database.groups.where('state').equals('held').sortBy('order')
  return stored.flatMap((group) => (group.commune === commune ? [group.groupId] : []))
}

/**
 * Fixes the bytes of groups for ever, before they are first sent. `false` when one was folded into meanwhile: then
 * nothing is fixed, and the batch is cut anew.
 */
export async function fixBytes(context: StoreContext, batch: readonly OutboxGroup[]): Promise<boolean> {
  const { groups } = context.database
  const open = batch.filter(({ state }) => state === 'open')
  if (open.length === 0) return true
  const fixed = await writeRevision(context, async ({ next }) => {
    for (const { order, version } of open) {
      const now = await groups.get(order)
      if (now?.version !== version || now.state !== 'open') return again
    }
    for (const { order } of open) await groups.update(order, { state: 'sent', changed: next })
    return true
  })
  return fixed === true
}

/** Puts a group aside that the centre will not take: visible, with its reason, and out of the way of others. */
export async function park(context: StoreContext, group: OutboxGroup, problem: HeldProblem): Promise<void> {
  const parkedAt = context.clock.now()
  const version = group.version + 1
  const sealed = await sealGroup(context.sealer, group.groupId, version, {
    ...group.content,
    parked: problem,
  })
  await writeRevision(context, async ({ next }) => {
    const now = await context.database.groups.get(group.order)
    if (now?.version !== group.version) return again
    await context.database.groups.put({ ...now, state: 'parked', parkedAt, version, sealed, changed: next })
  })
}

const day = 24 * 3600_000

/** A clock that was put back keeps nothing waiting: what was parked in the future is due. */
const isDue = ({ parkedAt = 0 }: StoredGroup, now: number): boolean => Math.abs(now - parkedAt) >= day

/** Parked groups go out again, in their old places: all that a person asks for, and by themselves those of yesterday. */
export async function unpark(
  context: StoreContext,
  commune: CommuneCode,
  which: 'all' | 'of-yesterday' = 'all',
): Promise<void> {
  const { groups } = context.database
  const now = context.clock.now()
  const parked = () =>
    groups
      .where('state')
      .equals('parked')
      .filter((group) => group.commune === commune && (which === 'all' || isDue(group, now)))
  if ((await parked().count()) === 0) return
  await writeRevision(context, async ({ next }) => {
    await parked().modify({ state: 'sent', changed: next })
  })
}

/** The officer has read why a group was dismissed. */
export async function acknowledge(context: StoreContext, id: GroupId): Promise<void> {
  await untilWritten(() =>
    writeRevision(context, async ({ next }) => {
      await context.database.groups
        .where('groupId')
        .equals(id)
        .filter(({ state }) => state === 'dismissed')
        .modify({ state: 'kept', changed: next })
    }),
  )
}

/** The newest answered groups that the list shows; the older ones are kept all the same. */
const mostAnswered = 500

/** All unanswered groups and the newest answered ones, newest first. */
export async function listOutbox({ database, sealer }: StoreContext): Promise<readonly OutboxEntry[]> {
  const live = await database.groups
    .where('state')
    .anyOf([...waitingStates, 'held', 'dismissed', 'applied'])
    .toArray()
  const kept = await database.groups
    .orderBy('order')
    .reverse()
    .filter(({ state }) => state === 'kept')
    .limit(mostAnswered)
    .toArray()
  const opened = await Promise.all([...live, ...kept].map((stored) => findGroupContent(sealer, stored)))
  return opened
    .flatMap((group) => group ?? [])
    .sort((a, b) => b.order - a.order)
    .flatMap(entryFrom)
}

function entryFrom(group: OutboxGroup): OutboxEntry[] {
  if (group.state === 'dropped') return []
  return [
    {
      groupId: group.groupId,
      household: group.group.household,
      state: group.state,
      records: group.group.changes.map(({ type, id, kind }) => ({ type, id, kind })),
      savedAt: group.content.savedAt,
      event: group.group.event,
      problem: problemOf(group),
    },
  ]
}
