/** A tablet without a browser: the real client, sealed storage in memory, and a network that can be cut. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { openDatabase, type TabletDatabase } from '#client/store/database.ts'
import { browserIds } from '#client/store/ids.ts'
import { putDevice, strangeDevice } from '#client/store/meta.ts'
import { httpNetwork } from '#client/sync/http-network.ts'
import type { Network } from '#client/sync/network.ts'
import type { TabletPorts } from '#client/tablet/ports.ts'
import { openStore, type Session, startSession } from '#client/tablet/session.ts'
import type { Edit, OpenTablet, RecordView } from '#client/tablet/tablet.ts'
import { FakeJournalDisk } from '#client/testing/fake-journal-disk.ts'
import { browserClock } from '#client/vault/clock.ts'
import { makeDeviceToken } from '#client/vault/device-token.ts'
import { createSealer } from '#client/vault/sealer.ts'
import { demoPassword } from '#server/seed/demo-accounts.ts'
import { type CommuneCode, communeCode, type DeviceId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'

export interface DrilledTablet {
  readonly officer: string
  readonly device: DeviceId
  readonly token: string
  readonly communes: readonly CommuneCode[]
  readonly database: TabletDatabase
  readonly app: OpenTablet
  /** Its next run of the sync reaches the centre, or nothing. */
  isOnline: boolean
  /** By hand; resolves when the run is over. */
  sync(): Promise<void>
  end(): void
}

export interface EnrolTablet {
  readonly officer: string
  readonly code: string
  /** Asked for at each request: a restored centre has another address. */
  readonly origin: () => string
}

export async function enrolTablet({ officer, code, origin }: EnrolTablet): Promise<DrilledTablet> {
  const connection = { isOnline: true }
  const network = httpNetwork({
    origin: '',
    fetch: async (path, init) => {
      if (!connection.isOnline) throw new TypeError('no network')
      return fetch(`${origin()}${path}`, init)
    },
    timeoutMs: 60_000,
  })
  const [device, token] = [browserIds.device(), makeDeviceToken()]
  const reply = await network.enrol({
    code,
    username: officer,
    password: demoPassword,
    deviceId: device,
    token,
  })
  if (reply.kind !== 'answer') throw new Error(`${officer} cannot enrol: ${JSON.stringify(reply)}`)
  const { epoch, scope, enrolledAt } = reply.value
  const ports = portsOf(network)
  const database = openDatabase(ports.database)
  await putDevice(database.meta, { ...strangeDevice, epoch, scope })
  const sealer = createSealer(
    await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  )
  const session: Session = startSession({
    ports,
    store: await openStore(ports, database, sealer),
    identity: { officer: reply.value.officer, token, enrolledAt, pin: { salt: '', hash: '' } },
    deviceId: device,
  })
  const app = await session.openBook()
  await session.sync.settled()
  return {
    ...{ officer, device, token, database, app, communes: scope.map(communeCode) },
    get isOnline() {
      return connection.isOnline
    },
    set isOnline(isOnline) {
      connection.isOnline = isOnline
    },
    sync: async () => {
      session.sync.syncNow()
      await session.sync.settled()
    },
    end: session.end,
  }
}

const portsOf = (network: Network): TabletPorts => ({
  // Only by hand: the drill says when a tablet comes.
  clock: { now: browserClock.now, after: () => () => undefined },
  ids: browserIds,
  network,
  locks: {
    ifFree: async (_, run) => {
      await run()
      return true
    },
  },
  headerFile: { read: async () => null, write: async () => undefined },
  argon2: { derive: async () => new Uint8Array(32) },
  biometric: () => Promise.reject(new Error('no authenticator')),
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  gzip: { pack: async (text) => Uint8Array.from(gzipSync(text)) },
  connection: { online: () => true, listen: () => () => undefined },
  disk: { estimate: async () => undefined, persist: async () => true },
  tabs: { announce: () => undefined, listen: () => () => undefined },
  database: { name: 'dan-cu', indexedDB: new IDBFactory(), IDBKeyRange },
  journal: new FakeJournalDisk(),
  appVersion: 'drill',
})

/** The form of a record as it is shown now. */
export function formOf(view: RecordView, wrote: UnitValues): Edit {
  const units = Object.keys(wrote)
  return {
    ...{ type: view.type, id: view.id, kind: 'edit', wrote },
    saw: Object.fromEntries(units.map((unit) => [unit, view.units[unit] ?? null])),
    base: Object.fromEntries(units.map((unit) => [unit, view.base[unit] ?? 0])),
  }
}

export const removalOf = ({ type, id, units, base }: RecordView): Edit => ({
  ...{ type, id, kind: 'remove', wrote: {}, saw: units, base },
  reason: 'ghi nhầm',
})
