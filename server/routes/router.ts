/** A router whose operations are described by the schemas that check them. */
import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { type ProblemCode, problemSchema, problems } from '#shared/api/problem.ts'
import { ProblemError } from './problem-answer.ts'

export const createRouter = () =>
  new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw new ProblemError('bad-request')
    },
  })

export const securitySchemes = {
  deviceToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that a tablet made when it was enrolled',
  },
  session: { type: 'apiKey', in: 'cookie', name: 'dan-cu.session_token' },
} as const
export const byDevice = [{ deviceToken: [] }]
export const bySession = [{ session: [] }]

/** The answers of an operation that can meet these problems, grouped by status as OpenAPI wants them. */
export function problemAnswers(...codes: readonly ProblemCode[]) {
  const content = { 'application/problem+json': { schema: problemSchema } }
  const all: readonly ProblemCode[] = [...codes, 'unexpected', 'unavailable']
  return Object.fromEntries(
    all.map((code) => [
      problems[code].status,
      {
        description: all.filter((other) => problems[other].status === problems[code].status).join(', '),
        content,
      },
    ]),
  )
}

export const jsonBody = <T>(schema: T) => ({ required: true, content: { 'application/json': { schema } } })
export const jsonAnswer = <T>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** Throws for who may not do it. */
type Permit = (c: Context) => Promise<unknown>

/** What does not fit is told to who may do it: everybody else learns that they may not, whatever they sent. */
export function permitted<R extends RouteConfig>(route: R, permit: Permit): R {
  const middleware: MiddlewareHandler = async (c, next) => {
    await next()
    if (c.res.status === problems['bad-request'].status) await permit(c)
  }
  return { ...route, middleware }
}
