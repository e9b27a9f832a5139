/** What is measured in the page itself: the peer's replication, and the bare storing of what the product has stored. */
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

declare global {
  interface Window {
    PouchDB: new (
      name: string,
    ) => {
      readonly replicate: {
        from(url: string, options: { batch_size: number }): Promise<{ ok: boolean; docs_written: number }>
      }
    }
  }
}

const pouchScript = fileURLToPath(new URL('../node_modules/pouchdb/dist/pouchdb.min.js', import.meta.url))

/** Into IndexedDB, in a database of its own. In ms. */
export async function timeReplication(page: Page, origin: string, commune: string): Promise<number> {
  await page.goto(`${origin}/_tablet`)
  await page.addScriptTag({ path: pouchScript })
  const { ms, written } = await page.evaluate(
    async ([from, name]) => {
      const local = new window.PouchDB(name)
      const started = performance.now()
      const result = await local.replicate.from(from, { batch_size: 1000 })
      return { ms: performance.now() - started, written: result.ok ? result.docs_written : 0 }
    },
    [`${origin}/commune-${commune}`, `tablet-${Date.now()}`] as const,
  )
  if (written === 0) throw new Error('the peer has replicated nothing')
  return ms
}

/** The sealed pages that the tablet has, put once more into a bare database, in one durable transaction. In ms. */
export function timeBarePut(page: Page): Promise<{ readonly ms: number; readonly bytes: number }> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    const pages: { sealed: Uint8Array }[] = []
    for (const name of names) {
      const database = await done(indexedDB.open(name))
      if (database.objectStoreNames.contains('pages'))
        pages.push(...(await done(database.transaction('pages').objectStore('pages').getAll())))
      database.close()
    }
    const opening = indexedDB.open('bare')
    opening.onupgradeneeded = () => opening.result.createObjectStore('pages', { autoIncrement: true })
    const bare = await done(opening)
    const started = performance.now()
    await new Promise<void>((resolve, reject) => {
      const transaction = bare.transaction('pages', 'readwrite', { durability: 'strict' })
      for (const one of pages) transaction.objectStore('pages').put(one)
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
    })
    const ms = performance.now() - started
    bare.close()
    await done(indexedDB.deleteDatabase('bare'))
    return { ms, bytes: pages.reduce((sum, { sealed }) => sum + sealed.byteLength, 0) }
  })
}
