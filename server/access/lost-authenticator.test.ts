import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf, openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'
import { takeSecondFactor } from './lost-authenticator.ts'

const from = 'centre@machine'

let api: RunningApi
beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'quan-tri', role: 'administrator' })
  await api.makeAccount({ username: 'lan' })
})
afterAll(() => api.close())

const take = (username: string, newPassword = false) => {
  const { pool, owner } = api.world.db
  return takeSecondFactor({ auth: api.auth, pool, authPool: owner }, { username, newPassword, from })
}
async function stageWith(typed: string): Promise<unknown> {
  const response = await api.post('/api/sign-in', { username: 'quan-tri', password: typed })
  return response.ok ? ((await response.json()) as { stage: string }).stage : response.status
}
const written = async () =>
  (
    await api.world.db.owner.query(
      `select actor, action, subject_type, subject, address from audit where actor = '@server' order by at, id`,
    )
  ).rows
const entry = (action: string) => ({
  actor: '@server',
  action,
  subject_type: 'account',
  subject: 'quan-tri',
  address: from,
})

test('a lone administrator without the authenticator sets up a new one with the password they have', async () => {
  const lost = await api.signIn('quan-tri')
  expect(await stageWith(password)).toBe('second-factor')
  expect(await take('Quan-Tri')).toEqual({ kind: 'taken', disabled: false, password: undefined })
  expect((await api.ask('/api/session', { headers: { cookie: lost } })).status).toBe(401)
  expect(await stageWith(password)).toBe('second-factor-setup')
  const again = await api.signIn('quan-tri')
  expect((await api.ask('/api/accounts', { headers: { cookie: again } })).status).toBe(200)
  expect(await written()).toEqual([entry('reset-second-factor')])
})

test('with a new password the old one opens nothing', async () => {
  const outcome = await take('quan-tri', true)
  if (outcome.kind !== 'taken' || outcome.password === undefined) throw new Error('no password')
  expect(await stageWith(password)).toBe(401)
  expect(await stageWith(outcome.password)).toBe('second-factor-setup')
  expect((await written()).slice(1)).toEqual([entry('reset-second-factor'), entry('reset-password')])
})

test('a name that nobody has and an officer are told apart, and neither is changed', async () => {
  const before = await written()
  const lan = cookieOf(await api.post('/api/sign-in', { username: 'lan', password }))
  expect(await take('khong-co')).toEqual({ kind: 'unknown' })
  expect(await take('lan', true)).toEqual({ kind: 'none-needed' })
  expect((await api.ask('/api/session', { headers: { cookie: lan } })).status).toBe(200)
  expect(await written()).toEqual(before)
})
