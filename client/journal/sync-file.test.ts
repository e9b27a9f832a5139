import { describe, expect, it } from 'vitest'
import { frameFrom } from './frames.ts'
import { appendFrame, countFrames, type SyncFile } from './sync-file.ts'

/** A file whose unflushed end a power cut takes. */
class CutFile implements SyncFile {
  bytes = new Uint8Array(0)
  private flushed = 0
  isFull = false

  getSize = (): number => this.bytes.length
  read = (into: Uint8Array): number => {
    into.set(this.bytes)
    return this.bytes.length
  }
  write = (bytes: Uint8Array, { at }: { at: number }): number => {
    const room = this.isFull ? 3 : bytes.length
    this.bytes = Uint8Array.from([...this.bytes.slice(0, at), ...bytes.slice(0, room)])
    return this.isFull ? -8 : bytes.length
  }
  truncate = (size: number): void => {
    this.bytes = this.bytes.slice(0, size)
    this.flushed = Math.min(this.flushed, size)
  }
  flush = (): void => {
    this.flushed = this.bytes.length
  }
  cutPower(): void {
    this.bytes = this.bytes.slice(0, this.flushed)
  }
}

const frame = (text: string) => frameFrom(new TextEncoder().encode(text))

describe('a file of the journal', () => {
  it('has a frame on the disk when it was appended', () => {
    const file = new CutFile()
    appendFrame(file, frame('một'))
    appendFrame(file, frame('hai'))
    file.cutPower()
    expect(countFrames(file)).toBe(2)
  })

  it('has what somebody wrote who died before the flush, once it was opened', () => {
    const file = new CutFile()
    file.write(frame('một'), { at: 0 })
    expect(countFrames(file)).toBe(1)
    file.cutPower()
    expect(countFrames(file)).toBe(1)
  })

  it('that nobody has opened since may have lost it', () => {
    const file = new CutFile()
    file.write(frame('một'), { at: 0 })
    file.cutPower()
    expect(countFrames(file)).toBe(0)
  })

  it('with a torn end is counted by nobody, and stays as it is', () => {
    const file = new CutFile()
    appendFrame(file, frame('một'))
    file.write(frame('hai').subarray(0, 4), { at: file.getSize() })
    const size = file.getSize()
    expect(countFrames(file)).toBeUndefined()
    expect(file.getSize()).toBe(size)
  })

  it('without room throws, and is as it was', () => {
    const file = new CutFile()
    appendFrame(file, frame('một'))
    const size = file.getSize()
    file.isFull = true
    expect(() => appendFrame(file, frame('hai'))).toThrowError(
      expect.objectContaining({ name: 'QuotaExceededError' }),
    )
    expect(file.getSize()).toBe(size)
    expect(countFrames(file)).toBe(1)
  })
})
