/**
 * A batch's bytes as an envelope and lines, each with the hash of its own bytes. Never inflates more than the limit,
 * refuses only what the tablet must cut smaller or cannot have meant, and alters nothing.
 */
import { isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gunzipSync, type ZlibOptions } from 'node:zlib'
import { batchLimits, type Envelope, envelopeSchema } from '#shared/sync/batch.ts'

const inAnotherThread = promisify(gunzip)

export interface Line {
  /** Counted from 1; the envelope is line 1. */
  readonly number: number
  /** sha256 of the line's bytes, hex. */
  readonly hash: string
  /** The parsed line; `undefined` when it is not JSON in UTF-8. */
  readonly value: unknown
}

export type BatchReading =
  | { readonly kind: 'batch'; readonly envelope: Envelope; readonly lines: readonly Line[] }
  | { readonly kind: 'problem'; readonly code: 'not-gzip' | 'no-envelope' | 'too-large' }

export async function readBatch(bytes: Uint8Array): Promise<BatchReading> {
  if (bytes.byteLength > batchLimits.lone.compressedBytes) return { kind: 'problem', code: 'too-large' }
  const unpacked = await unpack(bytes)
  if (typeof unpacked === 'string') return { kind: 'problem', code: unpacked }
  const [first, ...lines] = splitLines(unpacked)
  const envelope = envelopeSchema.safeParse(first?.value)
  if (!envelope.success) return { kind: 'problem', code: 'no-envelope' }
  if (isTooLarge(bytes, lines)) return { kind: 'problem', code: 'too-large' }
  return { kind: 'batch', envelope: envelope.data, lines }
}

/** Below this the way to another thread and back costs more than the unpacking. */
const smallBytes = 64 * 1024

const inflate = async (bytes: Uint8Array, limit: ZlibOptions = {}): Promise<Buffer> =>
  bytes.byteLength < smallBytes ? gunzipSync(bytes, limit) : inAnotherThread(bytes, limit)

async function unpack(bytes: Uint8Array): Promise<Buffer | 'not-gzip' | 'too-large'> {
  try {
    return await inflate(bytes, { maxOutputLength: batchLimits.unpackedBytes })
  } catch (error) {
    const tooLarge = error instanceof RangeError || codeOf(error) === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? 'too-large' : 'not-gzip'
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

/** A group that is alone may be larger: it cannot be cut. */
function isTooLarge(bytes: Uint8Array, lines: readonly Line[]): boolean {
  const limits = lines.length === 1 ? batchLimits.lone : batchLimits
  let changes = 0
  for (const line of lines) changes += countChanges(line.value)
  return bytes.byteLength > limits.compressedBytes || changes > limits.changes
}

const countChanges = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'changes' in value && Array.isArray(value.changes)
    ? value.changes.length
    : 0

const newline = 10

/** Lines of NDJSON; blank ones say nothing and are passed over. */
export function splitLines(text: Buffer): Line[] {
  const lines: Line[] = []
  const wellFormed = isUtf8(text)
  let number = 0
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf(newline, start)
    const end = found === -1 ? text.length : found
    number += 1
    if (!isBlank(text, start, end)) {
      const bytes = text.subarray(start, end)
      lines.push({
        number,
        hash: hash('sha256', bytes, 'hex'),
        value: wellFormed || isUtf8(bytes) ? parse(bytes.toString('utf8')) : undefined,
      })
    }
    start = end + 1
  }
  return lines
}

function isBlank(text: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (text[at] !== 32 && text[at] !== 13) return false
  return true
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One line of a stored batch, as it came, and what its envelope says of groups of another life. */
export async function readStored(
  bytes: Uint8Array,
  number: number,
): Promise<{ readonly line: Line; readonly replays: NonNullable<Envelope['replay']> } | undefined> {
  const lines = splitLines(await inflate(bytes))
  const line = lines.find((each) => each.number === number)
  const envelope = envelopeSchema.safeParse(lines[0]?.value)
  return line === undefined ? undefined : { line, replays: envelope.data?.replay ?? {} }
}
