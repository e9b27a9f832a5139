/** Everything outside of the tablet's own rules, one port each; `browser-ports.ts` has the real ones. */

import type { JournalDisk } from '#client/journal/journal-disk.ts'
import type { DatabasePlace } from '#client/store/database.ts'
import type { Disk } from '#client/store/disk.ts'
import type { Ids } from '#client/store/ids.ts'
import type { Tabs } from '#client/store/tabs.ts'
import type { Connection } from '#client/sync/connection.ts'
import type { Gzip } from '#client/sync/gzip.ts'
import type { Locks } from '#client/sync/locks.ts'
import type { Network } from '#client/sync/network.ts'
import type { Argon2 } from '#client/vault/argon2.ts'
import type { Biometric } from '#client/vault/biometric.ts'
import type { Clock } from '#client/vault/clock.ts'
import type { HeaderFile } from '#client/vault/header-file.ts'
import type { Sha256 } from '#shared/sync/ledger.ts'

export interface TabletPorts {
  readonly clock: Clock
  readonly ids: Ids
  readonly network: Network
  readonly locks: Locks
  readonly headerFile: HeaderFile
  readonly argon2: Argon2
  /** Fetched when it is asked for. */
  readonly biometric: () => Promise<Biometric>
  readonly gzip: Gzip
  readonly sha256: Sha256
  readonly connection: Connection
  readonly disk: Disk
  readonly tabs: Tabs
  readonly database: DatabasePlace
  readonly journal: JournalDisk
  readonly appVersion: string
}
