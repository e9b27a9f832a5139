/**
 * The judgement of what arrived in one batch, in the order in which it came. Pure: takes what was read and says what is
 * to be written. Every group gets an outcome, and held is the only other fate than applied.
 */

import type { HeldGroup, StoredGroup } from '#server/store/stored-group.ts'
import type { GroupId, RecordId } from '#shared/ids.ts'
import type { HeldProblem, Outcome } from '#shared/sync/receipt.ts'
import { isLifeBefore, type Replay } from '#shared/sync/replay.ts'
import type { Arrival } from './arrival.ts'
import { type Conflict, judgeGroup, type Writer } from './judge-group.ts'
import type { Stage } from './stage.ts'

export interface JudgedGroup {
  readonly arrival: Arrival
  readonly outcome: Outcome
  readonly conflicts: readonly Conflict[]
  readonly problem: HeldProblem | null
  readonly waitsFor: RecordId | null
}

/** Why nothing that this device brings is judged now; `null` when it is. */
export type Refusal = 'revoked' | 'other-device' | 'unknown-commune' | 'scope'

export interface BatchJudging {
  readonly stage: Stage
  readonly writer: Writer
  readonly epoch: string
  readonly refusal: Refusal | null
  readonly known: readonly StoredGroup[]
  readonly held: readonly HeldGroup[]
  /** What the device says of groups that belong to another life of the centre. */
  readonly replays: Replays
  readonly report: (error: unknown) => void
}

export type Replays = Readonly<Partial<Record<GroupId, Replay>>>

/** New groups only: one that is known by id and hash already has its outcome. */
export function judgeArrivals(arrivals: readonly Arrival[], judging: BatchJudging): JudgedGroup[] {
  const hashes = new Map<string, Set<string>>()
  const know = (id: string, hash: string): void => {
    const known = hashes.get(id)
    if (known === undefined) hashes.set(id, new Set([hash]))
    else known.add(hash)
  }
  for (const group of judging.known) know(group.id, group.hash)
  const blocked = new Set<string>(judging.held.flatMap((group) => group.records))
  const judged: JudgedGroup[] = []
  for (const arrival of arrivals) {
    const known = hashes.get(arrival.id)
    if (known?.has(arrival.hash)) continue
    const one = judgeArrival(arrival, judging, { contentDiffers: known !== undefined, blocked })
    know(arrival.id, arrival.hash)
    if (one.outcome === 'held') for (const record of arrival.records) blocked.add(record.id)
    judged.push(one)
  }
  return judged
}

export function heldBy(
  arrival: Arrival,
  problem: HeldProblem,
  waitsFor: RecordId | null = null,
): JudgedGroup {
  return { arrival, outcome: 'held', conflicts: [], problem, waitsFor }
}

export function dismissedBy(arrival: Arrival, problem: HeldProblem): JudgedGroup {
  return { arrival, outcome: 'dismissed', conflicts: [], problem, waitsFor: null }
}

/** What was dismissed in a life that was lost stays so, whatever would become of it now. */
export function dismissedBefore(
  arrival: Arrival,
  { replays, refusal }: Pick<BatchJudging, 'replays' | 'refusal'>,
): JudgedGroup | undefined {
  const problem = replays[arrival.id]?.dismissed
  return problem === undefined || refusal === 'other-device' ? undefined : dismissedBy(arrival, problem)
}

interface Place {
  readonly contentDiffers: boolean
  /** Records on which an earlier group of this device is held. */
  readonly blocked: ReadonlySet<string>
}

function judgeArrival(arrival: Arrival, judging: BatchJudging, place: Place): JudgedGroup {
  const dismissed = dismissedBefore(arrival, judging)
  if (dismissed !== undefined) return dismissed
  if (judging.refusal !== null) return heldBy(arrival, { code: judging.refusal })
  const { reading } = arrival
  if (reading.kind === 'fault') return heldBy(arrival, reading.problem)
  if (place.contentDiffers) return heldBy(arrival, { code: 'content-differs' })
  const { group } = reading
  const behind = group.changes.find((change) => place.blocked.has(change.id))
  if (behind !== undefined) return heldBy(arrival, { code: 'follows', record: behind.id })
  return judgeReadable(arrival, judging)
}

/** An error in judging one group holds that group; the others go on. */
export function judgeReadable(
  arrival: Arrival,
  judging: Pick<BatchJudging, 'stage' | 'writer' | 'epoch' | 'replays' | 'report'>,
): JudgedGroup {
  if (arrival.reading.kind === 'fault') return heldBy(arrival, arrival.reading.problem)
  const { group } = arrival.reading
  // made on rows of another life, whether its tablet knows that by now or not
  const replay = judging.replays[group.groupId] ?? (group.epoch === judging.epoch ? undefined : {})
  const again = replay && { replay, isOfBackup: isLifeBefore(group.epoch, judging.epoch) }
  try {
    const judgement = judgeGroup(judging.stage, group, judging.writer, again)
    if (judgement.kind === 'held') return heldBy(arrival, judgement.problem, judgement.waitsFor)
    return { arrival, outcome: 'applied', conflicts: judgement.conflicts, problem: null, waitsFor: null }
  } catch (error) {
    judging.report(error)
    return heldBy(arrival, { code: 'unexpected' })
  }
}
