/** The journal's files in memory, written by the rules of the real ones. What one test does to them is at hand. */
import type { FileSize, JournalDisk, JournalFile } from '#client/journal/journal-disk.ts'
import { appendFrame, countFrames, type SyncFile } from '#client/journal/sync-file.ts'
import type { Bytes } from '#client/vault/bytes.ts'

export class FakeFile implements SyncFile {
  bytes: Bytes = new Uint8Array(0)
  isTaken = false
  constructor(private readonly disk: FakeJournalDisk) {}
  getSize(): number {
    return this.bytes.length
  }
  read(into: Bytes, { at }: { at: number }): number {
    into.set(this.bytes.subarray(at, at + into.length))
    return Math.min(into.length, this.bytes.length - at)
  }
  write(bytes: Bytes, { at }: { at: number }): number {
    const room = this.disk.failure === 'full' ? Math.min(5, bytes.length) : bytes.length
    const grown = new Uint8Array(Math.max(this.bytes.length, at + room))
    grown.set(this.bytes)
    grown.set(bytes.subarray(0, room), at)
    this.bytes = grown
    return room
  }
  truncate(size: number): void {
    this.bytes = this.bytes.slice(0, size)
  }
  flush(): void {
    if (this.disk.failure === 'broken') throw new DOMException('the handle is gone', 'InvalidStateError')
  }
}

export class FakeJournalDisk implements JournalDisk {
  files = new Map<string, FakeFile>()
  canary: string | null = null
  failure: 'none' | 'full' | 'broken' | 'missing' = 'none'

  /** What the browser leaves of a site's files when it clears them. */
  wipe(): void {
    this.files = new Map()
    this.canary = null
  }

  /** A browser that was closed, or killed, holds no file any more. */
  letGo(): void {
    for (const file of this.files.values()) file.isTaken = false
  }

  async list(): Promise<readonly FileSize[]> {
    this.look()
    return [...this.files].sort().map(([name, { bytes }]) => ({ name, size: bytes.length }))
  }

  async read(name: string): Promise<Bytes> {
    this.look()
    return this.find(name).bytes.slice()
  }

  async open(day: string): Promise<JournalFile> {
    this.look()
    for (let tab = 0; ; tab += 1) {
      const name = tab === 0 ? day : `${day}.${tab}`
      const file = this.find(name)
      const count = file.isTaken ? undefined : countFrames(file)
      if (count === undefined) continue
      file.isTaken = true
      const close = () => {
        file.isTaken = false
      }
      return { name, count, append: async (frame) => appendFrame(file, frame), close }
    }
  }

  async readCanary(): Promise<string | null> {
    this.look()
    return this.canary
  }

  async writeCanary(id: string): Promise<void> {
    this.canary = id
  }

  private look(): void {
    if (this.failure === 'missing') throw new DOMException('there are no files here', 'SecurityError')
  }

  private find(name: string): FakeFile {
    const known = this.files.get(name) ?? new FakeFile(this)
    this.files.set(name, known)
    return known
  }
}
