/** The ledger over HTTP on a real PostgreSQL: what the centre says of a tablet is what its log has, to whoever has the token. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe, newId, packBatch, type TestTablet } from '#server/testing/world.ts'
import { devicesSchema } from '#shared/api/accounts.ts'
import { problemSchema } from '#shared/api/problem.ts'
import { deviceStorySchema } from '#shared/api/queue.ts'
import { epoch, type RecordId } from '#shared/ids.ts'
import type { Group } from '#shared/sync/change.ts'
import {
  findLost,
  type HouseholdSum,
  type LedgerAnswer,
  type LedgerAsk,
  ledgerAnswerSchema,
  sumAll,
  sumHouseholds,
} from '#shared/sync/ledger.ts'
import { createChange, household, resident } from '#shared/testing/builders.ts'

let api: RunningApi
let lan: TestTablet
beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'doi', role: 'district' })
  await api.makeAccount({ username: 'quan-tri', role: 'administrator' })
})
afterAll(() => api.close())
beforeEach(async () => {
  lan = await api.world.enrol(`lan-${newId()}`)
})

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const sumsOf = (groups: readonly Group[]): Promise<HouseholdSum[]> =>
  sumHouseholds(
    groups.map((group) => ({
      household: group.household,
      groupId: group.groupId,
      hash: sha256(JSON.stringify(group)),
    })),
    sha256,
  )

async function askOf(groups: readonly Group[], given: Partial<LedgerAsk> = {}): Promise<LedgerAsk> {
  const sums = await sumsOf(groups)
  const said = { households: sums.length, complete: sums.length, waiting: 0, ...(await sumAll(sums, sha256)) }
  return { epoch: api.world.epoch, communes: [{ commune: muiNe, ...said }], ...given }
}

const post = (tablet: TestTablet, body: unknown) =>
  api.post('/api/ledger', body, { authorization: `Bearer ${tablet.token}` })
async function compare(tablet: TestTablet, ask: LedgerAsk): Promise<LedgerAnswer> {
  const response = await post(tablet, ask)
  expect(response.status).toBe(200)
  return ledgerAnswerSchema.parse(await response.json())
}

const codeOf = async (response: Response): Promise<string> => problemSchema.parse(await response.json()).code

const home = (id: RecordId = newId()): Group => lan.group([createChange('household', id, household())])
async function pushed(count: number): Promise<Group[]> {
  const groups = Array.from({ length: count }, () => home())
  await api.push(lan, groups)
  return groups
}

describe('what the centre says of a tablet', () => {
  test('is the sum that the tablet makes of its own, and then no household is named', async () => {
    const groups = await pushed(3)
    const [first] = groups
    const more = lan.group(
      [createChange('resident', newId(), resident({ household: first?.household ?? null }))],
      {
        household: first?.household ?? newId(),
      },
    )
    await api.push(lan, [more])
    const ask = await askOf([...groups, more])
    expect(ask.communes[0]).toMatchObject({ households: 3, groups: 4 })
    const answer = await compare(lan, ask)
    expect(answer).toEqual({
      epoch: api.world.epoch,
      communes: [{ commune: muiNe, groups: 4, hash: ask.communes[0]?.hash }],
    })
  })

  test('counts what is held and what was dismissed: it is at the centre', async () => {
    const orphan = lan.group([createChange('resident', newId(), resident({ household: newId() }))])
    expect((await api.push(lan, [orphan])).receipts[0]?.outcome).toBe('held')
    const ask = await askOf([orphan])
    expect((await compare(lan, ask)).communes).toEqual([
      { commune: muiNe, groups: 1, hash: ask.communes[0]?.hash },
    ])
  })

  test('names every household with its sum where the hash is another, so that the tablet finds what was lost', async () => {
    const groups = await pushed(3)
    const unknown = home()
    const [answer] = (await compare(lan, await askOf([...groups, unknown]))).communes
    expect(answer?.groups).toBe(3)
    expect(new Set(answer?.households)).toEqual(new Set(await sumsOf(groups)))
    const own = await sumsOf([...groups, unknown])
    expect(findLost(own, answer?.households ?? [])).toEqual([unknown.household])
  })

  test('is of this tablet alone, and of the communes that it asks for', async () => {
    const minh = await api.world.enrol(`minh-${newId()}`)
    await pushed(2)
    const ask = await askOf([])
    const [commune] = ask.communes
    if (commune === undefined) throw new Error('no commune')
    const both = { ...ask, communes: [commune, { ...commune, commune: hamTien }] }
    expect((await compare(minh, both)).communes.map(({ groups }) => groups)).toEqual([0, 0])
    expect((await compare(lan, both)).communes.map(({ groups }) => groups)).toEqual([2, 0])
  })

  test('is told also when its commune was taken away and when the tablet was revoked', async () => {
    const groups = await pushed(2)
    const ask = await askOf(groups)
    const told = { communes: [{ groups: 2, hash: ask.communes[0]?.hash }] }
    await api.world.setScope(lan.username, [])
    expect(await compare(lan, ask)).toMatchObject(told)
    await api.world.revoke(lan)
    expect(await compare(lan, ask)).toMatchObject(told)
  })

  test('is nothing but the epoch to who lives in another life', async () => {
    await pushed(1)
    const answer = await compare(lan, await askOf([], { epoch: epoch('another-life') }))
    expect(answer).toEqual({ epoch: api.world.epoch, communes: [] })
  })

  test('is said to nobody else: no token, a stranger’s token, and what does not fit', async () => {
    const stranger = { ...lan, token: 'B'.repeat(43) }
    for (const body of [await askOf([]), { nonsense: true }]) {
      const response = await post(stranger, body)
      expect([response.status, await codeOf(response)]).toEqual([401, 'unknown-device'])
    }
    const response = await post(lan, { epoch: api.world.epoch, communes: [{ commune: muiNe }] })
    expect([response.status, await codeOf(response)]).toEqual([400, 'bad-request'])
  })
})

test('a line whose household cannot be read is counted under none', async () => {
  const groups = await pushed(1)
  await api.pushBytes(lan.token, packBatch(lan.envelope(), ['không phải JSON']))
  const [answer] = (await compare(lan, await askOf(groups))).communes
  expect(answer?.households).toContainEqual(expect.objectContaining({ household: null, groups: 1 }))
  expect(findLost(await sumsOf(groups), answer?.households ?? [])).toEqual([])
})

describe('the desks', () => {
  const get = async (path: string, username: string): Promise<unknown> =>
    (await api.ask(`/api/${path}`, { headers: { cookie: await api.signIn(username) } })).json()
  const ofStory = async () =>
    deviceStorySchema.parse(await get(`queue/devices/${lan.deviceId}`, 'doi')).ledger
  const ofDevices = async () =>
    devicesSchema.parse(await get('devices', 'quan-tri')).devices.find(({ id }) => id === lan.deviceId)
      ?.ledger

  test('are told what the last comparison found, once there was one', async () => {
    expect([await ofStory(), await ofDevices()]).toEqual([null, null])
    const groups = await pushed(2)
    await compare(lan, await askOf(groups))
    const found = { households: 2, complete: 2, waiting: 0, groups: 2, here: 2, agrees: true }
    expect([await ofStory(), await ofDevices()]).toMatchObject([found, found])
    await compare(lan, await askOf([...groups, home()]))
    const lacking = { households: 3, groups: 3, here: 2, agrees: false }
    expect([await ofStory(), await ofDevices()]).toMatchObject([lacking, lacking])
  })

  test('of a district see no commune outside of its areas', async () => {
    const ask = await askOf([])
    const [commune] = ask.communes
    if (commune === undefined) throw new Error('no commune')
    await compare(lan, { ...ask, communes: [{ ...commune, commune: hamTien, households: 7 }] })
    expect(await ofStory()).toBeNull()
    expect(await ofDevices()).toMatchObject({ households: 7 })
  })
})

test('a comparison of a campaign’s saves goes through the small body of a request', async () => {
  const ask = await askOf([])
  const [commune] = ask.communes
  const communes = Array.from({ length: 100 }, (_, at) => ({ ...commune, commune: `${10_000 + at}` }))
  expect(JSON.stringify({ ...ask, communes }).length).toBeLessThan(64 * 1024)
  expect((await post(lan, { ...ask, communes })).status).toBe(200)
  expect(gzipSync(JSON.stringify(ask)).length).toBeLessThan(400)
})
