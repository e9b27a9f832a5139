/** Reads what processing a held group needs: its line first, then what lies around its records in one snapshot. */
import type pg from 'pg'
import type { CommuneCode, DeviceId, Epoch, GroupId, RecordId } from '#shared/ids.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { HeldProblem, Outcome } from '#shared/sync/receipt.ts'
import type { Life } from '#shared/sync/replay.ts'
import { query } from './query.ts'
import { idArray } from './read-for-batch.ts'
import { rowsFromText } from './row-text.ts'
import type { HeldGroup, Surroundings } from './stored-group.ts'

export interface HeldLine {
  readonly hash: string
  readonly device: DeviceId
  /** Of the account that the device belongs to: the author of the group. */
  readonly username: string
  /** Whether that account may approve now, in the communes that it works in. */
  readonly approves: boolean
  readonly line: number
  readonly bytes: Uint8Array
  readonly arrival: number
  readonly problem: HeldProblem
}

export async function findHeld(
  pool: pg.Pool,
  commune: CommuneCode,
  group: GroupId,
): Promise<HeldLine | undefined> {
  const result = await query<Omit<HeldLine, 'arrival'> & { arrival: string }>(pool, {
    name: 'find-held',
    text: 'select hash, device, username, approves, line, bytes, arrival, problem from find_held($1, $2)',
    values: [commune, group],
  })
  const row = result.rows[0]
  return row === undefined ? undefined : { ...row, arrival: Number(row.arrival) }
}

export interface HeldQuestion {
  readonly commune: CommuneCode
  readonly device: DeviceId
  readonly group: GroupId
  readonly hash: string
  readonly households: readonly RecordId[]
  readonly residents: readonly RecordId[]
}

export interface HeldRead extends Surroundings {
  readonly state: Outcome
}

interface Head {
  readonly epoch: Epoch
  readonly life: Life | null
  readonly seq: number
  readonly knownCommune: boolean
  readonly state: Outcome
  readonly held: readonly HeldGroup[] | null
  readonly flags: readonly Flag[] | null
}

export async function readForHeld(pool: pg.Pool, question: HeldQuestion): Promise<HeldRead> {
  const { commune } = question
  const result = await query<{ head: Head; households: string | null; residents: string | null }>(pool, {
    name: 'read-for-held',
    text: 'select * from read_for_held($1, $2, $3, $4, $5, $6)',
    values: [
      commune,
      question.device,
      question.group,
      Buffer.from(question.hash, 'hex'),
      idArray(question.households),
      idArray(question.residents),
    ],
  })
  const read = result.rows[0]
  if (read === undefined) throw new Error('read_for_held answers one row')
  return {
    ...read.head,
    commune,
    rows: [
      ...rowsFromText('household', commune, read.households),
      ...rowsFromText('resident', commune, read.residents),
    ],
    flags: read.head.flags ?? [],
    held: read.head.held ?? [],
  }
}

/** The bytes of a batch of the log, as they came. */
export async function readStoredBatch(
  pool: pg.Pool,
  commune: CommuneCode,
  batch: number,
): Promise<Uint8Array | undefined> {
  const result = await query<{ bytes: Buffer | null }>(pool, {
    name: 'read-stored-batch',
    text: 'select read_stored_batch($1, $2) as bytes',
    values: [commune, batch],
  })
  return result.rows[0]?.bytes ?? undefined
}
