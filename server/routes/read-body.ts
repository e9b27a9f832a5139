/**
 * Reads a request's body whole, or refuses it at the first byte beyond the limit. Anybody may make us keep `small`; more,
 * up to `large`, only who is let by `admit`, which throws otherwise. A caller that is cut off while it is sending never
 * reads why, so what is refused may run out, within bounds, and is kept nowhere.
 */
import { Readable } from 'node:stream'
import { ProblemError } from './problem-answer.ts'

export interface BodyLimits {
  readonly small: number
  readonly large: number
  admit(): Promise<void>
}

interface Reader {
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined }>
  cancel(): Promise<unknown>
}

/** `incoming` is Node's own request where there is one: the web's stream made of it costs more than all the reading. */
export async function readBody(
  request: Request,
  limits: BodyLimits,
  incoming?: unknown,
): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (incoming instanceof Readable) return readFrom(readerOf(incoming), announced, limits)
  if (request.body === null) return new Uint8Array()
  return readFrom(request.body.getReader(), announced, limits)
}

function readerOf(incoming: Readable): Reader {
  const chunks: AsyncIterator<Uint8Array> = incoming[Symbol.asyncIterator]()
  return { read: () => chunks.next(), cancel: async () => incoming.destroy() }
}

async function readFrom(reader: Reader, announced: number, limits: BodyLimits): Promise<Uint8Array> {
  try {
    if (announced > limits.large) throw new ProblemError('too-large')
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
  for (let { value } = await reader.read(); value !== undefined; { value } = await reader.read()) {
    size += value.byteLength
    if (size > limit && limit < large) {
      await admit()
      limit = large
    }
    if (size > limit) throw new ProblemError('too-large')
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}

export const runOut = { bytes: 32 * 1024 * 1024, milliseconds: 10_000 } as const

async function letRunOut(reader: Reader): Promise<void> {
  let size = 0
  const running = async () => {
    while (size < runOut.bytes) {
      const { value } = await reader.read()
      if (value === undefined) return
      size += value.byteLength
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
