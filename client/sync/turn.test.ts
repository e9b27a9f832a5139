/** Where the centre has set a window, a tablet syncs by itself once a day, at its own moment of it. */
import { describe, expect, it } from 'vitest'
import { getTurns, keepWindow, noteTurn } from '#client/store/sync-window.ts'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, problemResponse, TestTablet } from '#client/testing/test-tablet.ts'
import { drawOf, turnAfter } from '#shared/sync/sync-window.ts'
import { turnOf } from './turn.ts'

const resident = testRecord(2)
const evening = { start: '18:00', spread: 60 }
const minutes = (count: number) => count * 60_000
const day = minutes(24 * 60)

/** In the afternoon, synced, and told of the window. */
async function tabletInTheAfternoon({
  window = evening as FakeCentre['window'],
  centre = new FakeCentre(),
} = {}) {
  const household = testRecord(1)
  centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
  centre.seed({
    ...{ type: 'resident', id: resident, commune: muiNe },
    units: { household, name: 'A', birth: '1980' },
  })
  centre.window = window
  const tablet = await new TestTablet({ centre }).open()
  tablet.wire.sent.length = 0
  const turn = turnAfter(evening, drawOf(tablet.device), tablet.clock.now())
  /** Goes on to a moment, with everything that is due on the way. */
  const goTo = async (moment: number) => {
    while (tablet.clock.now() < moment) {
      tablet.clock.advance(Math.min(minutes(3), moment - tablet.clock.now()))
      await tablet.settled()
    }
  }
  return { tablet, centre, turn, goTo }
}

describe('a tablet whose centre has set a window', () => {
  it('says when it sends by itself, keeps what is saved until then, and sends it then', async () => {
    const { tablet, centre, turn, goTo } = await tabletInTheAfternoon()
    expect(tablet.status().turn).toBe(new Date(turn).toISOString())
    await tablet.write(resident, { name: 'B' })
    await goTo(turn - minutes(1))
    expect(tablet.wire.sent).toEqual([])
    expect(tablet.status()).toMatchObject({ waiting: 1, phase: 'idle', turn: new Date(turn).toISOString() })
    await goTo(turn + 1_000)
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
    expect(tablet.status()).toMatchObject({ waiting: 0, turn: new Date(turn + day).toISOString() })
  })

  it('syncs once a day, whatever is saved in between', async () => {
    const { tablet, centre, turn, goTo } = await tabletInTheAfternoon()
    for (let evenings = 0; evenings < 3; evenings += 1) {
      await goTo(turn + evenings * day + minutes(30))
      expect(tablet.wire.sent.filter(({ path }) => path.startsWith('/api/feed'))).toHaveLength(evenings + 1)
      await tablet.write(resident, { name: `B${evenings}` })
      await goTo(turn + evenings * day + minutes(40))
    }
    expect(centre.row(muiNe, resident)?.units.name).toBe('B1')
  })

  it('sends at once by hand, at any hour, and again at its turn', async () => {
    const { tablet, centre, turn, goTo } = await tabletInTheAfternoon()
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
    expect(tablet.status().turn).toBe(new Date(turn).toISOString())
    await tablet.write(resident, { name: 'C' })
    await goTo(turn + 1_000)
    expect(centre.row(muiNe, resident)?.units.name).toBe('C')
  })

  it('that failed by hand goes on trying by itself', async () => {
    const { tablet, centre } = await tabletInTheAfternoon()
    await tablet.write(resident, { name: 'B' })
    tablet.offline()
    await tablet.sync()
    expect(tablet.status().phase).toBe('waiting-to-retry')
    tablet.online()
    tablet.clock.advance(minutes(5))
    await tablet.settled()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
  })

  it('that had no network at its turn goes as soon as there is one, also after the app was closed', async () => {
    const { tablet, centre, turn, goTo } = await tabletInTheAfternoon()
    await tablet.write(resident, { name: 'B' })
    tablet.offline()
    await goTo(turn + minutes(30))
    expect(tablet.status().phase).toBe('waiting-to-retry')
    tablet.clock.advance(minutes(3 * 60))
    tablet.online()
    await tablet.restart()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
  })

  it('that was cut in the middle of its turn begins again after the app was closed', async () => {
    const { tablet, centre, turn, goTo } = await tabletInTheAfternoon()
    await tablet.write(resident, { name: 'B' })
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'lost' : 'through')
    await goTo(turn + 1_000)
    tablet.online()
    await tablet.restart()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
  })

  it('waits for its turn also when the app is opened again and again', async () => {
    const { tablet, turn, goTo } = await tabletInTheAfternoon()
    for (let time = 0; time < 3; time += 1) {
      await tablet.restart()
      expect(tablet.wire.sent).toEqual([])
      expect(tablet.status().turn).toBe(new Date(turn).toISOString())
    }
    await goTo(turn + 1_000)
    expect(tablet.wire.sent.length).toBeGreaterThan(0)
  })

  it('that was turned away at its turn comes again as the centre asks', async () => {
    const { tablet, centre, turn, goTo } = await tabletInTheAfternoon()
    await tablet.write(resident, { name: 'B' })
    tablet.wire.fate = () => problemResponse('unavailable', { 'retry-after': '40' })
    await goTo(turn + 1_000)
    tablet.online()
    const asked = tablet.wire.sent.length
    await goTo(turn + 30_000)
    expect(tablet.wire.sent.length).toBe(asked)
    await goTo(turn + minutes(2))
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
  })
})

describe('what cannot wait', () => {
  it('is a first read: a new tablet is filled at once', async () => {
    const { tablet } = await tabletInTheAfternoon()
    expect(tablet.tablet.book.get().households()).toHaveLength(1)
    expect(tablet.status().incomplete).toBe(false)
  })

  it('is the rest of a first read that was cut', async () => {
    const centre = new FakeCentre()
    for (let n = 10; n < 40; n += 1)
      centre.seed({ type: 'household', id: testRecord(n), commune: muiNe, units: { hamlet: 'Thôn 1' } })
    centre.pageSize = 10
    centre.window = evening
    const tablet = new TestTablet({ centre })
    let pages = 0
    tablet.wire.fate = ({ path }) => {
      if (path.startsWith('/api/feed')) pages += 1
      return pages === 2 ? 'lost' : 'through'
    }
    await tablet.open()
    expect(tablet.status().incomplete).toBe(true)
    tablet.online()
    await tablet.restart()
    expect(tablet.status().incomplete).toBe(false)
  })

  it('is what goes again after a restore: the turn at which the tablet hears of it ends with everything at the centre', async () => {
    const { tablet, centre, turn, goTo } = await tabletInTheAfternoon()
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    const restored = new FakeCentre()
    Object.assign(restored, { epoch: 'second-life', window: evening })
    for (const [token, device] of centre.devices) restored.devices.set(token, device)
    Object.assign(tablet.wire, { centre: restored })
    await goTo(turn + minutes(4))
    expect(restored.commune(muiNe).groups.size).toBe(1)
    expect(tablet.status().notices).toEqual([])
  })

  it('is a commune that came into scope: it is read within minutes of the word of it', async () => {
    const { tablet, centre, goTo } = await tabletInTheAfternoon()
    centre.seed({ type: 'household', id: testRecord(3), commune: '22918', units: { hamlet: 'Thôn 2' } })
    tablet.setScope(muiNe, '22918')
    await tablet.sync()
    await goTo(tablet.clock.now() + minutes(7))
    expect(tablet.tablet.book.get().households()).toHaveLength(2)
    expect(tablet.status().turn).not.toBeNull()
  })

  it('is what was to go again after a restore when the app was closed', async () => {
    const { tablet, centre } = await tabletInTheAfternoon()
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    const restored = new FakeCentre()
    Object.assign(restored, { epoch: 'second-life', window: evening })
    for (const [token, device] of centre.devices) restored.devices.set(token, device)
    Object.assign(tablet.wire, { centre: restored })
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'lost' : 'through')
    await tablet.sync()
    tablet.online()
    await tablet.restart()
    expect(restored.commune(muiNe).groups.size).toBe(1)
  })
})

describe('a wrong clock', () => {
  it('that was put back by a year does not silence the tablet', async () => {
    const { tablet, centre } = await tabletInTheAfternoon()
    await tablet.write(resident, { name: 'B' })
    tablet.clock.putBack(365 * day)
    tablet.clock.advance(minutes(4))
    await tablet.settled()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
  })

  it('that was a year ahead and is right again does not, also when the app was closed', async () => {
    const { tablet, centre } = await tabletInTheAfternoon()
    tablet.clock.advance(365 * day)
    await tablet.sync()
    tablet.clock.putBack(365 * day)
    await tablet.write(resident, { name: 'B' })
    await tablet.restart()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
  })

  it('whatever it says and however often it is set, a tablet that is on syncs within a day', async () => {
    const { tablet, goTo } = await tabletInTheAfternoon()
    for (const hours of [5, 300, 23, 1, 9_000]) {
      tablet.clock.putBack(minutes(60 * hours))
      tablet.wire.sent.length = 0
      await goTo(tablet.clock.now() + day + minutes(1))
      expect(tablet.wire.sent.length).toBeGreaterThan(0)
    }
  })
})

describe('the window', () => {
  it('is heard of within the hour by an app that is never closed', async () => {
    const { tablet, centre, turn, goTo } = await tabletInTheAfternoon({ window: null })
    expect(tablet.status().turn).toBeNull()
    centre.window = evening
    await goTo(tablet.clock.now() + minutes(65))
    expect(tablet.status().turn).toBe(new Date(turn).toISOString())
  })

  it('that is ended is forgotten at the next turn, or at once by hand', async () => {
    const { tablet, centre, turn, goTo } = await tabletInTheAfternoon()
    centre.window = null
    await goTo(turn + minutes(1))
    expect(tablet.status().turn).toBeNull()
    await tablet.write(resident, { name: 'B' })
    await goTo(turn + minutes(2))
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
  })

  it('of an older centre, or one that this app cannot read, keeps nothing waiting', async () => {
    for (const said of [{}, { window: { start: 'khi trời tối' } }]) {
      const { tablet, centre } = await tabletInTheAfternoon()
      tablet.wire.retell = (text, path) => {
        if (path !== '/api/state') return text
        const { window: _, ...rest } = JSON.parse(text)
        return JSON.stringify({ ...rest, ...said })
      }
      await tablet.restart()
      tablet.clock.advance(minutes(61))
      await tablet.sync()
      await tablet.write(resident, { name: 'B' })
      tablet.clock.advance(minutes(1))
      await tablet.settled()
      expect(tablet.status().turn).toBeNull()
      expect(centre.row(muiNe, resident)?.units.name).toBe('B')
    }
  })

  it('that lies on the tablet in a shape that cannot be read keeps nothing waiting', async () => {
    const { tablet } = await tabletInTheAfternoon()
    await tablet.database.meta.put({ name: 'turns', value: { window: 'mỗi tối' } })
    expect(await getTurns(tablet.database)).toEqual({ window: null, doneAt: null })
  })

  it('keeps its last turn when it is set anew, and none is noted without one', async () => {
    const { tablet } = await tabletInTheAfternoon({ window: null })
    await noteTurn(tablet.database, 7)
    expect(await getTurns(tablet.database)).toEqual({ window: null, doneAt: null })
    await keepWindow(tablet.database, evening)
    await noteTurn(tablet.database, 8)
    await keepWindow(tablet.database, { ...evening, spread: 90 })
    expect(await getTurns(tablet.database)).toEqual({ window: { ...evening, spread: 90 }, doneAt: 8 })
  })
})

describe('the next turn', () => {
  const at = (iso: string) => Date.parse(iso)
  const turn = (doneAt: string | null, now: string) => {
    const found = turnOf({ window: evening, doneAt: doneAt === null ? null : at(doneAt) }, 0.5, at(now))
    return found === null ? null : new Date(found).toISOString()
  }
  it.each([
    ['is now for a tablet that never had one', null, '2026-03-02T12:00+07:00', null],
    [
      'is in the evening after one of yesterday',
      '2026-03-01T18:31+07:00',
      '2026-03-02T12:00+07:00',
      '2026-03-02T11:30:00.000Z',
    ],
    ['is now where yesterday’s was missed', '2026-03-01T18:29+07:00', '2026-03-02T12:00+07:00', null],
    [
      'is tomorrow when today’s is done',
      '2026-03-02T18:30+07:00',
      '2026-03-02T18:31+07:00',
      '2026-03-03T11:30:00.000Z',
    ],
    ['is now after one that is still to come', '2026-03-02T18:30+07:00', '2026-03-02T12:00+07:00', null],
  ])('%s', (_what, doneAt, now, expected) => expect(turn(doneAt, now)).toBe(expected))
})
