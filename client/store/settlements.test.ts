/** An officer learns what became of their claim, and says that they have read it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, TestTablet, testIds } from '#client/testing/test-tablet.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { compactPages } from './compact.ts'

const household = testRecord(1)
const resident = testRecord(2)
const settled: Partial<Flag> = {
  found: { how: 'take', claim: 'lan.mui-ne' },
  reason: 'Đã đối chiếu giấy khai sinh',
  settledBy: 'giam-sat',
  closedAt: '2026-02-03T03:00:00.000Z',
}

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
})

/** The officer writes 1978 over 1980 while another has written 1987: the officer's year is a claim. */
async function aClaim(): Promise<void> {
  tablet.offline()
  await tablet.write(resident, { birth: '1978' })
  centre.write(muiNe, resident, 'birth', '1987')
  tablet.online()
  tablet.clock.advance(600_000)
  await tablet.sync()
  expect(tablet.view(resident)?.conflicts).toHaveLength(1)
}

const settlements = () => tablet.tablet.book.get().settlements()

async function decide(value: string, word: Partial<Flag> = settled): Promise<void> {
  centre.decide(muiNe, resident, 'birth', value, word)
  await tablet.sync()
}

describe('a claim that a supervisor settled', () => {
  it('is told with how, by whom and why', async () => {
    await aClaim()
    expect(settlements()).toEqual([])
    await decide('1978')
    expect(settlements()).toMatchObject([
      {
        record: resident,
        unit: 'birth',
        mine: '1978',
        how: 'take',
        takenFrom: 'lan.mui-ne',
        by: 'giam-sat',
        takenFromName: 'lan.mui-ne',
        reason: 'Đã đối chiếu giấy khai sinh',
      },
    ])
    expect(tablet.shown(resident, 'birth')).toBe('1978')
  })

  it('is told until the officer has read it, also after the tablet was started again', async () => {
    await aClaim()
    await decide('1987', { ...settled, found: { how: 'keep' } })
    await tablet.restart()
    const [told] = settlements()
    if (told === undefined) throw new Error('nothing is told')
    expect(told.how).toBe('keep')
    await tablet.tablet.noteSettlement(told.flagId)
    expect(settlements()).toEqual([])
    await tablet.restart()
    expect(settlements()).toEqual([])
  })

  it('outlives the rewriting of many pages as few', async () => {
    await aClaim()
    await decide('1978')
    for (let n = 0; n < 15; n += 1) {
      centre.write(muiNe, resident, 'cmnd', `12345678${n}`)
      await tablet.write(resident, { fatherName: `CHA ${n}` })
      await tablet.sync()
    }
    const context = {
      database: tablet.database,
      sealer: await tablet.sealer(),
      clock: tablet.clock,
      ids: testIds,
      tabs: tablet.channel.tab(),
      journal: tablet.store.journal,
    }
    expect(await tablet.database.pages.count()).toBeGreaterThan(24)
    await compactPages(context)
    await tablet.restart()
    expect(settlements()).toHaveLength(1)
  })

  it('is nobody else’s news, and stands beside the record for everybody with how, why and by whom', async () => {
    const other = await new TestTablet({ centre, officer: 'minh.mui-ne' }).open()
    await aClaim()
    await decide('1978')
    await other.sync()
    expect(other.tablet.book.get().settlements()).toEqual([])
    const { reason, settledBy } = settled
    expect(other.tablet.book.get().decisions(resident)).toMatchObject([
      { unit: 'birth', how: 'take', reason, by: settledBy },
    ])
    await tablet.sync()
    expect(tablet.tablet.book.get().decisions(resident)).toEqual([])
  })
})

it('a question that closed by agreement is no news', async () => {
  await aClaim()
  await decide('1978', { state: 'agreed' })
  expect(settlements()).toEqual([])
})

describe('a failed check that a supervisor closed', () => {
  const reason = 'Đã xem thẻ căn cước'
  const closed = { household, reason, settledBy: 'giam-sat', closedAt: '2026-02-03T03:00:00.000Z' }

  /** Lan has written the household; the resident is as another wrote it. */
  async function aHouseholdOfLans(): Promise<void> {
    await tablet.write(household, { bookNumber: 'TN-1' })
    await tablet.sync()
  }

  it('in a household of the officer’s is told with how, by whom and why, until they have read it', async () => {
    await aHouseholdOfLans()
    centre.check(muiNe, resident, { ...closed, state: 'dismissed', found: { year: '1986' } })
    await tablet.sync()
    expect(settlements()).toMatchObject([
      {
        record: resident,
        how: 'dismiss',
        by: 'giam-sat',
        reason,
        check: { rule: 'ID_YEAR', found: { year: '1986' } },
      },
    ])
    const [told] = settlements()
    if (told === undefined) throw new Error('nothing is told')
    await tablet.tablet.noteSettlement(told.flagId)
    await tablet.restart()
    expect(settlements()).toEqual([])
  })

  it('by a correction of the very record that they wrote is theirs still, by whoever else lives there', async () => {
    await tablet.write(resident, { fatherName: 'CHA' })
    await tablet.sync()
    centre.write(muiNe, household, 'bookNumber', 'TN-2', 'giam-sat')
    centre.check(muiNe, household, { ...closed, type: 'household', rule: 'HEAD_COUNT', state: 'settled' })
    await tablet.sync()
    expect(settlements()).toMatchObject([{ record: household, how: 'correct', reason }])
  })

  it('elsewhere is nobody’s news, and stands beside the record for everybody', async () => {
    centre.check(muiNe, resident, { ...closed, state: 'settled' })
    await tablet.sync()
    expect(settlements()).toEqual([])
    expect(tablet.tablet.book.get().decisions(resident)).toMatchObject([{ how: 'correct', reason }])
  })

  it('because the record was mended is no supervisor’s word, and is not told', async () => {
    await aHouseholdOfLans()
    centre.check(muiNe, resident, { household, state: 'cleared', closedAt: closed.closedAt })
    await tablet.sync()
    expect(settlements()).toEqual([])
    expect(tablet.tablet.book.get().decisions(resident)).toEqual([])
  })
})

describe('who settled it', () => {
  const names = { 'giam-sat': 'Trần Thị Giám Sát', 'minh.mui-ne': 'Nguyễn Văn Minh' }

  it('is told by name, and so is whose value was taken', async () => {
    await aClaim()
    await decide('1987', { ...settled, found: { how: 'take', claim: 'minh.mui-ne' }, names })
    expect(settlements()).toMatchObject([
      { by: 'Trần Thị Giám Sát', takenFrom: 'minh.mui-ne', takenFromName: 'Nguyễn Văn Minh' },
    ])
    await tablet.restart()
    expect(settlements()).toMatchObject([{ by: 'Trần Thị Giám Sát' }])
  })

  it.each([
    ['an older centre', {}],
    ['a centre that does not know them any more', { names: {} }],
    ['a centre that tells no names', { names: null }],
  ])('is told by username where %s said no more', async (_, word) => {
    await aClaim()
    await decide('1978', { ...settled, ...word })
    expect(settlements()).toMatchObject([{ by: 'giam-sat', takenFromName: 'lan.mui-ne' }])
  })
})

describe('an officer with a new tablet', () => {
  async function onNewTablet(enrolledAt: string | undefined): Promise<number> {
    const next = await new TestTablet({ centre, enrolledAt }).open()
    await next.sync()
    await next.restart()
    return next.tablet.book.get().settlements().length
  }

  it('is not told again what was settled before', async () => {
    await aClaim()
    await decide('1978')
    expect(await onNewTablet('2026-02-03T03:00:00.001Z')).toBe(0)
  })

  it('is told what is settled from then on, also of a claim that was made on the old one', async () => {
    await aClaim()
    await decide('1978')
    expect(await onNewTablet('2026-02-03T02:59:59.000Z')).toBe(1)
  })

  it('is told everything by a centre that does not say since when they have it', async () => {
    await aClaim()
    await decide('1978')
    expect(await onNewTablet(undefined)).toBe(1)
  })
})
