/** What a request says wrong is told to who may do it: everybody else learns that they may not, whatever they sent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Cells, matrix } from '#server/testing/access-cells.ts'
import { cookieOf, openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe } from '#server/testing/world.ts'
import { type Role, roles } from '#shared/access/actor.ts'
import { problemSchema } from '#shared/api/problem.ts'

/** Filters that no operation can read. */
const nonsense = 'level=nowhere&day=never&device=x&commune=x&kind=x&rule=x&limit=x&after=x'

let api: RunningApi
let withBody: Set<string>
const cookies = new Map<Role, string>()

beforeAll(async () => {
  api = await openRunningApi()
  for (const role of roles) {
    // what is held elsewhere is the administrator's matter, since no district is there
    await api.makeAccount({ username: `a-${role}`, role, areas: [{ level: 'commune', code: muiNe }] })
    cookies.set(role, await api.signIn(`a-${role}`))
  }
  const described = z.object({
    paths: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({ requestBody: z.unknown().optional(), security: z.unknown().optional() }),
      ),
    ),
  })
  const { paths } = described.parse(await (await api.ask('/api/openapi.json')).json())
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
  )
  withBody = new Set(all.flatMap(({ name, requestBody }) => (requestBody === undefined ? [] : [name])))
  const bySession = all.filter(({ security }) => JSON.stringify(security)?.includes('session'))
  expect(bySession.map(({ name }) => name)).toEqual(expect.arrayContaining([...operations]))
})
afterAll(() => api.close())

/** Everything at the desks that can be asked wrongly; the second factor has its own cells. */
const operations = Object.keys(matrix).filter(
  (name) =>
    /^(post|patch|delete) |\{|coverage|held|flags|audit|areas/.test(name) &&
    !/sign-|second-factor$|setup|health|feed|batches|ledger|recovery-uses|post \/api\/devices$/.test(name),
)

async function askWrongly(operation: string, { cookie = '', commune = muiNe as string, body = '{' }) {
  const [method = '', path = ''] = operation.split(' ')
  const filled = path.replace('{commune}', commune).replace(/\{\w+\}/, 'x'.repeat(70))
  const response = await api.ask(`${filled}?${nonsense}`, {
    method: method.toUpperCase(),
    headers: { cookie, ...(withBody.has(operation) ? { 'content-type': 'application/json' } : {}) },
    ...(withBody.has(operation) ? { body } : {}),
  })
  return problemSchema.parse(await response.json()).code
}

const ownOf = (cells: Cells) => (typeof cells === 'string' ? cells : cells[0])

describe.each(operations)('%s', (operation) => {
  test('tells nobody who is not signed in what is wrong', async () => {
    for (const body of ['{', '{"group":{}}', '[]'])
      expect(await askWrongly(operation, { body })).toBe('not-signed-in')
  })

  test('tells what is wrong to who may do it, and to no other role', async () => {
    for (const role of roles) {
      const cells = matrix[operation]?.[role] ?? 'no'
      const cookie = cookies.get(role) ?? ''
      const isLetIn = ['yes', 'none'].includes(ownOf(cells))
      const expected = isLetIn ? 'bad-request' : 'not-allowed'
      expect([role, await askWrongly(operation, { cookie })]).toEqual([role, expected])
      if (!operation.includes('{commune}') || role === 'administrator') continue
      expect([role, await askWrongly(operation, { cookie, commune: hamTien })]).toEqual([role, 'not-allowed'])
      expect([role, await askWrongly(operation, { cookie, commune: 'x' })]).toEqual([role, 'not-allowed'])
    }
  })
})

test('a session without its second factor is asked for that first', async () => {
  const signedIn = await api.post('/api/sign-in', { username: 'a-supervisor', password })
  const commune = `/api/communes/${muiNe}/decisions`
  const response = await api.post(commune, { group: {} }, { cookie: cookieOf(signedIn) })
  expect(problemSchema.parse(await response.json()).code).toBe('second-factor-needed')
})

test('every operation that can be asked wrongly was looked at', () => {
  expect(operations).toHaveLength(26)
})
