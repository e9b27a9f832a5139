/**
 * The tries of a PIN, counted for the tablet and not for a tab. Promise: each is counted before anybody can know how it
 * went. Where the disk takes nothing the tab counts alone.
 */

import type { TabletDatabase } from '#client/store/database.ts'
import { countPin, forgetPins, readPins } from '#client/store/vault-place.ts'
import { pinTries } from '#client/vault/pin.ts'

export interface PinCount {
  /** As it was last known. */
  left(): number
  /** What other tabs counted meanwhile. */
  read(): Promise<void>
  /** Takes one try; tells whether it was there. */
  take(): Promise<boolean>
  forget(): Promise<void>
}

export function createPinCount(database: TabletDatabase): PinCount {
  let typed = 0
  return {
    left: () => Math.max(0, pinTries - typed),
    read: async () => {
      typed = await readPins(database).catch(() => typed)
    },
    take: async () => {
      const alone = typed + 1
      typed = await countPin(database).catch(() => alone)
      return typed <= pinTries
    },
    forget: async () => {
      typed = 0
      await forgetPins(database).catch(() => undefined)
    },
  }
}
