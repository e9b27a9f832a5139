/**
 * The database was wiped and the journal was not: the groups come back, in their order. Promises: none is left out and
 * none is twice, whatever tab does it; what may have been sent keeps its bytes for ever; what was answered belongs to a
 * life of the centre that is over, so that it is put back wherever the centre stands by now.
 */
import { isoTime } from '#client/vault/clock.ts'
import type { Storage } from '#shared/sync/batch.ts'
import { type StoreContext, untilWritten, writeRevision } from './context.ts'
import type { GroupState, StoredGroup } from './database.ts'
import { sealGroup } from './groups.ts'
import {
  findDevice,
  findJournal,
  findRestored,
  getRevision,
  putDevice,
  putJournal,
  putRestored,
  putRevision,
  strangeDevice,
  unknownEpoch,
} from './meta.ts'
import { contentOf, groupsOfJournal, type KnownGroup, listUnanswered } from './saves-of-journal.ts'

type Unplaced = Omit<StoredGroup, 'order' | 'life' | 'changed'>

/** `canary`: the journal's own; `null` where it has none. */
export async function restoreFromJournal(context: StoreContext, canary: string | null): Promise<void> {
  const { database, journal, clock, ids } = context
  const { frames, unreadable, upTo } = await journal.read()
  const { known, newest } = groupsOfJournal(frames)
  const unanswered = listUnanswered(known)
  const rows = await Promise.all(
    known.map((group) => rowOf(context, group, unanswered.has(group.groupId) ? 'sent' : 'kept')),
  )
  const isWaiting = ({ groupId }: Unplaced) => unanswered.has(groupId)
  const { groups, meta } = database
  await database.write(async () => {
    // Another tab was quicker.
    const before = await findJournal(meta)
    if (before !== undefined && (canary === null || before.canary === canary)) return
    const standing = await groups.toArray()
    const here = new Set(standing.map(({ groupId }) => groupId))
    const device = (await findDevice(meta)) ?? strangeDevice
    const changed = Math.max(await getRevision(meta), newest) + 1
    const back = rows.filter(({ groupId }) => !here.has(groupId))
    await groups.bulkAdd(
      back.map((row) => ({ ...row, changed, life: isWaiting(row) ? device.life + 1 : device.life })),
    )
    await putDevice(meta, { ...device, epoch: unknownEpoch })
    await putRevision(meta, changed)
    const whole = { compared: upTo, isWhole: standing.length === 0, missed: 0 }
    await putJournal(meta, { canary: canary ?? ids.page(), ...whole })
    const waiting = back.filter(isWaiting).length
    await putRestored(meta, { at: isoTime(clock), saves: back.length, waiting, unreadable, noted: false })
  })
}

/** Its seal is of a first version: nothing of the wiped database is left that could be taken for it. */
async function rowOf(
  { sealer }: StoreContext,
  group: KnownGroup,
  unlessAnswered: 'sent' | 'kept',
): Promise<Unplaced> {
  const { groupId, commune } = group
  const content = contentOf(group)
  const outcome = content.receipt?.outcome
  const state: GroupState = outcome === undefined ? unlessAnswered : outcome === 'applied' ? 'kept' : outcome
  const containedAt = Math.max(0, ...Object.values(content.receipt?.seqs ?? {}))
  return {
    groupId,
    commune,
    state,
    version: 1,
    containedAt,
    sealed: await sealGroup(sealer, groupId, 1, content),
  }
}

/** What the centre is told with every batch; nothing of a tablet whose storage is as it should be. */
export async function findStorage({ database, journal }: StoreContext): Promise<Storage | undefined> {
  const restored = await findRestored(database.meta)
  if (restored === undefined && !journal.isMissing()) return undefined
  const state = journal.isMissing() ? 'missing' : 'kept'
  if (restored === undefined) return { journal: state }
  const { noted: _, ...told } = restored
  return { journal: state, restored: told }
}

/** The officer has read it. */
export async function noteRestored(context: StoreContext): Promise<void> {
  const { meta } = context.database
  await untilWritten(() =>
    writeRevision(context, async () => {
      const restored = await findRestored(meta)
      if (restored !== undefined) await putRestored(meta, { ...restored, noted: true })
    }),
  )
}
