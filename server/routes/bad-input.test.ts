/** Each kind of bad input with its outcome: a clear 4xx that stays on the tablet, or taken in and held with a reason. */
import { gzipSync } from 'node:zlib'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, newId, packBatch, type TestTablet, unknownCommune } from '#server/testing/world.ts'
import { groupId, type RecordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { contractVersion, type Group } from '#shared/sync/change.ts'
import { noRows } from '#shared/sync/feed.ts'
import type { Receipt } from '#shared/sync/receipt.ts'

let api: RunningApi
let lan: TestTablet
let minh: TestTablet
beforeAll(async () => {
  api = await openRunningApi()
  lan = await api.world.enrol('lan')
  minh = await api.world.enrol('minh')
})
afterAll(() => api.close())

const madeAt = '2021-03-04T02:12:00.000Z'
const creating = (units: UnitValues = {}, id: RecordId = newId()): Group => ({
  groupId: groupId(v7()),
  contractVersion,
  epoch: api.world.epoch,
  household: id,
  changes: [{ type: 'resident', id, kind: 'create', wrote: { name: 'NGUYỄN VĂN BÌNH', ...units }, madeAt }],
})
async function receiptOf(group: object | string): Promise<Receipt> {
  const [receipt] = (await api.push(lan, [group])).receipts
  if (receipt === undefined) throw new Error('no receipt')
  return receipt
}
async function expectHeld(group: object, problem: object): Promise<void> {
  const before = await api.world.count('held_group')
  expect(await receiptOf(group)).toMatchObject({ outcome: 'held', problem })
  expect(await api.world.count('held_group')).toBe(before + 1)
}
async function expectProblem(response: Response, status: number, code: string): Promise<void> {
  const stored = await api.world.count('batch')
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(await response.json()).toMatchObject({ code, status })
  expect(await api.world.count('batch')).toBe(stored)
}
const lines = (...texts: string[]) => gzipSync(texts.map((text) => `${text}\n`).join(''))

describe('what has no readable envelope stays on the tablet', () => {
  test('an envelope that is no JSON gets 400', async () => {
    await expectProblem(await api.pushBytes(lan.token, lines('{"deviceId":')), 400, 'no-envelope')
  })
  test('an envelope of wrong types gets 400', async () => {
    const text = JSON.stringify({ ...lan.envelope(), commune: 22915 })
    await expectProblem(await api.pushBytes(lan.token, lines(text)), 400, 'no-envelope')
  })
  test('bytes that are no gzip get 400', async () => {
    await expectProblem(await api.pushBytes(lan.token, Buffer.from('hello')), 400, 'not-gzip')
  })
  test('gzip that breaks off gets 400', async () => {
    const whole = packBatch(lan.envelope(), [creating()])
    await expectProblem(await api.pushBytes(lan.token, whole.subarray(0, whole.length - 12)), 400, 'not-gzip')
  })
  test('another encoding gets 400', async () => {
    const bytes = packBatch(lan.envelope(), [creating()])
    await expectProblem(await api.pushBytes(lan.token, bytes, { 'content-encoding': 'br' }), 400, 'not-gzip')
  })
  test('a token that nobody has gets 401', async () => {
    const bytes = packBatch(lan.envelope(), [creating()])
    await expectProblem(await api.pushBytes('A'.repeat(43), bytes), 401, 'unknown-device')
  })
})

describe('what a stranger sends', () => {
  test('is not kept beyond what anybody may send', async () => {
    await expectProblem(
      await api.pushBytes('A'.repeat(43), Buffer.alloc(1024 * 1024, 1)),
      401,
      'unknown-device',
    )
  })
})

describe('what is too large gets 413, and the tablet halves', () => {
  test('a body of 10 MB', async () => {
    await expectProblem(await api.pushBytes(lan.token, Buffer.alloc(10 * 1024 * 1024, 1)), 413, 'too-large')
  })
  test('a gzip bomb of 300 MB is stopped long before it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(400 * 1024)
    const before = process.memoryUsage().rss
    await expectProblem(await api.pushBytes(lan.token, bomb), 413, 'too-large')
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1024 * 1024)
  })
  test('more than 500 changes in several groups', async () => {
    const groups = Array.from({ length: 501 }, () => creating())
    await expectProblem(await api.pushBytes(lan.token, packBatch(lan.envelope(), groups)), 413, 'too-large')
  })
  test('500 changes are taken', async () => {
    const answer = await api.push(
      lan,
      Array.from({ length: 500 }, () => creating()),
    )
    expect(answer.receipts.every(({ outcome }) => outcome === 'applied')).toBe(true)
  })
})

describe('what can be read so far is taken in, and held with its reason', () => {
  test('a line that is no JSON is held, and the others of the batch go through', async () => {
    const sound = creating()
    const answer = await api.push(lan, ['{"groupId": nonsense', sound])
    expect(answer.receipts.find((receipt) => receipt.groupId === sound.groupId)?.outcome).toBe('applied')
    expect(answer.receipts.find(({ outcome }) => outcome === 'held')?.problem?.code).toBe('unreadable')
  })
  test('wrong types', () => expectHeld({ ...creating(), changes: 'none' }, { code: 'shape' }))
  test('an unknown field', () =>
    expectHeld({ ...creating(), colour: 'blue' }, { code: 'unknown-field', field: 'colour' }))
  test('an unknown unit', () =>
    expectHeld(creating({ shoeSize: '42' }), { code: 'unknown-unit', unit: 'shoeSize' }))
  test('an unknown record type', async () => {
    const group = creating()
    await expectHeld(
      { ...group, changes: [{ ...group.changes[0], type: 'vehicle' }] },
      { code: 'unknown-type' },
    )
  })
  test('a contract of the future', () =>
    expectHeld({ ...creating(), contractVersion: 99 }, { code: 'unknown-contract' }))
  test('a date that does not exist', () =>
    expectHeld(creating({ birth: '1987-02-30' }), { code: 'shape', unit: 'birth', fault: 'not-a-date' }))
  test('control characters', () =>
    expectHeld(creating({ name: 'NGUYỄN\u0000VĂN' }), {
      code: 'shape',
      unit: 'name',
      fault: 'control-character',
    }))
  test('letters in a number', () =>
    expectHeld(creating({ idNumber: '06008700123A' }), {
      code: 'shape',
      unit: 'idNumber',
      fault: 'not-digits',
    }))
  test('a code that is in no list', () =>
    expectHeld(creating({ sex: '7' }), { code: 'shape', unit: 'sex', fault: 'unknown-code' }))

  test('a batch in the name of another device is held under the signed-in one', async () => {
    const group = creating()
    const bytes = packBatch({ ...lan.envelope(), deviceId: minh.deviceId }, [group])
    const response = await api.pushBytes(lan.token, bytes)
    expect(await response.json()).toMatchObject({
      receipts: [{ outcome: 'held', problem: { code: 'other-device' } }],
    })
    expect(
      await api.world.count('held_group where id = $1 and device = $2', [group.groupId, lan.deviceId]),
    ).toBe(1)
  })
  test.each([
    ['a commune out of scope', hamTien, 'scope'],
    ['a commune that the tree does not have', unknownCommune, 'unknown-commune'],
  ])('%s', async (_, commune, code) => {
    const response = await api.pushBytes(lan.token, packBatch(lan.envelope({ commune }), [creating()]))
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      receipts: [{ outcome: 'held', problem: { code } }],
      rows: noRows,
      flags: [],
    })
  })
})

describe('what is odd but has its shape is applied', () => {
  test('11 digits in an ID number are applied and flagged', async () => {
    const id = newId()
    expect((await receiptOf(creating({ idNumber: '06008700123' }, id))).outcome).toBe('applied')
    // the flag of a record in no household is raised when it has one
    const household = newId()
    const whole = { ...creating({ idNumber: '06008700124', household, relation: 'CH' }), household }
    const answer = await api.push(lan, [
      {
        ...whole,
        changes: [{ type: 'household', id: household, kind: 'create', wrote: {}, madeAt }, ...whole.changes],
      },
    ])
    expect(answer.receipts[0]?.outcome).toBe('applied')
    expect(answer.flags.map((flag) => flag.rule)).toContain('ID_FORMAT')
  })
  test('decomposed Unicode is left as it came', async () => {
    const id = newId()
    const name = 'NGUYỄN THỊ ÁNH'.normalize('NFD')
    await receiptOf(creating({ name }, id))
    expect((await api.world.findRow('resident', id))?.units.name).toBe(name)
  })
})

describe('what comes again', () => {
  test('a repeated batch gets the same receipts and changes nothing', async () => {
    const bytes = packBatch(lan.envelope(), [creating(), creating({ birth: '1987-02-30' })])
    const first = await (await api.pushBytes(lan.token, bytes)).json()
    const stored = await api.world.count('batch')
    const again = await (await api.pushBytes(lan.token, bytes)).json()
    expect((again as { receipts: unknown }).receipts).toEqual((first as { receipts: unknown }).receipts)
    expect(await api.world.count('batch')).toBe(stored)
  })
  test('the same group id with other content is held, and what was applied stays', async () => {
    const id = newId()
    const group = creating({}, id)
    expect((await receiptOf(group)).outcome).toBe('applied')
    await expectHeld(
      { ...group, changes: [{ ...group.changes[0], wrote: { name: 'KHÁC' } }] },
      { code: 'content-differs' },
    )
    expect((await api.world.findRow('resident', id))?.units.name).toBe('NGUYỄN VĂN BÌNH')
  })
})
