/** What is left of a tablet when it is off: its database and its journal. A copy of it is the storage of another day. */
import { copyJournalFiles, type JournalFiles, newJournalFiles } from './journal.ts'

export type Stored = Readonly<Record<string, unknown>>
export type Key = string | number

export interface DiskTable {
  readonly keyName: string
  readonly automatic: boolean
  readonly uniqueName: string | undefined
  readonly rows: Map<Key, Stored>
  /** The number that was given out last. */
  last: number
}

export const tableNames = ['pages', 'groups', 'drafts', 'meta'] as const
export type TableName = (typeof tableNames)[number]

export interface Disk {
  readonly tables: Readonly<Record<TableName, DiskTable>>
  readonly journal: JournalFiles
  /** Nothing can be written. */
  full: boolean
  /** One transaction at a time, of whatever tab. */
  readonly lock: Lock
}

const table = (keyName: string, automatic: boolean, uniqueName?: string): DiskTable => ({
  keyName,
  automatic,
  uniqueName,
  rows: new Map(),
  last: 0,
})

export const emptyDisk = (journal: JournalFiles = newJournalFiles()): Disk => ({
  journal,
  tables: {
    pages: table('key', true),
    groups: table('order', true, 'groupId'),
    drafts: table('id', false),
    meta: table('name', false),
  },
  full: false,
  lock: createLock(),
})

/** Nobody may be writing. */
export function copyDisk(disk: Disk): Disk {
  const copy = emptyDisk(copyJournalFiles(disk.journal))
  for (const name of tableNames) putBack(copy.tables[name], keep(disk.tables[name]))
  return copy
}

/** Nobody may be running on it. */
export function emptyDatabase({ tables }: Disk): void {
  for (const name of tableNames) putBack(tables[name], { rows: new Map(), last: 0 })
}

/** A table as it stands: rows are never altered in place. */
export interface Kept {
  readonly rows: ReadonlyMap<Key, Stored>
  readonly last: number
}
export const keep = ({ rows, last }: DiskTable): Kept => ({ rows: new Map(rows), last })
export function putBack(into: DiskTable, { rows, last }: Kept): void {
  into.rows.clear()
  for (const [key, row] of rows) into.rows.set(key, row)
  into.last = last
}

export interface Lock {
  /** Resolves with the function that lets go. */
  acquire(): Promise<() => void>
  /** Nobody has it, and nobody waits for it. */
  isFree(): boolean
}

function createLock(): Lock {
  const waiting: (() => void)[] = []
  let isHeld = false
  const letGo = (): (() => void) => {
    let isDone = false
    return () => {
      if (isDone) return
      isDone = true
      const next = waiting.shift()
      if (next === undefined) isHeld = false
      else next()
    }
  }
  return {
    isFree: () => !isHeld,
    acquire: () => {
      if (!isHeld) {
        isHeld = true
        return Promise.resolve(letGo())
      }
      return new Promise((resolve) => waiting.push(() => resolve(letGo())))
    },
  }
}
