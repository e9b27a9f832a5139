/** Bad bodies at the doors that take JSON: a clear 4xx, nothing of the cause in it, and nothing done. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDevice, openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'
import { problemTitles } from '#shared/api/problem-titles.ts'

let api: RunningApi
let administrator: string
beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'lan' })
  await api.makeAccount({ username: 'quan-tri', role: 'administrator', areas: [] })
  administrator = await api.signIn('quan-tri')
})
afterAll(() => api.close())

const send = (at: string, body: string, type = 'application/json') =>
  api.ask(at, { method: 'POST', body, headers: { 'content-type': type, cookie: administrator } })

const bodies: Record<string, string> = {
  'broken JSON': '{"username":',
  nothing: '',
  'no object': '[1, 2]',
  'wrong types': '{"username": 7, "password": ["x"]}',
  'an unknown field': JSON.stringify({ username: 'lan', password, admin: true }),
  'a field that is missing': '{"username": "lan"}',
  'a password of 10,000 letters': JSON.stringify({ username: 'lan', password: 'x'.repeat(10_000) }),
}
for (const [what, body] of Object.entries(bodies)) {
  test(`${what} gets 400 and an answer without the cause`, async () => {
    const response = await send('/api/sign-in', body)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.json()).toEqual({
      type: '/problems/bad-request',
      title: problemTitles['bad-request'],
      status: 400,
      code: 'bad-request',
      retryable: false,
    })
  })
}

test('JSON that says to be text, as another site’s form can send it, gets 400', async () => {
  const response = await send('/api/enrolments', JSON.stringify({ username: 'lan' }), 'text/plain')
  expect(response.status).toBe(400)
  expect(await api.world.count('enrolment')).toBe(0)
})

test('10 MB of JSON get 413, announced or not', async () => {
  const large = JSON.stringify({ username: 'x'.repeat(10 * 1024 * 1024), password })
  expect((await send('/api/sign-in', large)).status).toBe(413)
  const unannounced = await api.ask('/api/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Blob([large]).stream(),
    duplex: 'half',
  } as RequestInit)
  expect(unannounced.status).toBe(413)
})

test.each([
  ['an id that is no UUIDv7', { deviceId: 'tablet-1' }],
  ['a token that is too short', { token: 'abc' }],
])('%s enrols nothing', async (_, wrong) => {
  const request = { code: 'AAAA-BBBB-CCCC', username: 'lan', password, ...newDevice(), ...wrong }
  expect((await api.post('/api/devices', request)).status).toBe(400)
})

test.each(['abc', '-1', '1.5', '1e300', 'NaN'])('a cursor of %s gets 400', async (cursor) => {
  const lan = await api.world.enrol('tablet')
  const headers = { authorization: `Bearer ${lan.token}` }
  const response = await api.ask(`/api/feed/22915?cursor=${cursor}`, { headers })
  expect(response.status).toBe(400)
})

test('a commune that cannot be one gets 400, one elsewhere and one that is nowhere the same 403', async () => {
  const lan = await api.world.enrol('tablet')
  const headers = { authorization: `Bearer ${lan.token}` }
  const answers = await Promise.all(
    ['22918', '99999'].map(async (code) => {
      const response = await api.ask(`/api/feed/${code}?cursor=0`, { headers })
      return [response.status, await response.text()]
    }),
  )
  expect(answers[0]?.[0]).toBe(403)
  expect(answers[0]).toEqual(answers[1])
  expect((await api.ask("/api/feed/'%20or%201=1?cursor=0", { headers })).status).toBe(400)
})
