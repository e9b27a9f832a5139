/** What the centre said of this tablet's turns, of rules and of its officer's right: kept in clear, and never trusted blindly. */
import { beforeEach, describe, expect, it } from 'vitest'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { openDatabase, type TabletDatabase } from './database.ts'
import { keepRightToApprove, mayApprove } from './right-to-approve.ts'
import { keepSoftened, listSoftened } from './softened-rules.ts'
import { getTurns, keepWindow, noteTurn } from './sync-window.ts'

const evening = { start: '19:00', spread: 90 }
const night = { start: '22:30', spread: 240 }
const atAnyTime = { window: null, doneAt: null }

let tablet: TestTablet
let database: TabletDatabase

beforeEach(() => {
  tablet = new TestTablet()
  database = openDatabase(tablet.place)
})

/** How often a table is written while something is done. */
async function countWrites(work: () => Promise<void>): Promise<number> {
  let writes = 0
  const count = () => {
    writes += 1
  }
  database.meta.hook('creating', count)
  database.meta.hook('updating', count)
  await work()
  database.meta.hook('creating').unsubscribe(count)
  database.meta.hook('updating').unsubscribe(count)
  return writes
}

describe('the turns of a tablet', () => {
  it('are at any time until the centre says otherwise', async () => {
    expect(await getTurns(database)).toEqual(atAnyTime)
    await noteTurn(database, 1)
    expect(await getTurns(database)).toEqual(atAnyTime)
  })

  it('are remembered from one start of the app to the next', async () => {
    await keepWindow(database, evening)
    await noteTurn(database, 500)
    database.close()
    expect(await getTurns(openDatabase(tablet.place))).toEqual({ window: evening, doneAt: 500 })
  })

  it('go on under another window, and are at any time again without one', async () => {
    await keepWindow(database, evening)
    await noteTurn(database, 500)
    await keepWindow(database, night)
    expect(await getTurns(database)).toEqual({ window: night, doneAt: 500 })
    await keepWindow(database, null)
    expect((await getTurns(database)).window).toBeNull()
    await noteTurn(database, 900)
    expect((await getTurns(database)).doneAt).toBe(500)
  })

  it('are not written again when the centre says the same', async () => {
    await keepWindow(database, evening)
    expect(await countWrites(() => keepWindow(database, { ...evening }))).toBe(0)
    expect(await countWrites(() => keepWindow(database, night))).toBe(1)
  })

  it('that cannot be read keep nobody waiting', async () => {
    for (const value of [
      7,
      null,
      { window: { start: '25:00', spread: 1 }, doneAt: null },
      { window: evening },
    ]) {
      await database.meta.put({ name: 'turns', value })
      expect(await getTurns(database)).toEqual(atAnyTime)
    }
  })
})

describe('the right to approve', () => {
  it('is nobody’s until the centre has said so, and ends when it says so', async () => {
    expect(await mayApprove(database)).toBe(false)
    await keepRightToApprove(database, true)
    expect(await mayApprove(database)).toBe(true)
    await keepRightToApprove(database, false)
    expect(await mayApprove(database)).toBe(false)
  })

  it('is not read into anything but a plain yes', async () => {
    for (const value of ['true', 1, {}, null]) {
      await database.meta.put({ name: 'approves', value })
      expect(await mayApprove(database)).toBe(false)
    }
  })

  it('is written only when it has changed', async () => {
    expect(await countWrites(() => keepRightToApprove(database, false))).toBe(0)
    expect(await countWrites(() => keepRightToApprove(database, true))).toBe(1)
    expect(await countWrites(() => keepRightToApprove(database, true))).toBe(0)
  })
})

describe('softened rules', () => {
  const softened = [
    {
      ...{ commune: muiNe, rule: 'HEAD_COUNT', severity: 'info' as const },
      ...{ from: '2021-03-01', until: '2021-03-31' },
    },
  ]

  it('are as the centre last said, and none before it said anything', async () => {
    expect(await listSoftened(database)).toEqual([])
    await keepSoftened(database, softened)
    expect(await listSoftened(database)).toEqual(softened)
    await keepSoftened(database, [])
    expect(await listSoftened(database)).toEqual([])
  })

  it('are none where what is stored cannot be read', async () => {
    for (const value of [
      7,
      null,
      [{ ...softened[0], severity: 'error' }],
      [{ ...softened[0], from: 'now' }],
    ]) {
      await database.meta.put({ name: 'softened', value })
      expect(await listSoftened(database)).toEqual([])
    }
  })

  it('are written only when they have changed', async () => {
    expect(await countWrites(() => keepSoftened(database, []))).toBe(0)
    expect(await countWrites(() => keepSoftened(database, softened))).toBe(1)
    expect(await countWrites(() => keepSoftened(database, structuredClone(softened)))).toBe(0)
  })
})
