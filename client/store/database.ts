/**
 * The tablet's tables. In clear stand numbers, ids, states and hashes; everything that a person wrote is sealed.
 * Versions only grow and no released version is edited.
 */
import Dexie, { type Table } from 'dexie'
import type { Bytes } from '#client/vault/bytes.ts'
import { isFull, keepOpen, transact } from './connections.ts'

export interface DatabasePlace {
  readonly name: string
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

/** A feed page, or an answer with its rows and flags, as received. */
export interface StoredPage {
  readonly key?: number
  readonly commune: string
  /** Random; what the seal is bound to. */
  readonly id: string
  /** Cursor after it; 0 for an answer. */
  readonly upTo: number
  /** Rows and flags in it. */
  readonly count: number
  readonly sealed: Bytes
}

/**
 * `open`: may still be folded into · `sent`: its bytes are fixed for ever · `held`, `parked`, `dismissed`: need a person ·
 * `applied`: received, but the rows that contain it are not here yet · `kept`: received and out of the overlay ·
 * `dropped`: came to no change while open.
 */
export const groupStates = [
  'open',
  'sent',
  'held',
  'parked',
  'dismissed',
  'applied',
  'kept',
  'dropped',
] as const
export type GroupState = (typeof groupStates)[number]
/** Without a receipt. */
export const waitingStates: readonly GroupState[] = ['open', 'sent', 'parked']

export interface StoredGroup {
  readonly order?: number
  readonly groupId: string
  readonly commune: string
  readonly state: GroupState
  /** Of the sealed content; the seal is bound to it. */
  readonly version: number
  /**
   * The life of the centre that it belongs to: the one that answered it or, without an answer, the one whose rows it was
   * made on. None is the first.
   */
  readonly life?: number
  /** The revision of the database in which this row was written last. */
  readonly changed: number
  /** Of an applied group: the highest `seq` that contains its effect. */
  readonly containedAt: number
  /** Of a parked group: when it was last refused, by the tablet's clock. */
  readonly parkedAt?: number
  readonly sealed: Bytes
}

export interface StoredDraft {
  readonly id: string
  /** Of one that did not open and made room for what was typed next: the id under which it was sealed. */
  readonly was?: string
  readonly version: number
  readonly sealed: Bytes
}

export interface StoredMeta {
  readonly name: string
  readonly value: unknown
}

export interface TabletDatabase {
  readonly pages: Table<StoredPage, number>
  readonly groups: Table<StoredGroup, number>
  readonly drafts: Table<StoredDraft, string>
  readonly meta: Table<StoredMeta, string>
  /** The same drafts, written with relaxed durability: one key's worth may go with the power. */
  readonly quickDrafts: Table<StoredDraft, string>
  /** One strict transaction over all tables: when it resolves, the bytes are on the disk. */
  write<T>(body: () => Promise<T>): Promise<T>
  /** The same over `quickDrafts` alone, with relaxed durability. */
  writeQuickly<T>(body: () => Promise<T>): Promise<T>
  read<T>(body: () => Promise<T>): Promise<T>
  /**
   * Why something failed. Chromium closes a database whose disk is full, and from then on says only that it does not
   * open: until a write succeeds again, the disk it is.
   */
  whyFailed(error: unknown): 'full' | 'broken'
  /** Whether a write was refused for lack of room, and none has succeeded since. */
  isFull(): boolean
  close(): void
}

export const tables = {
  pages: '++key, commune',
  groups: '++order, &groupId, state, changed',
  drafts: 'id',
  meta: 'name',
} as const

export function openDatabase(place: DatabasePlace): TabletDatabase {
  const strict = connect(place, 'strict')
  const relaxed = connect(place, 'relaxed')
  const untilOpen = keepOpen([strict, relaxed])
  const names = Object.keys(tables)
  let full = false
  /** Whoever meets the full disk first, the sync perhaps, meets the only error that says so. */
  const remember = (error: unknown): never => {
    full ||= isFull(error)
    throw error
  }
  /** Who reads from a connection that Chromium has closed waits until it is open, and that may be for ever: it is opened anew. */
  const tableOf = <T, Key>(connection: Dexie, name: keyof typeof tables): Table<T, Key> => {
    untilOpen(connection).catch(() => undefined)
    return connection.table(name)
  }
  return {
    get pages() {
      return tableOf<StoredPage, number>(strict, 'pages')
    },
    get groups() {
      return tableOf<StoredGroup, number>(strict, 'groups')
    },
    get drafts() {
      return tableOf<StoredDraft, string>(strict, 'drafts')
    },
    get meta() {
      return tableOf<StoredMeta, string>(strict, 'meta')
    },
    get quickDrafts() {
      return tableOf<StoredDraft, string>(relaxed, 'drafts')
    },
    write: async (body) => {
      const result = await untilOpen(strict)
        .then(() => transact(strict, names, body))
        .catch(remember)
      full = false
      return result
    },
    writeQuickly: (body) =>
      untilOpen(relaxed)
        .then(() => transact(relaxed, ['drafts'], body))
        .catch(remember),
    read: async (body) => {
      await untilOpen(strict)
      return strict.transaction('r', names, body)
    },
    whyFailed: (error) => {
      full ||= isFull(error)
      return full ? 'full' : 'broken'
    },
    isFull: () => full,
    close: () => {
      strict.close()
      relaxed.close()
    },
  }
}

function connect(place: DatabasePlace, durability: 'strict' | 'relaxed'): Dexie {
  const database = new Dexie(place.name, {
    indexedDB: place.indexedDB,
    IDBKeyRange: place.IDBKeyRange,
    chromeTransactionDurability: durability,
  })
  database.version(1).stores(tables)
  return database
}
