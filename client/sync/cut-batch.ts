/**
 * Which groups go next, and how they travel. Promises: the oldest unanswered groups of a commune first, in order; behind
 * a parked group nothing of its records or its household; lines go as they were saved, to the byte.
 */
import { type OutboxGroup, recordsOf } from '#client/store/groups.ts'
import { batchLimits, type Envelope } from '#shared/sync/batch.ts'

/** Groups that may go, oldest first: without parked ones and those that must wait behind them. */
export function listSendable(waiting: readonly OutboxGroup[]): readonly OutboxGroup[] {
  const blocked = new Set<string>()
  return waiting.filter((group) => {
    const records = [...recordsOf(group)]
    const waits = group.state === 'parked' || records.some((id) => blocked.has(id))
    if (waits) for (const id of records) blocked.add(id)
    return !waits
  })
}

/** As many of the oldest as fit by number, changes and unpacked size; always at least one. */
export function cutGroups(sendable: readonly OutboxGroup[], most: number): readonly OutboxGroup[] {
  let changes = 0
  let size = 0
  let count = 0
  for (const group of sendable.slice(0, most)) {
    changes += group.group.changes.length
    // Three bytes for a letter at most.
    size += group.content.line.length * 3
    if (count > 0 && (changes > batchLimits.changes || size > batchLimits.unpackedBytes)) break
    count += 1
  }
  return sendable.slice(0, Math.max(1, count))
}

export const batchText = (envelope: Envelope, groups: readonly OutboxGroup[]): string =>
  [JSON.stringify(envelope), ...groups.map(({ content }) => content.line)].join('\n')

/** Whether a batch is small enough as it travels; one group alone may be large. */
export function fitsPacked(bytes: number, groups: readonly OutboxGroup[]): boolean {
  return bytes <= (groups.length === 1 ? batchLimits.lone : batchLimits).compressedBytes
}
