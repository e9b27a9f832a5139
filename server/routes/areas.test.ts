import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe } from '#server/testing/world.ts'
import { stateSchema } from '#shared/api/accounts.ts'

let api: RunningApi
let administrator: string
beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'quan-tri', role: 'administrator', areas: [] })
  administrator = await api.signIn('quan-tri')
  await api.world.db.owner.query(`update area set target = 1000 where code = '22915'`)
  await api.world.db.owner.query(`update area set target = 234 where code = '22918'`)
  await api.world.db.owner.query(
    `insert into area (code, valid_from, valid_to, level, parent, name) values
      ('22990', '2004-01-01', '2019-12-31', 'commune', '593', 'Xã đã nhập'), ('01', '2004-01-01', null, 'province', null, 'Hà Nội')`,
  )
})
afterAll(() => api.close())

const ask = (query: string, cookie = administrator) => api.ask(`/api/areas${query}`, { headers: { cookie } })
const units = async (query: string) => ((await (await ask(query)).json()) as { units: unknown }).units

test('without a unit the provinces, with how many units lie below and how many residents are to be collected', async () => {
  const provinces = [
    { level: 'province', code: '01', name: 'Hà Nội', children: 0, target: null, window: null },
    { level: 'province', code: '60', name: 'Bình Thuận', children: 1, target: 1234, window: null },
  ]
  expect(await units('')).toEqual(provinces)
  expect(await units('?level=country&code=VN')).toEqual(provinces)
})

test('a unit is opened a step at a time, and units of the past are not in it', async () => {
  expect(await units('?level=province&code=60')).toEqual([
    { level: 'district', code: '593', name: 'Phan Thiết', children: 2, target: 1234, window: null },
  ])
  expect(await units('?level=district&code=593')).toEqual([
    { level: 'commune', code: '22915', name: 'Mũi Né', children: 0, target: 1000, window: null },
    { level: 'commune', code: '22918', name: 'Hàm Tiến', children: 0, target: 234, window: null },
  ])
  expect(await units('?level=commune&code=22915')).toEqual([])
})

test.each([
  ['?level=province&code=99', 404],
  ['?level=commune&code=22990', 404],
  ['?level=district&code=60', 404],
  ['?level=province', 404],
  ['?level=hamlet&code=1', 400],
])('%s gets %i', async (query, status) => expect((await ask(query)).status).toBe(status))

test('only an administrator reads the whole tree', async () => {
  await api.makeAccount({ username: 'lan' })
  expect((await ask('', await api.signIn('lan'))).status).toBe(403)
  expect((await ask('', '')).status).toBe(401)
})

describe('when tablets send by themselves', () => {
  const evening = { start: '18:00', spread: 60 }
  const set = (unit: string, body: unknown, cookie = administrator) =>
    api.ask(`/api/areas/${unit}/window`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const end = (unit: string, cookie = administrator) =>
    api.ask(`/api/areas/${unit}/window`, { method: 'DELETE', headers: { cookie } })
  const acts = async () =>
    (
      await api.world.db.owner.query(
        `select actor, action, subject_type, subject from audit where action like '%sync-window' order by at`,
      )
    ).rows

  test('is set for a unit, set anew and ended, told beside the unit, and stands in the audit log', async () => {
    expect((await set('district/593', evening)).status).toBe(204)
    expect(await units('?level=province&code=60')).toMatchObject([{ code: '593', window: evening }])
    expect(await (await ask('?level=district&code=593')).json()).toMatchObject({
      window: evening,
      units: [{ window: null }, { window: null }],
    })
    const later = { start: '21:15', spread: 90 }
    expect((await set('district/593', later)).status).toBe(204)
    expect(await units('?level=province&code=60')).toMatchObject([{ code: '593', window: later }])
    for (let time = 0; time < 2; time += 1) expect((await end('district/593')).status).toBe(204)
    expect(await units('?level=province&code=60')).toMatchObject([{ code: '593', window: null }])
    const act = { actor: 'quan-tri', subject_type: 'area', subject: 'district 593' }
    const named = ['set-sync-window', 'set-sync-window', 'end-sync-window', 'end-sync-window']
    expect(await acts()).toEqual(named.map((action) => ({ ...act, action })))
  })

  test('a tablet is told the window of the nearest unit, and none when there is none', async () => {
    const lan = await api.world.enrol('can-bo')
    const told = async () => {
      const headers = { authorization: `Bearer ${lan.token}` }
      return stateSchema.parse(await (await api.ask('/api/state', { headers })).json()).window
    }
    expect(await told()).toBeNull()
    const starts: Readonly<Record<string, string>> = {
      'country/VN': '17:00',
      'province/60': '18:00',
      'district/593': '19:00',
      'commune/22915': '20:00',
    }
    for (const [unit, start] of Object.entries(starts)) {
      await set(unit, { start, spread: 60 })
      expect(await told()).toEqual({ start, spread: 60 })
    }
    for (const [unit, start] of Object.entries(starts).reverse()) {
      expect(await told()).toEqual({ start, spread: 60 })
      await end(unit)
    }
    expect(await told()).toBeNull()
  })

  test('a tablet of two communes waits only where both do', async () => {
    const lan = await api.world.enrol('hai-xa', [muiNe, hamTien])
    const headers = { authorization: `Bearer ${lan.token}` }
    const told = async () => stateSchema.parse(await (await api.ask('/api/state', { headers })).json()).window
    await set('commune/22918', evening)
    expect(await told()).toBeNull()
    await set('commune/22915', { start: '06:00', spread: 30 })
    expect(await told()).toEqual({ start: '06:00', spread: 30 })
    for (const unit of ['commune/22918', 'commune/22915']) await end(unit)
  })

  test.each([
    ['a unit that there is not', 'district/999', evening, 404],
    ['a unit of the past', 'commune/22990', evening, 404],
    ['a level that there is not', 'hamlet/1', evening, 400],
    ['an hour that there is not', 'district/593', { start: '25:00', spread: 60 }, 400],
    ['no minutes', 'district/593', { start: '18:00' }, 400],
    ['a stretch longer than half a day', 'district/593', { start: '18:00', spread: 721 }, 400],
  ])('is not set with %s', async (_what, unit, body, status) => {
    const before = await acts()
    expect((await set(unit, body)).status).toBe(status)
    expect(await acts()).toEqual(before)
  })

  test('is set by an administrator only', async () => {
    await api.makeAccount({
      username: 'giam-sat',
      role: 'supervisor',
      areas: [{ level: 'province', code: '60' }],
    })
    const cookie = await api.signIn('giam-sat')
    expect((await set('district/593', evening, cookie)).status).toBe(403)
    expect((await end('district/593', cookie)).status).toBe(403)
    expect((await set('district/593', evening, '')).status).toBe(401)
  })
})
