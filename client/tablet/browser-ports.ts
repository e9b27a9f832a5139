/** The real outside of a tablet in a browser. */
import { opfsJournal } from '#client/journal/opfs-disk.ts'
import { browserDisk } from '#client/store/disk.ts'
import { browserIds } from '#client/store/ids.ts'
import { browserTabs } from '#client/store/tabs.ts'
import { browserConnection } from '#client/sync/connection.ts'
import { browserGzip } from '#client/sync/gzip.ts'
import { browserLocks } from '#client/sync/locks.ts'
import { browserClock } from '#client/vault/clock.ts'
import { opfsHeaderFile } from '#client/vault/header-file.ts'
import { browserSha256 } from '#client/vault/sha256.ts'
import { workerArgon2 } from '#client/vault/worker-argon2.ts'
import { appVersionHeader } from '#shared/api/app-version.ts'
import { lazyNetwork } from './lazy-network.ts'
import type { TabletPorts } from './ports.ts'

export interface BrowserOptions {
  readonly appVersion: string
  /** Of the API; empty for the origin of the app. */
  readonly origin?: string
}

/** Every request says which version of the app asks. */
function fetchAs(appVersion: string): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set(appVersionHeader, appVersion)
    return fetch(input, { ...init, headers })
  }
}

export const browserPorts = ({ appVersion, origin = '' }: BrowserOptions): TabletPorts => ({
  clock: browserClock,
  ids: browserIds,
  network: lazyNetwork(async () => {
    const { httpNetwork } = await import('#client/sync/http-network.ts')
    return httpNetwork({ origin, fetch: fetchAs(appVersion), timeoutMs: 60_000 })
  }),
  locks: browserLocks,
  headerFile: opfsHeaderFile,
  argon2: workerArgon2,
  biometric: async () => (await import('#client/vault/biometric.ts')).browserBiometric,
  gzip: browserGzip,
  sha256: browserSha256,
  connection: browserConnection,
  disk: browserDisk,
  tabs: browserTabs(),
  database: { name: 'dan-cu', indexedDB, IDBKeyRange },
  journal: opfsJournal,
  appVersion,
})
