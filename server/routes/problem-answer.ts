/** From what went wrong to `application/problem+json`; nothing of the cause goes out, nothing personal goes into the log. */
import { HTTPException } from 'hono/http-exception'
import { type Problem, type ProblemCode, problems } from '#shared/api/problem.ts'

export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly retryAfter?: number,
  ) {
    super(code)
  }
}

/** PostgreSQL is away, going or overloaded: classes 08, 53 and 57 of its codes, and what node and pg say of sockets. */
const away = /^(08|53|57)|^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/
const awayWords = /timeout|terminat|Connection ended|not queryable|before client was/i

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code: unknown = 'code' in error ? error.code : undefined
  return (typeof code === 'string' && away.test(code)) || awayWords.test(error.message)
}

const retryAfterAway = 5

export function problemOf(error: unknown): { code: ProblemCode; retryAfter?: number } {
  if (error instanceof ProblemError) {
    return { code: error.code, ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }) }
  }
  if (error instanceof HTTPException && error.status < 500) return { code: 'bad-request' }
  if (isDatabaseAway(error)) return { code: 'unavailable', retryAfter: retryAfterAway }
  return { code: 'unexpected' }
}

export function problemResponse(code: ProblemCode, retryAfter?: number): Response {
  const { status, retryable } = problems[code]
  const wait = retryAfter ?? (code === 'unavailable' ? retryAfterAway : undefined)
  const body: Problem = {
    type: `/problems/${code}`,
    title: code,
    status,
    code,
    retryable,
    ...(wait === undefined ? {} : { retryAfter: wait }),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (wait !== undefined) headers.set('retry-after', String(wait))
  return new Response(JSON.stringify(body), { status, headers })
}
