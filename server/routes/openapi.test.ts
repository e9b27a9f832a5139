/** The API's own description is whole: every operation has its name, its errors, and examples that fit their schemas. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { recordExamples } from '#server/testing/record-examples.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { problemSchema, problems } from '#shared/api/problem.ts'
import { recorded } from './api-examples.ts'
import { names, tags } from './api-names.ts'

const operationSchema = z.looseObject({
  operationId: z.string().min(3),
  summary: z.string().min(5),
  tags: z.array(z.string().min(2)).min(1),
  requestBody: z
    .looseObject({ content: z.record(z.string(), z.looseObject({ example: z.unknown().optional() })) })
    .optional(),
  responses: z.record(
    z.string(),
    z.looseObject({
      description: z.string().min(2),
      content: z.record(z.string(), z.looseObject({})).optional(),
    }),
  ),
})

let api: RunningApi
let operations: Map<string, z.infer<typeof operationSchema>>

beforeAll(async () => {
  api = await openRunningApi()
  const document = z
    .object({
      openapi: z.literal('3.1.0'),
      paths: z.record(z.string(), z.record(z.string(), operationSchema)),
    })
    .parse(await (await api.ask('/api/openapi.json')).json())
  operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    ),
  )
})
afterAll(() => api.close())

const head = `/** Recorded from a run on made-up data by server/testing/record-examples.ts, which says how. */
export const recorded: Readonly<Record<string, { readonly request?: unknown; readonly answer?: unknown }>> = `
if (process.env.API_EXAMPLES === 'write')
  test('records the examples', async () => {
    const found = JSON.stringify(await recordExamples(api), null, 2)
    writeFileSync(fileURLToPath(new URL('api-examples.ts', import.meta.url)), `${head}${found}\n`)
  }, 60_000)

test('every operation has a name of its own, a heading and a tag', () => {
  const ids = [...operations.values()].map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(operations.size)
  expect(operations.size).toBeGreaterThan(30)
  expect(Object.keys(names).sort()).toEqual([...operations.keys()].sort())
  const used = new Set([...operations.values()].flatMap((operation) => operation.tags))
  expect([...used].sort()).toEqual(Object.keys(tags).sort())
})

test('every operation tells each of its errors with the problem as it is sent', () => {
  for (const [name, { responses }] of operations) {
    const failures = Object.entries(responses).filter(([status]) => !status.startsWith('2'))
    expect(failures.length, name).toBeGreaterThan(0)
    for (const [status, { content }] of failures) {
      const media = z.object({ examples: z.record(z.string(), z.object({ value: problemSchema })) })
      const { examples } = media.parse(content?.['application/problem+json'])
      for (const [code, { value }] of Object.entries(examples)) {
        expect([name, value.status], code).toEqual([name, Number(status)])
        expect(Object.keys(problems)).toContain(code)
        // words, and not the code once more
        expect(value.title, code).toMatch(/^[A-Z][^.]* [^.]*[^.]$/)
      }
    }
  }
})

/** What a caller can do wrong without knowing anything. */
test('every operation tells of the answers to what does not fit', async () => {
  const ask = async (name: string, init: RequestInit = {}) => {
    const [method = '', path = ''] = name.split(' ')
    const filled = path.replace(/\{\w+\}/g, 'x'.repeat(70))
    return (await api.ask(filled, { method: method.toUpperCase(), ...init })).status
  }
  const json = { 'content-type': 'application/json' }
  for (const [name, { requestBody, responses }] of operations) {
    const told = Object.keys(responses).map(Number)
    const met = [await ask(name)]
    if (requestBody !== undefined) {
      met.push(await ask(name, { body: '{', headers: json }))
      const large = await ask(name, { body: JSON.stringify('x'.repeat(70_000)), headers: json })
      if (name !== 'post /api/batches') expect([name, large]).toEqual([name, 413])
      met.push(large)
    }
    for (const status of met) expect(told, `${name}: ${status}`).toContain(status)
  }
})

describe('examples', () => {
  test('are there for every body that is sent and every body that is answered, and for nothing that is gone', () => {
    for (const [name, { requestBody, responses }] of operations) {
      const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
      const example = recorded[name]
      if (requestBody !== undefined) expect(example?.request, `${name}: request`).toBeDefined()
      if (success?.content !== undefined) expect(example?.answer, `${name}: answer`).toBeDefined()
    }
    for (const name of Object.keys(recorded)) expect([...operations.keys()]).toContain(name)
  })

  test('stand in the description as they were recorded', () => {
    for (const [name, { requestBody, responses }] of operations) {
      const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
      for (const media of Object.values(requestBody?.content ?? {}))
        expect(media.example).toEqual(recorded[name]?.request)
      for (const media of Object.values(success?.content ?? {}))
        expect(media.example).toEqual(recorded[name]?.answer)
    }
  })

  test('fit the schemas that check every request', () => {
    const routes = api.routes()
    expect(routes.length).toBeGreaterThan(30)
    for (const { name, request, answer } of routes) {
      if (request !== undefined)
        expect(request.safeParse(recorded[name]?.request).error, name).toBeUndefined()
      if (answer !== undefined) expect(answer.safeParse(recorded[name]?.answer).error, name).toBeUndefined()
    }
  })
})

test('every line of a batch is described: the envelope first, then a group a line, and nothing else fits', async () => {
  const document = z
    .object({ components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }) })
    .parse(await (await api.ask('/api/openapi.json')).json())
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'api', ...document })
  const lineFits = (name: string, line: unknown) =>
    ajv.validate({ $ref: `api#/components/schemas/${name}` }, line) === true
  const body = operations.get('post /api/batches')?.requestBody?.content['application/x-ndjson']
  const [envelope, ...groups] = String(body?.example)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
  const oneOf = ['BatchEnvelope', 'BatchGroup'].map((name) => ({ $ref: `#/components/schemas/${name}` }))
  expect(body).toMatchObject({ schema: { contentSchema: { oneOf } } })
  expect(lineFits('BatchEnvelope', envelope)).toBe(true)
  expect(lineFits('BatchGroup', envelope)).toBe(false)
  expect(groups.length).toBeGreaterThan(0)
  for (const group of groups) {
    expect(lineFits('BatchGroup', group)).toBe(true)
    expect(lineFits('BatchEnvelope', group)).toBe(false)
  }
})

test('no answer has a field that its schema does not tell of', () => {
  for (const { name, answer } of api.routes()) {
    if (answer !== undefined)
      expect(answer.parse(recorded[name]?.answer), name).toEqual(recorded[name]?.answer)
  }
})

test('every example fits the schema that stands beside it, as another program reads it', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const media = z.object({
    schema: z.looseObject({}),
    example: z.unknown().optional(),
    examples: z.record(z.string(), z.object({ value: z.unknown() })).optional(),
  })
  const all = [...operations].flatMap(([name, { requestBody, responses }]) =>
    [requestBody, ...Object.values(responses)].flatMap((body) =>
      Object.values(body?.content ?? {}).map((content) => ({ name, ...media.parse(content) })),
    ),
  )
  expect(all.length).toBeGreaterThan(200)
  for (const { name, schema, example, examples } of all) {
    const values = examples === undefined ? [example] : Object.values(examples).map(({ value }) => value)
    const check = ajv.compile(schema)
    for (const value of values) expect(check(value), `${name}: ${ajv.errorsText(check.errors)}`).toBe(true)
  }
})
