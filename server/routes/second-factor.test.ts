/** The second factor over HTTP: what is closed until six digits are given, and how those cannot be guessed or used again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cookieOf, openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'
import { codeAt, stepMs } from '#server/testing/totp.ts'
import { secondFactorSetupSchema, sessionSchema } from '#shared/api/accounts.ts'

let api: RunningApi
beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'lan' })
})
afterAll(() => api.close())

const query = (text: string, values: unknown[] = []) => api.world.db.owner.query(text, values)
/** Passes the password only. */
async function enter(username: string): Promise<string> {
  return cookieOf(await api.post('/api/sign-in', { username, password }))
}
const setUp = (cookie: string) => api.post('/api/second-factor/setup', {}, { cookie })
const show = (cookie: string, code: string) => api.post('/api/second-factor', { code }, { cookie })
async function secretOf(cookie: string): Promise<string> {
  return secondFactorSetupSchema.parse(await (await setUp(cookie)).json()).secret
}
async function stageOf(cookie: string): Promise<string> {
  const response = await api.ask('/api/session', { headers: { cookie } })
  return sessionSchema.parse(await response.json()).stage
}
async function problemOf(response: Response): Promise<[number, unknown]> {
  return [response.status, ((await response.json()) as { code: unknown }).code]
}
const codeNow = (secret: string, steps = 0) => codeAt(secret, Date.now() + steps * stepMs)
/** Any six digits but those that are good now. */
const wrongCode = (secret: string) => {
  const good = [-1, 0, 1, 2].map((steps) => codeNow(secret, steps))
  return ['000000', '111111', '222222', '333333', '444444'].find((code) => !good.includes(code)) ?? ''
}

let number = 0
let giam: string
beforeEach(async () => {
  number += 1
  giam = `giam-sat-${number}`
  await api.makeAccount({ username: giam, role: 'supervisor' })
})

describe('the stage of a session', () => {
  test('an officer has no second factor: the session is open, and makes none', async () => {
    const cookie = await enter('lan')
    expect(await stageOf(cookie)).toBe('open')
    expect((await setUp(cookie)).status).toBe(403)
    expect((await show(cookie, '123456')).status).toBe(403)
  })
  test.each(['district', 'supervisor', 'administrator'] as const)(
    'the first sign-in of %s makes an authenticator before anything else',
    async (role) => {
      const username = `${role}-${number}`
      await api.makeAccount({ username, role })
      const response = await api.post('/api/sign-in', { username, password })
      expect(await response.json()).toMatchObject({ stage: 'second-factor-setup' })
      const cookie = cookieOf(response)
      const shown = await show(cookie, codeNow(await secretOf(cookie)))
      expect(await shown.json()).toMatchObject({ stage: 'open', account: { username, secondFactor: true } })
      expect(await stageOf(cookie)).toBe('open')
      expect(await stageOf(await enter(username))).toBe('second-factor')
    },
  )
  test('until it is open the session is let in nowhere else, and is told why', async () => {
    await api.makeAccount({ username: `quan-tri-${number}`, role: 'administrator', areas: [] })
    const cookie = await enter(`quan-tri-${number}`)
    const paths = ['accounts', 'devices', 'recovery-keys', 'areas', 'audit']
    for (const path of paths) {
      const response = await api.ask(`/api/${path}`, { headers: { cookie } })
      expect(await problemOf(response)).toEqual([403, 'second-factor-needed'])
    }
    await show(cookie, codeNow(await secretOf(cookie)))
    for (const path of paths)
      expect((await api.ask(`/api/${path}`, { headers: { cookie } })).status).toBe(200)
  })
  test('it is the session’s and no cookie’s: another session of the same person shows a code of its own', async () => {
    const [first, second] = [await enter(giam), await enter(giam)]
    await show(first, codeNow(await secretOf(first)))
    expect([await stageOf(first), await stageOf(second)]).toEqual(['open', 'second-factor'])
  })
  test('one can leave at every stage', async () => {
    const cookie = await enter(giam)
    expect((await api.post('/api/sign-out', {}, { cookie })).status).toBe(204)
    expect((await api.ask('/api/session', { headers: { cookie } })).status).toBe(401)
  })
  test('nobody is asked for digits before the password', async () => {
    expect((await setUp('')).status).toBe(401)
    expect((await show('', '123456')).status).toBe(401)
  })
})

describe('setting up', () => {
  test('the address for the QR code carries the same secret, the name and the product', async () => {
    const { secret, uri } = secondFactorSetupSchema.parse(await (await setUp(await enter(giam))).json())
    const read = new URL(uri)
    expect(read.protocol).toBe('otpauth:')
    expect(read.searchParams.get('secret')).toBe(secret)
    expect(decodeURIComponent(uri)).toContain(giam)
    expect(read.searchParams.get('issuer')).toBe('Dân Cư')
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  })
  test('asked for again before a code was given, another secret takes its place', async () => {
    const cookie = await enter(giam)
    const [first, second] = [await secretOf(cookie), await secretOf(cookie)]
    expect(first).not.toBe(second)
    expect(await problemOf(await show(cookie, codeNow(first)))).toEqual([401, 'wrong-code'])
    expect((await show(cookie, codeNow(second))).status).toBe(200)
  })
  test('who has one cannot make another with the password alone', async () => {
    const cookie = await enter(giam)
    const secret = await secretOf(cookie)
    await show(cookie, codeNow(secret))
    const later = await enter(giam)
    expect(await problemOf(await setUp(later))).toEqual([403, 'not-allowed'])
    expect(await problemOf(await setUp(cookie))).toEqual([403, 'not-allowed'])
    expect((await show(later, codeNow(secret, 1))).status).toBe(200)
  })
  test('the secret lies sealed: neither the database nor who serves records can read it', async () => {
    const secret = await secretOf(await enter(giam))
    const kept = await query(`select f::text as row, secret from second_factor f`)
    for (const { row, secret: sealed } of kept.rows as { row: string; secret: Buffer }[]) {
      expect(row).not.toContain(secret)
      expect(sealed.includes(secret)).toBe(false)
    }
    await expect(api.world.db.pool.query('select secret from second_factor')).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('six digits', () => {
  async function withFactor(): Promise<{ cookie: string; secret: string }> {
    const first = await enter(giam)
    const secret = await secretOf(first)
    await show(first, codeNow(secret))
    await query('update second_factor set used_step = null')
    return { cookie: await enter(giam), secret }
  }
  test('of the step before and of the next one are taken, older and newer ones are not', async () => {
    for (const [steps, status] of [
      [-3, 401],
      [3, 401],
      [-1, 200],
      [1, 200],
    ] as const) {
      const { cookie, secret } = await withFactorOnce()
      // so that no step begins between here and the centre
      const left = stepMs - (Date.now() % stepMs)
      if (left < 1500) await sleep(left)
      expect((await show(cookie, codeNow(secret, steps))).status, `${steps} steps off`).toBe(status)
    }
  })
  const known = new Map<string, string>()
  async function withFactorOnce() {
    const secret = known.get(giam)
    if (secret === undefined) {
      const made = await withFactor()
      known.set(giam, made.secret)
      return made
    }
    await query('update second_factor set used_step = null')
    return { cookie: await enter(giam), secret }
  }
  test('are good once: who looked over the shoulder opens nothing with them', async () => {
    const { cookie, secret } = await withFactor()
    const code = codeNow(secret)
    expect((await show(cookie, code)).status).toBe(200)
    const thief = await enter(giam)
    expect(await problemOf(await show(thief, code))).toEqual([401, 'wrong-code'])
    expect(await stageOf(thief)).toBe('second-factor')
  })
  test('sent four times at once they open one session', async () => {
    const { secret } = await withFactor()
    const sessions = await Promise.all([1, 2, 3, 4].map(() => enter(giam)))
    const code = codeNow(secret)
    const answers = await Promise.all(sessions.map(async (each) => (await show(each, code)).status))
    expect(answers.filter((status) => status === 200)).toHaveLength(1)
  })
  test('cannot be guessed: after five wrong ones the right one waits, in a new session too', async () => {
    const { cookie, secret } = await withFactor()
    for (let tried = 0; tried < 5; tried += 1) {
      expect(await problemOf(await show(cookie, wrongCode(secret)))).toEqual([401, 'wrong-code'])
    }
    for (const each of [cookie, await enter(giam)]) {
      const late = await show(each, codeNow(secret))
      expect(late.status).toBe(429)
      expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(60)
    }
  })
  test('given right, the tries begin anew', async () => {
    const { cookie, secret } = await withFactor()
    for (let tried = 0; tried < 4; tried += 1) await show(cookie, wrongCode(secret))
    expect((await show(cookie, codeNow(secret))).status).toBe(200)
    const again = await enter(giam)
    for (let tried = 0; tried < 4; tried += 1) {
      expect((await show(again, wrongCode(secret))).status).toBe(401)
    }
  })
  test('of another account open nothing', async () => {
    const { secret } = await withFactor()
    await api.makeAccount({ username: `${giam}-b`, role: 'supervisor' })
    const other = await enter(`${giam}-b`)
    await secretOf(other)
    expect((await show(other, codeNow(secret))).status).toBe(401)
  })
  test.each(['12345', '1234567', 'abcdef', '12 456', ''])('“%s” is no code', async (code) => {
    expect(await problemOf(await show(await enter(giam), code))).toEqual([400, 'bad-request'])
  })
  test('every step is in the audit log, and no code', async () => {
    const first = await enter(giam)
    const secret = await secretOf(first)
    const wrong = wrongCode(secret)
    await show(first, wrong)
    await show(first, codeNow(secret))
    await show(await enter(giam), codeNow(secret, 1))
    await api.post('/api/sign-out', {}, { cookie: first })
    const acts = await query(`select action, a::text as row from audit a where actor = $1 order by at`, [
      giam,
    ])
    const rows = acts.rows as { action: string; row: string }[]
    expect(rows.map((row) => row.action)).toEqual([
      'sign-in',
      'offer-second-factor',
      'second-factor-failed',
      'set-up-second-factor',
      'sign-in',
      'second-factor',
      'sign-out',
    ])
    for (const { row } of rows) {
      expect(row).not.toContain(secret)
      expect(row).not.toContain(`,${wrong}`)
    }
  })
})

test('an officer who becomes a supervisor shows a second factor from that moment on, in the same session', async () => {
  await api.makeAccount({ username: 'minh' })
  const cookie = await enter('minh')
  expect(await stageOf(cookie)).toBe('open')
  await query(`update account set role = 'supervisor' where username = 'minh'`)
  expect(await stageOf(cookie)).toBe('second-factor-setup')
})
