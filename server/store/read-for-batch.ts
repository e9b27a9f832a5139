/** Reads what judging one batch needs: one statement, one snapshot, no lock. */
import type pg from 'pg'
import type { CommuneCode, DeviceId, GroupId, RecordId } from '#shared/ids.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { query } from './query.ts'
import { rowsFromText } from './row-text.ts'
import type { HeldGroup, StoredGroup, Surroundings } from './stored-group.ts'

export interface BatchQuestion {
  readonly tokenHash: Uint8Array
  readonly commune: CommuneCode
  readonly mark: { readonly seq: number; readonly hash: string } | null
  readonly groups: readonly GroupId[]
  readonly households: readonly RecordId[]
  readonly residents: readonly RecordId[]
  readonly asking: readonly AskedGroup[]
}

export interface AskedGroup {
  readonly id: GroupId
  /** SHA-256 of its line, hex; `null`: whichever arrived last. */
  readonly hash: string | null
}

export interface BatchRead extends Surroundings {
  readonly device: DeviceId
  readonly username: string
  /** May approve forms in the communes of its scope. */
  readonly approves: boolean
  /** Neither the device revoked nor its account disabled. */
  readonly live: boolean
  readonly scope: readonly CommuneCode[]
  readonly inScope: boolean
  readonly markKnown: boolean
  /** Hex; `null` before the first batch of the commune. */
  readonly chain: string | null
  readonly groups: readonly StoredGroup[]
  /** Groups of this device that it asked for, with the records of those that were ever held. */
  readonly asked: readonly { readonly group: StoredGroup; readonly records: readonly RecordId[] | null }[]
}

interface Head
  extends Omit<BatchRead, 'rows' | 'commune' | 'inScope' | 'flags' | 'held' | 'groups' | 'asked'> {
  readonly flags: readonly Flag[] | null
  readonly held: readonly HeldGroup[] | null
  readonly groups: readonly StoredGroup[] | null
  readonly asked: BatchRead['asked'] | null
}

/** A PostgreSQL array of ids as one text: the driver would escape each. */
export const idArray = (ids: readonly string[]): string => `{${ids.join(',')}}`

const text = `select * from read_for_batch($1, $2, $3, $4, $5, $6, $7, $8, $9)`

/** `undefined` when no device has the token. */
export async function readForBatch(pool: pg.Pool, question: BatchQuestion): Promise<BatchRead | undefined> {
  const { commune, mark } = question
  const result = await query<{ head: Head | null; households: string | null; residents: string | null }>(
    pool,
    {
      name: 'read-for-batch',
      text,
      values: [
        question.tokenHash,
        commune,
        mark?.seq ?? null,
        mark === null ? null : Buffer.from(mark.hash, 'hex'),
        idArray(question.groups),
        idArray(question.households),
        idArray(question.residents),
        idArray(question.asking.map(({ id }) => id)),
        idArray(question.asking.map(({ hash }) => hash ?? 'NULL')),
      ],
    },
  )
  const read = result.rows[0]
  const head = read?.head
  if (read === undefined || head === null || head === undefined) return undefined
  return {
    ...head,
    commune,
    inScope: head.scope.includes(commune),
    rows: [
      ...rowsFromText('household', commune, read.households),
      ...rowsFromText('resident', commune, read.residents),
    ],
    flags: head.flags ?? [],
    held: head.held ?? [],
    groups: head.groups ?? [],
    asked: head.asked ?? [],
  }
}
