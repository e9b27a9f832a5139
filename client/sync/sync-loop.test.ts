/** When the tablet syncs, and what it says of it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, problemResponse, TestTablet } from '#client/testing/test-tablet.ts'
import { communeCode } from '#shared/ids.ts'
import { ceilingMs, waitAfter } from './back-off.ts'

const household = testRecord(1)
const resident = testRecord(2)

async function tabletWithA(communes: readonly string[] = [muiNe]) {
  const centre = new FakeCentre()
  centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
  centre.seed({
    type: 'resident',
    id: resident,
    commune: muiNe,
    units: { household, name: 'A', birth: '1980' },
  })
  const tablet = await new TestTablet({ centre, communes }).open()
  tablet.wire.sent.length = 0
  return { centre, tablet }
}

const minutes = (count: number) => count * 60_000

describe('waiting before the next try', () => {
  it('is anywhere between nothing and a doubling time, and never more than five minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, chance) => {
          const wait = waitAfter(failures, chance, null)
          expect(wait).toBeGreaterThanOrEqual(0)
          expect(wait).toBeLessThanOrEqual(Math.min(ceilingMs, 2_000 * 2 ** (failures - 1)))
        },
      ),
      { seed: 7 },
    )
  })

  it('spreads over the whole time, so that a district does not come back at once', () => {
    expect(waitAfter(5, 0, null)).toBe(0)
    expect(waitAfter(5, 0.5, null)).toBe(16_000)
    expect(waitAfter(50, 0.5, null)).toBe(ceilingMs / 2)
  })

  it('is never shorter than the centre asks for, also beyond five minutes', () => {
    expect(waitAfter(1, 0, 30_000)).toBe(30_000)
    expect(waitAfter(1, 0, minutes(10))).toBe(minutes(10))
  })

  it('is spread also where the centre told a whole district the same', () => {
    expect(waitAfter(1, 0.5, 30_000)).toBe(31_000)
    expect(waitAfter(5, 0.5, 30_000)).toBe(46_000)
  })
})

describe('the tablet syncs', () => {
  it('by itself a moment after a save', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    expect(tablet.wire.batches()).toHaveLength(0)
    expect(tablet.status().waiting).toBe(1)
    tablet.clock.advance(4_000)
    await tablet.settled()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
    expect(tablet.status()).toMatchObject({ phase: 'idle', waiting: 0, received: 1 })
  })

  it('with the saves of one door together', async () => {
    const { tablet } = await tabletWithA()
    for (let n = 0; n < 5; n += 1) await tablet.addHousehold(`NGƯỜI THỨ ${n}`)
    tablet.clock.advance(4_000)
    await tablet.settled()
    expect(tablet.wire.batches()).toHaveLength(1)
  })

  it('after the officer, who goes on typing: when they rest', async () => {
    const { tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    for (let key = 0; key < 5; key += 1) {
      tablet.clock.advance(2_000)
      await tablet.type(resident, { name: `B${key}` })
    }
    await tablet.settled()
    expect(tablet.wire.batches()).toHaveLength(0)
    tablet.clock.advance(4_000)
    await tablet.settled()
    expect(tablet.wire.batches()).toHaveLength(1)
  })

  it('every few minutes, and so hears of the others', async () => {
    const { centre, tablet } = await tabletWithA()
    centre.write(muiNe, resident, 'name', 'X')
    tablet.clock.advance(minutes(2))
    await tablet.settled()
    expect(tablet.shown(resident, 'name')).toBe('A')
    tablet.clock.advance(minutes(2))
    await tablet.settled()
    expect(tablet.shown(resident, 'name')).toBe('X')
  })

  it('by hand at once', async () => {
    const { centre, tablet } = await tabletWithA()
    centre.write(muiNe, resident, 'name', 'X')
    tablet.tablet.syncNow()
    await tablet.settled()
    expect(tablet.shown(resident, 'name')).toBe('X')
  })

  it('reads before it sends, and compares when both are done', async () => {
    const { tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    const paths = tablet.wire.sent.map(({ path }) => path.replace(/\?.*/, ''))
    expect(paths).toEqual(['/api/state', `/api/feed/${muiNe}`, '/api/batches', '/api/ledger'])
  })

  it('sends nothing where nothing waits and nothing is held', async () => {
    const { tablet } = await tabletWithA()
    await tablet.sync()
    expect(tablet.wire.batches()).toEqual([])
  })

  it('one run at a time: a second wish follows the first run', async () => {
    const { tablet } = await tabletWithA()
    let atOnce = 0
    let most = 0
    const { fetch } = tablet.wire
    Object.assign(tablet.wire, {
      fetch: async (...input: Parameters<typeof fetch>) => {
        atOnce += 1
        most = Math.max(most, atOnce)
        await new Promise((resolve) => setTimeout(resolve, 2))
        atOnce -= 1
        return fetch(...input)
      },
    })
    await tablet.restart()
    await tablet.write(resident, { name: 'B' })
    for (let n = 0; n < 5; n += 1) tablet.tablet.syncNow()
    await tablet.settled()
    await tablet.settled()
    expect(most).toBe(1)
    expect(tablet.status().waiting).toBe(0)
  })
})

describe('without a network', () => {
  it('in one tab at a time: who asks in another is told, and that one follows when the first is done', async () => {
    const { centre, tablet } = await tabletWithA()
    const second = await new TestTablet({ centre, twinOf: tablet }).open()
    await second.write(resident, { name: 'B' })
    second.wire.sent.length = 0
    second.isSyncedElsewhere = true
    await second.sync()
    expect(second.status().phase).toBe('elsewhere')
    second.clock.advance(2_500)
    await second.settled()
    expect(second.status().phase).toBe('elsewhere')
    expect(second.wire.sent).toEqual([])
    second.isSyncedElsewhere = false
    second.clock.advance(2_500)
    await second.settled()
    expect(second.status()).toMatchObject({ phase: 'idle', waiting: 0 })
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
  })

  it('by itself while another tab is at it: nothing is said, that one does it', async () => {
    const { tablet } = await tabletWithA()
    tablet.isSyncedElsewhere = true
    tablet.clock.advance(minutes(3) + 100)
    await tablet.settled()
    expect(tablet.status().phase).toBe('idle')
  })

  it('says that it will try again and when, and does so by itself', async () => {
    const { centre, tablet } = await tabletWithA()
    tablet.offline()
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    expect(tablet.status()).toMatchObject({
      phase: 'waiting-to-retry',
      waiting: 1,
      nextTry: expect.stringMatching(/^2026/),
    })
    tablet.online()
    tablet.clock.advance(minutes(5))
    await tablet.settled()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
    expect(tablet.status()).toMatchObject({ phase: 'idle', nextTry: null })
  })

  it('obeys the centre’s Retry-After, also by hand', async () => {
    const { tablet } = await tabletWithA()
    tablet.wire.fate = () => problemResponse('unavailable', { 'retry-after': '120' })
    await tablet.sync()
    const asked = tablet.wire.sent.length
    tablet.online()
    tablet.clock.advance(60_000)
    await tablet.sync()
    expect(tablet.wire.sent.length).toBe(asked)
    tablet.clock.advance(61_000)
    await tablet.settled()
    expect(tablet.wire.sent.length).toBeGreaterThan(asked)
  })

  it('asks nothing more when the centre asks it to wait, also for no other commune', async () => {
    const { tablet } = await tabletWithA([muiNe, '22918'])
    tablet.wire.fate = () => problemResponse('unavailable', { 'retry-after': '120' })
    await tablet.sync()
    expect(tablet.wire.sent.length).toBe(1)
  })

  it('waits no longer than the centre asked when the clock is put back by years meanwhile', async () => {
    const { tablet, centre } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    tablet.wire.fate = () => problemResponse('unavailable', { 'retry-after': '120' })
    await tablet.sync()
    tablet.online()
    tablet.clock.putBack(minutes(60 * 24 * 365))
    tablet.clock.advance(minutes(6))
    await tablet.settled()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
  })

  it('does not hammer: a save does not shorten the wait', async () => {
    const { tablet } = await tabletWithA()
    tablet.offline()
    for (let n = 0; n < 8; n += 1) {
      tablet.clock.advance(minutes(5))
      await tablet.settled()
    }
    tablet.wire.sent.length = 0
    for (let n = 0; n < 10; n += 1) await tablet.addHousehold(`NGƯỜI THỨ ${n}`)
    tablet.clock.advance(2_000)
    await tablet.settled()
    expect(tablet.wire.sent).toEqual([])
  })

  it('remembers when the centre was last heard', async () => {
    const { tablet } = await tabletWithA()
    const heard = tablet.status().lastContact
    expect(heard).toMatch(/^2026-03-02T/)
    tablet.offline()
    tablet.clock.advance(minutes(30))
    await tablet.settled()
    await tablet.restart()
    expect(tablet.status().lastContact).toBe(heard)
  })
})

describe('several communes', () => {
  const second = communeCode('22918')

  it('the trouble of one keeps no other waiting', async () => {
    const { centre, tablet } = await tabletWithA([muiNe, second])
    tablet.offline()
    await tablet.addHousehold('Ở MŨI NÉ', muiNe)
    const there = await tablet.addHousehold('Ở HÀM THUẬN', second)
    tablet.wire.fate = ({ path }) =>
      path.includes(`/feed/${muiNe}`) ? problemResponse('unexpected') : 'through'
    tablet.clock.advance(minutes(10))
    await tablet.sync()
    expect(centre.row(second, there.household)).toBeDefined()
    expect(tablet.status()).toMatchObject({ phase: 'waiting-to-retry', waiting: 1 })
  })

  it('each batch is of one commune', async () => {
    const { tablet } = await tabletWithA([muiNe, second])
    tablet.offline()
    for (const commune of [muiNe, second, muiNe, second]) await tablet.addHousehold('A', commune)
    tablet.online()
    tablet.wire.sent.length = 0
    tablet.clock.advance(minutes(10))
    await tablet.sync()
    const heads = tablet.wire.batches().map(({ text }) => JSON.parse(text.split('\n')[0] ?? ''))
    expect(heads.map(({ commune }) => commune).sort()).toEqual([muiNe, second])
    expect(heads.map(({ waiting }) => waiting).sort()).toEqual([0, 2])
  })

  it('a commune that left the scope still gets the outcome of what waits there', async () => {
    const { tablet } = await tabletWithA([muiNe, second])
    tablet.offline()
    await tablet.addHousehold('A', second)
    tablet.setScope(muiNe)
    tablet.online()
    tablet.clock.advance(minutes(10))
    await tablet.sync()
    expect(await tablet.states()).toEqual(['held'])
    expect(tablet.status()).toMatchObject({ waiting: 0, held: 1 })
    const [entry] = await tablet.tablet.outbox()
    expect(entry).toMatchObject({ state: 'held', problem: { code: 'scope' } })
  })
})

describe('the first sync', () => {
  it('tells how far it is, and a cut costs no page that was taken', async () => {
    const centre = new FakeCentre()
    for (let n = 1; n <= 40; n += 1)
      centre.seed({ type: 'household', id: testRecord(n), commune: muiNe, units: { hamlet: 'Thôn 1' } })
    centre.pageSize = 10
    const tablet = new TestTablet({ centre })
    let pages = 0
    tablet.wire.fate = ({ path }) => {
      if (path.startsWith('/api/feed')) pages += 1
      return pages === 3 ? 'lost' : 'through'
    }
    await tablet.open()
    expect(tablet.tablet.book.get().households()).toHaveLength(20)
    tablet.wire.sent.length = 0
    const seen: unknown[] = []
    tablet.tablet.sync.subscribe(() => {
      const { progress } = tablet.status()
      if (progress !== null) seen.push(progress)
    })
    tablet.clock.advance(minutes(5))
    await tablet.settled()
    expect(tablet.wire.sent[0]?.path).toContain(`/api/feed/${muiNe}?cursor=20&`)
    expect(seen).toContainEqual({ done: 10, total: 20 })
    expect(tablet.tablet.book.get().households()).toHaveLength(40)
    expect(tablet.status().progress).toBeNull()
  })

  it('that was cut never looks complete: the list is said to lack households until the commune was read to its end', async () => {
    const centre = new FakeCentre()
    for (let n = 1; n <= 20; n += 1)
      centre.seed({ type: 'household', id: testRecord(n), commune: muiNe, units: { hamlet: 'Thôn 1' } })
    centre.pageSize = 10
    const tablet = new TestTablet({ centre })
    let pages = 0
    tablet.wire.fate = ({ path }) => {
      if (path.startsWith('/api/feed')) pages += 1
      return pages === 2 ? 'lost' : 'through'
    }
    await tablet.open()
    expect(tablet.tablet.book.get().households()).toHaveLength(10)
    expect(tablet.status().incomplete).toBe(true)
    tablet.clock.advance(minutes(5))
    await tablet.settled()
    expect(tablet.status().incomplete).toBe(false)
    // What comes later is news, not a gap.
    for (let n = 21; n <= 40; n += 1)
      centre.seed({ type: 'household', id: testRecord(n), commune: muiNe, units: { hamlet: 'Thôn 1' } })
    pages = 0
    tablet.clock.advance(minutes(5))
    await tablet.settled()
    expect(tablet.tablet.book.get().households()).toHaveLength(30)
    expect(tablet.status().incomplete).toBe(false)
  })

  it('of a commune without a household is complete at once', async () => {
    const tablet = await new TestTablet({ centre: new FakeCentre() }).open()
    expect(tablet.status()).toMatchObject({ incomplete: false, phase: 'idle' })
  })

  it('of a feed that goes nowhere ends instead of asking for ever', async () => {
    const { tablet } = await tabletWithA()
    tablet.wire.fate = ({ path }) => {
      if (!path.startsWith('/api/feed')) return 'through'
      const read = tablet.centre.readFeed(tablet.token, muiNe, 2)
      return new Response(JSON.stringify(read.kind === 'answer' ? { ...read.value, more: true } : {}))
    }
    await tablet.sync()
    expect(tablet.wire.sent.length).toBeLessThan(5)
    expect(tablet.status().notices).toEqual(['update-needed'])
  })
})

describe('what a person must know', () => {
  it('a revoked or unknown device', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    centre.devices.delete(tablet.token)
    await tablet.sync()
    expect(tablet.status()).toMatchObject({ notices: ['revoked'], waiting: 1, phase: 'idle' })
  })

  it('a device that may not read any more still sends what waits, so that it is safe at the centre', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    tablet.setRevoked(true)
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'through' : problemResponse('unknown-device'))
    await tablet.restart()
    await tablet.sync()
    expect(tablet.status()).toMatchObject({ notices: ['revoked'], waiting: 0, held: 1 })
    expect(centre.commune(muiNe).groups.size).toBe(1)
  })

  it('a revoked device that has nothing to send: what it has read leaves it at its next contact', async () => {
    const { tablet } = await tabletWithA()
    expect(tablet.shown(resident, 'name')).toBe('A')
    tablet.setRevoked(true)
    await tablet.sync()
    expect(tablet.status().notices).toEqual(['revoked'])
    expect(tablet.shown(resident, 'name')).toBeUndefined()
    await tablet.sync()
    expect(tablet.status().notices).toEqual(['revoked'])
    tablet.setRevoked(false)
    await tablet.sync()
    expect(tablet.status().notices).toEqual([])
    expect(tablet.shown(resident, 'name')).toBe('A')
  })

  it('a device that is allowed again is not called revoked, though its group is still held', async () => {
    const { tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    tablet.setRevoked(true)
    await tablet.sync()
    expect(tablet.status()).toMatchObject({ notices: ['revoked'], held: 1 })
    tablet.setRevoked(false)
    await tablet.sync()
    expect(tablet.status()).toMatchObject({ notices: [], held: 1 })
  })

  it('an app that is too old for the centre’s words still sends what waits', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    tablet.wire.fate = ({ path }) =>
      path.startsWith('/api/feed')
        ? new Response(JSON.stringify({ epoch: 'first-life', rows: 'new' }))
        : 'through'
    await tablet.sync()
    expect(tablet.status().notices).toEqual(['update-needed'])
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
  })

  it('no commune any more, and its return', async () => {
    const { tablet } = await tabletWithA()
    tablet.setScope()
    await tablet.sync()
    expect(tablet.status().notices).toEqual(['no-commune'])
    tablet.setScope(muiNe)
    await tablet.sync()
    expect(tablet.status().notices).toEqual([])
  })
})
