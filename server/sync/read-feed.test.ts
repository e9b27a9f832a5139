import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import { rowsFromColumns } from '#shared/sync/feed.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import {
  hamTien,
  muiNe,
  newId,
  openWorld,
  type TestTablet,
  unknownCommune,
  type World,
} from '../testing/world.ts'
import { readFeed, readState } from './read-feed.ts'

let world: World
let lan: TestTablet
let minh: TestTablet

beforeAll(async () => {
  world = await openWorld()
  lan = await world.enrol('lan')
  minh = await world.enrol('minh')
})
afterAll(() => world.close())

async function aResident(name = 'A'): Promise<{ home: RecordId; id: RecordId }> {
  const home = newId()
  const id = newId()
  const wrote = resident({ household: home, name, relation: 'CH' })
  await minh.send([
    minh.group([createChange('household', home, household()), createChange('resident', id, wrote)]),
  ])
  return { home, id }
}
const end = async (): Promise<number> => (await lan.feed(0, 100_000)).next

describe('the feed', () => {
  test('of a commune that has nothing is empty, with no mark', async () => {
    const ask = { token: lan.token, commune: muiNe, cursor: 0 }
    const outcome = await readFeed(world.centre, ask)
    expect(outcome).toMatchObject({
      kind: 'page',
      page: {
        from: 0,
        next: 0,
        more: false,
        left: 0,
        mark: null,
        flags: [],
        epoch: world.epoch,
        scope: [muiNe],
      },
    })
  })

  test('brings each record once, at its newest number and value', async () => {
    const from = await end()
    const { id } = await aResident()
    for (const [saw, wrote] of [
      ['A', 'B'],
      ['B', 'C'],
    ] as const) {
      await minh.send([minh.group([editChange(id, { saw: { name: saw }, wrote: { name: wrote } })])])
    }
    const page = await lan.feed(from)
    expect(page.rows.resident.id.filter((one) => one === id)).toHaveLength(1)
    expect(rowsFromColumns('resident', page, page.rows.resident)).toContainEqual(
      await world.findRow('resident', id),
    )
    expect(page.rows.resident.units.name).toEqual(['C'])
  })

  test('says how many records are still to come, and whether there is more', async () => {
    const from = await end()
    for (let n = 0; n < 3; n += 1) await aResident()
    const first = await lan.feed(from, 4)
    expect(first).toMatchObject({ more: true, from })
    const rest = await lan.feed(first.next, 100)
    expect(rest.more).toBe(false)
    expect(rest.left).toBe(0)
    expect(first.left).toBe(rest.rows.household.id.length + rest.rows.resident.id.length)
    expect(first.rows.household.id.length + first.rows.resident.id.length + first.flags.length).toBe(4)
  })

  test('brings flags in the same order of numbers as rows, when they open and when they close', async () => {
    const { id } = await aResident()
    await minh.send([minh.group([editChange(id, { saw: { name: 'A' }, wrote: { name: 'X' } })])])
    const opening = await end()
    await lan.send([lan.group([editChange(id, { saw: { name: 'A' }, wrote: { name: 'B' } })])])
    const opened = await lan.feed(opening)
    expect(opened.flags).toMatchObject([{ recordId: id, state: 'open', unit: 'name' }])
    expect(opened.rows.resident.id).toEqual([])
    await minh.send([minh.group([editChange(id, { saw: { name: 'X' }, wrote: { name: 'B' } })])])
    const closed = await lan.feed(opened.next)
    expect(closed.flags).toMatchObject([{ id: opened.flags[0]?.id, state: 'agreed' }])
    expect(closed.flags[0]?.closedAt).not.toBeNull()
  })

  test('brings what was removed, as removed', async () => {
    const { id } = await aResident()
    const row = await world.findRow('resident', id)
    if (row === undefined) throw new Error('no row')
    const from = await end()
    await minh.send([minh.group([removeChange(row)])])
    const page = await lan.feed(from)
    expect(page.rows.resident.id).toEqual([id])
    expect(page.rows.resident.removedAt[0]).not.toBeNull()
  })

  test('goes on to the end of the commune even where the last numbers are not of rows', async () => {
    const from = await end()
    await lan.send(['unreadable'])
    const page = await lan.feed(from)
    expect(page.next).toBeGreaterThan(from)
    expect((await lan.feed(page.next)).next).toBe(page.next)
  })

  test('carries places, dates, decisions and Vietnamese in every decomposition as they are in the table', async () => {
    const home = newId()
    const id = newId()
    const wrote = resident({
      household: home,
      name: `LÊ THỊ ${'Ể'.normalize('NFD')}`,
      birth: '1987-02',
      birthPlace: { province: '60', district: '593', commune: '22915', detail: null },
      left: { why: 'moved', on: '2021-03', to: 'Hàm Tiến' },
    })
    await minh.send([
      minh.group([
        createChange('household', home, household({ address: { street: 'Huỳnh Thúc Kháng', house: null } })),
        createChange('resident', id, wrote),
      ]),
    ])
    const decided = await world.decide(id, 'birth', '1987-02-03')
    expect(await world.findRow('resident', id)).toMatchObject({
      units: { ...wrote, birth: '1987-02-03' },
      decided: { birth: decided },
    })
    expect((await world.findRow('household', home))?.units).toMatchObject({
      address: { street: 'Huỳnh Thúc Kháng', house: null },
      bookNumber: null,
    })
  })

  test('with a cursor from the future is another life of the centre: no rows, whatever the epoch', async () => {
    const future = (await end()) + 1000
    expect(await lan.feed(future)).toMatchObject({
      epoch: world.epoch,
      otherEpoch: true,
      from: future,
      next: future,
      mark: null,
    })
  })

  test('is one snapshot while others write: read to the end in small pages, nothing is missing', async () => {
    const from = await end()
    const made: RecordId[] = []
    const write = async () => {
      for (let n = 0; n < 12; n += 1) made.push((await aResident()).id)
    }
    const seen = new Set<string>()
    let cursor = from
    let writing = true
    const done = write().then(() => {
      writing = false
    })
    for (let more = true; more || writing; ) {
      const page = await lan.feed(cursor, 3)
      for (const id of page.rows.resident.id) seen.add(id)
      expect(page.from).toBe(cursor)
      cursor = page.next
      more = page.more
    }
    await done
    for (const id of (await lan.feed(cursor)).rows.resident.id) seen.add(id)
    expect([...seen].sort()).toEqual([...made].sort())
  })
})

describe('who may read', () => {
  const ask = (token: string, commune: CommuneCode) => readFeed(world.centre, { token, commune, cursor: 0 })

  test('nobody without a device', async () => {
    expect(await ask('nobody', muiNe)).toEqual({ kind: 'problem', code: 'unknown-device' })
    expect(await readState(world.centre, { token: 'nobody' })).toBeUndefined()
  })

  test('a commune outside of the scope is refused in the same words whether it exists or not', async () => {
    expect(await ask(lan.token, hamTien)).toEqual({ kind: 'problem', code: 'not-allowed' })
    expect(await ask(lan.token, unknownCommune)).toEqual(await ask(lan.token, hamTien))
  })

  test('a revoked device reads nothing, and hears that it is revoked', async () => {
    const hoa = await world.enrol('hoa')
    expect(await readState(world.centre, hoa)).toEqual({ epoch: world.epoch, scope: [muiNe], revoked: false })
    await world.revoke(hoa)
    expect(await ask(hoa.token, muiNe)).toEqual({ kind: 'problem', code: 'not-allowed' })
    expect(await readState(world.centre, hoa)).toEqual({ epoch: world.epoch, scope: [], revoked: true })
  })

  test.each([
    ['district', '593'],
    ['province', '60'],
    ['country', 'VN'],
  ])('an account of a %s has the communes below it', async (level, code) => {
    const team = await world.enrol(`team-${level}`, [])
    await world.db.owner.query('insert into account_area values ($1, $2, $3)', [`team-${level}`, level, code])
    expect((await readState(world.centre, team))?.scope).toEqual([muiNe, hamTien])
  })
})
