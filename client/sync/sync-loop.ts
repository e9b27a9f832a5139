/**
 * When the tablet syncs: by itself when there is a network, after a save, every few minutes, or once a day where the
 * centre has set a window; and by hand. Promise: one run at a time; a failure is tried again later, never sooner than the
 * centre asks for; by hand it always goes; nothing here loses anything.
 */

import { countOutbox } from '#client/store/count-outbox.ts'
import { type Disk, isLow } from '#client/store/disk.ts'
import { type Changing, createChanging } from '#client/store/live.ts'
import { findRestored, getDevice, isUnread, listReplaying } from '#client/store/meta.ts'
import { mayApprove } from '#client/store/right-to-approve.ts'
import { listSoftened } from '#client/store/softened-rules.ts'
import { noteTurn } from '#client/store/sync-window.ts'
import { waitAfter } from './back-off.ts'
import type { Connection } from './connection.ts'
import type { Locks } from './locks.ts'
import type { SyncNotice, SyncStatus } from './status.ts'
import type { Step, SyncContext } from './sync-context.ts'
import { newSyncRun, type SyncRun } from './sync-run.ts'
import { findTurn } from './turn.ts'

export interface SyncOptions {
  readonly context: SyncContext
  readonly locks: Locks
  readonly connection: Connection
  readonly disk: Disk
  /** Of the open book; 0 while it is locked. */
  conflicts(): number
  /** Stored rows and groups that this app cannot read. */
  unreadable(): number
}

export interface Sync {
  readonly status: Changing<SyncStatus>
  start(): void
  /** By hand: tries at once, also what was parked. */
  syncNow(): void
  /** After a save; `waiting` are all that have no receipt. */
  syncSoon(waiting: number): void
  /** Somebody is typing: what is to go soon goes when they rest. */
  letType(): void
  /** Counts again what waits and what a person must know. */
  refreshStatus(): Promise<void>
  stop(): void
  /** Resolves when no run is under way. */
  settled(): Promise<void>
}

const everyMs = 3 * 60_000
/** Saves of one doorstep go together, and the officer goes before the sync. */
const soonMs = 3_000
/** How often a tab looks whether the one that syncs is done. */
const behindMs = 2_000

export const firstStatus: SyncStatus = {
  phase: 'idle',
  online: true,
  waiting: 0,
  held: 0,
  conflicts: 0,
  received: 0,
  lastContact: null,
  nextTry: null,
  turn: null,
  progress: null,
  incomplete: false,
  approves: false,
  softened: [],
  restored: null,
  notices: [],
}

const unlessSame = <T>(next: T, known: T): T =>
  JSON.stringify(next) === JSON.stringify(known) ? known : next

export function createSync(options: SyncOptions): Sync {
  const { context, locks, connection, disk } = options
  const { clock, ids, database } = context.store
  const status = createChanging<SyncStatus>({ ...firstStatus, online: connection.online() })
  const change = (part: Partial<SyncStatus>): void => status.set({ ...status.get(), ...part })
  const run: SyncRun = newSyncRun(context, change)
  let stopped = false
  let running: Promise<void> | undefined
  let wanted: 'no' | 'yes' | 'by-hand' = 'no'
  let failures = 0
  /** By a timer, not by the clock: one that is put back would keep the tablet silent for years. */
  let isAskedToWait = false
  let persistent: boolean | undefined
  let low = false
  let soon = false
  let cancelTimer: () => void = () => undefined
  let stopListening: () => void = () => undefined

  const wake = (ms: number, how: 'yes' | 'by-hand' = 'yes'): void => {
    cancelTimer()
    if (!stopped) cancelTimer = clock.after(ms, () => begin(how))
  }
  const begin = (how: 'yes' | 'by-hand'): void => {
    if (stopped) return
    if (isAskedToWait || running !== undefined) {
      if (wanted !== 'by-hand') wanted = how
      return
    }
    cancelTimer()
    soon = false
    running = runOnce(how === 'by-hand').finally(() => {
      running = undefined
      beginWanted()
    })
  }
  const beginWanted = (): void => {
    const next = wanted
    wanted = 'no'
    if (next !== 'no') begin(next)
  }
  const waitAsAsked = (ms: number): void => {
    isAskedToWait = true
    clock.after(ms, () => {
      isAskedToWait = false
      beginWanted()
    })
  }
  /** What failed goes on being tried; only what would begin by itself waits for its turn. */
  const findWait = async (byHand: boolean): Promise<number | null> => {
    const turn = byHand || failures > 0 ? null : await findTurn(context)
    // looks again now and then: a long timer sleeps with the tablet
    return turn === null ? null : Math.min(everyMs, turn - clock.now())
  }
  const runOnce = async (byHand: boolean): Promise<void> => {
    const wait = await findWait(byHand).catch(() => null)
    if (wait === null) await runNow(byHand)
    else wake(wait)
    await refreshStatus().catch(() => undefined)
  }
  const runNow = async (byHand: boolean): Promise<void> => {
    let step: Step = { kind: 'done' }
    let isOurs = true
    try {
      isOurs = await locks.ifFree('dan-cu-sync', async () => {
        step = await run.all(byHand)
        if (step.kind !== 'retry') await noteTurn(database, clock.now())
      })
    } catch {
      // The database failed under the sync: nothing was taken, so the same is asked again.
      step = { kind: 'retry', retryAfterMs: null }
    }
    if (isOurs || !byHand) settle(step)
    else standBehind()
    low = await isDiskLow().catch(() => low)
  }
  /** Whoever asked by hand is told that another tab is at it, and this one goes as soon as that is done. */
  const standBehind = (): void => {
    change({ phase: 'elsewhere', progress: null, nextTry: null })
    wake(behindMs, 'by-hand')
  }
  const settle = (step: Step): void => {
    if (step.kind !== 'retry') {
      failures = 0
      change({ phase: 'idle', progress: null, nextTry: null })
      wake(everyMs)
      return
    }
    failures += 1
    const wait = waitAfter(failures, ids.chance(), step.retryAfterMs)
    if (step.retryAfterMs !== null) waitAsAsked(step.retryAfterMs)
    change({
      phase: 'waiting-to-retry',
      progress: null,
      nextTry: new Date(clock.now() + wait).toISOString(),
    })
    wake(wait)
  }
  /** Asked once a run: the browser takes its time to count. */
  const isDiskLow = async (): Promise<boolean> => {
    const space = await disk.estimate()
    return space !== undefined && isLow(space)
  }
  /** Said before anything is read: a database whose disk is full may not open for it. */
  const sayFull = (): void => {
    const others = status.get().notices.filter((notice) => notice !== 'storage-full')
    const had = others.length < status.get().notices.length
    if (database.isFull() !== had) change({ notices: had ? others : [...others, 'storage-full'] })
  }
  const refreshStatus = async (): Promise<void> => {
    sayFull()
    // In one transaction: each is a way to the database and back.
    const { counts, device, restored, turn, incomplete, approves, softened } = await database.read(
      async () => {
        const { meta } = database
        const [counts, device, restored] = await Promise.all([
          countOutbox(database),
          getDevice(meta),
          findRestored(meta),
        ])
        const turn = await findTurn(context)
        const [incomplete, approves] = [await isUnread(meta, device.scope), await mayApprove(database)]
        const softened = await listSoftened(database)
        return { counts, device, restored, turn, incomplete, approves, softened }
      },
    )
    const notices: SyncNotice[] = []
    const untold = restored === undefined || restored.noted || restored.saves === 0 ? null : restored
    // After a wipe the tablet sends again for a reason of its own, which is told with what came back.
    if (listReplaying(device).length > 0 && untold === null) notices.push('replaying')
    if (run.revoked()) notices.push('revoked')
    else if (device.scope.length === 0) notices.push('no-commune')
    if (run.unreadable() || options.unreadable() > 0) notices.push('update-needed')
    if (database.isFull()) notices.push('storage-full')
    else if (low) notices.push('storage-low')
    if (persistent === false) notices.push('storage-not-persistent')
    change({
      ...counts,
      conflicts: options.conflicts(),
      online: connection.online(),
      incomplete,
      approves,
      softened: unlessSame(softened, status.get().softened),
      turn: turn === null ? null : new Date(turn).toISOString(),
      restored: untold,
      lastContact: device.lastContact === null ? null : new Date(device.lastContact).toISOString(),
      notices,
    })
  }

  return {
    status,
    start: () => {
      if (stopped) return
      stopListening = connection.listen(() => {
        change({ online: connection.online() })
        if (connection.online()) begin('yes')
      })
      disk.persist().then(
        (granted) => {
          persistent = granted
        },
        () => undefined,
      )
      begin('yes')
    },
    syncNow: () => begin('by-hand'),
    syncSoon: (waiting) => {
      change({ waiting })
      // A run of back-off goes on: a save does not make the network better.
      if (failures > 0) return
      soon = true
      wake(soonMs)
    },
    letType: () => {
      if (soon) wake(soonMs)
    },
    refreshStatus,
    stop: () => {
      stopped = true
      cancelTimer()
      stopListening()
    },
    settled: async () => {
      while (running !== undefined) await running
    },
  }
}
