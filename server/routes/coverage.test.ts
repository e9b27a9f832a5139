import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drainMoves } from '#server/sync/drain-moves.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import type { Area } from '#shared/access/actor.ts'
import { arrivalsSchema, type Coverage, coverageSchema } from '#shared/api/coverage.ts'
import { communeCode } from '#shared/ids.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'

let api: RunningApi
const cookies: Record<string, string> = {}
const province: Area = { level: 'province', code: '60' }

async function addHousehold(tablet: TestTablet, hamlet: string | null, names: readonly string[]) {
  const home = newId()
  const residents = names.map((name, index) =>
    createChange(
      'resident',
      newId(),
      resident({ household: home, name, relation: index === 0 ? 'CH' : 'CON' }),
    ),
  )
  const group = tablet.group([createChange('household', home, household({ hamlet })), ...residents])
  await tablet.send([group], { commune: tablet.username === 'hoa' ? hamTien : muiNe })
}

async function addAccount(username: string, areas: readonly Area[]) {
  await api.makeAccount({ username, role: 'district', areas })
  cookies[username] = await api.signIn(username)
}

beforeAll(async () => {
  api = await openRunningApi()
  const { owner } = api.world.db
  await owner.query(
    `insert into area (code, valid_from, level, parent, name, target) values
      ('58', '2004-01-01', 'province', null, 'Ninh Thuận', null), ('582', '2004-01-01', 'district', '58', 'Phan Rang', null),
      ('22738', '2004-01-01', 'commune', '582', 'Đô Vinh', 9)`,
  )
  await owner.query(`update area set target = case code when '22915' then 10 else 5 end where parent = '593'`)
  await owner.query(`insert into hamlet values ('22915', 'Khu phố 1', 1), ('22915', 'Khu phố 2', 2)`)
  const lan = await api.world.enrol('lan')
  const hoa = await api.world.enrol('hoa', [hamTien])
  await addHousehold(lan, 'Khu phố 1', ['NGUYỄN VĂN AN', 'NGUYỄN THỊ BÌNH'])
  await addHousehold(lan, null, ['TRẦN VĂN CƯỜNG'])
  await addHousehold(hoa, 'Khu phố 9', ['LÊ VĂN DŨNG'])
  await addAccount('tinh', [province])
  await addAccount('phuong', [{ level: 'commune', code: muiNe }])
  await addAccount('hai-noi', [
    { level: 'commune', code: muiNe },
    { level: 'province', code: '58' },
  ])
  await addAccount('ca-nuoc', [{ level: 'country', code: 'VN' }])
})
afterAll(() => api.close())

const ask = (path: string, username = 'tinh', headers: Record<string, string> = {}) =>
  api.ask(`/api/${path}`, { headers: { cookie: cookies[username] ?? '', ...headers } })
async function read(path: string, username = 'tinh'): Promise<Coverage> {
  const response = await ask(path, username)
  expect(response.status).toBe(200)
  return coverageSchema.parse(await response.json())
}

describe('coverage', () => {
  test('begins with one’s own area and opens downwards to the hamlets', async () => {
    const top = await read('coverage')
    expect(top.path).toEqual([{ ...province, name: 'Bình Thuận' }])
    expect(top.whole).toMatchObject({ target: 15, households: 3, collected: 4, left: 0, held: 0 })
    expect(top.units).toMatchObject([{ level: 'district', code: '593', collected: 4 }])
    const district = await read('coverage?level=district&code=593')
    expect(district.units).toMatchObject([
      { code: muiNe, name: 'Mũi Né', target: 10, collected: 3 },
      { code: hamTien, target: 5, collected: 1 },
    ])
    const commune = await read(`coverage?level=commune&code=${muiNe}`)
    expect(commune.path.map(({ code }) => code)).toEqual(['60', '593', muiNe])
    expect(commune.units).toMatchObject([
      { level: 'hamlet', code: 'Khu phố 1', households: 1, collected: 2, target: null },
      { code: 'Khu phố 2', households: 0 },
      { code: '', households: 1, collected: 1 },
    ])
    expect(commune.whole.lastArrivalAt).not.toBeNull()
  })

  test('of several areas is their sum, and each stands by itself', async () => {
    const several = await read('coverage', 'hai-noi')
    expect(several.path).toEqual([])
    expect(several.whole).toMatchObject({ target: 19, collected: 3 })
    expect(several.units).toMatchObject([
      { level: 'commune', code: muiNe },
      { level: 'province', code: '58', collected: 0, target: 9 },
    ])
  })

  test('of the country has the provinces', async () => {
    expect((await read('coverage', 'ca-nuoc')).units.map(({ code }) => code).sort()).toEqual(['58', '60'])
  })

  test('above or beside one’s areas is not told, nor whether the unit exists', async () => {
    const answers = await Promise.all(
      [
        'level=district&code=593',
        'level=province&code=58',
        'level=commune&code=99999',
        'level=country&code=VN',
      ].map(async (unit) => {
        const response = await ask(`coverage?${unit}`, 'phuong')
        return { status: response.status, text: await response.text() }
      }),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers[0]?.status).toBe(403)
    expect((await ask('coverage?level=district')).status).toBe(400)
  })

  test.each([
    'coverage',
    `coverage?level=commune&code=${muiNe}`,
    'coverage/arrivals',
    'queue',
    'held',
    'moves',
  ])(
    'and what else a desk asks for every few seconds travels packed, and without news not at all: %s',
    async (path) => {
      const first = await ask(path)
      expect(first.headers.get('content-encoding')).toBe('gzip')
      expect(first.headers.get('cache-control')).toBe('no-store')
      const tag = first.headers.get('etag') ?? ''
      const second = await ask(path, 'tinh', { 'if-none-match': tag })
      expect([second.status, await second.text()]).toEqual([304, ''])
      expect((await ask(path, 'tinh', { 'if-none-match': 'W/"of-before"' })).status).toBe(200)
    },
  )
})

test('arrivals of thirty days end today, with the days on which nothing came', async () => {
  const { days } = arrivalsSchema.parse(await (await ask('coverage/arrivals')).json())
  expect(days).toHaveLength(30)
  expect(days.at(-1)).toMatchObject({ groups: 3, changes: 7 })
  expect(days[0]).toMatchObject({ groups: 0, changes: 0 })
  const commune = await ask(`coverage/arrivals?level=commune&code=${hamTien}`)
  expect(arrivalsSchema.parse(await commune.json()).days.at(-1)).toMatchObject({ groups: 1, changes: 2 })
  expect((await ask(`coverage/arrivals?level=commune&code=${communeCode(hamTien)}`, 'phuong')).status).toBe(
    403,
  )
})

test('the coverage of a commune is the sum of its hamlets, with what is to be looked at, held and came last', async () => {
  const lan = await api.world.enrol('lan')
  const [home, wrong] = [newId(), newId()]
  const missing = editChange(newId(), { saw: { birth: null }, wrote: { birth: '1987' }, base: 1 })
  await lan.send([lan.group([missing], { household: home })])
  await lan.send([
    lan.group([
      createChange('household', home, household({ hamlet: 'Khu phố 2' })),
      createChange(
        'resident',
        wrong,
        resident({ household: home, name: 'NGUYEN VAN KHONG', relation: 'CH' }),
      ),
    ]),
  ])
  const { whole, units } = await read(`coverage?level=commune&code=${muiNe}`)
  expect(units.find(({ code }) => code === 'Khu phố 2')).toMatchObject({ flagged: 1, held: 1 })
  expect(units.find(({ code }) => code === 'Khu phố 2')?.lastArrivalAt).toBe(whole.lastArrivalAt)
  for (const count of ['households', 'collected', 'left', 'flagged', 'held'] as const)
    expect(
      units.reduce((sum, unit) => sum + unit[count], 0),
      count,
    ).toBe(whole[count])
})

test('says of how many who came nobody has seen where they left, in one’s own areas only', async () => {
  const hoa = await api.world.enrol('hoa', [hamTien])
  const home = newId()
  const movedFrom = { commune: muiNe, household: null, resident: null, on: '2021-03-01' }
  const arrived = { ...resident({ household: home, name: 'LÊ VĂN ĐẾN', relation: 'CH' }), movedFrom }
  const group = hoa.group([
    createChange('household', home, household({})),
    createChange('resident', newId(), arrived),
  ])
  await hoa.send([group], { commune: hamTien })
  await drainMoves(api.world.centre)
  expect((await read('coverage')).unseen).toBe(1)
  expect((await read(`coverage?level=commune&code=${hamTien}`)).unseen).toBe(1)
  expect((await read('coverage', 'phuong')).unseen).toBe(0)
})
