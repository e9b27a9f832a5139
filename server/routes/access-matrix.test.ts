/**
 * Who gets where, over HTTP: every role, every operation of the API's own description, in the actor's own commune, in
 * another province, and above it. A cell that is missing fails, and one that no operation has any more fails too.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import { type Role, roles } from '#shared/access/actor.ts'
import { problemSchema } from '#shared/api/problem.ts'
import { editChange } from '#shared/testing/builders.ts'

/** `yes`: let in, whatever is found · `no`: 403 · `whom`: 401, this credential is none here. */
type Cell = 'yes' | 'no' | 'whom'
type Where = 'own' | 'other' | 'parent'
/** For one that is about no place, its own cell; else own, other and parent. */
type Cells = Cell | readonly [own: Cell, other: Cell, parent: Cell]

const [o, d, s, a] = ['officer', 'district', 'supervisor', 'administrator'] as const
const only = (...allowed: readonly Role[]): Record<Role, Cells> =>
  byRole((role) => (allowed.includes(role) ? 'yes' : 'no'))
const here = (...allowed: readonly Role[]): Record<Role, Cells> =>
  byRole((role) => (allowed.includes(role) ? ['yes', 'no', 'no'] : ['no', 'no', 'no']))
const byRole = (cells: (role: Role) => Cells): Record<Role, Cells> => ({
  officer: cells(o),
  district: cells(d),
  supervisor: cells(s),
  administrator: cells(a),
})
const everybody = only(...roles)
const tabletsOnly = byRole(() => 'whom')

const matrix: Readonly<Record<string, Record<Role, Cells>>> = {
  'get /api/health': everybody,
  'post /api/sign-in': everybody,
  'get /api/session': everybody,
  // an account has its authenticator already, an officer needs none
  'post /api/second-factor/setup': only(),
  'post /api/second-factor': { officer: 'no', district: 'whom', supervisor: 'whom', administrator: 'whom' },
  'post /api/enrolments': only(a),
  // with a code and a sign-in of its own, whoever's session the browser has
  'post /api/devices': byRole(() => 'whom'),
  'get /api/devices': only(a),
  'post /api/devices/{id}/revoke': only(a),
  'post /api/devices/{id}/allow': only(a),
  'get /api/accounts': only(a),
  'post /api/accounts': only(a),
  'patch /api/accounts/{username}': only(a),
  'post /api/accounts/{username}/password': only(a),
  'delete /api/accounts/{username}/second-factor': only(a),
  'get /api/recovery-keys': only(a),
  'post /api/recovery-keys': only(a),
  'get /api/areas': only(a),
  'get /api/audit': only(a),
  'get /api/coverage': here(d, s),
  'get /api/coverage/arrivals': here(d, s),
  'get /api/queue': only(d),
  'get /api/queue/devices/{id}': only(d),
  'get /api/held': only(d),
  'get /api/communes/{commune}/held/{groupId}': here(d),
  'post /api/communes/{commune}/held/{groupId}/process': here(d),
  'post /api/communes/{commune}/held/{groupId}/dismiss': here(d),
  'get /api/flags': only(s),
  'get /api/communes/{commune}/flags/{id}': here(s),
  'get /api/communes/{commune}/households/{id}': here(d, s),
  'get /api/communes/{commune}/records/{id}/history': here(d, s),
  'post /api/communes/{commune}/decisions': here(s),
  'get /api/state': tabletsOnly,
  'post /api/recovery-uses': tabletsOnly,
  'post /api/batches': tabletsOnly,
  'get /api/feed/{commune}': byRole(() => ['whom', 'whom', 'whom']),
  'post /api/sign-out': everybody,
}

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
  for (const role of roles) {
    await api.makeAccount({ username: `a-${role}`, role, areas: [{ level: 'commune', code: muiNe }] })
    cookies.set(role, await api.signIn(`a-${role}`))
  }
  const doc = z
    .object({ paths: z.record(z.string(), z.looseObject({})) })
    .parse(await (await api.ask('/api/openapi.json')).json())
  operations = Object.entries(doc.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  const edit = editChange(newId(), { saw: { name: 'A' }, wrote: { name: 'B' } })
  bodies = {
    'post /api/sign-in': { username: 'nobody', password: 'nothing' },
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
    'post /api/recovery-keys': { publicKey: 'A'.repeat(400) },
    'post /api/communes/{commune}/held/{groupId}/dismiss': { reason: 'thử' },
    'post /api/communes/{commune}/decisions': {
      group: tablet.group([{ ...edit, reason: 'thử' }]),
      flags: {},
    },
    'post /api/recovery-uses': { keyId: newId() },
  }
})
afterAll(() => api.close())

function ask(operation: string, where: Where, headers: Record<string, string>): Promise<Response> {
  const [method = '', path = ''] = operation.split(' ')
  const { commune, query } = places[where]
  const filled = path
    .replace('{commune}', commune)
    .replace('{username}', 'nobody')
    .replace(/\{\w+\}/, newId())
  const address = path.startsWith('/api/coverage') ? `${filled}?${query}` : filled
  const body = bodies[operation]
  return api.ask(address, {
    method: method.toUpperCase(),
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

const cellOf = ({ status }: Response): Cell => (status === 403 ? 'no' : status === 401 ? 'whom' : 'yes')
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
      expect([where, cellOf(response)], await response.text()).toEqual([where, expected])
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
  expect((await api.ask('/api/openapi.json')).status).toBe(200)
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

test('a tablet reads its own commune, and no other, whether it exists or not', async () => {
  const feed = (commune: string) =>
    api.ask(`/api/feed/${commune}`, { headers: { authorization: `Bearer ${tablet.token}` } })
  expect((await feed(muiNe)).status).toBe(200)
  const [beside, nowhere] = [await feed('22738'), await feed('99999')]
  expect([beside.status, nowhere.status]).toEqual([403, 403])
  expect(await beside.text()).toBe(await nowhere.text())
})
