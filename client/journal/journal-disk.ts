/** Where the journal lies: files outside of IndexedDB, so that one of the two is left when the browser loses the other. */
import type { Bytes } from '#client/vault/bytes.ts'

export interface JournalFile {
  readonly name: string
  /** Frames that it had when it was opened. */
  readonly count: number
  /** Resolves when the frame is on the disk. Rejects with nothing of it written; full is a QuotaExceededError. */
  append(frame: Bytes): Promise<void>
  close(): void
}

export interface FileSize {
  readonly name: string
  readonly size: number
}

export interface JournalDisk {
  /** In the order of their names. Rejects where the browser has no such files. */
  list(): Promise<readonly FileSize[]>
  read(name: string): Promise<Bytes>
  /** The file of the day, for this tab alone: another one of that day where another tab has the first. */
  open(day: string): Promise<JournalFile>
  /** `null` before the first, and when the files were wiped. */
  readCanary(): Promise<string | null>
  writeCanary(id: string): Promise<void>
}
