/** Reads what judging a desk's decision needs: one statement, one snapshot, no lock. */
import type pg from 'pg'
import {
  type CommuneCode,
  type DeviceId,
  deviceId,
  type Epoch,
  type GroupId,
  type RecordId,
} from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { Life } from '#shared/sync/replay.ts'
import { query } from './query.ts'
import { idArray } from './read-for-batch.ts'
import { rowsFromText } from './row-text.ts'

export interface DecisionQuestion {
  readonly account: string
  readonly commune: CommuneCode
  readonly group: GroupId
  readonly flags: readonly string[]
  readonly households: readonly RecordId[]
  readonly residents: readonly RecordId[]
}

export interface DecisionRead {
  readonly epoch: Epoch
  /** While a recovery goes on. */
  readonly life: Life | null
  readonly seq: number
  /** Hashes of the groups of this id that are in the log. */
  readonly known: readonly string[]
  readonly rows: readonly Row[]
  /** Open and dismissed ones around the records. */
  readonly flags: readonly Flag[]
  /** Those that were asked for by id, in whatever state. */
  readonly named: readonly Flag[]
}

interface Head extends Omit<DecisionRead, 'rows' | 'known' | 'flags' | 'named'> {
  readonly known: readonly string[] | null
  readonly flags: readonly Flag[] | null
  readonly named: readonly Flag[] | null
}

/** `undefined` when the commune is not in the account's areas. */
export async function readForDecision(
  pool: pg.Pool,
  question: DecisionQuestion,
): Promise<DecisionRead | undefined> {
  const { commune } = question
  const result = await query<{ head: Head | null; households: string | null; residents: string | null }>(
    pool,
    {
      name: 'read-for-decision',
      text: 'select * from read_for_decision($1, $2, $3, $4, $5, $6)',
      values: [
        question.account,
        commune,
        question.group,
        idArray(question.flags),
        idArray(question.households),
        idArray(question.residents),
      ],
    },
  )
  const read = result.rows[0]
  if (read === undefined || read.head === null) return undefined
  return {
    ...read.head,
    known: read.head.known ?? [],
    flags: read.head.flags ?? [],
    named: read.head.named ?? [],
    rows: [
      ...rowsFromText('household', commune, read.households),
      ...rowsFromText('resident', commune, read.residents),
    ],
  }
}

/** The device under which the account writes at a desk. */
export async function getDesk(pool: pg.Pool, account: string, newId: string): Promise<DeviceId> {
  const result = await query<{ desk: string }>(pool, {
    name: 'desk-of',
    text: 'select desk_of($1, $2) as desk',
    values: [account, newId],
  })
  return deviceId(result.rows[0]?.desk ?? newId)
}
