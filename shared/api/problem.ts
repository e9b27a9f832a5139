/**
 * Every failure that a request can meet, once: HTTP status, whether trying again can help, and nothing personal.
 * Sent as RFC 9457 `application/problem+json` with `type` = `/problems/<code>`. Retry is decided by `retryable` or by
 * no answer at all, never by the text.
 */
import { z } from 'zod'

export const problems = {
  'bad-request': { status: 400, retryable: false },
  'not-gzip': { status: 400, retryable: false },
  'no-envelope': { status: 400, retryable: false },
  'unknown-area': { status: 400, retryable: false },
  'wrong-password': { status: 400, retryable: false },
  'same-password': { status: 400, retryable: false },
  'not-signed-in': { status: 401, retryable: false },
  'wrong-sign-in': { status: 401, retryable: false },
  'unknown-device': { status: 401, retryable: false },
  'wrong-code': { status: 401, retryable: false },
  'second-factor-needed': { status: 403, retryable: false },
  'not-allowed': { status: 403, retryable: false },
  'not-found': { status: 404, retryable: false },
  'enrolment-code-unusable': { status: 409, retryable: false },
  'username-taken': { status: 409, retryable: false },
  'older-first': { status: 409, retryable: false },
  'too-large': { status: 413, retryable: false },
  'too-many-tries': { status: 429, retryable: true },
  unexpected: { status: 500, retryable: true },
  unavailable: { status: 503, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>

export type ProblemCode = keyof typeof problems
export const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(problems, text)

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  retryable: z.boolean(),
  /** Seconds. */
  retryAfter: z.number().optional(),
})
export type Problem = z.infer<typeof problemSchema>
