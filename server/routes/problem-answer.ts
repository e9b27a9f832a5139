/** From what went wrong to `application/problem+json`; nothing of the cause goes out, nothing personal goes into the log. */
import { HTTPException } from 'hono/http-exception'
import { DatabaseUnavailable, isPassingState } from '#server/store/query.ts'
import { type Problem, type ProblemCode, problems } from '#shared/api/problem.ts'
import { problemTitles } from '#shared/api/problem-titles.ts'

export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly retryAfter?: number,
  ) {
    super(code)
  }
}

/** What node and pg say of sockets; pg's own words have no code. */
const awayCode =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|E(HOST|NET)UNREACH)$/
const awayWords = /timeout|terminat|Connection ended|not queryable|before client was/i
const causesDeep = 4

/** PostgreSQL is away, going or overloaded, also where a library has wrapped the error in one of its own. */
export function isDatabaseAway(error: unknown, depth = causesDeep): boolean {
  if (!(error instanceof Error) || depth === 0) return false
  if (error instanceof DatabaseUnavailable || awayWords.test(error.message)) return true
  const code: unknown = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && (awayCode.test(code) || isPassingState(code))) return true
  return isDatabaseAway(error.cause, depth - 1)
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

/** As it is sent. `retryAfter` in seconds. */
export function problemBody(code: ProblemCode, retryAfter?: number): Problem {
  const { status, retryable } = problems[code]
  const wait = retryAfter ?? (code === 'unavailable' ? retryAfterAway : undefined)
  return {
    type: `/problems/${code}`,
    title: problemTitles[code],
    status,
    code,
    retryable,
    ...(wait === undefined ? {} : { retryAfter: wait }),
  }
}

export function problemResponse(code: ProblemCode, retryAfter?: number): Response {
  const body = problemBody(code, retryAfter)
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (body.retryAfter !== undefined) headers.set('retry-after', String(body.retryAfter))
  return new Response(JSON.stringify(body), { status: body.status, headers })
}
