/** A database that takes no connection for a while: every door says so with 503 and opens again by itself. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'
import { newId, packBatch, type TestTablet } from '#server/testing/world.ts'

let api: RunningApi
let lan: TestTablet
let cookie: string
beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'minh' })
  lan = await api.world.enrol('lan')
  for (const pool of [api.world.db.pool, api.world.db.owner]) pool.on('error', () => undefined)
})
beforeEach(async () => {
  cookie = await api.signIn('minh')
})
afterAll(() => api.close())

async function whileAway<T>(work: () => Promise<T>): Promise<T> {
  const url = new URL(api.world.db.url)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const keeper = new pg.Client({ connectionString: url.href })
  await keeper.connect()
  try {
    await keeper.query(`alter database ${name} allow_connections false`)
    await keeper.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    return await work()
  } finally {
    await keeper.query(`alter database ${name} allow_connections true`)
    await keeper.end()
  }
}

const bearer = () => ({ authorization: `Bearer ${lan.token}` })
const batch = () =>
  packBatch(lan.envelope(), [
    lan.group([
      { type: 'household', id: newId(), kind: 'create', wrote: {}, madeAt: '2021-03-04T02:12:00.000Z' },
    ]),
  ])

const doors: Record<string, { ask: () => Promise<Response>; otherwise: number }> = {
  health: { ask: () => api.ask('/api/health'), otherwise: 200 },
  'signing in': { ask: () => api.post('/api/sign-in', { username: 'minh', password }), otherwise: 200 },
  'the session': { ask: () => api.ask('/api/session', { headers: { cookie } }), otherwise: 200 },
  'signing out': { ask: () => api.post('/api/sign-out', {}, { cookie }), otherwise: 204 },
  'the state': { ask: () => api.ask('/api/state', { headers: bearer() }), otherwise: 200 },
  'the feed': { ask: () => api.ask('/api/feed/22915?cursor=0', { headers: bearer() }), otherwise: 200 },
  'a batch': { ask: () => api.pushBytes(lan.token, batch()), otherwise: 200 },
}

for (const [name, { ask, otherwise }] of Object.entries(doors)) {
  test(`${name} gets 503 with Retry-After while the database is away, and an answer afterwards`, async () => {
    const away = await whileAway(ask)
    expect(away.status).toBe(503)
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await away.json()).toMatchObject({ code: 'unavailable', retryable: true })
    await expect.poll(async () => (await ask()).status).toBe(otherwise)
  })
}

test('a session that could not be ended is not said to be', async () => {
  await whileAway(() => api.post('/api/sign-out', {}, { cookie }))
  expect((await api.ask('/api/session', { headers: { cookie } })).status).toBe(200)
})
