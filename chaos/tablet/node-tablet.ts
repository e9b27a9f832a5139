/**
 * A tablet in Node: the real store, sync and sealing, over an IndexedDB in memory and real HTTP. Its clock runs faster
 * than ours, so that an evening of back-off fits into a test.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type pg from 'pg'
import { openDatabase } from '#client/store/database.ts'
import { browserIds } from '#client/store/ids.ts'
import { httpNetwork } from '#client/sync/http-network.ts'
import type { Locks } from '#client/sync/locks.ts'
import type { Network } from '#client/sync/network.ts'
import type { TabletPorts } from '#client/tablet/ports.ts'
import { openStore, startSession } from '#client/tablet/session.ts'
import type { OpenTablet } from '#client/tablet/tablet.ts'
import { FakeJournalDisk } from '#client/testing/fake-journal-disk.ts'
import { createSealer } from '#client/vault/sealer.ts'
import { insertAccount } from '#server/store/accounts.ts'
import { type CommuneCode, type DeviceId, deviceId } from '#shared/ids.ts'
import { createPatience } from '../patience.ts'
import { type Witness, witnessed } from './witness.ts'

export interface Enrolled {
  readonly username: string
  readonly commune: CommuneCode
  readonly device: DeviceId
  readonly token: string
}

export interface NodeTablet extends Enrolled {
  readonly open: OpenTablet
  readonly witness: Witness
  syncNow(): void
  /** Resolves when no sync is under way. */
  settled(): Promise<void>
  /** Until everything has its receipt. @throws when that takes longer */
  drained(withinMs: number): Promise<void>
  end(): void
}

export interface TabletOptions {
  readonly origin: string
  readonly enrolled: Enrolled
  /** How much faster than ours its timers run. */
  readonly speed: number
  readonly timeoutMs: number
  /** From 0 to below 1, for jitter. */
  readonly chance: () => number
}

/** An officer with a tablet, straight into the tables: how one is enrolled is not what is tried here. */
export async function enrolTablet(owner: pg.Pool, commune: CommuneCode): Promise<Enrolled> {
  const account = randomUUID()
  const token = randomBytes(32).toString('base64url')
  const device = deviceId(randomUUID())
  const username = `can-bo.${device.slice(0, 8)}`
  await insertAccount(owner, {
    ...{ id: account, username, name: `Cán bộ thử nghiệm ${device.slice(0, 4)}`, role: 'officer' },
    areas: [{ level: 'commune', code: commune }],
  })
  await owner.query(`insert into device (id, account, token_hash, kind) values ($1, $2, $3, 'tablet')`, [
    device,
    account,
    createHash('sha256').update(token).digest(),
  ])
  return { username, commune, device, token }
}

export async function openNodeTablet(options: TabletOptions): Promise<NodeTablet> {
  const { origin, enrolled, timeoutMs } = options
  const { network, witness } = witnessed(httpNetwork({ origin, fetch: fetchWhole, timeoutMs }))
  const ports = portsOf(options, network)
  const database = openDatabase(ports.database)
  const store = await openStore(ports, database, await newSealer())
  const session = startSession({
    ...{ ports, store, deviceId: enrolled.device },
    identity: {
      officer: { username: enrolled.username, name: enrolled.username },
      token: enrolled.token,
      pin: { salt: '', hash: '' },
    },
  })
  const open = await session.openBook()
  await session.sync.settled()
  const tablet: NodeTablet = {
    ...enrolled,
    ...{ open, witness },
    syncNow: () => session.sync.syncNow(),
    settled: () => session.sync.settled(),
    drained: (withinMs) => drain(tablet, withinMs),
    end: () => {
      session.end()
      database.close()
    },
  }
  return tablet
}

async function drain(tablet: NodeTablet, withinMs: number): Promise<void> {
  const { open } = tablet
  const patience = createPatience(withinMs)
  for (;;) {
    tablet.syncNow()
    await tablet.settled()
    const { waiting, phase } = open.sync.get()
    if (waiting === 0 && phase === 'idle') return
    if (patience.isOver())
      throw new Error(`${tablet.username} still has ${waiting} groups that wait (${phase})`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Node's fetch may forget its signal once the head has come; a browser's holds the body to it too. */
const fetchWhole: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  const { signal } = init ?? {}
  const late = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
  })
  const body = await Promise.race([response.arrayBuffer(), late])
  return new Response(body.byteLength === 0 ? null : body, response)
}

const newSealer = async () =>
  createSealer(
    await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  )

const oneTab: Locks = {
  ifFree: async (_, body) => {
    await body()
    return true
  },
}

const portsOf = ({ speed, chance }: TabletOptions, network: Network): TabletPorts => ({
  network,
  clock: {
    now: () => Date.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms / speed)
      return () => clearTimeout(timer)
    },
  },
  ids: { ...browserIds, chance },
  locks: oneTab,
  headerFile: { read: async () => null, write: async () => undefined },
  argon2: { derive: async () => new Uint8Array(32) },
  biometric: () => Promise.reject(new Error('no authenticator')),
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  journal: new FakeJournalDisk(),
  gzip: { pack: async (text) => Uint8Array.from(gzipSync(text)) },
  connection: { online: () => true, listen: () => () => undefined },
  disk: { estimate: async () => ({ left: 2e9, quota: 4e9 }), persist: async () => true },
  tabs: { announce: () => undefined, listen: () => () => undefined },
  database: { name: 'chaos', indexedDB: new IDBFactory(), IDBKeyRange },
  appVersion: 'chaos',
})
