import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import {
  type FlagPage,
  flagPageSchema,
  flagViewSchema,
  type HistoryPage,
  historySchema,
  householdViewSchema,
} from '#shared/api/flags.ts'
import type { RecordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import { drainNumberChecks } from '../sync/check-numbers.ts'

let api: RunningApi
let lan: TestTablet
let minh: TestTablet
let hoa: TestTablet
let home: RecordId
let an: RecordId
const twin = newId()
const cookies: Record<string, string> = {}
const idNumber = '060086001234'

async function addResident(
  tablet: TestTablet,
  commune: typeof muiNe,
  { id = newId(), ...units }: { id?: RecordId } & Partial<Record<string, string>>,
) {
  const house = newId()
  const born = resident({ household: house, relation: 'CH', birth: '1986', sex: '1', ...units })
  const changes = [
    createChange('household', house, household({ bookNumber: 'TN-1' })),
    createChange('resident', id, born),
  ]
  await tablet.send([tablet.group(changes)], { commune })
  return { house, id }
}

beforeAll(async () => {
  api = await openRunningApi()
  lan = await api.world.enrol('lan')
  minh = await api.world.enrol('minh')
  hoa = await api.world.enrol('hoa', [hamTien])
  const made = await addResident(lan, muiNe, { name: 'NGUYỄN VĂN AN', idNumber })
  home = made.house
  an = made.id
  await addResident(hoa, hamTien, { id: twin, name: 'TRẦN VĂN BA', idNumber })
  await drainNumberChecks(api.world.centre)
  const edit = (saw: UnitValues, wrote: UnitValues) => editChange(an, { saw, wrote, base: 1 })
  await lan.send([
    lan.group([{ ...edit({ birth: '1986' }, { birth: '1987' }), reason: 'Theo giấy khai sinh' }]),
  ])
  await minh.send([minh.group([edit({ birth: '1986' }, { birth: '1978' })])])
  await addResident(lan, muiNe, { name: 'NGUYEN VAN TU' })
  const both = [{ level: 'district' as const, code: '593' }]
  const one = [{ level: 'commune' as const, code: muiNe }]
  for (const [username, role, areas] of [
    ['giam-sat', 'supervisor', one],
    ['giam-sat-huyen', 'supervisor', both],
    ['doi', 'district', one],
  ] as const) {
    await api.makeAccount({ username, role, areas, name: `Thử nghiệm ${username}` })
    cookies[username] = await api.signIn(username)
  }
})
afterAll(() => api.close())

const ask = (path: string, username = 'giam-sat') =>
  api.ask(`/api/${path}`, { headers: { cookie: cookies[username] ?? '' } })
async function page(query = '', username = 'giam-sat'): Promise<FlagPage> {
  const response = await ask(`flags${query}`, username)
  expect(response.status).toBe(200)
  return flagPageSchema.parse(await response.json())
}
async function view(kind: 'conflict' | 'ID_DUP', username = 'giam-sat') {
  const { flags } = await page('', username)
  const flag = flags.find((one) => one.recordId === an && (one.rule ?? one.kind) === kind)
  const response = await ask(`communes/${muiNe}/flags/${flag?.id}`, username)
  return flagViewSchema.parse(await response.json())
}

const history = async (id: RecordId, query = ''): Promise<HistoryPage> =>
  historySchema.parse(await (await ask(`communes/${muiNe}/records/${id}/history${query}`)).json())

describe('the list of flags', () => {
  test('has the open ones of one’s areas, the oldest first, with counts by kind and rule', async () => {
    const { flags, total, counts, communes } = await page()
    expect(total).toBe(flags.length)
    expect(flags.map(({ rule, kind }) => rule ?? kind)).toEqual([
      'ID_DUP',
      'ID_YEAR',
      'conflict',
      'NAME_DIACRITIC',
    ])
    expect(flags[2]).toMatchObject({ title: 'NGUYỄN VĂN AN', unit: 'birth', claims: 1, commune: muiNe })
    expect(counts).toContainEqual({ kind: 'check', rule: 'ID_DUP', count: 1 })
    expect(communes).toEqual([{ code: muiNe, name: 'Mũi Né', count: 4 }])
    expect((await page('', 'giam-sat-huyen')).total).toBe(5)
  })

  test('is filtered by how long a flag is open', async () => {
    await api.world.db.owner.query(
      `update flag set opened_at = opened_at - interval '8 days' where commune = $1 and kind = 'conflict'`,
      [muiNe],
    )
    expect((await page('?olderThan=7')).flags.map(({ kind }) => kind)).toEqual(['conflict'])
    expect((await page('?olderThan=7')).total).toBe(1)
    expect((await page('?olderThan=9')).flags).toEqual([])
    await api.world.db.owner.query(
      `update flag set opened_at = opened_at + interval '8 days' where commune = $1 and kind = 'conflict'`,
      [muiNe],
    )
    expect((await ask('flags?olderThan=0')).status).toBe(400)
  })

  test('is filtered, and comes in pages that neither skip nor repeat', async () => {
    expect((await page('?kind=conflict')).flags).toHaveLength(1)
    expect((await page(`?rule=ID_DUP&commune=${hamTien}`, 'giam-sat-huyen')).flags).toMatchObject([
      { recordId: twin },
    ])
    const all = (await page()).flags.map(({ id }) => id)
    const paged: string[] = []
    let next: string | null = null
    do {
      const query: string = next === null ? '' : `&after=${encodeURIComponent(next)}`
      const part = await page(`?limit=2${query}`)
      expect(part.total).toBe(all.length)
      paged.push(...part.flags.map(({ id }) => id))
      next = part.next
    } while (next !== null)
    expect(paged).toEqual(all)
    expect((await ask('flags?after=nonsense')).status).toBe(400)
  })

  test('travels packed, and without news not at all', async () => {
    const first = await ask('flags')
    expect(first.headers.get('content-encoding')).toBe('gzip')
    const headers = { cookie: cookies['giam-sat'] ?? '', 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await api.ask('/api/flags', { headers })).status).toBe(304)
  })

  test('is the supervisor’s only', async () => {
    expect((await ask('flags', 'doi')).status).toBe(403)
  })
})

describe('a flag', () => {
  test('of a conflict comes with its record, its household and everybody’s name', async () => {
    const conflict = await view('conflict')
    expect(conflict.flag.claims).toMatchObject([{ by: 'minh', saw: '1986', wrote: '1978' }])
    expect(conflict.record).toMatchObject({ id: an, units: { birth: '1987', idNumber } })
    expect(conflict.view).toMatchObject({
      commune: { code: muiNe, name: 'Mũi Né' },
      household: { id: home, units: { bookNumber: 'TN-1' } },
      residents: [{ id: an }],
    })
    expect(conflict.view.flags.length).toBeGreaterThan(1)
    expect(conflict.people.map(({ username }) => username)).toEqual(['lan', 'minh'])
    expect(conflict.epoch).toBe(api.world.epoch)
    expect(conflict.neighbours).toEqual([])
  })

  test('of a number that is used elsewhere shows the neighbour only to whom may look there', async () => {
    const outside = await view('ID_DUP')
    expect(outside).toMatchObject({ neighbours: [], elsewhere: true })
    const text = JSON.stringify(outside)
    expect(text).not.toContain(twin)
    expect(text).not.toContain('TRẦN VĂN BA')
    const inside = await view('ID_DUP', 'giam-sat-huyen')
    expect(inside.elsewhere).toBe(false)
    expect(inside.neighbours).toMatchObject([
      {
        record: { id: twin, commune: hamTien },
        view: { commune: { code: hamTien }, residents: [{ id: twin }] },
      },
    ])
    expect(inside.neighbours[0]?.view.flags).toMatchObject([{ rule: 'ID_DUP', recordId: twin }])
  })

  test('that is read leaves its record in the audit log', async () => {
    const before = await api.world.count(`audit where action = 'read-record' and subject = $1`, [an])
    await view('conflict')
    expect(await api.world.count(`audit where action = 'read-record' and subject = $1`, [an])).toBe(
      before + 1,
    )
  })

  test('of another commune is answered as one of none', async () => {
    const [flag] = await api.world.flags(an)
    const beside = await ask(`communes/${hamTien}/flags/${flag?.id}`)
    expect(beside.status).toBe(403)
    expect(await beside.text()).toBe(await (await ask(`communes/99999/flags/${newId()}`)).text())
    expect((await ask(`communes/${muiNe}/flags/${newId()}`)).status).toBe(404)
  })
})

describe('a record', () => {
  test('tells its whole history: who, when, from what to what, with the conflict and the reason', async () => {
    const { entries } = await history(an)
    expect(entries.map(({ by, kind }) => [by.username, kind])).toEqual([
      ['minh', 'edit'],
      ['lan', 'edit'],
      ['lan', 'create'],
    ])
    expect(entries[0]?.units).toEqual([{ unit: 'birth', from: '1986', to: '1978', conflict: true }])
    expect(entries[1]).toMatchObject({ reason: 'Theo giấy khai sinh', outcome: 'applied', desk: false })
    expect(entries[1]?.units).toEqual([{ unit: 'birth', from: '1986', to: '1987', conflict: false }])
  })

  test('tells of a save that cannot be read who sent it, when, from which tablet and why it is held', async () => {
    const { id } = await addResident(lan, muiNe, { name: 'NGUYỄN VĂN BẢY' })
    const ofTomorrow = lan.group([
      editChange(id, { saw: { birth: '1986' }, wrote: { birth: '1987' }, base: 1 }),
    ])
    await api.push(lan, [{ ...ofTomorrow, contractVersion: 999 }])
    const { entries, unreadable } = await history(id)
    expect(entries.map(({ kind, device }) => [kind, device])).toEqual([['create', lan.deviceId]])
    expect(unreadable).toMatchObject([
      { groupId: ofTomorrow.groupId, by: { username: 'lan' }, device: lan.deviceId, outcome: 'held' },
    ])
    expect(unreadable[0]?.problem).not.toBeNull()
    expect(unreadable[0]?.text).toContain('contractVersion')
    expect(unreadable[0]?.text).not.toContain('1987')
  })

  test('that was changed hundreds of times is told to its beginning, page by page', async () => {
    const { id } = await addResident(lan, muiNe, { name: 'NGUYỄN VĂN TÁM' })
    const cmnd = (at: number) => (at === 0 ? null : String(260_000_000 + at))
    const edits = Array.from({ length: 205 }, (_, at) =>
      lan.group([editChange(id, { saw: { cmnd: cmnd(at) }, wrote: { cmnd: cmnd(at + 1) }, base: 1 })]),
    )
    await lan.send(edits)
    const told: string[] = []
    let next: string | null = null
    let pages = 0
    do {
      const page: HistoryPage = await history(id, next === null ? '' : `?after=${next}`)
      told.push(...page.entries.map(({ groupId }) => groupId))
      next = page.next
      pages += 1
    } while (next !== null)
    expect(told.slice(0, -1)).toEqual(edits.map(({ groupId }) => groupId).reverse())
    expect([told.length, pages]).toEqual([206, 3])
    expect((await ask(`communes/${muiNe}/records/${id}/history?after=first`)).status).toBe(400)
  })

  test('is masked for a district: name and place in full, numbers by their end', async () => {
    const seen = await ask(`communes/${muiNe}/households/${home}`, 'doi')
    const { residents } = householdViewSchema.parse(await seen.json())
    expect(residents[0]?.units).toMatchObject({ name: 'NGUYỄN VĂN AN', idNumber: '•••••••••234' })
    const told = await ask(`communes/${muiNe}/records/${an}/history`, 'doi')
    expect(await told.text()).not.toContain(idNumber)
  })

  test('is in the audit log already when it stands in a list, once an hour however often that asks', async () => {
    await page()
    await page()
    const { rows } = await api.world.db.owner.query<{ n: number; addresses: number }>(
      `select count(*)::int as n, count(address)::int as addresses from audit where action = 'list-flags' and actor = 'giam-sat'`,
    )
    expect(rows).toEqual([{ n: 1, addresses: 1 }])
  })

  test('is masked in what two people claim of a number, too', async () => {
    const { house, id } = await addResident(lan, muiNe, { name: 'NGUYỄN VĂN SÁU', idNumber: '060086005551' })
    for (const [tablet, claimed] of [
      [lan, '060086005552'],
      [minh, '060086005553'],
    ] as const) {
      const edit = editChange(id, {
        saw: { idNumber: '060086005551' },
        wrote: { idNumber: claimed },
        base: 1,
      })
      await tablet.send([tablet.group([edit])])
    }
    const shown = async (username: string) =>
      householdViewSchema.parse(await (await ask(`communes/${muiNe}/households/${house}`, username)).json())
    const claimOf = async (username: string) =>
      (await shown(username)).flags.find(({ kind }) => kind === 'conflict')?.claims[0]
    expect(await claimOf('giam-sat')).toMatchObject({ saw: '060086005551', wrote: '060086005553' })
    expect(await claimOf('doi')).toMatchObject({ saw: '•••••••••551', wrote: '•••••••••553' })
    expect(JSON.stringify(await shown('doi'))).not.toContain('06008600555')
  })

  test('that was removed is not among the residents of its household', async () => {
    const { house, id } = await addResident(lan, muiNe, { name: 'NGUYỄN VĂN NĂM' })
    const row = await api.world.findRow('resident', id)
    if (row === undefined) throw new Error('no row')
    await lan.send([lan.group([removeChange(row)])])
    const seen = await ask(`communes/${muiNe}/households/${house}`)
    expect(householdViewSchema.parse(await seen.json())).toMatchObject({
      household: { id: house },
      residents: [],
    })
  })

  test('of another commune is answered as one that does not exist', async () => {
    for (const path of [`households/${home}`, `records/${an}/history`]) {
      const beside = await ask(`communes/${hamTien}/${path}`)
      const nowhere = await ask(`communes/99999/${path}`)
      expect([beside.status, nowhere.status]).toEqual([403, 403])
    }
    const foreign = await ask(`communes/${muiNe}/households/${twin}`)
    expect(householdViewSchema.parse(await foreign.json())).toMatchObject({ household: null, residents: [] })
  })
})
