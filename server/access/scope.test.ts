/** The scope that SQL gives a device is the one that `may` gives its officer: two walls in the same place. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAccountById, insertAccount } from '#server/store/accounts.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/database.ts'
import type { Area } from '#shared/access/actor.ts'
import { may, type Place } from '#shared/access/may.ts'
import { actorOf } from './accounts.ts'
import { readDeviceState } from './enrol.ts'

const places: readonly (Place & { readonly commune: string })[] = [
  { commune: '22915', district: '593', province: '60' },
  { commune: '22918', district: '593', province: '60' },
  { commune: '22960', district: '597', province: '60' },
  { commune: '22738', district: '582', province: '58' },
  // as the tree is since July 2025
  { commune: '22999', district: null, province: '60' },
]
const areasByOfficer: Record<string, readonly Area[]> = {
  none: [],
  one: [{ level: 'commune', code: '22915' }],
  two: [
    { level: 'commune', code: '22915' },
    { level: 'commune', code: '22738' },
  ],
  district: [{ level: 'district', code: '593' }],
  overlapping: [
    { level: 'district', code: '593' },
    { level: 'commune', code: '22915' },
  ],
  province: [{ level: 'province', code: '60' }],
  'right below a province': [{ level: 'commune', code: '22999' }],
  country: [{ level: 'country', code: 'VN' }],
  unknown: [{ level: 'commune', code: '99999' }],
  'a code of another level': [
    { level: 'province', code: '593' },
    { level: 'commune', code: '60' },
  ],
}

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
  const areas = new Map<string, readonly (string | null)[]>()
  for (const { commune, district, province } of places) {
    areas.set(province ?? '', [province, 'province', null])
    if (district !== null) areas.set(district, [district, 'district', province])
    areas.set(commune, [commune, 'commune', district ?? province])
  }
  for (const area of areas.values()) {
    await db.owner.query(
      `insert into area (code, valid_from, level, parent, name) values ($1, '2004-01-01', $2, $3, $1)`,
      [...area],
    )
  }
})
afterAll(() => db.close())

describe('an officer collects where may and SQL agree', () => {
  for (const [name, areas] of Object.entries(areasByOfficer)) {
    test(`areas: ${name}`, async () => {
      await insertAccount(db.pool, { id: name, username: name, name, role: 'officer', areas })
      const account = await findAccountById(db.pool, name)
      if (account === undefined) throw new Error('no account')
      const allowed = places
        .filter((place) => may(actorOf(account), 'collect', { place }))
        .map(({ commune }) => commune)
        .sort()
      const scope = await db.pool.query<{ scope: string[] }>('select communes_of($1) as scope', [name])
      // one that the tree does not have is in neither: else its rows would come and go with every answer
      expect(scope.rows[0]?.scope).toEqual(allowed)
      expect((await readDeviceState(db.pool, account)).scope).toEqual(allowed)
    })
  }
})

test('an administrator reads no records, whatever areas the account is bound to', async () => {
  const areas: Area[] = [{ level: 'country', code: 'VN' }]
  await insertAccount(db.pool, { id: 'keeper', username: 'keeper', name: 'x', role: 'administrator', areas })
  const found = await db.pool.query<{ scope: string[] }>(`select communes_of('keeper') as scope`)
  expect(found.rows[0]?.scope).toEqual([])
})

test('who is no officer any more collects nowhere', async () => {
  const areas: Area[] = [{ level: 'province', code: '60' }]
  await insertAccount(db.pool, { id: 'team', username: 'team', name: 'team', role: 'district', areas })
  const account = await findAccountById(db.pool, 'team')
  if (account === undefined) throw new Error('no account')
  expect((await readDeviceState(db.pool, account)).scope).toEqual([])
})
