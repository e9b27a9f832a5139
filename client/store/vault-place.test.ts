import { beforeEach, describe, expect, it } from 'vitest'
import { TestTablet } from '#client/testing/test-tablet.ts'
import { openDatabase, type TabletDatabase } from './database.ts'
import { countPin, forgetPins, readPins } from './vault-place.ts'

const { place } = new TestTablet()
let database: TabletDatabase

beforeEach(async () => {
  database = openDatabase(place)
  await forgetPins(database)
})

describe('the count of PINs', () => {
  it('is one for the tablet: two tabs that count at once both count', async () => {
    const twin = openDatabase(place)
    expect(await readPins(database)).toBe(0)
    const counted = await Promise.all([countPin(database), countPin(twin), countPin(database)])
    expect([...counted].sort()).toEqual([1, 2, 3])
    expect(await readPins(twin)).toBe(3)
    await forgetPins(twin)
    expect(await readPins(database)).toBe(0)
    expect(await countPin(database)).toBe(1)
    twin.close()
  })

  it('begins anew where what stands there is no number of tries', async () => {
    for (const value of ['3', -1, 1.5, null, { wrong: 2 }]) {
      await database.meta.put({ name: 'pins', value })
      expect(await readPins(database)).toBe(0)
    }
  })
})
