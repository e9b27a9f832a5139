/**
 * Frames of a journal's file: four bytes of length, then what was sealed. Promise: of a file that was cut anywhere the
 * frames before the cut are read, and nothing is made of the rest.
 */
import type { Bytes } from '#client/vault/bytes.ts'

const headLength = 4

export interface Frames {
  readonly frames: readonly Bytes[]
  /** Where the last whole frame ends. */
  readonly end: number
}

export function frameFrom(sealed: Uint8Array): Bytes {
  const frame = new Uint8Array(headLength + sealed.length)
  new DataView(frame.buffer).setUint32(0, sealed.length)
  frame.set(sealed, headLength)
  return frame
}

export function splitFrames(bytes: Bytes): Frames {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const frames: Bytes[] = []
  let end = 0
  while (end + headLength <= bytes.length) {
    const length = view.getUint32(end)
    const next = end + headLength + length
    if (length === 0 || next > bytes.length) break
    frames.push(bytes.subarray(end + headLength, next))
    end = next
  }
  return { frames, end }
}
