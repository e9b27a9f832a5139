/**
 * Held groups are judged again from their stored bytes, through the same judgement and the same write as a batch: by a
 * person, oldest first; or by themselves, when the group that they follow was settled or the record that they wait for
 * has come. Each is a transaction of its own; what a crash leaves behind is found again at the device's next batch.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { AuditAct } from '#server/store/audit.ts'
import { DatabaseUnavailable } from '#server/store/query.ts'
import type { BatchRead } from '#server/store/read-for-batch.ts'
import type { HeldLine, HeldRead } from '#server/store/read-held.ts'
import type { HeldGroup } from '#server/store/stored-group.ts'
import type { CommuneCode, GroupId, RecordId } from '#shared/ids.ts'
import type { HeldProblem, Outcome } from '#shared/sync/receipt.ts'
import { type Arrival, arrivalFromLine } from './arrival.ts'
import { addRecords } from './batch-records.ts'
import { type Centre, newIdOf, nowOf } from './centre.ts'
import { checkingAt, settleChecks } from './check-flags.ts'
import { dismissedBy, heldBy, type JudgedGroup, judgeReadable, type Replays } from './judge-batch.ts'
import { digestOf, heldToWrite, planWrite } from './plan-write.ts'
import { readStored } from './read-lines.ts'
import { createStage, type Stage } from './stage.ts'

export type HeldSettlement =
  | {
      readonly kind: 'settled'
      readonly outcome: Outcome
      readonly problem: HeldProblem | null
      /** Not where it stays held for the same reason. */
      readonly written?: true
    }
  /** An older group of the device on the same record is held: that one first. */
  | { readonly kind: 'behind'; readonly groupId: GroupId }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'problem'; readonly code: 'unavailable' }

export interface HeldAsk {
  readonly commune: CommuneCode
  readonly groupId: GroupId
}

/** Who asks, and what goes into the audit log with the write. */
interface AskedBy extends HeldAsk {
  readonly by?: string
  readonly acts?: readonly AuditAct[]
}

interface SaidAsk extends AskedBy {
  /** What its device says by now of groups of another life: newer than what came with their bytes. */
  readonly said?: Replays
}

export interface Dismissal extends AskedBy {
  readonly reason: string
  /** Username. */
  readonly by: string
}

/** Judges a held group again. The caller has asked `may`. */
export async function processHeld(centre: Centre, ask: AskedBy): Promise<HeldSettlement> {
  return settle(centre, ask, judgeAgain)
}

/** Ends a held group without applying it; nothing of it is lost. The caller has asked `may`. */
export async function dismissHeld(centre: Centre, dismissal: Dismissal): Promise<HeldSettlement> {
  const { reason, by } = dismissal
  return settle(centre, dismissal, (_centre, { arrival, line }) =>
    dismissedBy(arrival, { ...line.problem, reason, by }),
  )
}

/**
 * Groups that a backup has as held and that were settled in the life that was lost, as their device was told: what was
 * dismissed stays so, what was applied is judged as what is said again. Tells whether there were any.
 */
export async function settleAgain(
  centre: Centre,
  { commune, held }: BatchRead,
  said: Replays,
): Promise<boolean> {
  const settled = held.filter(({ id }) => said[id] !== undefined)
  await processQueue(
    centre,
    settled.map(({ id }) => ({ commune, groupId: id, said })),
  )
  return settled.length > 0
}

/** Groups of this device that may go on: what they follow is settled, or what they wait for is there. */
export async function processReady(centre: Centre, read: BatchRead): Promise<boolean> {
  const ready = read.held.filter(
    (group) =>
      olderOnSameRecord(read.held, group) === undefined && (group.comeBy || group.code === 'follows'),
  )
  await processQueue(
    centre,
    ready.map((group) => ({ commune: read.commune, groupId: group.id })),
  )
  return ready.length > 0
}

/** Groups, of any device, that waited for a record which has come. */
export async function processWaiting(
  centre: Centre,
  commune: CommuneCode,
  groups: readonly GroupId[],
): Promise<void> {
  await processQueue(
    centre,
    groups.map((groupId) => ({ commune, groupId })),
  )
}

interface Case {
  readonly ask: SaidAsk
  readonly line: HeldLine
  readonly arrival: Arrival
  readonly replays: Replays
  readonly at: string
}

type JudgeCase = (centre: Centre, one: Case, read: HeldRead, stage: Stage) => JudgedGroup

/** Runs beside an answer that is already due: what fails here is told, and tried again at the device's next batch. */
async function processQueue(centre: Centre, asks: readonly SaidAsk[]): Promise<void> {
  for (const ask of asks) {
    try {
      await settle(centre, ask, judgeAgain)
    } catch (error) {
      centre.report?.(error)
    }
  }
}

const tries = 10

async function settle(centre: Centre, ask: Case['ask'], judge: JudgeCase): Promise<HeldSettlement> {
  try {
    const line = await centre.store.findHeld(ask.commune, ask.groupId)
    const stored = line === undefined ? undefined : await readStored(line.bytes, line.line)
    if (line === undefined || stored === undefined) return { kind: 'not-found' }
    const replays = { ...stored.replays, ...ask.said }
    const one = { ask, line, arrival: arrivalFromLine(stored.line), replays, at: nowOf(centre) }
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const settlement = await settleOnce(centre, one, judge)
      if (settlement !== undefined) return settlement
    }
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error
  }
  return { kind: 'problem', code: 'unavailable' }
}

/** `undefined` when something has changed meanwhile. */
async function settleOnce(centre: Centre, one: Case, judge: JudgeCase): Promise<HeldSettlement | undefined> {
  const { ask, line, arrival, at } = one
  const question = questionOf(one)
  const read = await centre.store.readForHeld(question)
  if (read.state !== 'held') return { kind: 'not-found' }
  const older = olderOnSameRecord(read.held, { ...line, records: arrival.records.map(({ id }) => id) })
  const stage = createStage(read.rows, read.flags)
  const judged = judge(centre, one, read, stage)
  if (judged.outcome !== 'dismissed' && older !== undefined) return { kind: 'behind', groupId: older.id }
  const settlement = { kind: 'settled', outcome: judged.outcome, problem: judged.problem } as const
  if (judged.outcome === 'held' && sameProblem(judged, line)) return settlement
  settleChecks(stage, checkingAt(centre, at))
  const act = actLine(one, judged)
  const idsOf = (type: 'household' | 'resident'): RecordId[] =>
    read.rows.filter((row) => row.type === type).map((row) => row.id)
  const { write } = planWrite({
    commune: ask.commune,
    inScope: true,
    readSeq: read.seq,
    device: line.device,
    households: [...new Set([...question.households, ...idsOf('household')])],
    residents: [...new Set([...question.residents, ...idsOf('resident')])],
    stage,
    judged: [judged],
    settled: judged.outcome === 'held' ? [] : [settledToWrite(judged, line)],
    // one that stays held is written again, and counted twice without this
    released: 1,
    arrived: false,
    anyKnown: true,
    bytes: act.bytes,
    digest: digestOf([act.hash]),
    at,
    contact: null,
    acts: ask.acts,
  })
  const written = await centre.store.writeCommune(write)
  if (written === undefined) return undefined
  const followers = judged.outcome === 'held' ? [] : followersOf(read.held, one)
  const { commune, said = {} } = ask
  await processQueue(
    centre,
    [...followers, ...written.waiting].map((groupId) => ({ commune, groupId, said })),
  )
  return { ...settlement, written: true }
}

function questionOf({ ask, line, arrival }: Case) {
  const households = new Set<RecordId>()
  const residents = new Set<RecordId>()
  addRecords(arrival, households, residents)
  return {
    commune: ask.commune,
    device: line.device,
    group: arrival.id,
    hash: line.hash,
    households: [...households],
    residents: [...residents],
  }
}

const judgeAgain: JudgeCase = (centre, { ask, line, arrival, replays, at }, read, stage) => {
  const dismissed = ask.said?.[ask.groupId]?.dismissed
  if (dismissed !== undefined) return dismissedBy(arrival, dismissed)
  if (!read.knownCommune) return heldBy(arrival, { code: 'unknown-commune' })
  const writer = {
    commune: ask.commune,
    username: line.username,
    approves: line.approves,
    device: line.device,
    at,
    newId: newIdOf(centre),
    life: read.life,
  }
  const report = (error: unknown) => centre.report?.(error)
  return judgeReadable(arrival, { stage, writer, epoch: read.epoch, replays, report })
}

export type Place = Pick<HeldGroup, 'arrival' | 'records'>

const sharesRecord = (a: Pick<Place, 'records'>, b: Pick<Place, 'records'>): boolean =>
  a.records.some((record) => b.records.includes(record))

export const olderOnSameRecord = (held: readonly HeldGroup[], place: Place): HeldGroup | undefined =>
  held.find((group) => group.arrival < place.arrival && sharesRecord(group, place))

const followersOf = (held: readonly HeldGroup[], { line, arrival }: Case): GroupId[] =>
  held
    .filter((group) => group.arrival > line.arrival && group.code === 'follows')
    .filter((group) => sharesRecord(group, { records: arrival.records.map(({ id }) => id) }))
    .map((group) => group.id)

const sameProblem = (judged: JudgedGroup, line: HeldLine): boolean =>
  judged.problem?.code === line.problem.code && judged.problem.record === line.problem.record

const settledToWrite = (judged: JudgedGroup, line: HeldLine) => ({
  ...heldToWrite({ ...judged, problem: judged.problem ?? line.problem }),
  reason: judged.problem?.reason ?? null,
  by: judged.problem?.by ?? null,
})

/** What the centre did by itself or at a person's word is a line of the log too, so that the chain knows of it. */
function actLine({ ask, at }: Case, judged: JudgedGroup): { bytes: Uint8Array; hash: string } {
  const { problem, outcome } = judged
  const text = JSON.stringify({
    act: 'held',
    group: ask.groupId,
    by: ask.by ?? problem?.by ?? null,
    at,
    outcome,
    problem,
    said: ask.said?.[ask.groupId],
  })
  return { bytes: gzipSync(text), hash: createHash('sha256').update(text).digest('hex') }
}
