/** The network port over fetch: the only place of the tablet that sends a request. */
import { z } from 'zod'
import { isProblemCode, type ProblemCode, problems } from '#shared/api/problem.ts'
import type { CommuneCode } from '#shared/ids.ts'
import type { Mark } from '#shared/sync/batch.ts'
import { ledgerAnswerSchema } from '#shared/sync/ledger.ts'
import { lenientAnswerSchema, lenientPageSchema } from '#shared/sync/lenient.ts'
import { enrolmentSchema, type Network, type Reply, stateSchema } from './network.ts'

export interface HttpOptions {
  /** Such as `https://dan-cu.example`; empty for the origin of the app. */
  readonly origin: string
  readonly fetch: typeof fetch
  /** A slow network of 2G needs half a minute for 128 KiB. */
  readonly timeoutMs: number
}

interface Request<T> {
  readonly path: string
  readonly schema: z.ZodType<T>
  readonly token?: string
  readonly body?: BodyInit
  readonly headers?: Readonly<Record<string, string>>
}

export function httpNetwork(options: HttpOptions): Network {
  const json = (body: unknown) => ({
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  return {
    postBatch: (token, bytes) =>
      ask(options, {
        path: '/api/batches',
        schema: lenientAnswerSchema,
        token,
        body: bytes,
        headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
      }),
    getFeed: (token, commune, { cursor, mark }) =>
      ask(options, { path: feedPath(commune, cursor, mark), schema: lenientPageSchema, token }),
    getState: (token) => ask(options, { path: '/api/state', schema: stateSchema, token }),
    postLedger: (token, asked) =>
      ask(options, { path: '/api/ledger', schema: ledgerAnswerSchema, token, ...json(asked) }),
    enrol: (request) => ask(options, { path: '/api/devices', schema: enrolmentSchema, ...json(request) }),
    reportRecovery: (token, keyId) =>
      ask(options, { path: '/api/recovery-uses', schema: z.null(), token, ...json({ keyId }) }),
  }
}

const feedPath = (commune: CommuneCode, cursor: number, mark: Mark | null): string =>
  `/api/feed/${commune}?cursor=${cursor}${mark === null ? '' : `&mark=${mark.seq}-${mark.hash}`}`

async function ask<T>(options: HttpOptions, request: Request<T>): Promise<Reply<T>> {
  const { path, token, body, headers } = request
  try {
    const response = await options.fetch(`${options.origin}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    })
    const text = await response.text()
    return response.ok ? readAnswer(request.schema, response.status, text) : readProblem(response, text)
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return { kind: 'no-answer', timedOut, unreadable: false, retryAfterMs: null }
  }
}

function readAnswer<T>(schema: z.ZodType<T>, status: number, text: string): Reply<T> {
  const json = status === 204 ? null : findJson(text)
  const parsed = schema.safeParse(json)
  if (parsed.success) return { kind: 'answer', value: parsed.data, text }
  const unreadable = typeof json === 'object' && json !== null && 'epoch' in json
  return { kind: 'no-answer', timedOut: false, unreadable, retryAfterMs: null }
}

const problemCodeSchema = z.object({ code: z.string(), retryAfter: z.number().optional() })

function readProblem(response: Response, text: string): Reply<never> {
  const parsed = problemCodeSchema.safeParse(findJson(text))
  const named = parsed.success && isProblemCode(parsed.data.code) ? parsed.data.code : undefined
  const retryAfterMs =
    retryAfterFrom(response.headers.get('retry-after')) ??
    (parsed.success && parsed.data.retryAfter !== undefined ? parsed.data.retryAfter * 1000 : null)
  const code = named ?? codeOf(response.status)
  if (code !== undefined) return { kind: 'problem', code, retryAfterMs }
  return { kind: 'no-answer', timedOut: response.status === 504, unreadable: false, retryAfterMs }
}

/** What a proxy says in its own words: only the statuses that mean the same wherever they come from. */
function codeOf(status: number): ProblemCode | undefined {
  if (status === problems['too-large'].status) return 'too-large'
  if (status === problems['too-many-tries'].status) return 'too-many-tries'
  if (status === problems.unavailable.status) return 'unavailable'
  return undefined
}

/** Seconds, in milliseconds; `null` when absent or a date, which a tablet with a wrong clock could not read. */
function retryAfterFrom(header: string | null): number | null {
  if (header === null) return null
  const seconds = Number(header)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
