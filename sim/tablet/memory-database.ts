/**
 * The tablet's database over a disk in memory. As IndexedDB does it: one transaction at a time over all tables, whole or
 * not at all, also when the process dies in the midst of it. A conformance test holds it against the real one.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { isFull } from '#client/store/connections.ts'
import type { TabletDatabase } from '#client/store/database.ts'
import { type Disk, type DiskTable, type Kept, keep, putBack, type TableName } from './disk.ts'
import { memoryTable, type Run } from './memory-table.ts'
import type { Process } from './process.ts'

interface Transaction {
  readonly disk: Disk
  readonly before: Map<DiskTable, Kept>
  isOver: boolean
}

const underWay = new AsyncLocalStorage<Transaction>()

/** Whether the caller stands in a transaction: who waits for anything else there has lost it in a browser. */
export const isInTransaction = (): boolean => underWay.getStore()?.isOver === false

const noSpace = (): Error => Object.assign(new Error('the disk is full'), { name: 'QuotaExceededError' })

export function openMemoryDatabase(disk: Disk, process: Process): TabletDatabase {
  let full = false
  const remember = (error: unknown): never => {
    full ||= isFull(error)
    throw error
  }
  const runOn = (name: TableName): Run => {
    const go: Run = (mode, step) => {
      const transaction = underWay.getStore()
      if (transaction !== undefined && !transaction.isOver)
        return now(() => stepIn(transaction, name, mode, step))
      if (disk.lock.isFree()) return now(() => stepAlone(disk, name, mode, step))
      return transact(disk, process, async () => {
        const own = underWay.getStore()
        if (own === undefined) throw new Error('no transaction')
        return stepIn(own, name, mode, step)
      })
    }
    return (mode, step) => {
      const gate = process.gate()
      return gate === undefined ? go(mode, step) : gate.then(() => go(mode, step))
    }
  }
  // The store knows its tables by Dexie's type; a word that ours does not have fails at the call.
  const table = (name: TableName) => memoryTable(disk.tables[name].keyName, runOn(name)) as never
  const drafts = table('drafts')
  const inOne = async <T>(body: () => Promise<T>): Promise<T> => {
    await process.gate()
    return transact(disk, process, body)
  }
  return {
    pages: table('pages'),
    groups: table('groups'),
    meta: table('meta'),
    drafts,
    quickDrafts: drafts,
    write: async (body) => {
      const result = await inOne(body).catch(remember)
      full = false
      return result
    },
    writeQuickly: (body) => inOne(body).catch(remember),
    read: inOne,
    whyFailed: (error) => {
      full ||= isFull(error)
      return full ? 'full' : 'broken'
    },
    isFull: () => full,
    close: () => undefined,
  }
}

/** Promises are dear where there are thousands of steps: one is enough. */
function now<T>(step: () => T): Promise<T> {
  try {
    return Promise.resolve(step())
  } catch (error) {
    return Promise.reject(error)
  }
}

/** Of itself whole or not at all: nothing comes between. */
function stepAlone<T>(disk: Disk, name: TableName, mode: 'read' | 'write', step: (table: DiskTable) => T): T {
  const alone: Transaction = { disk, before: new Map(), isOver: false }
  if (mode === 'read') return stepIn(alone, name, mode, step)
  try {
    return stepIn(alone, name, mode, step)
  } catch (error) {
    for (const [table, kept] of alone.before) putBack(table, kept)
    throw error
  }
}

function stepIn<T>(
  { disk, before }: Transaction,
  name: TableName,
  mode: 'read' | 'write',
  step: (table: DiskTable) => T,
): T {
  const table = disk.tables[name]
  if (mode === 'write') {
    if (disk.full) throw noSpace()
    if (!before.has(table)) before.set(table, keep(table))
  }
  return step(table)
}

async function transact<T>(disk: Disk, process: Process, body: () => Promise<T>): Promise<T> {
  if (isInTransaction()) throw new Error('a transaction within a transaction')
  const letGo = await disk.lock.acquire()
  const transaction: Transaction = { disk, before: new Map(), isOver: false }
  const end = (how: 'commit' | 'abort'): void => {
    if (transaction.isOver) return
    transaction.isOver = true
    if (how === 'abort') for (const [table, kept] of transaction.before) putBack(table, kept)
    letGo()
  }
  if (!process.alive()) end('abort')
  const forget = process.onDeath(() => end('abort'))
  try {
    const result = await underWay.run(transaction, body)
    await process.gate()
    end('commit')
    await process.gate()
    return result
  } catch (error) {
    end('abort')
    throw error
  } finally {
    forget()
  }
}
