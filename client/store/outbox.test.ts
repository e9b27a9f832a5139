/** The outbox at rest: what it lists, what it fixes, what it parks, and that it never deletes. */

import { beforeEach, describe, expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, problemResponse, TestTablet, testIds } from '#client/testing/test-tablet.ts'
import { communeCode } from '#shared/ids.ts'
import type { StoreContext } from './context.ts'
import { countOutbox } from './count-outbox.ts'
import { tables } from './database.ts'
import { findGroupContent } from './groups.ts'
import {
  acknowledge,
  fixBytes,
  listHeld,
  listOutbox,
  listUnansweredCommunes,
  listWaiting,
  park,
  unpark,
} from './outbox.ts'

const household = testRecord(1)
const resident = testRecord(2)
const second = communeCode('22918')

let centre: FakeCentre
let tablet: TestTablet
let context: StoreContext

beforeEach(async () => {
  centre = new FakeCentre()
  centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
  centre.seed({
    type: 'resident',
    id: resident,
    commune: muiNe,
    units: { household, name: 'A', birth: '1980' },
  })
  tablet = await new TestTablet({ centre, communes: [muiNe, second] }).open()
  tablet.offline()
  context = {
    database: tablet.database,
    sealer: await tablet.sealer(),
    clock: tablet.clock,
    ids: testIds,
    tabs: tablet.channel.tab(),
    journal: tablet.store.journal,
  }
})

const setState = (state: string) =>
  context.database.groups.toCollection().modify((group) => {
    Object.assign(group, { state })
  })
const states = () => tablet.states()

describe('what waits', () => {
  it('is listed by commune, oldest first, with the line to the byte', async () => {
    const made = [await tablet.addHousehold('MỘT', muiNe), await tablet.addHousehold('HAI', muiNe)]
    await tablet.addHousehold('BA', second)
    const waiting = await listWaiting(context, muiNe)
    expect(waiting.map(({ group }) => group.household)).toEqual(made.map((one) => one.household))
    for (const { content, group } of waiting) expect(JSON.parse(content.line)).toEqual(group)
    expect(await listWaiting(context, second)).toHaveLength(1)
  })

  it('counts as waiting until there is a receipt, also what is sent or parked', async () => {
    await tablet.write(resident, { name: 'B' })
    for (const state of ['open', 'sent', 'parked']) {
      await setState(state)
      expect(await countOutbox(context.database)).toMatchObject({ waiting: 1, received: 0 })
    }
    for (const state of ['applied', 'kept']) {
      await setState(state)
      expect(await countOutbox(context.database)).toEqual({ waiting: 0, held: 0, received: 1 })
    }
    for (const state of ['held', 'dismissed']) {
      await setState(state)
      expect(await countOutbox(context.database)).toEqual({ waiting: 0, held: 1, received: 0 })
    }
    await setState('dropped')
    expect(await countOutbox(context.database)).toEqual({ waiting: 0, held: 0, received: 0 })
  })

  it('names the communes that the tablet must speak with, also for what is held', async () => {
    expect(await listUnansweredCommunes(context.database)).toEqual([])
    await tablet.addHousehold('BA', second)
    expect(await listUnansweredCommunes(context.database)).toEqual([second])
    await setState('held')
    expect(await listUnansweredCommunes(context.database)).toEqual([second])
    expect(await listHeld(context, second)).toHaveLength(1)
    expect(await listHeld(context, muiNe)).toEqual([])
    await setState('kept')
    expect(await listUnansweredCommunes(context.database)).toEqual([])
  })
})

describe('bytes', () => {
  it('are fixed before they are sent, and stay the same to the byte', async () => {
    await tablet.write(resident, { name: 'B' })
    const before = await listWaiting(context, muiNe)
    expect(await fixBytes(context, before)).toBe(true)
    expect(await states()).toEqual(['sent'])
    const after = await listWaiting(context, muiNe)
    expect(after[0]?.content.line).toBe(before[0]?.content.line)
    expect(await fixBytes(context, after)).toBe(true)
  })

  it('are not fixed where a save came in between: the batch is cut anew', async () => {
    await tablet.write(resident, { name: 'B' })
    const cut = await listWaiting(context, muiNe)
    await tablet.write(resident, { name: 'C' })
    expect(await fixBytes(context, cut)).toBe(false)
    expect(await states()).toEqual(['open'])
  })

  it('of several groups are fixed together or not at all', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.addHousehold('MỘT', muiNe)
    const cut = await listWaiting(context, muiNe)
    await tablet.write(resident, { name: 'C' })
    expect(await fixBytes(context, cut)).toBe(false)
    expect(await states()).toEqual(['open', 'open'])
  })

  it('once fixed are never folded into', async () => {
    await tablet.write(resident, { name: 'B' })
    await fixBytes(context, await listWaiting(context, muiNe))
    const [line] = (await listWaiting(context, muiNe)).map(({ content }) => content.line)
    await tablet.write(resident, { name: 'C' })
    expect((await listWaiting(context, muiNe))[0]?.content.line).toBe(line)
    expect(await states()).toEqual(['sent', 'open'])
  })
})

describe('what is parked', () => {
  it('is visible with its reason and still waits', async () => {
    await tablet.write(resident, { name: 'B' })
    await fixBytes(context, await listWaiting(context, muiNe))
    const [group] = await listWaiting(context, muiNe)
    if (group === undefined) throw new Error('nothing waits')
    await park(context, group, { code: 'unreadable', fault: 'too-large' })
    expect(await listOutbox(context)).toMatchObject([
      { state: 'parked', problem: { code: 'unreadable', fault: 'too-large' }, records: [{ id: resident }] },
    ])
    expect(await countOutbox(context.database)).toMatchObject({ waiting: 1, held: 1 })
  })

  it('is not parked by someone who has not seen its newest state', async () => {
    await tablet.write(resident, { name: 'B' })
    const [stale] = await listWaiting(context, muiNe)
    await tablet.write(resident, { name: 'C' })
    if (stale === undefined) throw new Error('nothing waits')
    await park(context, stale, { code: 'unreadable' })
    expect(await states()).toEqual(['open'])
  })

  it('goes out again with its old bytes when a person asks, in its own commune only', async () => {
    await tablet.write(resident, { name: 'B' })
    const [group] = await listWaiting(context, muiNe)
    if (group === undefined) throw new Error('nothing waits')
    await park(context, group, { code: 'unreadable' })
    await unpark(context, second)
    expect(await states()).toEqual(['parked'])
    await unpark(context, muiNe)
    expect(await states()).toEqual(['sent'])
    expect((await listWaiting(context, muiNe))[0]?.content.line).toBe(group.content.line)
  })

  it('is a group that is too large even alone, and nothing of it is half sent', async () => {
    const id = tablet.tablet.newRecordId()
    const none = { saw: {}, base: {} }
    const residents = Array.from({ length: 5_000 }, () => ({
      type: 'resident' as const,
      id: tablet.tablet.newRecordId(),
      kind: 'create' as const,
      wrote: { household: id },
      ...none,
    }))
    const home = {
      type: 'household' as const,
      id,
      kind: 'create' as const,
      wrote: { hamlet: 'Thôn 1' },
      ...none,
    }
    const result = await tablet.tablet.save(id, [home, ...residents.slice(0, 4_999)], muiNe)
    expect(result.kind).toBe('saved')
    tablet.wire.fate = ({ path, packed }) =>
      path === '/api/batches' && packed > 10_000 ? problemResponse('too-large') : 'through'
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(await states()).toEqual(['parked'])
    expect(tablet.view(id)).toMatchObject({
      state: 'held',
      held: [{ kind: 'parked', problem: { fault: 'too-large' } }],
    })
  })
})

describe('what was dismissed', () => {
  it('is acknowledged once and kept', async () => {
    await tablet.write(resident, { name: 'B' })
    await setState('dismissed')
    const [entry] = await listOutbox(context)
    if (entry === undefined) throw new Error('nothing is listed')
    await acknowledge(context, entry.groupId)
    expect(await states()).toEqual(['kept'])
    await acknowledge(context, entry.groupId)
    expect(await states()).toEqual(['kept'])
  })

  it('is all that can be acknowledged: a held group is not', async () => {
    await tablet.write(resident, { name: 'B' })
    for (const state of ['open', 'sent', 'held', 'parked', 'applied']) {
      await setState(state)
      const [entry] = await listOutbox(context)
      if (entry === undefined) throw new Error('nothing is listed')
      await acknowledge(context, entry.groupId)
      expect(await states()).toEqual([state])
    }
  })
})

describe('the list that the officer sees', () => {
  it('has the newest first and leaves out what came to no change', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.write(resident, { name: 'A' })
    const first = await tablet.addHousehold('MỘT', muiNe)
    const later = await tablet.addHousehold('HAI', muiNe)
    expect((await tablet.tablet.outbox()).map((entry) => entry.household)).toEqual([
      later.household,
      first.household,
    ])
  })

  it('names every record of a save and what was done to it', async () => {
    const made = await tablet.addHousehold('MỘT', muiNe)
    expect((await tablet.tablet.outbox())[0]?.records).toEqual([
      { type: 'household', id: made.household, kind: 'create' },
      { type: 'resident', id: made.resident, kind: 'create' },
    ])
  })

  it('keeps what was received', async () => {
    await tablet.write(resident, { name: 'B' })
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(await tablet.tablet.outbox()).toMatchObject([{ state: 'kept', problem: null }])
  })
})

describe('a stored group', () => {
  it('opens only as itself, in the version that it was sealed in', async () => {
    await tablet.write(resident, { name: 'B' })
    const [stored] = await context.database.groups.toArray()
    if (stored === undefined) throw new Error('nothing is stored')
    expect(await findGroupContent(context.sealer, stored)).toBeDefined()
    expect(await findGroupContent(context.sealer, { ...stored, version: stored.version + 1 })).toBeUndefined()
    expect(await findGroupContent(context.sealer, { ...stored, groupId: testIds.group() })).toBeUndefined()
  })

  it('that does not open stays where it is, is counted, and stops no other', async () => {
    await tablet.write(resident, { name: 'B' })
    const made = await tablet.addHousehold('MỘT', muiNe)
    const [first] = await context.database.groups.orderBy('order').toArray()
    if (first === undefined) throw new Error('nothing is stored')
    await context.database.groups.put({ ...first, sealed: new Uint8Array(60) })
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.restart()
    await tablet.sync()
    expect(await states()).toEqual(['open', 'kept'])
    expect(centre.row(muiNe, made.household)).toBeDefined()
    expect(tablet.status().notices).toContain('update-needed')
    expect(tablet.status().waiting).toBe(1)
  })

  it('shows in clear nothing but numbers, ids and its state', async () => {
    await tablet.write(resident, { name: 'B' })
    const [stored] = await context.database.groups.toArray()
    expect(Object.keys(stored ?? {}).sort()).toEqual(
      ['changed', 'commune', 'containedAt', 'groupId', 'life', 'order', 'sealed', 'state', 'version'].sort(),
    )
  })
})

describe('the tables', () => {
  it('are those of version 1: a released version is never edited, a change is a version of its own', () => {
    expect(tables).toEqual({
      pages: '++key, commune',
      groups: '++order, &groupId, state, changed',
      drafts: 'id',
      meta: 'name',
    })
  })
})
