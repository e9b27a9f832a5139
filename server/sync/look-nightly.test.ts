import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nightStoreOn } from '#server/rules-nightly.ts'
import { findNewestRun } from '#server/store/rule-runs.ts'
import type { CheckCode } from '#shared/checks/check-list.ts'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { hamTien, muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { drainNumberChecks } from './check-numbers.ts'
import { lookNightly, type NightStore } from './look-nightly.ts'

let world: World
let lan: TestTablet
const softened = new Set<CheckCode>()
let now = new Date('2021-03-04T02:00:00Z')
const rules = {
  tree: { parentsOf: () => [], hasBelow: () => false },
  isSoftened: (rule: CheckCode) => softened.has(rule),
}

beforeAll(async () => {
  world = await openWorld({ rules, now: () => now })
  lan = await world.enrol('lan', [muiNe, hamTien])
})
afterAll(() => world.close())
beforeEach(async () => {
  softened.clear()
  await world.db.owner.query('delete from rule_run')
})

async function born(given: UnitValues, commune: CommuneCode = muiNe): Promise<RecordId> {
  const [home, id] = [newId(), newId()]
  await lan.send(
    [
      lan.group([
        createChange('household', home, household()),
        createChange('resident', id, { ...resident({ household: home, relation: 'CH' }), ...given }),
      ]),
    ],
    { commune },
  )
  return id
}
const flagsOf = async (id: RecordId) => {
  const found = await world.db.owner.query<{ rule: string; state: string }>(
    'select rule, state from flag where record = $1 order by seq',
    [id],
  )
  return found.rows.map(({ rule, state }) => `${rule} ${state}`)
}
const look = (day: string, more: { store?: NightStore; pages?: number } = {}) => {
  let pages = more.pages ?? Number.POSITIVE_INFINITY
  return lookNightly({
    centre: world.centre,
    store: more.store ?? nightStoreOn(world.db.pool),
    day,
    admit: async (work) => {
      pages -= 1
      if (pages < 0) return false
      await work()
      return true
    },
  })
}

test('what only the day makes wrong is asked the night after, and reaches the tablets', async () => {
  const old = await born({ birth: '1910-06-01' })
  expect(await flagsOf(old)).toEqual([])
  now = new Date('2021-06-01T19:00:00Z')
  const from = (await lan.feed(0, 100_000)).next
  await look('2021-06-02')
  expect(await flagsOf(old)).toEqual(['DOB_AGE open'])
  expect((await lan.feed(from)).flags).toMatchObject([{ recordId: old, rule: 'DOB_AGE' }])
  await look('2021-06-03')
  expect(await flagsOf(old)).toEqual(['DOB_AGE open'])
})

test('a rule that asks again asks about what came meanwhile, in records and over the database', async () => {
  for (const rule of ['CMND_FORMAT', 'CMND_DUP'] as const) softened.add(rule)
  const [an, ba] = [await born({ cmnd: '2601' }), await born({ cmnd: '2601' }, hamTien)]
  await drainNumberChecks(world.centre)
  await look('2021-06-04')
  expect([await flagsOf(an), await flagsOf(ba)]).toEqual([[], []])
  softened.clear()
  await look('2021-06-05')
  for (const one of [an, ba]) {
    expect((await flagsOf(one)).sort()).toEqual(['CMND_DUP open', 'CMND_FORMAT open'])
  }
})

test('a night is told as it goes: communes, households, and what was raised and cleared', async () => {
  softened.add('CMND_FORMAT')
  await born({ cmnd: '26' })
  softened.clear()
  await look('2021-06-06')
  const run = await findNewestRun(world.db.pool)
  const households = await world.count('household')
  expect(run).toMatchObject({ day: '2021-06-06', communes: 2, done: 2, households, raised: 1, cleared: 0 })
  expect(run?.endedAt).not.toBeNull()
})

test('a night that was cut short goes on where it stood, the next night too', async () => {
  const read: string[] = []
  const base = nightStoreOn(world.db.pool)
  const store: NightStore = {
    ...base,
    readPage: (ask) => {
      read.push(ask.commune)
      return base.readPage(ask)
    },
  }
  await look('2021-06-07', { store, pages: 1 })
  expect(await findNewestRun(world.db.pool)).toMatchObject({ day: '2021-06-07', done: 1, endedAt: null })
  await look('2021-06-08', { store })
  expect(read).toEqual([muiNe, hamTien, muiNe, hamTien])
  const days = await world.db.owner.query(
    `select to_char(day, 'YYYY-MM-DD') as day from rule_run where ended_at is not null order by day`,
  )
  expect(days.rows).toEqual([{ day: '2021-06-07' }, { day: '2021-06-08' }])
})

test('what is written while a page is looked at makes it look again', async () => {
  softened.add('CMND_FORMAT')
  const an = await born({ cmnd: '260' })
  softened.clear()
  const base = nightStoreOn(world.db.pool)
  let isFirst = true
  await look('2021-06-09', {
    store: {
      ...base,
      readPage: async (ask) => {
        const page = await base.readPage(ask)
        if (isFirst && ask.commune === muiNe) {
          isFirst = false
          await lan.sendOne(
            lan.group([editChange(an, { saw: { cmnd: '260' }, wrote: { cmnd: '260123456' } })]),
          )
        }
        return page
      },
    },
  })
  expect(await flagsOf(an)).toEqual([])
})
