/**
 * What the log may hold of an error: its kind, its code and where it arose. Never its message: PostgreSQL's and zod's
 * quote what people wrote.
 */
export interface ErrorTrace {
  readonly name: string
  readonly code?: string
  readonly at: readonly string[]
  readonly cause?: ErrorTrace
}

const framesKept = 6
const causesDeep = 4

export function traceOf(error: unknown, depth = causesDeep): ErrorTrace {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const code: unknown = 'code' in error ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return {
    name: error.name,
    ...(typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? { code } : {}),
    at: frames.slice(0, framesKept).map((line) => line.trim()),
    ...(error.cause === undefined || depth === 1 ? {} : { cause: traceOf(error.cause, depth - 1) }),
  }
}
