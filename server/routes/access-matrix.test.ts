/**
 * Who gets where, over HTTP: every role, every operation of the API's own description, in the actor's own commune, in
 * another province, and above it. A cell that is missing fails, and one that no operation has any more fails too.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Cell, type Cells, matrix, type Where } from '#server/testing/access-cells.ts'
import { makePlaces, type PlaceAsked } from '#server/testing/access-places.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import { type Role, roles } from '#shared/access/actor.ts'
import { problemSchema } from '#shared/api/problem.ts'
import { recordId } from '#shared/ids.ts'
import { editChange } from '#shared/testing/builders.ts'

let api: RunningApi
let tablet: TestTablet
let places: Record<Where, PlaceAsked>
let operations: string[]
/** What each operation says it may answer. */
const told = new Map<string, readonly string[]>()
const cookies = new Map<Role, string>()

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
  ),
})

beforeAll(async () => {
  api = await openRunningApi()
  const made = await makePlaces(api)
  tablet = made.tablet
  places = made.places
  for (const role of roles) {
    await api.makeAccount({ username: `a-${role}`, role, areas: [places.own.unit] })
    cookies.set(role, await api.signIn(`a-${role}`))
  }
  const doc = documentSchema.parse(await (await api.ask('/api/openapi.json')).json())
  for (const [path, methods] of Object.entries(doc.paths))
    for (const [method, { responses }] of Object.entries(methods))
      told.set(`${method} ${path}`, Object.keys(responses))
  operations = [...told.keys()]
})
afterAll(() => api.close())

const unique = () => newId().slice(-12)

function bodyOf(operation: string, there: PlaceAsked): unknown {
  const { unit, username } = there
  const edit = editChange(recordId(there.resident), { saw: { name: 'A' }, wrote: { name: 'B' }, base: 1 })
  const bodies: Record<string, unknown> = {
    'post /api/sign-in': { username: 'nobody', password: 'nothing' },
    'post /api/password': { current: 'sai', wanted: 'mot-mat-khau-moi' },
    'post /api/second-factor': { code: '000000' },
    'post /api/enrolments': { username },
    'post /api/devices': {
      ...{ code: 'x', username: 'x', password: 'x', deviceId: newId(), token: 'A'.repeat(43) },
    },
    'post /api/accounts': { username: `moi-${unique()}`, name: 'x', role: 'officer', areas: [unit] },
    'patch /api/accounts/{username}': { name: `x ${unique()}` },
    'put /api/areas/{level}/{code}/window': { start: '18:00', spread: 60 },
    'post /api/rules/softened': {
      ...{ id: newId(), rule: 'PARENT_MISSING', ...unit, severity: 'info' },
      ...{ from: '2021-03-01', until: null, reason: 'thử' },
    },
    'post /api/recovery-keys': { publicKey: 'A'.repeat(400) },
    'post /api/communes/{commune}/held/{groupId}/dismiss': { reason: 'thử' },
    'post /api/communes/{commune}/decisions': {
      group: tablet.group([{ ...edit, reason: 'thử' }]),
      flags: {},
    },
    'post /api/recovery-uses': { keyId: newId() },
    'post /api/ledger': { epoch: 'x', communes: [] },
  }
  return bodies[operation]
}

/** The id that an operation wants, by the words before it. */
const idOf = (path: string, there: PlaceAsked): string => {
  if (path.includes('/flags/')) return there.flag
  if (path.includes('/households/')) return there.household
  if (path.includes('/records/')) return there.resident
  return path.includes('/devices/') ? there.device : there.softening
}

function addressOf(path: string, there: PlaceAsked): string {
  const { commune, unit, username, group } = there
  const filled = path
    .replace('{commune}', commune)
    .replace('{username}', username)
    .replace('{groupId}', group)
    .replace('{level}', unit.level)
    .replace('{code}', unit.code)
    .replace('{id}', idOf(path, there))
  const query = /^\/api\/(coverage|areas$)/.test(path) ? `?level=${unit.level}&code=${unit.code}` : ''
  return `${filled}${query}`
}

/** Lists of everywhere: where their lines are. */
const lists = ['get /api/queue', 'get /api/held', 'get /api/flags', 'get /api/moves']
const lineSchema = z.object({
  commune: z.union([z.string(), z.object({ code: z.string() })]).optional(),
  communes: z.array(z.object({ code: z.string() })).optional(),
})
const listSchema = z
  .object({ devices: z.unknown(), groups: z.unknown(), flags: z.unknown(), moves: z.unknown() })
  .partial()

async function showsAny(response: Response, commune: string): Promise<boolean> {
  const { devices, groups, flags, moves } = listSchema.parse(await response.clone().json())
  const lines = z.array(lineSchema).parse(devices ?? groups ?? flags ?? moves)
  return lines.some(
    (line) =>
      (typeof line.commune === 'string' ? line.commune : line.commune?.code) === commune ||
      line.communes?.some(({ code }) => code === commune) === true,
  )
}

const storySchema = z.object({ batches: z.array(z.unknown()) })

/** Of a list, something of there; of a tablet's story, something that it brought. */
async function isFound(response: Response, operation: string, { commune }: PlaceAsked): Promise<boolean> {
  if (response.status === 404) return false
  if (lists.includes(operation)) return await showsAny(response, commune)
  if (operation !== 'get /api/queue/devices/{id}') return true
  return storySchema.parse(await response.clone().json()).batches.length > 0
}

/** No operation fails, or answers what its description does not tell. */
async function ask(operation: string, where: Where, headers: Record<string, string>): Promise<Response> {
  const [method = '', path = ''] = operation.split(' ')
  const there = places[where]
  const body = bodyOf(operation, there)
  const response = await api.ask(addressOf(path, there), {
    method: method.toUpperCase(),
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(told.get(operation), `${operation}: ${response.status}`).toContain(String(response.status))
  expect(response.status, operation).toBeLessThan(500)
  return response
}

async function cellOf(response: Response, operation: string, where: Where): Promise<Cell> {
  if (response.status === 403) return 'no'
  if (response.status === 401) return 'whom'
  return (await isFound(response, operation, places[where])) ? 'yes' : 'none'
}
const cellsOf = (cells: Cells): readonly (readonly [Where, Cell])[] =>
  typeof cells === 'string'
    ? [['own', cells]]
    : (['own', 'other', 'parent'] as const).map((where, at) => [where, cells[at] ?? 'no'])

test('every operation of the API has its cells, and no cell is of an operation that is gone', () => {
  expect(Object.keys(matrix).sort()).toEqual([...operations].sort())
})

// a wrong name or password is no matter of roles
const { 'post /api/sign-in': _anybody, ...ofRoles } = matrix

describe.each(Object.entries(ofRoles))('%s', (operation, byEachRole) => {
  test.each(roles)('lets in a %s where the table says so', async (role) => {
    for (const [where, expected] of cellsOf(byEachRole[role])) {
      // each signs out of a session of their own
      const cookie =
        operation === 'post /api/sign-out' ? 'dan-cu.session_token=none' : (cookies.get(role) ?? '')
      const response = await ask(operation, where, { cookie })
      const cell = await cellOf(response, operation, where)
      expect([where, cell], await response.text()).toEqual([where, expected])
    }
  })
})

/** Health, the documents and signing in; enrolling is a sign-in of its own. */
const forAnybody = new Set([
  'get /api/health',
  'post /api/sign-in',
  'post /api/sign-out',
  'post /api/devices',
])

test('an anonymous caller gets health, the documents and the sign-in, and nothing else', async () => {
  expect((await api.ask('/api/health')).status).toBe(200)
  for (const path of ['/api/openapi.json', '/api/docs/']) expect((await api.ask(path)).status).toBe(200)
  for (const operation of operations) {
    const response = await ask(operation, 'own', { 'content-encoding': 'gzip' })
    if (!forAnybody.has(operation)) expect([operation, response.status]).toEqual([operation, 401])
  }
})

test('a session that has shown its password only gets nowhere but to its second factor', async () => {
  const response = await api.post('/api/sign-in', { username: 'a-district', password: 'mat-khau-thu-nghiem' })
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  for (const operation of operations) {
    const cells = matrix[operation]
    if (
      cells === undefined ||
      /sign|session|health|second-factor$|setup/.test(operation) ||
      [cells.officer].flat()[0] === 'whom'
    )
      continue
    const answer = await ask(operation, 'own', { cookie })
    expect([operation, problemSchema.parse(await answer.json()).code]).toEqual([
      operation,
      'second-factor-needed',
    ])
  }
})

test('a tablet’s token opens what is a tablet’s, and no desk', async () => {
  const authorization = `Bearer ${tablet.token}`
  const open: string[] = []
  for (const operation of operations.filter((name) => !forAnybody.has(name))) {
    const response = await ask(operation, 'own', { authorization, 'content-encoding': 'gzip' })
    if (response.status !== 401) open.push(operation)
  }
  expect(open).toEqual([
    'get /api/state',
    'post /api/recovery-uses',
    'post /api/batches',
    'post /api/ledger',
    'get /api/feed/{commune}',
  ])
})

test('a tablet reads its own commune, and no other, whether it exists or not', async () => {
  const feed = (commune: string) =>
    api.ask(`/api/feed/${commune}`, { headers: { authorization: `Bearer ${tablet.token}` } })
  expect((await feed(muiNe)).status).toBe(200)
  const [beside, nowhere] = [await feed('22738'), await feed('99999')]
  expect([beside.status, nowhere.status]).toEqual([403, 403])
  expect(await beside.text()).toBe(await nowhere.text())
})
