/** The write path of a tablet, as a form uses it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { communeCode, recordId } from '#shared/ids.ts'

const household = testRecord(1)
const resident = testRecord(2)
const second = communeCode('22918')

let centre: FakeCentre
let tablet: TestTablet

beforeEach(async () => {
  centre = new FakeCentre()
  centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
  centre.seed({
    type: 'resident',
    id: resident,
    commune: muiNe,
    units: { household, name: 'A', birth: '1980' },
  })
  tablet = await new TestTablet({ centre }).open()
  tablet.offline()
})

const lines = async () => {
  const sealer = await tablet.sealer()
  const stored = await tablet.database.groups.orderBy('order').toArray()
  return Promise.all(
    stored.map(async ({ groupId, version, sealed }) =>
      JSON.parse(JSON.parse(await sealer.open({ type: 'group', id: groupId, version }, sealed)).line),
    ),
  )
}

describe('a save', () => {
  it('is shown at once and is there after the tablet was killed', async () => {
    const result = await tablet.write(resident, { name: 'B' })
    expect(result).toMatchObject({ kind: 'saved', savedAt: expect.stringMatching(/^2026-03-02T/) })
    expect(tablet.shown(resident, 'name')).toBe('B')
    await tablet.restart()
    expect(tablet.shown(resident, 'name')).toBe('B')
    expect(tablet.view(resident)?.state).toBe('waiting')
    expect(tablet.status().waiting).toBe(1)
  })

  it('names the epoch of the rows and the household at whose door it was made', async () => {
    await tablet.write(resident, { name: 'B' })
    expect(await lines()).toMatchObject([{ epoch: 'first-life', household, contractVersion: 2 }])
  })

  it('that was typed twice at one door is one group with the first sight and the last word', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.write(resident, { name: 'C' })
    await tablet.write(resident, { birth: '1981' })
    expect(await lines()).toMatchObject([
      { changes: [{ saw: { name: 'A', birth: '1980' }, wrote: { name: 'C', birth: '1981' }, base: 2 }] },
    ])
  })

  it('that comes to no change leaves nothing to send, and nothing shown as waiting', async () => {
    await tablet.write(resident, { name: 'B' })
    await tablet.write(resident, { name: 'A' })
    expect(await tablet.states()).toEqual(['dropped'])
    expect(tablet.view(resident)).toMatchObject({ state: 'received' })
    expect(tablet.status().waiting).toBe(0)
    await tablet.write(resident, { name: 'C' })
    expect(await tablet.states()).toEqual(['dropped', 'open'])
  })

  it('of a household with its residents is one group, whole', async () => {
    const made = await tablet.addHousehold('LÊ VĂN ỔI')
    expect(await lines()).toMatchObject([
      { household: made.household, changes: [{ kind: 'create' }, { kind: 'create' }] },
    ])
    const view = tablet.tablet.book.get().findHousehold(made.household)
    expect(view).toMatchObject({
      wholeState: 'waiting',
      residents: [{ id: made.resident }],
      head: { id: made.resident },
    })
  })

  it('of a removed resident hides them, and their household stays', async () => {
    expect((await tablet.tablet.save(household, [tablet.remove(resident)])).kind).toBe('saved')
    expect(tablet.view(resident)).toBeUndefined()
    expect(tablet.tablet.book.get().findHousehold(household)?.residents).toEqual([])
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(centre.row(muiNe, resident)?.removedAt).not.toBeNull()
    expect(tablet.view(resident)).toBeUndefined()
  })

  it('of a remove asks first when the record looks different by now', async () => {
    const form = tablet.remove(resident)
    await tablet.write(resident, { name: 'B' })
    expect(await tablet.tablet.save(household, [form])).toMatchObject({
      kind: 'changed',
      conflicts: [{ unit: 'name', now: 'B' }],
    })
  })

  it('of several records writes none when one of them looks different by now', async () => {
    const edits = [tablet.edit(resident, { name: 'C' }), tablet.edit(household, { hamlet: 'Thôn 2' })]
    await tablet.write(resident, { name: 'B' })
    expect((await tablet.tablet.save(household, edits)).kind).toBe('changed')
    expect(tablet.shown(household, 'hamlet')).toBe('Thôn 1')
    expect(await lines()).toMatchObject([{ changes: [{ id: resident, wrote: { name: 'B' } }] }])
  })

  it('of a unit that nobody touched since goes through, whatever happened to the others', async () => {
    const form = tablet.edit(resident, { birth: '1981' })
    await tablet.write(resident, { name: 'B' })
    expect((await tablet.tablet.save(household, [form])).kind).toBe('saved')
    expect(tablet.view(resident)?.units).toMatchObject({ name: 'B', birth: '1981' })
  })

  it('after saves on all sides in the same moment loses none of them', async () => {
    const writes = Array.from({ length: 12 }, (_, n) => tablet.addHousehold(`NGƯỜI THỨ ${n}`))
    const made = await Promise.all(writes)
    expect(await tablet.states()).toHaveLength(12)
    for (const one of made) expect(tablet.view(one.resident)).toBeDefined()
  })

  it('moves a resident to another household of the commune', async () => {
    const other = await tablet.addHousehold()
    await tablet.write(resident, { household: other.household })
    const book = tablet.tablet.book.get()
    expect(book.findHousehold(household)?.residents).toEqual([])
    expect(book.findHousehold(other.household)?.residents.map(({ id }) => id)).toContain(resident)
    expect(await tablet.states()).toEqual(['open', 'open'])
  })

  it('of a new household goes to the officer’s only commune, and must name one of several', async () => {
    await tablet.addHousehold()
    expect((await tablet.database.groups.toArray())[0]?.commune).toBe(muiNe)
    const wide = await new TestTablet({ communes: [muiNe, second] }).open()
    await expect(wide.addHousehold()).rejects.toThrow('commune')
    const made = await wide.addHousehold('A', second)
    expect(wide.view(made.household)?.commune).toBe(second)
    await wide.sync()
    expect(wide.centre.row(second, made.household)).toBeDefined()
    expect(wide.centre.row(muiNe, made.household)).toBeUndefined()
  })

  it('into a commune out of scope is refused and writes nothing', async () => {
    const id = recordId(testRecord(77))
    const edit = { type: 'household', id, kind: 'create', wrote: { hamlet: 'x' }, saw: {}, base: {} } as const
    expect(await tablet.tablet.save(id, [edit], second)).toEqual({ kind: 'refused', why: 'scope' })
    expect(await tablet.states()).toEqual([])
  })
})

describe('a full or broken disk', () => {
  const failing = (error: Error) => {
    const fail = () => {
      throw error
    }
    tablet.database.groups.hook('creating').subscribe(fail)
    return () => tablet.database.groups.hook('creating').unsubscribe(fail)
  }

  it('is said so, nothing is shown as saved, and the draft stays', async () => {
    await tablet.tablet.keepDraft(tablet.draft(resident, { wrote: { name: 'B' } }))
    const mend = failing(Object.assign(new Error('full'), { name: 'QuotaExceededError' }))
    expect(await tablet.write(resident, { name: 'B' })).toEqual({ kind: 'failed', why: 'full' })
    expect(tablet.shown(resident, 'name')).toBe('A')
    expect((await tablet.tablet.findDraft(resident))?.wrote).toEqual({ name: 'B' })
    mend()
    expect((await tablet.write(resident, { name: 'B' })).kind).toBe('saved')
  })

  it('is told apart from a database that failed', async () => {
    const mend = failing(new Error('the database is damaged'))
    expect(await tablet.write(resident, { name: 'B' })).toEqual({ kind: 'failed', why: 'broken' })
    mend()
    expect((await tablet.write(resident, { name: 'B' })).kind).toBe('saved')
  })

  it('that is nearly full is announced before it is', async () => {
    tablet.space = { left: 40 * 1024 * 1024, quota: 1e12 }
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(tablet.status().notices).toEqual(['storage-low'])
    tablet.space = { left: 1e9, quota: 2e10 }
    await tablet.sync()
    expect(tablet.status().notices).toEqual(['storage-low'])
    tablet.space = { left: 1e10, quota: 2e10 }
    await tablet.sync()
    expect(tablet.status().notices).toEqual([])
  })
})

describe('a conflict found before sending', () => {
  /** The feed brings X while B waits, and the network goes before the push. */
  async function conflicting() {
    await tablet.write(resident, { name: 'B' })
    centre.write(muiNe, resident, 'name', 'X')
    centre.seed({ type: 'household', id: testRecord(9), commune: muiNe, units: { hamlet: 'Thôn 2' } })
    centre.pageSize = 1
    let pages = 0
    tablet.wire.fate = ({ path }) => {
      if (path.startsWith('/api/feed')) pages += 1
      return pages > 1 ? 'lost' : 'through'
    }
    tablet.clock.advance(600_000)
    await tablet.sync()
    const [conflict] = tablet.view(resident)?.conflicts ?? []
    if (conflict === undefined) throw new Error('no conflict was found')
    expect(conflict).toMatchObject({ kind: 'unsent', saw: 'A', now: 'X', mine: 'B' })
    return conflict
  }

  it('settled for one’s own value goes as one who has seen the centre’s', async () => {
    const conflict = await conflicting()
    expect((await tablet.tablet.settle(conflict, 'B')).kind).toBe('saved')
    expect(tablet.view(resident)).toMatchObject({ state: 'waiting', conflicts: [] })
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
    expect(centre.openFlags(muiNe)).toEqual([])
  })

  it('settled for the centre’s value leaves nothing to send', async () => {
    const conflict = await conflicting()
    expect((await tablet.tablet.settle(conflict, 'X')).kind).toBe('saved')
    expect(tablet.view(resident)).toMatchObject({ state: 'received', conflicts: [] })
    expect(await tablet.states()).toEqual(['dropped'])
  })

  it('settled for a third value writes that', async () => {
    const conflict = await conflicting()
    await tablet.tablet.settle(conflict, 'Z')
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(centre.row(muiNe, resident)?.units.name).toBe('Z')
    expect(centre.openFlags(muiNe)).toEqual([])
  })

  it('not settled holds nothing back: the centre makes it a flag', async () => {
    await conflicting()
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(await tablet.states()).toEqual(['kept'])
    expect(centre.openFlags(muiNe)).toMatchObject([{ unit: 'name', claims: [{ saw: 'A', wrote: 'B' }] }])
  })

  it('settled after it was sent is a new group that replaces the claim', async () => {
    const conflict = await conflicting()
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'answer-lost' : 'through')
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(await tablet.states()).toEqual(['sent'])
    await tablet.tablet.settle(conflict, 'X')
    expect(await tablet.states()).toEqual(['sent', 'open'])
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(centre.row(muiNe, resident)?.units.name).toBe('X')
    expect(centre.openFlags(muiNe)).toEqual([])
  })

  it('is asked again when the centre’s value has changed under the sheet', async () => {
    const conflict = await conflicting()
    const result = await tablet.tablet.settle({ ...conflict, now: 'an older X' }, 'B')
    expect(result).toMatchObject({ kind: 'changed', conflicts: [{ now: 'X', mineBy: 'lan.mui-ne' }] })
  })

  it('is asked again when it was sent meanwhile, and a third value that nobody was shown stands there', async () => {
    const conflict = await conflicting()
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    centre.write(muiNe, resident, 'name', 'Y')
    await tablet.sync()
    const result = await tablet.tablet.settle(conflict, 'B')
    expect(result).toMatchObject({ kind: 'changed', conflicts: [{ now: 'Y', mine: 'B' }] })
    expect(centre.row(muiNe, resident)?.units.name).toBe('Y')
  })
})

describe('a conflict that the centre knows', () => {
  async function flagged() {
    await tablet.write(resident, { name: 'B' })
    centre.write(muiNe, resident, 'name', 'X')
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    const [conflict] = tablet.view(resident)?.conflicts ?? []
    if (conflict === undefined) throw new Error('no conflict was shown')
    return conflict
  }

  it('settled for one’s own value writes over the centre’s, as one who has seen it', async () => {
    const conflict = await flagged()
    await tablet.tablet.settle(conflict, 'B')
    await tablet.sync()
    expect(centre.row(muiNe, resident)?.units.name).toBe('B')
    expect(centre.openFlags(muiNe)).toEqual([])
    expect(tablet.view(resident)).toMatchObject({ state: 'received', conflicts: [] })
  })

  it('settled for the centre’s value withdraws the claim', async () => {
    const conflict = await flagged()
    await tablet.tablet.settle(conflict, 'X')
    await tablet.sync()
    expect(centre.row(muiNe, resident)?.units.name).toBe('X')
    expect(centre.openFlags(muiNe)).toEqual([])
  })

  it('is seen by the other officer too, with both values', async () => {
    await flagged()
    const other = await new TestTablet({ centre, officer: 'minh.mui-ne' }).open()
    expect(other.view(resident)).toMatchObject({
      state: 'conflict',
      conflicts: [{ now: 'X', mine: 'B', mineBy: 'lan.mui-ne', kind: 'flagged' }],
    })
  })

  it('is asked again when the shown value has changed under the sheet', async () => {
    const conflict = await flagged()
    centre.write(muiNe, resident, 'name', 'Y')
    await tablet.sync()
    expect((await tablet.tablet.settle(conflict, 'B')).kind).toBe('changed')
  })
})

describe('two tabs of one tablet', () => {
  it('see each other’s saves', async () => {
    const tab = await new TestTablet({ centre, twinOf: tablet }).open()
    await tablet.write(resident, { name: 'B' })
    await expect.poll(() => tab.shown(resident, 'name')).toBe('B')
  })

  it('that save the same unit in the same moment lose none: the second is asked', async () => {
    const tab = await new TestTablet({ centre, twinOf: tablet }).open()
    const [mine, theirs] = [tablet.edit(resident, { name: 'B' }), tab.edit(resident, { name: 'C' })]
    const results = await Promise.all([
      tablet.tablet.save(household, [mine]),
      tab.tablet.save(household, [theirs]),
    ])
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed', 'saved'])
  })

  it('that save different units in the same moment keep both in one group or two', async () => {
    const tab = await new TestTablet({ centre, twinOf: tablet }).open()
    const [mine, theirs] = [tablet.edit(resident, { name: 'B' }), tab.edit(resident, { birth: '1981' })]
    await Promise.all([tablet.tablet.save(household, [mine]), tab.tablet.save(household, [theirs])])
    await expect.poll(() => tablet.view(resident)?.units).toMatchObject({ name: 'B', birth: '1981' })
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(centre.row(muiNe, resident)?.units).toMatchObject({ name: 'B', birth: '1981' })
  })
})
