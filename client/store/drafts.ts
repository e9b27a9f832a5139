/**
 * Drafts: what a form has touched and not confirmed, sealed at every keystroke. Promise: for each record one write is in
 * flight, and the newest content wins; a dropped draft does not come back from a write that was still on its way.
 */
import { z } from 'zod'
import { communeCodeSchema, recordIdSchema } from '#shared/ids.ts'
import { recordTypes } from '#shared/records/record.ts'
import type { StoreContext } from './context.ts'
import type { StoredDraft } from './database.ts'
import { type OneAtATime, oneAtATime } from './one-at-a-time.ts'
import type { Draft } from './views.ts'

const valueSchema = z.union([z.string(), z.record(z.string(), z.string().nullable()), z.null()])
const valuesSchema = z.record(z.string(), valueSchema)
const draftSchema = z.object({
  type: z.enum(recordTypes),
  id: recordIdSchema,
  household: recordIdSchema,
  isNew: z.boolean(),
  commune: communeCodeSchema.optional(),
  wrote: valuesSchema,
  typed: z.record(z.string(), z.string()),
  saw: valuesSchema,
  base: z.record(z.string(), z.number()),
  keptAt: z.string(),
})

/** Which draft it was, whatever is typed afterwards. */
export type StandingDraft = Pick<StoredDraft, 'id' | 'version'>

export interface Drafts {
  keep(draft: Draft): Promise<'kept' | 'full'>
  find(id: string): Promise<Draft | undefined>
  drop(id: string): Promise<void>
  /**
   * The drafts of these records as they stand now, at the call; one that is typed on meanwhile is left out. A save ends
   * exactly these.
   */
  standing(ids: readonly string[]): Promise<readonly StandingDraft[]>
  list(): Promise<readonly Draft[]>
}

interface Queue {
  readonly serial: OneAtATime
  newest: Draft | undefined
  /** How many were kept, and which of them was written last. */
  kept: number
  written: number
  /** Of the draft that this tab wrote last: it need not be looked for. */
  version: number | undefined
}

export function createDrafts({ database, sealer }: StoreContext, changed: () => void): Drafts {
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
      queue.version = await put(draft)
      queue.written = number
      return 'kept'
    } catch (error) {
      if (database.whyFailed(error) === 'full') return 'full'
      throw error
    }
  }
  const put = async (draft: Draft): Promise<number> => {
    const before = await database.quickDrafts.get(draft.id)
    const version = (before?.version ?? 0) + 1
    const sealed = await sealer.seal({ type: 'draft', id: draft.id, version }, JSON.stringify(draft))
    await database.writeQuickly(() => database.quickDrafts.put({ id: draft.id, version, sealed }))
    if (before === undefined) changed()
    return version
  }
  const open = async (stored: StoredDraft): Promise<Draft | undefined> => {
    try {
      const label = { type: 'draft', id: stored.id, version: stored.version } as const
      const { commune, ...draft } = draftSchema.parse(JSON.parse(await sealer.open(label, stored.sealed)))
      return commune === undefined ? draft : { ...draft, commune }
    } catch {
      return undefined
    }
  }
  return {
    keep: (draft) => {
      const queue = queueOf(draft.id)
      queue.newest = draft
      queue.kept += 1
      return queue.serial(() => writeNewest(queue))
    },
    find: async (id) => {
      const stored = await queueOf(id).serial(() => database.quickDrafts.get(id))
      return stored === undefined ? undefined : open(stored)
    },
    drop: async (id) => {
      const queue = queueOf(id)
      queue.newest = undefined
      const { kept } = queue
      // What was typed after the drop may have been written already, by a write that was on its way.
      await queue.serial(async () => {
        if (queue.written > kept) return
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
          return version === undefined ? database.quickDrafts.get(id) : { id, version }
        })
      })
      return (await Promise.all(stored)).flatMap((draft) => draft ?? [])
    },
    list: async () => {
      const stored = await database.quickDrafts.toArray()
      const drafts = (await Promise.all(stored.map(open))).flatMap((draft) => draft ?? [])
      return drafts.sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1))
    },
  }
}
