/** Reads a page of a commune's feed, or the state of the centre, for a device token. */
import type pg from 'pg'
import type { CommuneCode, Epoch } from '#shared/ids.ts'
import type { Mark } from '#shared/sync/batch.ts'
import type { Tables } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { query } from './query.ts'
import { columnsFromText } from './row-text.ts'

export interface FeedQuestion {
  readonly tokenHash: Uint8Array
  readonly commune: CommuneCode
  readonly cursor: number
  readonly mark: Mark | null
  /** Rows and flags together. */
  readonly limit: number
}

export interface FeedRead {
  readonly scope: readonly CommuneCode[]
  readonly epoch: Epoch
  /** The counter in the snapshot of the page, and the chain's head. */
  readonly seq: number
  readonly chain: string | null
  /** Whether this centre ever gave out the mark. */
  readonly markKnown: boolean
  readonly prunedBelow: number
  readonly next: number
  readonly more: boolean
  readonly left: number
  readonly rows: Tables
  readonly flags: readonly Flag[]
}

interface Head extends Omit<FeedRead, 'rows' | 'flags'> {
  readonly inScope: boolean
  readonly flags: readonly Flag[] | null
}

export async function readFeedPage(
  pool: pg.Pool,
  question: FeedQuestion,
): Promise<FeedRead | 'unknown-device' | 'out-of-scope'> {
  const { commune, mark } = question
  const result = await query<{ head: Head | null; households: string | null; residents: string | null }>(
    pool,
    {
      name: 'read-feed',
      text: 'select * from read_feed($1, $2, $3, $4, $5, $6)',
      values: [
        ...[question.tokenHash, commune, question.cursor, question.limit, mark?.seq ?? null],
        mark === null ? null : Buffer.from(mark.hash, 'hex'),
      ],
    },
  )
  const read = result.rows[0]
  const head = read?.head
  if (read === undefined || head === null || head === undefined) return 'unknown-device'
  if (!head.inScope) return 'out-of-scope'
  return {
    ...head,
    rows: {
      household: columnsFromText('household', read.households),
      resident: columnsFromText('resident', read.residents),
    },
    flags: head.flags ?? [],
  }
}

export interface StateRead {
  readonly epoch: Epoch
  readonly scope: readonly CommuneCode[]
  /** Neither the device revoked nor its account disabled. */
  readonly live: boolean
}

/** `undefined` when no device has the token. */
export async function readDeviceState(pool: pg.Pool, tokenHash: Uint8Array): Promise<StateRead | undefined> {
  const result = await query<{ state: StateRead | null }>(pool, {
    name: 'read-state',
    text: 'select read_state($1) as state',
    values: [tokenHash],
  })
  return result.rows[0]?.state ?? undefined
}
