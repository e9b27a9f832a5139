import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { groupId, type RecordId } from '#shared/ids.ts'
import type { Change, Group } from '#shared/sync/change.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { hamTien, muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { dismissHeld, processHeld } from './process-held.ts'

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
  const wrote = resident({ household: home, name: 'A', relation: 'CH' })
  await minh.send([
    minh.group([createChange('household', home, household()), createChange('resident', an, wrote)]),
  ])
})

const rename = (from: string, to: string): Change =>
  editChange(an, { saw: { name: from }, wrote: { name: to } })
const nameNow = async () => (await world.findRow('resident', an))?.units.name
const processed = (group: Group) =>
  processHeld(world.centre, { commune: muiNe, groupId: group.groupId, by: 'district' })
const dismissed = (group: Group) =>
  dismissHeld(world.centre, { commune: muiNe, groupId: group.groupId, reason: 'Nhầm', by: 'district' })
const outcomesFor = async (tablet: TestTablet, groups: readonly Group[]) => {
  const answer = await tablet.send([], { asking: groups.map((group) => group.groupId) })
  return groups.map((group) => answer.receipts.find((receipt) => receipt.groupId === group.groupId)?.outcome)
}

/** Groups that arrive while the commune is out of scope: all held, each for itself. */
async function heldByScope(...changes: readonly (readonly Change[])[]): Promise<Group[]> {
  const groups = changes.map((of) => lan.group(of))
  await world.setScope(lan.username, [])
  await lan.send(groups)
  await world.setScope(lan.username, [muiNe])
  return groups
}
const one = <T>(list: readonly T[]): T => {
  const [first] = list
  if (first === undefined) throw new Error('the list is empty')
  return first
}

describe('a held group', () => {
  test('is applied when a person processes it, in the name of the officer who wrote it', async () => {
    const group = one(await heldByScope([rename('A', 'B')]))
    expect(await processed(group)).toMatchObject({ outcome: 'applied', problem: null, written: true })
    const row = await world.findRow('resident', an)
    expect(row).toMatchObject({ updatedBy: lan.username, units: { name: 'B' } })
  })

  test('that meets another value by now becomes a claim of its officer', async () => {
    const group = one(await heldByScope([rename('A', 'B')]))
    await minh.send([minh.group([rename('A', 'X')])])
    await processed(group)
    expect(await nameNow()).toBe('X')
    expect(await world.flags(an)).toMatchObject([{ claims: [{ by: lan.username, saw: 'A', wrote: 'B' }] }])
    const answer = await lan.send([], { asking: [group.groupId] })
    expect(answer.receipts[0]?.conflicts).toEqual([{ id: an, unit: 'name' }])
  })

  test('is processed oldest first: a newer one on the same record is told which comes before it', async () => {
    const [first, second] = await heldByScope([rename('A', 'B')], [rename('B', 'C')])
    if (first === undefined || second === undefined) throw new Error('two groups were sent')
    expect(await processed(second)).toEqual({ kind: 'behind', groupId: first.groupId })
    await processed(first)
    await processed(second)
    expect(await nameNow()).toBe('C')
  })

  test('takes those that follow it along, in the order in which they came', async () => {
    const group = one(await heldByScope([rename('A', 'B')]))
    const followers = [lan.group([rename('B', 'C')]), lan.group([rename('C', 'D')])]
    await lan.send(followers)
    await processed(group)
    expect(await nameNow()).toBe('D')
    expect(await outcomesFor(lan, [group, ...followers])).toEqual(['applied', 'applied', 'applied'])
  })

  test('that is dismissed lets those that follow go on, and what they meet asks a person', async () => {
    const group = one(await heldByScope([rename('A', 'B')]))
    const follower = lan.group([rename('B', 'C')])
    await lan.send([follower])
    expect(await dismissed(group)).toMatchObject({ kind: 'settled', outcome: 'dismissed' })
    expect(await outcomesFor(lan, [group, follower])).toEqual(['dismissed', 'applied'])
    expect(await nameNow()).toBe('A')
    expect(await world.flags(an)).toMatchObject([{ claims: [{ saw: 'B', wrote: 'C' }] }])
  })

  test('keeps its bytes and its hash, whatever becomes of it', async () => {
    const group = one(await heldByScope([rename('A', 'B')]))
    const before = await world.db.owner.query('select hash, batch, line from change_group where id = $1', [
      group.groupId,
    ])
    await dismissed(group)
    const after = await world.db.owner.query('select hash, batch, line from change_group where id = $1', [
      group.groupId,
    ])
    expect(after.rows).toEqual(before.rows)
    expect((await lan.send([group])).receipts).toMatchObject([
      { outcome: 'dismissed', problem: { reason: 'Nhầm' } },
    ])
  })

  test('is settled once: processing it again finds nothing', async () => {
    const group = one(await heldByScope([rename('A', 'B')]))
    await processed(group)
    expect(await processed(group)).toEqual({ kind: 'not-found' })
    expect(await dismissed(group)).toEqual({ kind: 'not-found' })
    expect(await processHeld(world.centre, { commune: muiNe, groupId: groupId(newId()) })).toEqual({
      kind: 'not-found',
    })
    expect(await processHeld(world.centre, { commune: hamTien, groupId: group.groupId })).toEqual({
      kind: 'not-found',
    })
  })

  test('that still cannot be applied stays held, with the reason of today', async () => {
    const nowhere = newId()
    const group = one(await heldByScope([editChange(nowhere, { saw: { name: 'A' }, wrote: { name: 'B' } })]))
    expect(await processed(group)).toMatchObject({ outcome: 'held', problem: { code: 'record-missing' } })
    const receipt = one((await lan.send([group])).receipts)
    expect(receipt.problem).toEqual({ code: 'record-missing', record: nowhere })
    await minh.send([
      minh.group([createChange('resident', nowhere, resident({ household: home, name: 'A' }))]),
    ])
    expect(await outcomesFor(lan, [group])).toEqual(['applied'])
  })

  test('that cannot be read stays held however often it is processed, and writes nothing', async () => {
    const broken = JSON.stringify({ ...lan.group([rename('A', 'B')]), stranger: true })
    const { groupId: id } = one((await lan.send([broken])).receipts)
    const batches = await world.count('batch')
    const settlement = await processHeld(world.centre, { commune: muiNe, groupId: id })
    expect(settlement).toMatchObject({ outcome: 'held', problem: { code: 'unknown-field' } })
    expect(await world.count('batch')).toBe(batches)
  })

  test('with the id of another is a group of its own when a person wants it', async () => {
    const group = lan.group([rename('A', 'B')])
    await lan.send([group])
    const other = { ...group, changes: [rename('B', 'C')] }
    expect(one((await lan.send([other])).receipts)).toMatchObject({ problem: { code: 'content-differs' } })
    await processed(group)
    expect(await nameNow()).toBe('C')
    expect(await world.count(`change_group where id = $1 and outcome = 'applied'`, [group.groupId])).toBe(2)
  })

  test('of two persons who process it at the same moment is applied once', async () => {
    const group = one(await heldByScope([rename('A', 'B')]))
    const settlements = await Promise.all([processed(group), processed(group), processed(group)])
    expect(settlements.filter((settlement) => settlement.kind === 'settled')).toHaveLength(1)
    expect(await nameNow()).toBe('B')
  })
})

describe('what a crash left behind', () => {
  test('a follower whose predecessor was settled goes on at the next batch of its device', async () => {
    const group = one(await heldByScope([rename('A', 'B')]))
    const follower = lan.group([rename('B', 'C')])
    await lan.send([follower])
    await world.db.owner.query(`update held_group set state = 'dismissed' where id = $1`, [group.groupId])
    await lan.send([])
    expect(await outcomesFor(lan, [follower])).toEqual(['applied'])
  })

  test('also where its officer has lost the commune since', async () => {
    const group = one(await heldByScope([rename('A', 'B')]))
    const follower = lan.group([rename('B', 'C')])
    await lan.send([follower])
    await world.db.owner.query(`update held_group set state = 'dismissed' where id = $1`, [group.groupId])
    await world.setScope(lan.username, [hamTien])
    await lan.send([])
    expect(await outcomesFor(lan, [follower])).toEqual(['applied'])
  })

  test('and a newer group of the device on that record is judged after it', async () => {
    const group = one(await heldByScope([rename('A', 'B')]))
    const follower = lan.group([rename('A', 'C')])
    await lan.send([follower])
    await world.db.owner.query(`update held_group set state = 'dismissed' where id = $1`, [group.groupId])
    const answer = await lan.send([lan.group([rename('C', 'D')])])
    expect(answer.receipts).toMatchObject([{ outcome: 'applied', conflicts: [] }])
    expect(await nameNow()).toBe('D')
  })

  test('a group whose record came while nobody looked goes on at the next batch of its device', async () => {
    const late = newId()
    const group = lan.group([editChange(late, { saw: { name: 'A' }, wrote: { name: 'B' } })])
    await lan.send([group])
    await world.db.owner.query('update held_group set waits_for = null where id = $1', [group.groupId])
    await minh.send([minh.group([createChange('resident', late, resident({ household: home, name: 'A' }))])])
    await world.db.owner.query('update held_group set waits_for = $2 where id = $1', [group.groupId, late])
    await lan.send([])
    expect(await outcomesFor(lan, [group])).toEqual(['applied'])
  })
})

test('what is done to held groups is part of the chain: the next mark is another one, and known', async () => {
  const group = one(await heldByScope([rename('A', 'B')]))
  const { mark } = await lan.send([])
  await processed(group)
  const next = await lan.send([], { mark })
  expect(next.otherEpoch).toBeUndefined()
  expect(next.mark?.seq).toBeGreaterThan(mark?.seq ?? 0)
  expect((await lan.send([], { mark: next.mark })).otherEpoch).toBeUndefined()
})
