/** The ports of one running copy of the tablet's app: everything that it knows of the world goes through here. */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { TabWord } from '#client/store/tabs.ts'
import type { Locks } from '#client/sync/locks.ts'
import type { Network } from '#client/sync/network.ts'
import type { TabletPorts } from '#client/tablet/ports.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import { deviceId, groupId, recordId } from '#shared/ids.ts'
import type { Events } from '../events.ts'
import type { NewIds } from '../ids.ts'
import type { Random } from '../random.ts'
import { isInTransaction } from './memory-database.ts'
import type { Process } from './process.ts'

/** What the tabs of one tablet have in common, beside the disk. */
export interface Body {
  /** By how much its clock is wrong, in milliseconds. */
  skew: number
  isOnline: boolean
  readonly connectionListeners: Set<() => void>
  readonly tabListeners: Set<{ readonly owner: Process; readonly heard: (word: TabWord) => void }>
  readonly locks: Set<string>
  /** Whether tabs keep out of each other's way: a courtesy, so that it may fail. */
  hasLocks: boolean
}

export const newBody = (): Body => ({
  skew: 0,
  isOnline: true,
  connectionListeners: new Set(),
  tabListeners: new Set(),
  locks: new Set(),
  hasLocks: true,
})

export interface PortsInput {
  readonly process: Process
  readonly body: Body
  readonly events: Events
  readonly ids: NewIds
  readonly random: Random
  readonly network: Network
}

export function tabletPorts(input: PortsInput): Omit<TabletPorts, 'database' | 'journal'> {
  const { process, body, events, ids, random, network } = input
  return {
    clock: {
      now: () => events.now() + body.skew,
      after: (ms, run) =>
        events.after(ms, () => {
          if (process.alive()) run()
        }),
    },
    ids: {
      record: () => recordId(ids.next()),
      group: () => groupId(ids.next()),
      device: () => deviceId(ids.next()),
      page: () => ids.next(),
      chance: () => random.next(),
    },
    network,
    locks: tabLocks(process, body),
    headerFile: { read: async () => null, write: async () => undefined },
    argon2: { derive: async () => new Uint8Array(32) },
    biometric: () => Promise.reject(new Error('no authenticator')),
    gzip: { pack: async (text) => packed(text) },
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    connection: {
      online: () => body.isOnline,
      listen: (changed) => listenTo(body.connectionListeners, process, changed),
    },
    disk: { estimate: async () => ({ left: 2e9, quota: 4e9 }), persist: async () => true },
    tabs: {
      announce: (word = 'written') => {
        for (const { owner, heard } of [...body.tabListeners]) if (owner !== process) heard(word)
      },
      listen: (heard) => listenTo(body.tabListeners, process, { owner: process, heard }),
    },
    appVersion: 'sim',
  }
}

const texts = new WeakMap<Uint8Array, string>()

/** The centre unpacks what is larger than 64 KiB in another thread, which ends when it ends: no two runs would be alike. */
const mostUnpressed = 32 * 1024

function packed(text: string): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(gzipSync(text, { level: text.length < mostUnpressed ? 0 : 1 }))
  if (bytes.byteLength > 60 * 1024) throw new Error('a batch that another thread would unpack')
  texts.set(bytes, text)
  return bytes
}

/** What was packed; remembered where it was packed here. */
export const unpacked = (bytes: Uint8Array): string => texts.get(bytes) ?? gunzipSync(bytes).toString('utf8')

function listenTo<T>(listeners: Set<T>, process: Process, listener: T): () => void {
  const stop = (): void => {
    listeners.delete(listener)
  }
  listeners.add(listener)
  process.onDeath(stop)
  return stop
}

function tabLocks(process: Process, { locks, hasLocks }: Body): Locks {
  return {
    ifFree: async (name, run) => {
      if (hasLocks && locks.has(name)) return false
      locks.add(name)
      const letGo = (): void => {
        locks.delete(name)
      }
      const forget = process.onDeath(letGo)
      try {
        await run()
      } finally {
        forget()
        letGo()
      }
      return true
    },
  }
}

/** Seals nothing, and says so where the real one would have cost a transaction; labels are held against what is asked. */
export const clearSealer: Sealer = {
  seal: async (label, text) => {
    if (isInTransaction()) throw new Error('sealed in the midst of a transaction')
    return Uint8Array.from(Buffer.from(`${textOfLabel(label)}\n${text}`))
  },
  open: async (label, sealed) => {
    if (isInTransaction()) throw new Error('opened in the midst of a transaction')
    const text = Buffer.from(sealed).toString()
    const start = `${textOfLabel(label)}\n`
    if (!text.startsWith(start)) throw new Error('sealed as something else')
    return text.slice(start.length)
  },
}

const textOfLabel = ({ type, id, version }: Parameters<Sealer['seal']>[0]): string =>
  `${type}|${id}|${version}`

/** What was sealed, for who looks in from outside. */
export const unsealed = (sealed: unknown): string => {
  if (!(sealed instanceof Uint8Array)) return ''
  const text = Buffer.from(sealed).toString()
  return text.slice(text.indexOf('\n') + 1)
}
