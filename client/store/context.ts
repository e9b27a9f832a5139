/** What every part of the store works with, and the one kind of write that rows and groups know. */
import type { Journal } from '#client/journal/journal.ts'
import type { Clock } from '#client/vault/clock.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import type { TabletDatabase } from './database.ts'
import type { Ids } from './ids.ts'
import { getRevision, putRevision } from './meta.ts'
import type { Tabs } from './tabs.ts'

export interface StoreContext {
  readonly database: TabletDatabase
  readonly sealer: Sealer
  readonly clock: Clock
  readonly ids: Ids
  readonly tabs: Tabs
  readonly journal: Journal
}

/** Says that what was read and sealed meanwhile changed: nothing was written, the caller begins again. */
export const again = Symbol('again')

/**
 * One strict transaction that writes rows or groups and raises the revision. The body compares first and writes then,
 * returns `again` before its first write, and waits for nothing but the database: waiting for WebCrypto would end the
 * transaction half way.
 */
export async function writeRevision<T>(
  { database, tabs }: StoreContext,
  body: (revision: { readonly standing: number; readonly next: number }) => Promise<T | typeof again>,
): Promise<T | typeof again> {
  const result = await database.write(async () => {
    const standing = await getRevision(database.meta)
    const outcome = await body({ standing, next: standing + 1 })
    if (outcome !== again) await putRevision(database.meta, standing + 1)
    return outcome
  })
  if (result !== again) tabs.announce()
  return result
}

export interface PlannedWrite<R, T> {
  /** What was planned upon: with another one standing nothing is written. */
  readonly revision: number
  /** Is told the revision that the database has. */
  readonly see: (standing: number) => void
  readonly read: () => Promise<R>
  readonly write: (read: R, next: number) => Promise<T>
}

/** The same in two ways to the database and back: all that is read goes together, and then all that is written. */
export async function writeAtRevision<R, T>(
  { database, tabs }: StoreContext,
  { revision, see, read, write }: PlannedWrite<R, T>,
): Promise<T | typeof again> {
  const next = revision + 1
  const result = await database.write(async () => {
    const [standing, found] = await Promise.all([getRevision(database.meta), read()])
    see(standing)
    if (standing !== revision) return again
    const [outcome] = await Promise.all([write(found, next), putRevision(database.meta, next)])
    return outcome
  })
  if (result !== again) tabs.announce()
  return result
}

/** Repeats until it was written. What changes in between is one save or one page, so a few times are enough. */
export async function untilWritten<T>(attempt: () => Promise<T | typeof again>): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const result = await attempt()
    if (result !== again) return result
  }
  throw new Error('the database changed before every attempt to write')
}
