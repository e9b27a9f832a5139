import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'

let api: RunningApi
beforeAll(async () => {
  api = await openRunningApi()
  for (const username of ['lan', 'minh', 'hoa']) await api.makeAccount({ username })
})
afterAll(() => api.close())

describe('signing in', () => {
  test('name and password make a session that knows its account, and nothing of its password', async () => {
    const response = await api.ask('/api/session', { headers: { cookie: await api.signIn('lan') } })
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({
      account: { username: 'lan', role: 'officer', areas: [{ level: 'commune', code: '22915' }] },
    })
    expect(text).not.toContain('argon2')
  })
  test('the cookie is for this site only and out of reach of scripts', async () => {
    const response = await api.post('/api/sign-in', { username: 'lan', password })
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
  })
  test('a wrong password and an unknown name get the same answer', async () => {
    const answers = await Promise.all(
      [
        ['lan', 'sai'],
        ['khong-co', 'sai'],
      ].map(async ([username, wrong]) => {
        const response = await api.post('/api/sign-in', { username, password: wrong })
        return [response.status, await response.text()]
      }),
    )
    expect(answers[0]?.[0]).toBe(401)
    expect(answers[0]).toEqual(answers[1])
  })
  test('one that fails is in the log with its account, or without one, from where, and nothing that was typed', async () => {
    const address = '203.0.113.9'
    for (const username of ['LAN', 'mat-khau-go-nham'])
      await api.post('/api/sign-in', { username, password: 'sai' }, { 'x-forwarded-for': address })
    const { rows } = await api.world.db.owner.query(
      `select actor, action, subject, to_jsonb(a)::text as whole from audit a where address = $1 order by at, id`,
      [address],
    )
    expect(rows).toMatchObject([
      { actor: 'lan', action: 'sign-in-failed', subject: null },
      { actor: '@unknown', action: 'sign-in-failed', subject: null },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/nham|sai/)
  })
  test('signing out ends the session at once', async () => {
    const cookie = await api.signIn('lan')
    expect((await api.post('/api/sign-out', {}, { cookie })).status).toBe(204)
    expect((await api.ask('/api/session', { headers: { cookie } })).status).toBe(401)
  })
  test('a disabled account is out at once, with its session', async () => {
    const cookie = await api.signIn('hoa')
    await api.world.db.owner.query(`update account set disabled_at = now() where username = 'hoa'`)
    expect((await api.ask('/api/session', { headers: { cookie } })).status).toBe(401)
    expect((await api.post('/api/sign-in', { username: 'hoa', password })).status).toBe(401)
  })
  test('after ten tries the eleventh waits, even with the right password', async () => {
    for (let tried = 0; tried < 10; tried += 1)
      await api.post('/api/sign-in', { username: 'minh', password: 'sai' })
    const response = await api.post('/api/sign-in', { username: 'minh', password })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(60)
    expect(await response.json()).toMatchObject({ code: 'too-many-tries', retryable: true })
  })
})

describe('an office behind one address', () => {
  const from = (address: string, username: string, tried = password) =>
    api.post('/api/sign-in', { username, password: tried }, { 'x-forwarded-for': address })
  test('its successes are not counted against it', async () => {
    const points = async () => {
      const kept = await api.world.db.owner.query<{ points: number }>(
        `select points from sign_in_try where key = 'address:203.0.113.7'`,
      )
      return kept.rows[0]?.points
    }
    await from('203.0.113.7', 'lan', 'sai')
    expect(await points()).toBe(1)
    for (let signedIn = 0; signedIn < 3; signedIn += 1) await from('203.0.113.7', 'lan')
    expect(await points()).toBe(1)
  })
  test('after a hundred failures under any names the address waits, and others do not', async () => {
    await api.world.db.owner.query(`update sign_in_try set points = 100 where key = 'address:203.0.113.7'`)
    expect((await from('203.0.113.7', 'lan')).status).toBe(429)
    expect((await from('203.0.113.8', 'lan')).status).toBe(200)
  })
  test('an address that the caller made up before the proxy’s own does not count', async () => {
    expect((await from('203.0.113.200, 203.0.113.7', 'lan')).status).toBe(429)
  })
})

test('a session ends twelve hours after the sign-in, however much it is used', async () => {
  const cookie = await api.signIn('lan')
  const left = `update sign_in_session set "expiresAt" = now() + $1::interval, "updatedAt" = now() - interval '11 hours'`
  await api.world.db.owner.query(left, ['5 minutes'])
  expect((await api.ask('/api/session', { headers: { cookie } })).status).toBe(200)
  const kept = await api.world.db.owner.query(
    `select from sign_in_session where "expiresAt" > now() + interval '10 minutes'`,
  )
  expect(kept.rowCount).toBe(0)
  await api.world.db.owner.query(left, ['-1 second'])
  expect((await api.ask('/api/session', { headers: { cookie } })).status).toBe(401)
})

describe('only our own doors are open', () => {
  test.each([
    '/api/auth/sign-up/email',
    '/api/auth/sign-in/username',
    '/api/auth/is-username-available',
    '/api/auth/get-session',
    '/api/nothing',
  ])('%s is not there', async (path) => {
    for (const response of [await api.ask(path), await api.post(path, { username: 'lan' })]) {
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
    }
  })
  test('an anonymous caller gets health and the contract', async () => {
    expect(await (await api.ask('/api/health')).json()).toEqual({ ok: true })
    const contract = (await (await api.ask('/api/openapi.json')).json()) as { openapi: string; paths: object }
    expect(contract.openapi).toBe('3.1.0')
    expect(Object.keys(contract.paths)).toEqual(
      expect.arrayContaining(['/api/batches', '/api/feed/{commune}', '/api/devices']),
    )
  })
  test.each([
    '/api/session',
    '/api/accounts',
    '/api/devices',
    '/api/recovery-keys',
    '/api/state',
    '/api/feed/22915',
  ])('%s wants to know who asks', async (path) => expect((await api.ask(path)).status).toBe(401))
  test('who serves records cannot read sessions or hashes of passwords', async () => {
    for (const table of ['sign_in_session', 'sign_in_account', 'sign_in_user']) {
      await expect(api.world.db.pool.query(`select from ${table}`)).rejects.toThrow(/permission denied/)
    }
  })
})

describe('what the browser is told', () => {
  test('nothing from elsewhere, no inline or evaluated script', async () => {
    const policy = (await api.ask('/api/health')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'")
    expect(policy).toContain("frame-ancestors 'none'")
  })
  test('workers have a policy of their own, in which WebAssembly runs', async () => {
    const policy = (await api.ask('/workers/argon2-x.js')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("'wasm-unsafe-eval'")
  })
  test('TLS is insisted on only where there is TLS', async () => {
    expect((await api.ask('/api/health')).headers.get('strict-transport-security')).toBeNull()
    const behindTls = await api.ask('/api/health', { headers: { 'x-forwarded-proto': 'https' } })
    expect(behindTls.headers.get('strict-transport-security')).toContain('max-age')
  })
})
