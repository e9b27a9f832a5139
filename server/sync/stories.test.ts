/**
 * Stories in which an earlier protocol lost something at the centre. The numbers are those of docs/protocol.md.
 * `A→B` is a change that saw A and wrote B; the unit is a resident's name unless said otherwise.
 */

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeOnPostgres } from '#server/store/centre-store.ts'
import type { RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import { type Change, contractVersion } from '#shared/sync/change.ts'
import { noRows, rowsFromTables } from '#shared/sync/feed.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import { hamTien, muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { dismissHeld, processHeld } from './process-held.ts'

let world: World
let home: RecordId
let an: RecordId
let lan: TestTablet
let minh: TestTablet
let people = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A household of one, called A, made by somebody else. */
async function aHousehold(): Promise<void> {
  people += 1
  const other = await world.enrol(`other-${people}`)
  lan = await world.enrol(`lan-${people}`)
  minh = await world.enrol(`minh-${people}`)
  home = newId()
  an = newId()
  await other.send([
    other.group([createChange('household', home, household({ hamlet: 'Khu phố 1' })), born(an, 'A')]),
  ])
}

const born = (id: RecordId, name: string): Change =>
  createChange('resident', id, resident({ household: home, name, relation: 'CH' }))
const rename = (from: string, to: string, base = 0): Change =>
  editChange(an, { saw: { name: from }, wrote: { name: to }, base })
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const rowOf = async (id: RecordId): Promise<Row> => {
  const row = (await world.findRow('resident', id)) ?? (await world.findRow('household', id))
  if (row === undefined) throw new Error(`no row of ${id}`)
  return row
}
const nameOf = async (id: RecordId): Promise<UnitValue | undefined> => (await rowOf(id)).units.name
const conflictsOf = async (id: RecordId) => (await world.flags(id)).filter((flag) => flag.kind === 'conflict')
/** Held for a reason that a person must look at: the tablet is out of scope for one batch. */
async function sendHeld(tablet: TestTablet, changes: readonly Change[]) {
  await world.setScope(tablet.username, [])
  const group = tablet.group(changes)
  const receipt = await tablet.sendOne(group)
  await world.setScope(tablet.username, [muiNe])
  expect(receipt).toMatchObject({ outcome: 'held', problem: { code: 'scope' } })
  return group
}

describe('11 · A→B is held, then B→A comes', () => {
  test('11 · the second waits behind the first, and the newer value wins when the district processes them', async () => {
    await aHousehold()
    const first = await sendHeld(lan, [rename('A', 'B')])
    const second = await lan.sendOne(lan.group([rename('B', 'A')]))
    expect(second).toMatchObject({ outcome: 'held', problem: { code: 'follows', record: an } })
    const settled = await processHeld(world.centre, { commune: muiNe, groupId: first.groupId })
    expect(settled).toMatchObject({ kind: 'settled', outcome: 'applied' })
    expect(await nameOf(an)).toBe('A')
    expect(await world.count(`held_group where state = 'held' and device = $1`, [lan.deviceId])).toBe(0)
  })

  test('11 · an edit waits behind the create that is held, and follows by itself', async () => {
    await aHousehold()
    const bình = newId()
    const first = await sendHeld(lan, [born(bình, 'BÌNH')])
    const edit = lan.group([editChange(bình, { saw: { name: 'BÌNH' }, wrote: { name: 'BÍNH' } })])
    expect(await lan.sendOne(edit)).toMatchObject({ outcome: 'held', problem: { code: 'follows' } })
    await processHeld(world.centre, { commune: muiNe, groupId: first.groupId })
    expect(await nameOf(bình)).toBe('BÍNH')
  })
})

test('12 · A→B conflicts with X, then B→C: one flag says saw A, wrote C, and nobody can take the withdrawn B', async () => {
  await aHousehold()
  await minh.send([minh.group([rename('A', 'X')])])
  await lan.send([lan.group([rename('A', 'B')])])
  await lan.send([lan.group([rename('B', 'C')])])
  const flags = await conflictsOf(an)
  expect(flags).toHaveLength(1)
  expect(flags[0]).toMatchObject({ state: 'open', unit: 'name' })
  expect(flags[0]?.claims).toMatchObject([{ by: lan.username, saw: 'A', wrote: 'C' }])
  expect(await nameOf(an)).toBe('X')
})

describe('13 · a household and its resident are removed by one tablet, another has added a child', () => {
  test('13 · the whole removal is held, and the child lives in a household that is there', async () => {
    await aHousehold()
    const removal = [removeChange(await rowOf(an)), removeChange(await rowOf(home))]
    const child = newId()
    await minh.send([
      minh.group([createChange('resident', child, resident({ household: home, name: 'CON' }))]),
    ])
    const receipt = await lan.sendOne(lan.group(removal))
    expect(receipt).toMatchObject({ outcome: 'held', problem: { code: 'household-not-empty', record: home } })
    expect((await rowOf(home)).removedAt).toBeNull()
    expect((await rowOf(an)).removedAt).toBeNull()
  })

  test('13 · a resident whose removal is refused keeps the household', async () => {
    await aHousehold()
    const removal = [removeChange(await rowOf(home)), removeChange(await rowOf(an))]
    await minh.send([minh.group([rename('A', 'X')])])
    const receipt = await lan.sendOne(lan.group(removal))
    expect(receipt).toMatchObject({ outcome: 'held', problem: { code: 'remove-refused', record: an } })
    expect((await rowOf(home)).removedAt).toBeNull()
  })

  test('13 · without a stranger both go, in whatever order they stand in the group', async () => {
    await aHousehold()
    const removal = [removeChange(await rowOf(home)), removeChange(await rowOf(an))]
    expect(await lan.sendOne(lan.group(removal))).toMatchObject({ outcome: 'applied' })
    expect((await rowOf(home)).removedAt).not.toBeNull()
    expect((await rowOf(an)).removedAt).not.toBeNull()
  })

  test('13 · a child that arrives after the removal is held, not put into a removed household', async () => {
    await aHousehold()
    await lan.send([lan.group([removeChange(await rowOf(an)), removeChange(await rowOf(home))])])
    const child = newId()
    const receipt = await minh.sendOne(minh.group([born(child, 'CON')]))
    expect(receipt).toMatchObject({ outcome: 'held', problem: { code: 'household-removed', record: home } })
    expect(await world.findRow('resident', child)).toBeUndefined()
  })
})

test('14 · half of a move is never applied: both residents move, or neither', async () => {
  await aHousehold()
  const wife = newId()
  await lan.send([lan.group([born(wife, 'VỢ')])])
  const nowhere = newId()
  const move = (id: RecordId, to: RecordId): Change =>
    editChange(id, { saw: { household: home }, wrote: { household: to } })
  const elsewhere = newId()
  const group = lan.group([
    createChange('household', elsewhere, household({ hamlet: 'Khu phố 2' })),
    move(an, elsewhere),
    move(wife, nowhere),
  ])
  const receipt = await lan.sendOne(group)
  expect(receipt).toMatchObject({
    outcome: 'held',
    problem: { code: 'household-missing', record: nowhere },
    seqs: {},
  })
  expect((await rowOf(an)).units.household).toBe(home)
  expect((await rowOf(wife)).units.household).toBe(home)
  expect(await world.findRow('household', elsewhere)).toBeUndefined()
})

test('15 · the same group with its keys in another order is other content: held once, and the first stays applied', async () => {
  await aHousehold()
  const group = lan.group([rename('A', 'B')])
  await lan.send([group])
  const turned = JSON.stringify(Object.fromEntries(Object.entries(group).reverse()))
  const receipt = await lan.sendOne(turned)
  expect(receipt).toMatchObject({
    groupId: group.groupId,
    outcome: 'held',
    problem: { code: 'content-differs' },
  })
  expect(await lan.sendOne(turned)).toEqual(receipt)
  expect(await lan.sendOne(group)).toMatchObject({ outcome: 'applied' })
  expect(await world.count('change_group where id = $1', [group.groupId])).toBe(2)
  expect(await nameOf(an)).toBe('B')
})

test('16 · a group that comes again much later gets its receipt, not a second turn over a newer decision', async () => {
  await aHousehold()
  const group = lan.group([rename('A', 'B')])
  const first = await lan.sendOne(group)
  await minh.send([minh.group([rename('B', 'A')])])
  expect(await lan.sendOne(group)).toEqual(first)
  expect(await nameOf(an)).toBe('A')
  expect(await conflictsOf(an)).toEqual([])
})

describe('17 · the supervisor has decided A, and a tablet that was offline sends A→B', () => {
  test('17 · the decision stands and the late value is a claim', async () => {
    await aHousehold()
    const before = (await rowOf(an)).seq
    await world.decide(an, 'name', 'A')
    const receipt = await lan.sendOne(lan.group([rename('A', 'B', before)]))
    expect(receipt).toMatchObject({ outcome: 'applied', conflicts: [{ id: an, unit: 'name' }] })
    expect(await nameOf(an)).toBe('A')
    expect((await conflictsOf(an))[0]?.claims).toMatchObject([{ by: lan.username, saw: 'A', wrote: 'B' }])
  })

  test('17 · who has seen the decision can write over it, and the other units are free', async () => {
    await aHousehold()
    const decided = await world.decide(an, 'name', 'A')
    const edit = editChange(an, {
      saw: { name: 'A', birth: null },
      wrote: { name: 'B', birth: '1960' },
      base: { name: decided, birth: 0 },
    })
    expect(await lan.sendOne(lan.group([edit]))).toMatchObject({ outcome: 'applied', conflicts: [] })
    expect((await rowOf(an)).units).toMatchObject({ name: 'B', birth: '1960' })
  })
})

test('18 · the centre keeps a name with its spaces and its decomposed letters, so the next edit finds what it saw', async () => {
  await aHousehold()
  const odd = ` nguyễn  văn ${'Ể'.normalize('NFD')} `
  await lan.send([lan.group([rename('A', odd)])])
  expect(await nameOf(an)).toBe(odd)
  expect(await lan.sendOne(lan.group([rename(odd, 'B')]))).toMatchObject({ conflicts: [] })
  expect(await nameOf(an)).toBe('B')
})

test('19 · two edits that are each right and together make no sense are both kept, and ask a question', async () => {
  await aHousehold()
  const edit = (unit: string, value: string): Change =>
    editChange(an, { saw: { [unit]: null }, wrote: { [unit]: value } })
  expect(await lan.sendOne(lan.group([edit('idNumber', '060060000001')]))).toMatchObject({
    outcome: 'applied',
  })
  expect(await minh.sendOne(minh.group([edit('birth', '1985-01-01')]))).toMatchObject({ outcome: 'applied' })
  expect((await rowOf(an)).units).toMatchObject({ idNumber: '060060000001', birth: '1985-01-01' })
  const rules = (await world.flags(an)).filter((flag) => flag.state === 'open').map((flag) => flag.rule)
  expect(rules).toContain('ID_YEAR')
})

test('20 · a decision on a screen of ten minutes ago meets the value that it did not see, and is a claim', async () => {
  await aHousehold()
  const seen = (await rowOf(an)).seq
  await minh.send([minh.group([rename('A', 'X', seen)])])
  const supervisor = await world.enrol(`supervisor-${people}`)
  const receipt = await supervisor.sendOne(supervisor.group([rename('A', 'B', seen)]))
  expect(receipt.conflicts).toEqual([{ id: an, unit: 'name' }])
  expect(await nameOf(an)).toBe('X')
})

describe('21 · an unexpected error in judging one group', () => {
  test('21 · holds that group, and the others of the batch go through', async () => {
    await aHousehold()
    const bình = newId()
    await lan.send([lan.group([born(bình, 'BÌNH')])])
    await minh.send([minh.group([rename('A', 'X')])])
    await lan.send([lan.group([rename('A', 'B')])])
    await world.db.owner.query(`update flag set claims = '7' where record = $1 and kind = 'conflict'`, [an])
    const answer = await minh.send([
      minh.group([rename('X', 'Y')]),
      minh.group([editChange(bình, { saw: { name: 'BÌNH' }, wrote: { name: 'BÍNH' } })]),
    ])
    expect(answer.receipts).toMatchObject([
      { outcome: 'held', problem: { code: 'unexpected' } },
      { outcome: 'applied' },
    ])
    expect(await nameOf(bình)).toBe('BÍNH')
    expect(await nameOf(an)).toBe('X')
  })

  test('21 · outside of one group the batch is stored and held by a second transaction, and can be processed', async () => {
    await aHousehold()
    const checkHousehold = () => {
      throw new Error('a check that breaks')
    }
    const broken = await openWorld({ checkHousehold })
    try {
      const hoa = await broken.enrol('hoa')
      const group = hoa.group([
        createChange('household', home, household({})),
        createChange('resident', an, resident({ household: home, name: 'A' })),
      ])
      const receipt = await hoa.sendOne(group)
      expect(receipt).toMatchObject({ outcome: 'held', problem: { code: 'unexpected' } })
      expect(await broken.count('batch')).toBe(1)
      expect(await hoa.sendOne(group)).toEqual(receipt)
      expect(broken.reported).toHaveLength(1)
      const mended = { store: storeOnPostgres(broken.db.pool) }
      await processHeld(mended, { commune: muiNe, groupId: group.groupId })
      expect((await broken.findRow('resident', an))?.units.name).toBe('A')
    } finally {
      await broken.close()
    }
  })
})

test('22 · a page says from which cursor it goes on, and a row never comes at a lower number than before', async () => {
  await aHousehold()
  const early = await lan.feed(0)
  await minh.send([minh.group([rename('A', 'B')])])
  const late = await lan.feed(early.next)
  expect(late.from).toBe(early.next)
  expect(late.rows.resident.id).toEqual([an])
  const at = early.rows.resident.id.indexOf(an)
  expect(late.rows.resident.seq[0]).toBeGreaterThan(early.rows.resident.seq[at] ?? 0)
})

test('23 · every row of one transaction has a number of its own, so a page may end in the middle of it', async () => {
  await aHousehold()
  const many = Array.from({ length: 9 }, () => newId())
  const start = (await lan.feed(0)).next
  await minh.send([minh.group(many.map((id) => born(id, 'ĐÔNG')))])
  const seen: string[] = []
  const numbers: number[] = []
  let cursor = start
  for (let more = true; more; ) {
    const page = await lan.feed(cursor, 2)
    seen.push(...page.rows.resident.id)
    numbers.push(...page.rows.resident.seq)
    expect(page.rows.resident.id.length).toBeLessThanOrEqual(2)
    cursor = page.next
    more = page.more
  }
  expect([...seen].sort()).toEqual([...many].sort())
  expect(new Set(numbers).size).toBe(many.length)
})

test('24 · a commune that is taken away gives no page, and every answer names what is in scope', async () => {
  await aHousehold()
  await world.setScope(lan.username, [hamTien])
  await expect(lan.feed(0)).rejects.toThrow('not-allowed')
  const answer = await lan.send([lan.group([rename('A', 'B')])])
  expect(answer.scope).toEqual([hamTien])
  expect(answer.rows).toEqual(noRows)
})

test('25 · a resident leaves for another commune and comes back: each commune has a record of its own, and edits in both meet nobody', async () => {
  await aHousehold()
  const far = await world.enrol(`far-${people}`, [hamTien])
  const [farHome, arrived] = [newId(), newId()]
  const gone = { why: null, on: '2026-01-05', to: null }
  const leaves = editChange(an, { saw: { left: null }, wrote: { left: gone }, base: (await rowOf(an)).seq })
  await lan.sendOne(lan.group([leaves]))
  const arrives = far.group([
    createChange('household', farHome, household({ hamlet: 'Khu phố 2' })),
    createChange('resident', arrived, resident({ household: farHome, name: 'A', relation: 'CH' })),
  ])
  expect(await far.sendOne(arrives, { commune: hamTien })).toMatchObject({ outcome: 'applied' })
  const there = await world.findRow('resident', arrived, hamTien)
  const renamed = editChange(arrived, { saw: { name: 'A' }, wrote: { name: 'B' }, base: there?.seq ?? 0 })
  await far.sendOne(far.group([renamed]), { commune: hamTien })
  const back = editChange(an, { saw: { left: gone }, wrote: { left: null }, base: (await rowOf(an)).seq })
  expect(await minh.sendOne(minh.group([back]))).toMatchObject({ outcome: 'applied', conflicts: [] })
  expect(await minh.sendOne(minh.group([rename('A', 'C', (await rowOf(an)).seq)]))).toMatchObject({
    conflicts: [],
  })
  expect(await nameOf(an)).toBe('C')
  expect((await world.findRow('resident', arrived, hamTien))?.units.name).toBe('B')
  // the record of one commune is nothing that another could write
  const strange = editChange(an, { saw: { name: 'C' }, wrote: { name: 'X' }, base: 0 })
  expect(await far.sendOne(far.group([strange]), { commune: hamTien })).toMatchObject({
    outcome: 'held',
    problem: { code: 'record-missing' },
  })
  expect(await conflictsOf(an)).toEqual([])
})

test('35 · a person conflicts, then sees the other value and writes again: the flag no longer offers what they withdrew', async () => {
  await aHousehold()
  await minh.send([minh.group([rename('A', 'X')])])
  await lan.send([lan.group([rename('A', 'B')])])
  await lan.send([lan.group([rename('X', 'C')])])
  expect(await nameOf(an)).toBe('C')
  const [flag] = await conflictsOf(an)
  expect(flag).toMatchObject({ state: 'withdrawn', claims: [] })
})

test('36 · a remove does not go through a unit that was disputed and decided to the same value since', async () => {
  await aHousehold()
  const removal = removeChange(await rowOf(an))
  await world.decide(an, 'name', 'A')
  const receipt = await lan.sendOne(lan.group([removal]))
  expect(receipt).toMatchObject({ outcome: 'held', problem: { code: 'remove-refused' } })
  expect((await rowOf(an)).removedAt).toBeNull()
})

describe('38 · a held group that was settled meanwhile', () => {
  test('38 · is answered to the tablet that asks, with the rows that it names', async () => {
    await aHousehold()
    const group = await sendHeld(lan, [rename('A', 'B')])
    await processHeld(world.centre, { commune: muiNe, groupId: group.groupId })
    const answer = await lan.send([], { asking: [group.groupId] })
    expect(answer.receipts).toMatchObject([{ groupId: group.groupId, outcome: 'applied' }])
    const row = rowsFromTables({ commune: muiNe }, answer.rows).find((one) => one.id === an)
    expect(row?.units.name).toBe('B')
    expect(answer.receipts[0]?.seqs).toEqual({ [an]: row?.seq })
  })

  test('38 · is answered as dismissed with the reason of the person who did', async () => {
    await aHousehold()
    const group = await sendHeld(lan, [rename('A', 'B')])
    const dismissal = { commune: muiNe, groupId: group.groupId, reason: 'Nhầm hộ', by: 'district' }
    await dismissHeld(world.centre, dismissal)
    const answer = await lan.send([], { asking: [group.groupId] })
    expect(answer.receipts).toMatchObject([
      { outcome: 'dismissed', seqs: {}, problem: { code: 'scope', reason: 'Nhầm hộ', by: 'district' } },
    ])
    expect(await nameOf(an)).toBe('A')
  })
})

test('43 · two copies of one tablet have filled one group differently: each is told what became of its own', async () => {
  await aHousehold()
  const one = await sendHeld(lan, [rename('A', 'B')])
  const other = { ...one, changes: [rename('A', 'C')] }
  expect(await lan.sendOne(other)).toMatchObject({ problem: { code: 'content-differs' } })
  const ask = { commune: muiNe, groupId: one.groupId }
  await processHeld(world.centre, ask)
  await dismissHeld(world.centre, { ...ask, reason: 'Nhầm', by: 'district' })
  const askFor = async (group: typeof one) => {
    const askedLines = { [group.groupId]: sha256(JSON.stringify(group)) }
    return (await lan.send([], { asking: [group.groupId], askedLines })).receipts
  }
  expect(await askFor(one)).toMatchObject([{ outcome: 'applied' }])
  expect(await askFor(other)).toMatchObject([{ outcome: 'dismissed', problem: { reason: 'Nhầm' } }])
  // an app that does not say which is told of the one that came last
  expect((await lan.send([], { asking: [one.groupId] })).receipts).toMatchObject([{ outcome: 'dismissed' }])
})

test('40 · processed while its commune is out of scope: the outcome is told, with no row and no flag', async () => {
  await aHousehold()
  const group = await sendHeld(lan, [rename('A', 'B')])
  await processHeld(world.centre, { commune: muiNe, groupId: group.groupId })
  await world.setScope(lan.username, [])
  const answer = await lan.send([], { asking: [group.groupId] })
  expect(answer).toMatchObject({ scope: [], rows: noRows, flags: [], receipts: [{ outcome: 'applied' }] })
  expect(Object.keys(answer.receipts[0]?.seqs ?? {})).toEqual([an])
})

test.each(Array.from({ length: contractVersion }, (_, at) => at + 1))(
  '42 · a tablet whose app is of release %i of the contract comes back: what it recorded is taken as it was then',
  async (released) => {
    await aHousehold()
    const child = newId()
    const made = lan.group([born(child, 'CON'), rename('A', 'B')], { contractVersion: released })
    const receipt = await lan.sendOne(made)
    expect(receipt).toMatchObject({ outcome: 'applied', conflicts: [] })
    expect(Object.keys(receipt.seqs).sort()).toEqual([an, child].sort())
    expect(await nameOf(an)).toBe('B')
    expect((await rowOf(child)).units.name).toBe('CON')
  },
)
