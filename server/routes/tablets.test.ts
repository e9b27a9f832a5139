/** Tablets as an administrator keeps them, and what their reading leaves behind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { newId, type TestTablet } from '#server/testing/world.ts'
import { devicesSchema } from '#shared/api/accounts.ts'
import { noRows } from '#shared/sync/feed.ts'
import { createChange, household } from '#shared/testing/builders.ts'

let api: RunningApi
let administrator: string
beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'quan-tri', role: 'administrator', areas: [] })
  await api.makeAccount({ username: 'giam-sat', role: 'supervisor' })
  administrator = await api.signIn('quan-tri')
})
afterAll(() => api.close())

const settle = (id: string, what: 'revoke' | 'allow', cookie = administrator) =>
  api.post(`/api/devices/${id}/${what}`, {}, { cookie })
const read = (tablet: TestTablet, path = 'feed/22915', headers: Record<string, string> = {}) =>
  api.ask(`/api/${path}`, { headers: { authorization: `Bearer ${tablet.token}`, ...headers } })
async function listed(tablet: TestTablet) {
  const response = await api.ask('/api/devices', { headers: { cookie: administrator } })
  return devicesSchema.parse(await response.json()).devices.find(({ id }) => id === tablet.deviceId)
}
const newHousehold = (tablet: TestTablet) => tablet.group([createChange('household', newId(), household())])

describe('a tablet that is revoked', () => {
  test('reads nothing any more; what it brings is taken and held; allowed again it reads', async () => {
    const lan = await api.world.enrol('lan')
    expect((await read(lan)).status).toBe(200)
    expect((await settle(lan.deviceId, 'revoke')).status).toBe(204)
    expect((await read(lan)).status).toBe(403)
    expect(await (await read(lan, 'state')).json()).toMatchObject({ scope: [], communes: [], revoked: true })
    const answer = await api.push(lan, [newHousehold(lan)])
    expect(answer).toMatchObject({ receipts: [{ outcome: 'held' }], rows: noRows, scope: [] })
    expect((await listed(lan))?.revokedAt).not.toBeNull()
    expect((await settle(lan.deviceId, 'allow')).status).toBe(204)
    expect((await read(lan)).status).toBe(200)
    expect((await listed(lan))?.revokedAt).toBeNull()
  })
  test('twice stays revoked since the first time; both are in the audit log with who did it', async () => {
    const minh = await api.world.enrol('minh')
    await settle(minh.deviceId, 'revoke')
    const since = (await listed(minh))?.revokedAt
    await settle(minh.deviceId, 'revoke')
    expect((await listed(minh))?.revokedAt).toBe(since)
    await settle(minh.deviceId, 'allow')
    const acts = await api.world.db.owner.query(
      'select action, actor from audit where subject = $1 order by at',
      [minh.deviceId],
    )
    expect(acts.rows).toEqual([
      { action: 'revoke-device', actor: 'quan-tri' },
      { action: 'revoke-device', actor: 'quan-tri' },
      { action: 'allow-device', actor: 'quan-tri' },
    ])
  })
  test('a tablet that there is not gets 404, an id that is none 400', async () => {
    expect((await settle(newId(), 'revoke')).status).toBe(404)
    expect((await settle('tablet-1', 'allow')).status).toBe(400)
  })
  test('nobody but an administrator revokes, and nobody else learns whether there is one', async () => {
    const hoa = await api.world.enrol('hoa')
    const cookie = await api.signIn('giam-sat')
    for (const id of [hoa.deviceId, newId()]) expect((await settle(id, 'revoke', cookie)).status).toBe(403)
    expect((await read(hoa)).status).toBe(200)
  })
})

describe('a tablet that only reads', () => {
  test.each(['feed/22915', 'state'])('%s leaves when it was there, and its version', async (path) => {
    const tablet = await api.world.enrol(`doc-${path.slice(0, 4)}`)
    expect((await listed(tablet))?.lastContactAt).toBeNull()
    await read(tablet, path, { 'x-app-version': '1.4.2+abc' })
    const seen = await listed(tablet)
    expect(Date.now() - Date.parse(seen?.lastContactAt ?? '')).toBeLessThan(20_000)
    expect(seen?.appVersion).toBe('1.4.2+abc')
  })
  test('is written down once a minute, and at once when its app is a new one', async () => {
    const tablet = await api.world.enrol('phut')
    const version = async () => {
      const found = await api.world.db.owner.query<{ xmin: string }>(
        'select xmin::text from device where id = $1',
        [tablet.deviceId],
      )
      return found.rows[0]?.xmin
    }
    await read(tablet, 'state', { 'x-app-version': '1.0' })
    const first = await version()
    for (const path of ['state', 'feed/22915', 'feed/22915?cursor=1']) await read(tablet, path)
    expect(await version()).toBe(first)
    await read(tablet, 'state', { 'x-app-version': '1.1' })
    const second = await version()
    expect(second).not.toBe(first)
    await api.world.db.owner.query(
      `update device set last_contact_at = now() - interval '61 seconds' where id = $1`,
      [tablet.deviceId],
    )
    await read(tablet)
    expect(Date.now() - Date.parse((await listed(tablet))?.lastContactAt ?? '')).toBeLessThan(20_000)
  })
  test('a version that is none is not written, and stops nothing', async () => {
    const tablet = await api.world.enrol('la')
    expect((await read(tablet, 'state', { 'x-app-version': 'x'.repeat(500) })).status).toBe(200)
    expect((await listed(tablet))?.appVersion).toBeNull()
  })
  test('also when it is revoked: where a lost tablet was last seen is worth knowing', async () => {
    const lost = await api.world.enrol('mat')
    await settle(lost.deviceId, 'revoke')
    await read(lost)
    expect((await listed(lost))?.lastContactAt).not.toBeNull()
  })
})
