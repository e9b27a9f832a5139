/** One request of a desk: parsed by its schema, or a problem of the catalogue. */
import type { z } from 'zod'
import { isProblemCode, type ProblemCode, problemSchema } from '#shared/api/problem.ts'

export class ApiProblem extends Error {
  constructor(readonly code: ProblemCode | 'no-answer') {
    super(code)
  }
}

/** Under which code a failure is told. */
export const codeOf = (error: unknown): ApiProblem['code'] =>
  error instanceof ApiProblem ? error.code : 'unexpected'

interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
}

async function send(path: string, { method = 'GET', body }: Question): Promise<Response> {
  try {
    return await fetch(`/api/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
  } catch {
    throw new ApiProblem('no-answer')
  }
}

async function failure(response: Response): Promise<ApiProblem> {
  const problem = problemSchema.safeParse(await response.json().catch(() => null))
  return new ApiProblem(
    problem.success && isProblemCode(problem.data.code) ? problem.data.code : 'unexpected',
  )
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

/** For a long answer that is asked for every few seconds: as long as it is the same it is not read again. */
export async function askAgain<T extends object>(
  path: string,
  schema: z.ZodType<T>,
  before: T | undefined,
): Promise<T> {
  const response = await send(path, {})
  if (!response.ok) throw await failure(response)
  const tag = response.headers.get('etag')
  if (before !== undefined && tag !== null && tags.get(before) === tag) return before
  const answer = await read(response, schema)
  if (tag !== null) tags.set(answer, tag)
  return answer
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
