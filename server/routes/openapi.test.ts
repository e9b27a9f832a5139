/** The API's own description is whole: every operation has its name, its errors, and examples that fit their schemas. */
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { newDevice, openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'
import { codeAt } from '#server/testing/totp.ts'
import { muiNe, newId, packBatch, type TestTablet } from '#server/testing/world.ts'
import { problemSchema, problems } from '#shared/api/problem.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
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

if (process.env.API_EXAMPLES === 'write') test('records the examples', () => record(), 60_000)

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
      }
    }
  }
})

/** What a caller can do wrong without knowing anything: each is answered before anybody is asked who they are. */
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

/** A story on made-up people, in which each operation succeeds once. */
async function record(): Promise<void> {
  const found: Record<string, { request?: unknown; answer?: unknown }> = {}
  const keep = async (name: string, response: Response, request?: unknown) => {
    const text = await response.text()
    if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`)
    const answer: unknown = text === '' ? undefined : JSON.parse(text)
    found[name] = {
      ...(request === undefined ? {} : { request }),
      ...(answer === undefined ? {} : { answer: shortened(answer) }),
    }
    return answer
  }
  const get = async (name: string, path: string, headers: Record<string, string>) =>
    keep(`get ${name}`, await api.ask(path, { headers }))
  const send = async (
    name: string,
    {
      path,
      body,
      cookie = '',
      method = 'POST',
    }: { path: string; body?: unknown; cookie?: string; method?: string },
  ) =>
    keep(
      `${method.toLowerCase()} ${name}`,
      await api.ask(path, {
        method,
        headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
      body,
    )

  const { owner } = api.world.db
  await owner.query(`insert into hamlet values ('22915', 'Khu phố 1', 1)`)
  await get('/api/health', '/api/health', {})
  const areas = [{ level: 'province', code: '60' }] as const
  await api.makeAccount({
    username: 'quan-tri',
    role: 'administrator',
    areas: [],
    name: 'Quản trị thử nghiệm',
  })
  await api.makeAccount({ username: 'doi', role: 'district', areas, name: 'Đội thử nghiệm' })
  await api.makeAccount({ username: 'giam-sat', role: 'supervisor', areas, name: 'Giám sát thử nghiệm' })
  await api.makeAccount({ username: 'lan', role: 'officer', name: 'Cán bộ thử nghiệm Lan' })

  const signIn = { username: 'giam-sat', password }
  const opened = await api.post('/api/sign-in', signIn)
  const half = opened.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  await keep('post /api/sign-in', opened, signIn)
  const { secret } = z
    .object({ secret: z.string() })
    .parse(await send('/api/second-factor/setup', { path: '/api/second-factor/setup', cookie: half }))
  const code = codeAt(secret, Date.now())
  await send('/api/second-factor', { path: '/api/second-factor', body: { code }, cookie: half })
  await get('/api/session', '/api/session', { cookie: half })
  const [a, d] = [await api.signIn('quan-tri'), await api.signIn('doi')]

  const made = {
    username: 'sau.mui-ne',
    name: 'Cán bộ thử nghiệm Sáu',
    role: 'officer',
    areas: [{ level: 'commune', code: muiNe }],
  }
  await send('/api/accounts', { path: '/api/accounts', body: made, cookie: a })
  await send('/api/accounts/{username}', {
    path: '/api/accounts/sau.mui-ne',
    body: { name: 'Cán bộ thử nghiệm Sáu Mới' },
    cookie: a,
    method: 'PATCH',
  })
  await send('/api/accounts/{username}/password', { path: '/api/accounts/sau.mui-ne/password', cookie: a })
  await send('/api/accounts/{username}/second-factor', {
    path: '/api/accounts/doi/second-factor',
    cookie: a,
    method: 'DELETE',
  })
  await get('/api/accounts', '/api/accounts', { cookie: a })
  await get('/api/areas', '/api/areas?level=province&code=60', { cookie: a })
  const key = generateKeyPairSync('rsa', { modulusLength: 3072 }).publicKey.export({
    type: 'spki',
    format: 'der',
  })
  const kept = z.object({ recoveryKey: z.object({ id: z.string() }) }).parse(
    await send('/api/recovery-keys', {
      path: '/api/recovery-keys',
      body: { publicKey: key.toString('base64url') },
      cookie: a,
    }),
  )
  await get('/api/recovery-keys', '/api/recovery-keys', { cookie: a })
  const enrolment = z
    .object({ code: z.string() })
    .parse(await send('/api/enrolments', { path: '/api/enrolments', body: { username: 'lan' }, cookie: a }))
  const device = newDevice()
  await send('/api/devices', {
    path: '/api/devices',
    body: { code: enrolment.code, username: 'lan', password, ...device },
  })
  const bearer = { authorization: `Bearer ${device.token}` }
  await get('/api/state', '/api/state', bearer)
  await keep(
    'post /api/recovery-uses',
    await api.post('/api/recovery-uses', { keyId: kept.recoveryKey.id }, bearer),
    { keyId: kept.recoveryKey.id },
  )
  await recordRecords({
    get,
    send,
    keep,
    bearer,
    device,
    cookies: { district: await api.signIn('doi'), supervisor: half },
  })
  await get('/api/devices', '/api/devices', { cookie: a })
  for (const act of ['revoke', 'allow'])
    await send(`/api/devices/{id}/${act}`, { path: `/api/devices/${device.deviceId}/${act}`, cookie: a })
  await get('/api/audit', '/api/audit', { cookie: a })
  await send('/api/sign-out', { path: '/api/sign-out', cookie: d })
  const head =
    '/** Recorded from a run on made-up data: `API_EXAMPLES=write npx vitest run server/routes/openapi.test.ts`, then `npx biome format --write server/routes/api-examples.ts`. */\nexport const recorded: Readonly<Record<string, { readonly request?: unknown; readonly answer?: unknown }>> = '
  writeFileSync(
    fileURLToPath(new URL('api-examples.ts', import.meta.url)),
    `${head}${JSON.stringify(found, null, 2)}\n`,
  )
}

interface Recording {
  readonly get: (name: string, path: string, headers: Record<string, string>) => Promise<unknown>
  readonly send: (
    name: string,
    ask: { path: string; body?: unknown; cookie?: string; method?: string },
  ) => Promise<unknown>
  readonly keep: (name: string, response: Response, request?: unknown) => Promise<unknown>
  readonly bearer: Record<string, string>
  readonly device: { readonly deviceId: string; readonly token: string }
  readonly cookies: { readonly district: string; readonly supervisor: string }
}

async function recordRecords({ get, send, keep, bearer, device, cookies }: Recording): Promise<void> {
  const [home, an] = [newId(), newId()]
  const tablet: TestTablet = await api.world.enrol('lan-khac')
  const born = resident({
    household: home,
    name: 'NGUYỄN VĂN THỬ',
    relation: 'CH',
    birth: '1986',
    sex: '1',
    idNumber: '06008600001',
  })
  const group = tablet.group([
    createChange('household', home, household({ hamlet: 'Khu phố 1' })),
    createChange('resident', an, born),
  ])
  const envelope = { ...tablet.envelope(), deviceId: device.deviceId }
  const packed = packBatch(envelope as never, [group])
  const lines = `${JSON.stringify(envelope)}\n${JSON.stringify(group)}\n`
  await keep('post /api/batches', await api.pushBytes(device.token, packed), lines)
  await get('/api/feed/{commune}', `/api/feed/${muiNe}?cursor=0`, bearer)

  const { district, supervisor } = cookies
  await api.world.db.owner.query(
    `delete from account_area where account = (select id from account where username = 'lan')`,
  )
  const held = ['B', 'C'].map((name) => ({
    ...tablet.group([editChange(an, { saw: { name: born.name }, wrote: { name } })]),
  }))
  await api.pushBytes(device.token, packBatch(envelope as never, held))
  await api.world.db.owner.query(
    `insert into account_area select id, 'commune', $1 from account where username = 'lan'`,
    [muiNe],
  )
  await get('/api/coverage', `/api/coverage?level=commune&code=${muiNe}`, { cookie: district })
  await get('/api/coverage/arrivals', '/api/coverage/arrivals', { cookie: district })
  await get('/api/queue', '/api/queue', { cookie: district })
  await get('/api/queue/devices/{id}', `/api/queue/devices/${device.deviceId}`, { cookie: district })
  await get('/api/held', '/api/held', { cookie: district })
  const at = (index: number) => `/api/communes/${muiNe}/held/${held[index]?.groupId}`
  await get('/api/communes/{commune}/held/{groupId}', at(0), { cookie: district })
  await send('/api/communes/{commune}/held/{groupId}/process', { path: `${at(0)}/process`, cookie: district })
  await send('/api/communes/{commune}/held/{groupId}/dismiss', {
    path: `${at(1)}/dismiss`,
    body: { reason: 'Đã ghi ở lần lưu khác' },
    cookie: district,
  })

  await get('/api/flags', '/api/flags', { cookie: supervisor })
  const flag = (await api.world.flags(an)).find(({ rule }) => rule === 'ID_FORMAT')
  await get('/api/communes/{commune}/flags/{id}', `/api/communes/${muiNe}/flags/${flag?.id}`, {
    cookie: supervisor,
  })
  await get('/api/communes/{commune}/households/{id}', `/api/communes/${muiNe}/households/${home}`, {
    cookie: supervisor,
  })
  await get('/api/communes/{commune}/records/{id}/history', `/api/communes/${muiNe}/records/${an}/history`, {
    cookie: supervisor,
  })
  const row = await api.world.findRow('resident', an)
  const correction = editChange(an, {
    saw: { idNumber: '06008600001' },
    wrote: { idNumber: '060086000015' },
    base: row?.seq ?? 0,
  })
  const decision = {
    group: {
      ...tablet.group([
        { ...correction, reason: 'Đã xem thẻ căn cước', ...(flag === undefined ? {} : { closes: flag.id }) },
      ]),
      household: home,
    },
    flags: flag === undefined ? {} : { [flag.id]: flag.seq },
  }
  await send('/api/communes/{commune}/decisions', {
    path: `/api/communes/${muiNe}/decisions`,
    body: decision,
    cookie: supervisor,
  })
}

/** Two of each list say what it is. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(shortened)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shortened(part)]))
}
