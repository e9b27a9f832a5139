/** The stories in which earlier protocols lost something, on the tablet's side. */
import { describe, expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'

const household = testRecord(1)
const resident = testRecord(2)

/** A tablet that has read a household with one resident called A. */
async function tabletWithA() {
  const centre = new FakeCentre()
  centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
  centre.seed({
    type: 'resident',
    id: resident,
    commune: muiNe,
    units: { household, name: 'A', birth: '1980' },
  })
  const tablet = await new TestTablet({ centre }).open()
  expect(tablet.shown(resident, 'name')).toBe('A')
  return { centre, tablet }
}

describe('stories', () => {
  it('1 · what the centre received stays on the screen before the feed is read, and the next save is no conflict with oneself', async () => {
    const { centre, tablet } = await tabletWithA()
    await tablet.write(resident, { name: 'B' })
    // The feed cannot be read after the push: only the answer to the batch comes through.
    tablet.wire.fate = ({ path }) =>
      path.startsWith('/api/feed') && centre.judged.size > 0 ? 'lost' : 'through'
    await tablet.sync()
    expect(tablet.shown(resident, 'name')).toBe('B')
    expect(await tablet.states()).toEqual(['kept'])
    await tablet.write(resident, { name: 'C' })
    tablet.online()
    await tablet.sync()
    expect(centre.row(muiNe, resident)?.units.name).toBe('C')
    expect(centre.openFlags(muiNe)).toEqual([])
  })
})
