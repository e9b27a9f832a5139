/**
 * Who gets where, over HTTP: every role, every operation of the API's own description, in the actor's own commune, in
 * another province, and above it. A cell that is missing fails, and one that no operation has any more fails too.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Cell, type Cells, matrix, type Where } from '#server/testing/access-cells.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import { type Role, roles } from '#shared/access/actor.ts'
import { problemSchema } from '#shared/api/problem.ts'
import { communeCode } from '#shared/ids.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { drainMoves } from '../sync/drain-moves.ts'

/** A unit of the tree for the path and for a query; above a commune lies its district. */
const places: Record<Where, { commune: string; query: string }> = {
  own: { commune: muiNe, query: `level=commune&code=${muiNe}` },
  other: { commune: '22738', query: 'level=commune&code=22738' },
  // no commune has a district's code
  parent: { commune: '00593', query: 'level=district&code=593' },
}

let api: RunningApi
let tablet: TestTablet
let operations: string[]
/** What each operation says it may answer. */
const told = new Map<string, readonly string[]>()
let bodies: Record<string, unknown>
const cookies = new Map<Role, string>()

beforeAll(async () => {
  api = await openRunningApi()
  await api.world.db.owner.query(
    `insert into area (code, valid_from, level, parent, name) values
      ('58', '2004-01-01', 'province', null, 'Ninh Thuận'), ('582', '2004-01-01', 'district', '58', 'Phan Rang'),
      ('22738', '2004-01-01', 'commune', '582', 'Đô Vinh')`,
  )
  tablet = await api.world.enrol('lan')
  await fillLists(await api.world.enrol('minh', [communeCode('22738')]), '22738')
  await fillLists(tablet, muiNe)
  for (const role of roles) {
    await api.makeAccount({ username: `a-${role}`, role, areas: [{ level: 'commune', code: muiNe }] })
    cookies.set(role, await api.signIn(`a-${role}`))
  }
  const doc = z
    .object({
      paths: z.record(
        z.string(),
        z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
      ),
    })
    .parse(await (await api.ask('/api/openapi.json')).json())
  for (const [path, methods] of Object.entries(doc.paths))
    for (const [method, { responses }] of Object.entries(methods))
      told.set(`${method} ${path}`, Object.keys(responses))
  operations = [...told.keys()]
  const edit = editChange(newId(), { saw: { name: 'A' }, wrote: { name: 'B' } })
  bodies = {
    'post /api/sign-in': { username: 'nobody', password: 'nothing' },
    'post /api/password': { current: 'sai', wanted: 'mot-mat-khau-moi' },
    'post /api/second-factor': { code: '000000' },
    'post /api/enrolments': { username: 'nobody' },
    'post /api/devices': {
      code: 'x',
      username: 'x',
      password: 'x',
      deviceId: newId(),
      token: 'A'.repeat(43),
    },
    'post /api/accounts': { username: 'a-officer', name: 'x', role: 'officer', areas: [] },
    'patch /api/accounts/{username}': { name: 'x' },
    'post /api/rules/softened': {
      ...{ id: newId(), rule: 'PARENT_MISSING', level: 'district', code: '593', severity: 'info' },
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
})
afterAll(() => api.close())

const left = { why: 'moved', on: null, to: null }

/** A flag, a held group and somebody on the way. */
async function fillLists(by: TestTablet, commune: string): Promise<void> {
  const home = newId()
  const wrong = resident({ household: home, name: 'NGUYỄN VĂN A', relation: 'CH', idNumber: '123' })
  const gone = resident({ household: home, name: 'TRẦN THỊ B', relation: 'VO', left })
  const flagged = [
    createChange('household', home, household()),
    ...[wrong, gone].map((one) => createChange('resident', newId(), one)),
  ]
  const held = editChange(newId(), { saw: { name: 'A' }, wrote: { name: 'B' } })
  await by.send([by.group(flagged), by.group([held])], { commune: communeCode(commune) })
  await drainMoves(api.world.centre)
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

/** No operation fails, or answers what its description does not tell. */
async function ask(operation: string, where: Where, headers: Record<string, string>): Promise<Response> {
  const [method = '', path = ''] = operation.split(' ')
  const { commune, query } = places[where]
  const filled = path
    .replace('{commune}', commune)
    .replace('{username}', 'nobody')
    .replace(/\{\w+\}/, newId())
  const address = path.startsWith('/api/coverage') ? `${filled}?${query}` : filled
  const body = bodies[operation]
  const response = await api.ask(address, {
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
  return lists.includes(operation) && !(await showsAny(response, places[where].commune)) ? 'none' : 'yes'
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
