/**
 * The second copy of the saves, sealed, beside the database. Promises: what was appended is on the disk; a frame opens
 * only in its own place of its own file; what does not open costs nothing but itself. A full disk is said to whoever
 * saves. A journal that cannot be written for another reason is given up, and the work goes on without it.
 */
import { type Clock, isoTime } from '#client/vault/clock.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import { frameFrom } from './frames.ts'
import type { JournalDisk, JournalFile } from './journal-disk.ts'
import type { JournalLine } from './line.ts'
import { labelOf, type Place, type Places, type Reading, readJournal } from './read-journal.ts'

export interface Journal {
  /** Resolves when the lines are on the disk; with nothing when there is no journal. Rejects when there is no room. */
  append(lines: readonly JournalLine[]): Promise<Place | undefined>
  /** The save in that frame was not committed: said with the next append. */
  strike(frame: Place | undefined): void
  /** Says what is struck, if anything is. */
  settle(): Promise<void>
  /** Everything, or what was appended behind those places. */
  read(from?: Places): Promise<Reading>
  /** Opens the day's file, so that nobody who saves waits for it. */
  warm(): Promise<void>
  isMissing(): boolean
  close(): void
}

export interface JournalParts {
  readonly disk: JournalDisk
  readonly sealer: Sealer
  readonly clock: Clock
  isFull(error: unknown): boolean
  /** Before the first save goes on without it. */
  givenUp(): Promise<void>
}

/** Of a browser that has no place for one. */
export const noJournal: Journal = {
  append: async () => undefined,
  strike: () => undefined,
  settle: async () => undefined,
  read: async () => ({ frames: [], unreadable: 0, upTo: {} }),
  warm: async () => undefined,
  isMissing: () => true,
  close: () => undefined,
}

export function createJournal(parts: JournalParts): Journal {
  const { disk, sealer, clock } = parts
  let open: { readonly day: string; readonly file: JournalFile; count: number } | undefined
  let struck: JournalLine[] = []
  let isMissing = false
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()

  /** One frame after the other: each is sealed for its place. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = last.then(run, run)
    last = result.catch(() => undefined)
    return result
  }
  const openFile = async () => {
    const day = isoTime(clock).slice(0, 10)
    if (open?.day === day) return open
    const file = await disk.open(day)
    open?.file.close()
    open = { day, file, count: file.count }
    return open
  }
  const appendNow = async (lines: readonly JournalLine[]): Promise<Place | undefined> => {
    if (isClosed) throw new Error('the journal is closed')
    if (isMissing) return undefined
    const told = struck
    try {
      const opened = await openFile()
      const place = { file: opened.file.name, number: opened.count }
      const sealed = await sealer.seal(labelOf(place), JSON.stringify([...told, ...lines]))
      await opened.file.append(frameFrom(sealed))
      opened.count += 1
      struck = struck.filter((line) => !told.includes(line))
      return place
    } catch (error) {
      if (parts.isFull(error)) throw error
      isMissing = true
      await parts.givenUp()
      return undefined
    }
  }
  return {
    append: (lines) => inTurn(() => appendNow(lines)),
    strike: (frame) => {
      if (frame !== undefined) struck.push({ kind: 'struck', file: frame.file, number: frame.number })
    },
    settle: () =>
      inTurn(async () => {
        if (struck.length > 0) await appendNow([])
      }),
    read: (from = {}) => readJournal(parts, from),
    warm: () =>
      inTurn(async () => {
        if (!isMissing && !isClosed) await openFile()
      }),
    isMissing: () => isMissing,
    close: () => {
      // Behind what is under way: whoever waits for it is answered.
      inTurn(async () => {
        isClosed = true
        open?.file.close()
      }).catch(() => undefined)
    },
  }
}
