/** One request of a desk: parsed by its schema, or a problem of the catalogue. */
import type { z } from 'zod'
import { isProblemCode, type ProblemCode, problemSchema, problems } from '#shared/api/problem.ts'

export class ApiProblem extends Error {
  constructor(
    readonly code: ProblemCode | 'no-answer',
    /** Whether asking again can help, as the catalogue says. */
    readonly retryable: boolean = code === 'no-answer' || problems[code].retryable,
    /** Before then the centre does not want to be asked again. */
    readonly retryAfterMs = 0,
  ) {
    super(code)
  }
}

/** Under which code a failure is told. */
export const codeOf = (error: unknown): ApiProblem['code'] =>
  error instanceof ApiProblem ? error.code : 'unexpected'

interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  /** The tag of the answer that is at hand: it is not sent again. */
  readonly unless?: string | undefined
}

async function send(path: string, { method = 'GET', body, unless }: Question): Promise<Response> {
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(unless === undefined ? {} : { 'if-none-match': unless }),
  }
  try {
    return await fetch(`/api/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    throw new ApiProblem('no-answer')
  }
}

/** What is no problem of ours was said by somebody on the way: the centre has not answered. */
async function failure(response: Response): Promise<ApiProblem> {
  const problem = problemSchema.safeParse(await response.json().catch(() => null))
  if (!problem.success) return new ApiProblem('no-answer')
  const { code, retryable, retryAfter = 0 } = problem.data
  return new ApiProblem(isProblemCode(code) ? code : 'unexpected', retryable, retryAfter * 1000)
}

async function read<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await response.json().catch(() => null))
  if (!parsed.success) throw new ApiProblem('no-answer')
  return parsed.data
}

export async function ask<T>(path: string, schema: z.ZodType<T>, question: Question = {}): Promise<T> {
  const response = await send(path, question)
  if (!response.ok) throw await failure(response)
  return read(response, schema)
}

/** The tag under which the centre gave an answer, for as long as the answer is kept. */
const tags = new WeakMap<object, string>()
const notModified = 304

/**
 * For an answer that is asked for every few seconds: while it is the same the centre sends none. The browser keeps nothing
 * of it; the tag is known here as long as `before`, the answer that is on the screen.
 */
export async function askAgain<T extends object>(
  path: string,
  schema: z.ZodType<T>,
  before: T | undefined,
): Promise<T> {
  const response = await send(path, { unless: before === undefined ? undefined : tags.get(before) })
  if (response.status === notModified && before !== undefined) return before
  if (!response.ok) throw await failure(response)
  const answer = await read(response, schema)
  const tag = response.headers.get('etag')
  if (tag !== null) tags.set(answer, tag)
  return answer
}

/** An answer that stands for another one of the same content has its tag. */
export function passTag(from: unknown, to: unknown): void {
  const tag = typeof from === 'object' && from !== null ? tags.get(from) : undefined
  if (tag !== undefined && typeof to === 'object' && to !== null) tags.set(to, tag)
}

/** For what is answered without a body. */
export async function tell(path: string, question: Question): Promise<void> {
  const response = await send(path, question)
  if (!response.ok) throw await failure(response)
}

/** `name=value&…` of what is given; empty values are left out. */
export const queryOf = (given: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, value]): [string, string][] =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  ).toString()
