/** What a tablet says of its own saves, and what it does when the centre lacks some. */
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FakeCentre } from '#client/testing/fake-centre.ts'
import { comeOnline, household, openSmallWorld, resident } from '#client/testing/small-world.ts'
import { muiNe, problemResponse, type TestTablet } from '#client/testing/test-tablet.ts'
import { epoch, type GroupId, groupId } from '#shared/ids.ts'
import type { StoreContext } from './context.ts'
import { createLedger } from './ledger.ts'

let centre: FakeCentre
let tablet: TestTablet
let context: StoreContext
beforeEach(async () => {
  const world = await openSmallWorld()
  centre = world.centre
  tablet = world.tablet
  context = world.context
})

const asked = () => tablet.wire.sent.filter(({ path }) => path === '/api/ledger')
const lastAsked = () => JSON.parse(asked().at(-1)?.text ?? 'null')
const ids = async () => (await tablet.database.groups.toArray()).map(({ groupId }) => groupId)
const groupIds = async () => (await ids()).map(groupId)
const view = () => tablet.tablet.ledger()

const hashOf = (line: string) => createHash('sha256').update(line).digest('hex')

describe('the hashes of what was sent', () => {
  const linesSent = () => tablet.wire.batches().flatMap(({ text }) => text.split('\n').slice(1))
  const hashes = async (asked: readonly GroupId[]) => createLedger(context, hashOf).hashes(asked)

  beforeEach(async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.addHousehold()
    await comeOnline(tablet)
  })

  it('are of the very bytes that went, by group', async () => {
    const asked = await groupIds()
    expect(asked).toHaveLength(2)
    expect(await hashes(asked)).toEqual(
      Object.fromEntries(linesSent().map((line) => [JSON.parse(line).groupId, hashOf(line)])),
    )
  })

  it('are said of what is asked for alone', async () => {
    const [first] = await groupIds()
    expect(Object.keys(await hashes(first === undefined ? [] : [first]))).toEqual([first])
    expect(await hashes([])).toEqual({})
  })

  it('are said of no group that the tablet does not have, nor of one that does not open any more', async () => {
    const [broken, whole] = await groupIds()
    await tablet.database.groups
      .where('groupId')
      .equals(broken ?? '')
      .modify({ sealed: new Uint8Array(40) })
    const strange = groupId('01890000-0000-7000-8000-0000000000ff')
    expect(Object.keys(await hashes([...(await groupIds()), strange]))).toEqual([whole])
  })
})

describe('what an officer is told of their households', () => {
  it('is nothing before the first save', async () => {
    expect(await view()).toMatchObject({ households: 0, atCentre: 0, waiting: [], lacking: [] })
  })

  it('says that a household is at the centre when each of its saves has a receipt', async () => {
    await tablet.write(resident, { name: 'B' })
    const other = await tablet.addHousehold()
    expect(await view()).toMatchObject({ households: 2, atCentre: 0 })
    await comeOnline(tablet)
    expect(await view()).toMatchObject({ households: 2, atCentre: 2, waiting: [], lacking: [] })
    tablet.offline()
    await tablet.write(other.resident, { name: 'C' })
    expect(await view()).toMatchObject({ households: 2, atCentre: 1, waiting: [other.household] })
  })

  it('counts what is held and what was dismissed: the centre has it', async () => {
    centre.holdNext.set(resident, { code: 'unexpected' })
    await tablet.write(resident, { name: 'B' })
    await comeOnline(tablet)
    expect(await tablet.states()).toEqual(['held'])
    expect(await view()).toMatchObject({ households: 1, atCentre: 1 })
    centre.dismiss(muiNe, (await ids())[0] ?? '', 'nhầm')
    await tablet.sync()
    expect(await view()).toMatchObject({ households: 1, atCentre: 1 })
  })

  it('does not count a save that came to nothing before it was sent', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.write(resident, { name: 'A' })
    expect(await tablet.states()).toEqual(['dropped'])
    expect(await view()).toMatchObject({ households: 0 })
  })

  it('says when the tablet last compared, and reads the same after it was killed', async () => {
    await tablet.write(resident, { name: 'B' })
    expect((await view()).comparedAt).toBeNull()
    await comeOnline(tablet)
    const before = await view()
    expect(Date.parse(before.comparedAt ?? '')).toBeGreaterThan(Date.parse('2026-03-02T08:00:00Z'))
    tablet.offline()
    await tablet.restart()
    expect(await view()).toEqual(before)
  })
})

describe('the comparison', () => {
  it('says the sums of what was answered, and how many saves wait', async () => {
    await tablet.write(resident, { name: 'B' })
    const other = await tablet.addHousehold()
    tablet.wire.fate = ({ text }) =>
      text.includes(other.household) ? problemResponse('too-large') : 'through'
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(await tablet.states()).toEqual(['kept', 'parked'])
    const [said] = lastAsked().communes
    expect(said).toMatchObject({ commune: muiNe, households: 2, complete: 1, waiting: 1, groups: 1 })
    expect(said.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is made once a day and by hand, and not at every sync', async () => {
    await tablet.write(resident, { name: 'B' })
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.settled()
    const first = asked().length
    expect(first).toBe(1)
    for (let n = 0; n < 3; n += 1) {
      tablet.clock.advance(200_000)
      await tablet.settled()
    }
    expect(asked()).toHaveLength(first)
    tablet.clock.advance(21 * 3_600_000)
    await tablet.settled()
    expect(asked()).toHaveLength(first + 1)
    await tablet.sync()
    expect(asked()).toHaveLength(first + 2)
  })

  it('is asked for by no tablet on which nothing was ever saved', async () => {
    await comeOnline(tablet)
    expect(asked()).toEqual([])
  })

  it('that fails keeps nothing from being sent, and is tried at the next run', async () => {
    await tablet.write(resident, { name: 'B' })
    for (const fate of ['lost', 'captive-portal', problemResponse('not-found')] as const) {
      tablet.wire.fate = ({ path }) => (path === '/api/ledger' ? fate : 'through')
      tablet.clock.advance(600_000)
      await tablet.settled()
      expect(tablet.status()).toMatchObject({ phase: 'idle', waiting: 0 })
    }
    expect(asked().length).toBeGreaterThan(2)
    await comeOnline(tablet)
    expect((await view()).comparedAt).not.toBeNull()
  })

  it('waits as long as the centre asks', async () => {
    await tablet.write(resident, { name: 'B' })
    tablet.wire.fate = ({ path }) =>
      path === '/api/ledger' ? problemResponse('unavailable', { 'retry-after': '120' }) : 'through'
    tablet.clock.advance(600_000)
    await tablet.settled()
    const sent = tablet.wire.sent.length
    await tablet.sync()
    expect(tablet.wire.sent).toHaveLength(sent)
    expect(tablet.status().phase).toBe('waiting-to-retry')
  })
})

describe('a centre that lacks what it had answered', () => {
  beforeEach(async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.addHousehold()
    await comeOnline(tablet)
    const [first = ''] = await ids()
    centre.lose(muiNe, first)
  })

  it('gets everything again by itself, and then has it', async () => {
    await tablet.sync()
    expect([...centre.commune(muiNe).groups.keys()].sort()).toEqual((await ids()).sort())
    expect(await tablet.states()).toEqual(['kept', 'kept'])
    expect(await view()).toMatchObject({ households: 2, atCentre: 2, lacking: [] })
    expect(tablet.status()).toMatchObject({ phase: 'idle', notices: [] })
  })

  it('is found by the daily comparison too', async () => {
    tablet.clock.advance(21 * 3_600_000)
    await tablet.settled()
    expect(centre.commune(muiNe).groups.size).toBe(2)
  })

  it('and loses it again each time is told of, and is not sent everything without end', async () => {
    const [first = ''] = await ids()
    tablet.wire.afterJudging = () => centre.lose(muiNe, first)
    for (let n = 0; n < 3; n += 1) await tablet.sync()
    expect(await view()).toMatchObject({ households: 2, atCentre: 1, lacking: [household] })
    const again = tablet.wire.batches().filter(({ text }) => text.includes('"replay"'))
    expect(again).toHaveLength(1)
    tablet.wire.afterJudging = () => undefined
    centre.epoch = epoch('after-the-repair')
    await tablet.sync()
    expect(await view()).toMatchObject({ households: 2, atCentre: 2, lacking: [] })
  })

  it('is not taken for one when its answer is under way: it has more than the tablet knows', async () => {
    await tablet.sync()
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'answer-lost' : 'through')
    await tablet.write(resident, { name: 'C' })
    await tablet.sync()
    tablet.wire.sent.length = 0
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? problemResponse('too-large') : 'through')
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(await tablet.states()).toContain('parked')
    expect(asked().length).toBeGreaterThan(0)
    expect(tablet.wire.batches().filter(({ text }) => text.includes('"replay"'))).toEqual([])
    expect(await view()).toMatchObject({ households: 2, atCentre: 1, lacking: [] })
  })
})
