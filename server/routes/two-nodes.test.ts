/** Two API nodes over one database, with one secret: nobody notices which of them answers. */
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuth } from '#server/access/auth.ts'
import { createSecondFactors } from '#server/access/second-factor.ts'
import { createSignInLimit } from '#server/access/sign-in-limit.ts'
import { createApp } from '#server/app.ts'
import { createAppPool } from '#server/store/pool.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'

let one: RunningApi
let other: ReturnType<typeof createApp>
let pools: ReturnType<typeof createAppPool>[]

beforeAll(async () => {
  one = await openRunningApi()
  const { url } = one.world.db
  const pool = createAppPool({ url, max: 2 })
  const authPool = createAppPool({ url, max: 2, role: 'dancu_auth' })
  pools = [pool, authPool]
  for (const each of pools) each.on('error', () => undefined)
  const { secret } = one
  other = createApp({
    centre: one.world.centre,
    pool,
    auth: createAuth({ pool: authPool, secret, secureCookies: false, baseURL: 'http://127.0.0.2' }),
    secondFactors: createSecondFactors({ pool: authPool, secret }),
    signInLimit: createSignInLimit(authPool),
    log: pino({ level: 'silent' }),
    trustProxy: true,
  })
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  await one.close()
})

test('who signs in at one, with both factors, is signed in at the other, and signed out at both', async () => {
  await one.makeAccount({ username: 'giam-sat', role: 'supervisor' })
  const headers = { cookie: await one.signIn('giam-sat') }
  const session = await other.request('/api/session', { headers })
  expect(await session.json()).toMatchObject({ account: { username: 'giam-sat' }, stage: 'open' })
  expect((await other.request('/api/sign-out', { method: 'POST', headers })).ok).toBe(true)
  expect((await one.ask('/api/session', { headers })).status).toBe(401)
})

test('wrong passwords at both count together', async () => {
  await one.makeAccount({ username: 'lan' })
  const body = JSON.stringify({ username: 'lan', password: 'sai-mat-khau-roi' })
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': '10.0.0.9' }
  const statuses: number[] = []
  for (let tries = 0; tries < 6; tries += 1) {
    statuses.push((await one.ask('/api/sign-in', { method: 'POST', body, headers })).status)
    statuses.push((await other.request('/api/sign-in', { method: 'POST', body, headers })).status)
  }
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429])
})
