/** Tablets, what they brought, and what is held, within the communes of an account's areas. */
import type pg from 'pg'
import { z } from 'zod'
import type { DeviceStory, HeldGroup, QueueDevice } from '#shared/api/queue.ts'
import type { CommuneCode, DeviceId, GroupId } from '#shared/ids.ts'
import { type LedgerFound, ledgerFoundSchema } from '#shared/sync/ledger.ts'
import type { Outcome } from '#shared/sync/receipt.ts'
import { query } from './query.ts'
import { idArray } from './read-for-batch.ts'

export type QueueRow = Omit<QueueDevice, 'urgency'>

/** `today`: the day in Vietnam. */
export async function readQueue(pool: pg.Pool, account: string, today: string): Promise<QueueRow[]> {
  const result = await query<{ devices: QueueRow[] | null }>(pool, {
    name: 'read-queue',
    text: 'select read_queue($1, $2) as devices',
    values: [account, today],
  })
  return result.rows[0]?.devices ?? []
}

export interface DeviceBatch {
  readonly commune: DeviceStory['batches'][number]['commune']
  readonly seq: number
  readonly receivedAt: string
  readonly bytes: Uint8Array
}

/** Newest first. */
export async function readDeviceBatches(
  pool: pg.Pool,
  ask: { readonly account: string; readonly device: DeviceId; readonly limit: number },
): Promise<DeviceBatch[]> {
  const result = await query<{
    commune: CommuneCode
    name: string
    seq: string
    received_at: Date
    bytes: Buffer
  }>(pool, {
    name: 'read-device-batches',
    text: 'select commune, name, seq, received_at, bytes from read_device_batches($1, $2, $3)',
    values: [ask.account, ask.device, ask.limit],
  })
  return result.rows.map((row) => ({
    commune: { code: row.commune, name: row.name },
    seq: Number(row.seq),
    receivedAt: row.received_at.toISOString(),
    bytes: row.bytes,
  }))
}

/** What the tablet and the centre found when they compared, in the communes that the account may look at. */
export async function readDeviceLedger(
  pool: pg.Pool,
  { account, device }: { readonly account: string; readonly device: DeviceId },
): Promise<LedgerFound[]> {
  const result = await query<{ found: unknown }>(pool, {
    name: 'read-device-ledger',
    text: 'select read_device_ledger($1, $2) as found',
    values: [account, device],
  })
  return z.array(ledgerFoundSchema).parse(result.rows[0]?.found ?? [])
}

export interface GroupOfBatch {
  readonly commune: CommuneCode
  readonly batch: number
  readonly group: GroupId
}

/** Present outcomes of the groups that were judged in the batch that is named with them. */
export async function readOutcomes(
  pool: pg.Pool,
  account: string,
  groups: readonly GroupOfBatch[],
): Promise<{ commune: string; batch: number; outcome: Outcome }[]> {
  const result = await query<{ commune: string; batch: string; outcome: Outcome }>(pool, {
    name: 'read-outcomes',
    text: 'select commune, batch, outcome from read_outcomes($1, $2, $3, $4)',
    values: [
      account,
      groups.map(({ commune }) => commune),
      groups.map(({ batch }) => batch),
      idArray(groups.map(({ group }) => group)),
    ],
  })
  return result.rows.map((row) => ({ ...row, batch: Number(row.batch) }))
}

export interface HeldFilter {
  readonly account: string
  readonly device?: DeviceId | undefined
  readonly commune?: CommuneCode | undefined
  readonly group?: GroupId | undefined
  readonly limit: number
}

/** Oldest first. */
export async function readHeldList(
  pool: pg.Pool,
  filter: HeldFilter,
): Promise<{ groups: HeldGroup[]; total: number }> {
  const result = await query<{ groups: HeldGroup[] | null; total: number }>(pool, {
    name: 'read-held-list',
    text: 'select groups, total from read_held_list($1, $2, $3, $4, $5)',
    values: [
      filter.account,
      filter.device ?? null,
      filter.commune ?? null,
      filter.group ?? null,
      filter.limit,
    ],
  })
  const row = result.rows[0]
  return { groups: row?.groups ?? [], total: row?.total ?? 0 }
}
