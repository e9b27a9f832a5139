/** What the centre said of this tablet's turns and of its officer's right: kept in clear, and never trusted blindly. */
import { beforeEach, describe, expect, it } from 'vitest'
import { TestTablet } from '#client/testing/test-tablet.ts'
import { openDatabase, type TabletDatabase } from './database.ts'
import { keepRightToApprove, mayApprove } from './right-to-approve.ts'
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
