import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import { hamTien, muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { drainNumberChecks } from './check-numbers.ts'

let world: World
let lan: TestTablet
let number: string
let numbers = 0

beforeAll(async () => {
  world = await openWorld()
  lan = await world.enrol('lan', [muiNe, hamTien])
})
afterAll(() => world.close())
beforeEach(() => {
  numbers += 1
  number = `06006000${String(numbers).padStart(4, '0')}`
})

async function born(commune: CommuneCode, given: UnitValues): Promise<RecordId> {
  const home = newId()
  const id = newId()
  const group = lan.group([
    createChange('household', home, household()),
    createChange('resident', id, { ...resident({ household: home, name: 'A' }), ...given }),
  ])
  await lan.send([group], { commune })
  return id
}
async function edit(commune: CommuneCode, id: RecordId, saw: UnitValues, wrote: UnitValues): Promise<void> {
  const receipt = await lan.sendOne(lan.group([editChange(id, { saw, wrote })]), { commune })
  expect(receipt).toMatchObject({ outcome: 'applied', conflicts: [] })
}
const duplicates = async (id: RecordId) => {
  const found = await world.db.owner.query<{ state: string; found: unknown; seq: string }>(
    `select state, found, seq from flag where record = $1 and rule = 'ID_DUP' order by seq`,
    [id],
  )
  return found.rows.map(({ state, found: what }) => [state, what])
}
const drain = () => drainNumberChecks(world.centre)

describe('an ID number that two residents have', () => {
  test('in one commune is a question on both, each naming the other', async () => {
    const an = await born(muiNe, { idNumber: number })
    const bình = await born(muiNe, { idNumber: number })
    expect(await drain()).toBe(2)
    expect(await duplicates(an)).toEqual([['open', { elsewhere: 'commune', other: bình }]])
    expect(await duplicates(bình)).toEqual([['open', { elsewhere: 'commune', other: an }]])
  })

  test('in two communes is a question in each, and neither hears more than that it exists elsewhere', async () => {
    const an = await born(muiNe, { idNumber: number })
    await drain()
    expect(await duplicates(an)).toEqual([])
    const bình = await born(hamTien, { idNumber: number })
    await drain()
    expect(await duplicates(an)).toEqual([['open', { elsewhere: 'other-commune' }]])
    expect(await duplicates(bình)).toEqual([['open', { elsewhere: 'other-commune' }]])
  })

  test('reaches the tablets through the feed of each commune', async () => {
    const an = await born(muiNe, { idNumber: number })
    const from = (await lan.feed(0, 100_000)).next
    await born(hamTien, { idNumber: number })
    await drain()
    expect((await lan.feed(from)).flags).toMatchObject([
      { recordId: an, rule: 'ID_DUP', kind: 'check', unit: null },
    ])
    expect((await lan.feed(from)).otherEpoch).toBeUndefined()
  })

  test('is answered when one of them gets another number', async () => {
    const an = await born(muiNe, { idNumber: number })
    const bình = await born(hamTien, { idNumber: number })
    await drain()
    await edit(hamTien, bình, { idNumber: number }, { idNumber: `${number}9` })
    await drain()
    expect(await duplicates(an)).toEqual([['cleared', { elsewhere: 'other-commune' }]])
    expect(await duplicates(bình)).toEqual([['cleared', { elsewhere: 'other-commune' }]])
  })

  test('of three stays a question for the two that are left', async () => {
    const [an, bình, chi] = [
      await born(muiNe, { idNumber: number }),
      await born(muiNe, { idNumber: number }),
      await born(hamTien, { idNumber: number }),
    ]
    await drain()
    await edit(muiNe, bình, { idNumber: number }, { idNumber: null })
    await drain()
    expect(await duplicates(an)).toEqual([['open', { elsewhere: 'other-commune' }]])
    expect((await duplicates(bình)).map(([state]) => state)).toEqual(['cleared'])
    expect((await duplicates(chi)).map(([state]) => state)).toEqual(['open'])
  })

  test('is none when one of them has left, died or was removed', async () => {
    const an = await born(muiNe, { idNumber: number })
    const died = await born(muiNe, { idNumber: number })
    const removed = await born(muiNe, { idNumber: number })
    await drain()
    await edit(muiNe, died, { left: null }, { left: { why: 'died', on: null, to: null } })
    const row = await world.findRow('resident', removed)
    if (row === undefined) throw new Error('no row')
    await lan.send([lan.group([removeChange(row)])])
    await drain()
    expect((await duplicates(an)).map(([state]) => state)).toEqual(['cleared'])
    await edit(muiNe, died, { left: { why: 'died', on: null, to: null } }, { left: null })
    await drain()
    expect((await duplicates(an)).map(([state]) => state)).toEqual(['cleared', 'open'])
  })
})

describe('the queue', () => {
  test('is filled only by what changes who may be whose double', async () => {
    const an = await born(muiNe, { idNumber: number })
    await drain()
    await edit(muiNe, an, { marital: null }, { marital: '1' })
    expect(await world.count('check_queue')).toBe(0)
    await edit(muiNe, an, { idNumber: number }, { idNumber: null })
    expect(await world.count('check_queue')).toBe(1)
    await drain()
    expect(await world.count('check_queue')).toBe(0)
    expect(await world.count('id_number_use where resident = $1', [an])).toBe(0)
  })

  test('worked off twice, or by two at once, asks no question twice', async () => {
    const an = await born(muiNe, { idNumber: number })
    const bình = await born(hamTien, { idNumber: number })
    await Promise.all([drain(), drain(), drain()])
    await world.db.owner.query(
      'insert into check_queue select commune, 1, array_agg(id), array_agg(null::text) from resident where id = any($1) group by 1',
      [[an, bình]],
    )
    expect(await drain()).toBe(0)
    expect(await duplicates(an)).toEqual([['open', { elsewhere: 'other-commune' }]])
    expect(await duplicates(bình)).toEqual([['open', { elsewhere: 'other-commune' }]])
  })

  test('keeps what was queued again while it was worked off', async () => {
    const an = await born(muiNe, { idNumber: number })
    const taken = await world.db.pool.query('select entries from take_number_checks(10)')
    await edit(muiNe, an, { idNumber: number }, { idNumber: null })
    await world.db.pool.query('select end_number_checks($1)', [JSON.stringify(taken.rows[0].entries)])
    expect(await world.count('check_queue where $1 = any(residents)', [an])).toBe(1)
    await drain()
    expect(await world.count('id_number_use where resident = $1', [an])).toBe(0)
  })
})
