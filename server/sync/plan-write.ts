/** What was judged, as one write: every changed row and flag, every group, numbered in the order of their `seq`. */
import { createHash } from 'node:crypto'
import type { CommuneWrite, GroupToWrite, HeldToWrite, Numbered } from '#server/store/write-commune.ts'
import type { GroupId, RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { decidedNow } from '#shared/sync/replay.ts'
import { countsOf } from './counts.ts'
import type { JudgedGroup } from './judge-batch.ts'
import { rowKey, type Stage } from './stage.ts'

export interface PlanInput
  extends Pick<
    CommuneWrite,
    | ('commune' | 'inScope' | 'readSeq' | 'device' | 'households' | 'residents' | 'bytes' | 'at' | 'contact')
    | ('address' | 'acts')
  > {
  readonly stage: Stage
  readonly judged: readonly JudgedGroup[]
  /** Of groups that were held and are judged again: what is written for them beside the group. */
  readonly settled: readonly HeldToWrite[]
  /** How many groups that were held are so no more. */
  readonly released: number
  /** Whether the groups came from a device just now. */
  readonly arrived: boolean
  /** Whether the log has a group of one of these ids. */
  readonly anyKnown: boolean
  readonly digest: Uint8Array
}

export interface Plan {
  readonly write: CommuneWrite
  readonly groups: readonly { readonly judged: JudgedGroup; readonly seqs: readonly number[] }[]
}

export function planWrite(input: PlanInput): Plan {
  const { stage, judged } = input
  let ordinal = 0
  const number = <T>(value: T): Numbered<T> => {
    ordinal += 1
    return { value, ordinal }
  }
  const staged = [...stage.changedRows.values()]
  const exact = staged.some(isDecidedNow)
  const rows = staged.map(number).map((row) => (exact ? withDecisions(row, input.readSeq) : row))
  const flags = changedFlags(stage).map(number)
  const held = [...judged.filter((group) => group.outcome === 'held').map(heldToWrite), ...input.settled].map(
    number,
  )
  const ordinals = new Map(rows.map((row) => [rowKey(row.value.type, row.value.id), row.ordinal]))
  const created = creators(judged, stage)
  const groups = judged.map((group) => ({ judged: group, seqs: seqsOf(group, stage, ordinals) }))
  return {
    groups,
    write: {
      ...input,
      newGroups: judged.map((group) => group.arrival.id),
      rows,
      flags,
      groups: groups.map(groupToWrite),
      recordsOfGroups: judged.flatMap((group) => recordsOf(group, created)),
      held,
      numbersToCheck: [...stage.numbersToCheck].map(([id, was]) => ({ id, was })),
      movesToCheck: [...stage.movesToCheck],
      size: ordinal + 1,
      created,
      exact,
      counts: countsOf(input),
      allNew: !input.anyKnown && new Set(judged.map((group) => group.arrival.id)).size === judged.length,
    },
  }
}

const isDecidedNow = (row: Row): boolean => Object.values(row.decided).includes(decidedNow)

/** The number that the row gets, as the number of the decisions on it. */
function withDecisions({ value, ordinal }: Numbered<Row>, readSeq: number): Numbered<Row> {
  const decided = Object.entries(value.decided).map(([unit, seq]) => [
    unit,
    seq === decidedNow ? readSeq + ordinal : seq,
  ])
  return { value: { ...value, decided: Object.fromEntries(decided) }, ordinal }
}

/** Over the hashes of the lines that are new: anyone who has the bytes can compute the chain again. */
export function digestOf(hashes: readonly string[]): Uint8Array {
  const digest = createHash('sha256')
  for (const hash of hashes) digest.update(Buffer.from(hash, 'hex'))
  return digest.digest()
}

/**
 * And over the time at which they came (ISO): after a restore that nobody announced the same lines may come again and
 * come to something else, and who has the head of the one past must not find it in the other.
 */
export const digestOfArrivals = (at: string, hashes: readonly string[]): Uint8Array =>
  digestOf([createHash('sha256').update(at).digest('hex'), ...hashes])

function changedFlags(stage: Stage): Flag[] {
  return [...stage.changedFlags].flatMap((question) => stage.findFlag(question) ?? [])
}

/** In the encoding of `change_group.seqs`. */
function seqsOf(group: JudgedGroup, stage: Stage, ordinals: ReadonlyMap<string, number>): number[] {
  if (group.outcome !== 'applied') return []
  return group.arrival.records.map(({ type, id }) => {
    const ordinal = ordinals.get(rowKey(type, id))
    if (ordinal !== undefined) return ordinal
    const row: Row | undefined = type === null ? undefined : stage.findRow(type, id)
    return row === undefined ? 0 : -row.seq
  })
}

const groupToWrite = ({ judged, seqs }: Plan['groups'][number]): GroupToWrite => ({
  id: judged.arrival.id,
  hash: judged.arrival.hash,
  line: judged.arrival.line,
  outcome: judged.outcome,
  seqs,
  conflicts: judged.conflicts,
  problem: judged.problem,
  household: judged.arrival.household,
})

export function heldToWrite(group: JudgedGroup): HeldToWrite {
  return {
    id: group.arrival.id,
    hash: group.arrival.hash,
    household: group.arrival.household,
    records: group.arrival.records.map((record) => record.id),
    waitsFor: group.waitsFor,
    state: group.outcome,
    problem: group.problem ?? { code: 'unexpected' },
    reason: null,
    by: null,
  }
}

/** The first applied group that names a new record is the one that created it: any other would have been held. */
function creators(judged: readonly JudgedGroup[], stage: Stage): Map<RecordId, GroupId> {
  const created = new Map<RecordId, GroupId>()
  for (const { arrival, outcome } of judged) {
    if (outcome !== 'applied') continue
    for (const { id } of arrival.records)
      if (stage.created.has(id) && !created.has(id)) created.set(id, arrival.id)
  }
  return created
}

function recordsOf(
  { arrival }: JudgedGroup,
  created: ReadonlyMap<RecordId, GroupId>,
): { record: RecordId; group: GroupId }[] {
  const records = new Set(arrival.records.map((record) => record.id))
  return [...records].flatMap((record) =>
    created.get(record) === arrival.id ? [] : { record, group: arrival.id },
  )
}
