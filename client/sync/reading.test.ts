/** Reading a commune page by page: what ends it, what it never takes, and what a batch tells the centre of the tablet. */
import { describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { comeOnline, openSmallWorld, resident } from '#client/testing/small-world.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import type { SoftenedIn } from '#shared/checks/softening.ts'

const hourMs = 61 * 60_000
const feeds = (tablet: TestTablet) => tablet.wire.sent.filter(({ path }) => path.startsWith('/api/feed/'))

describe('a read', () => {
  it('goes on page by page to the end, each from where the last one ended', async () => {
    const { centre, tablet } = await openSmallWorld()
    for (let n = 20; n < 25; n += 1)
      centre.seed({ type: 'household', id: testRecord(n), commune: muiNe, units: { hamlet: 'Thôn 1' } })
    centre.pageSize = 2
    tablet.online()
    tablet.wire.sent.length = 0
    tablet.clock.advance(600_000)
    await tablet.settled()
    expect(feeds(tablet).map(({ path }) => /cursor=(\d+)/.exec(path)?.[1])).toEqual(['2', '4', '6'])
    expect(tablet.tablet.book.get().households()).toHaveLength(6)
  })

  it('never takes the page of another commune for its own', async () => {
    const { centre, tablet } = await openSmallWorld()
    centre.write(muiNe, resident, 'name', 'X')
    tablet.wire.retell = (text, path) =>
      path.startsWith('/api/feed/') ? JSON.stringify({ ...JSON.parse(text), commune: '22918' }) : text
    await comeOnline(tablet)
    expect(tablet.shown(resident, 'name')).toBe('A')
    expect(tablet.status().notices).toEqual(['update-needed'])
    tablet.wire.retell = (text) => text
    await tablet.sync()
    expect(tablet.shown(resident, 'name')).toBe('X')
    expect(tablet.status().notices).toEqual([])
  })

  it('ends in the middle when its commune leaves the scope, and nothing of it stays', async () => {
    const { centre, tablet } = await openSmallWorld()
    for (let n = 20; n < 26; n += 1)
      centre.seed({ type: 'household', id: testRecord(n), commune: muiNe, units: {} })
    centre.pageSize = 2
    tablet.wire.sent.length = 0
    tablet.wire.retell = (text, path) =>
      path.includes('cursor=4') ? JSON.stringify({ ...JSON.parse(text), scope: [] }) : text
    await comeOnline(tablet)
    const cursors = feeds(tablet).map(({ path }) => /cursor=(\d+)/.exec(path)?.[1])
    expect(cursors).toContain('4')
    expect(cursors).not.toContain('6')
    expect(tablet.tablet.book.get().households()).toEqual([])
    expect(tablet.status().phase).toBe('idle')
  })

  it('by two tabs at once brings every row to both', async () => {
    const { centre, tablet } = await openSmallWorld()
    const twin = await new TestTablet({ centre, twinOf: tablet }).open()
    for (let n = 20; n < 29; n += 1)
      centre.seed({ type: 'household', id: testRecord(n), commune: muiNe, units: {} })
    centre.pageSize = 1
    await Promise.all([comeOnline(tablet), comeOnline(twin)])
    for (const tab of [tablet, twin])
      await expect.poll(() => tab.tablet.book.get().households().length).toBe(10)
  })
})

describe('a batch', () => {
  it('tells the mark that was heard, the version of the app, and how many groups still wait', async () => {
    const { centre, tablet } = await openSmallWorld()
    for (let n = 0; n < 3; n += 1) await tablet.addHousehold(`HỘ ${n}`)
    const mark = { seq: centre.commune(muiNe).counter, hash: `first-life-${centre.commune(muiNe).counter}` }
    await comeOnline(tablet)
    const head = JSON.parse(tablet.wire.batches()[0]?.text.split('\n')[0] ?? '')
    expect(head).toMatchObject({ mark, epoch: 'first-life', waiting: 0, appVersion: 'test', asking: [] })
    expect(head.deviceId).toBe(tablet.device)
  })

  it('of an answer that names nothing of it is tried later, and not without end', async () => {
    const { tablet } = await openSmallWorld()
    await tablet.write(resident, { name: 'B' })
    tablet.wire.retell = (text, path) =>
      path === '/api/batches' ? JSON.stringify({ ...JSON.parse(text), receipts: [] }) : text
    await comeOnline(tablet)
    expect(tablet.wire.batches().length).toBeLessThan(4)
    expect(tablet.status()).toMatchObject({ waiting: 1, phase: 'waiting-to-retry' })
    tablet.wire.retell = (text) => text
    await comeOnline(tablet)
    expect(tablet.status()).toMatchObject({ waiting: 0, phase: 'idle' })
  })
})

describe('what the centre says of rules', () => {
  const softened: readonly SoftenedIn[] = [
    { commune: muiNe, rule: 'HEAD_COUNT', severity: 'warning', from: '2021-03-01', until: null },
  ]

  it('is known from then on, without a network and after a start, as one list until the centre says else', async () => {
    const { centre, tablet } = await openSmallWorld({ communes: [muiNe] })
    expect(tablet.status().softened).toEqual([])
    centre.softened = softened
    tablet.online()
    tablet.clock.advance(hourMs)
    await tablet.sync()
    const known = tablet.status().softened
    expect(known).toEqual(softened)
    tablet.offline()
    await tablet.write(resident, { name: 'B' })
    expect(tablet.status().softened).toBe(known)
    await tablet.restart()
    expect(tablet.status().softened).toEqual(softened)
    centre.softened = undefined
    tablet.online()
    tablet.clock.advance(hourMs)
    await tablet.sync()
    expect(tablet.status().softened).toEqual([])
  })

  it('and this app cannot read softens nothing, and keeps it from nothing', async () => {
    const { tablet } = await openSmallWorld()
    tablet.wire.retell = (text, path) =>
      path === '/api/state' ? JSON.stringify({ ...JSON.parse(text), softened: [{ rule: 7 }] }) : text
    tablet.clock.advance(hourMs)
    await tablet.write(resident, { name: 'B' })
    await comeOnline(tablet)
    expect(tablet.status()).toMatchObject({ softened: [], waiting: 0, notices: [] })
  })
})

describe('the state of a tablet', () => {
  const states = (tablet: TestTablet) => tablet.wire.sent.filter(({ path }) => path === '/api/state').length

  it('is asked for again when an answer names other communes: names and the right to approve go with them', async () => {
    const { tablet } = await openSmallWorld({ communes: [muiNe, '22918'] })
    const byItself = async () => {
      tablet.clock.advance(200_000)
      await tablet.settled()
    }
    await comeOnline(tablet)
    const told = states(tablet)
    await byItself()
    expect(states(tablet)).toBe(told)
    tablet.setScope(muiNe)
    await tablet.write(resident, { name: 'B' })
    await byItself()
    await byItself()
    expect(states(tablet)).toBe(told + 1)
    await byItself()
    expect(states(tablet)).toBe(told + 1)
  })

  it('is asked for again by whoever syncs by hand', async () => {
    const { tablet } = await openSmallWorld()
    await comeOnline(tablet)
    const told = states(tablet)
    await tablet.sync()
    expect(states(tablet)).toBe(told + 1)
  })
})
