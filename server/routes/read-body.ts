/**
 * Reads a request's body whole, or refuses it at the first byte beyond the limit. Anybody may make us keep `small`; more,
 * up to `large`, only who is let by `admit`, which throws otherwise. A caller that is cut off while it is sending never
 * reads why, so what is refused may run out, within bounds, and is kept nowhere.
 */
import { ProblemError } from './problem-answer.ts'

export interface BodyLimits {
  readonly small: number
  readonly large: number
  admit(): Promise<void>
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

export async function readBody(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array()
  const reader = request.body.getReader()
  try {
    if (Number(request.headers.get('content-length') ?? 0) > limits.large) throw new ProblemError('too-large')
    return await readWithin(reader, limits)
  } catch (refusal) {
    await letRunOut(reader)
    throw refusal
  }
}

async function readWithin(reader: Reader, { small, large, admit }: BodyLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  let limit = small
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength
    if (size > limit && limit < large) {
      await admit()
      limit = large
    }
    if (size > limit) throw new ProblemError('too-large')
    chunks.push(read.value)
  }
  return Buffer.concat(chunks)
}

export const runOut = { bytes: 32 * 1024 * 1024, milliseconds: 10_000 } as const

async function letRunOut(reader: Reader): Promise<void> {
  let size = 0
  const running = async () => {
    for (let read = await reader.read(); !read.done && size < runOut.bytes; read = await reader.read()) {
      size += read.value.byteLength
    }
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, runOut.milliseconds)
  })
  // a caller that is gone needs no answer
  await Promise.race([running(), late]).catch(() => undefined)
  clearTimeout(timer)
  await reader.cancel().catch(() => undefined)
}
