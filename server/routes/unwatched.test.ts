/** What is held where no district looks is seen by an administrator, and by nobody else. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { unwatched } from '#server/store/migrations/016-unwatched.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import {
  deviceStorySchema,
  heldContentSchema,
  heldGroupsSchema,
  heldSettlementSchema,
  queueSchema,
} from '#shared/api/queue.ts'
import { type CommuneCode, communeCode } from '#shared/ids.ts'
import type { Group } from '#shared/sync/change.ts'
import { createChange, household } from '#shared/testing/builders.ts'

let api: RunningApi
let administrator: string
let district: string
let lan: TestTablet
/** A commune that the tree does not have; another for each test. */
let nowhere: CommuneCode
let people = 0

beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'quan-tri', role: 'administrator', areas: [] })
  await api.makeAccount({ username: 'doi', role: 'district', areas: [{ level: 'commune', code: muiNe }] })
  administrator = await api.signIn('quan-tri')
  district = await api.signIn('doi')
})
afterAll(() => api.close())
beforeEach(async () => {
  people += 1
  nowhere = communeCode(String(99_900 + people))
  lan = await api.world.enrol(`lan-${people}`)
})

const ask = async (cookie: string, path: string): Promise<unknown> => {
  const response = await api.ask(`/api/${path}`, { headers: { cookie } })
  return response.ok ? await response.json() : response.status
}
const post = async (cookie: string, path: string, body: unknown = {}): Promise<unknown> => {
  const response = await api.post(`/api/${path}`, body, { cookie })
  return response.ok ? heldSettlementSchema.parse(await response.json()) : response.status
}
const queueOf = async (cookie: string) => queueSchema.parse(await ask(cookie, 'queue')).devices
const deviceOf = async (cookie: string) => (await queueOf(cookie)).find(({ id }) => id === lan.deviceId)
const heldOf = async (cookie: string) =>
  heldGroupsSchema.parse(await ask(cookie, `held?device=${lan.deviceId}`)).groups
const at = (commune: CommuneCode, { groupId }: Group, rest = '') =>
  `communes/${commune}/held/${groupId}${rest}`

async function sendTo(commune: CommuneCode) {
  const home = newId()
  const group = lan.group([createChange('household', home, household())])
  const [receipt] = (await lan.send([group], { commune })).receipts
  expect(receipt?.outcome).toBe('held')
  return { group, home }
}

describe('a save in a commune that the tree does not have', () => {
  test('is seen by an administrator with its tablet, its content and its story, and not by a district', async () => {
    const { group, home } = await sendTo(nowhere)
    expect(await deviceOf(administrator)).toMatchObject({ held: 1, urgency: 'held', communes: [] })
    const [held] = await heldOf(administrator)
    expect(held).toMatchObject({
      groupId: group.groupId,
      commune: { code: nowhere, name: nowhere },
      problem: { code: 'unknown-commune' },
    })
    const content = heldContentSchema.parse(await ask(administrator, at(nowhere, group)))
    expect(content.changes).toMatchObject([{ id: home, kind: 'create' }])
    const { batches } = deviceStorySchema.parse(await ask(administrator, `queue/devices/${lan.deviceId}`))
    expect(batches).toMatchObject([{ commune: { name: nowhere }, held: 1 }])

    expect((await deviceOf(district))?.held).toBe(0)
    expect(await heldOf(district)).toEqual([])
    expect(await ask(district, at(nowhere, group))).toBe(403)
  })

  test('stays held when it is processed too early, and goes when the commune is there by then', async () => {
    const { group, home } = await sendTo(nowhere)
    expect(await post(administrator, at(nowhere, group, '/process'))).toMatchObject({
      outcome: 'held',
      problem: { code: 'unknown-commune' },
    })
    await api.world.db.owner.query(
      `insert into area (code, valid_from, level, parent, name) values ($1, '2021-01-01', 'commune', '593', 'Xã Mới')`,
      [nowhere],
    )
    expect(await heldOf(administrator)).toMatchObject([{ commune: { code: nowhere, name: 'Xã Mới' } }])
    expect(await post(administrator, at(nowhere, group, '/process'))).toEqual({
      outcome: 'applied',
      problem: null,
    })
    expect((await api.world.findRow('household', home, nowhere))?.id).toBe(home)
    expect(await deviceOf(administrator)).toBeUndefined()
    const acts = await api.world.db.owner.query(
      `select actor, commune from audit where subject = $1 and action = 'process-held'`,
      [group.groupId],
    )
    expect(acts.rows).toEqual([
      { actor: 'quan-tri', commune: nowhere },
      { actor: 'quan-tri', commune: nowhere },
    ])
  })

  test('is dismissed by an administrator with a reason that its tablet is told', async () => {
    const { group } = await sendTo(nowhere)
    const reason = 'Xã này không có'
    expect(await post(administrator, at(nowhere, group, '/dismiss'), { reason })).toMatchObject({
      outcome: 'dismissed',
    })
    const { receipts } = await lan.send([], { commune: nowhere, asking: [group.groupId] })
    expect(receipts).toMatchObject([{ outcome: 'dismissed', problem: { reason, by: 'quan-tri' } }])
    expect(await heldOf(administrator)).toEqual([])
  })
})

describe('a save in a commune that lies in the areas of no district', () => {
  test('is an administrator’s until a district has the commune, and again when its account is disabled', async () => {
    const { group } = await sendTo(hamTien)
    const sees = async (cookie: string) =>
      [(await heldOf(cookie)).length, typeof (await ask(cookie, at(hamTien, group)))] as const
    const [seen, unseen] = [
      [1, 'object'],
      [0, 'number'],
    ]
    expect(await sees(administrator)).toEqual(seen)
    const username = `doi-${people}`
    const id = await api.makeAccount({
      username,
      role: 'district',
      areas: [{ level: 'province', code: '60' }],
    })
    const theirs = await api.signIn(username)
    expect([await sees(administrator), await sees(theirs)]).toEqual([unseen, seen])
    await api.world.db.owner.query('update account set disabled_at = now() where id = $1', [id])
    expect(await sees(administrator)).toEqual(seen)
    await api.world.db.owner.query(
      `update account set role = 'supervisor', disabled_at = null where id = $1`,
      [id],
    )
    expect(await sees(administrator)).toEqual(seen)
  })

  test.each(['country', 'province', 'district', 'commune'] as const)(
    'is not when a district is bound to the %s',
    async (level) => {
      await sendTo(hamTien)
      const code = { country: 'VN', province: '60', district: '593', commune: hamTien }[level]
      const id = await api.makeAccount({
        username: `doi-${level}`,
        role: 'district',
        areas: [{ level, code }],
      })
      expect(await heldOf(administrator)).toEqual([])
      await api.world.db.owner.query('update account set disabled_at = now() where id = $1', [id])
      expect(await heldOf(administrator)).toHaveLength(1)
    },
  )
})

describe('what a district looks at', () => {
  test('is none of the administrator’s matters: neither its tablets nor what they hold', async () => {
    await api.world.setScope(lan.username, [])
    const { group } = await sendTo(muiNe)
    expect(await deviceOf(administrator)).toBeUndefined()
    expect(await heldOf(administrator)).toEqual([])
    expect(await ask(administrator, at(muiNe, group))).toBe(403)
    expect(await post(administrator, at(muiNe, group, '/dismiss'), { reason: 'thử' })).toBe(403)
  })

  test('has the tablet that holds something there, also when its officer works there no more', async () => {
    await api.world.setScope(lan.username, [])
    expect(await deviceOf(district)).toBeUndefined()
    await sendTo(muiNe)
    expect(await deviceOf(district)).toMatchObject({ held: 1, urgency: 'held', communes: [] })
  })
})

test('what was held in no commune before anybody counted it is counted by the migration', async () => {
  const { owner } = api.world.db
  await sendTo(nowhere)
  await owner.query('delete from commune_count where commune = $1', [nowhere])
  expect(await heldOf(administrator)).toEqual([])
  await owner.query(`drop policy commune_count_unwatched on commune_count; ${unwatched}`)
  expect(await heldOf(administrator)).toHaveLength(1)
})
