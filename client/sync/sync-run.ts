/** One run of the sync: for every commune read first, then push. Stops at the first thing that must be tried later. */
import { keepAreas } from '#client/store/areas.ts'
import { dropRecoveryUse, getDevice, listMarked, listRecoveryUses } from '#client/store/meta.ts'
import { listUnansweredCommunes, unpark } from '#client/store/outbox.ts'
import { endReplay } from '#client/store/replay.ts'
import { keepRightToApprove } from '#client/store/right-to-approve.ts'
import { keepSoftened } from '#client/store/softened-rules.ts'
import { keepWindow } from '#client/store/sync-window.ts'
import { takeState } from '#client/store/take-page.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { compareLedger } from './compare-ledger.ts'
import { pullFeed } from './pull-feed.ts'
import { askForNothing, type BatchSize, newBatchSize, pushOutbox } from './push-outbox.ts'
import type { SyncStatus } from './status.ts'
import { done, type Step, type SyncContext, stepFromReply } from './sync-context.ts'

export interface SyncRun {
  all(byHand: boolean): Promise<Step>
  /** Whether the centre said that this tablet may not work any more. */
  revoked(): boolean
  /** Whether the centre last said something that this app cannot read. */
  unreadable(): boolean
}

const stateMs = 60 * 60_000

export function newSyncRun(context: SyncContext, change: (part: Partial<SyncStatus>) => void): SyncRun {
  const { database, clock } = context.store
  const sizes = new Map<CommuneCode, BatchSize>()
  let revoked = false
  let unreadable = false
  /**
   * For which communes the state was told: names, window, softened rules and the right to approve go with them. Until a timer
   * says otherwise: an app that is never closed hears of changes too. Whoever syncs by hand hears of them at once.
   */
  let toldFor: string | undefined

  const askState = async (): Promise<Step> => {
    const { life } = await getDevice(database.meta)
    const reply = await context.network.getState(context.token)
    if (reply.kind !== 'answer') {
      const refused = stepFromReply(reply)
      return isRefusedDevice(refused) ? askBeyond([], refused) : refused
    }
    const taken = await takeState(context.store, { word: reply.value, life })
    if (taken === 'other-epoch') return { kind: 'other-epoch' }
    if (reply.value.revoked === true) revoked = true
    await keepAreas(database, context.store.sealer, reply.value.communes)
    await keepWindow(database, reply.value.window)
    await keepRightToApprove(database, reply.value.approves === true)
    await keepSoftened(database, reply.value.softened ?? [])
    toldFor = scopeKey(reply.value.scope)
    clock.after(stateMs, () => {
      toldFor = undefined
    })
    await context.written()
    return askBeyond(reply.value.scope, done)
  }
  /**
   * What was answered in communes that are not in the scope may be lost in a restore, too. An empty batch asks whether
   * the centre knows it; to a revoked tablet nobody says more.
   */
  const askBeyond = async (scope: readonly CommuneCode[], otherwise: Step): Promise<Step> => {
    for (const commune of await listMarked(database.meta)) {
      if (scope.includes(commune)) continue
      const step = await askForNothing(context, commune)
      if (step.kind !== 'done') return step
    }
    return otherwise
  }
  /** Each use of the recovery key is told once there is a network; what is not taken keeps nothing else waiting. */
  const reportRecoveries = async (): Promise<void> => {
    for (const keyId of await listRecoveryUses(database.meta)) {
      const reply = await context.network.reportRecovery(context.token, keyId)
      if (reply.kind !== 'answer') return
      await dropRecoveryUse(database.meta)
    }
  }
  const pull = async (commune: CommuneCode): Promise<Step> => {
    change({ phase: 'reading' })
    const step = await pullFeed(context, commune, (progress) => change({ progress }))
    change({ progress: null })
    // The commune may have left the scope: then the state says so.
    return step.kind === 'refused' && !isRefusedDevice(step) ? askState() : step
  }
  const push = async (commune: CommuneCode): Promise<Step> => {
    change({ phase: 'sending' })
    const size = sizes.get(commune) ?? newBatchSize()
    sizes.set(commune, size)
    const pushed = await pushOutbox(context, commune, size)
    if (pushed.revoked) revoked = true
    return pushed.step
  }
  const everyCommune = async (byHand: boolean): Promise<Step> => {
    const { scope } = await getDevice(database.meta)
    const waiting = await listUnansweredCommunes(database)
    let result = done
    if (byHand || scope.length === 0 || toldFor !== scopeKey(scope)) {
      result = await askState()
      if (stopsSending(result)) return result
    }
    await reportRecoveries()
    const known = await getDevice(database.meta)
    for (const commune of new Set([...known.scope, ...waiting])) {
      await unpark(context.store, commune, byHand ? 'all' : 'of-yesterday')
      const step = await oneCommune(commune)
      if (step.kind === 'other-epoch' || isAskedToWait(step)) return step
      if (step.kind !== 'done' && result.kind !== 'retry') result = step
    }
    return result
  }
  const allSteps = async (byHand: boolean): Promise<Step> => {
    const step = await everyCommune(byHand)
    if (stopsSending(step)) return step
    const compared = await compareLedger(context, byHand)
    return compared.kind === 'done' ? step : compared
  }
  /** What a restored centre may have lost goes before its rows are read. */
  const replay = async (commune: CommuneCode): Promise<Step> => {
    const { replaying } = await getDevice(database.meta)
    if (!Object.hasOwn(replaying, commune)) return done
    const step = await push(commune)
    if (step.kind !== 'done') return step
    await endReplay(context.store, commune)
    await context.written()
    return done
  }
  /**
   * One commune's trouble keeps no other waiting. What may not or cannot be read does not stop what is to be sent: a
   * revoked tablet's groups are held at the centre, where they are safe, and not on the tablet.
   */
  const oneCommune = async (commune: CommuneCode): Promise<Step> => {
    const replayed = await replay(commune)
    if (replayed.kind !== 'done') return replayed
    const pulled = await pull(commune)
    if (stopsSending(pulled)) return pulled
    const pushed = await push(commune)
    return pushed.kind === 'done' ? pulled : pushed
  }
  /** Another life begins at once; a centre that names one after the other is asked again later. */
  const inOneLife = async (byHand: boolean): Promise<Step> => {
    const step = await allSteps(byHand)
    if (step.kind !== 'other-epoch') return step
    await context.written()
    const next = await allSteps(byHand)
    return next.kind === 'other-epoch' ? { kind: 'retry', retryAfterMs: null } : next
  }
  return {
    all: async (byHand) => {
      revoked = false
      const step = await inOneLife(byHand)
      if (isRefusedDevice(step)) revoked = true
      if (step.kind !== 'retry') unreadable = step.kind === 'unreadable'
      return step
    },
    revoked: () => revoked,
    unreadable: () => unreadable,
  }
}

const stopsSending = (step: Step): boolean => step.kind === 'retry' || step.kind === 'other-epoch'

/** The centre has no time: also for the other communes it has none. */
const isAskedToWait = (step: Step): boolean => step.kind === 'retry' && step.retryAfterMs !== null

const isRefusedDevice = (step: Step): boolean =>
  step.kind === 'refused' && (step.code === 'unknown-device' || step.code === 'not-signed-in')

const scopeKey = (scope: readonly CommuneCode[]): string => [...scope].sort().join()
