/**
 * A commune's log as a second opinion reads it, batch after batch from its bytes: does the chain hold, was every number
 * given out once, and what rows follow from the groups that were applied.
 */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type pg from 'pg'
import { z } from 'zod'
import { sameUnit, type UnitValue } from '#shared/records/unit.ts'
import { type Change, type Group, groupSchema } from '#shared/sync/change.ts'
import { sha256 } from '../tablet/witness.ts'

const bigint = z.coerce.number()
const batchSchema = z.object({
  seq: bigint,
  received_at: z.date(),
  chain: z.instanceof(Buffer),
  digest: z.instanceof(Buffer),
  bytes: z.instanceof(Buffer),
})
const storedGroupSchema = z.object({
  id: z.string(),
  hash: z.instanceof(Buffer).transform((hash) => hash.toString('hex')),
  batch: bigint,
  line: z.number(),
  outcome: z.string(),
  seqs: z.array(bigint),
  judged: bigint,
  conflicts: z.array(z.tuple([z.number(), z.string()])).nullable(),
})
export type StoredGroup = z.infer<typeof storedGroupSchema>

export interface ModelRow {
  readonly units: Map<string, UnitValue>
  seq: number
}

/** One commune's log, as far as it was read. */
export interface Log {
  readonly commune: string
  seq: number
  chain: Uint8Array
  /** By id; the same id twice is a fault. */
  readonly groups: Map<string, StoredGroup>
  readonly rows: Map<string, ModelRow>
  /** Every word that came, `record unit value`, applied or not. */
  readonly words: Set<string>
}

export const newLog = (commune: string): Log => ({
  ...{ commune, seq: 0, chain: new Uint8Array() },
  ...{ groups: new Map(), rows: new Map(), words: new Set() },
})

export const wordKey = (record: string, unit: string, value: unknown): string =>
  `${record} ${unit} ${JSON.stringify(value)}`

/** Reads on; answers what does not fit together. */
export async function readOn(owner: pg.Pool, log: Log): Promise<string[]> {
  const asked = [log.commune, log.seq]
  const batches = await owner.query(
    'select seq, received_at, chain, digest, bytes from batch where commune = $1 and seq > $2 order by seq',
    asked,
  )
  const stored = await owner.query(
    `select id, hash, batch, line, outcome, seqs, judged, conflicts from change_group
     where commune = $1 and batch > $2 order by batch, line`,
    asked,
  )
  const groups = new Map<number, StoredGroup[]>()
  for (const group of z.array(storedGroupSchema).parse(stored.rows))
    groups.set(group.batch, [...(groups.get(group.batch) ?? []), group])
  const faults: string[] = []
  for (const batch of z.array(batchSchema).parse(batches.rows)) {
    faults.push(...readBatch(log, batch, groups.get(batch.seq) ?? []))
    groups.delete(batch.seq)
  }
  for (const seq of groups.keys()) faults.push(`batch ${seq} is gone, and groups point at it`)
  return faults
}

type Batch = z.infer<typeof batchSchema>

function readBatch(log: Log, batch: Batch, brought: readonly StoredGroup[]): string[] {
  const faults: string[] = []
  const lines = gunzipSync(batch.bytes).toString('utf8').split('\n')
  const arrived = () => [sha256(batch.received_at.toISOString()), ...brought.map(({ hash }) => hash)]
  // what the centre did by itself is one line, and no group
  const hashes = brought.length === 0 ? [sha256(lines[0] ?? '')] : arrived()
  const whole = createHash('sha256')
  for (const hash of hashes) whole.update(Buffer.from(hash, 'hex'))
  if (!whole.digest().equals(batch.digest)) faults.push(`the digest of batch ${batch.seq} is of other lines`)
  log.chain = createHash('sha256').update(log.chain).update(batch.digest).digest()
  if (!batch.chain.equals(log.chain)) faults.push(`the chain breaks at batch ${batch.seq}`)
  const numbers = new Map<number, string>()
  for (const group of brought) {
    const line = lines[group.line - 1] ?? ''
    if (sha256(line) !== group.hash) faults.push(`line ${group.line} of batch ${batch.seq} is not what came`)
    else faults.push(...takeGroup(log, group, { line, numbers, batch: batch.seq }))
  }
  log.seq = batch.seq
  return faults
}

interface Place {
  readonly line: string
  /** That this batch has given out, each to one record. */
  readonly numbers: Map<number, string>
  readonly batch: number
}

function takeGroup(log: Log, stored: StoredGroup, { line, numbers, batch }: Place): string[] {
  const faults: string[] = []
  if (log.groups.has(stored.id)) faults.push(`group ${stored.id} is in the log twice`)
  log.groups.set(stored.id, stored)
  if (stored.judged !== log.seq)
    faults.push(`group ${stored.id} was judged at ${stored.judged}, not ${log.seq}`)
  if (stored.outcome !== 'applied') return [...faults, `group ${stored.id} is ${stored.outcome}`]
  const group = groupSchema.parse(JSON.parse(line))
  for (const [index, { id }] of group.changes.entries()) {
    const seq = stored.seqs[index] ?? 0
    const number = stored.judged + seq
    if (seq <= 0) continue
    const isOwn = number < batch && (numbers.get(number) ?? id) === id
    if (!isOwn) faults.push(`number ${number} of ${id} is another's too`)
    numbers.set(number, id)
  }
  return [...faults, ...applyGroup(log, stored, group)]
}

function applyGroup(log: Log, stored: StoredGroup, { changes }: Group): string[] {
  const met: string[] = []
  for (const [index, change] of changes.entries()) {
    const row = log.rows.get(change.id) ?? { units: new Map<string, UnitValue>(), seq: 0 }
    log.rows.set(change.id, row)
    met.push(...applyChange(log, row, change).map((unit) => `${index} ${unit}`))
    const seq = stored.seqs[index] ?? 0
    if (seq > 0) row.seq = stored.judged + seq
    else if (-seq !== row.seq) return [`${stored.id} names ${-seq} for a row that stood at ${row.seq}`]
  }
  const told = (stored.conflicts ?? []).map(([index, unit]) => `${index} ${unit}`)
  return met.sort().join() === told.sort().join()
    ? []
    : [`${stored.id} is in conflict on "${told.join()}", and the log says "${met.join()}"`]
}

/** The units on which the centre's value stays. */
function applyChange(log: Log, { units }: ModelRow, change: Change): string[] {
  const conflicts: string[] = []
  for (const [unit, wrote] of Object.entries(change.wrote ?? {})) {
    log.words.add(wordKey(change.id, unit, wrote))
    const now = units.get(unit) ?? null
    if (sameUnit(now, change.saw?.[unit] ?? null)) units.set(unit, wrote)
    else if (!sameUnit(now, wrote)) conflicts.push(unit)
  }
  return conflicts
}
