/** The answer: a receipt for each group, and the present rows and flags of everything that the receipts name. */
import type { BatchRead } from '#server/store/read-for-batch.ts'
import type { StoredGroup } from '#server/store/stored-group.ts'
import type { Written } from '#server/store/write-commune.ts'
import type { RecordId } from '#shared/ids.ts'
import { type Row, recordTypes } from '#shared/records/record.ts'
import type { Answer } from '#shared/sync/batch.ts'
import { noRows, tablesFromRows } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { Receipt } from '#shared/sync/receipt.ts'
import type { Arrival } from './arrival.ts'
import type { Plan } from './plan-write.ts'
import { rowKey, type Stage } from './stage.ts'

type Outcome = Pick<StoredGroup, 'id' | 'outcome' | 'seqs' | 'judged' | 'problem' | 'conflicts'>

/** Nothing was judged: the tablet knows an epoch or a mark that is not ours. */
export const answerToStranger = (read: BatchRead, sameEpoch: boolean): Answer => ({
  epoch: read.epoch,
  ...(sameEpoch ? { otherEpoch: true as const } : {}),
  mark: null,
  scope: [...read.scope],
  receipts: [],
  rows: noRows,
  flags: [],
})

export interface Answering {
  readonly read: BatchRead
  readonly stage: Stage
  readonly arrivals: readonly Arrival[]
  /** What was written in this batch; `undefined` when nothing in it was new. */
  readonly done: { readonly plan: Plan; readonly written: Written } | undefined
  /** Groups that were asked for and never held: their lines say what their records are. */
  readonly asked: ReadonlyMap<string, Arrival>
  /** Whether the rows that the device knows are left to the feed. */
  readonly ownByFeed: boolean
}

export function answerTo(answering: Answering): Answer {
  const { read, done } = answering
  const receipts = [...receiptsOfArrivals(answering), ...receiptsOfAsked(answering)]
  const named = new Set<string>([
    ...answering.arrivals.flatMap((arrival) => arrival.records.map((record) => record.id)),
    ...read.asked.flatMap((asked) => recordsOfAsked(asked, answering)),
  ])
  const seq = done === undefined ? read.seq : done.written.seq + done.plan.write.size
  const hash = done === undefined ? read.chain : done.written.chain
  return {
    epoch: read.epoch,
    mark: hash === null || seq === 0 ? null : { seq, hash },
    scope: [...read.scope],
    receipts,
    rows: read.inScope ? tablesFromRows(rowsOf(answering, { named, receipts })) : noRows,
    flags: read.inScope ? flagsOf(answering, named) : [],
  }
}

const keyOf = (group: { readonly id: string; readonly hash: string }): string => `${group.id} ${group.hash}`

function receiptsOfArrivals({ read, arrivals, done }: Answering): Receipt[] {
  const outcomes = new Map<string, Outcome>(read.groups.map((group) => [keyOf(group), group]))
  for (const { judged, seqs } of done?.plan.groups ?? []) {
    const { arrival, outcome, problem, conflicts } = judged
    const judgedAt = done?.written.seq ?? 0
    outcomes.set(keyOf(arrival), { id: arrival.id, outcome, problem, conflicts, seqs, judged: judgedAt })
  }
  return arrivals.flatMap((arrival) => {
    const outcome = outcomes.get(keyOf(arrival))
    return outcome === undefined ? [] : receiptFrom(outcome, recordsOf(arrival))
  })
}

const recordsOf = (arrival: Arrival): RecordId[] => arrival.records.map((record) => record.id)

function receiptsOfAsked(answering: Answering): Receipt[] {
  const sent = new Set(answering.arrivals.map((arrival) => arrival.id))
  return answering.read.asked
    .filter(({ group }) => !sent.has(group.id))
    .map((asked) => receiptFrom(asked.group, recordsOfAsked(asked, answering)))
}

const recordsOfAsked = (
  asked: BatchRead['asked'][number],
  { asked: arrivals }: Answering,
): readonly RecordId[] =>
  asked.records ?? arrivals.get(asked.group.id)?.records.map((record) => record.id) ?? []

function receiptFrom(outcome: Outcome, records: readonly RecordId[]): Receipt {
  return {
    groupId: outcome.id,
    outcome: outcome.outcome,
    seqs: seqsOf(outcome, records),
    conflicts: (outcome.conflicts ?? []).flatMap(([index, unit]) => {
      const id = records[index]
      return id === undefined ? [] : [{ id, unit }]
    }),
    ...(outcome.problem === null ? {} : { problem: outcome.problem }),
  }
}

/** The number that each record's row got. */
function seqsOf({ seqs, judged }: Outcome, records: readonly RecordId[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const [index, seq] of seqs.entries()) {
    const record = records[index]
    if (record !== undefined) found[record] = seq > 0 ? judged + seq : -seq
  }
  return found
}

/**
 * Rows that the device has as they stand, or gets by the feed anyway: a group of this batch has created them, or they
 * stand as it left them when it was answered before; and nothing else in the batch has touched them. The group stays in
 * the device's overlay until the feed has come so far. All of a group's rows or none: over a newer row of one of them it
 * would show what had been written since as it was before.
 */
function leftToFeed(
  { ownByFeed, arrivals, stage, read }: Answering,
  receipts: readonly Receipt[],
): ReadonlySet<string> {
  if (!ownByFeed) return new Set()
  const known = new Set(read.groups.map(({ id }) => id))
  const told = new Map(receipts.map((receipt) => [receipt.groupId, receipt]))
  const touches = new Map<string, number>()
  for (const { records } of arrivals)
    for (const { id } of records) touches.set(id, (touches.get(id) ?? 0) + 1)
  const isLeft = ({ groupId, seqs }: Receipt, { type, id }: Arrival['records'][number]): boolean => {
    const row = type === null ? undefined : stage.findRow(type, id)
    if (row === undefined || touches.get(id) !== 1 || Object.keys(row.decided).length > 0) return false
    return stage.created.has(id) || (known.has(groupId) && row.seq === seqs[id])
  }
  const left = arrivals.filter(({ id, records }) => {
    const receipt = told.get(id)
    // what was asked about is shown with what stands there
    if (receipt === undefined || receipt.conflicts.length > 0) return false
    return records.every((record) => isLeft(receipt, record))
  })
  return new Set(left.flatMap(recordsOf))
}

interface Named {
  readonly named: ReadonlySet<string>
  readonly receipts: readonly Receipt[]
}

function rowsOf(answering: Answering, { named, receipts }: Named): Row[] {
  const { stage, done } = answering
  const left = leftToFeed(answering, receipts)
  const seqs = new Map(
    done?.plan.write.rows.map(({ value, ordinal }) => [
      rowKey(value.type, value.id),
      done.written.seq + ordinal,
    ]),
  )
  return [...named].flatMap((id) =>
    recordTypes.flatMap((type) => {
      const row = stage.findRow(type, id)
      return row === undefined || left.has(id) ? [] : [{ ...row, seq: seqs.get(rowKey(type, id)) ?? row.seq }]
    }),
  )
}

/** Open ones of what is named, and every one that this batch changed. */
function flagsOf({ stage, done }: Answering, named: ReadonlySet<string>): Flag[] {
  const changed = new Map(
    done?.plan.write.flags.map(({ value, ordinal }) => [value.id, done.written.seq + ordinal]),
  )
  return [...stage.flags.values()]
    .filter((flag) => changed.has(flag.id) || named.has(flag.recordId))
    .map((flag) => ({ ...flag, seq: changed.get(flag.id) ?? flag.seq }))
}
