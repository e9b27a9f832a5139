/** What the centre has of one tablet, and what the two found when they compared. */
import type pg from 'pg'
import { type CommuneCode, type DeviceId, type Epoch, recordId } from '#shared/ids.ts'
import type { LedgerEntry, LedgerFound } from '#shared/sync/ledger.ts'
import { query } from './query.ts'

export interface LedgerQuestion {
  readonly tokenHash: Uint8Array
  readonly communes: readonly CommuneCode[]
}

export interface LedgerRead {
  readonly epoch: Epoch
  readonly device: DeviceId
  /** In the order of the question. */
  readonly communes: readonly (readonly LedgerEntry[])[]
}

/** `undefined` when no device has the token. */
export async function readLedger(pool: pg.Pool, question: LedgerQuestion): Promise<LedgerRead | undefined> {
  const result = await query<{ epoch: Epoch; device: DeviceId | null; entries: string[] }>(pool, {
    name: 'read-ledger',
    text: 'select epoch, device, entries from read_ledger($1, $2)',
    values: [question.tokenHash, question.communes],
  })
  const row = result.rows[0]
  if (row === undefined || row.device === null) return undefined
  return { epoch: row.epoch, device: row.device, communes: row.entries.map(entriesFromText) }
}

function entriesFromText(text: string): LedgerEntry[] {
  if (text === '') return []
  return text.split('\n').map((line) => {
    const [groupId = '', hash = '', household] = line.split(' ')
    return { groupId, hash, household: household === undefined ? null : recordId(household) }
  })
}

export async function noteLedger(
  pool: pg.Pool,
  device: DeviceId,
  found: readonly LedgerFound[],
): Promise<void> {
  await query(pool, {
    name: 'note-ledger',
    text: 'update device set ledger = $2 where id = $1',
    values: [device, JSON.stringify(found)],
  })
}
