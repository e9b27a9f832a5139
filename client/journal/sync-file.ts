/**
 * A file that one tab has to itself, written where it may wait for the disk. Promises: a frame is on the disk when
 * `appendFrame` returns, or not in the file at all; nothing comes behind what cannot be read, and that is left as it is.
 */
import type { Bytes } from '#client/vault/bytes.ts'
import { splitFrames } from './frames.ts'

/** What is used of a browser's synchronous access handle. */
export interface SyncFile {
  getSize(): number
  read(into: Bytes, from: { at: number }): number
  write(bytes: Bytes, to: { at: number }): number
  truncate(size: number): void
  flush(): void
}

/**
 * How many frames it has; `undefined` when its end is torn. All that is read is on the disk then: who died before the
 * flush may have left a frame that is sent and answered now, and a power cut must not take it.
 */
export function countFrames(file: SyncFile): number | undefined {
  const bytes = new Uint8Array(file.getSize())
  file.read(bytes, { at: 0 })
  if (bytes.length > 0) file.flush()
  const { frames, end } = splitFrames(bytes)
  return end === bytes.length ? frames.length : undefined
}

/** Throws a QuotaExceededError where the disk or the quota is full. */
export function appendFrame(file: SyncFile, frame: Bytes): void {
  const at = file.getSize()
  try {
    // On a full disk Chromium throws nothing, and returns a number that is no length of anything.
    if (file.write(frame, { at }) !== frame.length) throw new DOMException('no room', 'QuotaExceededError')
    file.flush()
  } catch (error) {
    file.truncate(at)
    throw error
  }
}
