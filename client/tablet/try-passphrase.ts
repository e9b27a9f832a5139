/** One try of a passphrase. Promise: it is counted before anybody can know how it went. */
import type { TabletDatabase } from '#client/store/database.ts'
import { readTries, writeTries } from '#client/store/vault-place.ts'
import type { Clock } from '#client/vault/clock.ts'
import { type OpenedKey, unwrapWithPassphrase } from '#client/vault/data-key.ts'
import { afterWrong, noTries, waitLeft } from '#client/vault/tries.ts'
import type { VaultFile } from '#client/vault/vault-header.ts'
import type { TabletPorts } from './ports.ts'

export type Tried =
  | { readonly kind: 'opened'; readonly opened: OpenedKey }
  | { readonly kind: 'wrong'; readonly waitUntil: string | null; readonly isCounted: boolean }

export interface VaultPlace {
  readonly ports: Pick<TabletPorts, 'clock' | 'argon2'>
  readonly database: TabletDatabase
}

export const untilText = (clock: Clock, left: number): string | null =>
  left > 0 ? new Date(clock.now() + left).toISOString() : null

interface Trying {
  readonly passphrase: string
  /** Waited for before a try is counted. */
  readonly ready: () => Promise<unknown>
}

export async function tryPassphrase(
  { ports: { clock, argon2 }, database }: VaultPlace,
  { header }: VaultFile,
  { passphrase, ready }: Trying,
): Promise<Tried> {
  const wrong = (left: number, isCounted: boolean): Tried => ({
    kind: 'wrong',
    waitUntil: untilText(clock, left),
    isCounted,
  })
  const now = clock.now()
  const before = await readTries(database)
  if (waitLeft(before, now) > 0) return wrong(waitLeft(before, now), false)
  await ready()
  // Taking the battery out does not make a try free.
  const counted = afterWrong(before, now)
  const [opened] = await Promise.all([
    unwrapWithPassphrase(header, passphrase, argon2),
    writeTries(database, counted),
  ])
  if (opened === undefined) return wrong(waitLeft(counted, clock.now()), true)
  await writeTries(database, noTries)
  return { kind: 'opened', opened }
}
