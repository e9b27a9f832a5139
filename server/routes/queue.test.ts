import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listDevices } from '#server/store/devices.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import { deviceSchema } from '#shared/api/accounts.ts'
import {
  deviceStorySchema,
  heldContentSchema,
  heldGroupsSchema,
  heldListed,
  heldSettlementSchema,
  queueSchema,
} from '#shared/api/queue.ts'
import type { GroupId, RecordId } from '#shared/ids.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'

let api: RunningApi
let cookie: string
let lan: TestTablet
let home: RecordId
let an: RecordId
let people = 0

beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({
    username: 'doi',
    role: 'district',
    name: 'Đội',
    areas: [{ level: 'commune', code: muiNe }],
  })
  cookie = await api.signIn('doi')
})
afterAll(() => api.close())

beforeEach(async () => {
  people += 1
  lan = await api.world.enrol(`lan-${people}`)
  home = newId()
  an = newId()
  const born = resident({ household: home, name: 'NGUYỄN VĂN AN', relation: 'CH', idNumber: '060086001234' })
  await lan.send(
    [lan.group([createChange('household', home, household()), createChange('resident', an, born)])],
    {
      waiting: 3,
      appVersion: '1.2.3',
    },
  )
})

const ask = (path: string) => api.ask(`/api/${path}`, { headers: { cookie } })
const post = (path: string, body: unknown = {}) => api.post(`/api/${path}`, body, { cookie })
const queue = async () => queueSchema.parse(await (await ask('queue')).json()).devices
const held = async () => heldGroupsSchema.parse(await (await ask(`held?device=${lan.deviceId}`)).json())
const heldPath = (group: GroupId, rest = '') => `communes/${muiNe}/held/${group}${rest}`

const rename = (from: string, to: string) =>
  editChange(an, { saw: { name: from }, wrote: { name: to }, base: 1 })
/** Held because the officer had lost the commune for a moment; a later one of the same record waits behind. */
async function sendHeld(from = 'NGUYỄN VĂN AN', to = 'NGUYỄN VĂN ÂN') {
  await api.world.setScope(lan.username, [])
  const group = lan.group([rename(from, to)])
  await lan.send([group])
  await api.world.setScope(lan.username, [muiNe])
  return group
}

describe('the queue', () => {
  test('tells of each tablet of one’s areas who has it, what it said and what it brought today', async () => {
    await api.world.enrol('elsewhere', [hamTien])
    const devices = await queue()
    expect(devices.some(({ officer }) => officer.username === 'elsewhere')).toBe(false)
    expect(devices.find(({ id }) => id === lan.deviceId)).toMatchObject({
      officer: { username: lan.username },
      communes: [{ code: muiNe, name: 'Mũi Né' }],
      waiting: 3,
      receivedToday: 1,
      appVersion: '1.2.3',
      held: 0,
      urgency: 'waiting',
    })
  })

  test('has first what is held, then who is silent, and a revoked tablet is calm', async () => {
    await sendHeld()
    const silent = await api.world.enrol(`silent-${people}`)
    const revoked = await api.world.enrol(`revoked-${people}`)
    await api.world.revoke(revoked)
    await api.world.db.owner.query(
      `update device set enrolled_at = now() - interval '4 days' where id = any($1)`,
      [[silent.deviceId, revoked.deviceId]],
    )
    const devices = await queue()
    const urgency = (tablet: TestTablet) => devices.find(({ id }) => id === tablet.deviceId)?.urgency
    expect([urgency(lan), urgency(silent), urgency(revoked)]).toEqual(['held', 'silent', 'calm'])
    const order = devices.map((device) => device.urgency)
    expect(order.lastIndexOf('held')).toBeLessThan(order.indexOf('silent'))
  })

  test('tells what a tablet says of its storage, as does the administrator’s list', async () => {
    const storage = {
      journal: 'missing' as const,
      restored: { at: '2026-03-02T08:00:00.000Z', saves: 412, waiting: 3, unreadable: 0 },
    }
    await lan.send([], { storage })
    const own = ({ id }: { id: string }) => id === lan.deviceId
    expect((await queue()).find(own)?.storage).toEqual(storage)
    const listed = deviceSchema.array().parse(await listDevices(api.world.db.pool))
    expect(listed.find(own)?.storage).toEqual(storage)
    const silent = await api.world.enrol(`says-nothing-${people}`)
    expect((await queue()).find(({ id }) => id === silent.deviceId)?.storage).toBeNull()
  })

  test('a device’s story is its batches in one’s areas with what became of their groups', async () => {
    const group = await sendHeld()
    // an act of the centre’s, which the tablet did not bring
    await post(heldPath(group.groupId, '/process'))
    const { batches } = deviceStorySchema.parse(await (await ask(`queue/devices/${lan.deviceId}`)).json())
    expect(batches).toMatchObject([
      { commune: { code: muiNe }, applied: 1, held: 0 },
      { applied: 1, held: 0, waiting: 3, appVersion: '1.2.3' },
    ])
  })
})

describe('a held group', () => {
  test('is seen with what it says, the reason, and what the centre has; numbers are masked for a district', async () => {
    const group = await sendHeld()
    const { groups, total } = await held()
    expect(total).toBe(1)
    expect(groups).toMatchObject([
      { groupId: group.groupId, problem: { code: 'scope' }, device: lan.deviceId },
    ])
    const content = heldContentSchema.parse(await (await ask(heldPath(group.groupId))).json())
    expect(content.changes).toMatchObject([
      { saw: { name: 'NGUYỄN VĂN AN' }, wrote: { name: 'NGUYỄN VĂN ÂN' } },
    ])
    expect(content.rows.find(({ id }) => id === an)?.units).toMatchObject({
      name: 'NGUYỄN VĂN AN',
      idNumber: '•••••••••234',
    })
    expect(await api.world.count(`audit where action = 'read-held' and subject = $1`, [group.groupId])).toBe(
      1,
    )
  })

  test('is processed again, and its followers go by themselves', async () => {
    const first = await sendHeld()
    await lan.send([lan.group([rename('NGUYỄN VĂN ÂN', 'NGUYỄN VĂN ẤN')])])
    expect((await held()).total).toBe(2)
    const answer = await post(heldPath(first.groupId, '/process'))
    expect(heldSettlementSchema.parse(await answer.json())).toEqual({ outcome: 'applied', problem: null })
    expect((await held()).total).toBe(0)
    expect((await api.world.findRow('resident', an))?.units.name).toBe('NGUYỄN VĂN ẤN')
    expect((await queue()).find(({ id }) => id === lan.deviceId)?.held).toBe(0)
  })

  test('that is not the oldest on its record waits for the older one', async () => {
    const first = await sendHeld()
    const second = await sendHeld('NGUYỄN VĂN ÂN', 'NGUYỄN VĂN ẤN')
    const content = heldContentSchema.parse(await (await ask(heldPath(second.groupId))).json())
    expect(content.behind).toBe(first.groupId)
    expect((await post(heldPath(second.groupId, '/process'))).status).toBe(409)
  })

  test('is dismissed with a reason that its tablet is told', async () => {
    const group = await sendHeld()
    expect((await post(heldPath(group.groupId, '/dismiss'), { reason: '  ' })).status).toBe(400)
    expect((await post(heldPath(group.groupId, '/dismiss'), { reason: 'Đã ghi ở phiếu khác' })).status).toBe(
      200,
    )
    const { receipts } = await lan.send([], { asking: [group.groupId] })
    expect(receipts).toMatchObject([
      { outcome: 'dismissed', problem: { code: 'scope', reason: 'Đã ghi ở phiếu khác', by: 'doi' } },
    ])
    expect((await post(heldPath(group.groupId, '/dismiss'), { reason: 'lần nữa' })).status).toBe(404)
  })

  test('whose line cannot be read shows no content, and is dismissed all the same', async () => {
    await lan.send(['{"groupId": 1, "tên": "NGUYỄN VĂN AN"}'])
    const [group] = (await held()).groups
    const content = heldContentSchema.parse(await (await ask(heldPath(group?.groupId as GroupId))).json())
    expect(content).toMatchObject({ changes: null, rows: [] })
    expect(content.text).toContain('groupId')
    expect(
      (await post(heldPath(group?.groupId as GroupId, '/dismiss'), { reason: 'Không đọc được' })).status,
    ).toBe(200)
  })

  test('that is the newest of more than are listed is counted, and opens all the same', async () => {
    const unreadable = (from: number) => Array.from({ length: 260 }, (_, at) => `{"groupId": ${from + at}}`)
    await lan.send(unreadable(0))
    await lan.send(unreadable(1000))
    const last = await sendHeld()
    const { groups, total } = await held()
    expect([groups.length, total]).toEqual([heldListed, 521])
    expect(groups.some(({ groupId }) => groupId === last.groupId)).toBe(false)
    const content = heldContentSchema.parse(await (await ask(heldPath(last.groupId))).json())
    expect(content.held.groupId).toBe(last.groupId)
  })

  test('of another commune is not shown, whether it exists or not', async () => {
    const group = await sendHeld()
    const beside = await ask(`communes/${hamTien}/held/${group.groupId}`)
    const nowhere = await ask(`communes/99999/held/${newId()}`)
    expect([beside.status, nowhere.status]).toEqual([403, 403])
    expect(await beside.text()).toBe(await nowhere.text())
  })
})
