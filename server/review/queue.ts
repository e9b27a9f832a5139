/** The sync queue: which tablet wants looking after first, and what each has brought. */
import type pg from 'pg'
import {
  type GroupOfBatch,
  type QueueRow,
  readDeviceBatches,
  readDeviceLedger,
  readOutcomes,
  readQueue,
} from '#server/store/read-queue.ts'
import { arrivalFromLine } from '#server/sync/arrival.ts'
import { vietnamDay } from '#server/sync/centre.ts'
import { readBatch } from '#server/sync/read-lines.ts'
import { type DeviceStory, type QueueDevice, storyBatches, urgencies } from '#shared/api/queue.ts'
import type { DeviceId } from '#shared/ids.ts'
import { sumFound } from '#shared/sync/ledger.ts'

const silentMs = 3 * 24 * 3600 * 1000

/** A tablet that is revoked is no worry but for what it holds. */
export function urgencyOf(device: QueueRow, now: Date): QueueDevice['urgency'] {
  if (device.held > 0) return 'held'
  if (device.revokedAt !== null) return 'calm'
  const last = device.lastContactAt ?? device.enrolledAt
  if (now.getTime() - Date.parse(last) > silentMs) return 'silent'
  return device.waiting > 0 ? 'waiting' : 'calm'
}

/** By urgency, then who was silent longest. */
export async function readQueueFor(pool: pg.Pool, account: string, now: Date): Promise<QueueDevice[]> {
  const rows = await readQueue(pool, account, vietnamDay(now.toISOString()))
  const place = (device: QueueDevice): string =>
    `${urgencies.indexOf(device.urgency)} ${device.lastContactAt ?? ''} ${device.id}`
  return rows
    .map((row): QueueDevice => ({ ...row, urgency: urgencyOf(row, now) }))
    .map((device) => ({ device, place: place(device) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ device }) => device)
}

export async function readStory(pool: pg.Pool, account: string, device: DeviceId): Promise<DeviceStory> {
  const [batches, ledger] = await Promise.all([
    readDeviceBatches(pool, { account, device, limit: storyBatches }),
    readDeviceLedger(pool, { account, device }),
  ])
  const read = await Promise.all(
    batches.map(async ({ bytes, ...batch }) => {
      const reading = await readBatch(bytes)
      if (reading.kind === 'problem') return { ...batch, groups: [], waiting: null, appVersion: null }
      const { waiting = null, appVersion = null } = reading.envelope
      return { ...batch, groups: reading.lines.map((line) => arrivalFromLine(line).id), waiting, appVersion }
    }),
  )
  const named = read.flatMap(({ commune, seq, groups }) =>
    [...new Set(groups)].map((group): GroupOfBatch => ({ commune: commune.code, batch: seq, group })),
  )
  const outcomes = await readOutcomes(pool, account, named)
  return {
    ledger: sumFound(ledger),
    batches: read.map(({ groups: _, ...batch }) => {
      const own = outcomes.filter(
        ({ commune, batch: seq }) => commune === batch.commune.code && seq === batch.seq,
      )
      const count = (wanted: string) => own.filter(({ outcome }) => outcome === wanted).length
      return { ...batch, applied: count('applied'), held: count('held'), dismissed: count('dismissed') }
    }),
  }
}
