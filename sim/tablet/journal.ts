/**
 * The files of a tablet's journal, outside of its database. What was written and not flushed is gone with the power, and
 * who dies while writing leaves a torn end.
 */
import type { JournalDisk, JournalFile } from '#client/journal/journal-disk.ts'
import { appendFrame, countFrames, type SyncFile } from '#client/journal/sync-file.ts'
import type { Bytes } from '#client/vault/bytes.ts'
import type { Random } from '../random.ts'
import type { Process } from './process.ts'

interface DiskFile {
  bytes: Bytes
  /** How much of it outlives a power cut. */
  flushed: number
  isTaken: boolean
}

export interface JournalFiles {
  readonly files: Map<string, DiskFile>
  canary: string | null
  /** Whoever writes next dies in the midst of it, having written this part; of 1 and more all, and nobody was told. */
  tear: number | undefined
  /** Whoever writes next is told that it failed, for no reason of room. */
  isBroken: boolean
  /** On a full disk a file's last block may still have room. */
  hasRoom: boolean
}

export const newJournalFiles = (): JournalFiles => ({
  files: new Map(),
  canary: null,
  tear: undefined,
  isBroken: false,
  hasRoom: false,
})

export function copyJournalFiles({ files, canary }: JournalFiles): JournalFiles {
  const copied = [...files].map(([name, file]) => [name, { ...file, isTaken: false }] as const)
  return { ...newJournalFiles(), files: new Map(copied), canary }
}

/** The power goes: of what was not flushed some part may be there. */
export function cutUnflushed({ files }: JournalFiles, die: number): void {
  for (const file of files.values()) {
    const left = file.flushed + Math.floor((file.bytes.length - file.flushed) * die)
    file.bytes = file.bytes.slice(0, left)
    file.flushed = left
  }
}

export interface JournalInput {
  readonly process: Process
  readonly random: Random
  readonly disk: { readonly journal: JournalFiles; readonly full: boolean }
}

export function simulatedJournal(input: JournalInput): JournalDisk {
  const { process, disk } = input
  const { journal } = disk
  const find = (name: string): DiskFile => {
    const known = journal.files.get(name) ?? { bytes: new Uint8Array(0), flushed: 0, isTaken: false }
    journal.files.set(name, known)
    return known
  }
  const step = async <T>(run: () => T): Promise<T> => {
    await process.gate()
    try {
      return run()
    } finally {
      await process.gate()
    }
  }
  return {
    list: () =>
      step(() => [...journal.files].sort().map(([name, { bytes }]) => ({ name, size: bytes.length }))),
    read: (name) => step(() => find(name).bytes.slice()),
    open: (day) => step(() => open(input, day, find)),
    readCanary: () => step(() => journal.canary),
    writeCanary: (id) =>
      step(() => {
        if (disk.full) throw new DOMException('no room', 'QuotaExceededError')
        journal.canary = id
      }),
  }
}

function open(input: JournalInput, day: string, find: (name: string) => DiskFile): JournalFile {
  const { process } = input
  for (let tab = 0; ; tab += 1) {
    const name = tab === 0 ? day : `${day}.${tab}`
    const file = find(name)
    const sync = syncFile(input, file)
    const count = file.isTaken ? undefined : countFrames(sync)
    if (count === undefined) continue
    file.isTaken = true
    const close = (): void => {
      file.isTaken = false
    }
    process.onDeath(close)
    return {
      name,
      count,
      append: async (frame) => {
        await process.gate()
        try {
          appendFrame(sync, frame)
        } finally {
          await process.gate()
        }
      },
      close,
    }
  }
}

function syncFile({ process, disk }: JournalInput, file: DiskFile): SyncFile {
  const put = (bytes: Bytes, at: number): number => {
    const grown = new Uint8Array(Math.max(file.bytes.length, at + bytes.length))
    grown.set(file.bytes)
    grown.set(bytes, at)
    file.bytes = grown
    return bytes.length
  }
  return {
    getSize: () => file.bytes.length,
    read: (into) => {
      into.set(file.bytes)
      return file.bytes.length
    },
    write: (bytes, { at }) => {
      const { journal } = disk
      if (disk.full && !journal.hasRoom) return -8
      if (journal.isBroken) {
        journal.isBroken = false
        throw new DOMException('the handle is gone', 'InvalidStateError')
      }
      if (journal.tear === undefined) return put(bytes, at)
      put(bytes.subarray(0, Math.floor(bytes.length * Math.min(1, journal.tear))), at)
      journal.tear = undefined
      process.kill()
      return 0
    },
    truncate: (size) => {
      if (!process.alive()) return
      file.bytes = file.bytes.slice(0, size)
      file.flushed = Math.min(file.flushed, size)
    },
    flush: () => {
      file.flushed = file.bytes.length
    },
  }
}
