/**
 * The API's description, OpenAPI 3.1: built from the schemas that check every request, with a name, a heading and
 * examples for each operation, and each problem as it is sent. The examples were recorded from a run on made-up data.
 */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { isProblemCode } from '#shared/api/problem.ts'
import { recorded } from './api-examples.ts'
import { names, tags } from './api-names.ts'
import { problemBody } from './problem-answer.ts'

type Example = (typeof recorded)[string]

const about =
  'Dân Cư: tablets push batches and read feeds; desks read what is to be looked at, settle it, and keep accounts. ' +
  'Problems are RFC 9457. All examples are made up.'

type Json = Record<string, unknown>
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function apiDocument(app: OpenAPIHono): Json {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Dân Cư', version: '1', description: about, license: { name: 'MIT' } },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  })
  const paths: Json = {}
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    const described = Object.entries(methods).map(([method, operation]: [string, unknown]) => [
      method,
      isJson(operation) ? describeOperation(method, path, operation) : operation,
    ])
    paths[path] = Object.fromEntries(described)
  }
  return { ...document, paths }
}

function describeOperation(method: string, path: string, operation: Json): Json {
  const key = `${method} ${path}`
  const example = recorded[key]
  const body = isJson(operation.requestBody) ? operation.requestBody : undefined
  const answers = isJson(operation.responses) ? operation.responses : {}
  const all = body === undefined ? answers : withTooLarge(answers)
  return {
    ...nameOf(key),
    ...operation,
    ...(body === undefined ? {} : { requestBody: withExample(body, { value: example?.request }) }),
    responses: Object.fromEntries(
      Object.entries(all).map(([status, response]) => [
        status,
        isJson(response) ? describeAnswer(status, response, example) : response,
      ]),
    ),
  }
}

function nameOf(key: string): Json {
  const name = names[key]
  if (name === undefined) return {}
  const { operationId, summary, tag } = name
  return { operationId, summary, tags: [tag] }
}

/** Every body is limited before it is parsed. */
function withTooLarge(answers: Json): Json {
  const { 500: anyProblem, ...rest } = answers
  return {
    413: { ...(isJson(anyProblem) ? anyProblem : {}), description: 'too-large' },
    500: anyProblem,
    ...rest,
  }
}

function describeAnswer(status: string, response: Json, example: Example | undefined): Json {
  if (status.startsWith('2')) return withExample(response, { value: example?.answer })
  const codes = String(response.description).split(', ').filter(isProblemCode)
  const bodies = codes.map((code) => [code, { value: problemBody(code) }])
  return withExample(response, { all: Object.fromEntries(bodies) })
}

/** Of each media type of a body. */
function withExample(body: Json, { value, all }: { value?: unknown; all?: Json }): Json {
  if (!isJson(body.content)) return body
  const content = Object.entries(body.content).map(([type, media]) => [
    type,
    isJson(media) ? { ...media, ...(all === undefined ? { example: value } : { examples: all }) } : media,
  ])
  return { ...body, content: Object.fromEntries(content) }
}
