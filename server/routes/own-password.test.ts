/** A signed-in person changes their own password. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'
import { type Role, roles } from '#shared/access/actor.ts'

const wanted = 'đồng lúa bốn mùa'

let api: RunningApi
let people = 0
let username: string
beforeAll(async () => {
  api = await openRunningApi()
})
afterAll(() => api.close())
beforeEach(async () => {
  people += 1
  username = `nguoi-${people}`
  await api.makeAccount({ username })
})

const change = (cookie: string, body: object = { current: password, wanted }) =>
  api.post('/api/password', body, { cookie, 'x-forwarded-for': `198.51.100.${people}` })
const isSignedIn = async (cookie: string) =>
  (await api.ask('/api/session', { headers: { cookie } })).status === 200
const signsInWith = async (typed: string) =>
  (await api.post('/api/sign-in', { username, password: typed })).status === 200
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

async function acts(): Promise<unknown[]> {
  const { rows } = await api.world.db.owner.query(
    `select action, address, subject, commune from audit where actor = $1 and action like 'change-own%' order by at`,
    [username],
  )
  return rows
}

test.each(roles)(
  'a person who is %s signs in with the new password and no more with the old one',
  async (role: Role) => {
    const name = `mot-${role}`
    await api.makeAccount({ username: name, role })
    const cookie = await api.signIn(name)
    expect((await change(cookie)).status).toBe(204)
    expect((await api.post('/api/sign-in', { username: name, password })).status).toBe(401)
    expect(await isSignedIn(await api.signIn(name, wanted))).toBe(true)
  },
)

test('a password with Vietnamese marks opens from every keyboard, whether it writes a letter in one piece or in several', async () => {
  await change(await api.signIn(username), { current: password, wanted: wanted.normalize('NFD') })
  expect([await signsInWith(wanted), await signsInWith(wanted.normalize('NFD'))]).toEqual([true, true])
})

test('who changes it works on, and every other session of theirs is over at once', async () => {
  const [here, elsewhere] = [await api.signIn(username), await api.signIn(username)]
  const colleague = `${username}-khac`
  await api.makeAccount({ username: colleague })
  const theirs = await api.signIn(colleague)
  await change(here)
  expect([await isSignedIn(here), await isSignedIn(elsewhere), await isSignedIn(theirs)]).toEqual([
    true,
    false,
    true,
  ])
})

test('the audit log has who changed it and from where, and neither password', async () => {
  await change(await api.signIn(username))
  expect(await acts()).toEqual([
    { action: 'change-own-password', address: `198.51.100.${people}`, subject: null, commune: null },
  ])
})

describe('the old password stays', () => {
  test('when the present one was not known, and the try is on the log', async () => {
    const response = await change(await api.signIn(username), { current: 'sai', wanted })
    expect([response.status, await codeOf(response)]).toEqual([400, 'wrong-password'])
    expect(await signsInWith(password)).toBe(true)
    expect(await acts()).toMatchObject([{ action: 'change-own-password-failed' }])
  })
  test.each([
    ['too short', { current: password, wanted: 'ngắn quá' }, 'bad-request'],
    ['too long', { current: password, wanted: 'x'.repeat(201) }, 'bad-request'],
    ['the same', { current: password, wanted: password }, 'same-password'],
    ['missing', { current: password }, 'bad-request'],
  ])('when the new one is %s', async (_, body, code) => {
    const response = await change(await api.signIn(username), body)
    expect([response.status, await codeOf(response)]).toEqual([400, code])
    expect(await signsInWith(password)).toBe(true)
  })
})

describe('guessing', () => {
  test('after ten wrong tries the right one waits as well, and the sign-in with it', async () => {
    const cookie = await api.signIn(username)
    for (let tried = 0; tried < 10; tried += 1) await change(cookie, { current: 'sai', wanted })
    const response = await change(cookie)
    expect([response.status, await codeOf(response)]).toEqual([429, 'too-many-tries'])
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await api.post('/api/sign-in', { username, password })).status).toBe(429)
  })
  test('a right one clears the count', async () => {
    const cookie = await api.signIn(username)
    for (let tried = 0; tried < 9; tried += 1) await change(cookie, { current: 'sai', wanted })
    expect((await change(cookie)).status).toBe(204)
    expect((await change(cookie, { current: 'sai', wanted: password })).status).toBe(400)
  })
})

test('a session that has not shown its second factor changes nothing', async () => {
  const name = `${username}-doi`
  await api.makeAccount({ username: name, role: 'district' })
  await api.signIn(name)
  const response = await api.post('/api/sign-in', { username: name, password })
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const refused = await change(cookie)
  expect([refused.status, await codeOf(refused)]).toEqual([403, 'second-factor-needed'])
})
