import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDevice, openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'
import { enrolAnswerSchema } from '#shared/api/accounts.ts'

let api: RunningApi
let administrator: string

beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'lan' })
  await api.makeAccount({ username: 'minh' })
  await api.makeAccount({ username: 'quan-tri', role: 'administrator', areas: [] })
  administrator = await api.signIn('quan-tri')
})
afterAll(() => api.close())

const newPublicKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 3072 })
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64url')

async function makeCode(username: string): Promise<string> {
  const response = await api.post('/api/enrolments', { username }, { cookie: administrator })
  expect(response.status).toBe(200)
  const made = (await response.json()) as { code: string }
  return made.code
}
const enrol = (code: string, username: string, device = newDevice()) =>
  api.post('/api/devices', { code, username, password, ...device })
const problemOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { code: string }).code

describe('a code makes a tablet an officer’s', () => {
  test('the answer tells officer, epoch, scope and the communes with their names', async () => {
    const response = await enrol(await makeCode('lan'), 'lan')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      officer: { username: 'lan' },
      epoch: api.world.epoch,
      scope: ['22915'],
      communes: [
        { code: '22915', name: 'Mũi Né', district: 'Phan Thiết', province: 'Bình Thuận', hamlets: [] },
      ],
      recoveryKey: null,
    })
  })

  test('in a commune right below its province it works as in any other', async () => {
    await api.world.db.owner.query(
      `insert into area (code, valid_from, level, parent, name) values ('22999', '2025-07-01', 'commune', '60', 'Mũi Né')`,
    )
    await api.makeAccount({ username: 'hoa', areas: [{ level: 'commune', code: '22999' }] })
    const device = newDevice()
    await enrol(await makeCode('hoa'), 'hoa', device)
    const state = await api.ask('/api/state', { headers: { authorization: `Bearer ${device.token}` } })
    expect(await state.json()).toMatchObject({
      scope: ['22999'],
      communes: [{ code: '22999', name: 'Mũi Né', district: '', province: 'Bình Thuận' }],
    })
  })

  test('the token that the tablet made opens the feed', async () => {
    const device = newDevice()
    await enrol(await makeCode('lan'), 'lan', device)
    const response = await api.ask('/api/feed/22915?cursor=0', {
      headers: { authorization: `Bearer ${device.token}` },
    })
    expect(response.status).toBe(200)
  })

  test('the centre keeps the token’s hash only', async () => {
    const device = newDevice()
    await enrol(await makeCode('lan'), 'lan', device)
    const kept = await api.world.db.owner.query<{ text: string }>(
      `select d::text as text from device d where id = $1`,
      [device.deviceId],
    )
    expect(kept.rows).toHaveLength(1)
    expect(kept.rows[0]?.text).not.toContain(device.token)
  })

  test('the same request again, after a lost answer, gets the same answer', async () => {
    const [code, device] = [await makeCode('lan'), newDevice()]
    const first = await enrol(code, 'lan', device)
    const again = await enrol(code, 'lan', device)
    expect(again.status).toBe(200)
    const answer = await first.json()
    expect(await again.json()).toEqual(answer)
    const since = Date.parse(enrolAnswerSchema.parse(answer).enrolledAt)
    expect(Math.abs(Date.now() - since)).toBeLessThan(60_000)
  })

  test('a code is good once: another tablet is refused', async () => {
    const code = await makeCode('lan')
    await enrol(code, 'lan')
    const second = await enrol(code, 'lan')
    expect(second.status).toBe(409)
    expect(await problemOf(second)).toBe('enrolment-code-unusable')
  })

  test('the same device with another token is another tablet', async () => {
    const [code, device] = [await makeCode('lan'), newDevice()]
    await enrol(code, 'lan', device)
    expect((await enrol(code, 'lan', { ...device, token: newDevice().token })).status).toBe(409)
  })

  test('a code is good for 24 hours', async () => {
    const code = await makeCode('lan')
    await api.world.db.owner.query(
      `update enrolment set expires_at = now() - interval '1 second' where used_at is null`,
    )
    expect((await enrol(code, 'lan')).status).toBe(409)
  })

  test('the code of one officer is of no use to another', async () => {
    expect((await enrol(await makeCode('lan'), 'minh')).status).toBe(409)
  })

  test('a wrong password spends no code', async () => {
    const code = await makeCode('lan')
    const wrong = await api.post('/api/devices', { code, username: 'lan', password: 'sai', ...newDevice() })
    expect(await problemOf(wrong)).toBe('wrong-sign-in')
    expect((await enrol(code, 'lan')).status).toBe(200)
  })

  test('a code typed in small letters and without dashes is the same code', async () => {
    const code = (await makeCode('lan')).toLowerCase().replaceAll('-', '')
    expect((await enrol(code, 'lan')).status).toBe(200)
  })

  test('a revoked tablet cannot enrol again with the code that it used', async () => {
    const [code, device] = [await makeCode('lan'), newDevice()]
    await enrol(code, 'lan', device)
    await api.world.db.owner.query('update device set revoked_at = now() where id = $1', [device.deviceId])
    expect((await enrol(code, 'lan', device)).status).toBe(409)
  })
})

describe('a code cannot be guessed', () => {
  test('after ten codes that are wrong even the right one waits', async () => {
    await api.makeAccount({ username: 'doan' })
    const code = await makeCode('doan')
    for (let tried = 0; tried < 10; tried += 1) {
      expect((await enrol(`AAAA-BBBB-CCC${tried}`, 'doan')).status).toBe(409)
    }
    const late = await enrol(code, 'doan')
    expect(late.status).toBe(429)
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(60)
  })
  test('a code has twelve characters, none of which looks like another', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => makeCode('lan')))
    for (const code of codes)
      expect(code).toMatch(/^([2-9A-HJKMNPQRSTVWXYZ]{4}-){2}[2-9A-HJKMNPQRSTVWXYZ]{4}$/)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

test('what an administrator and an officer did is in the audit log', async () => {
  const device = newDevice()
  await enrol(await makeCode('minh'), 'minh', device)
  const acts = await api.world.db.owner.query(
    `select actor, action, address is not null as "hasAddress" from audit
     where (actor = 'quan-tri' and subject = 'minh') or device = $1 order by at desc limit 2`,
    [device.deviceId],
  )
  expect(acts.rows).toEqual([
    { actor: 'minh', action: 'enrol-device', hasAddress: true },
    { actor: 'quan-tri', action: 'make-enrolment', hasAddress: true },
  ])
})

describe('who may make a code', () => {
  test('nobody who is not signed in', async () => {
    expect((await api.post('/api/enrolments', { username: 'lan' })).status).toBe(401)
  })
  test('no officer, and an officer does not learn whether the other exists', async () => {
    const officer = await api.signIn('lan')
    for (const username of ['minh', 'nobody']) {
      expect((await api.post('/api/enrolments', { username }, { cookie: officer })).status).toBe(403)
    }
  })
  test('an administrator, for officers only', async () => {
    expect(
      (await api.post('/api/enrolments', { username: 'quan-tri' }, { cookie: administrator })).status,
    ).toBe(403)
    expect(
      (await api.post('/api/enrolments', { username: 'nobody' }, { cookie: administrator })).status,
    ).toBe(404)
  })
})

describe('the recovery key', () => {
  test('new tablets are told the newest public key, and each use is logged', async () => {
    const publicKey = newPublicKey()
    const kept = await api.post('/api/recovery-keys', { publicKey }, { cookie: administrator })
    const { recoveryKey } = (await kept.json()) as { recoveryKey: { id: string } }
    const device = newDevice()
    const enrolled = await enrol(await makeCode('minh'), 'minh', device)
    expect(await enrolled.json()).toMatchObject({ recoveryKey: { id: recoveryKey.id, publicKey } })
    const used = await api.post(
      '/api/recovery-uses',
      { keyId: recoveryKey.id },
      { authorization: `Bearer ${device.token}` },
    )
    expect(used.status).toBe(204)
    expect(
      await api.world.count(`audit where action = 'use-recovery-key' and actor = 'minh' and subject = $1`, [
        recoveryKey.id,
      ]),
    ).toBe(1)
  })
  test('what is no key is not kept, and the present one stays', async () => {
    const kept = await api.world.count('recovery_key')
    const response = await api.post(
      '/api/recovery-keys',
      { publicKey: 'A'.repeat(560) },
      { cookie: administrator },
    )
    expect(response.status).toBe(400)
    expect(await api.world.count('recovery_key')).toBe(kept)
  })
  test('an officer may not replace it', async () => {
    const response = await api.post(
      '/api/recovery-keys',
      { publicKey: newPublicKey() },
      { cookie: await api.signIn('lan') },
    )
    expect(response.status).toBe(403)
  })
})
