/**
 * Drafts: what was filled in and not confirmed, sealed at every keystroke. Promises: for each one write is in flight, and
 * the newest content wins; a dropped draft does not come back from a write that was still on its way; one that does not
 * open is shown, and neither written over, dropped nor ended by a save.
 */
import type { StoreContext } from './context.ts'
import type { StoredDraft } from './database.ts'
import { findDraftContent, sealDraft } from './draft-content.ts'
import { type OneAtATime, oneAtATime } from './one-at-a-time.ts'
import type { KeptDraft, ListedDraft, UnreadableDraft } from './views.ts'

/** Which draft it was, whatever is typed afterwards. */
export type StandingDraft = Pick<StoredDraft, 'id' | 'version'>

export interface Drafts {
  keep(draft: KeptDraft): Promise<'kept' | 'full'>
  find(id: string): Promise<KeptDraft | undefined>
  drop(id: string): Promise<void>
  /**
   * The drafts of these records as they stand now, at the call; one that is typed on meanwhile is left out. A save ends
   * exactly these.
   */
  standing(ids: readonly string[]): Promise<readonly StandingDraft[]>
  /** Newest first, and last those that do not open. */
  list(): Promise<readonly ListedDraft[]>
}

interface Queue {
  readonly serial: OneAtATime
  newest: KeptDraft | undefined
  /** How many were kept, and which of them was written last. */
  kept: number
  written: number
  /** Of the draft that this tab wrote last: it need not be looked for. */
  version: number | undefined
}

export function createDrafts(context: StoreContext, changed: () => void): Drafts {
  const { database, sealer, ids: newIds } = context
  const queues = new Map<string, Queue>()
  const queueOf = (id: string): Queue => {
    const known = queues.get(id) ?? {
      serial: oneAtATime(),
      newest: undefined,
      kept: 0,
      written: 0,
      version: undefined,
    }
    queues.set(id, known)
    return known
  }
  const writeNewest = async (queue: Queue): Promise<'kept' | 'full'> => {
    const draft = queue.newest
    if (draft === undefined) return 'kept'
    queue.newest = undefined
    const number = queue.kept
    try {
      queue.version = await put(draft, queue.version)
      queue.written = number
      return 'kept'
    } catch (error) {
      if (database.whyFailed(error) === 'full') return 'full'
      throw error
    }
  }
  /** `known`: the version of it that this tab wrote last. */
  const put = async (draft: KeptDraft, known: number | undefined): Promise<number> => {
    const before = await database.quickDrafts.get(draft.id)
    const strange = known === undefined && !(await isReadable(before)) ? before : undefined
    const version = (before?.version ?? 0) + 1
    const sealed = await sealDraft(sealer, draft, version)
    await database.writeQuickly(async () => {
      if (strange !== undefined) await database.quickDrafts.put(besides(strange, newIds.record()))
      await database.quickDrafts.put({ id: draft.id, version, sealed })
    })
    if (before === undefined || strange !== undefined) changed()
    return version
  }
  const isReadable = async (stored: StoredDraft | undefined): Promise<boolean> =>
    stored === undefined || (await findDraftContent(sealer, stored)) !== undefined
  return {
    keep: (draft) => {
      const queue = queueOf(draft.id)
      queue.newest = draft
      queue.kept += 1
      return queue.serial(() => writeNewest(queue))
    },
    find: async (id) => {
      const stored = await queueOf(id).serial(() => database.quickDrafts.get(id))
      return stored === undefined ? undefined : findDraftContent(sealer, stored)
    },
    drop: async (id) => {
      const queue = queueOf(id)
      queue.newest = undefined
      const { kept } = queue
      // What was typed after the drop may have been written already, by a write that was on its way.
      await queue.serial(async () => {
        if (queue.written > kept) return
        if (queue.version === undefined && !(await isReadable(await database.quickDrafts.get(id)))) return
        queue.version = undefined
        await database.quickDrafts.delete(id)
      })
      changed()
    },
    standing: async (ids) => {
      const stored = ids.map((id) => {
        const queue = queueOf(id)
        const { kept } = queue
        return queue.serial(async (): Promise<StandingDraft | undefined> => {
          if (queue.written > kept) return undefined
          const { version } = queue
          if (version !== undefined) return { id, version }
          const known = await database.quickDrafts.get(id)
          return (await isReadable(known)) ? known : undefined
        })
      })
      return (await Promise.all(stored)).flatMap((draft) => draft ?? [])
    },
    list: () => listDrafts(context),
  }
}

/** What does not open makes room, and stays bound to the id that it had. */
const besides = (stored: StoredDraft, id: string): StoredDraft => ({
  ...stored,
  id,
  was: stored.was ?? stored.id,
})

async function listDrafts({ database, sealer }: StoreContext): Promise<readonly ListedDraft[]> {
  const stored = await database.quickDrafts.toArray()
  const contents = await Promise.all(stored.map((each) => findDraftContent(sealer, each)))
  const unreadable = stored.flatMap(({ id, was }, at): UnreadableDraft[] =>
    contents[at] === undefined ? [{ type: 'unreadable', id, of: was ?? id }] : [],
  )
  const drafts = contents.flatMap((draft) => draft ?? [])
  return [...drafts.sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1)), ...unreadable]
}
