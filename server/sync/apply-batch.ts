/**
 * The intake. Promises: what a signed-in device brings is stored in the transaction that judges it, or not at all; every
 * group gets a receipt; sending again is harmless; an answer is given only after the commit. Rows are read without a
 * lock and judged here; the write refuses when anything that was looked at has changed, and it begins again.
 */
import { DatabaseUnavailable } from '#server/store/query.ts'
import type { BatchQuestion, BatchRead } from '#server/store/read-for-batch.ts'
import { hashOfToken } from '#server/store/token-hash.ts'
import type { ProblemCode } from '#shared/api/problem.ts'
import type { RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Answer, Envelope } from '#shared/sync/batch.ts'
import { answerTo, answerToStranger } from './answer.ts'
import { type Arrival, arrivalFromLine } from './arrival.ts'
import { addRecords, findAsked, newArrivals } from './batch-records.ts'
import { type Centre, newIdOf, nowOf } from './centre.ts'
import { checkingAt, settleChecks } from './check-flags.ts'
import { dismissedBefore, heldBy, type JudgedGroup, judgeArrivals, type Refusal } from './judge-batch.ts'
import { digestOfArrivals, type Plan, planWrite } from './plan-write.ts'
import { processReady, processWaiting, settleAgain } from './process-held.ts'
import { readBatch } from './read-lines.ts'
import { saidAgain } from './said-again.ts'
import { createStage, type Stage } from './stage.ts'

export type BatchOutcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'problem'; readonly code: ProblemCode }

interface Batch {
  readonly tokenHash: Uint8Array
  readonly bytes: Uint8Array
  readonly envelope: Envelope
  readonly arrivals: readonly Arrival[]
  readonly at: string
  readonly address: string | undefined
  /** Groups that it asks for and that were never held: their records stand in their lines only. */
  readonly asked: ReadonlyMap<string, Arrival>
}

const tries = 10

export async function applyBatch(
  centre: Centre,
  {
    token,
    bytes,
    address,
  }: { readonly token: string; readonly bytes: Uint8Array; readonly address?: string },
): Promise<BatchOutcome> {
  const reading = await readBatch(bytes)
  if (reading.kind === 'problem') return reading
  const { envelope, lines } = reading
  const batch: Batch = {
    tokenHash: hashOfToken(token),
    bytes,
    envelope,
    arrivals: lines.map(arrivalFromLine),
    at: nowOf(centre),
    address,
    asked: new Map(),
  }
  try {
    return await applyArrivals(centre, batch, judgeAll(centre, batch))
  } catch (error) {
    centre.report?.(error)
    if (error instanceof DatabaseUnavailable) return { kind: 'problem', code: 'unavailable' }
    return holdUnexpected(centre, batch)
  }
}

/** A second transaction: what could not be judged or written is stored all the same, and held. */
async function holdUnexpected(centre: Centre, batch: Batch): Promise<BatchOutcome> {
  const { envelope, arrivals } = batch
  const unexpected: Judge = (_stage, read) => {
    const said = { replays: envelope.replay ?? {}, refusal: refusalOf(envelope, read) }
    return newArrivals(arrivals, read).map(
      (arrival) => dismissedBefore(arrival, said) ?? heldBy(arrival, { code: 'unexpected' }),
    )
  }
  try {
    return await applyArrivals(centre, batch, unexpected)
  } catch (error) {
    centre.report?.(error)
    return { kind: 'problem', code: error instanceof DatabaseUnavailable ? 'unavailable' : 'unexpected' }
  }
}

type Judge = (stage: Stage, read: BatchRead) => readonly JudgedGroup[]

function judgeAll(centre: Centre, batch: Batch): Judge {
  const newId = newIdOf(centre)
  return (stage, read) => {
    const { at, envelope } = batch
    const judged = judgeArrivals(batch.arrivals, {
      stage,
      writer: {
        ...{ commune: envelope.commune, username: read.username, device: read.device },
        approves: read.approves,
        ...{ at, newId, life: read.life },
      },
      replays: envelope.replay ?? {},
      epoch: read.epoch,
      refusal: refusalOf(envelope, read),
      known: read.groups,
      held: read.held,
      report: (error) => centre.report?.(error),
    })
    settleChecks(stage, checkingAt(centre, at))
    return judged
  }
}

async function applyArrivals(centre: Centre, first: Batch, judge: Judge): Promise<BatchOutcome> {
  let batch = first
  let mayProcess = true
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const read = await centre.store.readForBatch(questionOf(batch))
    if (read === undefined) return { kind: 'problem', code: 'unknown-device' }
    if (isStranger(batch.envelope, read)) return answerStranger(centre, batch, read)
    const asked = await findAsked(centre.store, read, batch.asked)
    const settled = mayProcess && (await settleHeld(centre, batch, read))
    mayProcess = false
    if (settled || asked !== batch.asked) {
      batch = { ...batch, asked }
      continue
    }
    const answer = await judgeAndWrite(centre, batch, { read, judge })
    if (answer !== undefined) return { kind: 'answer', answer }
  }
  return { kind: 'problem', code: 'unavailable' }
}

/** Groups of the device that need not be held any more: it knows that they were settled, or what they waited for is there. */
async function settleHeld(centre: Centre, batch: Batch, read: BatchRead): Promise<boolean> {
  const { arrivals, envelope } = batch
  const saying = { arrivals, replays: envelope.replay ?? {}, refusal: refusalOf(envelope, read) }
  const again = await settleAgain(centre, read, saidAgain(read, saying))
  return (await processReady(centre, read)) || again
}

/** `undefined` when something has changed meanwhile. */
async function judgeAndWrite(
  centre: Centre,
  batch: Batch,
  { read, judge }: { readonly read: BatchRead; readonly judge: Judge },
): Promise<Answer | undefined> {
  const stage = createStage(read.rows, read.flags)
  const judged = judge(stage, read)
  const ownByFeed = batch.envelope.own === 'by-feed'
  const answering = { read, stage, arrivals: batch.arrivals, asked: batch.asked, ownByFeed }
  if (judged.length === 0) {
    await centre.store.noteContact({ ...contactOf(batch.envelope), device: read.device, at: batch.at })
    return answerTo({ ...answering, done: undefined })
  }
  const plan = planBatch(batch, read, { stage, judged })
  const written = await centre.store.writeCommune(plan.write)
  if (written === undefined) return undefined
  const answer = answerTo({ ...answering, done: { plan, written } })
  await processWaiting(centre, batch.envelope.commune, written.waiting)
  return answer
}

function planBatch(
  batch: Batch,
  read: BatchRead,
  { stage, judged }: { readonly stage: Stage; readonly judged: readonly JudgedGroup[] },
): Plan {
  const question = questionOf(batch)
  const idsOf = (type: Row['type']): RecordId[] =>
    read.rows.filter((row) => row.type === type).map((row) => row.id)
  return planWrite({
    commune: batch.envelope.commune,
    inScope: read.inScope,
    readSeq: read.seq,
    device: read.device,
    households: [...new Set([...question.households, ...idsOf('household')])],
    residents: [...new Set([...question.residents, ...idsOf('resident')])],
    stage,
    judged,
    settled: [],
    released: 0,
    arrived: true,
    anyKnown: read.groups.length > 0,
    bytes: batch.bytes,
    digest: digestOfArrivals(
      batch.at,
      judged.map((group) => group.arrival.hash),
    ),
    at: batch.at,
    address: batch.address,
    contact: contactOf(batch.envelope),
  })
}

const contactOf = (envelope: Envelope) => ({
  waiting: envelope.waiting ?? null,
  appVersion: envelope.appVersion ?? null,
  storage: envelope.storage ?? null,
})

function refusalOf(envelope: Envelope, read: BatchRead): Refusal | null {
  if (!read.live) return 'revoked'
  if (envelope.deviceId !== read.device) return 'other-device'
  if (!read.knownCommune) return 'unknown-commune'
  return read.inScope ? null : 'scope'
}

/** An epoch or a mark that this database never gave out: nothing is judged and nothing is stored. */
const isStranger = (envelope: Envelope, read: BatchRead): boolean =>
  (envelope.epoch !== null && envelope.epoch !== read.epoch) || !read.markKnown

async function answerStranger(centre: Centre, batch: Batch, read: BatchRead): Promise<BatchOutcome> {
  await centre.store.noteContact({ ...contactOf(batch.envelope), device: read.device, at: batch.at })
  return { kind: 'answer', answer: answerToStranger(read, batch.envelope.epoch === read.epoch) }
}

function questionOf({ tokenHash, envelope, arrivals, asked }: Batch): BatchQuestion {
  const households = new Set<RecordId>()
  const residents = new Set<RecordId>()
  for (const arrival of [...arrivals, ...asked.values()]) addRecords(arrival, households, residents)
  return {
    tokenHash,
    commune: envelope.commune,
    mark: envelope.mark,
    groups: [...new Set(arrivals.map((arrival) => arrival.id))],
    households: [...households],
    residents: [...residents],
    asking: envelope.asking.map((id) => ({ id, hash: envelope.askedLines?.[id] ?? null })),
  }
}
