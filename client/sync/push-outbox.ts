/**
 * Sends a commune's outbox. Promises: bytes are fixed before they are first sent; one batch is in flight, and only its
 * answer is taken; a group leaves the outbox only on a receipt; what the centre cannot take is parked and stops nothing
 * but what must follow it.
 */

import { countOutbox } from '#client/store/count-outbox.ts'
import type { OutboxGroup } from '#client/store/groups.ts'
import { findMark, getDevice, unknownEpoch } from '#client/store/meta.ts'
import { fixBytes, listHeld, listWaiting, park } from '#client/store/outbox.ts'
import { replaysOf } from '#client/store/replay.ts'
import { findStorage } from '#client/store/restore-from-journal.ts'
import { takeAnswer } from '#client/store/take-page.ts'
import { type ProblemCode, problems } from '#shared/api/problem.ts'
import { type CommuneCode, type GroupId, groupId } from '#shared/ids.ts'
import { type Answer, batchLimits, type Envelope } from '#shared/sync/batch.ts'
import { batchText, cutGroups, fitsPacked, listSendable } from './cut-batch.ts'
import type { Reply } from './network.ts'
import { done, type Step, type SyncContext, stepFromReply } from './sync-context.ts'

/** How many groups go at once, learned from what got through. */
export interface BatchSize {
  most: number
  /** How often in a row the centre had no time for what was sent. */
  refused: number
}

export const newBatchSize = (): BatchSize => ({ most: batchLimits.changes, refused: 0 })

/** A crowd is over by then: it may be the batch that takes the centre too long. */
const refusedOften = 3

const mostAsking = 1000
/** What a group itself can be guilty of. A sign-in or a lost scope is no group's fault. */
const faultsOfGroups: readonly ProblemCode[] = ['too-large', 'bad-request', 'not-gzip', 'no-envelope']

export interface Pushed {
  readonly step: Step
  /** Whether the centre held something because this tablet was revoked. */
  readonly revoked: boolean
}

export async function pushOutbox(
  context: SyncContext,
  commune: CommuneCode,
  size: BatchSize,
): Promise<Pushed> {
  let asked = false
  let revoked = false
  for (;;) {
    const sendable = listSendable(await listWaiting(context.store, commune))
    const asking = (await listHeld(context.store, commune)).slice(0, mostAsking).map(groupId)
    if (sendable.length === 0 && (asked || asking.length === 0)) return { step: done, revoked }
    const batch = await cutBatch(context, { commune, sendable, asking, most: size.most })
    if (batch === 'again') continue
    const reply = await context.network.postBatch(context.token, batch.bytes)
    if (reply.kind === 'answer') {
      asked = true
      revoked ||= isRevoked(reply.value)
    }
    const step = await takeReply(context, { commune, ...batch, asking, size }, reply)
    if (step !== 'on') return { step, revoked }
  }
}

/** Whether the centre is the one that the tablet knows, and nothing else. */
export async function askForNothing(context: SyncContext, commune: CommuneCode): Promise<Step> {
  const { life } = await getDevice(context.store.database.meta)
  const bytes = await pack(context, { commune, groups: [], asking: [], life })
  const reply = await context.network.postBatch(context.token, bytes)
  if (reply.kind !== 'answer') return stepFromReply(reply)
  const input = { commune, answer: reply.value, text: reply.text, asked: new Set<string>(), life }
  const taken = await takeAnswer(context.store, input)
  await context.written()
  return taken === 'other-epoch' ? { kind: 'other-epoch' } : done
}

/** A tablet that was allowed again has a scope, and may still ask for what was held before. */
const isRevoked = ({ scope, receipts }: Answer): boolean =>
  scope.length === 0 && receipts.some(({ problem }) => problem?.code === 'revoked')

interface Cut {
  readonly commune: CommuneCode
  readonly sendable: readonly OutboxGroup[]
  readonly asking: readonly GroupId[]
  readonly most: number
}

/** `again`: a save came in between, or a group alone is too large and was parked. */
async function cutBatch(context: SyncContext, { commune, sendable, asking, most }: Cut) {
  let groups = sendable.length === 0 ? [] : cutGroups(sendable, most)
  const { life } = await getDevice(context.store.database.meta)
  let bytes = await pack(context, { commune, groups, asking, life })
  while (!fitsPacked(bytes.length, groups) && groups.length > 1) {
    groups = groups.slice(0, Math.ceil(groups.length / 2))
    bytes = await pack(context, { commune, groups, asking, life })
  }
  const [lone] = groups
  if (lone !== undefined && groups.length === 1 && isTooLarge(lone, bytes.length)) {
    await parkFor(context, lone, 'too-large')
    return 'again'
  }
  if (!(await fixBytes(context.store, groups))) return 'again'
  // While the request is on its way the screens must neither offer to undo an event nor ask about what is sent.
  if (groups.some(({ state }) => state === 'open')) await context.written()
  return { groups, bytes, life }
}

const isTooLarge = ({ group }: OutboxGroup, packed: number): boolean =>
  packed > batchLimits.lone.compressedBytes || group.changes.length > batchLimits.lone.changes

async function pack(
  { store, ledger, gzip, deviceId, appVersion }: SyncContext,
  { commune, groups, asking, life }: Omit<Sent, 'size'>,
) {
  const { meta } = store.database
  const { waiting } = await countOutbox(store.database)
  const { epoch } = await getDevice(meta)
  const replay = await replaysOf(store, groups, { life, epoch })
  const storage = await findStorage(store)
  const askedLines = await ledger.hashes(asking)
  const envelope: Envelope = {
    deviceId,
    commune,
    epoch: epoch === unknownEpoch ? null : epoch,
    mark: (await findMark(meta, commune)) ?? null,
    asking: [...asking],
    waiting: Math.max(0, waiting - groups.length),
    appVersion,
    own: 'by-feed',
    ...(asking.length === 0 ? {} : { askedLines }),
    ...(storage === undefined ? {} : { storage }),
    ...(Object.keys(replay).length === 0 ? {} : { replay }),
  }
  return gzip.pack(batchText(envelope, groups))
}

interface Sent {
  readonly commune: CommuneCode
  readonly groups: readonly OutboxGroup[]
  readonly asking: readonly GroupId[]
  /** In which it was cut. */
  readonly life: number
  readonly size: BatchSize
}

const halfOf = (groups: readonly OutboxGroup[]): number => Math.max(1, Math.ceil(groups.length / 2))

/** What the reply means; `on` where the next batch may go at once. */
async function takeReply(context: SyncContext, sent: Sent, reply: Reply<Answer>): Promise<Step | 'on'> {
  const { groups, size } = sent
  if (reply.kind === 'answer') return takeSent(context, sent, reply.value, reply.text)
  if (reply.kind === 'no-answer') {
    if (reply.timedOut) size.most = halfOf(groups)
    return stepFromReply(reply)
  }
  if (problems[reply.code].retryable) {
    size.refused += 1
    if (size.refused % refusedOften === 0) size.most = halfOf(groups)
    return stepFromReply(reply)
  }
  if (!faultsOfGroups.includes(reply.code)) return stepFromReply(reply)
  const [lone, ...others] = groups
  if (lone === undefined) return stepFromReply(reply)
  if (others.length > 0) size.most = halfOf(groups)
  else await parkFor(context, lone, reply.code)
  return 'on'
}

async function takeSent(
  context: SyncContext,
  { commune, groups, asking, life, size }: Sent,
  answer: Answer,
  text: string,
): Promise<Step | 'on'> {
  const asked = new Set<string>([...groups.map((group) => group.groupId), ...asking])
  const taken = await takeAnswer(context.store, { commune, answer, text, asked, life })
  await context.written()
  if (taken === 'other-epoch') return { kind: 'other-epoch' }
  const answered = new Set<string>(answer.receipts.map((receipt) => receipt.groupId))
  // An answer that names none of what was sent would be asked for without end.
  if (groups.length > 0 && !groups.some((group) => answered.has(group.groupId)))
    return { kind: 'retry', retryAfterMs: null }
  size.most = Math.min(batchLimits.changes, size.most * 2)
  size.refused = 0
  return 'on'
}

async function parkFor(context: SyncContext, group: OutboxGroup, code: ProblemCode): Promise<void> {
  await park(context.store, group, { code: 'unreadable', fault: code })
  await context.written()
}
