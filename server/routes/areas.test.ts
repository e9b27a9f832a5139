import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'

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
    { level: 'province', code: '01', name: 'Hà Nội', children: 0, target: null },
    { level: 'province', code: '60', name: 'Bình Thuận', children: 1, target: 1234 },
  ]
  expect(await units('')).toEqual(provinces)
  expect(await units('?level=country&code=VN')).toEqual(provinces)
})

test('a unit is opened a step at a time, and units of the past are not in it', async () => {
  expect(await units('?level=province&code=60')).toEqual([
    { level: 'district', code: '593', name: 'Phan Thiết', children: 2, target: 1234 },
  ])
  expect(await units('?level=district&code=593')).toEqual([
    { level: 'commune', code: '22915', name: 'Mũi Né', children: 0, target: 1000 },
    { level: 'commune', code: '22918', name: 'Hàm Tiến', children: 0, target: 234 },
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
