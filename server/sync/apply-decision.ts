/**
 * A desk's decision: one group, judged against what was on the screen, written whole or not at all. A repeated send of
 * the same group gets the answer of the first. Stored in the log as a batch of one line, like everything else.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { AuditAct } from '#server/store/audit.ts'
import { DatabaseUnavailable } from '#server/store/query.ts'
import type { DecisionRead } from '#server/store/read-for-decision.ts'
import type { ProblemCode } from '#shared/api/problem.ts'
import type { CommuneCode, DeviceId, RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import { findChangeFault } from '#shared/sync/change.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { HeldProblem } from '#shared/sync/receipt.ts'
import { type Arrival, arrivalFromLine } from './arrival.ts'
import { addRecords } from './batch-records.ts'
import { type Centre, newIdOf, nowOf } from './centre.ts'
import { checkingAt } from './check-flags.ts'
import { type Decision, type DecisionJudgement, judgeDecision } from './judge-decision.ts'
import { digestOfArrivals, planWrite } from './plan-write.ts'
import { createStage, type Stage } from './stage.ts'

export interface DecisionAsk extends Decision {
  readonly commune: CommuneCode
  /** Id and username of the account that decides. The caller has asked `may`. */
  readonly account: string
  readonly username: string
  /** Into the audit log, with the write. */
  readonly acts?: readonly AuditAct[]
}

export type DecisionOutcome =
  | {
      /** `applied` is what it was already where it is not `written` now. */
      readonly kind: 'applied' | 'changed'
      readonly written?: true
      readonly rows: readonly Row[]
      readonly flags: readonly Flag[]
    }
  | {
      readonly kind: 'refused'
      readonly problem: HeldProblem
      readonly rows: readonly Row[]
      readonly flags: readonly Flag[]
    }
  | { readonly kind: 'problem'; readonly code: Extract<ProblemCode, 'not-allowed' | 'unavailable'> }

interface Asked {
  readonly ask: DecisionAsk
  readonly desk: DeviceId
  readonly arrival: Arrival
  readonly bytes: Uint8Array
  readonly at: string
}

const tries = 10

export async function applyDecision(centre: Centre, ask: DecisionAsk): Promise<DecisionOutcome> {
  try {
    const desk = await centre.store.getDesk(ask.account, newIdOf(centre)())
    const asked = { ask, desk, at: nowOf(centre), ...lineOf(ask, desk) }
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const outcome = await decideOnce(centre, asked)
      if (outcome !== undefined) return outcome
    }
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error
  }
  return { kind: 'problem', code: 'unavailable' }
}

/** `undefined` when something has been written meanwhile. */
async function decideOnce(centre: Centre, asked: Asked): Promise<DecisionOutcome | undefined> {
  const { ask, arrival } = asked
  const question = questionOf(asked)
  const read = await centre.store.readForDecision(question)
  if (read === undefined) return { kind: 'problem', code: 'not-allowed' }
  const present = presentOf(arrival, read)
  if (read.known.includes(arrival.hash)) return { kind: 'applied', ...present }
  if (read.known.length > 0) return { kind: 'refused', problem: { code: 'content-differs' }, ...present }
  const stage = createStage(read.rows, read.flags)
  const judgement = judge(centre, asked, { read, stage })
  if (judgement.kind === 'refused') return { ...present, ...judgement }
  if (judgement.kind === 'changed') return { kind: 'changed', ...present }
  const plan = planWrite({
    commune: ask.commune,
    inScope: true,
    readSeq: read.seq,
    device: asked.desk,
    households: question.households,
    residents: [...new Set([...question.residents, ...idsOf(read.rows, 'resident')])],
    stage,
    judged: [{ arrival, outcome: 'applied', conflicts: [], problem: null, waitsFor: null }],
    settled: [],
    released: 0,
    arrived: false,
    anyKnown: false,
    bytes: asked.bytes,
    digest: digestOfArrivals(asked.at, [arrival.hash]),
    at: asked.at,
    contact: null,
    acts: ask.acts,
  })
  const written = await centre.store.writeCommune(plan.write)
  if (written === undefined) return undefined
  return { kind: 'applied', written: true, ...writtenOf(arrival, stage, { plan, seq: written.seq }) }
}

function judge(
  centre: Centre,
  { ask, desk, at }: Asked,
  { read, stage }: { readonly read: DecisionRead; readonly stage: Stage },
): DecisionJudgement {
  const fault = ask.group.changes.map(findChangeFault).find((found) => found !== undefined)
  if (fault !== undefined) return { kind: 'refused', problem: fault }
  if (ask.group.epoch !== read.epoch) return { kind: 'changed' }
  const newId = newIdOf(centre)
  return judgeDecision(stage, ask, {
    writer: {
      ...{ commune: ask.commune, username: ask.username, device: desk, at, newId, life: read.life },
      approves: false,
    },
    named: read.named,
    checking: checkingAt(centre, at),
  })
}

/** The batch of one line that goes into the log. */
function lineOf({ commune, group }: DecisionAsk, deviceId: DeviceId): Pick<Asked, 'arrival' | 'bytes'> {
  const line = JSON.stringify(group)
  const envelope = JSON.stringify({ deviceId, commune, epoch: group.epoch, mark: null, asking: [] })
  const hash = createHash('sha256').update(line).digest('hex')
  return {
    arrival: arrivalFromLine({ number: 2, hash, value: group }),
    bytes: gzipSync(`${envelope}\n${line}\n`),
  }
}

function questionOf({ ask, arrival }: Asked) {
  const households = new Set<RecordId>()
  const residents = new Set<RecordId>()
  addRecords(arrival, households, residents)
  return {
    account: ask.account,
    commune: ask.commune,
    group: arrival.id,
    flags: ask.group.changes.flatMap((change) => change.closes ?? []),
    households: [...households],
    residents: [...residents],
  }
}

const idsOf = (rows: readonly Row[], type: Row['type']): RecordId[] =>
  rows.filter((row) => row.type === type).map((row) => row.id)

const isNamed = (arrival: Arrival, id: string): boolean => arrival.records.some((record) => record.id === id)

/** What to decide upon anew: the records, their open flags, and what became of those that were to be closed. */
function presentOf(arrival: Arrival, read: DecisionRead) {
  const named = new Set(read.named.map((flag) => flag.id))
  const others = read.flags.filter(
    (flag) => flag.state === 'open' && isNamed(arrival, flag.recordId) && !named.has(flag.id),
  )
  return { rows: read.rows.filter((row) => isNamed(arrival, row.id)), flags: [...read.named, ...others] }
}

function writtenOf(
  arrival: Arrival,
  stage: Stage,
  { plan, seq }: { readonly plan: ReturnType<typeof planWrite>; readonly seq: number },
) {
  const rows = plan.write.rows.map(({ value, ordinal }) => ({ ...value, seq: seq + ordinal }))
  const flags = plan.write.flags.map(({ value, ordinal }) => ({ ...value, seq: seq + ordinal }))
  const isWritten = (id: string) => flags.some((flag) => flag.id === id)
  const untouched = [...stage.flags.values()].filter(
    (flag) => flag.state === 'open' && isNamed(arrival, flag.recordId) && !isWritten(flag.id),
  )
  return { rows, flags: [...flags, ...untouched] }
}
