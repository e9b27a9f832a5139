/** The outbox law, sentence by sentence. */
import { describe, expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { type Fate, muiNe, problemResponse, TestTablet } from '#client/testing/test-tablet.ts'
import { envelopeSchema } from '#shared/sync/batch.ts'

const household = testRecord(1)
const resident = testRecord(2)

async function tabletWithA() {
  const centre = new FakeCentre()
  centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
  centre.seed({
    type: 'resident',
    id: resident,
    commune: muiNe,
    units: { household, name: 'A', birth: '1980' },
  })
  return { centre, tablet: await new TestTablet({ centre }).open() }
}

describe('the outbox law', () => {
  it('A group leaves the outbox only on a receipt, and is kept afterwards.', async () => {
    const { tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    const fates: readonly (() => Fate)[] = [
      () => 'lost',
      () => 'time-out',
      () => 'captive-portal',
      () => 'answer-lost',
      () => problemResponse('unexpected'),
      () => problemResponse('unavailable', { 'retry-after': '1' }),
      () => problemResponse('not-allowed'),
      () => problemResponse('unknown-device'),
      () => new Response('<h1>502</h1>', { status: 502 }),
      () => new Response('{}', { status: 200 }),
    ]
    for (const fate of fates) {
      tablet.wire.fate = ({ path }) => (path === '/api/batches' ? fate() : 'through')
      tablet.clock.advance(600_000)
      await tablet.sync()
      expect(tablet.status().waiting).toBe(1)
      expect((await tablet.states()).filter((state) => state === 'kept')).toEqual([])
    }
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(tablet.status()).toMatchObject({ waiting: 0, received: 1 })
    expect(await tablet.tablet.outbox()).toMatchObject([
      { state: 'kept', records: [{ id: resident, kind: 'edit' }] },
    ])
  })

  it('A held group stays on the device, visible, until a person acts.', async () => {
    const { centre, tablet } = await tabletWithA()
    centre.holdNext.set(resident, { code: 'shape', record: resident, unit: 'name', fault: 'too-long' })
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    for (let n = 0; n < 3; n += 1) {
      await tablet.sync()
      await tablet.restart()
      expect(tablet.view(resident)).toMatchObject({
        state: 'held',
        held: [{ kind: 'held', problem: { code: 'shape', unit: 'name', fault: 'too-long' } }],
      })
      expect(tablet.shown(resident, 'name')).toBe('B')
      expect(tablet.status()).toMatchObject({ held: 1, waiting: 0 })
    }
    const sentOnce = tablet.wire.batches().filter(({ text }) => text.split('\n').length > 1)
    expect(sentOnce).toHaveLength(1)
    const [entry] = await tablet.tablet.outbox()
    if (entry === undefined) throw new Error('nothing in the outbox')
    centre.dismiss(muiNe, entry.groupId, 'nhầm người')
    await tablet.sync()
    expect(tablet.shown(resident, 'name')).toBe('A')
    expect(tablet.view(resident)?.held).toMatchObject([
      { kind: 'dismissed', problem: { reason: 'nhầm người' } },
    ])
    await tablet.tablet.acknowledge(entry.groupId)
    expect(tablet.view(resident)).toMatchObject({ state: 'received', held: [] })
    expect(await tablet.states()).toEqual(['kept'])
  })

  it('A conflict is shown from its flag, with both values, until it is settled.', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B', birth: '1981' })
    centre.write(muiNe, resident, 'name', 'X')
    tablet.wire.fate = ({ path }) => (path.startsWith('/api/feed') ? 'lost' : 'through')
    await tablet.settled()
    tablet.online()
    await tablet.sync()
    const shown = { unit: 'name', saw: 'A', now: 'X', mine: 'B', mineBy: 'lan.mui-ne', nowBy: '' }
    for (let n = 0; n < 2; n += 1) {
      expect(tablet.view(resident)).toMatchObject({
        state: 'conflict',
        conflicts: [{ ...shown, kind: 'flagged' }],
      })
      expect(tablet.view(resident)?.units).toMatchObject({ name: 'X', birth: '1981' })
      expect(tablet.status().conflicts).toBe(1)
      await tablet.restart()
    }
    const [conflict] = tablet.view(resident)?.conflicts ?? []
    if (conflict === undefined) throw new Error('no conflict')
    expect((await tablet.tablet.settle(conflict, 'X')).kind).toBe('saved')
    await tablet.sync()
    expect(centre.openFlags(muiNe)).toEqual([])
    expect(tablet.view(resident)).toMatchObject({ state: 'received', conflicts: [] })
  })

  it('The save and its place in the outbox are written in one transaction.', async () => {
    const { tablet } = await tabletWithA()
    const draft = tablet.draft(resident, { wrote: { name: 'B' }, household })
    await tablet.tablet.keepDraft(draft)
    const failing = tablet.database.meta.hook('updating')
    const fail = () => {
      throw new DOMException('the disk is full', 'QuotaExceededError')
    }
    // The last write of the transaction fails: nothing of the earlier ones may stay.
    failing.subscribe(fail)
    const result = await tablet.write(resident, { name: 'B' })
    failing.unsubscribe(fail)
    expect(result).toEqual({ kind: 'failed', why: 'full' })
    expect(await tablet.states()).toEqual([])
    expect((await tablet.tablet.findDraft(resident))?.wrote).toEqual({ name: 'B' })
    expect(tablet.shown(resident, 'name')).toBe('A')
    expect((await tablet.write(resident, { name: 'B' })).kind).toBe('saved')
    expect(await tablet.states()).toEqual(['open'])
    expect(await tablet.tablet.findDraft(resident)).toBeUndefined()
  })

  it('Resending is harmless.', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    const { household: other } = await tablet.addHousehold()
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'answer-lost' : 'through')
    for (let n = 0; n < 5; n += 1) {
      tablet.clock.advance(600_000)
      await tablet.sync()
    }
    const bodies = tablet.wire.batches().map(({ text }) => text.split('\n').slice(1).join('\n'))
    expect(bodies.length).toBeGreaterThanOrEqual(5)
    expect(new Set(bodies).size).toBe(1)
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect([...centre.judged.values()]).toEqual([1, 1])
    expect(centre.row(muiNe, other)).toBeDefined()
    expect(centre.openFlags(muiNe)).toEqual([])
    expect(await tablet.states()).toEqual(['kept', 'kept'])
  })
})

describe('what is parked, held behind it, or too large', () => {
  it('a batch that is too large is halved down to what gets through, and then grows again', async () => {
    const { centre, tablet } = await tabletWithA()
    tablet.offline()
    for (let n = 0; n < 9; n += 1) await tablet.addHousehold(`NGƯỜI THỨ ${n}`)
    tablet.wire.fate = ({ path, text }) =>
      path === '/api/batches' && text.split('\n').length > 4 ? problemResponse('too-large') : 'through'
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect((await tablet.states()).every((state) => state === 'kept')).toBe(true)
    expect(centre.commune(muiNe).groups.size).toBe(9)
    const sizes = tablet.wire.batches().map(({ text }) => text.split('\n').length - 1)
    expect(Math.max(...sizes)).toBe(9)
  })

  it('a proxy that refuses a large body in its own words is understood as well', async () => {
    const { tablet } = await tabletWithA()
    tablet.offline()
    for (let n = 0; n < 4; n += 1) await tablet.addHousehold(`NGƯỜI THỨ ${n}`)
    tablet.wire.fate = ({ path, text }) =>
      path === '/api/batches' && text.split('\n').length > 2
        ? new Response('<html>Request Entity Too Large</html>', { status: 413 })
        : 'through'
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect((await tablet.states()).every((state) => state === 'kept')).toBe(true)
  })

  it('a time-out halves the next try', async () => {
    const { tablet } = await tabletWithA()
    tablet.offline()
    for (let n = 0; n < 8; n += 1) await tablet.addHousehold(`NGƯỜI THỨ ${n}`)
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'time-out' : 'through')
    tablet.wire.sent.length = 0
    for (let n = 0; n < 4; n += 1) {
      tablet.clock.advance(600_000)
      await tablet.sync()
    }
    const sizes = tablet.wire.batches().map(({ text }) => text.split('\n').length - 1)
    expect(sizes[0]).toBe(8)
    expect(sizes.at(-1)).toBe(1)
    for (let n = 1; n < sizes.length; n += 1) expect(sizes[n]).toBeLessThanOrEqual(sizes[n - 1] ?? 0)
  })

  it('a batch for which the centre has no time again and again is halved: it may be the batch', async () => {
    const { tablet } = await tabletWithA()
    tablet.offline()
    for (let n = 0; n < 8; n += 1) await tablet.addHousehold(`NGƯỜI THỨ ${n}`)
    tablet.wire.fate = ({ path, text }) =>
      path === '/api/batches' && text.split('\n').length > 3 ? problemResponse('unavailable') : 'through'
    tablet.wire.sent.length = 0
    for (let n = 0; n < 9; n += 1) {
      tablet.clock.advance(600_000)
      await tablet.sync()
    }
    const sizes = tablet.wire.batches().map(({ text }) => text.split('\n').length - 1)
    expect(sizes.slice(0, 4)).toEqual([8, 8, 8, 4])
    expect((await tablet.states()).every((state) => state === 'kept')).toBe(true)
  })

  it('no batch has more than 500 changes', async () => {
    const { centre, tablet } = await tabletWithA()
    tablet.offline()
    for (let n = 0; n < 4; n += 1) {
      const id = tablet.tablet.newRecordId()
      const none = { saw: {}, base: {} }
      const residents = Array.from({ length: 180 }, () => ({
        type: 'resident' as const,
        id: tablet.tablet.newRecordId(),
        kind: 'create' as const,
        wrote: { household: id, name: 'NGƯỜI TRONG CHÙA' },
        ...none,
      }))
      const home = {
        type: 'household' as const,
        id,
        kind: 'create' as const,
        wrote: { hamlet: 'Thôn 1' },
        ...none,
      }
      expect((await tablet.tablet.save(id, [home, ...residents])).kind).toBe('saved')
    }
    tablet.online()
    tablet.wire.sent.length = 0
    tablet.clock.advance(600_000)
    await tablet.sync()
    const counts = tablet.wire.batches().map(({ text }) => (text.match(/"kind":"create"/g) ?? []).length)
    expect(Math.max(...counts)).toBeLessThanOrEqual(500)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4 * 181)
    expect(centre.commune(muiNe).groups.size).toBe(4)
  })

  it('is answered without rows when the tablet was revoked: the groups are held, and the officer is told', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    tablet.setRevoked(true)
    await tablet.sync()
    expect(tablet.status().notices).toContain('revoked')
    expect(tablet.status()).toMatchObject({ held: 1, waiting: 0 })
    // a revoked tablet reads nothing of the commune any more; its group is listed by itself
    expect(tablet.shown(resident, 'name')).toBeUndefined()
    expect(centre.row(muiNe, resident)?.units.name).toBe('A')
  })
})

/** What the envelopes of the batches said, and the ids of the groups behind each. */
const sentBatches = (tablet: TestTablet) =>
  tablet.wire.batches().map(({ text }) => {
    const [head = '', ...lines] = text.split('\n')
    return {
      head: envelopeSchema.parse(JSON.parse(head)),
      groups: lines.map((line) => String(JSON.parse(line).groupId)),
    }
  })

describe('another epoch', () => {
  it('begins another life: what was answered and what waits goes out again, then everything is read afresh', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    tablet.offline()
    await tablet.write(resident, { birth: '1981' })
    Object.assign(centre, { epoch: 'second-life' })
    const answered = await tablet.tablet.outbox()
    tablet.wire.sent.length = 0
    tablet.online()
    await tablet.sync()
    const [again] = sentBatches(tablet)
    const [waiting, kept] = answered.map(({ groupId }) => groupId)
    expect(again?.head).toMatchObject({ epoch: 'second-life', mark: null })
    expect(again?.head.replay).toEqual({ [kept ?? '']: { first: { [resident]: 4 } }, [waiting ?? '']: {} })
    const paths = tablet.wire.sent.map(({ path }) => path)
    expect(paths.lastIndexOf('/api/batches')).toBeLessThan(
      paths.findIndex((path) => path.startsWith(`/api/feed/${muiNe}?cursor=0`)),
    )
    expect(await tablet.states()).toEqual(['kept', 'kept'])
    expect(tablet.status().notices).toEqual([])
    expect(tablet.shown(resident, 'birth')).toBe('1981')
  })

  it('is heard by a tablet that dies at any time: it goes on where it was, and a save meanwhile is of the life before', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    Object.assign(centre, { epoch: 'second-life' })
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'lost' : 'through')
    await tablet.sync()
    expect(tablet.status().notices).toEqual(['replaying'])
    await tablet.restart()
    expect(tablet.shown(resident, 'name')).toBe('B')
    await tablet.write(resident, { birth: '1981' })
    tablet.online()
    await tablet.sync()
    const last = sentBatches(tablet).at(-1)
    expect(Object.values(last?.head.replay ?? {})).toEqual([{ first: { [resident]: 4 } }, {}])
    expect(tablet.status().notices).toEqual([])
    await tablet.write(resident, { name: 'C' })
    await tablet.sync()
    expect(sentBatches(tablet).at(-1)?.head.replay).toBeUndefined()
  })

  it('is told of one’s own save over an answered one where that went, though the copy beneath both is older', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    let saving: Promise<unknown> = Promise.resolve()
    tablet.wire.afterJudging = () => {
      if (tablet.wire.sent.at(-1)?.path !== '/api/batches') return
      tablet.offline()
      tablet.wire.afterJudging = () => undefined
      saving = tablet.write(resident, { name: 'C' })
    }
    await tablet.sync()
    await saving
    Object.assign(centre, { epoch: 'second-life' })
    tablet.online()
    await tablet.sync()
    const { head, groups } = sentBatches(tablet).at(-1) ?? { head: { replay: {} }, groups: [] }
    expect(groups.map((id) => Object.entries(head.replay ?? {}).find(([of]) => of === id)?.[1])).toEqual([
      { first: { [resident]: 4 } },
      { over: { [resident]: { name: 4 } } },
    ])
    expect(centre.row(muiNe, resident)?.units.name).toBe('C')
  })

  it('is heard by a revoked tablet too, to which nobody says more: it sends again what it has', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    tablet.setRevoked(true)
    Object.assign(centre, { epoch: 'second-life' })
    tablet.wire.fate = ({ path }) => {
      if (path === '/api/batches') return 'through'
      return problemResponse(path === '/api/state' ? 'unknown-device' : 'not-allowed')
    }
    tablet.wire.sent.length = 0
    await tablet.sync()
    const told = sentBatches(tablet).flatMap(({ head }) => Object.values(head.replay ?? {}))
    expect(told).toEqual([{ first: { [resident]: 4 } }])
    expect(tablet.status().notices).toContain('revoked')
  })

  it('in every answer is asked about again later and not without end', async () => {
    const { centre, tablet } = await tabletWithA()
    let lives = 0
    const next = () => {
      lives += 1
      return `life-${lives}`
    }
    Object.defineProperty(centre, 'epoch', { get: next })
    await tablet.sync()
    expect(lives).toBeLessThan(20)
    expect(tablet.status().phase).toBe('waiting-to-retry')
  })
})

it('37 · what is read afresh of a restored centre is of another life: numbers that a form has from before say nothing', async () => {
  const { centre, tablet } = await tabletWithA()
  expect(tablet.view(resident)?.life).toBe(0)
  Object.assign(centre, { epoch: 'second-life' })
  tablet.clock.advance(600_000)
  await tablet.sync()
  expect(tablet.view(resident)?.life).toBe(1)
  await tablet.restart()
  expect(tablet.view(resident)?.life).toBe(1)
})

describe('a restored centre that will not take one of the groups that it has lost', () => {
  const name = '"name":"B"'
  const refusesTheFirst = ({ path, text }: { path: string; text: string }) =>
    path === '/api/batches' && text.includes(name) ? problemResponse('bad-request') : ('through' as const)

  /** Two groups were answered, the second on the record of the first; the backup has neither. */
  async function restored() {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    await tablet.sync()
    await tablet.write(resident, { birth: '1981' })
    await tablet.sync()
    expect(await tablet.states()).toEqual(['kept', 'kept'])
    centre.commune(muiNe).groups.clear()
    centre.write(muiNe, resident, 'name', 'A')
    centre.write(muiNe, resident, 'birth', '1980')
    Object.assign(centre, { epoch: 'second-life' })
    tablet.wire.fate = refusesTheFirst
    tablet.clock.advance(600_000)
    await tablet.sync()
    return { centre, tablet }
  }

  it('loses none of those behind it: they wait, are shown, and go when it is taken', async () => {
    const { centre, tablet } = await restored()
    expect(await tablet.states()).toEqual(['parked', 'sent'])
    expect(tablet.shown(resident, 'birth')).toBe('1981')
    expect(tablet.status().waiting).toBe(2)
    tablet.online()
    tablet.clock.advance(25 * 3600_000)
    await tablet.sync()
    expect(await tablet.states()).toEqual(['kept', 'kept'])
    expect(centre.row(muiNe, resident)?.units).toMatchObject({ name: 'B', birth: '1981' })
  })
})
