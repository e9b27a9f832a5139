/** Accounts over HTTP: made, changed, disabled and given new passwords by an administrator, and by nobody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSeedDevice } from '#server/seed/seed-device.ts'
import { newDevice, openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { accountPasswordSchema, accountsSchema } from '#shared/api/accounts.ts'

let api: RunningApi
let administrator: string
beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'quan-tri', role: 'administrator', areas: [] })
  await api.makeAccount({ username: 'lan' })
  administrator = await api.signIn('quan-tri')
})
afterAll(() => api.close())

const send = (method: string, path: string, body?: unknown, cookie = administrator) =>
  api.ask(path, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const muiNe = { level: 'commune', code: '22915' }
const make = (username: string, given: object = {}) =>
  send('POST', '/api/accounts', { username, name: 'Thử', role: 'officer', areas: [muiNe], ...given })
async function madeWithPassword(username: string, given: object = {}): Promise<string> {
  return accountPasswordSchema.parse(await (await make(username, given)).json()).password
}
const problemOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
]
const actsOn = async (subject: string) => {
  const acts = await api.world.db.owner.query<{ action: string }>(
    `select action from audit where subject = $1 and actor = 'quan-tri' order by at, id`,
    [subject],
  )
  return acts.rows.map((row) => row.action)
}
const enters = async (username: string, password: string) =>
  (await api.post('/api/sign-in', { username, password })).status

describe('making an account', () => {
  test('the person signs in with the password that is told once', async () => {
    const response = await make('hoa')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { account, password } = accountPasswordSchema.parse(await response.json())
    expect(account).toEqual({
      username: 'hoa',
      name: 'Thử',
      role: 'officer',
      disabled: false,
      areas: [muiNe],
      approves: false,
      secondFactor: false,
    })
    expect(password).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/)
    expect(await enters('hoa', password)).toBe(200)
    expect(await actsOn('hoa')).toEqual(['make-account'])
    const list = await (await send('GET', '/api/accounts')).text()
    expect(list).toContain('hoa')
    expect(list).not.toContain(password)
  })
  test('a name that is taken stays whose it was, also when two administrators take it at once', async () => {
    expect(await problemOf(await make('lan', { role: 'administrator' }))).toEqual([409, 'username-taken'])
    const answers = await Promise.all([make('binh'), make('binh'), make('binh')])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409])
    const made = answers.find((answer) => answer.status === 200)
    const { password } = accountPasswordSchema.parse(await made?.json())
    expect(await enters('binh', password)).toBe(200)
  })
  test.each([
    ['a unit that does not exist', [{ level: 'commune', code: '99999' }]],
    ['a unit of another level', [{ level: 'district', code: '22915' }]],
    ['one unknown unit among known ones', [muiNe, { level: 'province', code: '77' }]],
    ['another country', [{ level: 'country', code: 'KH' }]],
  ])('an area must be one of today: not %s', async (_, areas) => {
    expect(await problemOf(await make('cuong', { areas }))).toEqual([400, 'unknown-area'])
    expect(await api.world.count(`account where username = 'cuong'`)).toBe(0)
  })
  test('a province, a district and the whole country are areas', async () => {
    const areas = [
      { level: 'country', code: 'VN' },
      { level: 'district', code: '593' },
      { level: 'province', code: '60' },
    ]
    expect((await make('trung-uong', { role: 'district', areas })).status).toBe(200)
    expect((await send('PATCH', '/api/accounts/trung-uong', { areas: [] })).status).toBe(200)
  })
  test.each([
    ['capital letters in the name to sign in with', { username: 'Lan.Mui' }],
    ['a role that there is not', { role: 'owner' }],
    ['no name', { name: '  ' }],
    ['a password of one’s own', { password: '123456' }],
  ])('%s get 400', async (_, given) => {
    expect((await make('dung', given)).status).toBe(400)
  })
})

describe('changing an account', () => {
  test('name, role and areas change, what is not named stays, and each is in the audit log', async () => {
    await make('giang')
    const areas = [{ level: 'district', code: '593' }]
    const changed = await send('PATCH', '/api/accounts/giang', { role: 'supervisor', areas })
    expect(await changed.json()).toMatchObject({ account: { name: 'Thử', role: 'supervisor', areas } })
    const renamed = await send('PATCH', '/api/accounts/giang', { name: 'Nguyễn Giang' })
    expect(await renamed.json()).toMatchObject({
      account: { name: 'Nguyễn Giang', role: 'supervisor', areas },
    })
    await send('PATCH', '/api/accounts/giang', { name: 'Nguyễn Giang' })
    expect(await actsOn('giang')).toEqual(['make-account', 'change-role', 'change-areas', 'rename-account'])
  })
  test('an unknown area changes nothing of what came with it', async () => {
    const change = { name: 'Khác', areas: [{ level: 'commune', code: '99999' }] }
    expect(await problemOf(await send('PATCH', '/api/accounts/lan', change))).toEqual([400, 'unknown-area'])
    expect(await api.world.count(`account where username = 'lan' and name = 'lan'`)).toBe(1)
  })
  test('an account that is not there gets 404', async () => {
    for (const [method, at] of [
      ['PATCH', ''],
      ['POST', '/password'],
      ['DELETE', '/second-factor'],
    ] as const) {
      const body = method === 'PATCH' ? {} : undefined
      expect((await send(method, `/api/accounts/khong-co${at}`, body)).status).toBe(404)
    }
  })
  test('nobody changes their own account, disables it or takes away its second factor', async () => {
    for (const [method, at, body] of [
      ['PATCH', '', { disabled: true }],
      ['PATCH', '', { role: 'officer' }],
      ['POST', '/password', undefined],
      ['DELETE', '/second-factor', undefined],
    ] as const) {
      const response = await send(method, `/api/accounts/quan-tri${at}`, body)
      expect(await problemOf(response)).toEqual([403, 'not-allowed'])
    }
    expect((await send('GET', '/api/session')).status).toBe(200)
  })
  test('what synthetic data came from is nobody’s account: not listed, not to be changed', async () => {
    await openSeedDevice(api.world.db.owner, '22915')
    const { accounts } = accountsSchema.parse(await (await send('GET', '/api/accounts')).json())
    expect(accounts.map((account) => account.username)).not.toContain('du-lieu-thu-nghiem')
    expect(accounts.map((account) => account.username)).toContain('lan')
    expect((await send('POST', '/api/accounts/du-lieu-thu-nghiem/password')).status).toBe(404)
  })
})

describe('disabling an account', () => {
  test('ends its sessions at once; enabled again it signs in anew', async () => {
    const password = await madeWithPassword('khanh')
    const cookie = await api.signIn('khanh', password)
    await send('PATCH', '/api/accounts/khanh', { disabled: true })
    expect((await api.ask('/api/session', { headers: { cookie } })).status).toBe(401)
    expect(await enters('khanh', password)).toBe(401)
    await send('PATCH', '/api/accounts/khanh', { disabled: false })
    expect((await api.ask('/api/session', { headers: { cookie } })).status).toBe(401)
    expect(await enters('khanh', password)).toBe(200)
    expect(await actsOn('khanh')).toEqual(['make-account', 'disable-account', 'enable-account'])
  })
  test('its tablets read nothing any more; nor do those of an officer who has another role now', async () => {
    const password = await madeWithPassword('lyn')
    const made = await send('POST', '/api/enrolments', { username: 'lyn' })
    const { code } = (await made.json()) as { code: string }
    const device = newDevice()
    await api.post('/api/devices', { code, username: 'lyn', password, ...device })
    const read = async () =>
      (await api.ask('/api/feed/22915', { headers: { authorization: `Bearer ${device.token}` } })).status
    expect(await read()).toBe(200)
    await send('PATCH', '/api/accounts/lyn', { disabled: true })
    expect(await read()).toBe(403)
    await send('PATCH', '/api/accounts/lyn', { disabled: false })
    expect(await read()).toBe(200)
    await send('PATCH', '/api/accounts/lyn', { role: 'district' })
    expect(await read()).toBe(403)
  })
})

describe('giving new means to sign in', () => {
  test('a new password takes the place of the old one and ends the sessions', async () => {
    const old = await madeWithPassword('mai')
    const cookie = await api.signIn('mai', old)
    const answer = await send('POST', '/api/accounts/mai/password')
    const { password } = accountPasswordSchema.parse(await answer.json())
    expect(password).not.toBe(old)
    expect((await api.ask('/api/session', { headers: { cookie } })).status).toBe(401)
    expect([await enters('mai', old), await enters('mai', password)]).toEqual([401, 200])
    expect(await actsOn('mai')).toEqual(['make-account', 'reset-password'])
  })
  test('an account whose making broke off before it had a password is mended by a new one', async () => {
    await api.world.db.owner.query(
      `insert into account (id, username, name, role) values ('half', 'nga', 'Nga', 'officer')`,
    )
    const answer = await send('POST', '/api/accounts/nga/password')
    const { password } = accountPasswordSchema.parse(await answer.json())
    expect(await enters('nga', password)).toBe(200)
  })
  test('without its second factor the account makes a new one; its sessions are ended', async () => {
    const password = await madeWithPassword('oanh', { role: 'supervisor' })
    const cookie = await api.signIn('oanh', password)
    const listed = async () =>
      accountsSchema
        .parse(await (await send('GET', '/api/accounts')).json())
        .accounts.find((account) => account.username === 'oanh')?.secondFactor
    expect(await listed()).toBe(true)
    const reset = await send('DELETE', '/api/accounts/oanh/second-factor')
    expect(await reset.json()).toMatchObject({ account: { username: 'oanh', secondFactor: false } })
    expect(await listed()).toBe(false)
    expect((await api.ask('/api/session', { headers: { cookie } })).status).toBe(401)
    const again = await api.post('/api/sign-in', { username: 'oanh', password })
    expect(await again.json()).toMatchObject({ stage: 'second-factor-setup' })
    expect(await actsOn('oanh')).toEqual(['make-account', 'reset-second-factor'])
  })
})

test('who is no administrator learns nothing of accounts, whether they exist or not', async () => {
  await api.makeAccount({ username: 'giam-sat', role: 'supervisor' })
  await api.makeAccount({ username: 'doi', role: 'district' })
  for (const username of ['lan', 'giam-sat', 'doi']) {
    const cookie = await api.signIn(username)
    expect((await send('GET', '/api/accounts', undefined, cookie)).status).toBe(403)
    const asked = { username: 'x-y-z', name: 'X', role: 'administrator', areas: [] }
    expect((await send('POST', '/api/accounts', asked, cookie)).status).toBe(403)
    for (const meant of ['quan-tri', 'khong-co', username]) {
      const at = `/api/accounts/${meant}`
      expect((await send('PATCH', at, { role: 'administrator' }, cookie)).status).toBe(403)
      expect((await send('POST', `${at}/password`, undefined, cookie)).status).toBe(403)
      expect((await send('DELETE', `${at}/second-factor`, undefined, cookie)).status).toBe(403)
    }
  }
})
