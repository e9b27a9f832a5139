import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { epoch, groupId, type RecordId } from '#shared/ids.ts'
import { type Answer, answerSchema, batchLimits } from '#shared/sync/batch.ts'
import { type Change, contractVersion } from '#shared/sync/change.ts'
import { feedPageSchema, noRows, rowsFromTables } from '#shared/sync/feed.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import {
  hamTien,
  muiNe,
  newId,
  openWorld,
  packBatch,
  type TestTablet,
  unknownCommune,
  type World,
} from '../testing/world.ts'
import { applyBatch } from './apply-batch.ts'

let world: World
let lan: TestTablet
let minh: TestTablet
let home: RecordId
let an: RecordId
let officers = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  officers += 1
  lan = await world.enrol(`lan-${officers}`)
  minh = await world.enrol(`minh-${officers}`)
  home = newId()
  an = newId()
})

const aHousehold = (id = home): Change => createChange('household', id, household({ hamlet: 'Khu phố 1' }))
const aResident = (id = an, name = 'A'): Change =>
  createChange('resident', id, resident({ household: home, name, relation: 'CH' }))
const rename = (from: string | null, to: string): Change =>
  editChange(an, { saw: { name: from }, wrote: { name: to } })
const nothingStored = async (): Promise<void> => {
  expect(await world.count('batch where device = $1', [lan.deviceId])).toBe(0)
  expect(await world.count('change_group where device = $1', [lan.deviceId])).toBe(0)
}

const rowsIn = ({ rows }: Answer) => rowsFromTables({ commune: muiNe }, rows)

describe('a batch', () => {
  test('brings a household of two into the feed, with receipts, rows and a mark that fit the contract', async () => {
    const group = lan.group([aHousehold(), aResident()])
    const answer = await lan.send([group])
    expect(answerSchema.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({ epoch: world.epoch, scope: [muiNe] })
    expect(answer.receipts).toMatchObject([{ groupId: group.groupId, outcome: 'applied', conflicts: [] }])
    const page = await lan.feed(0)
    expect(feedPageSchema.parse(page)).toEqual(page)
    expect(page.mark).toEqual(answer.mark)
    for (const row of rowsIn(answer)) {
      expect(answer.receipts[0]?.seqs[row.id]).toBe(row.seq)
      expect(await world.findRow(row.type, row.id)).toEqual(row)
    }
  })

  test('sent again has the same answer and leaves nothing new', async () => {
    const group = lan.group([aHousehold(), aResident()])
    const first = await lan.send([group])
    const batches = await world.count('batch')
    expect(await lan.send([group])).toEqual(first)
    expect(await world.count('batch')).toBe(batches)
    expect(await world.count('change_group where id = $1', [group.groupId])).toBe(1)
  })

  test('with the same line twice stores it once and answers it twice', async () => {
    const group = lan.group([aHousehold(), aResident()])
    const answer = await lan.send([group, group])
    expect(answer.receipts[0]).toEqual(answer.receipts[1])
    expect(await world.count('change_group where id = $1', [group.groupId])).toBe(1)
  })

  test('keeps its gzip bytes as they came, and each group points at its line', async () => {
    const first = lan.group([aHousehold(), aResident()])
    const second = lan.group([rename('A', 'B')])
    const bytes = packBatch(lan.envelope(), ['', first, second])
    await lan.sendBytes(bytes)
    const found = await world.db.owner.query(
      'select b.bytes, g.line from change_group g join batch b on b.commune = g.commune and b.seq = g.batch where g.id = $1',
      [second.groupId],
    )
    expect(Buffer.compare(found.rows[0].bytes, Buffer.from(bytes))).toBe(0)
    expect(found.rows[0].line).toBe(4)
  })

  test('of two officers who save the same new resident name becomes one row and no question', async () => {
    await lan.send([lan.group([aHousehold(), aResident()])])
    const receipt = await minh.sendOne(minh.group([aResident()]))
    expect(receipt).toMatchObject({ outcome: 'applied', conflicts: [] })
  })

  test('that creates a record which is there is merged like an edit that saw nothing', async () => {
    await lan.send([lan.group([aHousehold(), aResident()])])
    const create = createChange('resident', an, resident({ household: home, name: 'X', birth: '1960' }))
    const receipt = await minh.sendOne(minh.group([create]))
    expect(receipt.conflicts.map(({ unit }) => unit)).toContain('name')
    const row = await world.findRow('resident', an)
    expect(row?.units).toMatchObject({ name: 'A', birth: '1960' })
  })

  test('notes the contact of the device, what waits on it and its version, also when nothing in it is new', async () => {
    await lan.send([], { waiting: 7, appVersion: '0.1.0' })
    const found = await world.db.owner.query(
      'select waiting, app_version, last_contact_at from device where id = $1',
      [lan.deviceId],
    )
    expect(found.rows[0]).toMatchObject({ waiting: 7, app_version: '0.1.0' })
    expect(found.rows[0].last_contact_at).not.toBeNull()
    await nothingStored()
  })

  test('notes what the tablet says of its storage, until it says no more of it', async () => {
    const storageNow = async () =>
      (await world.db.owner.query('select storage from device where id = $1', [lan.deviceId])).rows[0].storage
    const storage = {
      journal: 'kept' as const,
      restored: { at: '2026-03-02T08:00:00.000Z', saves: 412, waiting: 3, unreadable: 0 },
    }
    await lan.send([], { storage })
    expect(await storageNow()).toEqual(storage)
    const change = createChange('household', newId(), household())
    await lan.send([lan.group([change])], { storage: { journal: 'missing' } })
    expect(await storageNow()).toEqual({ journal: 'missing' })
    await lan.send([])
    expect(await storageNow()).toBeNull()
  })

  test('of several groups on one record answers each with the number at which the row contains it', async () => {
    const answer = await lan.send([
      lan.group([aHousehold(), aResident()]),
      lan.group([rename('A', 'B')]),
      lan.group([rename('B', 'C')]),
    ])
    const row = rowsIn(answer).find((one) => one.id === an)
    expect(row?.units.name).toBe('C')
    expect(answer.receipts.map((receipt) => receipt.seqs[an])).toEqual([row?.seq, row?.seq, row?.seq])
  })

  test('names the writer whose change wrote the row last', async () => {
    await lan.send([lan.group([aHousehold(), aResident()])])
    await minh.send([minh.group([rename('A', 'B')])])
    expect((await world.findRow('resident', an))?.updatedBy).toBe(minh.username)
    expect((await world.findRow('household', home))?.updatedBy).toBe(lan.username)
  })

  test('finds a record by its groups, also those of a resident who changed household', async () => {
    const elsewhere = newId()
    const came = lan.group([aHousehold(), aResident()])
    const moved = lan.group([
      aHousehold(elsewhere),
      editChange(an, { saw: { household: home }, wrote: { household: elsewhere } }),
    ])
    await lan.send([came, moved])
    expect(await world.count('resident where id = $1 and created_in = $2', [an, came.groupId])).toBe(1)
    const { rows } = await world.db.owner.query('select group_id from change_of_record where record = $1', [
      an,
    ])
    expect(rows).toEqual([{ group_id: moved.groupId }])
    expect((await world.findRow('resident', an))?.units.household).toBe(elsewhere)
  })
})

describe('a conflict', () => {
  beforeEach(async () => {
    await lan.send([lan.group([aHousehold(), aResident()])])
  })

  test('on one unit keeps the value of the centre, writes the other units and becomes a claim', async () => {
    await minh.send([minh.group([rename('A', 'X')])])
    const edit = editChange(an, { saw: { name: 'A', birth: null }, wrote: { name: 'B', birth: '1960' } })
    const answer = await lan.send([lan.group([edit])])
    expect(answer.receipts).toMatchObject([{ outcome: 'applied', conflicts: [{ id: an, unit: 'name' }] }])
    expect(rowsIn(answer).find((row) => row.id === an)?.units).toMatchObject({ name: 'X', birth: '1960' })
    expect(answer.flags.filter((flag) => flag.kind === 'conflict')).toMatchObject([
      {
        unit: 'name',
        household: home,
        claims: [{ by: lan.username, device: lan.deviceId, saw: 'A', wrote: 'B' }],
      },
    ])
    expect(await world.flags(an)).toEqual(
      expect.arrayContaining(answer.flags.filter((flag) => flag.recordId === an)),
    )
  })

  test('of three people is one flag with a claim for each of the two who found another value', async () => {
    const hoa = await world.enrol(`hoa-${officers}`)
    await minh.send([minh.group([rename('A', 'X')])])
    await lan.send([lan.group([rename('A', 'B')])])
    await hoa.send([hoa.group([rename('A', 'C')])])
    const flags = (await world.flags(an)).filter((flag) => flag.kind === 'conflict')
    expect(flags).toHaveLength(1)
    expect(flags[0]?.claims.map((claim) => claim.wrote)).toEqual(['B', 'C'])
  })

  test('is agreed when the value comes to be what was claimed', async () => {
    await minh.send([minh.group([rename('A', 'X')])])
    await lan.send([lan.group([rename('A', 'B')])])
    await minh.send([minh.group([rename('X', 'B')])])
    expect(await world.flags(an)).toMatchObject([{ kind: 'conflict', state: 'agreed', claims: [] }])
  })

  test('loses only the claim that is agreed', async () => {
    const hoa = await world.enrol(`hoa-${officers}`)
    await minh.send([minh.group([rename('A', 'X')])])
    await lan.send([lan.group([rename('A', 'B')])])
    await hoa.send([hoa.group([rename('A', 'C')])])
    await minh.send([minh.group([rename('X', 'B')])])
    const [flag] = (await world.flags(an)).filter((one) => one.kind === 'conflict')
    expect(flag).toMatchObject({ state: 'open', claims: [{ by: hoa.username, wrote: 'C' }] })
  })

  test('is withdrawn when its writer takes the value of the centre', async () => {
    await minh.send([minh.group([rename('A', 'X')])])
    await lan.send([lan.group([rename('A', 'B')])])
    await lan.send([lan.group([rename('B', 'X')])])
    expect(await world.flags(an)).toMatchObject([{ state: 'withdrawn', claims: [] }])
  })

  test('is withdrawn when its writer puts back what they had started from', async () => {
    await minh.send([minh.group([rename('A', 'X')])])
    await lan.send([lan.group([rename('A', 'B')])])
    const receipt = await lan.sendOne(lan.group([rename('B', 'A')]))
    expect(receipt.conflicts).toEqual([])
    expect(await world.flags(an)).toMatchObject([{ state: 'withdrawn', claims: [] }])
  })

  test('that is closed and opened again within one batch stays the one flag, open', async () => {
    await minh.send([minh.group([rename('A', 'X')])])
    await lan.send([lan.group([rename('A', 'B')])])
    await lan.send([lan.group([rename('X', 'C')]), lan.group([rename('X', 'D')])])
    expect(await world.flags(an)).toMatchObject([{ state: 'open', claims: [{ saw: 'X', wrote: 'D' }] }])
  })

  test('of one person on two tablets is one claim, their newest, with what the other tablet had shown as saved', async () => {
    const second = await world.enrol(lan.username)
    await minh.send([minh.group([rename('A', 'X')])])
    await lan.send([lan.group([rename('A', 'B')])])
    await second.send([second.group([rename('A', 'C')])])
    expect((await world.flags(an))[0]?.claims).toMatchObject([
      { device: second.deviceId, wrote: 'C', earlier: [{ device: lan.deviceId, wrote: 'B' }] },
    ])
  })
})

describe('a batch is refused, and stored nowhere', () => {
  const problemOf = async (bytes: Uint8Array) => {
    const outcome = await lan.sendBytes(bytes)
    await nothingStored()
    return outcome.kind === 'problem' ? outcome.code : outcome.answer
  }

  test('when it is not gzip', async () => {
    expect(await problemOf(Buffer.from('{"deviceId":1}\n'))).toBe('not-gzip')
  })

  test('when the gzip is cut off', async () => {
    const whole = packBatch(lan.envelope(), [lan.group([aHousehold()])])
    expect(await problemOf(whole.subarray(0, whole.length - 12))).toBe('not-gzip')
  })

  test.each([
    ['empty', ''],
    ['not JSON', '{"deviceId":'],
    ['without a commune', JSON.stringify({ deviceId: newId(), epoch: null, mark: null, asking: [] })],
  ])('when its envelope is %s', async (_name, line) => {
    expect(await problemOf(gzipSync(`${line}\n{}\n`))).toBe('no-envelope')
  })

  test('when it is a gzip bomb, without inflating it', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
    const before = process.memoryUsage().rss
    expect(await problemOf(bomb)).toBe('too-large')
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })

  test('when it has more than 500 changes, so that the tablet halves it', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, () => createChange('household', newId(), household({})))
    const bytes = packBatch(lan.envelope(), [lan.group(many(300)), lan.group(many(201))])
    expect(await problemOf(bytes)).toBe('too-large')
  })

  test('when it is larger than 128 KiB compressed and has more than one group', async () => {
    const noise = () => randomBytes(80_000).toString('base64')
    const bytes = packBatch(lan.envelope(), [noise(), noise()])
    expect(bytes.byteLength).toBeGreaterThan(batchLimits.compressedBytes)
    expect(await problemOf(bytes)).toBe('too-large')
  })

  test('when no device has its token', async () => {
    const outcome = await applyBatch(world.centre, { token: 'nobody', bytes: packBatch(lan.envelope(), []) })
    expect(outcome).toEqual({ kind: 'problem', code: 'unknown-device' })
  })
})

test('a single group may be larger: it cannot be cut', async () => {
  const many = Array.from({ length: 900 }, () => createChange('household', newId(), household({})))
  expect(await lan.sendOne(lan.group(many))).toMatchObject({ outcome: 'applied' })
})

describe('a group is held with its reason, and the rest of the batch goes through', () => {
  const edit = (wrote: Change['wrote']): Change => ({
    ...rename('A', 'B'),
    ...(wrote === undefined ? {} : { wrote }),
  })
  const wire = (given: object): string => JSON.stringify({ ...lan.group([edit({ name: 'B' })]), ...given })
  const change = (given: object): string => wire({ changes: [{ ...edit({ name: 'B' }), ...given }] })

  const cases: readonly (readonly [string, () => string | Uint8Array, object])[] = [
    ['broken JSON', () => '{"groupId":', { code: 'unreadable' }],
    ['a number instead of a group', () => '7', { code: 'unreadable' }],
    ['bytes that are not UTF-8', () => Buffer.from([0x22, 0xff, 0xfe, 0x22]), { code: 'unreadable' }],
    ['no changes', () => wire({ changes: [] }), { code: 'shape' }],
    ['an unknown field', () => wire({ stranger: 1 }), { code: 'unknown-field', field: 'stranger' }],
    [
      'a field whose name PostgreSQL cannot store',
      () => wire({ 'a\u0000\ud800': 1 }),
      { code: 'unknown-field' },
    ],
    ['a later contract', () => wire({ contractVersion: contractVersion + 1 }), { code: 'unknown-contract' }],
    ['an unknown record type', () => change({ type: 'visit' }), { code: 'unknown-type' }],
    [
      'an unknown unit',
      () => change({ wrote: { shoeSize: '43' } }),
      { code: 'unknown-unit', unit: 'shoeSize' },
    ],
    [
      'a prototype for a unit',
      () => change({}).replace('"name":"B"', '"__proto__":"B"'),
      { field: '__proto__' },
    ],
    ['a day that does not exist', () => change({ wrote: { birth: '2021-02-30' } }), { fault: 'not-a-date' }],
    ['a control character', () => change({ wrote: { name: 'a\tb' } }), { fault: 'control-character' }],
    [
      'half of a surrogate pair',
      () => change({ wrote: { name: 'a\ud800' } }),
      { fault: 'control-character' },
    ],
    ['letters in a number', () => change({ wrote: { idNumber: '06006O000001' } }), { fault: 'not-digits' }],
    ['an empty text', () => change({ wrote: { name: '' } }), { fault: 'empty' }],
    ['an id in capitals', () => change({ id: an.toUpperCase() }), { code: 'shape' }],
    ['a field that no contract has', () => wire({ first: { [an]: 3 } }), { code: 'unknown-field' }],
  ]

  test.each(cases)('%s', async (_name, line, problem) => {
    const answer = await lan.send([
      lan.group([aHousehold()]),
      line(),
      lan.group([createChange('household', newId(), household({}))]),
    ])
    expect(answerSchema.parse(answer)).toEqual(answer)
    expect(answer.receipts.map((receipt) => receipt.outcome)).toEqual(['applied', 'held', 'applied'])
    expect(answer.receipts[1]?.problem).toMatchObject(problem)
    const again = await lan.sendOne(line())
    if (_name === 'broken JSON') expect(again).toEqual(answer.receipts[1])
  })

  test('eleven digits in an ID number are applied and asked about', async () => {
    const wrote = resident({
      household: home,
      name: 'NGUYỄN VĂN AN',
      relation: 'CH',
      idNumber: '06006000001',
    })
    const answer = await lan.send([lan.group([aHousehold(), createChange('resident', an, wrote)])])
    expect(answer.receipts).toMatchObject([{ outcome: 'applied' }])
    expect(answer.flags.map((flag) => flag.rule)).toContain('ID_FORMAT')
  })
})

describe('a group is held', () => {
  beforeEach(async () => {
    await lan.send([lan.group([aHousehold(), aResident()])])
  })

  test('when its record is missing, and is applied by itself when the record comes', async () => {
    const late = newId()
    const edit = editChange(late, { saw: { name: 'A' }, wrote: { name: 'B' } })
    const group = lan.group([edit])
    expect(await lan.sendOne(group)).toMatchObject({ problem: { code: 'record-missing', record: late } })
    await minh.send([minh.group([aResident(late)])])
    expect((await world.findRow('resident', late))?.units.name).toBe('B')
    expect((await lan.send([], { asking: [group.groupId] })).receipts).toMatchObject([{ outcome: 'applied' }])
  })

  test('when its household is missing, with what follows it, and both are applied in order when it comes', async () => {
    const later = newId()
    const child = newId()
    const create = createChange('resident', child, resident({ household: later, name: 'A' }))
    const first = await lan.sendOne(lan.group([create]))
    const second = await lan.sendOne(
      lan.group([editChange(child, { saw: { name: 'A' }, wrote: { name: 'B' } })]),
    )
    expect(first.problem).toEqual({ code: 'household-missing', record: later })
    expect(second.problem).toEqual({ code: 'follows', record: child })
    await minh.send([minh.group([aHousehold(later)])])
    expect((await world.findRow('resident', child))?.units.name).toBe('B')
  })

  test('when its record was removed', async () => {
    const row = await world.findRow('resident', an)
    if (row === undefined) throw new Error('no row')
    await lan.send([lan.group([removeChange(row)])])
    expect(await minh.sendOne(minh.group([rename('A', 'B')]))).toMatchObject({
      outcome: 'held',
      problem: { code: 'record-removed', record: an },
    })
    expect(await minh.sendOne(minh.group([removeChange(row)]))).toMatchObject({ outcome: 'held' })
    const hoa = await world.enrol(`hoa-${officers}`)
    expect(await hoa.sendOne(hoa.group([removeChange(row)]))).toMatchObject({ outcome: 'applied' })
  })

  test('behind an earlier held group of its device on the same record, and only of its device', async () => {
    await lan.send([lan.group([rename('A', 'B')], { contractVersion: contractVersion + 1 })])
    expect(await lan.sendOne(lan.group([rename('B', 'C')]))).toMatchObject({ problem: { code: 'follows' } })
    expect(await minh.sendOne(minh.group([rename('A', 'X')]))).toMatchObject({ outcome: 'applied' })
    expect(await lan.sendOne(lan.group([createChange('household', newId(), household({}))]))).toMatchObject({
      outcome: 'applied',
    })
  })

  test('when its commune is out of scope, with a receipt, no rows, and nothing written', async () => {
    const answer = await lan.send([lan.group([rename('A', 'B')])], { commune: hamTien })
    expect(answer).toMatchObject({ scope: [muiNe], rows: noRows, flags: [] })
    expect(answer.receipts).toMatchObject([{ outcome: 'held', problem: { code: 'scope' } }])
    expect(await world.count('resident where commune = $1', [hamTien])).toBe(0)
  })

  test('when nobody knows its commune', async () => {
    const answer = await lan.send([lan.group([rename('A', 'B')])], { commune: unknownCommune })
    expect(answer.receipts).toMatchObject([{ outcome: 'held', problem: { code: 'unknown-commune' } }])
  })

  test('when it was made by another device than the one that is signed in, under the signed-in one', async () => {
    const group = lan.group([rename('A', 'B')])
    const answer = await lan.send([group], { deviceId: minh.deviceId })
    expect(answer.receipts).toMatchObject([{ outcome: 'held', problem: { code: 'other-device' } }])
    expect(await world.count('held_group where id = $1 and device = $2', [group.groupId, lan.deviceId])).toBe(
      1,
    )
  })

  test('when its device was revoked, or the account disabled, with receipts and no rows', async () => {
    await world.revoke(lan)
    await world.disable(minh.username)
    for (const tablet of [lan, minh]) {
      const answer = await tablet.send([tablet.group([rename('A', 'B')])])
      expect(answer).toMatchObject({ scope: [], rows: noRows, flags: [] })
      expect(answer.receipts).toMatchObject([{ outcome: 'held', problem: { code: 'revoked' } }])
      await expect(tablet.feed(0)).rejects.toThrow('not-allowed')
    }
  })

  test('and answered to its own device only', async () => {
    const group = lan.group([rename('A', 'B')], { contractVersion: contractVersion + 1 })
    await lan.send([group])
    expect((await minh.send([], { asking: [group.groupId] })).receipts).toEqual([])
    expect((await lan.send([], { asking: [group.groupId] })).receipts).toHaveLength(1)
  })
})

describe('another life of the centre', () => {
  test('is answered with the epoch alone: nothing is judged and nothing stored', async () => {
    const answer = await lan.send([lan.group([aHousehold()])], { epoch: epoch('another life') })
    expect(answer).toEqual({
      epoch: world.epoch,
      mark: null,
      scope: [muiNe],
      receipts: [],
      rows: noRows,
      flags: [],
    })
    await nothingStored()
  })

  test('shows in a mark that the centre does not know, though the epoch is the same', async () => {
    const { mark } = await minh.send([minh.group([aHousehold()])])
    const given = { mark: { seq: mark?.seq ?? 0, hash: 'ab'.repeat(32) } }
    const answer = await lan.send([lan.group([aHousehold(newId())])], given)
    expect(answer).toMatchObject({ epoch: world.epoch, otherEpoch: true, receipts: [], rows: noRows })
    await nothingStored()
    expect((await lan.send([], { mark })).otherEpoch).toBeUndefined()
  })

  test('is not suspected of an old mark: every chain head is kept', async () => {
    const { mark } = await lan.send([lan.group([aHousehold()])])
    for (let n = 0; n < 3; n += 1) await minh.send([minh.group([aHousehold(newId())])])
    expect(await lan.sendOne(lan.group([aHousehold(newId())]), { mark })).toMatchObject({
      outcome: 'applied',
    })
  })
})

test('a group that was asked for and never held is answered with its records', async () => {
  const group = lan.group([aHousehold(), aResident()])
  const first = await lan.send([group])
  const answer = await lan.send([], { asking: [group.groupId, groupId(newId())] })
  expect(answer.receipts).toEqual(first.receipts)
  expect(answer.rows).toEqual(first.rows)
})

test('two officers who push to one commune at the same time lose nothing and ask about what they both changed', async () => {
  await lan.send([lan.group([aHousehold(), aResident()])])
  const hands = await Promise.all(Array.from({ length: 6 }, (_, n) => world.enrol(`hand-${officers}-${n}`)))
  await Promise.all(hands.map((hand, n) => hand.send([hand.group([rename('A', `HAND ${n}`)])])))
  const name = (await world.findRow('resident', an))?.units.name
  const [flag] = (await world.flags(an)).filter((one) => one.kind === 'conflict')
  const all = [...(flag?.claims ?? []).map((claim) => claim.wrote), name].sort()
  expect(all).toEqual(hands.map((_, n) => `HAND ${n}`))
})

test('a database that is gone is told as a passing problem', async () => {
  const gone = await openWorld()
  const tablet = await gone.enrol('lan')
  await gone.close()
  await expect(tablet.sendBytes(packBatch(tablet.envelope(), []))).resolves.toEqual({
    kind: 'problem',
    code: 'unavailable',
  })
})
