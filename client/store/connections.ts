/** The connections to the tablet's database: opened in time, opened anew, and asked why a transaction failed. */
import type Dexie from 'dexie'

const opensWithinMs = 5_000

/**
 * Chromium closes a database whose disk is full, and opens it again only after every connection of the page to it was
 * closed: until then it answers with an error, or not at all. Resolves when the connection is open, and rejects when it
 * does not open in time. One that was closed on purpose stays closed.
 */
export function keepOpen(connections: readonly Dexie[]): (connection: Dexie) => Promise<void> {
  let opening: Promise<unknown> | undefined
  const openAll = () => inTime(Promise.all(connections.map((each) => each.open())))
  const openAnew = () => {
    for (const each of connections) each.close({ disableAutoOpen: false })
    return openAll()
  }
  return async (connection) => {
    if (connection.isOpen() || connection.hasBeenClosed()) return
    opening ??= openAll()
      .catch(openAnew)
      .finally(() => {
        opening = undefined
      })
    await opening
  }
}

async function inTime<T>(answer: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), opensWithinMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * A failing request says only that its transaction was aborted; why, stands in the transaction, a moment later.
 * Rejects with that where there is one.
 */
export async function transact<T>(dexie: Dexie, names: string[], body: () => Promise<T>): Promise<T> {
  let aborted: Promise<DOMException | null> = Promise.resolve(null)
  try {
    // An async function: only then does the transaction wait for what the body awaits.
    return await dexie.transaction('rw', names, async ({ idbtrans }) => {
      aborted = new Promise((resolve) => {
        idbtrans.addEventListener('abort', () => resolve(idbtrans.error))
      })
      return body()
    })
  } catch (error) {
    const isAborted = error instanceof Error && error.name === 'AbortError'
    // a database that was closed under it may never say why
    throw (isAborted ? await inTime(aborted).catch(() => null) : null) ?? error
  }
}

/** Chromium's word for a disk without room stands in the text of an UnknownError. */
const noSpace = /FILE_ERROR_NO_SPACE|ENOSPC/

/** Whether a write failed because the disk or the quota is full. Dexie wraps what the browser threw. */
export function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('name' in error && error.name === 'QuotaExceededError') return true
  if ('message' in error && typeof error.message === 'string' && noSpace.test(error.message)) return true
  if ('inner' in error && error.inner !== error) return isFull(error.inner)
  return false
}
