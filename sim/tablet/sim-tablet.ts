/** One officer's tablet: a disk, and on it no, one or two running copies of the app. */
import { isFull } from '#client/store/connections.ts'
import type { TabletDatabase } from '#client/store/database.ts'
import type { Network } from '#client/sync/network.ts'
import { openStore, startSession } from '#client/tablet/session.ts'
import type { OpenTablet } from '#client/tablet/tablet.ts'
import type { DeviceId } from '#shared/ids.ts'
import type { Events } from '../events.ts'
import type { NewIds } from '../ids.ts'
import type { Attempt } from '../ledger.ts'
import type { Random } from '../random.ts'
import { type Disk, emptyDisk } from './disk.ts'
import { simulatedJournal } from './journal.ts'
import { openMemoryDatabase } from './memory-database.ts'
import { noPlace, oldBatch, oldNetwork, oldSealer } from './old-app.ts'
import { type Body, clearSealer, newBody, tabletPorts } from './ports.ts'
import { type Process, startProcess } from './process.ts'

/** A running copy of the app; `open` once the officer sees the list. */
export interface Tab {
  readonly process: Process
  open: OpenTablet | undefined
  /** Resolves when no sync is under way. */
  settled: () => Promise<void>
}

/** The storage of a day, and what had been saved by then. */
export interface StorageCopy {
  readonly disk: Disk
  readonly saves: readonly Attempt[]
}

export interface SimTablet {
  readonly name: string
  readonly officer: string
  readonly device: DeviceId
  readonly token: string
  readonly body: Body
  disk: Disk
  /** Its storage of another day, and how many saves there had been. */
  copy: StorageCopy | undefined
  readonly tabs: Tab[]
  /** Its app is of the first contract, until it is updated. */
  isOld: boolean
  /** A tab died beside another, which may not have heard of what it had written. */
  mayLag: boolean
  /** Starts the app; it opens by itself, in its own time. */
  start(): void
  /** Kills what runs, at once or after so many steps. */
  kill(tab: number, steps: number): void
}

export interface TabletInput {
  readonly name: string
  readonly officer: string
  readonly device: DeviceId
  readonly events: Events
  readonly ids: NewIds
  readonly random: Random
  readonly jitter: number
  readonly network: (body: Body) => Network
  /** What should not happen in an app. */
  readonly crashed: (error: unknown) => void
}

export function createTablet(input: TabletInput): SimTablet {
  const { name, officer, device, random, jitter, crashed } = input
  const body = newBody()
  const tablet: SimTablet = {
    name,
    officer,
    device,
    token: `token-${device}`,
    body,
    disk: emptyDisk(),
    copy: undefined,
    tabs: [],
    isOld: false,
    mayLag: false,
    start: () => {
      const process = startProcess({ jitter, random, died: () => remove() })
      const tab: Tab = { process, open: undefined, settled: async () => undefined }
      const remove = (): void => {
        const at = tablet.tabs.indexOf(tab)
        if (at >= 0) tablet.tabs.splice(at, 1)
        if (tablet.tabs.length > 0) tablet.mayLag = true
      }
      tablet.tabs.push(tab)
      open(input, tablet, tab).catch((error) => {
        // An empty database on a full disk: the app says that it cannot be opened, and is started again.
        if (isFull(error)) process.kill()
        else crashed(error)
      })
    },
    kill: (tab, steps) => tablet.tabs[tab]?.process.kill(steps),
  }
  return tablet
}

async function open(input: TabletInput, tablet: SimTablet, tab: Tab): Promise<void> {
  const { events, ids, random, device } = input
  const { body, token } = tablet
  const { process } = tab
  const database: TabletDatabase = openMemoryDatabase(tablet.disk, process)
  const wire = input.network(body)
  const network = tablet.isOld ? oldNetwork(wire) : wire
  const journal = tablet.isOld ? noPlace : simulatedJournal({ process, random, disk: tablet.disk })
  const present = tabletPorts({ process, body, events, ids, random, network })
  const gzip = tablet.isOld ? { pack: (text: string) => present.gzip.pack(oldBatch(text)) } : present.gzip
  const ports = { ...present, gzip, database: place, journal }
  const session = startSession({
    ports,
    store: await openStore(ports, database, tablet.isOld ? oldSealer : clearSealer),
    identity: {
      officer: { username: tablet.officer, name: tablet.officer },
      token,
      pin: { salt: '', hash: '' },
    },
    deviceId: device,
  })
  tab.settled = () => session.sync.settled()
  tab.open = await session.openBook()
}

/** The session is given its database; nobody opens another. */
const place = {
  name: 'simulated',
  get indexedDB(): IDBFactory {
    throw new Error('the simulated tablet has no IndexedDB')
  },
  get IDBKeyRange(): typeof IDBKeyRange {
    throw new Error('the simulated tablet has no IndexedDB')
  },
}
