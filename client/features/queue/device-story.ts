/** A tablet's story as a line of time: what it sent, and when its app changed. Pure. */
import type { DeviceStory, QueueDevice } from '#shared/api/queue.ts'

export type Batch = DeviceStory['batches'][number]
export type StoryEntry =
  | { readonly kind: 'batch'; readonly at: string; readonly key: string; readonly batch: Batch }
  | { readonly kind: 'version'; readonly at: string; readonly key: string; readonly version: string }
  | { readonly kind: 'enrolled' | 'revoked'; readonly at: string; readonly key: string }

/** Newest first. A version stands where the tablet first came with it, as far as the batches reach back. */
export function storyOf(
  { enrolledAt, revokedAt }: Pick<QueueDevice, 'enrolledAt' | 'revokedAt'>,
  batches: readonly Batch[],
): readonly StoryEntry[] {
  const entries: StoryEntry[] = []
  let version: string | null = null
  for (const batch of [...batches].sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt))) {
    const key = `${batch.commune.code}/${batch.seq}`
    const at = batch.receivedAt
    if (batch.appVersion !== null && version !== null && batch.appVersion !== version) {
      entries.push({ kind: 'version', at, key: `${key}/version`, version: batch.appVersion })
    }
    version = batch.appVersion ?? version
    entries.push({ kind: 'batch', at, key, batch })
  }
  entries.push({ kind: 'enrolled', at: enrolledAt, key: 'enrolled' })
  if (revokedAt !== null) entries.push({ kind: 'revoked', at: revokedAt, key: 'revoked' })
  return entries
    .map((entry, at) => ({ entry, at }))
    .sort((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at) || b.at - a.at)
    .map(({ entry }) => entry)
}
